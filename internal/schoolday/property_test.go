package schoolday

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// someCalendar draws terms, holes in them, and hours that may reach from midnight to midnight.
func someCalendar(t *rapid.T) *Calendar {
	p := Plan{}
	d := day("2026-08-20").Add(rapid.IntRange(0, 400).Draw(t, "start"))
	for range rapid.IntRange(1, 4).Draw(t, "terms") {
		last := d.Add(rapid.IntRange(14, 120).Draw(t, "length"))
		p.Terms = append(p.Terms, Term{"Term", d, last})
		hole := d.Add(rapid.IntRange(8, 60).Draw(t, "hole"))
		// A hole that reached into the next term once left it without a school day, which New refuses.
		if end := hole.Add(rapid.IntRange(0, 9).Draw(t, "days")); !end.After(last) {
			p.Closures = append(p.Closures, Closure{"Holiday", hole, end})
		}
		d = last.Add(rapid.IntRange(1, 40).Draw(t, "gap"))
	}
	for i := range p.Hours {
		if i == 3 || rapid.Bool().Draw(t, "staffed") {
			open := rapid.IntRange(0, 700).Draw(t, "open")
			p.Hours[i] = Hours{Minute(open), Minute(rapid.IntRange(open+121, 1440).Draw(t, "close"))}
		}
	}
	c, err := New(p)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return c
}

func someTime(t *rapid.T, c *Calendar, label string) time.Time {
	from, to := c.First().Open.Add(-48*time.Hour).Unix(), c.Last().Close.Add(48*time.Hour).Unix()
	return time.Unix(rapid.Int64Range(from, to).Draw(t, label), 0).UTC()
}

// H1: what the calendar answers is staffed, is not in the past, is as early as can be, and never goes back as time goes on.
func TestAnswersHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := someCalendar(t)
		now := someTime(t, c, "now")
		next, ok := c.NextStaffed(now)
		if ok != now.Before(c.Last().Close) {
			t.Fatalf("ok is %v at %v", ok, now)
		}
		if !ok {
			return
		}
		if !c.IsOpen(next) || next.Before(now) || c.Staffed(now, next) != 0 {
			t.Fatalf("next staffed after %v is %v", now, next)
		}
		end, _ := c.EndOfDay(now)
		if !end.After(next) || !c.IsOpen(end.Add(-1)) || DateOf(next) != DateOf(end.Add(-1)) {
			t.Fatalf("the day of %v ends at %v", next, end)
		}
		later := now.Add(time.Duration(rapid.IntRange(0, 400_000).Draw(t, "seconds")) * time.Second)
		if n, ok := c.NextStaffed(later); ok && n.Before(next) {
			t.Fatalf("next staffed went back from %v to %v", next, n)
		}
		if e, ok := c.EndOfDay(later); ok && e.Before(end) {
			t.Fatalf("the end of the day went back from %v to %v", end, e)
		}
	})
}

// C-04: n school hours after t, exactly n school hours have passed, and a moment earlier they had not.
func TestAddHoursIsMeasuredByStaffed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := someCalendar(t)
		from := someTime(t, c, "from")
		d := time.Duration(rapid.IntRange(1, 60*60*40).Draw(t, "d")) * time.Second
		to, ok := c.AddHours(from, d)
		if !ok {
			if c.Staffed(from, c.Last().Close) >= d {
				t.Fatal("there was time enough")
			}
			return
		}
		if c.Staffed(from, to) != d || c.Staffed(from, to.Add(-1)) >= d || !c.IsOpen(to.Add(-1)) {
			t.Fatalf("%v after %v is %v, with %v staffed", d, from, to, c.Staffed(from, to))
		}
		e := time.Duration(rapid.IntRange(1, 60*60*9).Draw(t, "e")) * time.Second
		one, ok1 := c.AddHours(from, d+e)
		two, ok2 := c.AddHours(to, e)
		if ok1 != ok2 || !one.Equal(two) {
			t.Fatalf("in one step %v, in two %v", one, two)
		}
	})
}

// School days are counted the same forwards and back, one at a time or all at once.
func TestAddDaysCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := someCalendar(t)
		d := c.First().Date.Add(rapid.IntRange(-5, 300).Draw(t, "from"))
		n := rapid.IntRange(1, 30).Draw(t, "n")
		got, ok := c.AddDays(d, n)
		count, x := 0, d
		for count < n && !x.After(c.Last().Date) {
			if x = x.Add(1); c.IsSchoolDay(x) {
				count++
			}
		}
		if ok != (count == n) || ok && got.Date != x {
			t.Fatalf("%d school days after %v: %v %v, counted by hand %v", n, d, got.Date, ok, x)
		}
		if ok && c.DaysBetween(d, got.Date) != n {
			t.Fatalf("counted back: %d, want %d", c.DaysBetween(d, got.Date), n)
		}
	})
}

// The words for today are never used for another day, whatever the clocks do.
func TestForPupilNamesTheRightDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := time.Unix(rapid.Int64Range(1_780_000_000, 1_880_000_000).Draw(t, "now"), 0)
		d := now.Add(time.Duration(rapid.IntRange(-900_000, 900_000).Draw(t, "away")) * time.Second)
		today := DateOf(now) == DateOf(d)
		if got := ForPupil(d, now); (got[:4] == "this") != today || (DayForPupil(DateOf(d), now) == "today") != today {
			t.Fatalf("%v read at %v: %q", d, now, got)
		}
	})
}
