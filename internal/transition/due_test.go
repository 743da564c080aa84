package transition

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

func on(y int, m time.Month, d int) schoolday.Date { return schoolday.Date{Year: y, Month: m, Day: d} }

// cora is 17 years and 6 months old on 12 November 2026.
var cora = pupil.Pupil{ID: ident.New[actor.OfPupil](time.Now()), State: pupil.OnRoll, Details: pupil.Details{Name: pupil.Name{Given: "Cora", Family: "Nguyễn"}, Born: on(2009, 5, 12), Year: 13, Form: "13A"}}

func item[T any](what T) Entry[T] {
	return Entry[T]{Item: Item{ID: ident.New[Item](time.Now()), Revision: 1}, What: what}
}

// settled is a tracker on which nothing but time is missing.
func settled() Overview {
	return Overview{
		Tracker:  Tracker{ID: ident.New[Tracker](time.Now()), State: Open, Worker: ident.New[actor.OfStaff](time.Now()), StartedOn: on(2026, 9, 7)},
		Person:   cora,
		Terms:    Terms{Transfer: on(2027, 6, 14), WorkerFrom: on(2026, 11, 2), WorkerUntil: on(2027, 12, 17), Stable: Stable, Anchor: "Zuzanna", AnchorHelps: true},
		Services: []Entry[Service]{item(Service{Name: "Lantern Arts", EndsAge: "25", NothingFound: true})},
		Meetings: []Entry[Meeting]{item(Meeting{Purpose: Yearly, On: on(2026, 9, 14), Who: "Cora, Siân"})},
		Packs:    []Pack{{Number: 1, MadeAt: on(2026, 11, 9).At(0)}},
		Answers:  Gather([]Answer{{Section: KeyAbout, Receiver: Receiving, At: on(2026, 9, 20).At(0), Revision: 1}}),
	}
}

// A day that has not come yet is no day on which something was done: written down ahead, it took what is still owed from the list.
func TestNothingIsDoneBeforeItsDay(t *testing.T) {
	today, tomorrow := on(2027, 6, 22), on(2027, 6, 23)
	visit := func(change func(*Appointment)) error {
		a := Appointment{Service: "Adult team", On: on(2027, 6, 21), State: Missed, ContactedOn: today, AnchorOn: today, WorkerOn: today}
		change(&a)
		return a.check(Booked, today)
	}
	meeting := Meeting{Purpose: Handover, On: today, Who: "Cora, Siân", Does: "Siân rings", Accepted: today, AcceptedBy: "Rhys"}
	ahead := meeting
	ahead.Accepted = tomorrow
	looked := Service{Name: "CAMHS", EndsAge: "18", NothingFound: true, LookedOn: today}
	later := looked
	later.LookedOn = tomorrow
	for name, c := range map[string]struct {
		err error
		box string
	}{
		"done today": {visit(func(*Appointment) {}), ""}, "booked ahead": {visit(func(a *Appointment) { a.State, a.On = Booked, tomorrow }), ""},
		"kept ahead": {visit(func(a *Appointment) { a.State, a.On = Kept, tomorrow }), "state"}, "spoken with": {visit(func(a *Appointment) { a.ContactedOn = tomorrow }), "contacted_on"},
		"anchor asked": {visit(func(a *Appointment) { a.AnchorOn = tomorrow }), "anchor_on"}, "noted": {visit(func(a *Appointment) { a.WorkerOn = tomorrow }), "worker_on"},
		"accepted": {meeting.check("", today), ""}, "accepted ahead": {ahead.check("", today), "accepted"}, "looked": {looked.check(today), ""}, "looked ahead": {later.check(today), "looked_on"},
	} {
		var boxes []string
		for _, f := range fault.FieldsOf(c.err) {
			boxes = append(boxes, f.Name)
		}
		if strings.Join(boxes, " ") != c.box {
			t.Errorf("%s: %v, want %q", name, boxes, c.box)
		}
	}
}

func rules(due []Due, today schoolday.Date) (late []string) {
	for _, d := range due {
		if d.On.IsZero() || d.IsOverdue(today) || d.On == today {
			late = append(late, d.Rule)
		}
	}
	slices.Sort(late)
	return slices.Compact(late)
}

