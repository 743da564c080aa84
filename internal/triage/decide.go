package triage

import (
	"context"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
)

// Decide saves a decision. Only people on the entry's ladder may call it. It also says that somebody acts, if nobody had;
// a pupil's request stays open until somebody has spoken with them. Who decided in the meantime makes it a fault.Conflict.
func (s *Service) Decide(ctx context.Context, v authz.Viewer, k once.Key, record ident.Raw, d Draft) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		x, err := s.open(ctx, tx, v, record)
		if err != nil {
			return err
		}
		if err := x.mayDecide(tx); err != nil {
			return err
		}
		days, err := s.check(ctx, tx, x, &d)
		if err != nil {
			return err
		}
		id := ident.New[Decision](tx.Now())
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		if err := x.decide(ctx, tx, v, id, d, days); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.TriageDecide, Record: record, Pupil: x.pupil()})
	})
	return fault.Wrap("triage.Decide", err)
}

// check adds to what is wrong with the draft itself whom it names: a barred person owns, approves and does nothing.
func (s *Service) check(ctx context.Context, tx Tx, x at, d *Draft) (checked, error) {
	days, err := d.check(x.Entry, tx.Now())
	fields := fault.Fields(fault.FieldsOf(err))
	if d.Words.Sharing != "" {
		linked, err := s.linked(ctx, tx, x, d.Words.Sharing)
		if err != nil && !fault.Is(err, fault.Invalid) {
			return days, err
		}
		fields = append(fields, fault.FieldsOf(err)...)
		d.Words.SharingSays, d.Words.SharingBecause = linked, ""
	}
	fields.Need(d.SharingOwner.IsZero() || x.ladder.Answers(d.SharingOwner), "sharing_owner", "Choose who writes the record of what is shared: somebody who answers for it, from the safeguarding team or the head.")
	fields.Need(d.Owner.IsZero() || x.ladder.Answers(d.Owner), "owner", "Choose as the owner somebody who answers for this: the safeguarding team or the head.")
	fields.Need(d.Approver.IsZero() || x.ladder.Answers(d.Approver), "approver", "Choose, to approve not telling, somebody who answers for this: the safeguarding team or the head.")
	fields.Need(!x.toldBefore(*d), "told_at", "This is before they asked. Write when they were told.")
	for i, a := range d.Actions {
		_, known := x.colleagues.ByID(a.Owner)
		box, line := a.box(i, "owner")
		fields.Need(a.Owner.IsZero() || known && !x.ladder.Bars().Has(a.Owner), box, line+"choose somebody else.")
	}
	return days, fields.Err()
}

func (x at) decide(ctx context.Context, tx Tx, v authz.Viewer, id ID, draft Draft, days checked) error {
	standing, err := tx.StandingOf(ctx, x.Record)
	if err != nil {
		return err
	}
	if standing.Version != draft.Version {
		return movedOn()
	}
	d := Decision{
		ID: id, Record: x.Record, Kind: x.Kind, Decider: tx.Actor().StaffID(), Owner: draft.Owner, DecidedAt: tx.Now(),
		ReviewOn: days.review, LookAgain: days.again, Words: draft.Words,
	}
	x.sign(&d, tx)
	d.Words.leaveOut()
	if !x.isTyped() {
		d.Words.Types = nil
	}
	d.Words.ToldWhen = draft.ToldAt
	if !draft.Approver.IsZero() {
		d.Words.ApproverName = x.colleagues.Name(draft.Approver)
	}
	standing.Record, standing.Kind, standing.Owner, standing.ReviewOn, standing.At, standing.Closed = x.Record, x.Kind, d.Owner, d.ReviewOn, tx.Now(), false
	if err := x.save(ctx, tx, d, standing); err != nil {
		return err
	}
	if err := x.give(ctx, tx, d, draft.Actions, days); err != nil {
		return err
	}
	if err := x.await(ctx, tx, d, draft); err != nil {
		return err
	}
	return x.follow(ctx, tx, v, d)
}

// give hands out what is to be done.
func (x at) give(ctx context.Context, tx Tx, d Decision, actions []NewAction, days checked) error {
	for i, a := range actions {
		if a.isEmpty() {
			continue
		}
		one := Action{ID: ident.New[Action](tx.Now()), Record: x.Record, Decision: d.ID, Owner: a.Owner, DueOn: days.due[i], What: a.What}
		if err := tx.InsertAction(ctx, one); err != nil {
			return err
		}
		if err := tellDoer(ctx, tx, a.Owner, one.ID.Raw()); err != nil {
			return err
		}
	}
	return tellDoer(ctx, tx, d.Owner, x.Record)
}

func tellDoer(ctx context.Context, tx Tx, who actor.StaffID, record ident.Raw) error {
	if who == tx.Actor().StaffID() {
		return nil
	}
	return tx.Enqueue(ctx, notify.Notice{Event: notify.GivenToYou, To: notify.ToStaff, ToID: who.Raw(), Record: record})
}

// follow is what a decision does to the entry, its clock, and those who wait for news.
func (x at) follow(ctx context.Context, tx Tx, v authz.Viewer, d Decision) error {
	if err := x.source.Decide(ctx, tx, v, d); err != nil {
		return err
	}
	if err := x.answer(ctx, tx, d); err != nil {
		return err
	}
	if err := x.feedback(ctx, tx, d.Words.ForAuthor); err != nil {
		return err
	}
	if !x.Asker.IsZero() && d.Words.Told == Yes {
		n := notify.Notice{Event: notify.RequestAnswered, To: notify.ToPupil, ToID: x.Asker.Raw(), Record: x.Record}
		if err := tx.Enqueue(ctx, n); err != nil {
			return err
		}
	}
	return x.tellAuthor(ctx, tx)
}
