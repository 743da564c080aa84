package transition

import (
	"slices"

	"heard/internal/actor"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Turn is whose turn it is on the list.
type Turn uint8

// The turns, in the order of the page.
const (
	DueNow   Turn = iota // something is due this week, or was before
	NotBegun             // nobody has begun with them, and their pack is not due yet
	Later                // the next step has its day further ahead
)

// soon is how many days ahead the list looks for what is due.
const soon = 7

// TurnOn gives the turn on a day. That nobody has begun has been so for years with some, and hides what is due today; a missing
// pack does not wait for that (T-108).
func (r Row) TurnOn(today schoolday.Date) Turn {
	d, ok := r.Next()
	due := ok && !d.On.After(today.Add(soon)) // what has no day is due now
	switch {
	case due && (!r.Tracker.IsZero() || d.Rule == "C-29"):
		return DueNow
	case r.Tracker.IsZero():
		return NotBegun
	}
	return Later
}

// Of gives the rows of one turn, soonest 18th birthday first; what comes later goes by its own day, and what has none last.
func (l List) Of(t Turn) []Row {
	var rows []Row
	for _, r := range l.Rows {
		if r.TurnOn(l.Today) == t {
			rows = append(rows, r)
		}
	}
	if t == Later {
		slices.SortStableFunc(rows, func(a, b Row) int {
			x, hasX := a.Next()
			y, hasY := b.Next()
			if hasX != hasY {
				if hasX {
					return -1
				}
				return 1
			}
			return x.On.Compare(y.On)
		})
	}
	return rows
}

// NotBegun gives those with whom nobody has begun, from after a young person on, at most so many; more says that others follow.
// Somebody with whom a colleague has begun meanwhile is no place to go on from: it starts anew.
func (l List) NotBegun(after actor.PupilID, most int) (rows []Row, more bool) {
	rows = l.Of(NotBegun)
	if i := slices.IndexFunc(rows, func(r Row) bool { return r.Pupil == after }); i >= 0 {
		rows = rows[i+1:]
	}
	return outline.Cut(most, rows)
}

// PackOn is the day on which the pack of somebody who has no date of their own yet is due (C-29).
func (r Row) PackOn() schoolday.Date { return pupil.MonthsBefore(r.AdultOn, packBefore) }