// C-25 to C-33: each rule asks for its step when it is due, and for nothing when it is done.
func TestEachRuleAsksForItsStep(t *testing.T) {
	for name, c := range map[string]struct {
		today  schoolday.Date
		change func(*Overview)
		want   string
	}{
		"nothing": {on(2026, 11, 16), func(*Overview) {}, ""},
		"C-26 a year later": {on(2027, 9, 14), func(o *Overview) {
			o.Terms.Transfer = on(2028, 1, 10)
			o.Person.Born = on(2010, 1, 5)
			o.Packs[0].MadeAt = on(2027, 6, 1).At(0)
		}, "C-26"},
		"C-26 at once when begun":     {on(2026, 11, 16), func(o *Overview) { o.Meetings = nil }, "C-26"},
		"C-27 nobody named":           {on(2026, 11, 16), func(o *Overview) { o.Tracker.Worker = actor.StaffID{} }, "C-27"},
		"C-27 kept out since":         {on(2026, 11, 16), func(o *Overview) { o.Tracker.Barred = true }, "C-27"},
		"C-27 no time agreed":         {on(2026, 11, 16), func(o *Overview) { o.Terms.WorkerUntil = schoolday.Date{} }, "C-27"},
		"C-28 services unanswered":    {on(2026, 11, 16), func(o *Overview) { o.Services[0].What.NothingFound = false }, "C-28"},
		"C-29 pack six months before": {on(2026, 11, 12), func(o *Overview) { o.Packs = nil }, "C-29"},
		"C-29 not a day earlier":      {on(2026, 11, 11), func(o *Overview) { o.Packs = nil }, ""},
		"C-29 made at 15":             {on(2026, 11, 12), func(o *Overview) { o.Packs[0].MadeAt = on(2025, 3, 3).At(0) }, "C-29"},
		"C-29 made the day before":    {on(2026, 11, 12), func(o *Overview) { o.Packs[0].MadeAt = on(2026, 5, 11).At(0) }, "C-29"},
		"C-29 made in its window":     {on(2026, 11, 12), func(o *Overview) { o.Packs[0].MadeAt = on(2026, 5, 12).At(0) }, ""},
		"C-30 nobody met": {on(2027, 6, 14), func(o *Overview) {
			o.Services[0].What = Service{Name: "CAMHS", EndsAge: "18", Equivalent: "Adult team"}
		}, "18 C-30"},
		"C-31 not a settled time": {on(2026, 11, 16), func(o *Overview) { o.Terms.Stable = NotStable }, "C-31"},
		"C-32 missed": {on(2027, 6, 30), func(o *Overview) {
			o.Appointments = []Entry[Appointment]{item(Appointment{Service: "Adult team", On: on(2027, 6, 21), State: Missed})}
		}, "18 C-32"},
		"C-33 three months after": {on(2027, 9, 14), func(*Overview) {}, "18 C-26 C-33"},
		"T-101 handover open": {on(2026, 11, 16), func(o *Overview) {
			o.Meetings = append(o.Meetings, item(Meeting{Purpose: Handover, On: on(2026, 11, 2)}))
		}, "T-101"},
		"16 ask again":                 {on(2026, 11, 16), func(o *Overview) { o.Person.Born = on(2010, 11, 1); o.Terms = Terms{}; o.Answers = nil }, "16"},
		"18 nothing to parents":        {on(2027, 5, 12), func(*Overview) {}, "18"},
		"closed asks for nothing more": {on(2028, 5, 12), func(o *Overview) { o.Tracker.State = Closed }, ""},
	} {
		o := settled()
		c.change(&o)
		if got := strings.Join(rules(o.Outlook(c.today), c.today), " "); got != c.want {
			t.Errorf("%s: due %q, want %q", name, got, c.want)
		}
	}
}

// What a birthday asks for is not late by the years before anybody began with them.
func TestNothingIsDueBeforeItBegan(t *testing.T) {
	o := settled()
	o.Person.Born, o.Answers = on(2009, 12, 1), nil
	for _, d := range o.birthdaysDue(on(2026, 11, 16), pupil.Adulthood(o.Person.Born)) {
		if d.On != o.Tracker.StartedOn {
			t.Errorf("%s: on %s, and it began on %s", d.What, d.On, o.Tracker.StartedOn)
		}
	}
	if len(o.birthdaysDue(on(2026, 11, 16), pupil.Adulthood(o.Person.Born))) != 1 {
		t.Error("nobody is told to ask")
	}
}

