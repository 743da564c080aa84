package mariadb

import (
	"context"
	"strings"
)

// Settings gives the school's own settings whose names begin with prefix. None of them is about a person.
func (tx *Tx) Settings(ctx context.Context, prefix string) (map[string]string, error) {
	found := map[string]string{}
	_, err := rows(ctx, tx, "setting", func(r scanner) (struct{}, error) {
		var name, value string
		err := r.Scan(&name, &value)
		found[name] = value
		return struct{}{}, err
	}, `SELECT name, value FROM setting WHERE name LIKE ?`, strings.NewReplacer(`%`, `\%`, `_`, `\_`).Replace(prefix)+"%")
	return found, err
}

// SaveSetting keeps one setting.
func (tx *Tx) SaveSetting(ctx context.Context, name, value string) error {
	_, err := tx.exec(ctx, "setting", `INSERT INTO setting (name, value, updated_at) VALUES (?,?,?)
		ON DUPLICATE KEY UPDATE value = VALUES(value), version = version + 1, updated_at = VALUES(updated_at)`, name, value, tx.now)
	return err
}
