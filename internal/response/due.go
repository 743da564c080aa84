package response

import (
	"time"

	"heard/internal/schoolday"
)

// answerBy gives the promise: the end of the day on which the clock starts, or for an unhurried request the end of the next
// school day after the one it was sent on (C-04, C-06). ok is false when the calendar does not reach that far; then it
// is the end of the last day known.
func answerBy(k Kind, received, starts time.Time, cal *schoolday.Calendar, p Policy) (by time.Time, ok bool) {
	end, _ := cal.EndOfDay(starts) // starts is staffed, so its day is known
	if k != Request {
		return end, true
	}
	d, ok := cal.AddDays(schoolday.DateOf(received), p.AnswerDays)
	if !ok {
		return end, false
	}
	return d.Close, true
}

// firstDue gives the time by which the first rung must have acted.
func firstDue(c Clock, cal *schoolday.Calendar, p Policy) time.Time {
	due, _ := nextDue(c.Kind, c.StartsAt, cal, p)
	if c.Kind == Request && !due.Before(c.AnswerBy) {
		if t, ok := cal.AddHours(c.StartsAt, p.morning()); ok {
			return earlier(t, c.AnswerBy)
		}
	}
	return earlier(due, c.AnswerBy)
}

// nextDue gives the time at which a rung that was told at from has had its turn: the end of the school day, or a school
// hour when help was asked for today, if that is sooner. ok is false when the calendar has run out.
func nextDue(k Kind, from time.Time, cal *schoolday.Calendar, p Policy) (time.Time, bool) {
	end, ok := cal.EndOfDay(from)
	if !ok {
		return from.Add(unplannedRepeat), false
	}
	if k.IsToday() {
		if t, ok := cal.AddHours(from, p.today()); ok {
			return earlier(t, end), true
		}
	}
	return end, true
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
