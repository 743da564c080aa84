package notify

import (
	"context"
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
	InsertNotice(ctx context.Context, n Notice) error
	MarkDelivered(ctx context.Context, id ident.Raw) error
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
// between delivers it once, later. Whom the pupil keeps out by then, or who has declared a conflict, is told nothing.
func (s *Service) Deliver(ctx context.Context, by actor.Actor) (n int, err error) {
	err = s.transact(ctx, by, func(tx Tx) error {
		due, err := tx.TakeDue(ctx, deliverAtOnce)
		if err != nil {
			return err
		}
		kept, err := tx.KeptBack(ctx, due)
		if err != nil {
			return err
		}
		n = 0
		for _, d := range due {
			if kept[d.ID] {
				if err := tx.MarkDelivered(ctx, d.ID); err != nil {
					return err
				}
				continue
			}
			if d.Notice.Event.Words() == "" { // an event of a newer program; its process will know it
				if err := tx.MarkFailed(ctx, d.ID, d.Attempts+1 >= tries); err != nil {
					return err
				}
				continue
			}
			if err := tx.InsertNotice(ctx, d.Notice); err != nil {
				return err
			}
			if err := tx.MarkDelivered(ctx, d.ID); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, fault.Wrap("notify.Deliver", err)
}
