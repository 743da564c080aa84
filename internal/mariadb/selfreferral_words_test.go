package mariadb_test

import (
	"testing"
	"time"

	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/testapp"
)

// The age at which a pupil asked stood beside the sealed words in every dump: with the days of a few requests it is a birthday.
func TestTheAgeOfWhoAsksIsSealed(t *testing.T) {
	a := testapp.Start(t)
	aled := pupilActor(a, "aled")
	id, err := a.Services.Requests.Send(t.Context(), a.Policy.Glance(aled, "self_referral", "ask"), form("ask"), selfreferral.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	age := func() int {
		t.Helper()
		o, err := a.Services.Requests.Look(t.Context(), a.Policy.Glance(aled, "self_referral", "follow"), id)
		if err != nil || len(o.Parts) != 1 {
			t.Fatalf("%d parts, %v", len(o.Parts), err)
		}
		return o.Parts[0].Age
	}
	want := pupil.Age(schoolday.Date{Year: 2011, Month: time.March, Day: 4}, schoolday.DateOf(a.Clock.Now()))
	if n := rowsOf(t, `SELECT COUNT(*) FROM self_referral_part WHERE age <> 0`); n != 0 || age() != want {
		t.Errorf("%d ages can be read in a dump; in the record it is %d, want %d", n, age(), want)
	}
	a.Behind(t, `UPDATE self_referral_part SET age = 17`) // as it was kept before
	if age() != 17 {
		t.Error("what was kept before is not read")
	}
}
