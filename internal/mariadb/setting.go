package mariadb

import (
	"context"

	"heard/internal/actor"
	"heard/internal/fault"
)

const settingKeySet = "key_set"

// KeySet names the keys that sealed this database; empty when there is no school in it yet.
func (s *Store) KeySet(ctx context.Context) (set string, err error) {
	err = s.transact(ctx, actor.Named("check", ""), func(tx *Tx) error {
		return tx.row(ctx, "setting", `SELECT value FROM setting WHERE name = ?`, []any{settingKeySet}, &set)
	})
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return set, err
}

func (tx *Tx) rememberKeys(ctx context.Context) error {
	_, err := tx.exec(ctx, "setting", `INSERT INTO setting (name, value, updated_at) VALUES (?,?,?)`,
		settingKeySet, tx.store.keys.Set(), tx.now)
	return err
}

// HoldsSchool reports whether a school was ever founded here. Unlike a Store it needs no keys, and no tables.
func (db *DB) HoldsSchool(ctx context.Context) (bool, error) {
	var n int
	err := db.sql.QueryRowContext(ctx, `SELECT COUNT(*) FROM subject_key`).Scan(&n)
	if numberOf(err) == 1146 {
		return false, nil
	}
	return n > 0, classify("mariadb.HoldsSchool", err)
}
