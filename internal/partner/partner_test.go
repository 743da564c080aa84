package partner

import (
	"strings"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/response"
	"heard/internal/schoolday"
)

var (
	now    = time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC) // a Monday
	today  = schoolday.DateOf(now)
	policy = response.DefaultPolicy()
	on     = Day{today, policy}
	org    = ident.New[actor.OfOrg](now)
)

func listed() Entry {
	return Entry{ID: ident.New[Entry](now), Org: org, Kind: Service, State: Published, CheckedOn: today.Add(-10), Details: Details{
		Name: "Quiet Hour", Summary: "A warm room.", Accepts: "Ages 11 to 19.", SelfHarm: AcceptsYes, SelfHarmWords: "Come as you are.",
		AgeFrom: 11, AgeTo: 19, Phone: "01632 960401",
	}}
}

func line() Entry {
	return Entry{ID: ident.New[Entry](now), Kind: Helpline, State: Published, CheckedOn: today.Add(-90), Details: Details{
		Name: "A line", Summary: "Somebody listens.", Phone: "01632 960999", Hours: Hours{Always: true}, Crisis: true,
	}}
}

// T-049, T-137: an entry without the service's own words on who it accepts, or that nobody has checked, cannot be published.
func TestAnEntryIsPublishedOnlyWhenItSaysWhatReadersNeed(t *testing.T) {
	whole := listed()
	if err := whole.Check(today); err != nil {
		t.Fatal(err)
	}
	for box, without := range map[string]func(*Entry){
		"self_harm":       func(e *Entry) { e.SelfHarm = "" },
		"self_harm_words": func(e *Entry) { e.SelfHarmWords = "" },
		"accepts":         func(e *Entry) { e.Accepts = "" },
		"checked_on":      func(e *Entry) { e.CheckedOn = schoolday.Date{} },
		"phone":           func(e *Entry) { e.Phone = "" },
		"age_from":        func(e *Entry) { e.AgeFrom, e.AgeTo = 0, 0 },
		"org":             func(e *Entry) { e.Org = actor.OrgID{} },
		"name":            func(e *Entry) { e.Name = "" },
	} {
		e := listed()
		without(&e)
		if f := fault.FieldsOf(e.Check(today)); len(f) == 0 || f[0].Name != box {
			t.Errorf("without %s: %v", box, f)
		}
		if e.State = Draft; e.Name != "" && e.Check(today) != nil {
			t.Errorf("without %s: not even a draft: %v", box, e.Check(today))
		}
	}
}

// C-39: crisis lines every 90 days, others every six months, where a school has not chosen otherwise; an overdue line is hidden from pupils, and only from them.
func TestAnUncheckedLineIsHiddenFromPupils(t *testing.T) {
	l := line()
	if l.NextCheck(policy) != today || l.IsOverdue(on) || !l.IsShownTo(Reader{}, on) {
		t.Errorf("on its last day the line is still good: %v", l.NextCheck(policy))
	}
	tomorrow := Day{today.Add(1), policy}
	if !l.IsOverdue(tomorrow) || l.IsShownTo(Reader{Age: 15}, tomorrow) || !l.IsShownTo(Reader{Staff: true}, tomorrow) {
		t.Error("the day after, pupils must not find it and staff must")
	}
	e := listed()
	e.CheckedOn = schoolday.Date{Year: 2026, Month: time.August, Day: 31}
	if got := e.NextCheck(policy); got != (schoolday.Date{Year: 2027, Month: time.February, Day: 28}) {
		t.Errorf("six months after 31 August is %v", got)
	}
	soon := policy
	soon.LineDays, soon.EntryMonths = 30, 2
	if !l.IsOverdue(Day{today, soon}) || l.IsShownTo(Reader{}, Day{today, soon}) || e.NextCheck(soon) != (schoolday.Date{Year: 2026, Month: time.October, Day: 31}) {
		t.Error("the school's own numbers do not count")
	}
	late := Day{schoolday.Date{Year: 2027, Month: time.March, Day: 1}, policy}
	if !e.IsOverdue(late) || !e.IsShownTo(Reader{}, late) {
		t.Error("a service that is overdue is shown, marked")
	}
}

// 4.29, T-136: nobody who is not known to be 18 finds what is for adults only, and no pupil finds unmoderated talk.
func TestWhatIsNotForPupilsIsNotShownToThem(t *testing.T) {
	for name, change := range map[string]func(*Entry){
		"adult only": func(e *Entry) { e.AdultOnly = true },
		"from 18":    func(e *Entry) { e.AgeFrom = 18 },
	} {
		e := listed()
		change(&e)
		if e.IsShownTo(Reader{}, on) || e.IsShownTo(Reader{Age: 17}, on) {
			t.Errorf("%s: shown to somebody under 18, or of no known age", name)
		}
		if !e.IsShownTo(Reader{Age: 18, Adult: true}, on) {
			t.Errorf("%s: kept from an adult", name)
		}
	}
	e := listed()
	e.Peers = PeersUnmoderated
	if e.IsShownTo(Reader{Age: 18, Adult: true}, on) || !e.IsShownTo(Reader{Staff: true}, on) {
		t.Error("unmoderated talk: for no pupil, marked for staff")
	}
	if e = listed(); e.State != Published {
		t.Fatal()
	}
	for _, s := range []State{Draft, Closed} {
		if e.State = s; e.IsShownTo(Reader{Staff: true, Adult: true}, on) {
			t.Errorf("%s is found", s)
		}
	}
}