// T-108, C-25: a young person with support and no tracker is asked about from year 9; at 17 years 6 months the pack is missing.
func TestWhoHasNotBegun(t *testing.T) {
	young := cora
	young.Born, young.Year = on(2013, 3, 3), 9
	for _, c := range []struct {
		p     pupil.Pupil
		today schoolday.Date
		want  string
	}{
		{young, on(2026, 8, 31), ""},
		{young, on(2026, 9, 1), "C-25"},
		{cora, on(2026, 11, 11), "C-25"},
		{cora, on(2026, 11, 12), "C-25 C-29"},
	} {
		p := c.p
		if c.today.Before(on(2026, 9, 1)) {
			p.Year = 8
		}
		if got := strings.Join(rules(Unstarted(p, c.today), c.today), " "); got != c.want {
			t.Errorf("on %s: %q, want %q", c.today, got, c.want)
		}
	}
}

// Every rule says whose it is, so that a school's own number is never shown as the law.
func TestEveryStepSaysWhoseRuleItIs(t *testing.T) {
	o := settled()
	o.Meetings, o.Packs, o.Services, o.Answers = nil, nil, nil, nil
	o.Appointments = []Entry[Appointment]{item(Appointment{Service: "x", On: on(2027, 6, 21), State: Missed})}
	for _, d := range append(o.Outlook(on(2028, 1, 1)), Unstarted(cora, on(2026, 11, 16))...) {
		if d.Origin() == "" {
			t.Errorf("%s (%s) does not say whose rule it is", d.Rule, d.What)
		}
	}
}

// C-32, 4.8: the tasks of a missed appointment go one by one, each only when it is done, and no birthday ends them.
func TestTheTasksOfAMissedAppointment(t *testing.T) {
	today, o := on(2029, 1, 1), settled()
	a := Appointment{Service: "Adult team", On: on(2027, 6, 21), State: Missed}
	for _, want := range []int{4, 3, 2, 1} {
		o.Appointments = []Entry[Appointment]{item(a)}
		if got := len(o.visitsDue(today)); got != want {
			t.Fatalf("%d tasks, want %d", got, want)
		}
		switch want {
		case 4:
			a.ContactedOn = on(2027, 6, 22)
		case 3:
			a.AnchorOn = on(2027, 6, 22)
		case 2:
			a.WorkerOn = on(2027, 6, 23)
		}
	}
	o.Terms.AnchorHelps, a = false, Appointment{Service: "Adult team", On: on(2027, 6, 21), State: Missed}
	o.Appointments = []Entry[Appointment]{item(a)}
	if got := len(o.visitsDue(today)); got != 3 {
		t.Errorf("%d tasks, want 3: without permission nobody asks the anchor", got)
	}
}

// Every pair of states: what the tables allow and what they refuse.
func TestEveryMove(t *testing.T) {
	for _, from := range States() {
		for _, to := range States() {
			if want := from == Open && to == Closed; from.MayBecome(to) != want {
				t.Errorf("%s to %s: %v, want %v", from, to, !want, want)
			}
		}
	}
	allowed := map[Visit]string{Booked: "booked kept missed", Missed: "booked kept missed", Kept: "kept"}
	for _, from := range Visits() {
		for _, to := range Visits() {
			if want := strings.Contains(allowed[from], string(to)); from.MayBecome(to) != want {
				t.Errorf("%s to %s: %v, want %v", from, to, !want, want)
			}
		}
	}
}

