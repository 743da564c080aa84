package notify

import (
	"context"
	"errors"
	"slices"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
)

// Due is a row of the outbox whose time has come.
type Due struct {
	ID       ident.Raw
	Notice   Notice
	Attempts int
}

// Tx is what delivering needs of a transaction.
type Tx interface {
	Now() time.Time
	// TakeDue locks rows whose time has come, earliest first, and passes over those that another process has locked.
	TakeDue(ctx context.Context, most int) ([]Due, error)
	// KeptBack says which of them are for somebody who may have nothing to do with the pupil whom the record is about.
	KeptBack(ctx context.Context, due []Due) (map[ident.Raw]bool, error)
	InsertNotices(ctx context.Context, all []Notice) error
	MarkDelivered(ctx context.Context, all []Due) error
	// MarkFailed counts a failure; with giveUp the row is left for an administrator to see.
	MarkFailed(ctx context.Context, id ident.Raw, giveUp bool) error
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service delivers what the outbox holds. Only the schedule calls it.
type Service struct{ transact Transact }

// NewService wires the service.
func NewService(t Transact) *Service { return &Service{t} }

const (
	deliverAtOnce = 100
	tries         = 8
)

// Deliver puts every due notice before its person. What is taken and what is delivered commit together, so a crash in
// between delivers it once, later. Whom the pupil keeps out by then, or who has declared a conflict, is told nothing. ErrGaveUp
// comes once for each row that was tried in vain to the end; everything else was delivered all the same.
func (s *Service) Deliver(ctx context.Context, by actor.Actor) (n int, err error) {
	gaveUp := false
	err = s.transact(ctx, by, func(tx Tx) error {
		due, err := tx.TakeDue(ctx, deliverAtOnce)
		if err != nil {
			return err
		}
		kept, err := tx.KeptBack(ctx, due)
		if err != nil {
			return err
		}
		gaveUp = slices.ContainsFunc(due, func(d Due) bool { return d.isUnknown(kept) && d.isLast() })
		told, done, err := settle(ctx, tx, due, kept)
		if err != nil {
			return err
		}
		n = len(told)
		if err := tx.InsertNotices(ctx, told); err != nil {
			return err
		}
		return tx.MarkDelivered(ctx, done)
	})
	if err == nil && gaveUp {
		err = ErrGaveUp
	}
	return n, fault.Wrap("notify.Deliver", err)
}

// ErrGaveUp says that a notice was given up: a newer Heard wrote it, and this one does not know what it says.
var ErrGaveUp = errors.New("a notice of a newer Heard was given up")

func (d Due) isUnknown(kept map[ident.Raw]bool) bool {
	return d.Notice.Event.Words() == "" && !kept[d.ID]
}

func (d Due) isLast() bool { return d.Attempts+1 >= tries }

// settle says who is told, and which rows end; the others wait for a program that knows their event.
func settle(ctx context.Context, tx Tx, due []Due, kept map[ident.Raw]bool) (told []Notice, done []Due, err error) {
	for _, d := range due {
		if d.isUnknown(kept) {
			if err := tx.MarkFailed(ctx, d.ID, d.isLast()); err != nil {
				return nil, nil, err
			}
			continue
		}
		done = append(done, d)
		if !kept[d.ID] {
			told = append(told, d.Notice)
		}
	}
	return told, done, nil
}
