package referral

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/pupil"
)

// able lists the colleagues into whose hands something about the pupil may be given: who works here and signs in as
// staff, so that they can open what they hold, but whom the pupil keeps out or who has a conflict.
func able(ctx context.Context, tx Tx, d *account.Directory, p pupil.ID) ([]account.Colleague, error) {
	kept, err := tx.KeptFrom(ctx, []pupil.ID{p})
	return slices.DeleteFunc(d.With(actor.Staff), func(c account.Colleague) bool { return kept.Has(c.ID) }), err
}

// mayHold notes in the field that the colleague chosen there may not have anything about the pupil in their hands.
func mayHold(ctx context.Context, tx Tx, p pupil.ID, who actor.StaffID, field string, f *fault.Fields) error {
	if who.IsZero() {
		return nil
	}
	kept, err := tx.KeptFrom(ctx, []pupil.ID{p})
	f.Need(!kept.Has(who), field, "Choose somebody else: this colleague may have nothing to do with this pupil's records.")
	return err
}
