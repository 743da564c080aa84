package response

import (
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
)

// Every pair of state and event: the table says yes or no, a stopped clock never runs again, and looking changes nothing.
func TestEveryMove(t *testing.T) {
	want := map[State]string{ // one letter for each of Events: the state it leads to, or - for refused
		Running:      "RAMR-",
		Acknowledged: "AAMAR",
		Met:          "M----",
	}
	letter := map[State]byte{Running: 'R', Acknowledged: 'A', Met: 'M'}
	for _, s := range States() {
		for i, e := range Events() {
			next, ok := s.After(e)
			got := byte('-')
			if ok {
				got = letter[next]
			}
			if got != want[s][i] {
				t.Errorf("%s, %s: %c, want %c", s, e, got, want[s][i])
			}
			if s == Met && ok && next != s {
				t.Errorf("%s starts again by %s", s, e)
			}
		}
		if next, ok := s.After(Open); !ok || next != s {
			t.Errorf("opening is not answering, but changes %s to %s", s, next)
		}
	}
	if _, ok := State("nowhere").After(Open); ok {
		t.Error("an unknown state")
	}
}

// "Opening is not answering": acknowledging a pupil's request leaves its clock running until somebody has spoken with them.
func TestAcknowledgingARequestIsNotAnsweringIt(t *testing.T) {
	cal, p := terms(t), DefaultPolicy()
	l := NewLadder(Request, msA, everyone(), nil, Bars{{mrB, NotThisAdult}})
	c, _ := Start(Request, at("2026-09-02 10:00"), l, cal, p)

	c, err := c.Acknowledge(msA, at("2026-09-02 11:00"), l)
	if err != nil || c.State != Acknowledged || c.AcknowledgedBy != msA || !c.IsRunning() || !c.DueAt.Equal(c.AnswerBy) {
		t.Fatalf("%+v %v", c, err)
	}
	if _, _, ok := c.Escalate(at("2026-09-02 16:00"), l, cal, p); ok {
		t.Error("somebody is acting: the first day's end passes it to nobody")
	}
	late, m, ok := c.Escalate(c.AnswerBy, l, cal, p)
	if !ok || late.State != Acknowledged || m.Rung != Team {
		t.Fatalf("nobody has spoken with the pupil: %+v %+v", late, m)
	}
	again, err := late.Acknowledge(ddslA, c.AnswerBy.Add(time.Hour), l)
	if err != nil || again.AcknowledgedBy != ddslA || !again.DueAt.Equal(late.DueAt) {
		t.Errorf("taking over a late request gains no time: %+v %v", again, err)
	}

	when, now := at("2026-09-03 09:00"), at("2026-09-03 09:30")
	for name, x := range map[string]struct {
		by, who actor.StaffID
		when    time.Time
		kind    fault.Kind
	}{
		"by somebody who is not on the ladder":  {staff(), msA, when, fault.NotAllowed},
		"by somebody who is barred":             {mrB, msA, when, fault.NotFound},
		"with somebody whom the pupil excluded": {msA, mrB, when, fault.Invalid},
		"with nobody":                           {msA, actor.StaffID{}, when, fault.Invalid},
		"a talk that has not taken place yet":   {msA, msA, now.Add(time.Minute), fault.Invalid},
		"a talk from before the pupil asked":    {msA, msA, at("2026-09-02 09:00"), fault.Invalid},
	} {
		if got, err := c.Spoke(x.by, x.who, x.when, now, l); !fault.Is(err, x.kind) || got != c {
			t.Errorf("%s: %v", name, err)
		}
	}
	met, err := c.Spoke(dsl, staff(), when, now, l)
	if err != nil || met.State != Met || !met.MetAt.Equal(when) || met.IsRunning() || met.IsLate(now) {
		t.Fatalf("%+v %v", met, err)
	}
	if _, err := met.Acknowledge(msA, now, l); !fault.Is(err, fault.Conflict) {
		t.Errorf("once answered: %v", err)
	}
	if _, err := met.Spoke(msA, msA, when, now, l); !fault.Is(err, fault.Conflict) {
		t.Errorf("twice: %v", err)
	}
	if _, _, ok := met.Escalate(now.AddDate(0, 1, 0), l, cal, p); ok {
		t.Error("an answered request moves on")
	}
	if past, _ := c.Spoke(dsl, msA, at("2026-09-04 09:00"), at("2026-09-04 09:30"), l); !past.IsLate(now) {
		t.Error("an answer after the promise was late, and stays so")
	}
}

