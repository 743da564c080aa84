// Package exclusion is a pupil's "not this adult": whom they keep out of everything about them, until they take it back or it
// is set aside by a recorded decision (rules 3.1, "Who may hold a clock"). That it takes away is the row gates' and the
// ladders' doing; why a pupil said it is asked nowhere and kept nowhere.
package exclusion

import (
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/outline"
)

// ID names an exclusion.
type ID = ident.ID[Exclusion]

// Exclusion is one adult whom one pupil keeps out, or kept out.
type Exclusion struct {
	ID        ID
	Pupil     actor.PupilID
	Staff     actor.StaffID
	State     State
	SaidAt    time.Time // when the pupil said it last
	ChangedAt time.Time
	By        actor.StaffID // who set it aside; zero otherwise
	Untold    bool          // set aside under a decision of which the pupil has not been told yet
	Version   int
}

// forPupil is the exclusion as its pupil may know it: that it was set aside is there once they have been told.
func (x Exclusion) forPupil() Exclusion {
	if x.Untold {
		x.State, x.ChangedAt, x.By = Stands, x.SaidAt, actor.StaffID{}
	}
	return x
}

// Key is its place in a list by when it was said.
func (x Exclusion) Key() outline.Key { return outline.Key{At: x.SaidAt, ID: x.ID.Raw()} }

// State is how an exclusion stands.
type State string

// The states.
const (
	Stands    State = "stands"
	TakenBack State = "taken_back" // by the pupil
	SetAside  State = "set_aside"  // by the team or the head
)

// Event moves an exclusion.
type Event string

// The events.
const (
	Say      Event = "say"
	TakeBack Event = "take_back"
	Lift     Event = "set_aside"
)

// moves is the table of moves. Said again after it was set aside, it stands anew: a decision answers the wish it was made
// about, and the next one needs its own.
var moves = map[State]map[Event]State{
	"":        {Say: Stands},
	Stands:    {Say: Stands, TakeBack: TakenBack, Lift: SetAside},
	TakenBack: {Say: Stands},
	SetAside:  {Say: Stands, TakeBack: TakenBack},
}

// States lists every state.
func States() []State { return []State{Stands, TakenBack, SetAside} }

// Events lists every event.
func Events() []Event { return []Event{Say, TakeBack, Lift} }

// After gives the state after an event; ok is false when it does not fit.
func (s State) After(e Event) (next State, ok bool) {
	next, ok = moves[s][e]
	return next, ok
}

var errMoved = fault.New(fault.Conflict, "This has changed since the page was opened. See how it is now.")
