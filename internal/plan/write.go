package plan

import (
	"context"
	"strings"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/once"
	"heard/internal/schoolday"
	"heard/internal/waiting"
)

// Write saves what somebody typed into one section, each changed box as a new revision. Boxes that somebody else saved in the
// meantime give fault.Conflict; nothing is saved then, and the caller shows both.
func (s *Service) Write(ctx context.Context, v authz.Viewer, k once.Key, id ID, key Key, changes []Change) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		var r Reading
		if err := r.head(ctx, tx, v, id); err != nil {
			return err
		}
		part, err := r.part(key)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		if r.Plan.State == Ended {
			return errEnded
		}
		if !r.MayWrite() {
			return fault.Refused()
		}
		services, err := tx.Services(ctx)
		if err != nil {
			return err
		}
		history, err := tx.PlanHistory(ctx, id, []Part{part})
		if err != nil {
			return err
		}
		made, err := part.apply(tx.Actor(), history, fed(services, changes), tx.Now())
		if err != nil {
			return err
		}
		for i := range made {
			made[i].Edition = r.Plan.Edition + 1
			if !made[i].ByPupil {
				made[i].ByName = signature(r, tx.Actor())
			}
		}
		if len(made) > 0 {
			if err := tx.SavePlanBoxes(ctx, id, made); err != nil {
				return err
			}
			if err := tell(ctx, tx, r.Plan); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PlanWrite, Record: id.Raw(), Pupil: r.Plan.Pupil})
	})
	return fault.Wrap("plan.Write", err)
}

// signature is an adult's name and role in full, as records print them.
func signature(r Reading, a actor.Actor) string {
	if c, ok := r.Colleagues.ByID(a.StaffID()); ok {
		return c.Person.Name + ", " + c.Person.JobTitle
	}
	return ""
}

// Settlement is what is settled about a plan as a whole.
type Settlement struct {
	Version     int
	Coordinator actor.StaffID
	ReviewOn    string // as typed; the form proposes a day
	Agreed      Agreed
	Terms       Terms
}

// Settle sets the one coordinator, the day of the next review, and whether the young person agrees, if the plan is as it was
// on the screen. Key adults, coordinators and the safeguarding team may; the young person has Agree.
func (s *Service) Settle(ctx context.Context, v authz.Viewer, k once.Key, id ID, d Settlement) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := s.toChange(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		if r.Reader.Self {
			return fault.Refused()
		}
		review, err := d.check(ctx, tx, r)
		if err != nil {
			return err
		}
		p := r.Plan
		d.Terms.EndedWhy, d.Terms.EndedTold = p.Terms.EndedWhy, p.Terms.EndedTold
		p.Version, p.Coordinator, p.Barred, p.ReviewOn, p.Agreed, p.Terms = d.Version, d.Coordinator, false, review, d.Agreed, d.Terms
		return s.changed(ctx, tx, p, audit.PlanSettle)
	})
	return fault.Wrap("plan.Settle", err)
}

// Coordinators lists who may keep a plan together.
func (s *Service) Coordinators(ctx context.Context, v authz.Viewer, id ID) (all []account.Colleague, err error) {
	err = s.transact(ctx, v.Actor(), func(tx Tx) error {
		p, err := tx.PlanByID(ctx, v, id)
		if err != nil {
			return err
		}
		all, err = waiting.Hands(ctx, tx, p.Pupil)
		return err
	})
	return all, fault.Wrap("plan.Coordinators", err)
}

// toChange claims the form and loads the plan for a change of its state or terms.
func (s *Service) toChange(ctx context.Context, tx Tx, v authz.Viewer, k once.Key, id ID) (r Reading, replay bool, err error) {
	if err = r.head(ctx, tx, v, id); err != nil {
		return r, false, err
	}
	if _, replay, err = tx.Once(ctx, k, id.Raw()); err != nil || replay {
		return r, replay, err
	}
	switch {
	case r.Plan.State == Ended:
		err = errEnded
	case !r.MayWrite():
		err = fault.Refused()
	}
	return r, false, err
}

func (s *Service) changed(ctx context.Context, tx Tx, p Plan, what audit.Action) error {
	if err := tx.UpdatePlan(ctx, p); err != nil {
		return err
	}
	if err := tell(ctx, tx, p); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: what, Record: p.ID.Raw(), Pupil: p.Pupil})
}

func (d Settlement) check(ctx context.Context, tx Tx, r Reading) (schoolday.Date, error) {
	var f fault.Fields
	today := schoolday.DateOf(tx.Now())
	at, ok := schoolday.ParseMoment(d.ReviewOn)
	review := schoolday.DateOf(at)
	f.Need(ok, "review", "Write the day like this: 14/12/2026.")
	f.Need(!ok || review.After(today), "review", "Choose a day after today.")
	clocks, err := tx.Clocks(ctx)
	if err != nil {
		return review, err
	}
	latest := LatestReview(r.Plan.Kind, today, clocks)
	f.Need(!ok || !review.After(latest), "review", "Choose a day up to "+schoolday.DayForStaff(latest)+": that is the latest by school policy.")
	f.Need(!d.Coordinator.IsZero(), "coordinator", "Choose one colleague who keeps the plan together.")
	if err := waiting.MayHold(ctx, tx, r.Plan.Pupil, d.Coordinator, "coordinator", &f); err != nil {
		return review, err
	}
	f.Need(strings.TrimSpace(d.Terms.MadeWith) != "", "made_with", "Write who made the plan together.")
	f.Need(d.Agreed == NotYetAsked || d.Agreed.IsAnswer(), "agreed", "Choose what the young person says.")
	f.Need(d.Agreed != AgreedInPart && d.Agreed != NotAgreed || strings.TrimSpace(d.Terms.AgreedWhy) != "", "agreed_why", "Write down their reasons, in their words.")
	return review, f.Err()
}

// Agree is the young person's own word on the plan as a whole. They may change it as often as they like.
func (s *Service) Agree(ctx context.Context, v authz.Viewer, k once.Key, id ID, version int, a Agreed, why string) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := s.toChange(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		if !r.Reader.Self {
			return fault.Refused()
		}
		if !a.IsAnswer() {
			return (&fault.Fields{{Name: "agreed", Message: "Choose one, or go back."}}).Err()
		}
		p := r.Plan
		p.Version, p.Agreed, p.Terms.AgreedWhy = version, a, why
		return s.changed(ctx, tx, p, audit.PlanSettle)
	})
	return fault.Wrap("plan.Agree", err)
}
