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

// mostDue bounds one list; what does not fit comes up as the first are looked at.
const mostDue = 50

// DueItems gives the plans to look at again by the day, for the list of those who keep them (C-22, C-23).
func (s *Service) DueItems(ctx context.Context, v authz.Viewer, until schoolday.Date) ([]outline.Due, error) {
	all, err := outline.Lines(ctx, s.transact, v.Actor(), func(tx Tx) ([]Plan, error) {
		return tx.PlansToReview(ctx, v, until, mostDue)
	}, Plan.due)
	return all, fault.Wrap("plan.DueItems", err)
}

func (p Plan) due() outline.Due {
	what := "support plan to look at again"
	if p.Kind == Safety {
		what = "safety plan to look at again"
	}
	return outline.Due{
		Record: p.ID.Raw(), On: p.ReviewOn, Pupils: []pupil.ID{p.Pupil}, What: what, Next: "Open the plan", Href: "/plans/view/" + p.ID.String(), Origin: response.Origin,
	}
}
