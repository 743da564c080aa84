package mariadb

import (
	"context"
	"errors"

	"heard/internal/actor"
	"heard/internal/fault"
)

// shared is where a context carries the transaction that its uses join.
type shared struct{}

var (
	errOtherActor  = errors.New("mariadb: somebody else's transaction was joined")
	errJoinedWrite = errors.New("mariadb: a change was made in a joined transaction")
)

// Shared gives a context in which services join this transaction instead of beginning one of their own: a page to which ten
// areas add lines is one look at one state of the database, not ten. Only a use-case that gathers from other services asks
// for it, and its context is for their reads and ends with the transaction.
func (tx *Tx) Shared(ctx context.Context) context.Context {
	return context.WithValue(ctx, shared{}, tx)
}

// join runs fn as part of a transaction that goes on. Whoever began that one runs it again, audits it and ends it; their
// trace must not pass for that of a change made here, so fn may only read.
func (tx *Tx) join(by actor.Actor, fn func(*Tx) error) error {
	if by.Account != tx.actor.Account || by.Person != tx.actor.Person || by.Job != tx.actor.Job {
		return errOtherActor
	}
	before := tx.changed
	tx.changed = false
	err := fn(tx)
	if err == nil && tx.changed {
		err = fault.Wrap("mariadb.join", errJoinedWrite)
	}
	tx.changed = tx.changed || before
	return err
}
