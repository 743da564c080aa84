package schoolday

import "testing"

// C-08 counts the local authority's working days, in the holidays too.
func TestWorkingDaysAreTheLocalAuthoritys(t *testing.T) {
	for from, want := range map[string]string{
		"2026-11-16": "2026-11-17", "2026-11-20": "2026-11-23", // over a weekend
		"2026-10-27": "2026-10-28",                             // half term
		"2026-04-02": "2026-04-07", "2027-03-25": "2027-03-30", // Easter
		"2026-05-01": "2026-05-05", "2026-05-22": "2026-05-26", "2026-08-28": "2026-09-01",
		"2026-12-24": "2026-12-29", // Boxing Day falls on a Saturday, its Monday is free
		"2027-12-24": "2027-12-29", // Christmas on a Saturday: Monday and Tuesday are free
		"2022-12-23": "2022-12-28", "2021-12-31": "2022-01-04", "2022-12-31": "2023-01-03",
	} {
		d, err := ParseDate(from)
		if err != nil {
			t.Fatal(err)
		}
		if got := WorkingDayAfter(d).String(); got != want {
			t.Errorf("after %s: %s, want %s", from, got, want)
		}
	}
}
