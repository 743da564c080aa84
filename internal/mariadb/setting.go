package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
)

const settingKeySet = "key_set"

// KeySet names the keys that sealed this database; empty when nothing was sealed yet.
func (s *Store) KeySet(ctx context.Context) (set string, err error) {
	err = s.transact(ctx, actor.Named("check", ""), func(tx *Tx) error {
		return tx.row(ctx, "setting", `SELECT value FROM setting WHERE name = ?`, []any{settingKeySet}, &set)
	})
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return set, err
}

// RememberKeys notes which keys seal this database.
func (s *Store) RememberKeys(ctx context.Context, set string) error {
	return s.transact(ctx, actor.Named("set-up", ""), func(tx *Tx) error {
		_, err := tx.exec(ctx, "setting", `INSERT INTO setting (name, value, updated_at) VALUES (?,?,?)`, settingKeySet, set, tx.now)
		if err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SetUp})
	})
}
