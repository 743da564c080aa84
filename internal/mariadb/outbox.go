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
		return d, r.Scan(&d.ID, &n.Event, &n.To, &n.ToID, &n.Record, &d.Attempts)
	}, `SELECT id, event, to_kind, to_id, record_id, attempts FROM outbox
		WHERE done_at IS NULL AND gave_up_at IS NULL AND due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED`, tx.now, most)
}

// InsertNotice puts a notice before its person. It tells only that something waits, so it leaves no trace of its own.
func (tx *Tx) InsertNotice(ctx context.Context, n notify.Notice) error {
	_, err := tx.quietly(ctx, "notice", `INSERT INTO notice (id, to_kind, to_id, event, record_id, created_at) VALUES (?,?,?,?,?,?)`,
		ident.NewRaw(tx.now).Bytes(), n.To, n.ToID.Bytes(), n.Event, n.Record.Bytes(), tx.now)
	return err
}

// MarkDelivered ends a row of the outbox.
func (tx *Tx) MarkDelivered(ctx context.Context, id ident.Raw) error {
	_, err := tx.quietly(ctx, "outbox", `UPDATE outbox SET done_at = ?, attempts = attempts + 1 WHERE id = ?`, tx.now, id.Bytes())
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
