package mariadb

import (
	"context"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/pupil"
)

// ownAdults is who looks after a pupil, then their tutor and year lead, whom they chose before, and who teaches them. What was asked
// of a service counts only where the pupil knows of it.
const ownAdults = `SELECT staff_id, MIN(near) FROM (
	SELECT staff_id, 0 AS near FROM caseload WHERE pupil_id = ?
	UNION ALL SELECT r.owner_id, 0 FROM referral r WHERE r.pupil_id = ? AND r.pupil_aware AND r.owner_id IS NOT NULL AND r.state NOT IN ('draft', 'dropped', 'not_for_us', 'ended')
	UNION ALL SELECT j.navigator_id, 0 FROM journey j WHERE j.pupil_id = ? AND j.state = 'open' AND j.navigator_id IS NOT NULL
		AND EXISTS (SELECT 1 FROM referral k WHERE k.journey_id = j.id AND k.pupil_aware AND k.sent_at IS NOT NULL)
	UNION ALL SELECT sg.staff_id, CASE sg.part WHEN 'tutor' THEN 1 WHEN 'year_lead' THEN 2 ELSE 4 END
		FROM pupil_group pg JOIN staff_group sg ON sg.group_id = pg.group_id WHERE pg.pupil_id = ?
	UNION ALL SELECT chosen_id, 3 FROM self_referral WHERE pupil_id = ? AND chosen_id IS NOT NULL) known GROUP BY staff_id`

// OwnAdults gives the adults whom a pupil knows, with how near each is to them.
func (tx *Tx) OwnAdults(ctx context.Context, p pupil.ID) (account.Own, error) {
	own := account.Own{}
	id := p.Bytes()
	_, err := rows(ctx, tx, "caseload", func(r scanner) (s actor.StaffID, err error) {
		var near int
		err = r.Scan(&s, &near)
		own[s] = near
		return s, err
	}, ownAdults, id, id, id, id, id)
	return own, err
}
