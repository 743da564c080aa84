package selfreferral

import (
	"context"
	"slices"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/exclusion"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
)

// ChangeMind takes a request back, or asks for it after all. Nothing is deleted, and taking it back stops no clock: somebody
// checks once that the pupil is all right, because a child can be made to take back what they said.
func (s *Service) ChangeMind(ctx context.Context, v authz.Viewer, k once.Key, id ID) error {
	return s.step(ctx, v, k, id, "selfreferral.ChangeMind", func(tx Tx, r *Request) (Step, error) {
		e := Withdraw
		if r.State == Withdrawn {
			c, err := tx.ClockOf(ctx, r.ID.Raw())
			if err != nil {
				return Step{}, err
			}
			if !c.Clock.IsRunning() {
				return Step{}, fault.New(fault.Conflict, "Someone has talked with you about this one. You can ask again at any time.")
			}
			e = Return
		}
		if err := tellHolders(ctx, tx, *r, notify.RequestChanged); err != nil {
			return Step{}, err
		}
		return Step{Event: e}, tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestWithdraw, Record: r.ID.Raw(), Pupil: r.Pupil})
	})
}

// LastOffer is the offer that waits for the young person's answer, or was answered last; zero when nothing was offered.
func LastOffer(steps []Step) (offer Step) {
	for _, st := range steps {
		if st.Event == Offer {
			offer = st
		}
	}
	return offer
}

// Answer is the young person's own yes or no to the offer that they read; a newer one in its place is fault.Conflict. A no closes nothing: the search goes on (T-011, T-050).
func (s *Service) Answer(ctx context.Context, v authz.Viewer, k once.Key, id ID, to ident.ID[Step], reply Reply, said string) error {
	return s.step(ctx, v, k, id, "selfreferral.Answer", func(tx Tx, r *Request) (Step, error) {
		if steps, err := tx.RequestSteps(ctx, v, id); err != nil {
			return Step{}, err
		} else if LastOffer(steps).ID != to {
			return Step{}, errMoved
		}
		e := SayYes
		switch reply {
		case ReplyNo:
			e = SayNo
		case ReplyYes:
		case NotAsked:
			return Step{}, (&fault.Fields{{Name: "reply", Message: "Choose one. You can change your mind later."}}).Err()
		}
		if err := tellHolders(ctx, tx, *r, notify.RequestChanged); err != nil {
			return Step{}, err
		}
		step := Step{Event: e, Words: Words{Said: said}}
		return step, tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestReply, Record: r.ID.Raw(), Pupil: r.Pupil})
	})
}

// AddMore adds what the pupil wrote later beside what they sent.
func (s *Service) AddMore(ctx context.Context, v authz.Viewer, k once.Key, id ID, words string) error {
	if !isSaid(words) {
		return (&fault.Fields{{Name: "more", Message: "Write what you want to add."}}).Err()
	}
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := claim(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		a := Answers{Words: words}
		var f fault.Fields
		if a.check(&f); f.Err() != nil {
			return f.Err()
		}
		if err := addPart(ctx, tx, r, More, a); err != nil {
			return err
		}
		if err := tellNew(ctx, tx, r, notify.RequestChanged); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestAdd, Record: id.Raw(), Pupil: r.Pupil})
	})
	return fault.Wrap("selfreferral.AddMore", err)
}

// KeepOut keeps an adult away from a request, and from everything else about the pupil, from now on. If nobody is left of
// those whom it had come to, it moves on at once. It cannot take away the last who could look after it.
func (s *Service) KeepOut(ctx context.Context, v authz.Viewer, k once.Key, id ID, who []actor.StaffID) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := claim(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		o, err := own(ctx, tx, v, id)
		if err != nil {
			return err
		}
		for _, w := range who {
			if !slices.ContainsFunc(o.Excludable, func(p Person) bool { return p.ID == w }) {
				return (&fault.Fields{{Name: "not", Message: "Choose from the names here."}}).Err()
			}
		}
		if err := tx.InsertBars(ctx, id.Raw(), Ask{Not: who}.bars()); err != nil {
			return err
		}
		if err := exclusion.Record(ctx, tx, r.Pupil, who); err != nil {
			return err
		}
		if o, err = own(ctx, tx, v, id); err != nil {
			return err
		}
		if len(who) == 0 || o.Reader.ID.IsZero() || len(o.Also) == 0 && o.Reader.ID == r.Chosen {
			return (&fault.Fields{{Name: "not", Message: "Choose a name. Someone must be left who can look after this."}}).Err()
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestKeepOut, Record: id.Raw(), Pupil: r.Pupil})
	})
	return fault.Wrap("selfreferral.KeepOut", err)
}
