// Package audit names every action that leaves a trace, and what a trace holds. An entry is written in the transaction of
// the change it tells of; a refusal is written in one of its own, since a rollback would erase it. Entries hold opaque
// ids only: no name, no topic, no text. Storing them belongs to package mariadb.
package audit

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
)

// Action is a word of the catalogue, such as "concern.raise".
type Action string

// Outcome says whether it happened.
type Outcome string

// The outcomes.
const (
	Done    Outcome = "done"
	Refused Outcome = "refused" // a rule or the policy said no
	Failed  Outcome = "failed"  // a wrong password, an expired link
)

// Entry is one trace. Who, when and in which request are added from the transaction that writes it.
type Entry struct {
	Action  Action
	Record  ident.Raw     // the record opened or changed; zero for a list
	Pupil   actor.PupilID // the child it is about; zero when it is about none or several
	Outcome Outcome       // Done when empty
}

// Recorder is the part of every transaction that leaves traces. Each domain package embeds it in its own Tx.
type Recorder interface {
	Now() time.Time
	Actor() actor.Actor
	RecordAudit(ctx context.Context, e Entry) error
}

// Kind is what sort of action it is.
type Kind uint8

// The kinds of action.
const (
	Read   Kind = iota // a confidential text was shown
	Change             // something was written
	Access             // signing in and out, links, refusals
)

// Meaning describes an action for those who read the log, and for pupils who ask who has opened what is theirs.
type Meaning struct {
	Kind  Kind
	Staff string // "opened a support plan"
	Pupil string // "looked at your plan"; empty when pupils are not shown it
}

var catalogue = map[Action]Meaning{}

// declare adds actions to the catalogue; each area's file calls it once, and a second meaning for one word is a mistake.
func declare(actions map[Action]Meaning) bool {
	for a, m := range actions {
		if _, twice := catalogue[a]; twice {
			panic("audit: declared twice: " + string(a))
		}
		catalogue[a] = m
	}
	return true
}

// MeaningOf looks an action up. ok is false for a word that nobody declared, which no row can hold.
func MeaningOf(a Action) (m Meaning, ok bool) {
	m, ok = catalogue[a]
	return m, ok
}

// Actions lists the catalogue, for the sweeps.
func Actions() map[Action]Meaning {
	c := make(map[Action]Meaning, len(catalogue))
	for a, m := range catalogue {
		c[a] = m
	}
	return c
}

// Transact runs fn in one transaction of the given actor, for those who do nothing but leave a trace.
type Transact func(ctx context.Context, by actor.Actor, fn func(Recorder) error) error
