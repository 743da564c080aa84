package mariadb_test

import (
	"errors"
	"strings"
	"testing"

	"heard/internal/fault"
	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/internal/testdb"
)

// security.md, "Durability".
func TestEveryConnectionHasOurSettings(t *testing.T) {
	db := testdb.Open(t)
	for name, want := range map[string]string{
		"time_zone": "+00:00", "tx_isolation": "REPEATABLE-READ", "innodb_snapshot_isolation": "1", "autocommit": "1",
		"foreign_key_checks": "1", "check_constraint_checks": "1", "character_set_client": "utf8mb4", "character_set_results": "utf8mb4",
		"max_statement_time": "4", "innodb_lock_wait_timeout": "2",
		"unique_checks": "1", "tx_read_only": "0", "completion_type": "NO_CHAIN", "sql_select_limit": "18446744073709551615",
	} {
		var got string
		if err := db.Raw().QueryRowContext(t.Context(), "SELECT @@SESSION."+name).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", name, got, err, want)
		}
	}
	var mode string
	if err := db.Raw().QueryRowContext(t.Context(), "SELECT @@SESSION.sql_mode").Scan(&mode); err != nil || !strings.Contains(mode, "STRICT_ALL_TABLES") || !strings.Contains(mode, "NO_ZERO_DATE") {
		t.Errorf("sql_mode is %q (%v)", mode, err)
	}
}

func TestOneStatementAtATime(t *testing.T) {
	db := testdb.Open(t)
	if _, err := db.Raw().ExecContext(t.Context(), "SELECT 1; SELECT 2"); mariadb.NumberOf(err) != 1064 {
		t.Errorf("two statements in one: %v", err)
	}
}

func probe(t *testing.T) *mariadb.DB {
	t.Helper()
	db, err := mariadb.OpenForMigration(t.Context(), testdb.DSN(t, private.Migrate))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	for _, statement := range []string{
		"CREATE TABLE schema_parent (id INT PRIMARY KEY) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
		`CREATE TABLE schema_child (id INT PRIMARY KEY, parent INT NULL, name VARCHAR(5) NOT NULL, on_day DATE NULL, UNIQUE KEY child_name (name),
			CONSTRAINT child_parent FOREIGN KEY (parent) REFERENCES schema_parent (id), CONSTRAINT child_positive CHECK (id > 0)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
		"INSERT INTO schema_parent VALUES (1)",
		"INSERT INTO schema_child VALUES (1, 1, 'a', NULL)",
	} {
		if _, err := db.Raw().ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		_, err := testdb.Admin(t).Exec("DROP TABLE schema_child, schema_parent")
		if err != nil {
			t.Error(err)
		}
	})
	return db
}

// The texts that name things of ours differ between server versions, so these are the server's own.
func TestTheServersOwnErrorsAreUnderstood(t *testing.T) {
	db := probe(t)
	for statement, want := range map[string]struct {
		kind fault.Kind
		name string
	}{
		"INSERT INTO schema_child VALUES (2, 1, 'a', NULL)":           {fault.Conflict, "child_name"},
		"INSERT INTO schema_child VALUES (1, 1, 'b', NULL)":           {fault.Conflict, "PRIMARY"},
		"INSERT INTO schema_child VALUES (2, 9, 'b', NULL)":           {fault.Invalid, "child_parent"},
		"DELETE FROM schema_parent":                                   {fault.Conflict, "child_parent"},
		"INSERT INTO schema_child VALUES (-1, 1, 'b', NULL)":          {fault.Invalid, "child_positive"},
		"INSERT INTO schema_child VALUES (2, 1, 'typed text', NULL)":  {fault.Invalid, "name"},
		"INSERT INTO schema_child VALUES (2, 1, 'b', 'typed text')":   {fault.Invalid, ""},
		"INSERT INTO schema_child VALUES (2, 1, x'ff', NULL)":         {fault.Invalid, "`heard`.`schema_child`.`name`"},
		"INSERT INTO schema_child VALUES (99999999999, 1, 'b', NULL)": {fault.Invalid, "id"},
		"INSERT INTO schema_child VALUES (2, 1, NULL, NULL)":          {fault.Internal, "name"},
		"SELECT missing FROM schema_child":                            {fault.Internal, "missing"},
		"SELECT * FROM missing":                                       {fault.Internal, "heard.missing"},
		"SELECT * FORM schema_child":                                  {fault.Internal, "FORM schema_child"},
	} {
		_, err := db.Raw().ExecContext(t.Context(), statement)
		err = mariadb.Classify("test", err)
		e, ok := errors.AsType[*mariadb.ServerError](err)
		if !ok || fault.KindOf(err) != want.kind || e.Name != want.name || strings.Contains(err.Error(), "typed") {
			t.Errorf("%s: %v, want %s on %q", statement, err, want.kind, want.name)
		}
	}
}

// Without innodb_snapshot_isolation the second writer would overwrite what it never saw.
func TestAnUpdateOfWhatSomebodyElseChangedIsRefused(t *testing.T) {
	db := probe(t)
	ctx := t.Context()
	mine, err := db.Raw().BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer mine.Rollback()
	var name string
	if err := mine.QueryRowContext(ctx, "SELECT name FROM schema_child WHERE id = 1").Scan(&name); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Raw().ExecContext(ctx, "UPDATE schema_child SET name = 'b' WHERE id = 1"); err != nil {
		t.Fatal(err)
	}
	if _, err := mine.ExecContext(ctx, "UPDATE schema_child SET name = 'c' WHERE id = 1"); mariadb.NumberOf(err) != 1020 {
		t.Errorf("got %v, want error 1020", err)
	}
}

// An UPDATE that finds its row and changes nothing has still found it (clientFoundRows).
func TestRowsFoundNotRowsChanged(t *testing.T) {
	r, err := probe(t).Raw().ExecContext(t.Context(), "UPDATE schema_child SET name = 'a' WHERE id = 1")
	if err != nil {
		t.Fatal(err)
	}
	if n, err := r.RowsAffected(); n != 1 || err != nil {
		t.Errorf("%d rows, %v", n, err)
	}
}

func TestAccountsAreFoundBesideTheApps(t *testing.T) {
	s := server(t) // no grant yet
	got, err := mariadb.AccountsBeside(t.Context(), s.DSN(private.App))
	if err != nil || got != testdb.Accounts {
		t.Errorf("got %+v, %v", got, err)
	}
	_, err = mariadb.AccountsBeside(t.Context(), s.DSN(private.Migrate))
	wantError(t, err, "migrate@localhost", "ends in app")
}
