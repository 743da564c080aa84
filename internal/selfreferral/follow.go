package selfreferral

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/response"
	"heard/internal/waiting"
)

// Own is a pupil's own request as they see it when they come back.
type Own struct {
	Request    Request
	Clock      response.Clock
	Reader     Person          // who has it now, or reads it first
	Also       []Person        // who else can open it
	Told       []actor.StaffID // whom it has come to so far
	Parts      []Part
	Steps      []Step
	Openings   []Opening
	Excludable []Person // who could still be kept out of it
	Directory  *account.Directory
}

// Mine lists the pupil's own requests, newest first.
func (s *Service) Mine(ctx context.Context, v authz.Viewer) ([]Request, *account.Directory, error) {
	var all []Request
	var d *account.Directory
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if d, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		all, err = tx.Requests(ctx, v, ID{}, recent)
		return err
	})
	return all, d, fault.Wrap("selfreferral.Mine", err)
}

// Look opens the pupil's own request, with who has opened it (T-086).
func (s *Service) Look(ctx context.Context, v authz.Viewer, id ID) (Own, error) {
	var o Own
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if o, err = own(ctx, tx, v, id); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestLook, Record: id.Raw(), Pupil: o.Request.Pupil})
	})
	return o, fault.Wrap("selfreferral.Look", err)
}

func own(ctx context.Context, tx Tx, v authz.Viewer, id ID) (o Own, err error) {
	if o.Request, err = tx.RequestByID(ctx, v, id); err != nil {
		return o, err
	}
	if o.Parts, err = tx.RequestParts(ctx, v, id); err != nil {
		return o, err
	}
	if o.Steps, err = tx.RequestSteps(ctx, v, id); err != nil {
		return o, err
	}
	if o.Openings, err = tx.RequestOpenings(ctx, v, id); err != nil {
		return o, err
	}
	k, err := tx.ClockOf(ctx, id.Raw())
	if err != nil {
		return o, err
	}
	o.Clock = k.Clock
	l, err := waiting.LadderOf(ctx, tx, k)
	if err != nil {
		return o, err
	}
	p := Preview{}
	if p.directory, err = tx.Colleagues(ctx); err != nil {
		return o, err
	}
	p.readers(l, o.Request.Chosen)
	p.lists()
	o.Told = o.Clock.Holders(l)
	o.Reader, o.Also, o.Directory = p.Reader, p.Also, p.directory
	o.Excludable = slices.DeleteFunc(p.Excludable, func(x Person) bool { return l.Bars().Has(x.ID) })
	return o, nil
}

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
		if err := tellHolders(ctx, tx, r, notify.RequestChanged); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestAdd, Record: id.Raw(), Pupil: r.Pupil})
	})
	return fault.Wrap("selfreferral.AddMore", err)
}

// KeepOut keeps an adult away from a request from now on. If nobody is left of those whom it had come to, it moves on at
// once. It cannot take away the last who could look after it.
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
		if o, err = own(ctx, tx, v, id); err != nil {
			return err
		}
		if len(who) == 0 || o.Reader.ID.IsZero() || len(o.Also) == 0 && o.Reader.ID == r.Chosen {
			return (&fault.Fields{{Name: "not", Message: "Choose a name. Someone must be left who can look after this."}}).Err()
		}
		if _, err := waiting.PassOn(ctx, tx, id.Raw()); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestKeepOut, Record: id.Raw(), Pupil: r.Pupil})
	})
	return fault.Wrap("selfreferral.KeepOut", err)
}

// claim reads a request through the viewer's gate and claims the form's key for it.
func claim(ctx context.Context, tx Tx, v authz.Viewer, k once.Key, id ID) (r Request, replay bool, err error) {
	if r, err = tx.RequestByID(ctx, v, id); err != nil {
		return r, false, err
	}
	_, replay, err = tx.Once(ctx, k, id.Raw())
	return r, replay, err
}

// step moves a request by the table and keeps the step. do gives the step and leaves the trace.
func (s *Service) step(ctx context.Context, v authz.Viewer, k once.Key, id ID, op string, do func(Tx, *Request) (Step, error)) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := claim(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		st, err := do(tx, &r)
		if err != nil {
			return err
		}
		_, err = keep(ctx, tx, r, st)
		return err
	})
	return fault.Wrap(op, err)
}

// errMoved answers a step that the request's state no longer allows.
var errMoved = fault.New(fault.Conflict, "This has moved on since the page was opened. See how it is now.")

// keep moves the request as the step says and stores both. The request it gives has the version that is stored now.
func keep(ctx context.Context, tx Tx, r Request, st Step) (Request, error) {
	next, ok := r.State.After(st.Event)
	if !ok {
		return r, errMoved
	}
	r.State = next
	st.ID, st.At, st.Staff = ident.New[Step](tx.Now()), tx.Now(), tx.Actor().StaffID()
	if !st.Words.On.IsZero() {
		r.NextOn = st.Words.On
	}
	if err := tx.InsertRequestStep(ctx, r.ID, st); err != nil {
		return r, err
	}
	err := tx.SaveRequest(ctx, r)
	r.Version++
	return r, err
}
