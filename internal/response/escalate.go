package response

import (
	"time"

	"heard/internal/actor"
	"heard/internal/schoolday"
)

// Escalate moves the clock on when its time has come, when nobody is left on the rungs that were told, or when whoever had
// acknowledged it is barred now. ok is false when there is nothing to do. One call moves one step; the caller goes on until
// ok is false, so that after the program stood still everyone who should have been told by now is told: the child's wait
// counts, not the program's.
//
// When help was asked for today, the end of that day tells everyone who is left: nobody goes home not knowing.
func (c Clock) Escalate(now time.Time, l Ladder, cal *schoolday.Calendar, p Policy) (next Clock, m Move, ok bool) {
	if c.State == Acknowledged && l.bars.Has(c.AcknowledgedBy) {
		c.State, _ = c.State.After(Lose)
		c.AcknowledgedBy, c.AcknowledgedAt = actor.StaffID{}, time.Time{}
		c.DueAt = earlier(c.DueAt, now)
	}
	above := l.above(c.Rung)
	isAbandoned := len(c.Holders(l)) == 0 && len(above) > 0
	if _, may := c.State.After(PassOn); !may || now.Before(c.DueAt) && !isAbandoned {
		return c, Move{}, false
	}
	from := earlier(c.DueAt, now)
	m.DueAt = from
	if len(above) == 0 {
		m.Again = true
		c, m = c.tell(nil, l, m, nextRound(now, cal))
		m.Tell = l.holders()
		return c, m, true
	}
	due, planned := nextDue(c.Kind, from, cal, p)
	isLastChance := c.Kind.IsToday() && !from.Before(c.AnswerBy)
	switch {
	case !planned:
		c.Unplanned = true
		due = now.Add(unplannedRepeat)
	case !isLastChance:
		above = above[:1]
	}
	c, m = c.tell(above, l, m, due)
	if len(l.above(c.Rung)) == 0 && !due.After(now) { // nobody is told and reminded in one breath
		c.DueAt = nextRound(now, cal)
	}
	return c, m, true
}

// Hurry makes a concern that waits one in which somebody is or may be in danger, as its author says only now: those to whom
// it has come hear of it at once, and from now on it moves as it would have (C-04). What was promised stays. What is about an
// adult keeps its own way up. ok is false when there is nothing to hurry: it is known already, or somebody acts.
func (c Clock) Hurry(now time.Time, l Ladder, cal *schoolday.Calendar, p Policy) (next Clock, m Move, ok bool) {
	if c.State != Running || c.Kind != Concern && c.Kind != AboutAdult {
		return c, Move{}, false
	}
	m = Move{Rung: c.Rung, Tell: c.Holders(l), Left: l.left, Again: true, DueAt: now}
	if c.Kind == AboutAdult {
		return c, m, true
	}
	c.Kind = ConcernDanger
	if from, planned := cal.NextStaffed(now); planned {
		due, _ := nextDue(c.Kind, from, cal, p)
		c.DueAt = earlier(c.DueAt, due)
	}
	return c, m, true
}

// nextRound gives the time at which the people on a ladder's last rung hear again of what nobody has taken up: every
// morning of school, counted from now so that a program that stood still does not send a week's reminders at once.
func nextRound(now time.Time, cal *schoolday.Calendar) time.Time {
	from := now
	if end, ok := cal.EndOfDay(now); ok && cal.IsOpen(now) {
		from = end
	}
	if morning, ok := cal.NextStaffed(from); ok {
		return morning
	}
	return now.Add(unplannedRepeat)
}
