package testapp

import (
	"testing"

	"heard/internal/testdb"
)

// Conflict declares that a colleague may have nothing to do with a pupil, as an administrator does in the database for as
// long as no page does.
func (a *App) Conflict(t testing.TB, staff, pupil string) {
	t.Helper()
	_, err := testdb.Admin(t).ExecContext(t.Context(), `INSERT IGNORE INTO pupil_conflict (pupil_id, staff_id, created_at) VALUES (?,?,NOW(6))`,
		a.School.Pupils[pupil].Bytes(), a.School.Staff[staff].Bytes())
	if err != nil {
		t.Fatal(err)
	}
}

// Behind changes people, or who is kept from whom, behind the program's back, and the version by which every process knows
// that its copy is old.
func (a *App) Behind(t testing.TB, query string, args ...any) {
	t.Helper()
	for _, s := range []struct {
		sql  string
		args []any
	}{{query, args}, {`UPDATE copy_version SET version = version + 1`, nil}} {
		if _, err := testdb.Admin(t).ExecContext(t.Context(), s.sql, s.args...); err != nil {
			t.Fatal(err)
		}
	}
}
