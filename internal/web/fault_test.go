package web_test

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"testing"
	"time"

	"heard/internal/app"
	"heard/internal/ident"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// Whatever table fails in the middle, nothing of a concern is left behind, the person is told in plain words, and the same
// form, sent again when the fault is over, makes one record.
func TestAConcernIsSavedWholeOrNotAtAll(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	pupil := a.School.Pupils["aled"]
	for _, table := range []string{"submission", "entry_key", "concern", "concern_pupil", "response_clock", "response_holder", "outbox", "audit"} {
		t.Run(table, func(t *testing.T) {
			before := a.Rows("concern", "concern_pupil", "entry_key", "response_clock", "response_holder", "outbox", "submission")
			form := url.Values{
				"key": {ident.NewRaw(a.Clock.Now()).String()}, "pupil": {pupil.String()}, "part": {"affected"}, "facts": {"Sat alone."}, "danger": {"no"},
			}
			heal := testdb.FailWritesWith(t, table, 1114) // the table is full
			got := teacher.Post("/concerns/new", form)
			heal()
			if got.Status != http.StatusServiceUnavailable {
				t.Fatalf("%d, want unavailable", got.Status)
			}
			got.Says("999")
			if after := a.Rows("concern", "concern_pupil", "entry_key", "response_clock", "response_holder", "outbox", "submission"); after != before {
				t.Errorf("%d rows were left behind", after-before)
			}
			again := teacher.Post("/concerns/new", form)
			if again.Status != http.StatusSeeOther {
				t.Fatalf("sent again: %d", again.Status)
			}
			if twice := teacher.Post("/concerns/new", form); twice.To != again.To {
				t.Errorf("a third time made another record: %q and %q", again.To, twice.To)
			}
		})
	}
}

// A database that answers and cannot keep anything is not ready, and neither is a disk that is nearly full; the answer stands
// for a few seconds. Readiness used to ask only whether the database answers, while every page that writes was unavailable.
func TestReadyMeansThatSomethingCanBeSaved(t *testing.T) {
	var full error
	a := testapp.Start(t, func(o *app.Options) { o.Room = func() error { return full } })
	c := a.Browser(t)
	c.Get("/readyz").Want(http.StatusOK)
	heal := testdb.FailWritesWith(t, "lease", 1114) // the table is full
	c.Get("/readyz").Want(http.StatusOK)            // asked a moment ago
	a.Clock.Advance(4 * time.Second)
	c.Get("/readyz").Want(http.StatusServiceUnavailable)
	c.Get("/livez").Want(http.StatusOK)
	heal()
	a.Clock.Advance(4 * time.Second)
	c.Get("/readyz").Want(http.StatusOK)
	full = errors.New("no room")
	c.Get("/readyz").Want(http.StatusServiceUnavailable)
}

// The developers' page of components is part of the demonstration, never of a school.
func TestTheComponentPageIsTheDemonstrations(t *testing.T) {
	for _, demo := range []bool{false, true} {
		t.Run(strconv.FormatBool(demo), func(t *testing.T) {
			a := testapp.Start(t, func(o *app.Options) { o.Demo = demo })
			if got := a.Browser(t).Get("/components").Status == http.StatusOK; got != demo {
				t.Errorf("there: %v, want %v", got, demo)
			}
		})
	}
}
