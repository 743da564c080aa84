package mariadb_test

import (
	"strings"
	"testing"

	"heard/internal/mariadb"
	"heard/internal/testdb"
	"heard/migrations"
)

func ownServer(t *testing.T, settings ...string) *testdb.Own {
	t.Helper()
	own, err := testdb.StartOwn(t.Context(), t.TempDir(), settings...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(own.Stop)
	return own
}

func TestASchoolsOwnServer(t *testing.T) {
	own := ownServer(t)
	app, migrate := own.AppDSN(), own.MigrateDSN()
	ctx := t.Context()
	if _, err := mariadb.Open(ctx, app); err == nil {
		t.Error("the app got in before the migrations")
	}
	accounts, err := mariadb.AccountsBeside(ctx, app)
	if err != nil {
		t.Fatal(err)
	}
	db, err := mariadb.OpenForMigration(ctx, migrate)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := mariadb.Migrate(ctx, db, migrations.Files, mariadb.MigrateOptions{Accounts: accounts}); err != nil {
		t.Fatal(err)
	}
	mine, err := mariadb.Open(ctx, app)
	if err != nil {
		t.Fatal(err)
	}
	defer mine.Close()
	if err := mariadb.Verify(ctx, mine, migrations.Files); err != nil {
		t.Error(err)
	}
	if err := mariadb.VerifyRights(ctx, mine, migrations.Files); err != nil {
		t.Error(err)
	}
	// With rights on two tables it dumped two tables, and mariadb-dump ended as if all were there.
	backup := strings.Replace(app, "heard_app:change-this-1", "heard_backup:change-this-4", 1)
	if err := testdb.Run(ctx, backup, "SELECT 1"); err == nil || !strings.Contains(err.Error(), "Error 1044") {
		t.Errorf("the account for backups, which may read no record yet, was let in to dump: %v", err)
	}
	if err := testdb.Run(ctx, migrate, "RENAME TABLE calendar_closure TO away"); err != nil {
		t.Fatal(err)
	}
	_, err = mariadb.Migrate(ctx, db, migrations.Files, mariadb.MigrateOptions{Accounts: accounts, Anew: true})
	wantError(t, err, "the table calendar_closure of the database cannot be opened", "not a whole copy")
}

func TestASchoolsOwnServerThatLosesRecordsIsRefused(t *testing.T) {
	own := ownServer(t, "--innodb-flush-log-at-trx-commit=2", "--sql-mode=", "--autocommit=0")
	_, err := mariadb.OpenForMigration(t.Context(), own.MigrateDSN())
	wantError(t, err, "innodb_flush_log_at_trx_commit=2", "set innodb_flush_log_at_trx_commit=1")
}

// A dump brings tables and no rights: on another server, or after an account was dropped and made anew, the program was sent to
// heard migrate, which said that there was nothing to do. By rights beyond its own it could change what was written.
func TestRightsThatWereLostOrAddedAreFound(t *testing.T) {
	own := ownServer(t)
	ctx := t.Context()
	accounts, err := mariadb.AccountsBeside(ctx, own.AppDSN())
	if err != nil {
		t.Fatal(err)
	}
	db, err := mariadb.OpenForMigration(ctx, own.MigrateDSN())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	migrate := func() (ran []string) {
		t.Helper()
		ran, err := mariadb.Migrate(ctx, db, migrations.Files, mariadb.MigrateOptions{Accounts: accounts, Anew: true})
		if err != nil {
			t.Fatal(err)
		}
		return ran
	}
	migrate()
	app, err := mariadb.Open(ctx, own.AppDSN())
	if err != nil {
		t.Fatal(err)
	}
	defer app.Close()
	sound := func() {
		t.Helper()
		if err := mariadb.VerifyRights(ctx, app, migrations.Files); err != nil {
			t.Error(err)
		}
	}
	sound()
	for _, c := range []struct{ fault, mend, says string }{
		{"REVOKE INSERT ON concern FROM heard_app@localhost", "", "heard_app@localhost may not do what Heard needs (INSERT on heard.concern): run heard migrate"},
		{"REVOKE ALL PRIVILEGES ON audit FROM heard_app@localhost", "", "(SELECT, INSERT on heard.audit): run heard migrate"},
		{"GRANT DELETE ON audit TO heard_app@localhost", "REVOKE DELETE ON audit FROM heard_app@localhost", "run REVOKE DELETE ON heard.audit FROM it"},
		{"REVOKE UPDATE (state) ON concern FROM heard_app@localhost", "", "(UPDATE (state) on heard.concern): run heard migrate"},
		{"GRANT UPDATE (sealed) ON concern TO heard_app@localhost", "REVOKE UPDATE (sealed) ON concern FROM heard_app@localhost", "run REVOKE UPDATE (sealed) ON heard.concern FROM it"},
		{"GRANT UPDATE ON concern TO heard_app@localhost", "REVOKE UPDATE ON concern FROM heard_app@localhost", "run REVOKE UPDATE ON heard.concern FROM it"},
		{"GRANT UPDATE ON heard.* TO heard_app@localhost", "REVOKE UPDATE ON heard.* FROM heard_app@localhost", "run REVOKE ALL PRIVILEGES ON `heard`.* FROM 'heard_app'@'localhost'"},
		{"GRANT ALL PRIVILEGES ON heard.* TO heard_app@localhost", "REVOKE ALL PRIVILEGES ON heard.* FROM heard_app@localhost", "in all of `heard`.*"},
		{"RENAME TABLE draft TO away", "RENAME TABLE away TO draft", "the table draft of the database cannot be opened"},
	} {
		if err := testdb.Run(ctx, own.MigrateDSN(), c.fault); err != nil {
			t.Fatal(err)
		}
		wantError(t, mariadb.VerifyRights(ctx, app, migrations.Files), c.says)
		if c.mend != "" {
			if err := testdb.Run(ctx, own.MigrateDSN(), c.mend); err != nil {
				t.Fatal(err)
			}
		}
		if ran := migrate(); len(ran) > 0 {
			t.Errorf("granting anew ran %v", ran)
		}
		sound()
	}
}
