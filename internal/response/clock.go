package response

import (
	"slices"
	"time"

	"heard/internal/actor"
	"heard/internal/schoolday"
)

// Clock is what runs under one entry. It is a value: every change gives a new one, and the caller saves it. While it runs
// it always has a time at which something happens next, so nothing can wait unseen (H1).
type Clock struct {
	Kind       Kind
	State      State
	Rung       Rung      // the highest that was told
	ReceivedAt time.Time // when the entry was sent
	StartsAt   time.Time // the first staffed time from then on
	AnswerBy   time.Time // what the sender was promised; it never moves
	DueAt      time.Time // when the next rung is told, or the last one again

	// Unplanned is true when the school's calendar ended before every time could be set. What cannot be timed is told to
	// everyone at once, and the page must not promise a day.
	Unplanned bool

	AcknowledgedAt time.Time
	AcknowledgedBy actor.StaffID
	MetAt          time.Time
	MetBy          actor.StaffID // who spoke with the pupil, or acted on the concern
}

// Move is what the caller does when a clock starts or moves on: tell people, and say who holds the entry now.
type Move struct {
	Rung  Rung
	Tell  []actor.StaffID
	Left  Left
	Again bool // nobody new: the same people are told once more
	// DueAt is the time that this move was due at. With the entry and the person it makes one notice of a repeated run.
	DueAt time.Time
}

// Start sets the clock of an entry received at the given time, and says who is told first. It may also be called to show a
// pupil, before anything is sent, who would read it and by when.
func Start(k Kind, received time.Time, l Ladder, cal *schoolday.Calendar, p Policy) (Clock, Move) {
	c := Clock{Kind: k, State: Running, Rung: Nobody, ReceivedAt: received, StartsAt: received, AnswerBy: received}
	starts, ok := cal.NextStaffed(received)
	if !ok {
		c.Unplanned = true
		return c.tell(l.steps, l, Move{DueAt: received}, received.Add(unplannedRepeat))
	}
	c.StartsAt = starts
	c.AnswerBy, ok = answerBy(k, received, starts, cal, p)
	c.Unplanned = !ok
	return c.tell(firstTold(k, l), l, Move{DueAt: received}, firstDue(c, cal, p))
}

// firstTold is the first step; when a pupil needs help today, the first of the team as well (rules 3.3).
func firstTold(k Kind, l Ladder) []Step {
	n := min(1, len(l.steps))
	if k.IsToday() && n == 1 && l.steps[0].Rung == Chosen {
		n = min(2, len(l.steps))
	}
	return l.steps[:n]
}

// tell moves the clock to the last of the steps.
func (c Clock) tell(steps []Step, l Ladder, m Move, due time.Time) (Clock, Move) {
	for _, s := range steps {
		c.Rung = s.Rung
		m.Tell = append(m.Tell, s.Holders...)
	}
	c.DueAt = due
	m.Rung, m.Left = c.Rung, l.left
	return c, m
}

// Holders lists those whom the entry has come to so far and who may still hold it, whoever took it up early among them.
func (c Clock) Holders(l Ladder) []actor.StaffID {
	ids := l.upTo(c.Rung)
	if c.State == Acknowledged && l.Holds(c.AcknowledgedBy) && !slices.Contains(ids, c.AcknowledgedBy) {
		ids = append(ids, c.AcknowledgedBy)
	}
	return ids
}

// HasComeTo reports whether the entry is among what id is to act on: it belongs on their list.
func (c Clock) HasComeTo(id actor.StaffID, l Ladder) bool { return slices.Contains(c.Holders(l), id) }

// StoodInFor lists those for whom id acts on the entry: whose rung is id's only through cover. Nobody once the
// entry has come to a rung of id's own, whomever else id covers for: what a record says of cover is true of that record.
func (c Clock) StoodInFor(id actor.StaffID, l Ladder) []actor.StaffID {
	duties := l.duties[id]
	for i, d := range duties {
		if hasCome := i == 0 || l.kind.height(d.rung) <= l.kind.height(c.Rung); hasCome && len(d.of) == 0 {
			return nil
		}
	}
	if len(duties) == 0 {
		return nil
	}
	return slices.Clone(duties[0].of)
}

// IsRunning reports whether anybody still has to do something.
func (c Clock) IsRunning() bool { return c.State == Running || c.State == Acknowledged }

// IsLate reports whether the promise is broken at the given time, answered since or not.
func (c Clock) IsLate(now time.Time) bool {
	if c.State == Met {
		return c.MetAt.After(c.AnswerBy)
	}
	return c.IsRunning() && now.After(c.AnswerBy)
}
