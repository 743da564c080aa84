package response

import (
	"testing"
	"time"

	"heard/internal/fault"
	"heard/internal/schoolday"
)

// run starts a clock and lets time pass until the given moment, the way the job does: at each due time.
func run(t *testing.T, k Kind, l Ladder, from, until string) (Clock, []string) {
	t.Helper()
	cal, p := terms(t), DefaultPolicy()
	c, m := Start(k, at(from), l, cal, p)
	told := []string{step(m)}
	for !c.DueAt.After(at(until)) {
		next, m, ok := c.Escalate(c.DueAt, l, cal, p)
		if !ok || !next.DueAt.After(c.DueAt) {
			t.Fatalf("stuck at %v: %v", c.DueAt, ok)
		}
		c, told = next, append(told, step(m))
	}
	return c, told
}

// C-04 to C-06, T-051: who is told when, if nobody acts.
func TestWhoIsToldWhenNobodyActs(t *testing.T) {
	all := everyone()
	for _, x := range []struct {
		name, from, until string
		kind              Kind
		answerBy          string
		want              []string
	}{
		{"a concern: deputies at the end of the day, head at the end of the next (C-04)", "2026-09-02 10:00", "2026-09-07 12:00", Concern, "2026-09-02 16:00", []string{
			"Wed 2 Sep 10:00 dsl: dsl", "Wed 2 Sep 16:00 deputies: deputy A, deputy B", "Thu 3 Sep 16:00 head: head",
			"Fri 4 Sep 16:00 head: dsl, deputy A, deputy B, head again", "Mon 7 Sep 08:30 head: dsl, deputy A, deputy B, head again",
		}},
		{"a concern with danger: a school hour each", "2026-09-02 10:00", "2026-09-02 15:00", ConcernDanger, "2026-09-02 16:00", []string{
			"Wed 2 Sep 10:00 dsl: dsl", "Wed 2 Sep 11:00 deputies: deputy A, deputy B", "Wed 2 Sep 12:00 head: head",
			"Wed 2 Sep 13:00 head: dsl, deputy A, deputy B, head again",
		}},
		{"a concern logged in the evening starts in the morning", "2026-09-02 21:00", "2026-09-03 16:00", Concern, "2026-09-03 16:00", []string{
			"Wed 2 Sep 21:00 dsl: dsl", "Thu 3 Sep 16:00 deputies: deputy A, deputy B",
		}},
		{"a request: the team at the end of the day, the head at the end of the promised one (C-06)", "2026-09-02 10:00", "2026-09-03 16:00", Request, "2026-09-03 16:00", []string{
			"Wed 2 Sep 10:00 chosen_adult: Ms A", "Wed 2 Sep 16:00 team: dsl, deputy A, deputy B", "Thu 3 Sep 16:00 head: head",
		}},
		{"a request on the Friday of half term at night (scenario 1): the team hears in time to keep the promise", "2026-10-30 21:40", "2026-11-02 16:00", Request, "2026-11-02 16:00", []string{
			"Fri 30 Oct 21:40 chosen_adult: Ms A", "Mon 2 Nov 11:30 team: dsl, deputy A, deputy B", "Mon 2 Nov 16:00 head: head",
		}},
		{"help today: the lead at once, then a school hour each", "2026-09-02 10:00", "2026-09-02 12:00", RequestToday, "2026-09-02 16:00", []string{
			"Wed 2 Sep 10:00 dsl: Ms A, dsl", "Wed 2 Sep 11:00 deputies: deputy A, deputy B", "Wed 2 Sep 12:00 head: head",
		}},
		{"help today, on a Friday just before the school closes: nobody goes home not knowing", "2026-09-04 15:40", "2026-09-08 09:00", RequestToday, "2026-09-04 16:00", []string{
			"Fri 4 Sep 15:40 dsl: Ms A, dsl", "Fri 4 Sep 16:00 head: deputy A, deputy B, head",
			"Mon 7 Sep 09:30 head: Ms A, dsl, deputy A, deputy B, head again", "Tue 8 Sep 08:30 head: Ms A, dsl, deputy A, deputy B, head again",
		}},
		{"help today, on a Saturday: the first school hour of Monday", "2026-09-05 12:00", "2026-09-07 10:30", RequestToday, "2026-09-07 16:00", []string{
			"Sat 5 Sep 12:00 dsl: Ms A, dsl", "Mon 7 Sep 09:30 deputies: deputy A, deputy B", "Mon 7 Sep 10:30 head: head",
		}},
		{"a request on the last day before Christmas, an hour before the early close", "2026-12-18 11:00", "2027-01-04 16:00", Request, "2027-01-04 16:00", []string{
			"Fri 18 Dec 11:00 chosen_adult: Ms A", "Fri 18 Dec 12:00 team: dsl, deputy A, deputy B", "Mon 4 Jan 16:00 head: head",
		}},
		{"a request the evening before the last day of term, which is short", "2026-12-17 20:00", "2026-12-18 12:00", Request, "2026-12-18 12:00", []string{
			"Thu 17 Dec 20:00 chosen_adult: Ms A", "Fri 18 Dec 11:30 team: dsl, deputy A, deputy B", "Fri 18 Dec 12:00 head: head",
		}},
		{"over the weekend of the spring clock change", "2027-03-26 15:30", "2027-03-29 08:30", ConcernDanger, "2027-03-26 16:00", []string{
			"Fri 26 Mar 15:30 dsl: dsl", "Fri 26 Mar 16:00 head: deputy A, deputy B, head",
		}},
		{"about an adult: the head, then the chair", "2026-09-02 10:00", "2026-09-02 16:00", AboutAdult, "2026-09-02 16:00", []string{
			"Wed 2 Sep 10:00 head: head", "Wed 2 Sep 16:00 chair: chair",
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			c, told := run(t, x.kind, NewLadder(x.kind, msA, all, nil, nil), x.from, x.until)
			equal(t, told, x.want)
			if !c.AnswerBy.Equal(at(x.answerBy)) {
				t.Errorf("answer by %s, want %s", schoolday.ForStaff(c.AnswerBy), x.answerBy)
			}
		})
	}
}

