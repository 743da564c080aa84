package schoolday

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// A plan as text is what a school types in and keeps: a line a fact, what is after # is for people.
//
//	term,   Autumn term, 2026-09-02, 2026-12-18
//	closed, Half term,   2026-10-26, 2026-10-30
//	early,  Last day,    2026-12-18, 13:00
//	hours,  Monday,      08:00,      16:30

// ReadPlan reads a plan as text. The error is a *PlanError with every line that is not understood; what the lines mean
// together is for New to check.
func ReadPlan(r io.Reader) (Plan, error) {
	var p Plan
	var ps problems
	lines := csv.NewReader(r)
	lines.Comment, lines.TrimLeadingSpace, lines.FieldsPerRecord = '#', true, -1
	for {
		fields, err := lines.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return p, &PlanError{[]string{fmt.Sprintf("The calendar cannot be read: %v.", err)}}
		}
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if !p.take(fields) {
			line, _ := lines.FieldPos(0)
			ps.addf("Line %d is not understood: %s. Lines begin with term, closed, early or hours.", line, strings.Join(fields, ", "))
		}
	}
	if len(ps) > 0 {
		return p, &PlanError{ps}
	}
	return p, nil
}

func (p *Plan) take(f []string) bool {
	if len(f) != 4 {
		return false
	}
	first, err1 := ParseDate(f[2])
	last, err2 := ParseDate(f[3])
	from, ok1 := parseMinute(f[2])
	to, ok2 := parseMinute(f[3])
	switch day, isDay := weekdays[strings.ToLower(f[1])]; {
	case f[0] == "term" && err1 == nil && err2 == nil:
		p.Terms = append(p.Terms, Term{f[1], first, last})
	case f[0] == "closed" && err1 == nil && err2 == nil:
		p.Closures = append(p.Closures, Closure{f[1], first, last})
	case f[0] == "early" && err1 == nil && ok2:
		p.EarlyCloses = append(p.EarlyCloses, EarlyClose{first, f[1], to})
	case f[0] == "hours" && isDay && ok1 && ok2:
		p.Hours[day] = Hours{from, to}
	default:
		return false
	}
	return true
}

var weekdays = func() map[string]time.Weekday {
	days := map[string]time.Weekday{}
	for d := time.Sunday; d <= time.Saturday; d++ {
		days[strings.ToLower(d.String())] = d
	}
	return days
}()

func parseMinute(s string) (Minute, bool) {
	h, m, ok := strings.Cut(s, ":")
	hour, err1 := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	return Time(hour, minute), ok && err1 == nil && err2 == nil && hour >= 0 && hour <= 24 && minute >= 0 && minute < 60
}

// Text writes the plan as ReadPlan reads it.
func (p Plan) Text() string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	line := func(f ...string) { _ = w.Write(f) } // a Builder takes everything
	for _, t := range p.Terms {
		line("term", t.Name, t.First.String(), t.Last.String())
	}
	for _, c := range p.Closures {
		line("closed", c.Name, c.First.String(), c.Last.String())
	}
	for _, e := range p.EarlyCloses {
		line("early", e.Name, e.Date.String(), e.Close.String())
	}
	for d, h := range p.Hours {
		if h != (Hours{}) {
			line("hours", time.Weekday(d).String(), h.Open.String(), h.Close.String())
		}
	}
	w.Flush()
	return b.String()
}
