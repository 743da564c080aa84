package schoolday

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Plan is what the school types in. New checks it and makes a Calendar of it.
type Plan struct {
	Version     int64 // of the stored calendar; every copy in memory is checked against it
	Terms       []Term
	Closures    []Closure
	Hours       Week
	EarlyCloses []EarlyClose
}

// Term is a stretch of the year with lessons, both days included.
type Term struct {
	Name        string
	First, Last Date
}

// Closure is a stretch of days without school, both days included: a half term, a bank holiday, an INSET day. One that
// lies outside every term is harmless, so a whole year's bank holidays may be typed in.
type Closure struct {
	Name        string // in plain words: pupils read it
	First, Last Date
}

// Hours is when the school is staffed on a day of the week. The zero Hours is not at all.
type Hours struct{ Open, Close Minute }

// Week holds the staffed hours of each weekday, indexed by time.Weekday.
type Week [7]Hours

// MondayToFriday is the same hours on five days.
func MondayToFriday(open, shut Minute) Week {
	var w Week
	for d := time.Monday; d <= time.Friday; d++ {
		w[d] = Hours{open, shut}
	}
	return w
}

// EarlyClose is one day on which the school closes before its usual time, such as the last of a term.
type EarlyClose struct {
	Date  Date
	Name  string
	Close Minute
}

// PlanError is everything wrong with a plan at once, each a sentence for the person who typed it.
type PlanError struct{ Problems []string }

// Error gives the problems in one line each.
func (e *PlanError) Error() string { return strings.Join(e.Problems, "\n") }

// The longest stretches that can be meant. A longer one is a mistyped year, and would fill the memory with school days.
const (
	maxTermDays = 200
	maxPlanDays = 20 * 366
)

type problems []string

func (p *problems) addf(format string, args ...any) { *p = append(*p, fmt.Sprintf(format, args...)) }

func (p *Plan) check() []string {
	var ps problems
	p.checkTerms(&ps)
	p.checkClosures(&ps)
	p.checkHours(&ps)
	return ps
}

func (p *Plan) checkTerms(ps *problems) {
	if len(p.Terms) == 0 {
		ps.addf("The calendar has no terms. Add at least one, with its first and last day.")
	}
	for _, t := range p.Terms {
		checkSpan(ps, "term", t.Name, t.First, t.Last)
		if n := t.First.DaysUntil(t.Last) + 1; n > maxTermDays {
			ps.addf("The term %q is %d days long. Check the years of its first and last day.", t.Name, n)
		}
	}
	terms := slices.SortedFunc(slices.Values(p.Terms), func(a, b Term) int { return a.First.Compare(b.First) })
	for i := 1; i < len(terms); i++ {
		if !terms[i].First.After(terms[i-1].Last) {
			ps.addf("The terms %q and %q overlap on %s.", terms[i-1].Name, terms[i].Name, terms[i].First)
		}
	}
	if n := len(terms); n > 0 && terms[0].First.DaysUntil(terms[n-1].Last) > maxPlanDays {
		ps.addf("The calendar runs from %s to %s. Check the years.", terms[0].First, terms[n-1].Last)
	}
}

func (p *Plan) checkClosures(ps *problems) {
	for _, c := range p.Closures {
		checkSpan(ps, "closure", c.Name, c.First, c.Last)
	}
}

func checkSpan(ps *problems, what, name string, first, last Date) {
	if strings.TrimSpace(name) == "" {
		ps.addf("A %s has no name. Give it one in plain words: pupils read it.", what)
	}
	switch {
	case !first.IsReal() || !last.IsReal():
		ps.addf("The %s %q needs a first and a last day that exist.", what, name)
	case last.Before(first):
		ps.addf("The %s %q ends on %s, before it begins on %s.", what, name, last, first)
	}
}

func (p *Plan) checkHours(ps *problems) {
	if p.Hours == (Week{}) {
		ps.addf("No day of the week has staffed hours. Say when the school opens and closes.")
	}
	for d, h := range p.Hours {
		switch {
		case h == Hours{}:
		case h.Open < 0 || h.Close > 24*60:
			ps.addf("The hours on %s must lie between 00:00 and 24:00.", time.Weekday(d))
		case h.Close <= h.Open:
			ps.addf("On %s the school closes at %s, which is not after it opens at %s.", time.Weekday(d), h.Close, h.Open)
		}
	}
	seen := map[Date]bool{}
	for _, e := range p.EarlyCloses {
		h := p.Hours[e.Date.Weekday()]
		switch {
		case !e.Date.IsReal():
			ps.addf("The early close %q needs a day that exists.", e.Name)
		case seen[e.Date]:
			ps.addf("%s has two early closes. Keep one.", e.Date)
		case !p.isSchoolDay(e.Date):
			ps.addf("The early close %q is on %s, which is not a school day.", e.Name, e.Date)
		case e.Close <= h.Open || e.Close >= h.Close:
			ps.addf("The early close %q at %s must fall within that day's hours, %s to %s.", e.Name, e.Close, h.Open, h.Close)
		}
		seen[e.Date] = true
	}
}

func (p *Plan) isSchoolDay(d Date) bool {
	if p.Hours[d.Weekday()] == (Hours{}) {
		return false
	}
	within := func(first, last Date) bool { return !d.Before(first) && !d.After(last) }
	return slices.ContainsFunc(p.Terms, func(t Term) bool { return within(t.First, t.Last) }) &&
		!slices.ContainsFunc(p.Closures, func(c Closure) bool { return within(c.First, c.Last) })
}
