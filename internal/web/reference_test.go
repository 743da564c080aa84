package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"heard/internal/testdb"
)

// Nothing is lost to chance: a reference that another record has already is drawn anew. Its author once read "This has already
// been recorded", and it had not been.
func TestAReferenceThatIsTakenIsDrawnAnew(t *testing.T) {
	a, charity, _ := withServices(t)
	taken := func(table string) string {
		var reference string
		if err := testdb.Admin(t).QueryRowContext(t.Context(), "SELECT reference FROM "+table).Scan(&reference); err != nil {
			t.Fatal(err)
		}
		return reference
	}
	for table, write := range map[string]func(){
		"concern": func() {
			a.As(t, "teacher").Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Alone."}, "danger": {"no"}}).Want(http.StatusSeeOther)
		},
		"self_referral": func() { a.As(t, "bea").Post("/p/1", nil).Want(http.StatusSeeOther) },
		"referral":      func() { draftReferral(t, a, a.As(t, "navigator"), charity) },
	} {
		t.Run(table, func(t *testing.T) {
			write()
			before := a.Rows(table)
			testdb.TakenReference(t, table, taken(table))
			write()
			if n := a.Rows(table) - before; n != 1 {
				t.Errorf("%d records, want 1", n)
			}
		})
	}
}
