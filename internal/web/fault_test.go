package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"testing"

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
