package mariadb

import (
	"context"
	"database/sql"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/response"
	"heard/internal/waiting"
)

func scanBar(r scanner) (b response.Bar, err error) { return b, r.Scan(&b.Who, &b.Why) }

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

// BarsOf gives every bar on a record: its own, declared conflicts with its pupils, and whom they keep out.
func (tx *Tx) BarsOf(ctx context.Context, record ident.Raw) (response.Bars, error) {
	id := record.Bytes()
	stands := standsOn(`?`)
	return rows(ctx, tx, "bar", scanBar, `SELECT bar.staff_id, bar.why FROM bar WHERE bar.record_id = ? AND `+decides+`
		UNION SELECT pc.staff_id, 'conflict' FROM response_clock k JOIN pupil_conflict pc ON pc.pupil_id = k.pupil_id WHERE k.record_id = ?
		UNION SELECT pc.staff_id, 'conflict' FROM concern_pupil cp JOIN pupil_conflict pc ON pc.pupil_id = cp.pupil_id WHERE cp.concern_id = ?
		UNION SELECT pc.staff_id, 'not_this_adult' FROM response_clock k JOIN exclusion pc ON pc.pupil_id = k.pupil_id WHERE k.record_id = ? AND `+stands+`
		UNION SELECT pc.staff_id, 'not_this_adult' FROM concern_pupil cp JOIN exclusion pc ON pc.pupil_id = cp.pupil_id WHERE cp.concern_id = ? AND `+stands,
		id, id, id, id, id, id, id)
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
	return tx.execOne(ctx, "response_clock", `UPDATE response_clock SET kind = ?, chosen_id = ?, state = ?, rung = ?, due_at = ?, unplanned = ?, acknowledged_at = ?,
		acknowledged_by = ?, met_at = ?, met_by = ?, version = version + 1 WHERE record_id = ? AND version = ?`,
		c.Kind, k.Chosen.Bytes(), c.State, c.Rung, c.DueAt, c.Unplanned, timeArg(c.AcknowledgedAt), c.AcknowledgedBy.Bytes(), timeArg(c.MetAt), c.MetBy.Bytes(),
		k.Record.Bytes(), k.Version)
}

// AddHolders notes whom a record has come to in their own right. Somebody told again keeps the time of the first.
func (tx *Tx) AddHolders(ctx context.Context, record ident.Raw, rung response.Rung, who []actor.StaffID) error {
	return tx.addHolders(ctx, record, rung, who, false)
}

// AddStandins notes whom a record has come to only because they cover for somebody.
func (tx *Tx) AddStandins(ctx context.Context, record ident.Raw, rung response.Rung, who []actor.StaffID) error {
	return tx.addHolders(ctx, record, rung, who, true)
}

// addHolders lets what went back come anew; whoever holds something in their own right goes on so, whatever else they cover.
func (tx *Tx) addHolders(ctx context.Context, record ident.Raw, rung response.Rung, who []actor.StaffID, throughCover bool) error {
	for _, id := range who {
		err := tx.insertOrChange(ctx, "response_holder",
			statement{`INSERT INTO response_holder (record_id, staff_id, rung, since, through_cover) VALUES (?,?,?,?,?)`,
				[]any{record.Bytes(), id.Bytes(), rung, tx.now, throughCover}},
			statement{`UPDATE response_holder SET rung = ?, through_cover = ? AND through_cover, given_back_at = NULL WHERE record_id = ? AND staff_id = ?`,
				[]any{rung, throughCover, record.Bytes(), id.Bytes()}})
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
