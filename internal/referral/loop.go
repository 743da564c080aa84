package referral

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/notify"
	"heard/internal/pupil"
)

// raiseLoop tells the navigator and those who answer for the pupil that a young person is between services (T-048).
func raiseLoop(ctx context.Context, tx Tx, j Journey) error {
	who, err := overseers(ctx, tx, j.Pupil)
	if err != nil {
		return err
	}
	told := map[actor.StaffID]bool{{}: true}
	for _, id := range append(who, j.GuidedBy()) {
		if told[id] {
			continue
		}
		told[id] = true
		if err := tx.Enqueue(ctx, notify.Notice{Event: notify.ReferralLoop, To: notify.ToStaff, ToID: id.Raw(), Record: j.ID.Raw()}); err != nil {
			return err
		}
	}
	return nil
}

// overseers lists who answers for the pupil where a record has no clock: the safeguarding team, the head while nobody of it may,
// the key adults while the head may not either, and the chair of governors while there is none of them: somebody always
// remains (rules 3.1).
func overseers(ctx context.Context, tx Tx, p pupil.ID) ([]actor.StaffID, error) {
	colleagues, err := tx.Colleagues(ctx)
	if err != nil {
		return nil, err
	}
	kept, err := tx.KeptFrom(ctx, []pupil.ID{p})
	if err != nil {
		return nil, err
	}
	roles := []actor.Role{actor.DSL, actor.DeputyDSL}
	if teamless, err := tx.Teamless(ctx, p); err != nil {
		return nil, err
	} else if teamless {
		roles = []actor.Role{actor.Head}
	}
	may := func(c account.Colleague) bool { return c.State != account.Left && !kept.Has(c.ID) }
	who := among(colleagues, func(c account.Colleague) bool { return may(c) && slices.ContainsFunc(roles, c.Is) })
	if len(who) > 0 {
		return who, nil
	}
	near, err := tx.KeyAdults(ctx, p)
	if err != nil {
		return nil, err
	}
	near = slices.DeleteFunc(near, func(id actor.StaffID) bool {
		c, known := colleagues.ByID(id)
		return !known || !may(c)
	})
	if len(near) > 0 {
		return near, nil
	}
	return among(colleagues, func(c account.Colleague) bool { return may(c) && c.Chair }), nil
}

func among(d *account.Directory, is func(account.Colleague) bool) (who []actor.StaffID) {
	for _, c := range d.All() {
		if is(c) {
			who = append(who, c.ID)
		}
	}
	return who
}
