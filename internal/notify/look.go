package notify

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
)

// Told is a notice as its person finds it on their first page. It says that there is news and never what: the record does.
type Told struct {
	Event     Event
	Record    ident.Raw
	Of        Record
	Reference string // of the entry it is about, which names nobody; empty where there is none
	At        time.Time
}

// Record is what sort of record a notice is about, which says where it opens.
type Record string

// The records.
const (
	OfConcern    Record = "concern"
	OfRequest    Record = "self_referral"
	OfAction     Record = "action"
	OfPlan       Record = "plan"
	OfSharing    Record = "sharing"
	OfReferral   Record = "referral"
	OfJourney    Record = "journey"
	OfTransition Record = "transition"
	OfExclusion  Record = "exclusion"
)

// standing are the events whose records stand on a colleague's first page for as long as they wait, with what to do about them.
var standing = []Event{ConcernWaiting, RequestWaiting, RequestChanged}

const (
	// lasting is how long a notice stands there after it was first seen: a reload does not take it away.
	lasting = 2 * time.Hour
	// mostTold is how many are listed: as many as are counted, since what was listed once is not listed again.
	mostTold = 100
)

// LookTx is what looking needs of a transaction. Both reach the actor's own notices alone; a partner worker's are those of
// their organisation.
type LookTx interface {
	Now() time.Time
	MarkSeen(ctx context.Context) error
	// NoticesSince lists notices seen since a time, newest first, apart from some events. A notice about a record that its
	// person may have nothing to do with any more is not among them.
	NoticesSince(ctx context.Context, seen time.Time, apart []Event, most int) ([]Told, error)
}

// Looker shows people what they have been told.
type Looker struct {
	transact func(ctx context.Context, by actor.Actor, fn func(LookTx) error) error
}

// NewLooker wires it.
func NewLooker(t func(ctx context.Context, by actor.Actor, fn func(LookTx) error) error) *Looker {
	return &Looker{t}
}

// Look is package Look in a transaction of its own, for a first page that gathers nothing else.
func (l *Looker) Look(ctx context.Context, by actor.Actor) ([]Told, error) {
	var all []Told
	err := l.transact(ctx, by, func(tx LookTx) (err error) {
		all, err = Look(ctx, tx)
		return err
	})
	return all, fault.Wrap("notify.Look", err)
}

// Look notes that the actor has looked at their first page, and lists what is new there and stands nowhere else on it: each
// event of a record once.
func Look(ctx context.Context, tx LookTx) ([]Told, error) {
	if err := tx.MarkSeen(ctx); err != nil {
		return nil, err
	}
	found, err := tx.NoticesSince(ctx, tx.Now().Add(-lasting), standing, mostTold)
	return once(found), err
}

func once(found []Told) (all []Told) {
	type about struct {
		event  Event
		record ident.Raw
	}
	told := map[about]bool{}
	for _, n := range found {
		if k := (about{n.Event, n.Record}); !told[k] {
			told[k] = true
			all = append(all, n)
		}
	}
	return all
}
