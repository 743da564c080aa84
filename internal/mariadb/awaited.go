package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/triage"
	"heard/internal/vault"
)

var (
	awaitedSealed = vault.Register("decision_awaited", "sealed")
	noteSealed    = vault.Register("decision_awaited_note", "sealed")
)

func awaitedPlace(c vault.Column, row ident.Raw) vault.Place {
	return vault.Place{Column: c, Row: row, Version: 1}
}

// InsertAwaited adds something that a decision waits for, under the key of its entry.
func (tx *Tx) InsertAwaited(ctx context.Context, a triage.Awaited) error {
	key, err := tx.entryKey(ctx, a.Record)
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, awaitedPlace(awaitedSealed, a.ID.Raw()), a.Words)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "decision_awaited", `INSERT INTO decision_awaited (id, record_id, decision_id, owner_id, due_on, version, sealed) VALUES (?,?,?,?,?,?,?)`,
		a.ID.Bytes(), a.Record.Bytes(), a.Decision.Bytes(), a.Owner.Bytes(), a.DueOn.String(), a.Version, box)
	return err
}

// SaveAwaited stores its day and whether it is settled.
func (tx *Tx) SaveAwaited(ctx context.Context, a triage.Awaited) error {
	return tx.execOne(ctx, "decision_awaited", `UPDATE decision_awaited SET due_on = ?, settled_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
		a.DueOn.String(), timeArg(a.SettledAt), a.ID.Bytes(), a.Version)
}

// InsertAwaitedNote adds what was done about it.
func (tx *Tx) InsertAwaitedNote(ctx context.Context, a triage.Awaited, n triage.Note) error {
	key, err := tx.entryKey(ctx, a.Record)
	if err != nil {
		return err
	}
	box, err := vault.SealJSON(key, awaitedPlace(noteSealed, n.ID.Raw()), n.Words)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, "decision_awaited_note", `INSERT INTO decision_awaited_note (id, awaited_id, by_id, written_at, sealed) VALUES (?,?,?,?,?)`,
		n.ID.Bytes(), a.ID.Bytes(), n.By.Bytes(), n.At, box)
	return err
}

// AwaitedOf lists everything that an entry's decisions wait or waited for, oldest first.
func (tx *Tx) AwaitedOf(ctx context.Context, v authz.Viewer, record ident.Raw) ([]triage.Awaited, error) {
	return tx.awaited(ctx, v, `w.record_id = ?`, []any{record.Bytes()}, ` ORDER BY w.id`)
}

// AwaitedByID reads one.
func (tx *Tx) AwaitedByID(ctx context.Context, v authz.Viewer, id triage.AwaitedID) (triage.Awaited, error) {
	return single(tx.awaited(ctx, v, `w.id = ?`, []any{id.Bytes()}, ""))
}

// AwaitedDue lists what is not settled, earliest day first.
func (tx *Tx) AwaitedDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]triage.Awaited, error) {
	all, err := tx.awaited(ctx, v, `w.settled_at IS NULL AND w.due_on <= ?`, []any{until.String()}, ` ORDER BY w.due_on, w.id LIMIT ?`, most)
	if err != nil {
		return nil, err
	}
	return all, with(ctx, tx, all, func(a *triage.Awaited) (ident.Raw, *[]pupil.ID) { return a.Record, &a.Pupils })
}

// awaited reads a page with its notes, in three queries whatever its length. What was erased is left out.
func (tx *Tx) awaited(ctx context.Context, v authz.Viewer, which string, args []any, order string, more ...any) ([]triage.Awaited, error) {
	gate, mine := mayOpen(v, "w.record_id")
	args = append(append(args, mine...), more...)
	// Safety: which, gate and order are made of constant fragments.
	found, err := rows(ctx, tx, "decision_awaited", func(r scanner) (a sealedRow[triage.Awaited], err error) {
		var due, settled sql.NullTime
		x := &a.of
		err = r.Scan(&x.ID, &x.Record, &x.Reference, &x.Decision, &x.Owner, &due, &settled, &x.Version, &a.box, &x.Barred)
		x.DueOn, x.SettledAt = dateFrom(due), settled.Time
		return a, err
	}, `SELECT w.id, w.record_id, `+named(`w.record_id`)+`, w.decision_id, w.owner_id, w.due_on, w.settled_at, w.version, w.sealed, `+ownerBarred(`w`)+`
		FROM decision_awaited w WHERE `+which+` AND `+gate+order, args...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	records := make([]ident.Raw, len(found))
	for i, a := range found {
		records[i] = a.of.Record
	}
	if err := tx.openEntries(ctx, records); err != nil {
		return nil, err
	}
	var all []triage.Awaited
	for _, a := range found {
		key, ok := tx.entries[a.of.Record]
		if !ok {
			continue
		}
		if a.of.Words, err = vault.OpenJSON[triage.AwaitedWords](key, awaitedPlace(awaitedSealed, a.of.ID.Raw()), a.box); err != nil {
			return nil, err
		}
		all = append(all, a.of)
	}
	return all, tx.addNotes(ctx, all)
}

// addNotes reads what was done about a page of them, in one query.
func (tx *Tx) addNotes(ctx context.Context, all []triage.Awaited) error {
	if len(all) == 0 {
		return nil
	}
	at, ids := map[triage.AwaitedID]*triage.Awaited{}, make([]ident.Raw, len(all))
	for i := range all {
		at[all[i].ID], ids[i] = &all[i], all[i].ID.Raw()
	}
	// Safety: only placeholders are joined in.
	_, err := rows(ctx, tx, "decision_awaited_note", func(r scanner) (struct{}, error) {
		var of triage.AwaitedID
		var n triage.Note
		var box []byte
		if err := r.Scan(&n.ID, &of, &n.By, &n.At, &box); err != nil {
			return struct{}{}, err
		}
		var err error
		n.Words, err = vault.OpenJSON[triage.NoteWords](tx.entries[at[of].Record], awaitedPlace(noteSealed, n.ID.Raw()), box)
		at[of].Notes = append(at[of].Notes, n)
		return struct{}{}, err
	}, `SELECT id, awaited_id, by_id, written_at, sealed FROM decision_awaited_note WHERE awaited_id IN (`+marks(len(ids))+`) ORDER BY id`, idArgs(ids)...)
	return err
}
