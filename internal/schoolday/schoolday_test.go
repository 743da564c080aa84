package schoolday

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func day(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(s)
	}
	return d
}

// at reads a time on the school's own clock.
func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, london)
	if err != nil {
		panic(s)
	}
	return t.UTC()
}

// school is two ordinary English years: clock changes, Christmas, Easter, bank holidays, half terms, INSET, a leap day.
func school() Plan {
	return Plan{
		Version: 7,
		Terms: []Term{
			{"Spring term", day("2027-01-04"), day("2027-03-25")},
			{"Autumn term", day("2026-09-01"), day("2026-12-18")},
			{"Summer term", day("2027-04-12"), day("2027-07-21")},
			{"Autumn term", day("2027-09-01"), day("2027-12-17")},
			{"Spring term", day("2028-01-04"), day("2028-03-31")},
		},
		Closures: []Closure{
			{"INSET day", day("2026-09-01"), day("2026-09-01")},
			{"Half term", day("2026-10-26"), day("2026-10-30")},
			{"Half term", day("2027-02-15"), day("2027-02-19")},
			{"Early May bank holiday", day("2027-05-03"), day("2027-05-03")},
			{"Half term", day("2027-05-31"), day("2027-06-04")},
			{"Summer bank holiday", day("2027-08-30"), day("2027-08-30")},
			{"Half term", day("2027-10-25"), day("2027-10-29")},
			{"Half term", day("2028-02-14"), day("2028-02-18")},
		},
		Hours:       MondayToFriday(Time(8, 30), Time(16, 0)),
		EarlyCloses: []EarlyClose{{day("2026-12-18"), "Last day of term", Time(12, 30)}},
	}
}