// T-052: a blank reads like a no, so every question has an answer.
func TestACardHasNoBlanks(t *testing.T) {
	for _, a := range listed().Card() {
		if strings.TrimSpace(a.Text) == "" || !a.Known && a.Text != NotKnown {
			t.Errorf("%s: %q", a.Question, a.Text)
		}
	}
}

// T-163: at 23:00 the filter shows only what answers then.
func TestOpenNow(t *testing.T) {
	for typed, want := range map[string][3]bool{ // Monday 10:00, Monday 23:00, Tuesday 1:30
		"always":                                   {true, true, true},
		"Mon to Fri 9:00 to 17:00":                 {true, false, false},
		"Fri to Mon 22:00-02:00":                   {false, true, true},
		"Tuesday 17.30 to 19.30; Mon 9:00 - 12:00": {true, false, false},
		"": {},
	} {
		h, ok := ParseHours(typed)
		if !ok {
			t.Errorf("%q was not read", typed)
			continue
		}
		for i, at := range []time.Time{
			time.Date(2026, 11, 16, 10, 0, 0, 0, time.UTC), time.Date(2026, 11, 16, 23, 0, 0, 0, time.UTC), time.Date(2026, 11, 17, 1, 30, 0, 0, time.UTC),
		} {
			if h.OpenAt(at) != want[i] {
				t.Errorf("%q at %v: %v", typed, at, h.OpenAt(at))
			}
		}
		if again, ok := ParseHours(h.String()); !ok || again.String() != h.String() {
			t.Errorf("%q is written as %q, which is not read back", typed, h)
		}
	}
	for _, typed := range []string{"weekdays", "Mon 25:00 to 26:00", "Mon 9:00", "Xyz 9:00 to 10:00", "Mon 9:00 to 9:00"} {
		if _, ok := ParseHours(typed); ok {
			t.Errorf("%q was read", typed)
		}
	}
	d := NewDirectory(1, []Entry{listed(), line()}, nil)
	if all := d.Find(Reader{}, Filter{OpenNow: true}, on, time.Date(2026, 11, 16, 23, 0, 0, 0, time.UTC)); len(all) != 1 || all[0].Kind != Helpline {
		t.Errorf("at night: %v", all)
	}
}

// T-097, C-38: what an agreement does not cover today is not covered.
func TestAnAgreementCoversItsPurposeWhileItStands(t *testing.T) {
	a := Agreement{Org: org, Reference: "DSA-1", Covers: []Purpose{ForReferral}, Purpose: "Referrals", First: today.Add(-300), Last: today.Add(60)}
	if err := a.check(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		on   schoolday.Date
		p    Purpose
		want bool
	}{
		"today": {today, ForReferral, true}, "last day": {a.Last, ForReferral, true}, "the day after": {a.Last.Add(1), ForReferral, false},
		"the day before it began": {a.First.Add(-1), ForReferral, false}, "another purpose": {today, ForAdvice, false},
	} {
		if got := a.Allows(c.p, c.on); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if !a.EndsSoon(on) || a.EndsSoon(Day{today.Add(-1), policy}) {
		t.Error("it must be shown as ending from 60 days before")
	}
	later := policy
	later.WarnDays = 30
	if a.EndsSoon(Day{today, later}) || !a.EndsSoon(Day{today.Add(30), later}) {
		t.Error("the school's own number does not count")
	}
	a.EndedOn = today
	if a.Allows(ForReferral, today) {
		t.Error("ended today, it still covers")
	}
	if _, ok := Covering([]Agreement{a}, org, ForReferral, today); ok {
		t.Error("an ended agreement was found")
	}
}

// What is wrong with an agreement is said as it is: a purpose that was too long, and a last day before the first, were answered with how
// to write one.
func TestAnAgreementSaysWhatIsWrongWithIt(t *testing.T) {
	good := Agreement{Org: org, Reference: strings.Repeat("ŵ", 40), Covers: []Purpose{ForReferral}, Purpose: strings.Repeat("ŵ", 2000), First: today, Last: today}
	if err := good.check(); err != nil {
		t.Errorf("as long as it may be: %v", err)
	}
	long, late := good, good
	long.Purpose += "ŵ"
	late.Last = today.Add(-1)
	for want, a := range map[string]Agreement{"Shorten its purpose": long, "comes before the first": late} {
		if f := fault.FieldsOf(a.check()); len(f) != 1 || !strings.Contains(f[0].Message, want) {
			t.Errorf("%v, want %q", f, want)
		}
	}
}
