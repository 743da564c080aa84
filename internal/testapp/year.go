package testapp

import (
	"testing"

	"heard/internal/clock"
	"heard/internal/demo"
	"heard/internal/mariadb"
)

// StartYear gives a running program over the demonstration's school and its year, with one person to be for each role. It
// is for what needs many records of every kind; a test about one rule wants Start.
func StartYear(t testing.TB) (*App, []demo.SignIn) {
	t.Helper()
	a := run(t)
	school := demo.Describe(Monday)
	if _, err := school.Ensure(t.Context(), a.Store, a.hasher()); err != nil {
		t.Fatal(err)
	}
	store := func(c clock.Clock) *mariadb.Store { return mariadb.NewStore(a.DB, a.Keys, c) }
	if err := school.PlayYear(t.Context(), store, a.Policy); err != nil {
		t.Fatal(err)
	}
	return a, school.SignIns
}
