package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/pupil"
	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/triage"
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

// CareOf opens the newest decisions about the pupil until one says how children's social care is involved. One on an entry in which
// another child was affected too is left out: it does not say of which it speaks.
func (tx *Tx) CareOf(ctx context.Context, p pupil.ID) (c referral.Care, err error) {
	found, err := rows(ctx, tx, "decision", scanDecision, `SELECT `+decisionColumns+` FROM decision d WHERE (d.record_id IN (SELECT r.id FROM self_referral r WHERE r.pupil_id = ?)
		OR d.record_id IN (SELECT cp.concern_id FROM concern_pupil cp WHERE cp.pupil_id = ? AND cp.part = 'affected'
			AND NOT EXISTS (SELECT 1 FROM concern_pupil co WHERE co.concern_id = cp.concern_id AND co.part = 'affected' AND co.pupil_id <> cp.pupil_id)))
		ORDER BY d.id DESC`, p.Bytes(), p.Bytes())
	for _, d := range found {
		opened, err := tx.openDecisions(ctx, []sealedRow[triage.Decision]{d})
		if err != nil {
			return c, err
		}
		for _, o := range opened {
			switch care := o.Words.Care; care.Status {
			case "":
				continue
			case triage.NoCare:
				return c, nil
			default:
				return referral.Care{Status: care.Status.Says(), Authority: care.Authority, Worker: care.Worker, Phone: care.Phone, KnownOn: schoolday.DateOf(o.DecidedAt)}, nil
			}
		}
	}
	return c, err
}
