package mariadb

import (
	"context"

	"heard/internal/fault"
	"heard/internal/response"
)

const copyClocks = "clocks"

// Clocks gives the numbers of school policy, from memory while nothing has changed. Its version comes with those of the other
// copies, so that a clock is started without a statement more.
func (tx *Tx) Clocks(ctx context.Context) (response.Policy, error) {
	v, err := tx.copyVersion(ctx, copyClocks)
	if err != nil {
		return response.Policy{}, err
	}
	if p := tx.store.copies.clocks.Load(); p != nil && p.Version == v && !tx.hasBumped(copyClocks) {
		return *p, nil
	}
	set := map[string]int{}
	_, err = rows(ctx, tx, "school_clock", func(r scanner) (struct{}, error) {
		var name string
		var value int
		err := r.Scan(&name, &value)
		set[name] = value // the newest comes last
		return struct{}{}, err
	}, `SELECT name, value FROM school_clock ORDER BY version, id`)
	if err != nil {
		return response.Policy{}, err
	}
	p := response.PolicyOf(v, set)
	if !tx.hasBumped(copyClocks) {
		tx.store.copies.clocks.Store(&p)
	}
	return p, nil
}

// ClockChanges lists what was changed, newest first.
func (tx *Tx) ClockChanges(ctx context.Context, most int) ([]response.Change, error) {
	return rows(ctx, tx, "school_clock", func(r scanner) (c response.Change, err error) {
		return c, r.Scan(&c.ID, &c.Name, &c.Was, &c.Is, &c.By, &c.At)
	}, `SELECT id, name, was, value, set_by, set_at FROM school_clock ORDER BY version DESC, id DESC LIMIT ?`, most)
}

// InsertClockChanges keeps the changes beside what was there, under the version that they make: their order is that of the
// versions, so that neither one instant nor a clock set back says which counts. A rival who was first makes it fault.Conflict.
func (tx *Tx) InsertClockChanges(ctx context.Context, version uint64, all []response.Change) error {
	n, err := tx.exec(ctx, "copy_version", `UPDATE copy_version SET version = version + 1 WHERE name = ? AND version = ?`, copyClocks, version)
	if err != nil {
		return err
	}
	if n == 0 {
		return fault.New(fault.Conflict, "Somebody changed these numbers while you were working on them. The numbers now are shown beside each box.")
	}
	tx.bumped = append(tx.bumped, copyClocks)
	for _, c := range all {
		if _, err := tx.exec(ctx, "school_clock", `INSERT INTO school_clock (id, name, was, value, set_by, set_at, version) VALUES (?,?,?,?,?,?,?)`,
			c.ID.Bytes(), c.Name, c.Was, c.Is, c.By.Bytes(), c.At, version+1); err != nil {
			return err
		}
	}
	return nil
}
