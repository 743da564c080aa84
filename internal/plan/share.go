package plan

import (
	"context"
	"strings"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/sharing"
	"heard/internal/waiting"
)

// Said is what the young person says about one receiver: an answer for each section they answered.
type Said struct {
	Receiver sharing.Receiver
	Answers  map[Key]sharing.Answer
	How      string // how they said so, when a colleague writes it down
}

// Choose saves what the young person says about who may see which section. Taking back is the same as giving: a new row
// (T-086). A colleague may write down what they said, but never for the sections that are theirs alone, nor for themselves.
func (s *Service) Choose(ctx context.Context, v authz.Viewer, k once.Key, id ID, d Said) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := s.toChange(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		if err := d.check(r); err != nil {
			return err
		}
		if !r.Reader.Self {
			if err := d.mayHear(ctx, tx, r.Plan); err != nil {
				return err
			}
		}
		said, err := tx.AgreedFor(ctx, id.Raw())
		if err != nil {
			return err
		}
		for _, part := range r.Parts {
			answer, given := d.Answers[part.Key]
			now, _ := said.On(string(part.Key), d.Receiver)
			if !given || answer == now.Answer {
				continue
			}
			if err := d.mayAnswer(r, part, answer); err != nil {
				return err
			}
			if err := tx.InsertAgreement(ctx, sharing.Agreement{
				ID: ident.New[sharing.Agreement](tx.Now()), Pupil: r.Plan.Pupil, Record: id.Raw(), Section: string(part.Key), Receiver: d.Receiver,
				Revision: said.Next(string(part.Key), d.Receiver), Answer: answer, At: tx.Now(),
				ByPupil: r.Reader.Self, By: tx.Actor().Person, How: d.How,
			}); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PlanShare, Record: id.Raw(), Pupil: r.Plan.Pupil})
	})
	return fault.Wrap("plan.Choose", err)
}

func (d Said) check(r Reading) error {
	var f fault.Fields
	known := true
	switch d.Receiver.Kind {
	case sharing.Colleague:
		_, known = r.Colleagues.ByID(d.colleague())
	case sharing.Organisation:
		known = r.Services.Organisation(ident.Of[actor.OfOrg](d.Receiver.ID)).Name != ""
	case sharing.Team, sharing.Family, sharing.AdultService, sharing.GP: // one of each
	}
	f.Need(known && d.Receiver.Kind != "", "receiver", "Choose a person.")
	for _, a := range d.Answers {
		f.Need(a.IsKnown(), "receiver", "Choose yes, no or ask me.")
	}
	f.Need(r.Reader.Self || len(d.Answers) > 0, "", "Choose yes, no or ask me for at least one section.")
	f.Need(r.Reader.Self || strings.TrimSpace(d.How) != "", "how", "Write when and how the young person said so.")
	return f.Err()
}

// colleague is the one it is about; zero for any other receiver.
func (d Said) colleague() actor.StaffID {
	if d.Receiver.Kind != sharing.Colleague {
		return actor.StaffID{}
	}
	return ident.Of[actor.OfStaff](d.Receiver.ID)
}

// mayHear refuses to write down that somebody may see the plan who could open nothing of it.
func (d Said) mayHear(ctx context.Context, tx Tx, p Plan) error {
	var f fault.Fields
	if err := waiting.MayHold(ctx, tx, p.Pupil, d.colleague(), "receiver", &f); err != nil {
		return err
	}
	return f.Err()
}

var (
	errTheirsAlone = fault.New(fault.NotAllowed, "Only the young person, signed in as themselves, decides about this section.")
	errForYourself = fault.New(fault.NotAllowed, "Nobody writes down an agreement in their own favour. Ask the young person to choose, or a colleague to write it down.")
)

func (d Said) mayAnswer(r Reading, p Part, a sharing.Answer) error {
	switch {
	case r.Reader.Self || a == sharing.No:
		return nil
	case p.Reach == OnlyMe || p.Reach == Pinned:
		return errTheirsAlone
	case d.Receiver == sharing.ToColleague(r.Reader.Staff):
		return errForYourself
	}
	return nil
}
