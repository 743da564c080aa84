// Package transition is moving on: the tracker from year 9 (C-25 to C-33), and the pack that goes with a young person to
// adult services (records 2.8). It owns what is due and when, which section may stand in which copy, and the record of
// every version and of who was given it. How a copy looks is package pdf's.
//
// Two things must not go in: an end that comes by itself, on a birthday or after a missed appointment (4.8, T-109), and
// any way for third parties, staff opinion or the chronology into a copy (4.21): Data has no field that could hold them.
package transition

import (
	"slices"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// ID names a tracker.
type ID = ident.ID[Tracker]

// State is whether somebody still holds the move.
type State string

// The states. There is no state for "over 18": the tracker does not know that birthday as an end.
const (
	Open   State = "open"
	Closed State = "closed"
)

var moves = map[State][]State{
	Open:   {Closed},
	Closed: {},
}

// States lists every state, for the tests that walk each pair.
func States() []State { return []State{Open, Closed} }

// MayBecome reports whether the table allows the move.
func (s State) MayBecome(next State) bool { return slices.Contains(moves[s], next) }

// Tracker is one young person's move, from the first meeting until adult services have seen them.
type Tracker struct {
	ID        ID
	Pupil     actor.PupilID
	State     State
	Worker    actor.StaffID // as named; zero only until one is found; see NamedWorker
	Barred    bool          // the worker was kept out, or has a conflict, since they were named
	StartedOn schoolday.Date
	ClosedAt  time.Time
	Version   int
}

// NamedWorker is the worker who may act; zero while none was found, or the one named may have nothing to do with the pupil.
func (t Tracker) NamedWorker() actor.StaffID {
	if t.Barred {
		return actor.StaffID{}
	}
	return t.Worker
}

// ItemID names a service, a meeting or an appointment through all its revisions.
type ItemID = ident.ID[Item]

// Item is one thing on a tracker as it stands now. Every change is a revision of its own beside the earlier ones.
type Item struct {
	ID       ItemID
	Slot     Slot
	Revision int
	Author   ident.Raw
	ByPupil  bool
	At       time.Time
	Body     Body
}

// Slot is what sort of thing an item is; a section's text has one slot for each voice.
type Slot string

// The slots of which a tracker has any number.
const (
	SlotTerms       Slot = "terms"
	SlotService     Slot = "service"
	SlotMeeting     Slot = "meeting"
	SlotAppointment Slot = "appointment"
	SlotProtection  Slot = "protection"
	SlotClosing     Slot = "closing"
)

// Voice is whose words a text is.
type Voice string

// The voices. Neither ever overwrites the other.
const (
	Own  Voice = "own"  // the young person's, by their own hand
	With Voice = "with" // written with them by an adult
)

// SlotOf is the slot of a section's text in one voice.
func SlotOf(k Key, v Voice) Slot { return Slot("text/" + string(k) + "/" + string(v)) }

// Body is what an item says, sealed as one box. Exactly one part is set.
type Body struct {
	Terms       *Terms            `json:"terms,omitempty"`
	Service     *Service          `json:"service,omitempty"`
	Meeting     *Meeting          `json:"meeting,omitempty"`
	Appointment *Appointment      `json:"appointment,omitempty"`
	Protection  *Protection       `json:"protection,omitempty"`
	Closing     *Closing          `json:"closing,omitempty"`
	Text        map[string]string `json:"text,omitempty"` // by box of the section
}
