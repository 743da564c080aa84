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
	wideRightsAreRefused(t, db, mine)
}

// Whoever looks after a school's server may have given the account everything, which the migrations never take back.
func wideRightsAreRefused(t *testing.T, admin, app *mariadb.DB) {
	t.Helper()
	for _, given := range []string{"SELECT, INSERT, SHOW VIEW", "ALL PRIVILEGES", "UPDATE"} {
		if err := mariadb.CheckRights(t.Context(), app); err != nil {
			t.Errorf("before %s: %v", given, err)
		}
		if _, err := admin.Raw().ExecContext(t.Context(), "GRANT "+given+" ON heard.* TO heard_app@localhost"); err != nil {
			t.Fatal(err)
		}
		err := mariadb.CheckRights(t.Context(), app)
		if strings.HasPrefix(given, "SELECT") {
			if err != nil {
				t.Error(err)
			}
		} else {
			wantError(t, err, "'heard_app'@'localhost' may UPDATE", "in all of `heard`.*", "REVOKE ALL PRIVILEGES ON `heard`.* FROM 'heard_app'@'localhost'")
		}
		if _, err := admin.Raw().ExecContext(t.Context(), "REVOKE ALL PRIVILEGES ON heard.* FROM heard_app@localhost"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestASchoolsOwnServerThatLosesRecordsIsRefused(t *testing.T) {
	own := ownServer(t, "--innodb-flush-log-at-trx-commit=2", "--sql-mode=", "--autocommit=0")
	_, err := mariadb.OpenForMigration(t.Context(), own.MigrateDSN())
	wantError(t, err, "innodb_flush_log_at_trx_commit=2", "set innodb_flush_log_at_trx_commit=1")
}
