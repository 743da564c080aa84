package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/vault"
)

var (
	adjustmentAction = vault.Register("adjustment", "sealed_action")
	adjustmentReason = vault.Register("adjustment", "sealed_reason")
)

var _ = declareGate("adjustment", gate{
	scopes: map[authz.Scope]fragment{
		authz.ScopeTaught: {
			sql:  `EXISTS (SELECT 1 FROM staff_group sg JOIN pupil_group pg ON pg.group_id = sg.group_id WHERE sg.staff_id = ? AND pg.pupil_id = ad.pupil_id)`,
			args: staffArg,
		},
	},
	except: barredFrom(`ad.plan_id`, `pc.pupil_id = ad.pupil_id`),
})

// InsertAdjustment stores an adjustment, what and why in boxes of their own.
func (tx *Tx) InsertAdjustment(ctx context.Context, a plan.Adjustment) error {
	key, err := tx.entryKey(ctx, a.Plan.Raw())
	if err != nil {
		return err
	}
	action, err := vault.SealText(key, vault.Place{Column: adjustmentAction, Row: a.ID.Raw(), Version: 1}, a.Action)
	if err != nil {
		return err
	}
	reason, err := vault.SealText(key, vault.Place{Column: adjustmentReason, Row: a.ID.Raw(), Version: 1}, a.Reason)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "adjustment", `INSERT INTO adjustment (id, plan_id, pupil_id, author_id, from_on, until_on, written_at, version, sealed_action, sealed_reason)
		VALUES (?,?,?,?,?,?,?,?,?,?)`,
		a.ID.Bytes(), a.Plan.Bytes(), a.Pupil.Bytes(), a.Author.Bytes(), dateArg(a.From), dateArg(a.Until), a.WrittenAt, a.Version, action, reason)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "plan", `UPDATE plan SET edition = edition + 1, changed_at = ? WHERE id = ?`, tx.now, a.Plan.Bytes())
	return err
}

const adjustmentColumns = `ad.id, ad.plan_id, ad.pupil_id, ad.author_id, ad.from_on, ad.until_on, ad.ended_at, ad.written_at, ad.version, ad.sealed_action`

func scanAdjustment(r scanner, more ...any) (a plan.Adjustment, action []byte, err error) {
	var from, until dateColumn
	var ended sql.NullTime
	err = r.Scan(append([]any{&a.ID, &a.Plan, &a.Pupil, &a.Author, &from, &until, &ended, &a.WrittenAt, &a.Version, &action}, more...)...)
	a.From, a.Until, a.EndedAt = from.Date, until.Date, ended.Time
	return a, action, err
}

// Adjustments reads a plan's adjustments with their reasons, newest first.
func (tx *Tx) Adjustments(ctx context.Context, id plan.ID) ([]plan.Adjustment, error) {
	key, err := tx.entryKey(ctx, id.Raw())
	if err != nil {
		return nil, err
	}
	return rows(ctx, tx, "adjustment", func(r scanner) (plan.Adjustment, error) {
		var reason []byte
		a, action, err := scanAdjustment(r, &reason)
		if err != nil {
			return a, err
		}
		if a.Action, err = vault.OpenText(key, vault.Place{Column: adjustmentAction, Row: a.ID.Raw(), Version: 1}, action); err != nil {
			return a, err
		}
		a.Reason, err = vault.OpenText(key, vault.Place{Column: adjustmentReason, Row: a.ID.Raw(), Version: 1}, reason)
		return a, err
	}, `SELECT `+adjustmentColumns+`, ad.sealed_reason FROM adjustment ad WHERE ad.plan_id = ? ORDER BY ad.id DESC`, id.Bytes())
}

// EndAdjustment ends one adjustment of a plan if nobody else has.
func (tx *Tx) EndAdjustment(ctx context.Context, id plan.ID, a plan.AdjustmentID, version int) error {
	err := tx.execOne(ctx, "adjustment", `UPDATE adjustment SET ended_at = ?, version = version + 1 WHERE id = ? AND plan_id = ? AND version = ? AND ended_at IS NULL`,
		tx.now, a.Bytes(), id.Bytes(), version)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "plan", `UPDATE plan SET edition = edition + 1, changed_at = ? WHERE id = ?`, tx.now, id.Bytes())
	return err
}

// AdjustmentsInForce lists what the viewer acts on today. The column of reasons is not read.
func (tx *Tx) AdjustmentsInForce(ctx context.Context, v authz.Viewer, today schoolday.Date, most int) ([]plan.Adjustment, error) {
	gate, args := where(v)
	actions := map[plan.AdjustmentID][]byte{}
	// Safety: gate is made of constant fragments.
	all, err := rows(ctx, tx, "adjustment", func(r scanner) (plan.Adjustment, error) {
		a, action, err := scanAdjustment(r)
		actions[a.ID] = action
		return a, err
	}, `SELECT `+adjustmentColumns+` FROM adjustment ad JOIN plan pl ON pl.id = ad.plan_id WHERE pl.state <> 'ended' AND ad.ended_at IS NULL
		AND ad.from_on <= ? AND (ad.until_on IS NULL OR ad.until_on >= ?) AND `+gate+` ORDER BY ad.id DESC LIMIT ?`,
		append(append([]any{today.String(), today.String()}, args...), most)...)
	if err != nil {
		return nil, err
	}
	plans := make([]ident.Raw, 0, len(all))
	for _, a := range all {
		plans = append(plans, a.Plan.Raw())
	}
	if err := tx.openEntries(ctx, plans); err != nil {
		return nil, err
	}
	for i, a := range all {
		key, err := tx.entryKey(ctx, a.Plan.Raw())
		if err != nil {
			return nil, err
		}
		if all[i].Action, err = vault.OpenText(key, vault.Place{Column: adjustmentAction, Row: a.ID.Raw(), Version: 1}, actions[a.ID]); err != nil {
			return nil, err
		}
	}
	return all, nil
}
