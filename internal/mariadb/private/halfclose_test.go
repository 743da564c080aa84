package private_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"heard/internal/mariadb/private"
)

// Killed while it closes, between the end of its binary log and that of InnoDB, MariaDB never started again ("Found 1 prepared
// transactions!"): six of forty migrations that were killed near their end left a school so. What was acknowledged is there.
func TestAServerKilledWhileItClosesStartsAgain(t *testing.T) {
	o := private.Options{Dir: t.TempDir()} // with a binary log, as a school's
	s := startAs(t, o)
	if err := s.Use(); err != nil {
		t.Fatal(err)
	}
	db := openDSN(t, s.DSN(private.Migrate))
	execute(t, db, "CREATE TABLE kept (id INT PRIMARY KEY) ENGINE=InnoDB")
	left := 0
	for want := 1; want <= 4; want++ {
		if _, err := db.ExecContext(t.Context(), "INSERT INTO kept VALUES (?)", want); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Kill(s.PID(), syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		<-s.Done()
		_ = s.Stop(t.Context())
		markClosed(t, filepath.Join(o.Dir, "data"))
		s = startAs(t, o)
		db = openDSN(t, s.DSN(private.Migrate))
		if n := count(t, s, "kept"); n != want {
			t.Errorf("%d rows, want %d", n, want)
		}
		log, err := os.ReadFile(filepath.Join(o.Dir, "mariadb.log"))
		if err != nil {
			t.Fatal(err)
		}
		left = strings.Count(string(log), "prepared transactions! It means")
	}
	if left == 0 {
		t.Error("no start found a prepared transaction, so this proves nothing")
	}
}

// markClosed sets the newest binary log as it is when the server has closed it: a flag in its first event.
func markClosed(t *testing.T, data string) {
	t.Helper()
	logs, err := filepath.Glob(filepath.Join(data, "binlog.0*"))
	if err != nil || len(logs) == 0 {
		t.Fatalf("no binary log in %s: %v", data, err)
	}
	f, err := os.OpenFile(slices.Max(logs), os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const magic, flags = 4, 17
	if _, err := f.WriteAt([]byte{0}, magic+flags); err != nil {
		t.Fatal(err)
	}
}
