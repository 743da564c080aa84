package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/waiting"
	"heard/internal/worklist"
)

// standins is every cover that had not ended when it was read, by its beginning.
type standins struct {
	version uint64
	all     []worklist.Standin
}

// standins gives every cover that has not ended, and some that has, from memory while nothing has changed.
func (tx *Tx) standins(ctx context.Context) ([]worklist.Standin, error) {
	v, err := tx.copyVersion(ctx, copyColleagues)
	if err != nil {
		return nil, err
	}
	if s := tx.store.copies.standins.Load(); s != nil && s.version == v && !tx.hasBumped(copyColleagues) {
		return s.all, nil
	}
	all, err := rows(ctx, tx, "cover", func(r scanner) (s worklist.Standin, err error) {
		return s, r.Scan(&s.For, &s.By, &s.Starts, &s.Ends)
	}, `SELECT for_id, by_id, starts_at, ends_at FROM cover WHERE ends_at > ? ORDER BY starts_at, for_id`, tx.now)
	if err == nil && !tx.hasBumped(copyColleagues) {
		tx.store.copies.standins.Store(&standins{v, all})
	}
	return all, err
}

// Cover lists who stands in for whom now.
func (tx *Tx) Cover(ctx context.Context) ([]response.Cover, error) {
	all, err := tx.standins(ctx)
	if err != nil {
		return nil, err
	}
	var now []response.Cover
	for _, s := range all {
		if !s.Starts.After(tx.now) && s.Ends.After(tx.now) {
			now = append(now, response.Cover{For: s.For, By: s.By})
		}
	}
	return now, nil
}

func scanBar(r scanner) (b response.Bar, err error) { return b, r.Scan(&b.Who, &b.Why) }

// ConflictsWith lists who declared a conflict with any of the pupils.
func (tx *Tx) ConflictsWith(ctx context.Context, pupils []pupil.ID) (response.Bars, error) {
	if len(pupils) == 0 {
		return nil, nil
	}
	args := make([]any, len(pupils))
	for i, p := range pupils {
		args[i] = p.Bytes()
	}
	// Safety: only placeholders are joined in.
	return rows(ctx, tx, "pupil_conflict", scanBar,
		`SELECT DISTINCT staff_id, 'conflict' FROM pupil_conflict WHERE pupil_id IN (`+marks(len(pupils))+`)`, args...)
}

// InsertBars keeps people away from a record.
func (tx *Tx) InsertBars(ctx context.Context, record ident.Raw, bars response.Bars) error {
	for _, b := range bars {
		_, err := tx.exec(ctx, "bar", `INSERT IGNORE INTO bar (record_id, staff_id, why, created_at) VALUES (?,?,?,?)`, record.Bytes(), b.Who.Bytes(), b.Why, tx.now)
		if err != nil {
			return err
		}
	}
	return nil
}

// BarsOf gives every bar on a record, declared conflicts with its pupils included.
func (tx *Tx) BarsOf(ctx context.Context, record ident.Raw) (response.Bars, error) {
	id := record.Bytes()
	return rows(ctx, tx, "bar", scanBar, `SELECT bar.staff_id, bar.why FROM bar WHERE bar.record_id = ? AND `+stands+`
		UNION SELECT pc.staff_id, 'conflict' FROM response_clock k JOIN pupil_conflict pc ON pc.pupil_id = k.pupil_id WHERE k.record_id = ?
		UNION SELECT pc.staff_id, 'conflict' FROM concern_pupil cp JOIN pupil_conflict pc ON pc.pupil_id = cp.pupil_id WHERE cp.concern_id = ?`,
		id, id, id)
}

// InsertClock stores the clock of a new entry.
func (tx *Tx) InsertClock(ctx context.Context, k waiting.Kept) error {
	c := k.Clock
	_, err := tx.exec(ctx, "response_clock", `INSERT INTO response_clock (record_id, kind, pupil_id, chosen_id, state, rung,
		received_at, starts_at, answer_by, due_at, unplanned) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
		k.Record.Bytes(), c.Kind, k.Asker.Bytes(), k.Chosen.Bytes(), c.State, c.Rung, c.ReceivedAt, c.StartsAt, c.AnswerBy, c.DueAt, c.Unplanned)
	return err
}

// ClockOf reads a record's clock and locks it until the transaction ends.
func (tx *Tx) ClockOf(ctx context.Context, record ident.Raw) (waiting.Kept, error) {
	k := waiting.Kept{Record: record}
	c := &k.Clock
	var acknowledged, met sql.NullTime
	err := tx.row(ctx, "response_clock", `SELECT kind, pupil_id, chosen_id, state, rung, received_at, starts_at, answer_by, due_at,
		unplanned, acknowledged_at, acknowledged_by, met_at, met_by, version FROM response_clock WHERE record_id = ? FOR UPDATE`,
		[]any{record.Bytes()}, &c.Kind, &k.Asker, &k.Chosen, &c.State, &c.Rung, &c.ReceivedAt, &c.StartsAt, &c.AnswerBy, &c.DueAt,
		&c.Unplanned, &acknowledged, &c.AcknowledgedBy, &met, &c.MetBy, &k.Version)
	c.AcknowledgedAt, c.MetAt = acknowledged.Time, met.Time
	return k, err
}

// SaveClock stores a clock that was read in this transaction.
func (tx *Tx) SaveClock(ctx context.Context, k waiting.Kept) error {
	c := k.Clock
	return tx.execOne(ctx, "response_clock", `UPDATE response_clock SET chosen_id = ?, state = ?, rung = ?, due_at = ?, unplanned = ?, acknowledged_at = ?,
		acknowledged_by = ?, met_at = ?, met_by = ?, version = version + 1 WHERE record_id = ? AND version = ?`,
		k.Chosen.Bytes(), c.State, c.Rung, c.DueAt, c.Unplanned, timeOrNull(c.AcknowledgedAt), c.AcknowledgedBy.Bytes(), timeOrNull(c.MetAt), c.MetBy.Bytes(),
		k.Record.Bytes(), k.Version)
}

// AddHolders notes whom a record has come to. Somebody told again keeps the time of the first.
func (tx *Tx) AddHolders(ctx context.Context, record ident.Raw, rung response.Rung, who []actor.StaffID) error {
	for _, id := range who {
		_, err := tx.exec(ctx, "response_holder", `INSERT IGNORE INTO response_holder (record_id, staff_id, rung, since) VALUES (?,?,?,?)`,
			record.Bytes(), id.Bytes(), rung, tx.now)
		if err != nil {
			return err
		}
	}
	return nil
}

// DueClocks lists records whose clock is due, earliest first.
func (tx *Tx) DueClocks(ctx context.Context, most int) ([]ident.Raw, error) {
	return rows(ctx, tx, "response_clock", func(r scanner) (id ident.Raw, err error) { return id, r.Scan(&id) },
		`SELECT record_id FROM response_clock WHERE state IN ('running', 'acknowledged') AND due_at <= ? ORDER BY due_at LIMIT ?`, tx.now, most)
}

// InsertCover notes who stands in for whom.
func (tx *Tx) InsertCover(ctx context.Context, c waiting.CoverFor) error {
	_, err := tx.exec(ctx, "cover", `INSERT INTO cover (id, for_id, by_id, starts_at, ends_at) VALUES (?,?,?,?,?)`,
		c.ID.Bytes(), c.For.Bytes(), c.By.Bytes(), c.Starts, c.Ends)
	if err != nil {
		return err
	}
	return tx.bump(ctx, copyColleagues)
}
