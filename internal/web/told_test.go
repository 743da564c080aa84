package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/schoolday"
	"heard/internal/testapp"
)

// delivered lets the schedule put before people what waits in the outbox.
func delivered(t *testing.T, a *testapp.App) {
	t.Helper()
	a.Clock.Advance(time.Minute)
	a.Schedule.Tick(t.Context())
}

// A notice was counted on every page and shown on none. Each page says that something is new, in words and with a link to
// the first page, until its person has looked there; what stands on no list there is listed, with the id in the link alone.
func TestWhatSomebodyIsToldStandsOnTheirFirstPage(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "First.")
	delivered(t, a)
	dsl := a.As(t, "dsl")
	if link := dsl.Get("/requests").Says("One thing is new for you").Page().Find("main [role=status] a"); link.AttrOr("href", "") != "/" {
		t.Error("it does not lead to the first page")
	}
	dsl.Get("/").Silent("new for you", "New for you") // a concern that waits stands under "Waiting for a first look"
	dsl.Get("/requests").Silent("new for you")
	dsl.Post("/concerns/decide/"+id, whole(a, "dsl")).Want(http.StatusSeeOther)
	delivered(t, a)
	teacher := a.As(t, "teacher")
	teacher.Get("/concerns").Says("One thing is new for you").Silent("There is news on something")
	for range 2 { // a reload takes nothing away
		page := teacher.Get("/").Says("New for you", "There is news on something you logged.")
		href := page.Page().Find("section[aria-labelledby=told] a").AttrOr("href", "")
		teacher.Get(href).Want(http.StatusOK).Silent("new for you")
	}
	a.Conflict(t, "teacher", "aled") // whoever may have nothing to do with the child any more is told nothing
	teacher.Get("/").Silent("There is news on something you logged.")
}

// What was seen on one day is not new on the next.
func TestWhatWasSeenIsNotNewForEver(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "First.")
	a.As(t, "dsl").Post("/concerns/decide/"+id, whole(a, "dsl")).Want(http.StatusSeeOther)
	delivered(t, a)
	a.As(t, "teacher").Get("/").Says("There is news on something you logged.")
	a.Clock.Advance(3 * time.Hour)
	a.As(t, "teacher").Get("/").Silent("There is news on something you logged.")
}

// A pupil is told in their words, and not how much; what happened stands on their own request.
func TestAPupilIsToldThatThereIsNews(t *testing.T) {
	a := testapp.Start(t)
	mine, _ := asked(t, a)
	delivered(t, a)
	aled := a.As(t, "aled")
	aled.Get("/p/names").Want(http.StatusOK).Says("Something is new for you").Silent("One thing")
	page := aled.Get("/").Want(http.StatusOK).Says("There is news about what you asked for.").Silent("Something is new for you")
	if href := page.Page().Find("#told + ul a").First().AttrOr("href", ""); href != mine {
		t.Errorf("it leads to %q", href)
	}
	aled.Get("/p/names").Silent("Something is new for you")

	// Several things about one request read the same: they are told once, with when the last of them happened.
	dsl := a.As(t, "dsl")
	a.Clock.Advance(time.Minute)
	dsl.Post(staffPath(mine)+"/spoken", url.Values{"next": {"We look for a quiet place."}, "on": {"18/11/2026"}}).Want(http.StatusSeeOther)
	a.Clock.Advance(time.Minute)
	last := schoolday.ForMachine(a.Clock.Now())
	dsl.Post(staffPath(mine)+"/offer", url.Values{"kind": {"one_to_one"}, "text": {"Mr Osei, Tuesdays."}, "on": {"24/11/2026"}}).Want(http.StatusSeeOther)
	delivered(t, a)
	told := aled.Get("/").Page().Find("#told + ul li")
	if about := told.Find("a[href='" + mine + "']"); about.Length() != 1 || told.First().Find("time").AttrOr("datetime", "") != last {
		t.Errorf("%d lines about one request; the newest is of %s, want %s", about.Length(), told.First().Find("time").AttrOr("datetime", ""), last)
	}
}

