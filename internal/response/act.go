package response

import (
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
)

const alreadyDone = "This has already been answered. Open it again to see by whom."

// Acknowledge records "I have read this and will act". Anyone on the ladder may say so, whether or not it has come to them
// yet, and a second person may take it over. It ends the clock of a concern; a pupil's request runs on towards its
// promise. A barred person gets the same answer as for an entry that does not exist.
func (c Clock) Acknowledge(by actor.StaffID, at time.Time, l Ladder) (Clock, error) {
	if err := l.admit(by); err != nil {
		return c, err
	}
	event := Acknowledge
	if !c.Kind.IsPupils() {
		event = Answer
	}
	next, ok := c.State.After(event)
	if !ok {
		return c, fault.New(fault.Conflict, alreadyDone)
	}
	c.State, c.AcknowledgedBy, c.AcknowledgedAt = next, by, at
	if next == Met {
		c.MetBy, c.MetAt = by, at
		return c, nil
	}
	if c.DueAt.Before(c.AnswerBy) { // never beyond the promise: after it nobody is given more time
		c.DueAt = c.AnswerBy
	}
	return c, nil
}

// Spoke records that somebody has spoken with the pupil, which alone answers a pupil's request. Someone on the ladder records
// it; who spoke may be any adult who is not barred. when is the time of the talk.
func (c Clock) Spoke(by, who actor.StaffID, when, now time.Time, l Ladder) (Clock, error) {
	if err := l.admit(by); err != nil {
		return c, err
	}
	if !c.Kind.IsPupils() {
		return c, fault.New(fault.Conflict, "A concern is answered by reading it and acting on it.")
	}
	if err := c.Talked(who, when, now, l); err != nil {
		return c, err
	}
	next, ok := c.State.After(Answer)
	if !ok {
		return c, fault.New(fault.Conflict, alreadyDone)
	}
	c.State, c.MetBy, c.MetAt = next, who, when
	return c, nil
}

// Talked says what is wrong with a talk as it is told, the first that answers or one that follows: who had it, and when.
func (c Clock) Talked(who actor.StaffID, when, now time.Time, l Ladder) error {
	var f fault.Fields
	f.Need(!who.IsZero() && !l.bars.Has(who), "who", "Choose who spoke with the pupil. This person cannot be the one.")
	f.Need(!when.After(now) && !when.Before(c.ReceivedAt), "when", "Enter when it was: after the pupil asked, and not later than now.")
	return f.Err()
}

// admit lets only those through who stand on the ladder.
func (l Ladder) admit(id actor.StaffID) error {
	if err := l.bars.Admit(id); err != nil {
		return err
	}
	if !l.Holds(id) {
		return fault.New(fault.NotAllowed, "Only the people this comes to can say that they will act. Speak to the safeguarding lead.")
	}
	return nil
}
