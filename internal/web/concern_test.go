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

// 2.2, C-02: who and what are enough; the author is told that it was received.
func TestAnyAdultLogsAConcern(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	teacher.Get("/concerns/new").Want(http.StatusOK).Says("Log a concern", "Noor Khan", "999")
	sent := teacher.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Sat alone for the third day."}, "danger": {"no"}})
	page := teacher.Follow(sent).Want(http.StatusOK)
	page.Says("Your concern is saved", "Received, waiting for a first look", "Aled Vaughan", "Daniel Marsh, Teacher of history")
	teacher.Get("/concerns").Want(http.StatusOK).Says("Aled Vaughan")
	// 4.18: a colleague sees nothing of it, and cannot tell that it exists.
	other := a.As(t, "other")
	other.Get("/concerns").Want(http.StatusOK).Silent("Aled")
	other.Get(strings.TrimSuffix(sent.To, "?saved=1")).Want(http.StatusNotFound)
}

// A double click or a re-sent form makes one record; the same key with other words is a conflict that keeps what was typed.
func TestAFormThatArrivesTwiceMakesOneConcern(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	form := url.Values{"key": {ident.NewRaw(time.Now()).String()}, "find": {"aled"}, "facts": {"Sat alone."}, "danger": {"no"}}
	first, second := teacher.Post("/concerns/new", form), teacher.Post("/concerns/new", form)
	if first.To == "" || first.To != second.To {
		t.Fatalf("two answers for one form: %q and %q", first.To, second.To)
	}
	form.Set("facts", "Something else.")
	teacher.Post("/concerns/new", form).Want(http.StatusConflict).Says("Something else.")
	if n := teacher.Get("/concerns").Page().Find("tbody tr").Length(); n != 1 {
		t.Fatalf("%d concerns were made", n)
	}
}

// A form that outlives its session comes back with its text after signing in again, for its owner alone.
func TestWhatWasTypedSurvivesTheSession(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	a.Clock.Advance(31 * time.Minute)
	sent := teacher.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"A long careful account."}, "danger": {"no"}}).Want(http.StatusSeeOther)
	if !strings.HasPrefix(sent.To, "/sign-in?next=") {
		t.Fatalf("sent to %q", sent.To)
	}
	teacher.Get(sent.To).Says("What you were writing is safe")
	next, _ := url.Parse(sent.To)
	back := teacher.Post("/sign-in", url.Values{"username": {"teacher"}, "password": {testapp.Password}, "next": {next.Query().Get("next")}})
	teacher.Follow(back).Want(http.StatusOK).Says("A long careful account.")
	a.As(t, "other").Get("/concerns/new?kept=1").Want(http.StatusOK).Silent("careful account")
}