// T-109, 4.8: a tracker closes when adult services have seen the young person and it was looked at again, or when they
// chose it; and only once somebody told them.
func TestWhatClosesATracker(t *testing.T) {
	whole := Closing{Ending: Seen, ToldBy: "Siân", ToldOn: on(2027, 12, 17), ToldHow: "in person", WayBack: "Ring Siân"}
	ready := settled()
	ready.Appointments = []Entry[Appointment]{item(Appointment{State: Kept})}
	ready.Meetings = append(ready.Meetings, item(Meeting{Purpose: CheckBack, On: on(2027, 9, 14)}), item(Meeting{Purpose: CheckBack, On: on(2027, 12, 14)}))
	today := on(2027, 12, 17)
	if err := whole.check(ready, today); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]func(*Closing, *Overview, *schoolday.Date){
		"on the birthday":        func(_ *Closing, _ *Overview, d *schoolday.Date) { *d = on(2027, 5, 12) },
		"not seen":               func(_ *Closing, o *Overview, _ *schoolday.Date) { o.Appointments = nil },
		"missed":                 func(_ *Closing, o *Overview, _ *schoolday.Date) { o.Appointments[0].What.State = Missed },
		"not looked at again":    func(_ *Closing, o *Overview, _ *schoolday.Date) { o.Meetings = nil },
		"looked at once":         func(_ *Closing, o *Overview, _ *schoolday.Date) { o.Meetings = o.Meetings[:2] },
		"twice on one day":       func(_ *Closing, o *Overview, _ *schoolday.Date) { o.Meetings[1].What.On = o.Meetings[2].What.On },
		"only arranged":          func(_ *Closing, o *Overview, _ *schoolday.Date) { o.Meetings[2].What.On = on(2027, 12, 18) },
		"the second too soon":    func(_ *Closing, o *Overview, _ *schoolday.Date) { o.Meetings[2].What.On = on(2027, 11, 13) },
		"nobody told them":       func(c *Closing, _ *Overview, _ *schoolday.Date) { c.ToldBy = "" },
		"told tomorrow":          func(c *Closing, _ *Overview, _ *schoolday.Date) { c.ToldOn = on(2027, 12, 18) },
		"no way back":            func(c *Closing, _ *Overview, _ *schoolday.Date) { c.WayBack = "" },
		"no reason":              func(c *Closing, _ *Overview, _ *schoolday.Date) { c.Ending = "turned_18" },
		"chosen without a word":  func(c *Closing, _ *Overview, _ *schoolday.Date) { c.Ending = Chosen },
		"before the worker goes": func(_ *Closing, _ *Overview, d *schoolday.Date) { *d = on(2027, 12, 16) },
	} {
		cl, o, d := whole, ready, today
		o.Appointments, o.Meetings = slices.Clone(ready.Appointments), slices.Clone(ready.Meetings)
		c(&cl, &o, &d)
		if err := cl.check(o, d); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: closed with %v", name, err)
		}
	}
}

// C-27: the named worker stays six months or more on either side of the move.
func TestTheNamedWorkerStaysSixMonthsOnEitherSide(t *testing.T) {
	good, started := settled().Terms, on(2026, 9, 7)
	if err := good.check(started); err != nil {
		t.Fatal(err)
	}
	late, short := good, good
	late.WorkerFrom, short.WorkerUntil = on(2026, 12, 15), on(2027, 12, 13)
	for _, bad := range []Terms{late, short} {
		if !fault.Is(bad.check(started), fault.Invalid) {
			t.Error("a named worker for less than six months was accepted")
		}
	}
	if err := late.check(on(2027, 1, 11)); err != nil {
		t.Errorf("somebody who came later than that has no named worker: %v", err)
	}
}

// No answer is not a yes, the newest answer counts, and only cells that are theirs to decide can be answered.
func TestAnswers(t *testing.T) {
	now := time.Now()
	m := Gather([]Answer{{Section: KeyStory, Receiver: Receiving, Yes: true, Revision: 1}, {Section: KeyStory, Receiver: Receiving, Revision: 2}})
	if m.Allows(KeyStory, Receiving) || m.Allows(KeyAbout, Receiving) {
		t.Error("what was taken back, or never given, is allowed")
	}
	got := m.changed([]Choice{{KeyStory, Receiving, true}, {KeyStory, GP, true}, {KeyReady, Receiving, true}, {"nothing", GP, true}, {KeyAbout, GP, false}}, now)
	if len(got) != 1 || got[0].Section != KeyStory || got[0].Revision != 3 {
		t.Errorf("answers %+v", got)
	}
}

