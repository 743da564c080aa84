package mariadb

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// The two tables that exist before any migration. The app reads the first to refuse a database that is not its own age.
var historyTables = []string{
	`CREATE TABLE IF NOT EXISTS schema_statement (
  file VARCHAR(100) NOT NULL,
  ordinal INT UNSIGNED NOT NULL,
  checksum CHAR(64) CHARACTER SET ascii NOT NULL,
  started_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NULL,
  PRIMARY KEY (file, ordinal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
	`CREATE TABLE IF NOT EXISTS schema_lease (
  id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
  holder VARCHAR(64) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  CHECK (id = 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
	`INSERT IGNORE INTO schema_lease (id, holder, expires_at) VALUES (1, '', '2000-01-01')`,
}

// prepareHistory makes them. The account for backups is only looked for: with two tables that it may read it would make a dump of two
// tables and say that all went well.
func prepareHistory(ctx context.Context, db *DB, accounts Accounts) error {
	for _, statement := range historyTables {
		if _, err := db.sql.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("the record of migrations cannot be made: %w", classify("mariadb.prepareHistory", err))
		}
	}
	for _, table := range []string{"schema_statement", "schema_lease"} {
		if err := letIn(ctx, db, "SELECT", table, accounts.App); err != nil {
			return err
		}
		if err := letIn(ctx, db, "USAGE", table, accounts.Backup); err != nil {
			return err
		}
	}
	return nil
}

func letIn(ctx context.Context, db *DB, right, table, account string) error {
	if account == "" {
		return nil
	}
	// Safety: the account is from configuration, never from a request.
	_, err := db.sql.ExecContext(ctx, "GRANT "+right+" ON "+table+" TO "+account)
	if noSuchAccount(err) {
		return fmt.Errorf("the database account %s does not exist: create it first", account)
	}
	if err != nil {
		return fmt.Errorf("the account %s cannot be let in: %w", account, classify("mariadb.prepareHistory", err))
	}
	return nil
}

// readHistory gives what the database has run; nothing, when it has never been migrated or this account was not yet let in.
func readHistory(ctx context.Context, db *DB) (map[migrationKey]record, error) {
	history := map[migrationKey]record{}
	rows, err := db.sql.QueryContext(ctx, "SELECT file, ordinal, checksum, finished_at IS NOT NULL FROM schema_statement")
	if n := numberOf(err); n == 1146 || n == 1142 {
		return history, nil
	}
	if err != nil {
		return nil, classify("mariadb.readHistory", err)
	}
	defer rows.Close()
	for rows.Next() {
		var k migrationKey
		var r record
		if err := rows.Scan(&k.file, &k.ordinal, &r.checksum, &r.finished); err != nil {
			return nil, classify("mariadb.readHistory", err)
		}
		history[k] = r
	}
	return history, classify("mariadb.readHistory", rows.Err())
}

// lacking reads the files, and what of them the database has still to run; see compare.
func lacking(ctx context.Context, db *DB, files fs.FS) (plan, pending []migration, half *migration, err error) {
	if plan, err = readMigrations(files); err != nil {
		return nil, nil, nil, err
	}
	history, err := readHistory(ctx, db)
	if err != nil {
		return nil, nil, nil, err
	}
	pending, half, err = compare(plan, history)
	return plan, pending, half, err
}

// Pending gives the files of which the database lacks something. Any account may ask that may read schema_statement.
func Pending(ctx context.Context, db *DB, files fs.FS) ([]string, error) {
	_, pending, half, err := lacking(ctx, db, files)
	if err != nil {
		return nil, err
	}
	if half != nil {
		return nil, fmt.Errorf("migration %s was begun and never finished: run heard migrate", half)
	}
	var names []string
	for _, m := range pending {
		if len(names) == 0 || names[len(names)-1] != m.file {
			names = append(names, m.file)
		}
	}
	return names, nil
}

// Verify refuses a database that was not migrated to exactly these files, with one sentence that says what to do.
func Verify(ctx context.Context, db *DB, files fs.FS) error {
	pending, err := Pending(ctx, db, files)
	if err == nil && len(pending) > 0 {
		err = fmt.Errorf("the database lacks %d migrations, from %s: run heard migrate", len(pending), pending[0])
	}
	return err
}

// Resolve writes down what a person found out about the statement of a HalfDoneError, given as file:ordinal. It changes
// nothing else; Migrate goes on from there.
func Resolve(ctx context.Context, db *DB, files fs.FS, statement string, took bool) error {
	_, _, half, err := lacking(ctx, db, files)
	if err != nil {
		return err
	}
	file, ordinal, _ := strings.Cut(statement, ":")
	n, _ := strconv.Atoi(ordinal)
	if half == nil || half.key() != (migrationKey{file, n}) {
		return fmt.Errorf("the migration statement %q is not half-done, so nothing was changed", statement)
	}
	return settle(ctx, db, *half, took)
}
