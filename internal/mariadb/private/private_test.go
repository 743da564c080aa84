package private_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/go-sql-driver/mysql"

	"heard/internal/mariadb/private"
)

func start(t *testing.T, o private.Options) *private.Server {
	t.Helper()
	o.Small = true
	return startAs(t, o)
}

func startAs(t *testing.T, o private.Options) *private.Server {
	t.Helper()
	s, err := private.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Stop(context.Background()) })
	return s
}

func open(t *testing.T, s *private.Server, a private.Account) *sql.DB {
	t.Helper()
	return openDSN(t, s.DSN(a))
}

func openDSN(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	cfg, err := mysql.ParseDSN(dsn)
	if err != nil {
		t.Fatal(err)
	}
	cfg.Logger = &mysql.NopLogger{} // the servers here are killed
	connector, err := mysql.NewConnector(cfg)
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(connector)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func execute(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func count(t *testing.T, s *private.Server, table string) (n int) {
	t.Helper()
	if err := open(t, s, private.Migrate).QueryRowContext(t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestARestartKeepsTheData(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "var")
	s := start(t, private.Options{Dir: dir})
	db := open(t, s, private.Migrate)
	execute(t, db, "CREATE TABLE kept (id INT PRIMARY KEY) ENGINE=InnoDB")
	execute(t, db, "INSERT INTO kept VALUES (1)")
	if err := s.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	select {
	case <-s.Done():
	default:
		t.Error("Done is not closed after Stop")
	}
	if n := count(t, start(t, private.Options{Dir: dir}), "kept"); n != 1 {
		t.Errorf("%d rows after a restart, want 1", n)
	}
}

func TestAKilledServerIsNoticedAndRecovers(t *testing.T) {
	dir := t.TempDir()
	s := start(t, private.Options{Dir: dir})
	db := open(t, s, private.Migrate)
	execute(t, db, "CREATE TABLE kept (id INT PRIMARY KEY) ENGINE=InnoDB")
	execute(t, db, "INSERT INTO kept VALUES (1)")
	if err := syscall.Kill(s.PID(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	select {
	case <-s.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("Done was not closed when MariaDB was killed")
	}
	if err := s.Stop(t.Context()); err != nil {
		t.Error(err)
	}
	if n := count(t, start(t, private.Options{Dir: dir}), "kept"); n != 1 {
		t.Errorf("%d rows after the crash, want 1", n)
	}
}

func TestFreshThrowsTheDataAway(t *testing.T) {
	dir := t.TempDir()
	s := start(t, private.Options{Dir: dir})
	execute(t, open(t, s, private.Migrate), "CREATE TABLE gone (id INT PRIMARY KEY) ENGINE=InnoDB")
	if err := s.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	s = start(t, private.Options{Dir: dir, Fresh: true})
	var n int
	if err := open(t, s, private.Migrate).QueryRow("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema=DATABASE()").Scan(&n); err != nil || n != 0 {
		t.Errorf("%d tables in a fresh database (%v)", n, err)
	}
}

func TestThereIsNoNetworkPort(t *testing.T) {
	s := start(t, private.Options{Dir: t.TempDir()})
	var name, value string
	if err := open(t, s, private.App).QueryRow("SHOW GLOBAL VARIABLES LIKE 'skip_networking'").Scan(&name, &value); err == nil {
		t.Error("the app account can use the database before any grant")
	}
	if err := open(t, s, private.Migrate).QueryRow("SHOW GLOBAL VARIABLES LIKE 'skip_networking'").Scan(&name, &value); err != nil || value != "ON" {
		t.Errorf("skip_networking is %q (%v)", value, err)
	}
	info, err := os.Stat(filepath.Dir(s.Socket()))
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("others may enter the socket's directory: %v %v", info, err)
	}
}

// A server that starts deletes every temporary table it finds. While the data was being made that was in the machine's own
// place for them: another MariaDB lost its tables there, and two first starts at once made each other fail.
func TestAFirstStartTouchesNoOtherServersTemporaryTables(t *testing.T) {
	shared := t.TempDir()
	t.Setenv("TMPDIR", shared)
	other := filepath.Join(shared, "#sql-temptable-1-1-1.MAI")
	if err := os.WriteFile(other, []byte("another server's"), 0o600); err != nil {
		t.Fatal(err)
	}
	start(t, private.Options{Dir: filepath.Join(shared, "heard"), Small: true})
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
}
