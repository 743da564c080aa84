package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/pupil"
	"heard/internal/referral"
)

// mostDecisions keeps the list of a form short; older decisions are found where they were made.
const mostDecisions = 10

// DecisionsFor lists the decisions within the viewer's scope that let something about the pupil go to the organisation,
// newest first. It opens none.
func (tx *Tx) DecisionsFor(ctx context.Context, v authz.Viewer, p pupil.ID, org actor.OrgID) ([]referral.Standing, error) {
	gate, args := where(v)
	// Safety: gate is made of constant fragments.
	return rows(ctx, tx, "sharing_decision", func(r scanner) (s referral.Standing, err error) {
		return s, r.Scan(&s.Decision, &s.At)
	}, `SELECT sd.id, sd.decided_at FROM sharing_decision sd WHERE sd.pupil_id = ? AND sd.organisation_id = ? AND sd.outcome IN ('share', 'part') AND `+gate+`
		ORDER BY sd.id DESC LIMIT ?`, append(append([]any{p.Bytes(), org.Bytes()}, args...), mostDecisions)...)
}
