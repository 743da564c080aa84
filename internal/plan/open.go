package plan

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/partner"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/sharing"
	"heard/internal/waiting"
)

// Reading is a plan as one reader may see it: sections that are withheld are not in it at all.
type Reading struct {
	Plan        Plan
	Reader      Reader
	Parts       []Part
	Boxes       Boxes
	Adjustments []Adjustment
	Copies      []Copy
	Said        sharing.Agreements  // for the young person only
	Openings    []audit.Opening     // for the young person only
	Keepers     []actor.StaffID     // who has the plan on their caseload; for the young person only
	Kept        response.Bars       // who sees nothing of it, whatever was said before; for the young person only
	Hearers     []account.Colleague // of whom a colleague may write down what they see: nobody whom the young person keeps out
	Missing     []Need
	Outdated    []string // who in section 6 has another number by now (T-066)
	Lines       []partner.Entry
	Suggested   schoolday.Date // for the next review
	Clocks      response.Policy
	Roster      *pupil.Roster
	Colleagues  *account.Directory
	Services    *partner.Directory
}

// MayWrite reports whether the reader may write in the plan at all; each box has its own rule.
func (r Reading) MayWrite() bool {
	return (r.Reader.Self || r.Reader.Caseload || r.Reader.Team) && r.Plan.State != Ended
}

// Open shows a plan. It is audited; a plan outside the viewer's scope is fault.NotFound.
func (s *Service) Open(ctx context.Context, v authz.Viewer, id ID) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if r, err = read(ctx, tx, v, id); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PlanRead, Record: id.Raw(), Pupil: r.Plan.Pupil})
	})
	return r, fault.Wrap("plan.Open", err)
}

const mostOpenings = 100

// read gathers what the viewer may see. What is withheld is never opened: its boxes stay sealed.
func read(ctx context.Context, tx Tx, v authz.Viewer, id ID) (r Reading, err error) {
	if err = r.head(ctx, tx, v, id); err != nil {
		return r, err
	}
	if r.Boxes, err = tx.PlanBoxes(ctx, id, r.Parts); err != nil {
		return r, err
	}
	if r.Reader.Self || r.Reader.Caseload || r.Reader.Team {
		if r.Adjustments, err = tx.Adjustments(ctx, id); err != nil {
			return r, err
		}
		if r.Copies, err = tx.PlanCopies(ctx, id); err != nil {
			return r, err
		}
		r.Missing = r.shown(Missing(r.Plan, r.Boxes))
	}
	if r.MayWrite() && !r.Reader.Self {
		if r.Hearers, err = waiting.Hands(ctx, tx, r.Plan.Pupil); err != nil {
			return r, err
		}
	}
	if r.Reader.Self {
		if r.Openings, err = tx.Openings(ctx, id.Raw(), mostOpenings); err != nil {
			return r, err
		}
		if err = r.near(ctx, tx); err != nil {
			return r, err
		}
	}
	r.Outdated = outdated(r.Services, r.Boxes.Of(Services, Together).Rows)
	cal, err := tx.Calendar(ctx)
	if err != nil {
		return r, err
	}
	if r.Clocks, err = tx.Clocks(ctx); err != nil {
		return r, err
	}
	r.Suggested = SuggestReview(r.Plan.Kind, schoolday.DateOf(tx.Now()), cal, r.Clocks)
	return r, nil
}

// near reads who is around the young person, for their own pages of who can see what.
func (r *Reading) near(ctx context.Context, tx Tx) (err error) {
	if r.Keepers, err = tx.PlanKeepers(ctx, r.Plan.Pupil); err != nil {
		return err
	}
	r.Kept, err = keptAsKnown(ctx, tx, r.Plan.Pupil)
	return err
}

// head reads everything but the sections, and settles which of them the viewer may see.
func (r *Reading) head(ctx context.Context, tx header, v authz.Viewer, id ID) (err error) {
	*r = Reading{}
	if r.Plan, err = tx.PlanByID(ctx, v, id); err != nil {
		return err
	}
	if r.Roster, err = tx.Roster(ctx); err != nil {
		return err
	}
	if r.Colleagues, err = tx.Colleagues(ctx); err != nil {
		return err
	}
	if r.Services, err = tx.Services(ctx); err != nil {
		return err
	}
	onCaseload := false
	if staff := v.Actor().StaffID(); !staff.IsZero() {
		if onCaseload, err = tx.OnCaseload(ctx, staff, r.Plan.Pupil); err != nil {
			return err
		}
	}
	teamless := false
	if v.Has(authz.ScopeHeld) && v.Actor().Is(actor.Head) {
		if teamless, err = tx.Teamless(ctx, r.Plan.Pupil); err != nil {
			return err
		}
	}
	r.Reader = readerOf(v, r.Plan, onCaseload, teamless)
	said, err := tx.AgreedFor(ctx, id.Raw())
	if err != nil {
		return err
	}
	r.Parts = r.Reader.Visible(r.Plan.Kind, said)
	if r.Reader.Self {
		r.Said = said
	}
	return nil
}

// shown leaves out what is said of sections that the reader does not see: neither their names nor whether they are empty.
func (r *Reading) shown(needs []Need) []Need {
	return slices.DeleteFunc(needs, func(n Need) bool {
		_, err := r.part(n.Part)
		return n.Part != "" && err != nil
	})
}

// part finds a section that the reader may see; one that is withheld is as if it were not there.
func (r *Reading) part(key Key) (Part, error) {
	for _, p := range r.Parts {
		if p.Key == key {
			return p, nil
		}
	}
	return Part{}, fault.Lost()
}

// Section is one section opened for reading or writing, with its history when that was asked for.
type Section struct {
	Reading
	Part    Part
	History []Saved
}

// OpenPart shows one section; with its history when asked. It is audited.
func (s *Service) OpenPart(ctx context.Context, v authz.Viewer, id ID, key Key, history bool) (Section, error) {
	var out Section
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		out = Section{}
		if err = out.head(ctx, tx, v, id); err != nil {
			return err
		}
		if out.Part, err = out.part(key); err != nil {
			return err
		}
		one := []Part{out.Part}
		if out.Boxes, err = tx.PlanBoxes(ctx, id, one); err != nil {
			return err
		}
		out.Lines = lines(out.Services)
		if out.Reader.Self {
			if err = out.near(ctx, tx); err != nil {
				return err
			}
		}
		if history {
			if out.History, err = tx.PlanHistory(ctx, id, one); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PlanRead, Record: id.Raw(), Pupil: out.Plan.Pupil})
	})
	return out, fault.Wrap("plan.OpenPart", err)
}

// SeenBy lists, for the young person, everybody who can see this section now: what is shown to whom by name is no secret.
func (s Section) SeenBy() (all []sharing.Receiver) {
	for _, a := range s.Around() {
		if s.Reader.Self && slices.ContainsFunc(a.Sees, func(p Part) bool { return p.Key == s.Part.Key }) {
			all = append(all, a.Receiver)
		}
	}
	return all
}

// MayWriteIn reports whether the actor may write into a box of this section as it stands.
func (s Section) MayWriteIn(a actor.Actor, b Box) bool {
	return s.MayWrite() && s.Part.MayWrite(a, b, s.Boxes[Spot{s.Part.Key, b}])
}