// What an organisation is told reaches its workers: no notice to one matched anybody.
func TestAnOrganisationIsTold(t *testing.T) {
	a, charity, _ := withServices(t)
	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, charity)
	sendReferral(t, nav, id)
	delivered(t, a)
	riverside := a.As(t, "riverside")
	riverside.Get("/inbox").Want(http.StatusOK).Says("One thing is new for you")
	page := riverside.Get("/").Says("A referral has arrived.").Silent("One thing is new for you")
	if href := page.Page().Find("#told + ul a").AttrOr("href", ""); !strings.HasPrefix(href, "/inbox/view/") {
		t.Errorf("it leads to %q", href)
	}
	riverside.Get("/inbox").Silent("new for you")
}

// What a pupil adds is told to whoever acts on it as well, on whatever page they are.
func TestWhatAPupilAddsIsToldAtOnce(t *testing.T) {
	a := testapp.Start(t)
	mine, _ := asked(t, a)
	dsl := a.As(t, "dsl")
	delivered(t, a)
	dsl.Get("/")
	dsl.Get("/concerns").Silent("new for you")
	a.As(t, "aled").Post(mine+"/more", url.Values{"more": {"It got much worse last night."}}).Want(http.StatusSeeOther)
	delivered(t, a)
	dsl.Get("/concerns").Says("One thing is new for you").Silent("much worse")
}

// News of a plan has no reference to be told apart by: to whoever keeps the plan it says whose it is, at the time at which the young
// person wrote and not at midnight, once a day, and off paper. Whoever may not open the plan any more reads that there was news
// and not whose; the young person reads no name.
func TestNewsOfAPlanSaysWhoseItIs(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	path, lead, aled := "/plans/view/"+id(own), a.As(t, "dsl"), a.As(t, "aled")
	keptBy := func(who string) {
		typed := url.Values{"made_with": {"Aled"}, "review": {"18/12/2026"}, "agreed": {"agreed"}, "coordinator": {staffID(a, who)}}
		lead.Post(path+"/settle", seen(t, lead, path+"/settle", typed)).Want(http.StatusSeeOther)
	}
	keptBy("senco")
	write(t, aled, own+"/part/support_needs", url.Values{"own_text": {"A seat by the door."}}).Want(http.StatusSeeOther)
	a.Clock.Advance(5 * time.Minute)
	write(t, aled, own+"/part/support_needs", url.Values{"own_text": {"And a way out."}}).Want(http.StatusSeeOther)
	delivered(t, a)
	senco := a.As(t, "senco")
	news := senco.Get("/").Says("A plan has changed. Aled Vaughan, 10A").Page().Find("section[aria-labelledby=told] li")
	if at := news.Find("time").AttrOr("datetime", ""); news.Length() != 1 || at != "2026-11-16T09:15:00Z" {
		t.Errorf("%d times, at %s: %q", news.Length(), at, news.Text())
	}
	if news.Find("a .heard-screen-only").Text() != "Aled Vaughan, 10A" {
		t.Errorf("the name goes onto paper: %q", news.Text())
	}
	senco.Get(news.Find("a").AttrOr("href", "")).Want(http.StatusOK)
	keptBy("pastoral")
	senco.Get("/").Says("A plan has changed.").Silent("Aled")
	delivered(t, a)
	aled.Get("/").Says("Something in a plan of yours has changed.").Silent("Vaughan")
}

// News that is counted is listed: after the holidays the oldest of thirty stood nowhere, and was seen all the same.
func TestAllNewsThatIsCountedIsListed(t *testing.T) {
	a := testapp.Start(t)
	dsl := a.As(t, "dsl")
	for range 30 {
		id := logged(t, a, "Alone at lunch.")
		dsl.Post("/concerns/decide/"+id, whole(a, "dsl")).Want(http.StatusSeeOther)
	}
	delivered(t, a)
	a.As(t, "teacher").Get("/concerns").Says("More than twelve things are new for you")
	if n := a.As(t, "teacher").Get("/").Page().Find("section[aria-labelledby=told] li").Length(); n != 30 {
		t.Errorf("%d of thirty are listed", n)
	}
}

// What the first page does not list is not counted either: a colleague whom the pupil keeps out by now was told that one thing is
// new, and found nothing.
func TestNewsThatWasTakenAwayIsNotCounted(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "First.")
	a.As(t, "dsl").Post("/concerns/decide/"+id, whole(a, "dsl")).Want(http.StatusSeeOther)
	delivered(t, a)
	teacher := a.As(t, "teacher")
	teacher.Get("/concerns").Says("One thing is new for you")
	a.Conflict(t, "teacher", "aled")
	teacher.Get("/concerns").Silent("new for you")
}
