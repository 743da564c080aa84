package plan

import (
	"context"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// DueItems gives the plans to look at again by the day, for the list of those who keep them (C-22, C-23), and those whose
// coordinator may not act any more, at once (T-071).
func (s *Service) DueItems(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) (outline.Dues, error) {
	var today schoolday.Date
	all, err := outline.Lines(ctx, s.transact, v.Actor(), func(tx Tx) ([]Plan, error) {
		today = schoolday.DateOf(tx.Now())
		return tx.PlansToReview(ctx, v, until, most+1)
	}, func(p Plan) outline.Due { return p.due(today) })
	return outline.FirstOf(most, all), fault.Wrap("plan.DueItems", err)
}

// due is what is to be done about a plan; whoever would keep it together comes before its next look.
func (p Plan) due(today schoolday.Date) outline.Due {
	name := "support plan"
	if p.Kind == Safety {
		name = "safety plan"
	}
	d := outline.Due{Record: p.ID.Raw(), Pupils: []pupil.ID{p.Pupil}, Href: "/plans/view/" + p.ID.String()}
	if p.Barred {
		d.On, d.What, d.Next, d.Href = today, name+" that nobody keeps together", "Say who keeps it together", d.Href+"/settle"
		return d
	}
	d.On, d.What, d.Next, d.Origin = p.ReviewOn, name+" to look at again", "Open the plan", response.Origin
	return d
}
