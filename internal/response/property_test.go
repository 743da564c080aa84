package response

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"heard/internal/schoolday"
)

func someMoment(t *rapid.T, label string) time.Time {
	return time.Unix(rapid.Int64Range(at("2026-08-25 00:00").Unix(), at("2027-02-20 00:00").Unix()).Draw(t, label), 0).UTC()
}

// somePolicy draws any numbers that a school may choose.
func somePolicy(t *rapid.T) Policy {
	today := rapid.IntRange(5, 480).Draw(t, "today")
	morning := rapid.IntRange(today, 480).Draw(t, "morning")
	p := DefaultPolicy()
	p.TodayMinutes, p.MorningMinutes = today, morning
	p.AnswerDays = rapid.IntRange(1, 5).Draw(t, "days")
	if err := p.Check(); err != nil {
		t.Fatal(err)
	}
	return p
}

// isStaffedOrClose reports whether somebody is in school, the moment of closing included.
func isStaffedOrClose(cal *schoolday.Calendar, at time.Time) bool {
	return cal.IsOpen(at) || cal.IsOpen(at.Add(-1))
}

// C-04, C-06, H1: whatever the school and whenever something is sent, every time lies within staffed hours, promises keep
// their order, each rung is told once and in order, no barred person is ever told, and something always comes next.
func TestClocksHold(t *testing.T) {
	cal := terms(t)
	rapid.Check(t, func(t *rapid.T) {
		s, p := someSchool(t), somePolicy(t)
		l := s.ladder()
		c, m := Start(s.kind, someMoment(t, "received"), l, cal, p)
		if c.StartsAt.Before(c.ReceivedAt) || !cal.IsOpen(c.StartsAt) || c.DueAt.After(c.AnswerBy) || !c.DueAt.After(c.StartsAt) {
			t.Fatalf("%+v", c)
		}
		var told []string
		for range 8 {
			if !isStaffedOrClose(cal, c.DueAt) || !isStaffedOrClose(cal, c.AnswerBy) {
				t.Fatalf("due while nobody is in school: %+v", c)
			}
			for _, id := range m.Tell {
				if s.bars.Has(id) || !l.Holds(id) {
					t.Fatalf("%s is told", names[id])
				}
				if !m.Again && slices.Contains(told, names[id]) {
					t.Fatalf("%s is told twice", names[id])
				}
				told = append(told, names[id])
			}
			if _, _, ok := c.Escalate(c.DueAt.Add(-1), l, cal, p); ok && len(c.Holders(l)) > 0 {
				t.Fatal("moved before its time")
			}
			next, move, ok := c.Escalate(c.DueAt, l, cal, p)
			if !ok || !next.DueAt.After(c.DueAt) || s.kind.height(next.Rung) < s.kind.height(c.Rung) || next.AnswerBy != c.AnswerBy {
				t.Fatalf("from %+v to %+v", c, next)
			}
			c, m = next, move
		}
		for _, id := range l.holders() {
			if !slices.Contains(told, names[id]) {
				t.Fatalf("%s is on the ladder and was never told", names[id])
			}
		}
	})
}

// What is sent later is never promised an earlier answer, nor told to the next rung earlier; asking for help today is
// never answered later than not asking.
func TestTimesAreMonotone(t *testing.T) {
	cal := terms(t)
	rapid.Check(t, func(t *rapid.T) {
		s, p := someSchool(t), somePolicy(t)
		a, b := someMoment(t, "a"), someMoment(t, "b")
		if b.Before(a) {
			a, b = b, a
		}
		one, _ := Start(s.kind, a, s.ladder(), cal, p)
		two, _ := Start(s.kind, b, s.ladder(), cal, p)
		if two.StartsAt.Before(one.StartsAt) || two.AnswerBy.Before(one.AnswerBy) || two.DueAt.Before(one.DueAt) {
			t.Fatalf("%+v then %+v", one, two)
		}
		calm, _ := Start(Request, a, s.ladder(), cal, p)
		today, _ := Start(RequestToday, a, s.ladder(), cal, p)
		if today.AnswerBy.After(calm.AnswerBy) || today.DueAt.After(calm.DueAt) {
			t.Fatalf("help today: %+v, calm: %+v", today, calm)
		}
	})
}

// Whatever anybody does in whatever order, a running clock always has a next time, only a talk ends a pupil's request, and
// nobody barred ever has a part in it.
func TestAnyHistory(t *testing.T) {
	cal := terms(t)
	rapid.Check(t, func(t *rapid.T) {
		s, p := someSchool(t), somePolicy(t)
		now := someMoment(t, "received")
		c, _ := Start(s.kind, now, s.ladder(), cal, p)
		hasSpoken := false
		for range rapid.IntRange(0, 12).Draw(t, "events") {
			now = now.Add(time.Duration(rapid.IntRange(0, 30).Draw(t, "hours")) * time.Hour)
			if rapid.IntRange(0, 4).Draw(t, "new bar") == 0 {
				s.bars = append(s.bars, Bar{rapid.SampledFrom([]Person{{ID: msA}, {ID: dsl}, {ID: ddslA}, {ID: head}}).Draw(t, "barred").ID, Conflict})
			}
			l := s.ladder()
			who := rapid.SampledFrom([]Person{{ID: msA}, {ID: dsl}, {ID: ddslA}, {ID: head}, {ID: chair}, {ID: mrB}}).Draw(t, "who").ID
			switch rapid.IntRange(0, 2).Draw(t, "event") {
			case 0:
				next, err := c.Acknowledge(who, now, l)
				if err == nil && (s.bars.Has(who) || !l.Holds(who)) {
					t.Fatalf("%s acknowledged", names[who])
				}
				c = next
			case 1:
				next, err := c.Spoke(who, who, now, now, l)
				hasSpoken = hasSpoken || err == nil
				if err == nil && s.bars.Has(who) {
					t.Fatalf("%s spoke with the pupil", names[who])
				}
				c = next
			case 2:
				for i := 0; ; i++ {
					next, m, ok := c.Escalate(now, l, cal, p)
					if !ok {
						break
					}
					if i > 8 || slices.ContainsFunc(m.Tell, s.bars.Has) {
						t.Fatalf("without end, or told the barred: %+v", m)
					}
					c = next
				}
				if c.IsRunning() && !c.DueAt.After(now) {
					t.Fatalf("waits with nothing to come: %+v", c)
				}
			}
			if c.Kind.IsPupils() && c.State == Met && !hasSpoken {
				t.Fatal("answered without a talk")
			}
		}
	})
}
