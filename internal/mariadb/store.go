package mariadb

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"

	"heard/internal/actor"
	"heard/internal/clock"
	"heard/internal/fault"
	"heard/internal/vault"
)

// Store is the database as the services use it: transactions, keys, and the copies kept in memory.
type Store struct {
	db     *DB
	keys   *vault.Keyring
	clock  clock.Clock
	copies copies
	ready  readiness
}

// NewStore wires the store. It asks nothing of the server.
func NewStore(db *DB, keys *vault.Keyring, c clock.Clock) *Store {
	return &Store{db: db, keys: keys, clock: c}
}

// Transact gives a service the transactions it declares: T is the service's own small interface, and *Tx satisfies all of
// them. A T that *Tx does not satisfy stops the program at start, in package app.
func Transact[T any](s *Store) func(ctx context.Context, by actor.Actor, fn func(T) error) error {
	if _, ok := any((*Tx)(nil)).(T); !ok {
		panic(fmt.Sprintf("mariadb: *Tx lacks a method of %v", reflect.TypeFor[T]()))
	}
	return func(ctx context.Context, by actor.Actor, fn func(T) error) error {
		return s.transact(ctx, by, func(tx *Tx) error { return fn(any(tx).(T)) })
	}
}

// transact runs fn in one transaction, again from its beginning when the server says that a rival won (see retry). fn must
// therefore leave nothing behind outside the transaction but the results it assigns anew on every run.
func (s *Store) transact(ctx context.Context, by actor.Actor, fn func(*Tx) error) error {
	if tx, ok := ctx.Value(shared{}).(*Tx); ok && tx.store == s {
		return tx.join(by, fn)
	}
	return retry(ctx, "mariadb.transact", func(ctx context.Context) error { return s.try(ctx, by, fn) })
}

func (s *Store) try(ctx context.Context, by actor.Actor, fn func(*Tx) error) (err error) {
	inner, err := s.db.sql.BeginTx(ctx, &sql.TxOptions{})
	if err != nil {
		return classify("begin", err)
	}
	tx := &Tx{sql: inner, store: s, now: s.clock.Now(), actor: by}
	done := false
	defer func() {
		if !done { // fn failed or panicked; after a failed rollback the pool drops the connection
			_ = inner.Rollback()
		}
	}()
	if err := fn(tx); err != nil {
		return err
	}
	if tx.changed && !tx.audited {
		return fault.Wrap("mariadb.transact", errUnaudited)
	}
	done = true
	err = inner.Commit()
	if err != nil && tx.claimed && commitUnknown(err) {
		// It may have been saved. The form's key tells: on the next run it is either free, or names what was made.
		return errAgain
	}
	return classify("commit", err)
}
