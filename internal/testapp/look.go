package testapp

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"heard/internal/app"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/testdb"
)

// Holds reports whether something waiting has come to a colleague of the small school.
func (a *App) Holds(name string) bool {
	id := a.School.Staff[name]
	return a.count(`SELECT COUNT(*) FROM response_holder WHERE staff_id = ? AND given_back_at IS NULL`, id.Bytes()) > 0
}

// Notices counts what a colleague has been told.
func (a *App) Notices(name string) int {
	id := a.School.Staff[name]
	return a.count(`SELECT COUNT(*) FROM notice WHERE to_id = ?`, id.Bytes())
}

func (a *App) count(query string, args ...any) (n int) {
	a.t.Helper()
	if err := testdb.Admin(a.t).QueryRowContext(a.t.Context(), query, args...).Scan(&n); err != nil {
		a.t.Fatal(err)
	}
	return n
}

// Twin is a second process on the same database, with copies in memory of its own.
func (a *App) Twin(t testing.TB) *app.App {
	t.Helper()
	b, err := app.New(a.options)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Failures counts the traces of something that failed, such as a wrong password.
func (a *App) Failures() int {
	return a.count(`SELECT COUNT(*) FROM audit WHERE outcome = 'failed'`)
}

// Refused counts the traces of one action that was refused.
func (a *App) Refused(what audit.Action) int {
	return a.count(`SELECT COUNT(*) FROM audit WHERE outcome = 'refused' AND action = ?`, what)
}

// Done counts the traces of one action that was done.
func (a *App) Done(what audit.Action) int {
	return a.count(`SELECT COUNT(*) FROM audit WHERE outcome = 'done' AND action = ?`, what)
}

// Changes counts the traces of something done, looks and refusals aside.
func (a *App) Changes() int {
	return a.count(`SELECT COUNT(*) FROM audit WHERE outcome = 'done'`)
}

// Rows counts what several tables hold together.
func (a *App) Rows(tables ...string) int {
	n := 0
	for _, table := range tables {
		n += a.count(`SELECT COUNT(*) FROM ` + table) // Safety: tests name the tables
	}
	return n
}

// Under asks for a page with the same session while the program follows another policy.
func (c *Client) Under(t testing.TB, p *authz.Policy, path string) Answer {
	t.Helper()
	o := c.App.options
	o.Policy = p
	other, err := app.New(o)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, c.App.URL+path, nil)
	for name, value := range c.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	other.Site.ServeHTTP(w, r)
	return Answer{Status: w.Code, To: w.Header().Get("Location"), Header: w.Header(), Body: w.Body.String(), t: t}
}
