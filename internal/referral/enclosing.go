package referral

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/plan"
	"heard/internal/pupil"
)

// sentWith is the answer that they agree to their safety plan going with the referral. It is never said of a referral with
// which none goes.
const sentWith = "sent_with"

// NoPlan says why no safety plan can go. It does not say whether there is one: that is for those who may open it.
const NoPlan = "No safety plan can go with this. There is none in use that you may open, or the young person has not said that a part of it may go to this organisation. They say so on the page of their plan."

var errNotWhole = errors.New("a copy is not the one that was sent")

const mustKnow = "They agree to their safety plan going only if they know of this. Tell them first, or do not send it."

// Enclosable gives the copy of the safety plan that would go to an organisation, for the form; ok is false when none would.
func (s *Service) Enclosable(ctx context.Context, v authz.Viewer, e plan.Enclosing, p pupil.ID, org actor.OrgID) (x plan.Enclosed, ok bool, err error) {
	err = s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		x, ok, err = enclose(ctx, tx, e, p, org)
		return err
	})
	return x, ok, fault.Wrap("referral.Enclosable", err)
}

func enclose(ctx context.Context, tx Tx, e plan.Enclosing, p pupil.ID, org actor.OrgID) (x plan.Enclosed, ok bool, err error) {
	x, err = e.Enclose(ctx, tx, p, org)
	if fault.Is(err, fault.NotFound) {
		return plan.Enclosed{}, false, nil
	}
	return x, err == nil, err
}

// enclosed is enclose for a referral that says that it goes; nil when it does not say so, or nothing may go.
func (r Referral) enclosed(ctx context.Context, tx Tx, e plan.Enclosing) (*plan.Enclosed, error) {
	if r.Words.SafePlan != sentWith || r.Words.Aware != yes {
		return nil, nil
	}
	x, ok, err := enclose(ctx, tx, e, r.Pupil, r.Org)
	if err != nil || !ok {
		return nil, err
	}
	return &x, nil
}

// mayEnclose refuses the answer that a safety plan goes while none can.
func (w Written) mayEnclose(ctx context.Context, tx Tx, e plan.Enclosing, r Referral) error {
	if w.Words.SafePlan != sentWith {
		return nil
	}
	_, ok, err := enclose(ctx, tx, e, r.Pupil, r.Org)
	if err != nil {
		return err
	}
	var f fault.Fields
	f.Need(ok, "safety_plan", NoPlan)
	f.Need(w.Words.Aware != "no", "safety_plan", mustKnow)
	return f.Err()
}

// PreviewPlan gives the paper that would go with a draft. It is audited as a print of the plan.
func (s *Service) PreviewPlan(ctx context.Context, v authz.Viewer, e plan.Enclosing, id ID) (plan.Paper, error) {
	var p plan.Paper
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, err := tx.ReferralByID(ctx, v, id)
		if err != nil {
			return err
		}
		if r.State != Draft {
			return fault.Lost()
		}
		x, err := r.enclosed(ctx, tx, e)
		if err != nil {
			return err
		}
		if x == nil {
			return fault.Lost()
		}
		p = x.Paper
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PlanPrint, Record: x.Plan, Pupil: r.Pupil})
	})
	return p, fault.Wrap("referral.PreviewPlan", err)
}

// SentPlan gives the safety plan that went with a referral, as it went; fault.NotFound when none did, or to
// colleagues who may not read all of it in the plan. Each reading is recorded with the plan, so that the young person sees it there.
func (s *Service) SentPlan(ctx context.Context, v authz.Viewer, e plan.Enclosing, id ID) (plan.Paper, error) {
	var p plan.Paper
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, err := tx.ReferralByID(ctx, v, id)
		if err != nil {
			return err
		}
		if r.SentAt.IsZero() || r.isGoneFor(v.Actor(), tx.Now()) {
			return fault.Lost()
		}
		o, err := tx.OutgoingOf(ctx, id)
		if err != nil {
			return err
		}
		if o.Plan == nil {
			return fault.Lost()
		}
		if !o.Plan.IsWhole() {
			return errNotWhole
		}
		if kept, err := o.keepsPlan(ctx, tx, e); err != nil || kept {
			return orLost(err)
		}
		p = o.Plan.Paper
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ReferralPlan, Record: o.Plan.Plan, Pupil: r.Pupil})
	})
	return p, fault.Wrap("referral.SentPlan", err)
}

// keepsPlan reports whether a safety plan went that is kept from the colleague who acts. The young person has their own, and
// the service what was sent to it.
func (o Outgoing) keepsPlan(ctx context.Context, tx Tx, e plan.Enclosing) (bool, error) {
	if o.Plan == nil || tx.Actor().Kind != actor.KindStaff {
		return false, nil
	}
	may, err := e.MayRead(ctx, tx, *o.Plan)
	return !may, err
}

// keepPlan leaves of a safety plan that is kept from a colleague only that one went.
func (r *Reading) keepPlan(ctx context.Context, tx Tx, e plan.Enclosing) (err error) {
	if r.PlanKept, err = r.Outgoing.keepsPlan(ctx, tx, e); err == nil && r.PlanKept {
		r.Outgoing = r.Outgoing.withoutPlan()
	}
	return err
}

// planWent stands at school in place of the sections that went: which ones a child filled in, and let go, is theirs to show,
// as the sections are (records 2.5).
const planWent = "There is one, and it went with this as a paper of its own."

func (o Outgoing) withoutPlan() Outgoing {
	o.Plan, o.Parts = nil, slices.Clone(o.Parts)
	for i, p := range o.Parts {
		o.Parts[i].Lines = slices.Clone(p.Lines)
		for j, l := range p.Lines {
			if l.Key == safePlanKey {
				o.Parts[i].Lines[j].Text = planWent
			}
		}
	}
	return o
}

// isGoneFor reports whether the receiving organisation sees the referral no longer.
func (r Referral) isGoneFor(a actor.Actor, now time.Time) bool {
	return a.Kind == actor.KindPartner && !r.ShownUntil.IsZero() && now.After(r.ShownUntil)
}

// promised is what was said of a safety plan before one could go: sets that were frozen with it promise what never came.
const promised = "There is one, and they agreed that it goes with this."

// PromisesPlan reports whether the set says that a safety plan goes with it while none does. It was sent so and is never
// changed; whoever shows it says that nothing came.
func (o Outgoing) PromisesPlan() bool {
	return o.Plan == nil && slices.ContainsFunc(o.Parts, func(p Part) bool {
		return slices.ContainsFunc(p.Lines, func(l Line) bool { return l.Key == safePlanKey && l.Text == promised })
	})
}

// safePlanKey is the heading of the line about a safety plan.
const safePlanKey = "Safety plan"

// safePlanText says whether there is a safety plan, and which sections of it go: nothing is promised that does not come.
func safePlanText(s source) string {
	if s.Words.SafePlan != sentWith {
		return safePlanWords[s.Words.SafePlan]
	}
	if s.enclosed == nil {
		return "There is one. It is not sent with this. Ask whoever sent this."
	}
	return "There is one, and they agreed that these sections go with this, as a paper of its own:\n" + strings.Join(s.enclosed.Titles(false), "\n")
}
