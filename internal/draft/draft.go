// Package draft keeps what somebody has typed and not yet sent: a form that outlived its session, or one that saves itself
// while it is written. It is sealed under its owner's key, opens for that account alone, and goes after a week.
package draft

import (
	"context"
	"net/url"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
)

// Life is how long an unsent text is kept. School policy.
const Life = 7 * 24 * time.Hour

// limit is the most that one form may hold, and most how many unsent ones of one account wait at once: nobody begins so many in
// a week, and whoever wants to fill the disk ends here.
const (
	limit = 200_000
	most  = 200
)

var errMost = fault.New(fault.TooMany, "You have begun more than can be kept for you. Send some of it first.")

// Tx is what drafts need of a transaction.
type Tx interface {
	Now() time.Time
	RecordAudit(ctx context.Context, e audit.Entry) error
	// SaveDraft replaces the account's draft of the form.
	SaveDraft(ctx context.Context, form string, values url.Values, expires time.Time) error
	// SaveDraftUnlessSent does so too, unless the form with that key was sent: then fault.Conflict.
	SaveDraftUnlessSent(ctx context.Context, form string, key ident.Raw, values url.Values, expires time.Time) error
	// DraftsBeside counts what waits of the account, without the form.
	DraftsBeside(ctx context.Context, form string) (int, error)
	// DraftOf gives fault.NotFound where there is none, or none any more.
	DraftOf(ctx context.Context, form string) (url.Values, error)
	// DraftsFrom gives the forms whose address begins so and of which a text of the account's waits, without opening one.
	DraftsFrom(ctx context.Context, address string) ([]string, error)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service keeps drafts.
type Service struct{ transact Transact }

// NewService wires the service.
func NewService(t Transact) *Service { return &Service{t} }

// Keep stores what was typed into the form, in place of what was kept before. Secrets are never kept: a form with a
// password is not a draft.
func (s *Service) Keep(ctx context.Context, owner actor.Actor, form string, values url.Values) error {
	if err := fits(values); err != nil {
		return err
	}
	err := s.transact(ctx, owner, func(tx Tx) error {
		if err := hasRoom(ctx, tx, form); err != nil {
			return err
		}
		if err := tx.SaveDraft(ctx, form, values, tx.Now().Add(Life)); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.DraftKeep})
	})
	return fault.Wrap("draft.Keep", err)
}

// Autosave is Keep for a form that saves itself while it is written. It leaves no trace of its own: one every ten seconds
// would bury the others. Once the form with this key was sent, a save that was still on its way keeps nothing: fault.Conflict.
func (s *Service) Autosave(ctx context.Context, owner actor.Actor, form string, key ident.Raw, values url.Values) error {
	if err := fits(values); err != nil {
		return err
	}
	err := s.transact(ctx, owner, func(tx Tx) error {
		if err := hasRoom(ctx, tx, form); err != nil {
			return err
		}
		return tx.SaveDraftUnlessSent(ctx, form, key, values, tx.Now().Add(Life))
	})
	return fault.Wrap("draft.Autosave", err)
}

func hasRoom(ctx context.Context, tx Tx, form string) error {
	n, err := tx.DraftsBeside(ctx, form)
	if err == nil && n >= most {
		err = errMost
	}
	return err
}

func fits(values url.Values) error {
	size := 0
	for name, vs := range values {
		for _, v := range vs {
			size += len(name) + len(v)
		}
	}
	if size > limit {
		return fault.New(fault.Invalid, "This is longer than one form can keep. Split it in two.")
	}
	return nil
}

// Kept gives back what the owner typed into the form.
func (s *Service) Kept(ctx context.Context, owner actor.Actor, form string) (url.Values, error) {
	var v url.Values
	err := s.transact(ctx, owner, func(tx Tx) (err error) {
		v, err = tx.DraftOf(ctx, form)
		return err
	})
	return v, fault.Wrap("draft.Kept", err)
}

// Begun is the addresses at which a text waits for its owner.
type Begun map[string]bool

// Begun says where below an address, or at it, a text of the owner's waits. No text is opened for it.
func (s *Service) Begun(ctx context.Context, owner actor.Actor, address string) (Begun, error) {
	all := Begun{}
	err := s.transact(ctx, owner, func(tx Tx) error {
		forms, err := tx.DraftsFrom(ctx, address)
		for _, form := range forms {
			all[form] = true
		}
		return err
	})
	return all, fault.Wrap("draft.Begun", err)
}
