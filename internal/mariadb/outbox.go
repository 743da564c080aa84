package mariadb

import (
	"context"

	"heard/internal/ident"
	"heard/internal/notify"
)

// TakeDue locks rows whose time has come and passes over those that another process holds.
func (tx *Tx) TakeDue(ctx context.Context, most int) ([]notify.Due, error) {
	return rows(ctx, tx, "outbox", func(r scanner) (d notify.Due, err error) {
		n := &d.Notice
		return d, r.Scan(&d.ID, &n.Event, &n.To, &n.ToID, &n.Record, &n.DueAt, &d.Attempts)
	}, `SELECT id, event, to_kind, to_id, record_id, due_at, attempts FROM outbox
		WHERE done_at IS NULL AND gave_up_at IS NULL AND due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED`, tx.now, most)
}

// pupilsBehind lists the pupils whom the record of a notice is about, whatever kind of record it is.
const pupilsBehind = `SELECT cp.pupil_id FROM concern_pupil cp WHERE cp.concern_id = o.record_id
	UNION ALL SELECT k.pupil_id FROM response_clock k WHERE k.record_id = o.record_id
	UNION ALL SELECT pl.pupil_id FROM plan pl WHERE pl.id = o.record_id
	UNION ALL SELECT sd.pupil_id FROM sharing_decision sd WHERE sd.id = o.record_id
	UNION ALL SELECT r.pupil_id FROM referral r WHERE r.id = o.record_id
	UNION ALL SELECT j.pupil_id FROM journey j WHERE j.id = o.record_id
	UNION ALL SELECT t.pupil_id FROM transition t WHERE t.id = o.record_id
	UNION ALL SELECT cp.pupil_id FROM decision_action a JOIN concern_pupil cp ON cp.concern_id = a.record_id WHERE a.id = o.record_id
	UNION ALL SELECT k.pupil_id FROM decision_action a JOIN response_clock k ON k.record_id = a.record_id WHERE a.id = o.record_id
	UNION ALL SELECT cp.pupil_id FROM decision_awaited w JOIN concern_pupil cp ON cp.concern_id = w.record_id WHERE w.id = o.record_id
	UNION ALL SELECT k.pupil_id FROM decision_awaited w JOIN response_clock k ON k.record_id = w.record_id WHERE w.id = o.record_id`

// KeptBack asks of notices what row gates ask of their records: a wish may have been said after the notice was written.
func (tx *Tx) KeptBack(ctx context.Context, due []notify.Due) (map[ident.Raw]bool, error) {
	kept := map[ident.Raw]bool{}
	if len(due) == 0 {
		return kept, nil
	}
	ids := make([]ident.Raw, len(due))
	for i, d := range due {
		ids[i] = d.ID
	}
	in := `o.id IN (` + marks(len(ids)) + `) AND o.to_kind = 'staff' AND pc.pupil_id IN (` + pupilsBehind + `)`
	// Safety: only placeholders and constants are joined in.
	found, err := rows(ctx, tx, "outbox", func(r scanner) (id ident.Raw, err error) { return id, r.Scan(&id) },
		`SELECT o.id FROM outbox o JOIN exclusion pc ON pc.staff_id = o.to_id WHERE `+in+` AND `+standsOn(`o.record_id`)+`
		UNION SELECT o.id FROM outbox o JOIN pupil_conflict pc ON pc.staff_id = o.to_id WHERE `+in, append(idArgs(ids), idArgs(ids)...)...)
	for _, id := range found {
		kept[id] = true
	}
	return kept, err
}

// InsertNotices puts notices before their people, each with the time at which it was due and not at which it was delivered. They
// tell only that something waits, so they leave no trace of their own.
func (tx *Tx) InsertNotices(ctx context.Context, told []notify.Notice) error {
	all := make([][]any, len(told))
	for i, n := range told {
		all[i] = []any{ident.NewRaw(n.DueAt).Bytes(), n.To, n.ToID.Bytes(), n.Event, n.Record.Bytes(), n.DueAt}
	}
	return tx.quietlyMany(ctx, "notice", `INSERT INTO notice (id, to_kind, to_id, event, record_id, created_at) VALUES `, all)
}

// MarkDelivered ends rows of the outbox.
func (tx *Tx) MarkDelivered(ctx context.Context, done []notify.Due) error {
	if len(done) == 0 {
		return nil
	}
	args := []any{tx.now}
	for _, d := range done {
		args = append(args, d.ID.Bytes())
	}
	// Safety: only placeholders are joined in.
	_, err := tx.quietly(ctx, "outbox", `UPDATE outbox SET done_at = ?, attempts = attempts + 1 WHERE id IN (`+marks(len(done))+`)`, args...)
	return err
}

// MarkFailed counts a failure and tries again later, twice as late each time; or leaves the row to be seen.
func (tx *Tx) MarkFailed(ctx context.Context, id ident.Raw, giveUp bool) error {
	if giveUp {
		_, err := tx.quietly(ctx, "outbox", `UPDATE outbox SET gave_up_at = ?, attempts = attempts + 1 WHERE id = ?`, tx.now, id.Bytes())
		return err
	}
	_, err := tx.quietly(ctx, "outbox", `UPDATE outbox SET due_at = ? + INTERVAL POW(2, attempts) MINUTE, attempts = attempts + 1 WHERE id = ?`, tx.now, id.Bytes())
	return err
}
