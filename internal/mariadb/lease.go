package mariadb

import (
	"context"
	"time"

	"heard/internal/actor"
)

// Lease takes a lease, or keeps it, and reports whether the holder has it now. It is a row with an end, because GET_LOCK
// does not reach across a cluster; a holder that dies frees it by no longer renewing it. An end that is further off than any
// lease is long was written by a clock that ran ahead, and counts as over: otherwise nothing would be passed on until then.
func (s *Store) Lease(ctx context.Context, name, holder string, length time.Duration) (held bool, err error) {
	err = s.transact(ctx, actor.Named("lease", holder), func(tx *Tx) error {
		_, err := tx.quietly(ctx, "lease", `INSERT INTO lease (name, holder, until) VALUES (?,?,?)
			ON DUPLICATE KEY UPDATE holder = IF(until <= ? OR until > ? OR holder = VALUES(holder), VALUES(holder), holder),
				until = IF(holder = VALUES(holder), VALUES(until), until)`,
			name, holder, tx.now.Add(length), tx.now, tx.now.Add(length+clockSlack))
		if err != nil {
			return err
		}
		var now string
		err = tx.row(ctx, "lease", `SELECT holder FROM lease WHERE name = ?`, []any{name}, &now)
		held = now == holder
		return err
	})
	return held && err == nil, err
}

// clockSlack is how far the clocks of two machines on one database may be apart.
const clockSlack = 10 * time.Minute

// Sweep deletes what nobody needs any more: sessions long over, drafts past their day, limits long used, and the keys of forms,
// unless keepForms: the acts of the fictional year are months old on the day on which they are written, and a demonstration
// that forgot their keys wrote all of them once more at its next start. It takes them in parts, so that nobody waits for it,
// until none is left: strangers can use more limits in an hour than one part holds.
func (s *Store) Sweep(ctx context.Context, keepForms bool) error {
	type stale struct {
		sql string
		at  time.Time
	}
	now := s.clock.Now()
	all := []stale{
		{`DELETE FROM session WHERE ends_at < ? LIMIT 1000`, now.AddDate(0, 0, -7)},
		{`DELETE FROM draft WHERE expires_at < ? LIMIT 1000`, now},
		{`DELETE FROM rate_limit WHERE tat < ? LIMIT 1000`, now.AddDate(0, 0, -1)},
	}
	if !keepForms {
		all = append(all, stale{`DELETE FROM submission WHERE created_at < ? LIMIT 1000`, now.AddDate(0, 0, -30)})
	}
	for _, x := range all {
		for gone := int64(sweepPart); gone == sweepPart; {
			err := s.transact(ctx, actor.Named("sweep", ""), func(tx *Tx) (err error) {
				gone, err = tx.quietly(ctx, "sweep", x.sql, x.at)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// sweepPart is how many rows go in one transaction, as the statements say.
const sweepPart = 1000
