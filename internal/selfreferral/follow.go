package selfreferral

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
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
	NextUp     Person          // who is asked if nobody acts; zero when everybody has been
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
		for i := range all {
			all[i] = all[i].forPupil()
		}
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

// forPupil is what happened as the pupil may know it.
func forPupil(all []Step) []Step {
	all = slices.DeleteFunc(all, func(st Step) bool { return st.Untold })
	for i := range all {
		if all[i].Unnamed {
			all[i].Staff, all[i].Words.By = actor.StaffID{}, ""
		}
	}
	return all
}

func own(ctx context.Context, tx Tx, v authz.Viewer, id ID) (o Own, err error) {
	if o.Request, err = tx.RequestByID(ctx, v, id); err != nil {
		return o, err
	}
	if o.Parts, err = tx.RequestParts(ctx, v, id); err != nil {
		return o, err
	}
	o.Request = o.Request.forPupil()
	if o.Steps, err = tx.RequestSteps(ctx, v, id); err != nil {
		return o, err
	}
	o.Steps = forPupil(o.Steps)
	if o.Openings, err = tx.RequestOpenings(ctx, v, id); err != nil {
		return o, err
	}
	k, err := tx.ClockOf(ctx, id.Raw())
	if err != nil {
		return o, err
	}
	o.Clock = k.Clock
	l, err := waiting.LadderAsKnown(ctx, tx, k)
	if err != nil {
		return o, err
	}
	p := Preview{}
	if p.directory, err = tx.Colleagues(ctx); err != nil {
		return o, err
	}
	p.readers(l, o.Request.Chosen)
	adults, err := tx.OwnAdults(ctx, o.Request.Pupil)
	if err != nil {
		return o, err
	}
	p.lists(l.Bars(), adults)
	o.Told = o.Clock.Holders(l)
	for _, step := range l.Steps() {
		for _, x := range p.persons(step.Holders) {
			if o.NextUp.ID.IsZero() && !slices.Contains(o.Told, x.ID) {
				o.NextUp = x
			}
		}
	}
	o.Reader, o.Also, o.Directory = p.Reader, p.Also, p.directory
	o.Excludable = slices.DeleteFunc(p.Excludable, func(x Person) bool { return l.Bars().Has(x.ID) })
	return o, nil
}
