package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/testapp"
)

// quietHour is an entry that may be published.
func quietHour(a *testapp.App) url.Values {
	return url.Values{
		"version": {"0"}, "kind": {"service"}, "state": {"published"}, "org": {a.School.Orgs["riverside"].String()}, "name": {"Quiet Hour"},
		"summary": {"A warm room and someone to talk to."}, "accepts": {"Ages 11 to 19."}, "self_harm": {"yes"}, "self_harm_words": {"Come as you are."},
		"age_from": {"11"}, "age_to": {"19"}, "phone": {"01632 960401"}, "cost": {"Free"}, "hours": {"Mon to Fri 9:00 to 17:00"}, "checked_on": {"02/11/2026"},
		"flags": {"referrals"}, "formats": {"drop_in", "in_school"},
	}
}

func with(v url.Values, pairs ...string) url.Values {
	c := url.Values{}
	for k, x := range v {
		c[k] = x
	}
	for i := 0; i < len(pairs); i += 2 {
		c[pairs[i]] = []string{pairs[i+1]}
	}
	return c
}

// T-049, T-052, T-054: what the navigator publishes anybody finds without signing in, with nothing blank.
func TestAnybodyFindsAPublishedService(t *testing.T) {
	a := testapp.Start(t)
	nav := a.As(t, "navigator")
	nav.Get("/directory").Want(http.StatusOK).Says("Add the first")
	nav.Post("/directory/new", with(quietHour(a), "self_harm_words", "")).Want(http.StatusUnprocessableEntity).
		Says("own words about people who currently self-harm").Says("A warm room")
	visitor := a.Browser(t)
	visitor.Get("/find-support").Want(http.StatusOK).Silent("Quiet Hour")
	// What cannot be read and what is missing are said in one answer, each box once.
	nav.Post("/directory/new", with(quietHour(a), "checked_on", "last week", "self_harm_words", "", "age_from", "19", "age_to", "11")).Want(http.StatusUnprocessableEntity).
		Says("Write the day like this", "Write the service's own words", "The last age comes before the first").Silent("Say on which day")
	nav.Get(nav.Post("/directory/new", quietHour(a)).Want(http.StatusSeeOther).To).Says("The entry is saved", "Quiet Hour")
	nav.Get("/directory").Silent("is saved")
	page := visitor.Get("/find-support").Want(http.StatusOK).Says("Quiet Hour", "11 to 19", "Open now")
	href, _ := page.Page().Find("h2 a").Attr("href")
	visitor.Get(href).Want(http.StatusOK).Says("Come as you are.", "We do not know yet. Ask us.", "We checked this on Monday 2 November 2026.", "01632 960401")
	visitor.Get("/find-support?how=group").Want(http.StatusOK).Silent("Quiet Hour").Says("Nothing fits that")
	visitor.Get("/find-support?how=drop_in&when=now&cost=free&q=warm").Want(http.StatusOK).Says("Quiet Hour")
	a.Clock.Advance(14 * time.Hour) // 23:15 (T-163)
	visitor.Get("/find-support?when=now").Want(http.StatusOK).Silent("Quiet Hour")
	a.As(t, "aled").Get("/find-support").Want(http.StatusOK).Says("Quiet Hour")
}

// 4.29, T-136, C-39: pupils are not shown what is not for them; the pages for staff say so.
func TestPupilsAreNotShownWhatIsNotForThem(t *testing.T) {
	a := testapp.Start(t)
	nav := a.As(t, "navigator")
	nav.Post("/directory/new", with(quietHour(a), "name", "Grown-up Talk", "age_from", "18", "age_to", "")).Want(http.StatusSeeOther)
	nav.Post("/directory/new", with(quietHour(a), "name", "Loud Board", "peers", "unmoderated")).Want(http.StatusSeeOther)
	nav.Post("/directory/new", with(quietHour(a), "name", "Night Line", "kind", "helpline", "org", "", "hours", "always", "phone", "01632 960777")).Want(http.StatusSeeOther)
	pupil := a.As(t, "aled")
	pupil.Get("/find-support").Want(http.StatusOK).Silent("Grown-up Talk", "Loud Board").Says("Night Line")
	pupil.Get("/").Want(http.StatusOK).Says("01632 960777") // the panel on every page comes from the directory
	href, _ := nav.Get("/find-support").Says("Grown-up Talk", "Pupils do not see this").Page().Find("h2 a").First().Attr("href")
	pupil.Get(href).Want(http.StatusNotFound)
	a.Clock.Advance(100 * 24 * time.Hour)
	pupil = a.As(t, "aled")
	pupil.Get("/find-support").Want(http.StatusOK).Silent("Night Line", "01632 960777").Says("999", "111")
	a.As(t, "navigator").Get("/directory").Want(http.StatusOK).Says("To check now", "Hidden from pupils until it is checked")
}