// 4.7: the page can say that the school is closed, and when somebody is next there.
func TestAPageCanSayWhenSomebodyIsNextThere(t *testing.T) {
	cal, p := terms(t), DefaultPolicy()
	c, _ := Start(Request, at("2026-10-30 21:40"), NewLadder(Request, msA, everyone(), nil, nil), cal, p)
	if !c.StartsAt.Equal(at("2026-11-02 08:30")) || c.Unplanned {
		t.Errorf("%+v", c)
	}
	if c.IsLate(c.AnswerBy) || !c.IsLate(c.AnswerBy.Add(time.Second)) {
		t.Error("late is after the promise, not at it")
	}
}

// H1: when nobody typed in next term's dates, everyone is told at once, and again each day; nothing sleeps till September.
func TestWhenTheCalendarHasRunOut(t *testing.T) {
	cal, p := terms(t), DefaultPolicy()
	l := NewLadder(Request, msA, everyone(), nil, nil)
	c, m := Start(Request, at("2027-05-01 10:00"), l, cal, p)
	if !c.Unplanned || c.Rung != Head || named(m.Tell) != "Ms A, dsl, deputy A, deputy B, head" || !c.DueAt.Equal(at("2027-05-02 10:00")) {
		t.Errorf("%+v, told %s", c, named(m.Tell))
	}
	c, m, ok := c.Escalate(c.DueAt, l, cal, p)
	if !ok || !m.Again || !c.DueAt.Equal(at("2027-05-03 10:00")) {
		t.Errorf("%+v %+v %v", c, m, ok)
	}
	c, m = Start(Request, at("2027-04-02 14:00"), l, cal, p)
	if !c.Unplanned || named(m.Tell) != "Ms A" || !c.AnswerBy.Equal(at("2027-04-02 16:00")) {
		t.Errorf("on the last day known: %+v, told %s", c, named(m.Tell))
	}
	c, m, ok = c.Escalate(at("2027-04-02 16:00"), l, cal, p)
	if !ok || c.Rung != Head || named(m.Tell) != "dsl, deputy A, deputy B, head" || !c.DueAt.Equal(at("2027-04-03 16:00")) {
		t.Errorf("%+v, told %s, %v", c, named(m.Tell), ok)
	}
}

// After the program stood still, one run tells everyone who should have been told, each once.
func TestCatchingUp(t *testing.T) {
	cal, p := terms(t), DefaultPolicy()
	l := NewLadder(Concern, msA, everyone(), nil, nil)
	c, _ := Start(Concern, at("2026-09-02 10:00"), l, cal, p)
	now := at("2026-09-16 10:00")
	var told []string
	for {
		next, m, ok := c.Escalate(now, l, cal, p)
		if !ok {
			break
		}
		c, told = next, append(told, step(m))
	}
	equal(t, told, []string{"Wed 2 Sep 16:00 deputies: deputy A, deputy B", "Thu 3 Sep 16:00 head: head"})
	if !c.DueAt.Equal(at("2026-09-17 08:30")) {
		t.Errorf("next due %s", schoolday.ForStaff(c.DueAt))
	}
}

func TestPolicyCheck(t *testing.T) {
	if err := DefaultPolicy().Check(); err != nil {
		t.Error(err)
	}
	slower := DefaultPolicy()
	slower.MorningMinutes = slower.TodayMinutes - 1
	if err := slower.Check(); !fault.Is(err, fault.Invalid) {
		t.Errorf("asking for help today would make a pupil wait longer: %v", err)
	}
	wrong := DefaultPolicy()
	wrong.TodayMinutes, wrong.MorningMinutes, wrong.AnswerDays = 1, 9*60, 0
	if err := wrong.Check(); !fault.Is(err, fault.Invalid) || len(fault.FieldsOf(err)) != 3 {
		t.Error(err)
	}
	if Origin != "school policy" {
		t.Error("numbers marked D are labelled so, and never statutory")
	}
}
