package testdb_test

import (
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
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
