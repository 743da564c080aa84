package mariadb_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/migrations"
)

// A school's own server, set up with nothing but the two files of deploy/mariadb.
func ownServer(t *testing.T, settings ...string) (socket string) {
	t.Helper()
	dir := t.TempDir()
	s, err := private.Start(t.Context(), private.Options{Dir: dir, Small: true}) // only for the empty data directory it makes
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	deploy, err := filepath.Abs("../../deploy/mariadb")
	if err != nil {
		t.Fatal(err)
	}
	socket = filepath.Join(dir, "own.sock")
	args := append([]string{"--defaults-file=" + deploy + "/heard.cnf", "--init-file=" + deploy + "/accounts.sql", "--datadir=" + dir + "/data",
		"--innodb-log-file-size=16M", "--innodb-buffer-pool-size=32M", "--skip-networking", "--socket=" + socket, "--log-bin=log", "--server-id=1"}, settings...)
	if os.Geteuid() == 0 {
		args = append(args, "--user=root")
	}
	cmd := exec.Command("/usr/sbin/mariadbd", args...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Signal(syscall.SIGTERM); _ = cmd.Wait() })
	for range 400 {
		if _, err := os.Stat(socket); err == nil {
			return socket
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatal("the server did not start")
	return ""
}

func TestASchoolsOwnServer(t *testing.T) {
	at := "@unix(" + ownServer(t) + ")/heard"
	app, migrate := "heard_app:change-this-1"+at, "heard_migrate:change-this-2"+at
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
}

func TestASchoolsOwnServerThatLosesRecordsIsRefused(t *testing.T) {
	dsn := "heard_migrate:change-this-2@unix(" + ownServer(t, "--innodb-flush-log-at-trx-commit=2", "--sql-mode=", "--autocommit=0") + ")/heard"
	_, err := mariadb.OpenForMigration(t.Context(), dsn)
	wantError(t, err, "innodb_flush_log_at_trx_commit=2", "set innodb_flush_log_at_trx_commit=1")
}
