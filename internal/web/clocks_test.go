package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"heard/internal/response"
	"heard/internal/testapp"

	"github.com/PuerkitoBio/goquery"
)

// clockForm is the form for the school's own numbers as it stands, with some boxes filled anew.
func clockForm(c *testapp.Client, more ...string) url.Values {
	form := url.Values{}
	c.Get("/clocks/edit").Want(http.StatusOK).Page().Find("form#clocks input").Each(func(_ int, n *goquery.Selection) {
		form.Set(n.AttrOr("name", ""), n.AttrOr("value", ""))
	})
	form.Del("key")
	return with(form, more...)
}

// Rules 3: a number marked D is the school's to change, within bounds, by the lead; who changed it, and what it was, is kept.
func TestTheLeadChangesANumberOfSchoolPolicy(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl, teacher := a.As(t, "dsl"), a.As(t, "teacher")
	teacher.Get("/clocks").Want(http.StatusOK).Says("School policy", "3 school days").Silent("/clocks/edit")
	teacher.Get("/clocks/edit").Want(http.StatusForbidden)
	teacher.Post("/clocks/edit", clockForm(dsl)).Want(http.StatusForbidden)
	for _, wrong := range []string{"", "0", "-1", "11", "1.5", "never", "99999999999999999999"} {
		page := dsl.Post("/clocks/edit", clockForm(dsl, "receipt_days", wrong)).Want(http.StatusUnprocessableEntity).Says("No receipt for a referral: ask after: choose a whole number of school days, from 1 to 10.")
		if got := page.Page().Find("input#receipt_days").AttrOr("value", ""); got != wrong {
			t.Errorf("what was typed is gone: %q", got)
		}
	}
	dsl.Post("/clocks/edit", clockForm(dsl, "today_minutes", "240")).Want(http.StatusUnprocessableEntity).Says("make a pupil wait longer")

	old := draftReferral(t, a, dsl, charity)
	sendReferral(t, dsl, old)
	stale := clockForm(dsl, "receipt_days", "7")
	dsl.Post("/clocks/edit", clockForm(dsl, "receipt_days", "1", "check_in_days", "14")).Want(http.StatusSeeOther)
	dsl.Get("/clocks").Says("1 school day 3", "14 days", "Noor Khan", "does not move when a number is changed")
	dsl.Post("/clocks/edit", stale).Want(http.StatusConflict).Says("Somebody changed these numbers", "Now 1.")

	// A form in which nothing was changed once raised the version, so that somebody else's form was refused.
	before, other := a.Rows("school_clock", "audit"), clockForm(dsl, "receipt_days", "2")
	dsl.Post("/clocks/edit", clockForm(dsl)).Want(http.StatusUnprocessableEntity).Says("You have changed no number")
	if n := a.Rows("school_clock", "audit") - before; n != 0 {
		t.Errorf("a form without a change left %d rows", n)
	}
	a.Clock.Advance(time.Minute)
	dsl.Post("/clocks/edit", other).Want(http.StatusSeeOther)
	a.Clock.Advance(time.Minute)
	dsl.Post("/clocks/edit", clockForm(dsl, "receipt_days", "1")).Want(http.StatusSeeOther)

	begun := draftReferral(t, a, dsl, charity)
	sendReferral(t, dsl, begun)
	dsl.Get("/referrals/chase/" + begun).Says("this many school days: 1 (school policy)")
	a.Clock.Set(time.Date(2026, 11, 17, 16, 45, 0, 0, time.UTC))
	dsl = a.As(t, "dsl")
	dsl.Get("/referrals/view/" + begun).Want(http.StatusOK).Says("No receipt since")
	dsl.Get("/referrals/view/" + old).Want(http.StatusOK).Silent("No receipt since") // its day was set before
}

// No number can become "never": each has a bound, its default lies within, and what is out of bounds in the database is not used.
func TestEveryNumberHasABound(t *testing.T) {
	for _, n := range response.Numbers() {
		if n.Because == "" || !strings.HasSuffix(n.Because, ".") {
			t.Errorf("%s: its rule is not said in words: %q", n.Name, n.Because)
		}
		if n.Least < 1 || n.Most < n.Least || n.Default < n.Least || n.Default > n.Most {
			t.Errorf("%s: %d to %d, default %d", n.Name, n.Least, n.Most, n.Default)
		}
		for _, v := range []int{n.Least, n.Most} {
			if got := response.PolicyOf(1, map[string]int{n.Name: v}).Of(n.Name); got != v {
				t.Errorf("%s set to %d is %d", n.Name, v, got)
			}
		}
		for _, v := range []int{-1, 0, n.Most + 1} {
			if got := response.PolicyOf(1, map[string]int{n.Name: v}).Of(n.Name); got != n.Default {
				t.Errorf("%s set to %d is %d", n.Name, v, got)
			}
		}
	}
}

