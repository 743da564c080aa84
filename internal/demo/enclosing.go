package demo

import (
	"context"

	"heard/internal/authz"
	"heard/internal/plan"
	"heard/internal/sharing"
)

// lent are the sections of a safety plan that the fictional young people let a service have.
var lent = map[plan.Key]sharing.Answer{plan.Signs: sharing.Yes, plan.Myself: sharing.Yes, plan.People: sharing.Yes, plan.Adults: sharing.Yes}

// letGo has the young person say that parts of their safety plan may go to the organisation, where the fixture says that it
// goes with the referral and they have one by then.
func (a *asking) letGo(ctx context.Context) error {
	p := a.safety[a.from.Pupil]
	if p == nil || p.id.IsZero() || a.from.SafetyPlan != "yes_attached" {
		return nil
	}
	v, err := a.asPupil(a.from.Pupil, "own_plan", "write")
	if err != nil {
		return err
	}
	to := sharing.ToOrganisation(orgID(a.world.Service(a.from.Service).Org))
	return p.service.Choose(ctx, v, key(a.name+" lends the plan"), p.id, plan.Said{Receiver: to, Answers: lent})
}

// enclosing lets as much of a safety plan go as whoever writes the referral may read of it.
func (a *asking) enclosing(v authz.Viewer) plan.Enclosing {
	return plan.Enclosing{Viewer: a.policy.Glance(v.Actor(), "plan", "read"), School: a.world.Identity.Name, Lines: plan.NationalLines()}
}
