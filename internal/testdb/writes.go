package testdb

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// Writes counts the rows that are written, and lets one of them fail.
type Writes struct {
	t      testing.TB
	tables []string
}

// aside are the tables that every request may write to beside what it is for, each in a transaction of its own.
var aside = []string{"session", "rate_limit", "lease"}

// WatchWrites lets a test choose which row of a write path fails, whatever table it is in, until the end of the test. The count
// stands in a table that no transaction takes back.
func WatchWrites(t testing.TB) *Writes {
	t.Helper()
	w := &Writes{t: t}
	for _, table := range claim(t).tables {
		if !slices.Contains(aside, table) {
			w.tables = append(w.tables, table)
		}
	}
	t.Cleanup(func() {
		for _, table := range w.tables {
			for _, verb := range verbs {
				w.do("DROP TRIGGER IF EXISTS " + watchName(verb, table))
			}
		}
		w.do("DROP TABLE IF EXISTS test_writes")
	})
	w.do("CREATE TABLE test_writes (n INT NOT NULL, fail_at INT NOT NULL, failed VARCHAR(64) NOT NULL) ENGINE=MEMORY")
	w.do("INSERT INTO test_writes VALUES (0, 0, '')")
	for _, table := range w.tables {
		for _, verb := range verbs {
			// Safety: the tables are from information_schema, the rest is constant.
			w.do(fmt.Sprintf(`CREATE TRIGGER %s BEFORE %s ON %s FOR EACH ROW BEGIN
				UPDATE test_writes SET n = n + 1, failed = IF(n = fail_at, '%s', failed);
				IF (SELECT n = fail_at FROM test_writes) THEN SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'a fault made by a test'; END IF;
			END`, watchName(verb, table), verb, table, table))
		}
	}
	return w
}

var verbs = []string{"INSERT", "UPDATE", "DELETE"}

func watchName(verb, table string) string { return "watch_" + strings.ToLower(verb) + "_" + table }

func (w *Writes) do(query string, args ...any) {
	w.t.Helper()
	if _, err := Admin(w.t).ExecContext(context.Background(), query, args...); err != nil {
		w.t.Errorf("testdb: %v", err)
	}
}

// FailAt lets the nth row from now fail, as if its table were full; 0 lets none.
func (w *Writes) FailAt(n int) {
	w.t.Helper()
	w.do("UPDATE test_writes SET n = 0, fail_at = ?, failed = ''", n)
}

// Failed names the table whose row failed since; empty when so many rows were not written.
func (w *Writes) Failed() (table string) {
	w.t.Helper()
	if err := Admin(w.t).QueryRowContext(context.Background(), "SELECT failed FROM test_writes").Scan(&table); err != nil {
		w.t.Fatalf("testdb: %v", err)
	}
	return table
}

// Sums is what each table holds, as one number each.
func (w *Writes) Sums() map[string]int64 {
	w.t.Helper()
	rs, err := Admin(w.t).QueryContext(context.Background(), "CHECKSUM TABLE "+strings.Join(w.tables, ", ")) // Safety: from information_schema
	if err != nil {
		w.t.Fatalf("testdb: %v", err)
	}
	defer rs.Close()
	all := map[string]int64{}
	for rs.Next() {
		var table string
		var sum int64
		if err := rs.Scan(&table, &sum); err != nil {
			w.t.Fatalf("testdb: %v", err)
		}
		_, table, _ = strings.Cut(table, ".") // the server names the database too
		all[table] = sum
	}
	if err := rs.Err(); err != nil {
		w.t.Fatalf("testdb: %v", err)
	}
	return all
}

// Changed lists the tables that hold something else now.
func (w *Writes) Changed(since map[string]int64) []string {
	w.t.Helper()
	var names []string
	now := w.Sums()
	for _, table := range slices.Sorted(maps.Keys(now)) {
		if now[table] != since[table] {
			names = append(names, table)
		}
	}
	return names
}
