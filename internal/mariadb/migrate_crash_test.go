package mariadb_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"time"

	"heard/internal/mariadb"
	"heard/internal/mariadb/private"
	"heard/internal/testdb"
)

// A crash at any moment of a first run must not stop the next one: creating tables, granting and filling them are all
// that a first run does (issue 2, "a crash of either process leaves nothing that stops the next start").
func TestAFirstRunThatCrashesAnywhereIsFinishedByTheNext(t *testing.T) {
	const tables = 60
	var sqls strings.Builder
	for i := range tables {
		fmt.Fprintf(&sqls, "CREATE TABLE t%d (id INT PRIMARY KEY) ENGINE=InnoDB;\nGRANT SELECT ON t%[1]d TO {{app}};\nINSERT INTO t%[1]d VALUES (1), (2);\n", i)
	}
	all := files("0001_first.sql", sqls.String())
	dir := t.TempDir()
	run := func(after time.Duration) error {
		s, err := private.Start(t.Context(), private.Options{Dir: dir, Small: true})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Stop(context.Background()) }()
		if after > 0 {
			time.AfterFunc(after, func() { _ = syscall.Kill(s.PID(), syscall.SIGKILL) })
		}
		db, err := mariadb.OpenForMigration(t.Context(), s.DSN(private.Migrate))
		if err != nil {
			return err
		}
		defer db.Close()
		_, err = mariadb.Migrate(t.Context(), db, all, mariadb.MigrateOptions{Accounts: testdb.Accounts, Alone: true})
		if err != nil {
			return err
		}
		return mariadb.Verify(t.Context(), db, all)
	}
	crashes := 0
	for range 12 {
		if err := run(10*time.Millisecond + rand.N(60*time.Millisecond)); err != nil {
			t.Log(err)
			crashes++
		}
	}
	if crashes == 0 {
		t.Error("no run was cut off, so this proves nothing")
	}
	if err := run(0); err != nil {
		t.Fatal(err)
	}
	s, err := private.Start(t.Context(), private.Options{Dir: dir, Small: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Stop(context.Background()) }()
	b := &bench{server: s}
	b.connect(t)
	for i := range tables {
		if n := b.number(t, fmt.Sprintf("SELECT COUNT(*) FROM t%d", i)); n != 2 {
			t.Errorf("t%d has %d rows, want 2", i, n)
		}
	}
}
