package mariadb

import (
	"context"
	"slices"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/ident"
)

// Openings lists who opened a record, newest first, in the actions that pupils are shown, without the actor's own and
// without what they must not be told yet.
func (tx *Tx) Openings(ctx context.Context, record ident.Raw, most int) ([]audit.Opening, error) {
	return tx.openings(ctx, `a.record_id = ?`, record.Bytes(), most)
}

// OpeningsAbout lists who opened anything of a pupil's, newest first, in the actions that pupils are shown; from behind before on,
// where that is not zero.
func (tx *Tx) OpeningsAbout(ctx context.Context, p actor.PupilID, before ident.Raw, most int) ([]audit.Opening, error) {
	if before.IsZero() {
		return tx.openings(ctx, `a.pupil_id = ?`, p.Bytes(), most)
	}
	return tx.openings(ctx, `a.id < ? AND a.pupil_id = ?`, p.Bytes(), most, before.Bytes())
}

func (tx *Tx) openings(ctx context.Context, condition string, arg any, most int, first ...any) ([]audit.Opening, error) {
	args := slices.Concat(first, []any{arg, tx.actor.Person.Bytes()})
	shown := 0
	for action, meaning := range audit.Actions() {
		if meaning.Pupil != "" {
			args = append(args, action)
			shown++
		}
	}
	// Safety: condition and isKnown are constants, and only placeholders are joined in.
	return rows(ctx, tx, "audit", func(r scanner) (o audit.Opening, err error) {
		var roles string
		err = r.Scan(&o.ID, &o.At, &o.Action, &o.Kind, &o.By, &roles, &o.Record, &o.Org)
		o.Roles = rolesOf(roles)
		return o, err
	}, `SELECT a.id, a.at, a.action, a.actor_kind, a.person_id, a.role, a.record_id,
		COALESCE((SELECT o.name FROM partner_worker w JOIN organisation o ON o.id = w.organisation_id WHERE w.id = a.person_id), '')
		FROM audit a WHERE `+condition+`
		AND NOT (a.person_id <=> ?) AND a.outcome = 'done' AND a.action IN (`+marks(shown)+`)`+isKnown+` ORDER BY a.id DESC LIMIT ?`, append(args, most)...)
}
