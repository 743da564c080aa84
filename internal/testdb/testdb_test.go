package testdb_test

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/go-sql-driver/mysql"

	"heard/internal/mariadb/private"
	"heard/internal/testdb"
)

func TestMain(m *testing.M) { testdb.Main(m) }

func probe(t *testing.T, db *sql.DB) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), "CREATE TABLE IF NOT EXISTS schema_probe (id INT PRIMARY KEY) ENGINE=InnoDB"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = db.Exec("DROP TABLE schema_probe") })
}

func TestFailWritesFailsWritesUntilTheTestEnds(t *testing.T) {
	db := testdb.Admin(t)
	probe(t, db)
	t.Run("while", func(t *testing.T) {
		testdb.FailWritesWith(t, "schema_probe", 1213)
		_, err := db.ExecContext(t.Context(), "INSERT INTO schema_probe VALUES (1)")
		if e, ok := errors.AsType[*mysql.MySQLError](err); !ok || e.Number != 1213 {
			t.Errorf("got %v, want error 1213", err)
		}
	})
	if _, err := db.ExecContext(t.Context(), "INSERT INTO schema_probe VALUES (1)"); err != nil {
		t.Errorf("still failing: %v", err)
	}
}

func TestTheAppAccountHasNoDDL(t *testing.T) {
	db := testdb.SQL(t, private.App)
	for _, statement := range []string{"CREATE TABLE x (id INT PRIMARY KEY)", "CREATE DATABASE x", "DROP DATABASE heard", "CREATE USER x", "GRANT SELECT ON schema_lease TO app@localhost"} {
		if _, err := db.ExecContext(t.Context(), statement); err == nil {
			t.Errorf("the app account may %s", statement)
		}
	}
}

// refused stands in for a test that claims the database while another has it.
type refused struct {
	testing.TB
	said string
}

func (r *refused) Helper()      {}
func (r *refused) Name() string { return "TestAnother" }
func (r *refused) Fatalf(format string, args ...any) {
	r.said = fmt.Sprintf(format, args...)
	runtime.Goexit()
}

func TestTwoTestsAtATimeCannotShareTheDatabase(t *testing.T) {
	testdb.Admin(t)
	t.Run("a subtest shares its parent's", func(t *testing.T) { testdb.Admin(t) })
	another := &refused{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		testdb.Admin(another)
	}()
	<-done
	if !strings.Contains(another.said, t.Name()+" still has the database") {
		t.Errorf("said %q", another.said)
	}
}

func TestEachTestFindsWhatTheMigrationsLeft(t *testing.T) {
	rows := func(t *testing.T) (n int) {
		if err := testdb.Admin(t).QueryRowContext(t.Context(), "SELECT COUNT(*) FROM setting").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	var before int
	t.Run("one", func(t *testing.T) {
		before = rows(t)
		if _, err := testdb.Admin(t).ExecContext(t.Context(), "INSERT INTO setting (name, value, updated_at) VALUES ('test', 'x', UTC_TIMESTAMP(6))"); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("two", func(t *testing.T) {
		if n := rows(t); n != before {
			t.Errorf("%d rows, want %d", n, before)
		}
	})
}

// The test binary runs itself: its panicking half must leave no process and no directory.
func TestAPanicLeavesNothingBehind(t *testing.T) {
	if os.Getenv("TESTDB_PANIC") != "" {
		testdb.Admin(t)
		panic("on purpose")
	}
	tmp := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^TestAPanicLeavesNothingBehind$")
	cmd.Env = append(os.Environ(), "TESTDB_PANIC=1", "TMPDIR="+tmp)
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "on purpose") {
		t.Fatalf("the inner test did not panic: %v\n%s", err, out)
	}
	for range 100 {
		if left, _ := filepath.Glob(filepath.Join(tmp, "*")); len(left) == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	left, _ := filepath.Glob(filepath.Join(tmp, "*"))
	t.Errorf("left behind: %v", left)
}