// Two people edit one entry: the second sees what changed and loses nothing typed. A form sent twice saves once.
func TestTwoPeopleEditOneEntry(t *testing.T) {
	a := testapp.Start(t)
	nav, dsl := a.As(t, "navigator"), a.As(t, "dsl")
	nav.Post("/directory/new", quietHour(a)).Want(http.StatusSeeOther)
	path, _ := nav.Get("/directory").Page().Find("tbody th a, tbody td a").First().Attr("href")
	if !strings.HasPrefix(path, "/directory/edit/") {
		t.Fatalf("leads to %q", path)
	}
	mine := with(quietHour(a), "version", "1", "summary", "A warm room.", "key", ident.NewRaw(time.Now()).String())
	dsl.Post(path, mine).Want(http.StatusSeeOther)
	dsl.Post(path, mine).Want(http.StatusSeeOther) // once more, and still one change
	late := nav.Post(path, with(quietHour(a), "version", "1", "summary", "A very warm room.")).Want(http.StatusConflict)
	late.Says("A warm room.", "Saved now", "What you typed")
	if got := late.Page().Find("#summary").Text(); got != "A very warm room." {
		t.Errorf("what was typed is gone: %q", got)
	}
	version, _ := late.Page().Find("form#entry input[name=version]").Attr("value")
	nav.Post(path, with(quietHour(a), "version", version, "summary", "A very warm room.")).Want(http.StatusSeeOther)
	a.Browser(t).Get("/find-support").Says("A very warm room.")
	a.As(t, "teacher").Get(path).Want(http.StatusForbidden)
}

// C-38: an agreement that ends within 60 days is announced; one that is stale on arrival is refused with what is saved.
func TestAgreementsAreKeptInDate(t *testing.T) {
	a := testapp.Start(t)
	head := a.As(t, "head")
	form := url.Values{"version": {"0"}, "org": {a.School.Orgs["riverside"].String()}, "reference": {"DSA-1"}, "covers": {"referral"},
		"purpose": {"Support for pupils whom the school refers."}, "first": {"01/09/2026"}, "last": {"31/12/2026"}}
	head.Post("/partner-agreements/new", with(form, "last", "31/12/2025")).Want(http.StatusUnprocessableEntity).Says("The last day comes before the first.", "Add an agreement")
	head.Get(head.Post("/partner-agreements/new", form).Want(http.StatusSeeOther).To).Says("The agreement is saved", "DSA-1")
	head.Get("/partner-agreements").Silent("is saved")
	page := a.As(t, "navigator").Get("/partner-agreements").Want(http.StatusOK).Says("DSA-1", "In date", "ends on Thu 31 Dec 2026")
	if page.Page().Find("form#agreement").Length() != 0 {
		t.Error("the navigator may read the register, not change it")
	}
	path, _ := head.Get("/partner-agreements").Page().Find("tbody a").First().Attr("href")
	head.Post(path, with(form, "version", "1", "last", "31/08/2027")).Want(http.StatusSeeOther)
	head.Post(path, with(form, "version", "1", "last", "30/08/2027")).Want(http.StatusConflict)
	head.Get("/partner-agreements").Says("Wed 1 Sep 2027")
	head.Post(path, with(form, "version", "2", "ended", "16/11/2026")).Want(http.StatusSeeOther)
	head.Get("/partner-agreements").Says("Not in date").Silent("Wed 1 Sep 2027") // what is over is not looked at again next year
	a.As(t, "teacher").Get("/partner-agreements").Want(http.StatusForbidden)
}
