package mariadb

import (
	"context"
	"database/sql"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
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
		return s, r.Scan(&s.Cover, &s.For, &s.By, &s.Starts, &s.Ends)
	}, `SELECT id, for_id, by_id, starts_at, ends_at FROM cover WHERE ends_at > ? AND ended_at IS NULL ORDER BY starts_at, for_id`, tx.now)
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

// InsertCover notes who stands in for whom.
func (tx *Tx) InsertCover(ctx context.Context, c waiting.CoverFor) error {
	_, err := tx.exec(ctx, "cover", `INSERT INTO cover (id, for_id, by_id, starts_at, ends_at) VALUES (?,?,?,?,?)`,
		c.ID.Bytes(), c.For.Bytes(), c.By.Bytes(), c.Starts, c.Ends)
	if err != nil {
		return err
	}
	return tx.bump(ctx, copyColleagues)
}

func scanCover(r scanner) (c waiting.CoverFor, err error) {
	var ended sql.NullTime
	err = r.Scan(&c.ID, &c.For, &c.By, &c.Starts, &c.Ends, &ended)
	c.EndedAt = ended.Time
	return c, err
}

// CoverByID reads cover and locks it until the transaction ends.
func (tx *Tx) CoverByID(ctx context.Context, id waiting.CoverID) (waiting.CoverFor, error) {
	return single(rows(ctx, tx, "cover", scanCover, `SELECT id, for_id, by_id, starts_at, ends_at, ended_at FROM cover WHERE id = ? FOR UPDATE`, id.Bytes()))
}

// CoverRunOut lists cover that is over, by its time or ended early, and whose work has not gone back for good. What ended this
// very minute waits for the next run: an entry that is being passed on just then still sees the cover and goes to whoever stood in.
func (tx *Tx) CoverRunOut(ctx context.Context, most int) ([]waiting.CoverFor, error) {
	sure := tx.now.Add(-time.Minute)
	return rows(ctx, tx, "cover", scanCover, `SELECT id, for_id, by_id, starts_at, ends_at, ended_at FROM cover
		WHERE settled_at IS NULL AND (ends_at <= ? OR ended_at <= ?) ORDER BY ends_at LIMIT ?`, sure, sure, most)
}

// EndCover ends cover before its time.
func (tx *Tx) EndCover(ctx context.Context, id waiting.CoverID) error {
	err := tx.execOne(ctx, "cover", `UPDATE cover SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL`,
		tx.now, tx.actor.StaffID().Bytes(), id.Bytes())
	if err != nil {
		return err
	}
	return tx.bump(ctx, copyColleagues)
}

// SettleCover notes that the work of cover has gone back. Of two who do so at once, the second finds it done.
func (tx *Tx) SettleCover(ctx context.Context, id waiting.CoverID) error {
	return tx.execOne(ctx, "cover", `UPDATE cover SET settled_at = ? WHERE id = ? AND settled_at IS NULL`, tx.now, id.Bytes())
}

// HeldThroughCover lists what somebody holds only because they covered, did not take up and owes nothing on.
func (tx *Tx) HeldThroughCover(ctx context.Context, by actor.StaffID) ([]ident.Raw, error) {
	b := by.Bytes()
	return rows(ctx, tx, "response_holder", func(r scanner) (id ident.Raw, err error) { return id, r.Scan(&id) },
		`SELECT h.record_id FROM response_holder h JOIN response_clock k ON k.record_id = h.record_id
		WHERE h.staff_id = ? AND h.through_cover AND h.given_back_at IS NULL
		AND NOT (k.acknowledged_by <=> ?) AND NOT (k.met_by <=> ?)
		AND NOT EXISTS (SELECT 1 FROM triage t WHERE t.record_id = h.record_id AND t.owner_id = ?)
		AND NOT EXISTS (SELECT 1 FROM decision_awaited w WHERE w.record_id = h.record_id AND w.owner_id = ? AND w.settled_at IS NULL)`, b, b, b, b, b)
}

// GivenBack lists what still waits and went back from somebody when their cover ended.
func (tx *Tx) GivenBack(ctx context.Context, by actor.StaffID) ([]ident.Raw, error) {
	return rows(ctx, tx, "response_holder", func(r scanner) (id ident.Raw, err error) { return id, r.Scan(&id) },
		`SELECT h.record_id FROM response_holder h JOIN response_clock k ON k.record_id = h.record_id
		WHERE h.staff_id = ? AND h.through_cover AND h.given_back_at IS NOT NULL AND k.state IN ('running', 'acknowledged')`, by.Bytes())
}

// GiveBack ends somebody's hold on a record that came to them only through cover.
func (tx *Tx) GiveBack(ctx context.Context, record ident.Raw, by actor.StaffID) error {
	return tx.execOne(ctx, "response_holder", `UPDATE response_holder SET given_back_at = ? WHERE record_id = ? AND staff_id = ? AND through_cover`,
		tx.now, record.Bytes(), by.Bytes())
}
