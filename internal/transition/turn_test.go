package transition

import (
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// T-108, C-25, C-29: what is due this week or overdue comes first; that nobody has begun, which has been so for years with some,
// is a part of its own until the pack is due; what is far ahead comes last.
func TestTheListPutsFirstWhatIsDueNow(t *testing.T) {
	today := on(2026, 11, 27)
	begun := ident.New[Tracker](time.Now())
	step := func(d schoolday.Date) []Due { return []Due{{"Yearly meeting", "C-26", d}} }
	begin := Due{"Begin with them", "C-25", on(2023, 9, 1)}
	for name, c := range map[string]struct {
		row  Row
		want Turn
	}{
		"today":                     {Row{Tracker: begun, Due: step(today)}, DueNow},
		"in a week":                 {Row{Tracker: begun, Due: step(on(2026, 12, 4))}, DueNow},
		"in eight days":             {Row{Tracker: begun, Due: step(on(2026, 12, 5))}, Later},
		"overdue":                   {Row{Tracker: begun, Due: step(on(2025, 12, 3))}, DueNow},
		"without a day":             {Row{Tracker: begun, Due: step(schoolday.Date{})}, DueNow},
		"nothing is due":            {Row{Tracker: begun}, Later},
		"not begun for three years": {Row{Due: []Due{begin}}, NotBegun},
		"no pack, and it is due":    {Row{Due: []Due{begin, {"No pack", "C-29", on(2026, 8, 15)}}}, DueNow},
		"a pack due in spring":      {Row{Due: []Due{begin, {"No pack", "C-29", on(2027, 3, 22)}}}, NotBegun},
	} {
		if got := c.row.TurnOn(today); got != c.want {
			t.Errorf("%s: turn %d, want %d", name, got, c.want)
		}
	}
}

// A list of those with whom nobody has begun is read a page at a time, and nobody on it is passed over.
func TestNobodyWhoWaitsIsPassedOver(t *testing.T) {
	l := List{Today: on(2026, 11, 27)}
	for range 7 {
		l.Rows = append(l.Rows, Row{Pupil: ident.New[actor.OfPupil](time.Now()), Due: []Due{{"Begin with them", "C-25", on(2023, 9, 1)}}})
	}
	seen := map[actor.PupilID]int{}
	var after actor.PupilID
	for more := true; more; {
		var rows []Row
		rows, more = l.NotBegun(after, 3)
		for _, r := range rows {
			seen[r.Pupil]++
			after = r.Pupil
		}
	}
	if len(seen) != 7 {
		t.Errorf("%d of 7 were shown", len(seen))
	}
	if rows, more := l.NotBegun(ident.New[actor.OfPupil](time.Now()), 3); len(rows) != 3 || !more {
		t.Errorf("from nowhere: %d rows", len(rows))
	}
}

// A step of next year is no business of today's list (T-108: the missing pack comes up when it is due).
func TestAPackOfNextYearIsNotOnTodaysList(t *testing.T) {
	today, me := on(2026, 11, 27), ident.New[actor.OfStaff](time.Now())
	r := Row{Due: []Due{{"Begin with them", "C-25", on(2023, 9, 1)}, {"No pack", "C-29", on(2027, 3, 22)}}}
	if _, ok := r.line(me, today, today.Add(14)); ok {
		t.Error("it is there four months early")
	}
	if _, ok := r.line(me, on(2027, 3, 22), on(2027, 3, 22)); !ok {
		t.Error("it is not there on its day")
	}
}
