package waiting

import (
	"context"
	"slices"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
)

// Of reads cover that is not over, with the names of who is covered for and who covers, for whoever may end it.
func (s *Covers) Of(ctx context.Context, v authz.Viewer, id CoverID) (c CoverFor, covered, standIn string, err error) {
	err = s.transact(ctx, v.Actor(), func(tx CoverTx) error {
		if c, err = live(ctx, tx, id); err != nil {
			return err
		}
		d, err := tx.Colleagues(ctx)
		covered, standIn = d.Name(c.For), d.Name(c.By)
		return err
	})
	return c, covered, standIn, fault.Wrap("waiting.Of", err)
}

func live(ctx context.Context, tx CoverTx, id CoverID) (CoverFor, error) {
	c, err := tx.CoverByID(ctx, id)
	if err == nil && c.IsOver(tx.Now()) {
		err = fault.Lost()
	}
	return c, err
}

// End ends cover now, or calls it off before it began. What had come to whoever covered only through it goes back at once; the
// schedule looks once more, for what was being passed on at that moment.
func (s *Covers) End(ctx context.Context, v authz.Viewer, k once.Key, id CoverID) (c CoverFor, err error) {
	err = s.transact(ctx, v.Actor(), func(tx CoverTx) error {
		if c, err = tx.CoverByID(ctx, id); err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		if c, err = live(ctx, tx, id); err != nil {
			return err
		}
		if err := tx.EndCover(ctx, id); err != nil {
			return err
		}
		if err := giveAllBack(ctx, tx, c); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.CoverEnd, Record: id.Raw()})
	})
	return c, fault.Wrap("waiting.End", err)
}

// GiveBackRunOut does the same for cover that is over, each in a transaction of its own. Only the schedule calls it;
// running it twice, or in two processes, gives nothing back twice.
func (s *Covers) GiveBackRunOut(ctx context.Context, by actor.Actor) error {
	var over []CoverFor
	err := s.transact(ctx, by, func(tx CoverTx) (err error) {
		over, err = tx.CoverRunOut(ctx, batch)
		return err
	})
	if err != nil {
		return fault.Wrap("waiting.GiveBackRunOut", err)
	}
	var last error
	for _, c := range over {
		err := s.transact(ctx, by, func(tx CoverTx) error {
			if err := settle(ctx, tx, c); err != nil {
				return err
			}
			return tx.RecordAudit(ctx, audit.Entry{Action: audit.CoverOver, Record: c.ID.Raw()})
		})
		if err != nil && !fault.Is(err, fault.Conflict) {
			last = err
		}
	}
	return fault.Wrap("waiting.GiveBackRunOut", last)
}

// settle gives back for the last time.
func settle(ctx context.Context, tx CoverTx, c CoverFor) error {
	if err := tx.SettleCover(ctx, c.ID); err != nil {
		return err
	}
	return giveAllBack(ctx, tx, c)
}

// giveAllBack gives back what somebody held only through cover, but for what they have taken up, decided about or still owe
// something on: a child was told that it is in their hands, and whoever changes that does so by a decision. What still
// reaches them, because they cover for somebody else too or it has come to their own rung, stays.
func giveAllBack(ctx context.Context, tx CoverTx, c CoverFor) error {
	held, err := tx.HeldThroughCover(ctx, c.By)
	if err != nil {
		return err
	}
	for _, record := range held {
		if err := giveBack(ctx, tx, record, c.By); err != nil {
			return err
		}
	}
	return nil
}

// giveBack takes one entry out of the hands of by and puts it before those who hold it without them, so that nothing is
// left without a holder; when nobody on the rungs so far remains, it moves up at once.
func giveBack(ctx context.Context, tx CoverTx, record ident.Raw, by actor.StaffID) error {
	k, l, err := Held(ctx, tx, record)
	if err != nil {
		return err
	}
	holders := k.Clock.Holders(l)
	if slices.Contains(holders, by) {
		return give(ctx, tx, record, l, k.Clock.Rung, []actor.StaffID{by})
	}
	if err := tx.GiveBack(ctx, record, by); err != nil || !k.Clock.IsRunning() {
		return err
	}
	if err := give(ctx, tx, record, l, k.Clock.Rung, holders); err != nil {
		return err
	}
	event := notify.ConcernWaiting
	if k.Clock.Kind.IsPupils() {
		event = notify.RequestWaiting
	}
	for _, id := range holders {
		n := notify.Notice{Event: event, To: notify.ToStaff, ToID: id.Raw(), Record: record, Rung: "back" + tx.Now().Format("20060102T150405")}
		if err := tx.Enqueue(ctx, n); err != nil {
			return err
		}
	}
	_, err = passOn(ctx, tx, k)
	return err
}

// resume is the way back from cover that was ended by mistake.
func resume(ctx context.Context, tx CoverTx, c CoverFor) error {
	if c.Starts.After(tx.Now()) {
		return nil
	}
	gone, err := tx.GivenBack(ctx, c.By)
	if err != nil {
		return err
	}
	for _, record := range gone {
		k, l, err := Held(ctx, tx, record)
		if err != nil {
			return err
		}
		if !k.Clock.HasComeTo(c.By, l) {
			continue
		}
		if err := give(ctx, tx, record, l, k.Clock.Rung, []actor.StaffID{c.By}); err != nil {
			return err
		}
	}
	return nil
}
