package mariadb

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/go-sql-driver/mysql"
)

// MigrateOptions say who migrates for whom.
type MigrateOptions struct {
	Accounts Accounts
	// Alone promises that no other process can be migrating, as the owner of a private server knows: a lease left by a
	// crash is then not waited for.
	Alone bool
	// Anew grants every right once more, whether or not anything was lacking.
	Anew bool
}

// Migrate runs what the database lacks of the migration files and gives the names of the files it ran something of. Each
// statement is recorded, since MariaDB commits a change of a table at once and a file can stop half-way: the next run
// goes on behind the last finished statement. It stops with one sentence that says what to do when history was changed,
// when the database is newer than the files, and at a statement of which it cannot be known whether it took effect.
func Migrate(ctx context.Context, db *DB, files fs.FS, o MigrateOptions) (ran []string, err error) {
	plan, pending, half, err := lacking(ctx, db, files)
	if err != nil {
		return nil, err
	}
	if isWhole := len(pending) == 0 && half == nil; isWhole && !o.Anew {
		return nil, nil
	}
	if err := prepareHistory(ctx, db, o.Accounts); err != nil {
		return nil, err
	}
	err = withLease(ctx, db, o.Alone, func(ctx context.Context) error {
		if ran, err = runPlan(ctx, db, plan, o.Accounts); err != nil || !o.Anew {
			return err
		}
		return grantAnew(ctx, db, plan, o.Accounts)
	})
	return ran, err
}

// runPlan reads history again, since whoever held the lease before may have run everything.
func runPlan(ctx context.Context, db *DB, plan []migration, accounts Accounts) (ran []string, err error) {
	history, err := readHistory(ctx, db)
	if err != nil {
		return nil, err
	}
	pending, half, err := compare(plan, history)
	if err != nil {
		return nil, err
	}
	if half != nil {
		took, err := tookEffect(ctx, db, *half)
		if err != nil {
			return nil, err
		}
		if err := settle(ctx, db, *half, took); err != nil {
			return nil, err
		}
		if !took {
			pending = slices.Insert(pending, 0, *half)
		}
	}
	for _, m := range pending {
		text, err := accounts.fill(m)
		if err != nil {
			return ran, err
		}
		if err := run(ctx, db, m, text); err != nil {
			return ran, err
		}
		if !slices.Contains(ran, m.file) {
			ran = append(ran, m.file)
		}
	}
	return ran, nil
}

// run carries out one statement. A change of rows is recorded in its own transaction, so that it is never half-done; any
// other commits by itself, between the two records. Whoever stops the program is kept waiting until it is done: cut off, the
// server would go on with it all the same, and nobody could know.
func run(ctx context.Context, db *DB, m migration, text string) error {
	if changesRows(text) {
		return runRows(ctx, db, m, text)
	}
	if _, err := db.sql.ExecContext(ctx, "INSERT INTO schema_statement (file, ordinal, checksum, started_at) VALUES (?, ?, ?, UTC_TIMESTAMP(6))", m.file, m.ordinal, m.checksum); err != nil {
		return migrationError(m, err)
	}
	ctx = context.WithoutCancel(ctx)
	if _, err := db.sql.ExecContext(ctx, text); err != nil && !nothingToRevoke(err) {
		if numberOf(err) != 0 && !commitUnknown(err) {
			// The server has said that it did nothing, and its changes of tables are atomic.
			return errors.Join(migrationError(m, err), settle(ctx, db, m, false))
		}
		return migrationError(m, err)
	}
	return settle(ctx, db, m, true)
}

func changesRows(text string) bool {
	return slices.Contains([]string{"INSERT", "UPDATE", "DELETE", "REPLACE"}, firstWord(text))
}

func runRows(ctx context.Context, db *DB, m migration, text string) error {
	tx, err := db.sql.BeginTx(ctx, nil)
	if err != nil {
		return migrationError(m, err)
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(ctx, "INSERT INTO schema_statement (file, ordinal, checksum, started_at, finished_at) VALUES (?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))", m.file, m.ordinal, m.checksum); err != nil {
		return migrationError(m, err)
	}
	if _, err := tx.ExecContext(ctx, text); err != nil {
		return migrationError(m, err)
	}
	if err := tx.Commit(); err != nil {
		return migrationError(m, err)
	}
	return nil
}

// settle writes down whether a statement that was begun took effect.
func settle(ctx context.Context, db *DB, m migration, took bool) error {
	query := "DELETE FROM schema_statement WHERE file = ? AND ordinal = ?"
	if took {
		query = "UPDATE schema_statement SET finished_at = UTC_TIMESTAMP(6) WHERE file = ? AND ordinal = ?"
	}
	if _, err := db.sql.ExecContext(ctx, query, m.file, m.ordinal); err != nil {
		return migrationError(m, err)
	}
	return nil
}

// migrationError quotes the server only where it quotes the migration, never where it may quote a row.
func migrationError(m migration, err error) error {
	if e, ok := errors.AsType[*mysql.MySQLError](err); ok && e.Number == 1064 {
		return fmt.Errorf("migration %s failed: %s", m, e.Message)
	}
	if noSuchAccount(err) {
		return fmt.Errorf("migration %s failed: an account it grants to does not exist, so create it first", m)
	}
	if numberOf(err) != 0 {
		err = withoutText(err)
	}
	return fmt.Errorf("migration %s failed: %w", m, err)
}

// nothingToRevoke recognises a REVOKE of what is not granted: it was run before, or the school's own administrator was faster.
func nothingToRevoke(err error) bool { return numberOf(err) == 1147 }

// noSuchAccount recognises a GRANT to an account that would have to be made for it.
func noSuchAccount(err error) bool {
	n := numberOf(err)
	return n == 1133 || n == 1410
}
