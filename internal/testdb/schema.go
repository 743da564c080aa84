package testdb

import (
	"database/sql"
	"testing"
)

// Texts reads the one column of a query, of any database that a test has open.
func Texts(t testing.TB, db *sql.DB, query string, args ...any) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// Tables names the tables of a database, those of the runner of migrations among them.
func Tables(t testing.TB, db *sql.DB) []string {
	t.Helper()
	return Texts(t, db, "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name")
}

// Columns names a table's columns, in their order.
func Columns(t testing.TB, db *sql.DB, table string) []string {
	t.Helper()
	return Texts(t, db, "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position", table)
}
