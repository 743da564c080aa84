package testdb

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

var tableName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// FailWrites makes every INSERT, UPDATE and DELETE of a row in a table fail until the end of the test, so that a write
// path breaks off in the middle of its transaction. The error is number 1644, which no other cause has.
func FailWrites(t testing.TB, table string) {
	t.Helper()
	FailWritesWith(t, table, 1644)
}

// FailWritesWith does the same with an error number of the test's choice, such as 1213 for a deadlock or 1114 for a full
// disk. It gives a function that ends the fault before the test does.
func FailWritesWith(t testing.TB, table string, number int) (heal func()) {
	t.Helper()
	if !tableName.MatchString(table) {
		t.Fatalf("testdb: %q is no table", table)
	}
	db := Admin(t)
	healed := false
	heal = func() {
		if healed {
			return
		}
		healed = true
		for _, verb := range []string{"INSERT", "UPDATE", "DELETE"} {
			if _, err := db.ExecContext(context.Background(), "DROP TRIGGER IF EXISTS "+triggerName(verb, table)); err != nil {
				t.Errorf("testdb: %v", err)
			}
		}
	}
	t.Cleanup(heal)
	for _, verb := range []string{"INSERT", "UPDATE", "DELETE"} {
		// Safety: the table's name is checked above, the rest is constant.
		create := fmt.Sprintf("CREATE TRIGGER %s BEFORE %s ON %s FOR EACH ROW SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = 'a fault made by a test'",
			triggerName(verb, table), verb, table, number)
		if _, err := db.ExecContext(context.Background(), create); err != nil {
			t.Fatalf("testdb: %v", err)
		}
	}
	return heal
}

func triggerName(verb, table string) string { return "fail_" + strings.ToLower(verb) + "_" + table }

// TakenReference gives the next row of a table the reference of another one until the end of the test, once: what happens when
// chance draws the same twice.
func TakenReference(t testing.TB, table, reference string) {
	t.Helper()
	if !tableName.MatchString(table) {
		t.Fatalf("testdb: %q is no table", table)
	}
	db := Admin(t)
	do := func(statement string, args ...any) {
		if _, err := db.ExecContext(context.Background(), statement, args...); err != nil {
			t.Fatalf("testdb: %v", err)
		}
	}
	t.Cleanup(func() {
		do("DROP TRIGGER IF EXISTS taken_reference")
		do("DROP TABLE IF EXISTS test_reference")
	})
	do("CREATE TABLE test_reference (n INT NOT NULL, reference VARCHAR(32) NOT NULL) ENGINE=MEMORY") // which no transaction takes back
	do("INSERT INTO test_reference VALUES (0, ?)", reference)
	// Safety: the table's name is checked above, the rest is constant.
	do("CREATE TRIGGER taken_reference BEFORE INSERT ON " + table + ` FOR EACH ROW BEGIN
		UPDATE test_reference SET n = n + 1;
		IF (SELECT n = 1 FROM test_reference) THEN SET NEW.reference = (SELECT reference FROM test_reference); END IF;
	END`)
}