// T-108, principle 3: a step is on the named worker's list when it falls due, on everybody else's once it is overdue.
func TestWhoseListAStepIsOn(t *testing.T) {
	today, me, other := on(2026, 11, 16), ident.New[actor.OfStaff](time.Now()), ident.New[actor.OfStaff](time.Now())
	begun := Row{Tracker: ident.New[Tracker](time.Now()), Worker: me}
	for name, c := range map[string]struct {
		row  Row
		due  Due
		who  actor.StaffID
		want bool
	}{
		"mine, this week":     {begun, Due{Rule: "C-26", On: on(2026, 11, 18)}, me, true},
		"mine, later":         {begun, Due{Rule: "C-26", On: on(2026, 12, 18)}, me, false},
		"mine, at once":       {begun, Due{Rule: "C-31"}, me, true},
		"not mine, this week": {begun, Due{Rule: "C-26", On: on(2026, 11, 18)}, other, false},
		"of nobody who may":   {Row{Tracker: begun.Tracker, Barred: true}, Due{Rule: "C-27"}, other, true},
		"not mine, overdue":   {begun, Due{Rule: "C-26", On: on(2026, 11, 13)}, other, true},
		"not begun, pack due": {Row{}, Due{Rule: "C-29", On: on(2026, 11, 12)}, other, true},
		"not begun, year 9":   {Row{}, Due{Rule: "C-25", On: on(2026, 9, 1)}, other, false},
	} {
		c.row.Due = []Due{c.due}
		if _, got := c.row.line(c.who, today, on(2026, 11, 20)); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// A step without a day, such as finding a named worker, hid the overdue ones behind it from everybody but that worker.
func TestAStepWithoutADayHidesNothingOverdue(t *testing.T) {
	today := on(2026, 11, 16)
	r := Row{Tracker: ident.New[Tracker](time.Now()), Due: []Due{{What: "Find a worker", Rule: "C-27"}, {What: "Meet", Rule: "C-26", On: on(2026, 11, 2)}}}
	if l, ok := r.line(ident.New[actor.OfStaff](time.Now()), today, today); !ok || l.What != "Meet" {
		t.Errorf("the line is %q (%v), want what is overdue", l.What, ok)
	}
}

// C-33: the look after three months counts from two months on, the one after six from five; each needs a day of its own, and one
// that is arranged is not held.
func TestTheTwoLooksBack(t *testing.T) {
	today := on(2028, 1, 10)
	for name, c := range map[string]struct {
		days []schoolday.Date
		want string
	}{
		"none":                    {nil, "2027-09-14 2027-12-14"},
		"too soon":                {[]schoolday.Date{on(2027, 8, 13)}, "2027-09-14 2027-12-14"},
		"from two months on":      {[]schoolday.Date{on(2027, 8, 14)}, "2027-12-14"},
		"two in the third month":  {[]schoolday.Date{on(2027, 9, 14), on(2027, 9, 15)}, "2027-12-14"},
		"two on one day":          {[]schoolday.Date{on(2027, 12, 14), on(2027, 12, 14)}, "2027-12-14"},
		"a day short":             {[]schoolday.Date{on(2027, 9, 14), on(2027, 11, 13)}, "2027-12-14"},
		"from five months on":     {[]schoolday.Date{on(2027, 9, 14), on(2027, 11, 14)}, ""},
		"arranged for the future": {[]schoolday.Date{on(2027, 9, 14), on(2028, 1, 11)}, "2027-12-14"},
	} {
		o := settled()
		for _, d := range c.days {
			o.Meetings = append(o.Meetings, item(Meeting{Purpose: CheckBack, On: d}))
		}
		var got []string
		for _, d := range o.afterDue(today) {
			got = append(got, d.On.String())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: due %v, want %s", name, got, c.want)
		}
	}
}

// Whatever looks back there were: as many are due as closing still asks for, both are done only with two days of which the later lies
// five months on or more, and one more look never makes more due.
func TestLooksBackForAnyDays(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		o, today := settled(), on(2027, 6, 14).Add(rapid.IntRange(0, 400).Draw(r, "today"))
		days := rapid.SliceOfN(rapid.IntRange(-60, 420), 0, 5).Draw(r, "days")
		slices.Sort(days)
		before := 0
		for _, n := range days {
			o.Meetings = append(o.Meetings, item(Meeting{Purpose: CheckBack, On: o.Terms.Transfer.Add(n)}))
			now := o.looked(today)
			if now < before || now+len(o.afterDue(today)) != len(looks) {
				r.Fatalf("%d looked, %d due, before %d", now, len(o.afterDue(today)), before)
			}
			before = now
		}
		held := slices.DeleteFunc(slices.Compact(slices.Clone(days)), func(n int) bool {
			d := o.Terms.Transfer.Add(n)
			return d.After(today) || d.Before(on(2027, 8, 14))
		})
		both := len(held) >= 2 && !o.Terms.Transfer.Add(held[len(held)-1]).Before(on(2027, 11, 14))
		if (before == len(looks)) != both {
			r.Fatalf("%v: %d looked", days, before)
		}
	})
}