func calendar(t *testing.T) *Calendar {
	t.Helper()
	c, err := New(school())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// always is a boarding school that never closes, across both clock changes.
func always(t *testing.T) *Calendar {
	t.Helper()
	var w Week
	for d := range w {
		w[d] = Hours{0, Time(24, 0)}
	}
	c, err := New(Plan{Hours: w, Terms: []Term{
		{"One", day("2026-09-01"), day("2027-03-01")}, {"Two", day("2027-03-02"), day("2027-07-01")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// C-06, H1: when a clock may start and when the day ends, at every kind of edge.
func TestNextStaffedAndEndOfDay(t *testing.T) {
	c := calendar(t)
	for _, x := range []struct{ name, now, next, end string }{
		{"in the middle of a day", "2026-09-02 11:00", "2026-09-02 11:00", "2026-09-02 16:00"},
		{"before opening", "2026-09-02 07:40", "2026-09-02 08:30", "2026-09-02 16:00"},
		{"at opening", "2026-09-02 08:30", "2026-09-02 08:30", "2026-09-02 16:00"},
		{"a minute before closing", "2026-09-02 15:59", "2026-09-02 15:59", "2026-09-02 16:00"},
		{"at closing the day is over", "2026-09-02 16:00", "2026-09-03 08:30", "2026-09-03 16:00"},
		{"evening", "2026-09-02 21:40", "2026-09-03 08:30", "2026-09-03 16:00"},
		{"Friday evening", "2026-09-04 21:40", "2026-09-07 08:30", "2026-09-07 16:00"},
		{"before the first term", "2026-08-20 10:00", "2026-09-02 08:30", "2026-09-02 16:00"},
		{"INSET day", "2026-09-01 10:00", "2026-09-02 08:30", "2026-09-02 16:00"},
		{"Friday of half term at night (scenario 1)", "2026-10-30 21:40", "2026-11-02 08:30", "2026-11-02 16:00"},
		{"the last day of term closes early", "2026-12-18 12:29", "2026-12-18 12:29", "2026-12-18 12:30"},
		{"after the early close", "2026-12-18 12:30", "2027-01-04 08:30", "2027-01-04 16:00"},
		{"Christmas Day", "2026-12-25 09:00", "2027-01-04 08:30", "2027-01-04 16:00"},
		{"May bank holiday", "2027-05-03 11:00", "2027-05-04 08:30", "2027-05-04 16:00"},
		{"summer", "2027-07-30 11:00", "2027-09-01 08:30", "2027-09-01 16:00"},
		{"leap day", "2028-02-29 11:00", "2028-02-29 11:00", "2028-02-29 16:00"},
		{"the evening before leap day", "2028-02-28 16:30", "2028-02-29 08:30", "2028-02-29 16:00"},
		{"the night the clocks go back", "2026-10-25 01:30", "2026-11-02 08:30", "2026-11-02 16:00"},
		{"the weekend the clocks go forward, in the Easter holidays", "2027-03-28 01:30", "2027-04-12 08:30", "2027-04-12 16:00"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if got, ok := c.NextStaffed(at(x.now)); !ok || !got.Equal(at(x.next)) {
				t.Errorf("next staffed: %v %v, want %s", got, ok, x.next)
			}
			if got, ok := c.EndOfDay(at(x.now)); !ok || !got.Equal(at(x.end)) {
				t.Errorf("end of day: %v %v, want %s", got, ok, x.end)
			}
			if want := x.now == x.next; c.IsOpen(at(x.now)) != want {
				t.Errorf("open: want %v", want)
			}
		})
	}
}

// H1: a calendar that nobody carried on says so, and never loops or guesses.
func TestTheCalendarEnds(t *testing.T) {
	c := calendar(t)
	last := at("2028-03-31 16:00")
	if _, ok := c.NextStaffed(last.Add(-time.Second)); !ok {
		t.Error("the last second of the last day is staffed")
	}
	if got, ok := c.NextStaffed(last); ok || !got.IsZero() {
		t.Errorf("next staffed after the end: %v %v", got, ok)
	}
	if _, ok := c.EndOfDay(last); ok {
		t.Error("end of day after the end")
	}
	if _, ok := c.AddHours(last.Add(-time.Hour), time.Hour+1); ok {
		t.Error("school hours past the end")
	}
	if got, ok := c.AddHours(last.Add(-time.Hour), time.Hour); !ok || !got.Equal(last) {
		t.Errorf("the last hour: %v %v", got, ok)
	}
	if _, ok := c.AddDays(day("2028-03-31"), 1); ok {
		t.Error("a school day after the last")
	}
	if _, ok := c.AddDays(c.First().Date, -1); ok {
		t.Error("a school day before the first")
	}
	if c.Last().Date != day("2028-03-31") || c.First().Date != day("2026-09-02") || c.Version() != 7 {
		t.Errorf("first %v, last %v, version %d", c.First().Date, c.Last().Date, c.Version())
	}
}

// C-04: school hours count staffed time only.
func TestAddHours(t *testing.T) {
	c := calendar(t)
	for _, x := range []struct {
		name, from string
		d          time.Duration
		want       string
	}{
		{"across lunch", "2026-09-02 11:30", 2 * time.Hour, "2026-09-02 13:30"},
		{"ends exactly at the close", "2026-09-02 15:00", time.Hour, "2026-09-02 16:00"},
		{"over the night", "2026-09-02 15:30", time.Hour, "2026-09-03 09:00"},
		{"over a weekend", "2026-09-04 15:30", time.Hour, "2026-09-07 09:00"},
		{"over half term and the autumn clock change", "2026-10-23 15:30", time.Hour, "2026-11-02 09:00"},
		{"over Christmas from an early close", "2026-12-18 12:00", time.Hour, "2027-01-04 09:00"},
		{"over Easter and the spring clock change", "2027-03-25 15:45", time.Hour, "2027-04-12 09:15"},
		{"from the night", "2026-09-02 03:00", time.Hour, "2026-09-02 09:30"},
		{"over three days", "2026-09-02 08:30", 16 * time.Hour, "2026-09-04 09:30"},
		{"nothing, while closed", "2026-09-05 10:00", 0, "2026-09-07 08:30"},
	} {
		t.Run(x.name, func(t *testing.T) {
			got, ok := c.AddHours(at(x.from), x.d)
			if !ok || !got.Equal(at(x.want)) {
				t.Errorf("%v %v, want %s", got, ok, x.want)
			}
		})
	}
}

// A day on which the clocks change has 25 or 23 hours; school hours are real hours on both.
func TestHoursOnTheDayTheClocksChange(t *testing.T) {
	c := always(t)
	for d, want := range map[string]time.Duration{"2026-10-25": 25 * time.Hour, "2027-03-28": 23 * time.Hour, "2026-10-24": 24 * time.Hour} {
		s, ok := c.On(day(d))
		if !ok || s.Close.Sub(s.Open) != want {
			t.Errorf("%s is staffed %v, want %v", d, s.Close.Sub(s.Open), want)
		}
	}
	from := at("2026-10-25 00:30") // still BST
	if got, _ := c.AddHours(from, 2*time.Hour); !got.Equal(from.Add(2*time.Hour)) || Local(got).Format("15:04 MST") != "01:30 GMT" {
		t.Errorf("two hours over the repeated hour: %v", Local(got))
	}
	if got, _ := c.AddHours(at("2027-03-28 00:30"), time.Hour); Local(got).Format("15:04 MST") != "02:30 BST" {
		t.Errorf("one hour over the skipped hour: %v", Local(got))
	}
}

// The same time on the wall is a different time in UTC before and after each change.
func TestOpeningFollowsTheWallClock(t *testing.T) {
	c := calendar(t)
	for date, want := range map[string]string{
		"2026-10-23": "07:30", "2026-11-02": "08:30", "2027-03-25": "08:30", "2027-04-12": "07:30",
	} {
		if s, _ := c.On(day(date)); s.Open.Format("15:04") != want || s.Open.Location() != time.UTC {
			t.Errorf("%s opens at %v, want %s UTC", date, s.Open, want)
		}
	}
}

func TestAddDays(t *testing.T) {
	c := calendar(t)
	for _, x := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-09-02", 0, "2026-09-02"}, {"2026-09-05", 0, "2026-09-07"}, {"2026-09-02", 1, "2026-09-03"},
		{"2026-09-04", 1, "2026-09-07"}, {"2026-09-05", 1, "2026-09-07"}, {"2026-10-23", 1, "2026-11-02"},
		{"2026-10-30", 1, "2026-11-02"}, {"2026-12-18", 1, "2027-01-04"}, {"2026-12-16", 3, "2027-01-04"},
		{"2027-04-30", 1, "2027-05-04"}, {"2028-02-28", 1, "2028-02-29"}, {"2028-02-29", 1, "2028-03-01"},
		{"2027-01-04", -1, "2026-12-18"}, {"2026-12-25", -1, "2026-12-18"}, {"2026-12-25", 3, "2027-01-06"},
	} {
		if got, ok := c.AddDays(day(x.from), x.n); !ok || got.Date != day(x.want) {
			t.Errorf("%s + %d = %v %v, want %s", x.from, x.n, got.Date, ok, x.want)
		}
	}
	if n := c.DaysBetween(day("2026-12-16"), day("2027-01-04")); n != 3 {
		t.Errorf("school days between: %d", n)
	}
	if n := c.DaysBetween(day("2027-01-04"), day("2026-12-16")); n != 0 {
		t.Errorf("school days between, backwards: %d", n)
	}
}

// A half term and a weekend have no school days.
func TestWhichDaysAreSchoolDays(t *testing.T) {
	c := calendar(t)
	if c.IsSchoolDay(day("2026-10-28")) || !c.IsSchoolDay(day("2026-10-23")) || c.IsSchoolDay(day("2026-10-24")) {
		t.Error("which days are school days")
	}
}

func TestPlanProblems(t *testing.T) {
	for _, x := range []struct {
		name, want string
		spoil      func(*Plan)
	}{
		{"no terms", "no terms", func(p *Plan) { p.Terms = nil }},
		{"no hours", "No day of the week", func(p *Plan) { p.Hours = Week{} }},
		{"term backwards", "ends on 2026-08-01, before it begins", func(p *Plan) { p.Terms[1].Last = day("2026-08-01") }},
		{"overlap", "overlap on 2026-12-10", func(p *Plan) { p.Terms[0].First = day("2026-12-10") }},
		{"mistyped year", "days long", func(p *Plan) { p.Terms[4].Last = day("2082-03-31") }},
		{"far too long a plan", "Check the years", func(p *Plan) {
			p.Terms = append(p.Terms, Term{"Later", day("2062-01-04"), day("2062-03-31")})
		}},
		{"no name", "A closure has no name", func(p *Plan) { p.Closures[0].Name = " " }},
		{"no date", "needs a first and a last day that exist", func(p *Plan) { p.Closures[0].First = Date{} }},
		{"30 February", "that exist", func(p *Plan) { p.Closures[0].First = Date{2027, time.February, 30} }},
		{"hours backwards", "On Tuesday the school closes at 08:00", func(p *Plan) { p.Hours[2].Close = Time(8, 0) }},
		{"hours past midnight", "on Tuesday must lie between", func(p *Plan) { p.Hours[2].Close = Time(25, 0) }},
		{"early close at the weekend", "not a school day", func(p *Plan) { p.EarlyCloses[0].Date = day("2026-12-19") }},
		{"early close that is late", "must fall within", func(p *Plan) { p.EarlyCloses[0].Close = Time(17, 0) }},
		{"two early closes", "two early closes", func(p *Plan) { p.EarlyCloses = append(p.EarlyCloses, p.EarlyCloses[0]) }},
		{"early close never", "a day that exists", func(p *Plan) { p.EarlyCloses[0].Date = Date{} }},
		{"a term of holidays", "has no school days", func(p *Plan) {
			p.Terms = append(p.Terms, Term{"Extra", day("2027-08-28"), day("2027-08-30")})
		}},
		{"hours that vanish", "the clocks change", func(p *Plan) {
			p.Terms[0].Last, p.Hours[0] = day("2027-03-28"), Hours{Time(1, 0), Time(2, 0)}
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			p := school()
			x.spoil(&p)
			_, err := New(p)
			pe, ok := errors.AsType[*PlanError](err)
			if !ok || !strings.Contains(err.Error(), x.want) {
				t.Fatalf("got %v, want a problem with %q", err, x.want)
			}
			for _, s := range pe.Problems {
				if !strings.HasSuffix(s, ".") {
					t.Errorf("not a sentence: %q", s)
				}
			}
		})
	}
	p := school()
	p.Terms[0].Name, p.Closures[0].Name, p.Hours[3].Close = "", "", 0
	_, err := New(p)
	if pe, ok := errors.AsType[*PlanError](err); !ok || len(pe.Problems) != 3 {
		t.Errorf("all at once: %v", err)
	}
}

// A calendar is shared between goroutines: what it was made of and what it hands out must not be able to change it.
func TestCalendarIsImmutable(t *testing.T) {
	p := school()
	c, _ := New(p)
	p.Terms[1].First, p.Closures[1].Name = day("2020-01-01"), "spoilt"
	q := c.Plan()
	q.Terms[0].First, q.Closures[2].Name = day("2020-01-01"), "spoilt"
	if c.Plan().Terms[0].First != day("2026-09-01") {
		t.Error("terms changed")
	}
	if slices.ContainsFunc(c.Plan().Closures, func(x Closure) bool { return x.Name == "spoilt" }) {
		t.Error("closures changed")
	}
}
