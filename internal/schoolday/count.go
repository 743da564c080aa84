package schoolday

import "time"

// DayFor gives the school day to which t belongs: today's until it has closed, otherwise the next one.
func (c *Calendar) DayFor(t time.Time) (Day, bool) { return c.day(c.from(t)) }

// NextStaffed gives t itself while the school is staffed, otherwise the next opening. ok is false when the calendar ends.
func (c *Calendar) NextStaffed(t time.Time) (time.Time, bool) {
	d, ok := c.DayFor(t)
	if !ok {
		return time.Time{}, false
	}
	if t.After(d.Open) {
		return t, true
	}
	return d.Open, true
}

// EndOfDay gives today's close while the school is staffed or will be later today, otherwise the next school day's.
// At the very moment of closing the day is over. ok is false when the calendar ends.
func (c *Calendar) EndOfDay(t time.Time) (time.Time, bool) {
	d, ok := c.DayFor(t)
	return d.Close, ok
}

// AddDays gives the nth school day after d, which need not be one. For n = 0 it gives d, or the first school day after it;
// n below zero counts back. ok is false when the calendar does not reach that far.
func (c *Calendar) AddDays(d Date, n int) (Day, bool) {
	i := c.on(d)
	if i < len(c.days) && c.days[i].Date == d || n == 0 {
		return c.day(i + n)
	}
	if n > 0 {
		n-- // the first school day after d is already one day on
	}
	return c.day(i + n)
}

// AddHours gives the first moment by which d of staffed time has passed since t. Nights, weekends, holidays and closures
// do not count; lunch does. A time that ends exactly at a close stays there and does not move to the next morning.
// ok is false when the calendar ends first.
func (c *Calendar) AddHours(t time.Time, d time.Duration) (time.Time, bool) {
	if d <= 0 {
		return c.NextStaffed(t)
	}
	for i := c.from(t); i < len(c.days); i++ {
		start := later(t, c.days[i].Open)
		if left := c.days[i].Close.Sub(start); d > left {
			d -= left
			continue
		}
		return start.Add(d), true
	}
	return time.Time{}, false
}

// Staffed measures the staffed time between two moments; none when to is not after from.
func (c *Calendar) Staffed(from, to time.Time) time.Duration {
	var sum time.Duration
	for i := c.from(from); i < len(c.days) && c.days[i].Open.Before(to); i++ {
		if d := earlier(to, c.days[i].Close).Sub(later(from, c.days[i].Open)); d > 0 {
			sum += d
		}
	}
	return sum
}

// DaysBetween counts the school days from the first date to the second, the first not counted: "waiting 3 school days".
func (c *Calendar) DaysBetween(from, to Date) int {
	if !to.After(from) {
		return 0
	}
	return c.on(to.Add(1)) - c.on(from.Add(1))
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