// "I have read this and will act" ends a concern's clock, for people on its ladder only.
func TestAcknowledgingAConcern(t *testing.T) {
	cal, p := terms(t), DefaultPolicy()
	l := NewLadder(Concern, msA, everyone(), nil, Bars{{dsl, Conflict}})
	c, _ := Start(Concern, at("2026-09-02 10:00"), l, cal, p)
	now := at("2026-09-02 11:00")
	for id, kind := range map[actor.StaffID]fault.Kind{dsl: fault.NotFound, msA: fault.NotAllowed, chair: fault.NotAllowed, {}: fault.NotFound} {
		if got, err := c.Acknowledge(id, now, l); !fault.Is(err, kind) || got != c {
			t.Errorf("%s: %v", names[id], err)
		}
	}
	met, err := c.Acknowledge(head, now, l) // before it has come to the head at all
	if err != nil || met.State != Met || met.MetBy != head || met.AcknowledgedBy != head {
		t.Errorf("%+v %v", met, err)
	}
	if _, err := c.Spoke(ddslA, ddslA, now, now, l); !fault.Is(err, fault.Conflict) {
		t.Errorf("a talk does not answer a concern: %v", err)
	}
}

// People change while something waits: whoever may no longer hold it is passed by at once, not at the next due time.
func TestWhenWhoeverHoldsItMayNoLonger(t *testing.T) {
	cal, p := terms(t), DefaultPolicy()
	l := NewLadder(Request, msA, everyone(), nil, nil)
	c, _ := Start(Request, at("2026-09-02 10:00"), l, cal, p)
	if !c.HasComeTo(msA, l) || c.HasComeTo(dsl, l) {
		t.Error("it has come to the chosen adult only")
	}
	now := at("2026-09-02 10:30")
	if _, _, ok := c.Escalate(now, l, cal, p); ok {
		t.Error("nothing to do yet")
	}
	without := NewLadder(Request, msA, everyone(), nil, Bars{{msA, NotThisAdult}})
	next, m, ok := c.Escalate(now, without, cal, p)
	if !ok || next.Rung != Team || named(m.Tell) != "dsl, deputy A, deputy B" || !next.DueAt.Equal(at("2026-09-02 16:00")) {
		t.Errorf("the chosen adult is excluded afterwards: %+v %+v", next, m)
	}

	taken, _ := c.Acknowledge(ddslA, now, l)
	if !taken.HasComeTo(ddslA, l) {
		t.Error("who took it up early has it on their list")
	}
	later := NewLadder(Request, msA, everyone(), nil, Bars{{ddslA, Conflict}})
	next, m, ok = taken.Escalate(now.Add(time.Hour), later, cal, p)
	if !ok || next.State != Running || !next.AcknowledgedBy.IsZero() || named(m.Tell) != "dsl, deputy B" {
		t.Errorf("whoever took it up is barred now: %+v %+v", next, m)
	}
	none := NewLadder(Request, msA, nil, nil, nil)
	if _, _, ok := c.Escalate(now, none, cal, p); ok {
		t.Error("with nobody to pass it to, it waits for its due time")
	}
	next, m, ok = c.Escalate(c.DueAt, none, cal, p)
	if !ok || m.Left != NumbersOnly || len(m.Tell) != 0 || !next.DueAt.After(c.DueAt) {
		t.Errorf("and then says that nobody is left: %+v %+v", next, m)
	}
}
