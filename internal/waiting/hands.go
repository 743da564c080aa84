package waiting

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/pupil"
	"heard/internal/response"
)

// HandsTx is what asking who may hold something needs of a transaction.
type HandsTx interface {
	Colleagues(ctx context.Context) (*account.Directory, error)
	KeptFrom(ctx context.Context, pupils []pupil.ID) (response.Bars, error)
}

// Hands lists the colleagues into whose hands something about the pupil may be given, a plan, a search, a wait or a move: who
// works here and signs in as staff, so that they can open what they hold, but whom the pupil keeps out or who has a conflict.
func Hands(ctx context.Context, tx HandsTx, p pupil.ID) ([]account.Colleague, error) {
	d, err := tx.Colleagues(ctx)
	if err != nil {
		return nil, err
	}
	kept, err := tx.KeptFrom(ctx, []pupil.ID{p})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(d.With(actor.Staff), func(c account.Colleague) bool { return kept.Has(c.ID) }), nil
}

// MayHold notes in the field why the colleague named there is none of Hands. Whether somebody must be named is the caller's rule:
// nobody is no mistake here.
func MayHold(ctx context.Context, tx HandsTx, p pupil.ID, who actor.StaffID, field string, f *fault.Fields) error {
	if who.IsZero() {
		return nil
	}
	able, err := Hands(ctx, tx, p)
	if err != nil {
		return err
	}
	d, err := tx.Colleagues(ctx)
	if err != nil {
		return err
	}
	is := func(c account.Colleague) bool { return c.ID == who }
	works := slices.ContainsFunc(d.With(actor.Staff), is)
	f.Need(works, field, "Choose somebody who works here.")
	f.Need(!works || slices.ContainsFunc(able, is), field, "Choose somebody else: this colleague may have nothing to do with this pupil's records.")
	return nil
}
