package referral

import (
	"context"
	"time"

	"heard/internal/response"
	"heard/internal/schoolday"
)

// How long a partner still sees what is over. The clocks of a referral are the school's own numbers; see response.Policy.
const (
	shownAfter   = 90 // days for which a partner still sees what is over
	refusedAfter = 28
)

// times gives what every clock of a referral is set by: the school's calendar, and its own numbers.
func times(ctx context.Context, tx Tx) (*schoolday.Calendar, response.Policy, error) {
	cal, err := tx.Calendar(ctx)
	if err != nil {
		return nil, response.Policy{}, err
	}
	p, err := tx.Clocks(ctx)
	return cal, p, err
}

// afterSchoolDays gives the close of the nth school day after now. Where nobody has carried the calendar on so far, working days
// count: nothing that goes out for a young person, or comes back, waits for the next term to be typed in (4.17).
func afterSchoolDays(cal *schoolday.Calendar, now time.Time, n int) time.Time {
	d := schoolday.DateOf(now)
	if day, ok := cal.AddDays(d, n); ok {
		return day.Close
	}
	for range n {
		d = schoolday.WorkingDayAfter(d)
	}
	return endOf(d)
}

// contactBy gives by when somebody talks with whoever waits: the close of the last school day to come that is not after d, since school
// talks with them before it closes and not only when it opens again (C-20). Where none is left until then, the first that follows; where
// the calendar does not reach so far, the end of d itself.
func contactBy(cal *schoolday.Calendar, today, d schoolday.Date) time.Time {
	if !cal.IsSchoolDay(d) {
		if before, ok := cal.AddDays(d, -1); ok && before.Date.After(today) {
			return before.Close
		}
	}
	if day, ok := cal.AddDays(d, 0); ok {
		return day.Close
	}
	return endOf(d)
}

// Due is one thing that somebody owes a young person, for the worklist.
type Due struct {
	Referral Referral // without its words
	What     DueKind
	At       time.Time
}

// DueKind is what is owed.
type DueKind string

// The kinds of due thing.
const (
	DueTell    DueKind = "tell"    // news that the young person has not been told
	DueAgain   DueKind = "again"   // what they may not be told yet, to look at again (rules 3.1)
	DueChase   DueKind = "chase"   // no receipt: ask the service (C-19)
	DueContact DueKind = "contact" // a check-in while waiting (C-20)
)

// from is when it comes up: news at once, what is looked at again with its day, anything else at its time.
func (d Due) from() time.Time {
	switch d.What {
	case DueTell:
		return time.Time{}
	case DueAgain:
		return schoolday.DateOf(d.At).At(0)
	case DueChase, DueContact:
	}
	return d.At
}

// Page is the page on which it is settled, by the last part of its address.
func (k DueKind) Page() string {
	if k == DueAgain {
		return string(DueTell)
	}
	return string(k)
}

// Words says what is owed.
func (k DueKind) Words() string {
	switch k {
	case DueTell:
		return "Tell the young person the news"
	case DueAgain:
		return "Not told of an ending: look at it again"
	case DueChase:
		return "No receipt. Ask the service"
	case DueContact:
		return "Check in"
	}
	return ""
}

// dues lists what is owed on a referral by the given time, most pressing first.
func (r Referral) dues(by time.Time) []Due {
	var all []Due
	tell := DueTell
	if r.IsOver() {
		tell = DueAgain
	}
	for _, d := range []Due{{r, tell, r.TellDue}, {r, DueChase, r.ChaseDue}, {r, DueContact, r.ContactDue}} {
		if !d.At.IsZero() && !d.from().After(by) {
			all = append(all, d)
		}
	}
	return all
}
