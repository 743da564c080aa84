package mariadb

import (
	"context"

	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/plan"
	"heard/internal/pupil"
	"heard/internal/sharing"
)

// SharingAbout lists decisions about a pupil by the time they were made, newest first, with their words.
func (tx *Tx) SharingAbout(ctx context.Context, v authz.Viewer, about pupil.ID, k outline.Key, most int) ([]sharing.Decision, error) {
	gate, args := where(v)
	older, keys := before(k, "sd.decided_at", "sd.id")
	args = append(append([]any{about.Bytes()}, args...), keys...)
	return tx.sharingDecisions(ctx, `sd.pupil_id = ? AND `+gate+older+` ORDER BY sd.decided_at DESC, sd.id DESC LIMIT ?`, append(args, most)...)
}

// PlanMoments lists when the plans of a pupil changed as a whole, newest first: each settling is a row of terms, of which only
// the time and the hand are read. What was erased is left out.
func (tx *Tx) PlanMoments(ctx context.Context, v authz.Viewer, about pupil.ID, k outline.Key, most int) ([]plan.Moment, error) {
	gate, args := where(v)
	older, keys := before(k, "m.written_at", "m.id")
	args = append(append([]any{about.Bytes()}, args...), keys...)
	// Safety: gate and older are made of constant fragments.
	found, err := rows(ctx, tx, "plan_terms", func(r scanner) (m plan.Moment, err error) {
		return m, r.Scan(&m.Plan, &m.Kind, &m.Line, &m.At, &m.ByPupil, &m.By, &m.First, &m.Last, &m.Edition, &m.InUse)
	}, `SELECT pl.id, pl.kind, m.id, m.written_at, m.author_kind = 'pupil', m.author_id, m.version = 1, pl.state = 'ended' AND m.version = pl.version,
			COALESCE((SELECT MAX(g.edition) FROM plan_copy g WHERE g.plan_id = m.plan_id AND g.recorded_at = m.written_at AND g.holder = 'pupil'), 0),
			EXISTS (SELECT 1 FROM plan_copy e WHERE e.plan_id = m.plan_id AND e.recorded_at < m.written_at AND e.holder = 'pupil')
		FROM plan pl JOIN plan_terms m ON m.plan_id = pl.id
		WHERE pl.pupil_id = ? AND `+gate+older+` ORDER BY m.written_at DESC, m.id DESC LIMIT ?`, append(args, most)...)
	if err != nil {
		return nil, err
	}
	ids := make([]ident.Raw, len(found))
	for i, m := range found {
		ids[i] = m.Plan.Raw()
	}
	if err := tx.openEntries(ctx, ids); err != nil {
		return nil, err
	}
	var all []plan.Moment
	for _, m := range found {
		if _, ok := tx.entries[m.Plan.Raw()]; ok {
			all = append(all, m)
		}
	}
	return all, nil
}