// Nothing brings a safety plan's day forward after an episode: the page of the numbers asks people to, and once said that it
// happened by itself.
func TestThePageOfNumbersSaysWhoLooksSooner(t *testing.T) {
	a := testapp.Start(t)
	a.As(t, "teacher").Get("/clocks").Want(http.StatusOK).Says("After any episode, look at it sooner: choose the day yourself.").Silent("is looked at sooner")
}

// Of two changes the later counts, in one instant and after the clock of the machine was set back; ids follow that clock.
func TestTheLaterChangeCounts(t *testing.T) {
	a := testapp.Start(t)
	dsl, now := a.As(t, "dsl"), a.Clock.Now()
	for i := range 12 {
		days := []string{"7", "5"}[i%2]
		a.Clock.Set(now.Add(-time.Duration(i/6) * time.Minute))
		dsl.Post("/clocks/edit", clockForm(dsl, "receipt_days", days)).Want(http.StatusSeeOther)
		if got := clockForm(dsl).Get("receipt_days"); got != days {
			t.Fatalf("change %d: %s was set, %s counts", i, days, got)
		}
	}
}

// Every number that the page offers can be kept: the database once knew fewer names than the program.
func TestEveryNumberCanBeKept(t *testing.T) {
	a := testapp.Start(t)
	dsl := a.As(t, "dsl")
	form := clockForm(dsl)
	for _, n := range response.Numbers() {
		form.Set(n.Name, strconv.Itoa(n.Most))
	}
	dsl.Post("/clocks/edit", form).Want(http.StatusSeeOther)
	page := dsl.Get("/clocks").Want(http.StatusOK)
	for _, n := range response.Numbers() {
		page.Says(n.Label + " " + n.Amount(n.Most))
	}
}

// C-38, C-39: how often the directory is checked, and when an agreement is shown as ending, are numbers of the school's.
func TestTheDirectoryAndAgreementsGoByTheSchoolsNumbers(t *testing.T) {
	a := testapp.Start(t)
	dsl, head := a.As(t, "dsl"), a.As(t, "head")
	a.As(t, "navigator").Post("/directory/new", with(quietHour(a), "name", "Night Line", "kind", "helpline", "org", "", "hours", "always", "phone", "01632 960777")).Want(http.StatusSeeOther)
	head.Post("/partner-agreements/new", url.Values{"version": {"0"}, "org": {a.School.Orgs["riverside"].String()}, "reference": {"DSA-1"}, "covers": {"referral"},
		"purpose": {"Support."}, "first": {"01/09/2026"}, "last": {"31/12/2026"}}).Want(http.StatusSeeOther)
	head.Get("/partner-agreements").Says("ends on Thu 31 Dec 2026")
	visitor := a.Browser(t)
	visitor.Get("/").Says("01632 960777").Silent("Childline")

	dsl.Post("/clocks/edit", clockForm(dsl, "line_days", "14", "warn_days", "30")).Want(http.StatusSeeOther)
	head.Get("/partner-agreements").Silent("ends on Thu 31 Dec 2026")
	a.Clock.Advance(24 * time.Hour)                                        // it was checked two weeks and a day ago
	visitor.Get("/").Says("Childline", "0800 1111").Silent("01632 960777") // nobody is left with 999 alone
	visitor.Get("/find-support").Silent("Night Line")
	a.As(t, "navigator").Get("/directory").Says("Hidden from pupils until it is checked")
}

// C-39, H4: a number that hides crisis lines from pupils says how many before it is kept, and is kept when somebody means it. The
// tick belongs to the days it was shown with.
func TestNobodyHidesALineOfHelpWithoutKnowing(t *testing.T) {
	a := testapp.Start(t)
	a.As(t, "navigator").Post("/directory/new", with(quietHour(a), "name", "Night Line", "kind", "helpline", "org", "", "hours", "always", "phone", "01632 960777")).Want(http.StatusSeeOther)
	a.Clock.Advance(21 * 24 * time.Hour)
	dsl := a.As(t, "dsl")
	before := a.Rows("school_clock", "audit")
	page := dsl.Post("/clocks/edit", clockForm(dsl, "line_days", "14")).Want(http.StatusUnprocessableEntity).Says("Pupils would no longer find one crisis line or helpline")
	if got := page.Page().Find("input[name=line_hides]").AttrOr("value", ""); got != "14" {
		t.Errorf("the tick is for %q days", got)
	}
	dsl.Post("/clocks/edit", clockForm(dsl, "line_days", "15", "line_hides", "14")).Want(http.StatusUnprocessableEntity)
	if n := a.Rows("school_clock", "audit") - before; n != 0 {
		t.Errorf("what was not meant left %d rows", n)
	}
	a.Browser(t).Get("/").Says("01632 960777")
	dsl.Post("/clocks/edit", clockForm(dsl, "line_days", "60")).Want(http.StatusSeeOther) // hides nothing, and asks nothing

	dsl.Post("/clocks/edit", clockForm(dsl, "line_days", "14", "line_hides", "14")).Want(http.StatusSeeOther)
	a.Browser(t).Get("/").Silent("01632 960777")
}
