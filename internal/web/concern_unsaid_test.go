package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/testapp"
)

// hurried is a concern of which nothing but who and what was written, about Aled.
func hurried(t *testing.T, c *testapp.Client) (view, decide string) {
	t.Helper()
	sent := c.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Ran out of the gate."}}).Want(http.StatusSeeOther)
	view = strings.TrimSuffix(sent.To, "?saved=1")
	return view, strings.Replace(view, "view", "decide", 1)
}

// 3.1, 4.20, H9: whether anyone is in danger is answered by nobody but the author. The form once came with "No" on it and was
// sent back without an answer, so that a hurried author's silence stood in the record as their "no".
func TestNobodysDangerIsAnsweredForThem(t *testing.T) {
	a := testapp.Start(t)
	teacher, dsl := a.As(t, "teacher"), a.As(t, "dsl")
	if n := teacher.Get("/concerns/new").Page().Find("[name=danger][checked]").Length(); n != 0 {
		t.Error("the form comes with an answer on it")
	}
	view, decide := hurried(t, teacher)
	first := teacher.Get(view+"?saved=1").Says("Your concern is saved", "Is anyone in danger now Not said", "It is not said yet", "speak to Noor Khan", "Still to come today")
	if name := first.Page().Find("form#add input:not([type=hidden])").First().AttrOr("name", ""); name != "danger" {
		t.Errorf("the first that is still asked for is %q", name)
	}
	morning := dsl.Get("/").Says("Danger: not said yet")
	if len(rows(morning, "person")) != 0 || len(rows(morning, "first-look")) != 1 {
		t.Error("a note about which nothing is said of danger stands among those who need a person now, or nowhere")
	}
	dsl.Get(decide).Says("Is anyone in danger now Not said", "Still asked of the authorIs anyone in danger now?").Silent("Is anyone in danger now No ")
	dsl.Post(decide, whole(a, "dsl")).Want(http.StatusUnprocessableEntity).Says("not answered everything")
	before := a.Notices("dsl")
	teacher.Follow(teacher.Post(view, url.Values{"danger": {"no"}})).Says("Is anyone in danger now? Mon 16 Nov 2026, 09:15, Daniel Marsh No", "Is anyone in danger now Not said").
		Silent("It is not said yet", "in person now", `name="danger"`, "Whom you told in person")
	a.Schedule.Tick(t.Context())
	dsl.Get("/").Says("Aled Vaughan").Silent("not said yet", "may be in danger")
	if a.Notices("dsl") != before+1 { // the first, which waited for the schedule
		t.Error("an answer of no rang somebody")
	}
	teacher.Post(view, url.Values{"danger": {"perhaps"}}).Want(http.StatusUnprocessableEntity)
}

// C-01, C-04: "yes" or "not sure" counts from when it is said: the author reads whom to speak to, who has it hears at once and
// finds it first of all, and without an answer it goes on after a school hour and not at the end of the day.
func TestDangerThatIsSaidLaterCounts(t *testing.T) {
	for _, danger := range []string{"yes", "not_sure"} {
		t.Run(danger, func(t *testing.T) {
			a := testapp.Start(t)
			teacher, dsl := a.As(t, "teacher"), a.As(t, "dsl")
			view, _ := hurried(t, teacher)
			a.Schedule.Tick(t.Context())
			before := a.Notices("dsl")
			a.Clock.Advance(10 * time.Minute)
			teacher.Follow(teacher.Post(view, url.Values{"danger": {danger}})).
				Says("Speak to Noor Khan, 01632 960101 in person now, or call 999", "Whom you told in person, and when; or: not needed, because …")
			a.Schedule.Tick(t.Context())
			if n := a.Notices("dsl"); n != before+1 {
				t.Errorf("who has it heard %d times of it", n-before)
			}
			if page := dsl.Get("/").Says("may be in danger").Silent("not said yet"); len(rows(page, "person")) != 1 {
				t.Error("it does not stand among those who need a person now")
			}
			teacher.Post(view, url.Values{"danger": {"no"}}).Want(http.StatusSeeOther)
			dsl.Get("/").Says("may be in danger") // what was asked for once is not taken back by a later no
			if a.Holds("ddsl") {
				t.Error("the deputies have it already")
			}
			a.Clock.Advance(61 * time.Minute)
			a.Schedule.Tick(t.Context())
			if !a.Holds("ddsl") {
				t.Error("nobody took it up for an hour, and the deputies have not heard")
			}
		})
	}
}

// The same once somebody acts on it: no clock starts again, whoever acts is told, and it stands among what needs a person now
// until something is decided.
func TestDangerThatIsSaidAfterSomebodyActsIsTold(t *testing.T) {
	a := testapp.Start(t)
	teacher, dsl := a.As(t, "teacher"), a.As(t, "dsl")
	view, _ := hurried(t, teacher)
	dsl.Post(strings.Replace(view, "view", "acknowledge", 1), nil).Want(http.StatusSeeOther)
	a.Schedule.Tick(t.Context())
	before := a.Notices("dsl")
	a.Clock.Advance(time.Minute)
	teacher.Post(view, url.Values{"danger": {"yes"}}).Want(http.StatusSeeOther)
	a.Schedule.Tick(t.Context())
	if n := a.Notices("dsl"); n != before+1 {
		t.Errorf("whoever acts on it heard %d times", n-before)
	}
	if page := dsl.Get("/"); len(rows(page, "person")) != 1 {
		t.Error("it does not stand among those who need a person now")
	}
	dsl.Post(strings.Replace(view, "view", "decide", 1), changed(whole(a, "dsl"), "not_known", "She rang me.")).Want(http.StatusSeeOther)
	if page := dsl.Get("/"); len(rows(page, "person")) != 0 {
		t.Error("it still needs a person although somebody has decided")
	}
}

// Records 2.2: whether anyone was in danger, and who was told in person, stand in the record whoever reads it, and stay there.
func TestTheRecordSaysWhetherAnyoneWasInDanger(t *testing.T) {
	a := testapp.Start(t)
	teacher, dsl := a.As(t, "teacher"), a.As(t, "dsl")
	for danger, says := range map[string]string{"no": "No", "yes": "Yes", "not_sure": "Not sure"} {
		form := url.Values{"find": {"aled"}, "facts": {"Sat alone."}, "danger": {danger}}
		view := strings.TrimSuffix(teacher.Post("/concerns/new", form).To, "?saved=1")
		decide := strings.Replace(view, "view", "decide", 1)
		dsl.Post(strings.Replace(view, "view", "acknowledge", 1), nil).Want(http.StatusSeeOther)
		for _, page := range []testapp.Answer{teacher.Get(view), dsl.Get(view), dsl.Get(decide)} {
			page.Says("Is anyone in danger now " + says + " ")
			if asked := strings.Contains(page.Text(), "Whom you told in person"); asked != (danger != "no") {
				t.Errorf("%s: who was told in person is asked for: %v", danger, asked)
			}
		}
		if danger == "no" {
			continue
		}
		teacher.Follow(teacher.Post(view, url.Values{"told_first": {"Not needed, because she stood beside me."}})).Says("she stood beside me").Silent(`name="told_first"`)
		dsl.Get(decide).Says("she stood beside me")
	}
}
