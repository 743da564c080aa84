package web_test

import (
	"net/url"
	"testing"
	"time"

	"heard/internal/testapp"
)

// C-04: unread at the end of the school day, a concern goes to the deputy, then to the head, and never to whom it is not for.
func TestAnUnreadConcernMovesToTheDeputyAndThenTheHead(t *testing.T) {
	a := testapp.Start(t)
	a.As(t, "teacher").Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Sat alone."}, "danger": {"no"}}).Want(303)
	holds := func(when time.Time, want map[string]bool) {
		t.Helper()
		a.Clock.Set(when)
		a.Schedule.Tick(t.Context())
		for name, should := range want {
			if got := a.Holds(name); got != should {
				t.Errorf("%s: %s holds it: %v, want %v", when, name, got, should)
			}
		}
	}
	holds(testapp.Monday, map[string]bool{"dsl": true, "ddsl": false, "head": false, "teacher": false})
	holds(testapp.Monday.Add(8*time.Hour), map[string]bool{"dsl": true, "ddsl": true, "head": false})
	holds(testapp.Monday.Add(32*time.Hour), map[string]bool{"dsl": true, "ddsl": true, "head": true, "other": false})
}

// Jobs run under one lease: of two processes on one database, one works and nothing is told twice.
func TestTwoProcessesTellNobodyTwice(t *testing.T) {
	a := testapp.Start(t)
	b := a.Twin(t)
	a.As(t, "teacher").Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Sat alone."}, "danger": {"no"}}).Want(303)
	first, second := a.Schedule.Tick(t.Context()), b.Schedule.Tick(t.Context())
	if !first || second {
		t.Fatalf("worked: %v and %v; only the holder of the lease may", first, second)
	}
	a.Clock.Advance(time.Minute) // the first process is gone, its lease runs out
	if !b.Schedule.Tick(t.Context()) {
		t.Fatal("nobody took over")
	}
	if n := a.Notices("dsl"); n != 1 {
		t.Fatalf("the lead has %d notices of one concern", n)
	}
}
