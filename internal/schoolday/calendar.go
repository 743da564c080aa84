// Package schoolday knows when the school is staffed: terms, holidays, hours and both clock changes, in Europe/London.
// It answers questions about times and says them in words. What is due when is not decided here but by the record's
// own rules (package response and others), so no deadline may go in.
//
// Every answer comes from the finite list of school days that the plan names. When that list ends the answer says so
// with ok=false: a calendar that nobody has carried on must be noticed, never guessed at.
package schoolday

import (
	"slices"
	"sort"
	"time"
	_ "time/tzdata" // a bare machine has no zone files, and a wrong hour here is a child not answered
)

var london = mustLondon()

func mustLondon() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic("schoolday: the program was built without its time zones: " + err.Error())
	}
	return l
}

// Day is one school day. Open and Close are in UTC; the school is staffed from Open until just before Close.
type Day struct {
	Date        Date
	Open, Close time.Time
}

// Calendar is a checked, immutable plan. It is safe for several goroutines.
type Calendar struct {
	plan Plan
	days []Day // in order; never overlapping
}

// New checks the plan and makes its calendar. The error is a *PlanError that lists every problem.
func New(p Plan) (*Calendar, error) {
	p.Terms, p.Closures, p.EarlyCloses = slices.Clone(p.Terms), slices.Clone(p.Closures), slices.Clone(p.EarlyCloses)
	slices.SortFunc(p.Terms, func(a, b Term) int { return a.First.Compare(b.First) })
	ps := problems(p.check())
	if len(ps) > 0 {
		return nil, &PlanError{ps}
	}
	c := &Calendar{plan: p}
	early := map[Date]Minute{}
	for _, e := range p.EarlyCloses {
		early[e.Date] = e.Close
	}
	for _, t := range p.Terms {
		before := len(c.days)
		for d := t.First; !d.After(t.Last); d = d.Add(1) {
			if p.isSchoolDay(d) {
				c.days = append(c.days, dayOf(d, p.Hours[d.Weekday()], early))
			}
		}
		if len(c.days) == before {
			ps.addf("The term %q has no school days in it.", t.Name)
		}
	}
	for _, d := range c.days {
		if !d.Open.Before(d.Close) { // hours that lie inside the hour the spring change skips
			ps.addf("On %s the clocks change and the school's hours vanish. Choose other hours.", d.Date)
		}
	}
	if len(ps) > 0 {
		return nil, &PlanError{ps}
	}
	return c, nil
}

func dayOf(d Date, h Hours, early map[Date]Minute) Day {
	if m, ok := early[d]; ok {
		h.Close = m
	}
	return Day{Date: d, Open: d.At(h.Open), Close: d.At(h.Close)}
}

// Version is the stored calendar's version, for whoever keeps this copy in memory.
func (c *Calendar) Version() int64 { return c.plan.Version }

// Plan gives a copy of what the school typed in, terms in order.
func (c *Calendar) Plan() Plan {
	p := c.plan
	p.Terms, p.Closures, p.EarlyCloses = slices.Clone(p.Terms), slices.Clone(p.Closures), slices.Clone(p.EarlyCloses)
	return p
}

// First is the first school day that the calendar knows.
func (c *Calendar) First() Day { return c.days[0] }

// Last is the last school day that the calendar knows. Warn people well before it: after it no clock can be set.
func (c *Calendar) Last() Day { return c.days[len(c.days)-1] }

// warnDays is how long before its end a calendar is said to end: the next terms have to be found out and typed in.
const warnDays = 45

// EndsSoon gives the last school day that the calendar knows, and whether on is near it or beyond it.
func (c *Calendar) EndsSoon(on Date) (last Date, soon bool) {
	last = c.Last().Date
	return last, on.DaysUntil(last) < warnDays
}

// from gives the place in days of the first day that has not closed at t.
func (c *Calendar) from(t time.Time) int {
	return sort.Search(len(c.days), func(i int) bool { return c.days[i].Close.After(t) })
}

// on gives the place in days of the first school day that is d or later.
func (c *Calendar) on(d Date) int {
	return sort.Search(len(c.days), func(i int) bool { return !c.days[i].Date.Before(d) })
}

func (c *Calendar) day(i int) (Day, bool) {
	if i < 0 || i >= len(c.days) {
		return Day{}, false
	}
	return c.days[i], true
}

// IsOpen reports whether the school is staffed at t.
func (c *Calendar) IsOpen(t time.Time) bool {
	d, ok := c.day(c.from(t))
	return ok && !t.Before(d.Open)
}

// IsSchoolDay reports whether the school is staffed at some time on d.
func (c *Calendar) IsSchoolDay(d Date) bool {
	s, ok := c.day(c.on(d))
	return ok && s.Date == d
}

// On gives the school day on d itself; ok is false when d is none.
func (c *Calendar) On(d Date) (day Day, ok bool) {
	day, ok = c.day(c.on(d))
	if !ok || day.Date != d {
		return Day{}, false
	}
	return day, true
}
