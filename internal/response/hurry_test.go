package response

import (
	"testing"

	"heard/internal/actor"
)

// C-04: a concern whose author says only later that somebody is or may be in danger moves on from then as it would have; who has
// it hears again, what was promised stays, and nothing that somebody acts on starts again.
func TestDangerSaidLaterHurriesAConcern(t *testing.T) {
	cal, p := terms(t), DefaultPolicy()
	for _, x := range []struct {
		name, said, due string
		kind, want      Kind
		state           State
		ok              bool
	}{
		{"while it waits", "2026-09-02 10:30", "2026-09-02 11:30", Concern, ConcernDanger, Running, true},
		{"close to the end of the day", "2026-09-02 15:30", "2026-09-02 16:00", Concern, ConcernDanger, Running, true},
		{"once somebody acts", "2026-09-02 10:30", "2026-09-02 16:00", Concern, Concern, Met, false},
		{"once it is known", "2026-09-02 10:30", "2026-09-02 11:00", ConcernDanger, ConcernDanger, Running, false},
		{"about an adult", "2026-09-02 10:30", "2026-09-02 16:00", AboutAdult, AboutAdult, Running, true},
		{"a pupil's request", "2026-09-02 10:30", "2026-09-02 16:00", Request, Request, Running, false},
	} {
		l := NewLadder(x.kind, actor.StaffID{}, everyone(), nil, nil)
		c, _ := Start(x.kind, at("2026-09-02 10:00"), l, cal, p)
		c.State = x.state
		next, m, ok := c.Hurry(at(x.said), l, cal, p)
		if ok != x.ok || next.Kind != x.want || !next.DueAt.Equal(at(x.due)) || !next.AnswerBy.Equal(c.AnswerBy) || len(m.Tell) > 0 != ok {
			t.Errorf("%s: %v, %s, due %v, %d are told", x.name, ok, next.Kind, next.DueAt, len(m.Tell))
		}
	}
	l := NewLadder(Concern, actor.StaffID{}, everyone(), nil, nil)
	c, _ := Start(Concern, at("2026-09-02 17:30"), l, cal, p) // in the evening: from the morning on
	if next, _, _ := c.Hurry(at("2026-09-02 18:00"), l, cal, p); !next.DueAt.Equal(at("2026-09-03 09:30")) {
		t.Errorf("in the evening: due %v", next.DueAt)
	}
}
