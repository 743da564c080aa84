// Package outline is the one line that an area shows of a record of its own where many kinds stand together: in a child's
// chronology, on somebody's list for the day. It holds no rule; each area fills its lines through its own row gate.
package outline

import (
	"bytes"
	"slices"
	"time"

	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Event is one line of a chronology.
type Event struct {
	At    time.Time // when it happened, not when it was written
	Day   bool      // only the day is known, and no hour of it
	ID    ident.Raw // of the line: unique, so that two at one time keep their order
	Type  string    // "Concern", "Support plan": shown as a tag
	Title string
	By    string // name and role in full
	Text  string // as it was written; may be empty
	Href  string // where it opens; empty when the line is all there is
	Parts []Part // what part the children had about whom the lines were asked; empty where a record knows none
}

// Part is one child's own part in a record.
type Part struct {
	Pupil pupil.ID
	Says  string
}

// Key is where a page ends: the next holds only what stands before it. The zero Key is the newest end.
type Key struct {
	At time.Time
	ID ident.Raw
}

// IsZero reports whether nothing was shown yet.
func (k Key) IsZero() bool { return k.At.IsZero() }

// Key is the event's own place.
func (e Event) Key() Key { return Key{e.At, e.ID} }

// IsBefore reports whether the event stands before k in time.
func (e Event) IsBefore(k Key) bool {
	if k.IsZero() || e.At.Before(k.At) {
		return true
	}
	return e.At.Equal(k.At) && bytes.Compare(e.ID[:], k.ID[:]) < 0
}

// Newest joins what several areas gave into one page, newest first, of at most most lines; more says that older ones remain.
func Newest(most int, lists ...[]Event) (page []Event, more bool) {
	all := slices.Concat(lists...)
	slices.SortFunc(all, func(a, b Event) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return bytes.Compare(b.ID[:], a.ID[:])
	})
	if len(all) <= most {
		return all, false
	}
	return all[:most], true
}

// Joined is Newest for lines about several children: what is about more than one of them is one line, with the part of each.
func Joined(most int, lists ...[]Event) []Event {
	all := slices.Concat(lists...)
	all, _ = Newest(len(all), all)
	var page []Event
	for _, e := range all {
		if n := len(page); n > 0 && page[n-1].ID == e.ID {
			page[n-1].Parts = slices.Concat(page[n-1].Parts, e.Parts)
			continue
		}
		page = append(page, e)
	}
	return page[:min(most, len(page))]
}

// Due is one line of somebody's day: something of theirs with a date.
type Due struct {
	Record ident.Raw
	On     schoolday.Date
	Pupils []pupil.ID
	What   string // "Support plan to look at again"
	Next   string // its one next action: "Open the plan"
	Href   string
	Origin string // whose rule sets the day: "school policy"; empty where a person chose it
}

// Dues is what an area has for somebody's day, at most as many lines as were asked for.
type Dues struct {
	Lines []Due
	More  bool // others did not fit
}

// Cut leaves at most most of what was read with one more than that, and reports whether others remain.
func Cut[T any](most int, all []T) (page []T, more bool) {
	return all[:min(most, len(all))], len(all) > most
}

// Page reads one page of a list, at most most rows, and reports whether others remain. find is asked for one row more than is
// given: where it looked for no more, a list that ends with a whole page led to an empty one.
func Page[T any](most int, find func(most int) ([]T, error)) (page []T, more bool, err error) {
	all, err := find(most + 1)
	page, more = Cut(most, all)
	return page, more, err
}

// FirstOf makes a list for a day of lines that were read with one more than most.
func FirstOf(most int, all []Due) (d Dues) {
	d.Lines, d.More = Cut(most, all)
	return d
}
