package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"heard/internal/testapp"
)

type goquerySelection = goquery.Selection

// aboutAdult logs a concern about a colleague and gives its page.
func aboutAdult(t *testing.T, a *testapp.App, author *testapp.Client, adult string) string {
	t.Helper()
	id := a.School.Staff[adult]
	sent := author.Post("/concerns/new", url.Values{
		"adult": {"1"}, "about": {id.String()}, "find": {"aled"}, "facts": {"Spoke to him alone behind a locked door."}, "danger": {"no"},
	}).Want(http.StatusSeeOther)
	return strings.TrimSuffix(sent.To, "?saved=1")
}

// Scenario 3 (2.11, 4.18): a concern about the DSL goes to the head; the DSL's account finds no trace of it.
func TestScenario3TheLeadIsTheSubject(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	path := aboutAdult(t, a, teacher, "dsl")
	a.Schedule.Tick(t.Context())
	if !a.Holds("head") || a.Holds("dsl") || a.Holds("ddsl") {
		t.Fatal("it must come to the head and to nobody of the team")
	}
	teacher.Get(path+"?saved=1").Want(http.StatusOK).Says("Noor Khan, Designated safeguarding lead", "headteacher").Silent("Speak to Noor Khan")
	a.As(t, "head").Get(path).Want(http.StatusOK).Says("Noor Khan, Designated safeguarding lead", "locked door", "LADO")
	a.As(t, "head").Get("/concerns").Want(http.StatusOK).Says("Aled", "What you may read").Silent("What you have logged") // a colleague logged it
	teacher.Get("/concerns").Says("What you have logged")
	for _, who := range []string{"dsl", "ddsl", "pastoral", "other"} {
		c := a.As(t, who)
		c.Get(path).Want(http.StatusNotFound)
		c.Post(path, url.Values{"more": {"x"}}).Want(http.StatusNotFound)
		for _, list := range []string{"/", "/concerns"} {
			c.Get(list).Want(http.StatusOK).Silent("Aled", "locked door", strings.TrimPrefix(path, "/concerns/view/"))
		}
		if n := a.Notices(who); n != 0 {
			t.Errorf("%s has %d notices", who, n)
		}
	}
}

// About the head it goes to the chair of governors, if there is one, and never to the head; the form names the LADO.
func TestAConcernAboutTheHeadPassesTheHeadBy(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	head := a.School.Staff["head"]
	teacher.Post("/concerns/new", url.Values{"adult": {"1"}, "about": {head.String()}, "danger": {"yes"}}).
		Want(http.StatusUnprocessableEntity).Says("the chair of governors").Silent("Speak to Margaret Ellery")
	path := aboutAdult(t, a, teacher, "head")
	a.As(t, "head").Get(path).Want(http.StatusNotFound)
	if a.Holds("head") {
		t.Fatal("the head holds what is about the head")
	}
}

// 2.11: no pupil needs to be named, nor need the adult be on a list; nobody logs what they could never be shown.
func TestAConcernAboutAnAdultNeedsNoPupil(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	form := url.Values{"adult": {"1"}, "about_name": {"A supply teacher, Mx Rowan"}, "facts": {"Swore at the whole class."}, "danger": {"no"}}
	teacher.Follow(teacher.Post("/concerns/new", form)).Want(http.StatusOK).Says("Mx Rowan", "with the headteacher")
	form.Del("about_name")
	teacher.Post("/concerns/new", form).Want(http.StatusUnprocessableEntity).Says("Choose the adult")
	self := a.School.Staff["teacher"]
	form.Set("about", self.String())
	teacher.Post("/concerns/new", form).Want(http.StatusUnprocessableEntity).Says("This is you", "Swore at the whole class.")
}
