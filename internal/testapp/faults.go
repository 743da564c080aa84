package testapp

import (
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"heard/internal/testdb"
)

// Faults sends forms while the database fails under them.
type Faults struct {
	Walked map[string]bool // the routes of forms that were taken in at last
	app    *App
	t      testing.TB
	writes *testdb.Writes
}

// Faults lets every form that goes through it meet a fault at each row that it writes, until the end of the test.
func (a *App) Faults(t testing.TB) *Faults {
	t.Helper()
	return &Faults{Walked: map[string]bool{}, app: a, t: t, writes: testdb.WatchWrites(t)}
}

// In is the same for a subtest.
func (f *Faults) In(t testing.TB) *Faults {
	in := *f
	in.t = t
	return &in
}

// mostRows is more than any form writes.
const mostRows = 200

// Post sends a form again and again, each time with another of its rows failing: nothing is left behind in any table, the
// answer says so in plain words, and what was typed comes back ready to be sent again. That, sent when the fault is over, is
// taken in, once however often it is sent. Its answer is given.
func (f *Faults) Post(c *Client, path string, form url.Values) Answer {
	f.t.Helper()
	whole := url.Values{"key": {newKey(f.app)}}
	for name, values := range form {
		whole[name] = values
	}
	typed := whole
	for n := range mostRows {
		before := f.Sums()
		got, table := f.Send(c, path, typed, n+1)
		if table == "" {
			f.taken(c, path, typed, got)
			return got
		}
		if got.Status != http.StatusServiceUnavailable || !strings.Contains(got.Text(), "999") {
			f.t.Errorf("%s: row %d, of %s, failed: %d, want unavailable\n%s", path, n+1, table, got.Status, clip(got.Text()))
		}
		if left := f.Left(before); len(left) > 0 {
			f.t.Errorf("%s: row %d, of %s, failed, and something was left behind in %v", path, n+1, table, left)
		}
		typed = f.comesBack(got, path, whole)
	}
	f.t.Fatalf("%s writes without end", path)
	return Answer{}
}

// Send posts a form of which one row fails, and gives that row's table; 0 lets none fail.
func (f *Faults) Send(c *Client, path string, form url.Values, failing int) (Answer, string) {
	f.t.Helper()
	if _, err := testdb.Admin(f.t).ExecContext(f.t.Context(), `DELETE FROM rate_limit`); err != nil { // nobody would send so often
		f.t.Fatal(err)
	}
	f.writes.FailAt(failing)
	got := c.Post(path, form)
	table := f.writes.Failed()
	f.writes.FailAt(0)
	return got, table
}

// Sums is what every table holds now, for Left.
func (f *Faults) Sums() map[string]int64 { return f.writes.Sums() }

// comesBack reads the form that can be sent again out of the answer.
func (f *Faults) comesBack(got Answer, path string, whole url.Values) url.Values {
	f.t.Helper()
	form := got.Page().Find("main form#unsent")
	again := url.Values{}
	for _, box := range form.Find("input").EachIter() {
		name := box.AttrOr("name", "")
		again[name] = append(again[name], box.AttrOr("value", ""))
	}
	if form.AttrOr("action", "") != path || !reflect.DeepEqual(again, whole) {
		f.t.Errorf("%s: what was typed is gone: %v came back, to %q", path, again, form.AttrOr("action", ""))
		return whole
	}
	return again
}

// taken holds that a form was taken in, and makes nothing more when it comes once more.
func (f *Faults) taken(c *Client, path string, form url.Values, got Answer) {
	f.t.Helper()
	_, route := f.app.lastRequest(http.MethodPost)
	f.Walked[route] = true
	if got.Status != http.StatusSeeOther {
		f.t.Fatalf("%s: %d when the fault was over\n%s", path, got.Status, clip(got.Text()))
	}
	before := f.Sums()
	again, _ := f.Send(c, path, form, 0)
	left := f.Left(before)
	if again.To != got.To || len(left) > 0 {
		f.t.Errorf("%s sent twice: %d to %q after %q, and something more in %v", path, again.Status, again.To, got.To, left)
	}
}

// Left names the tables that hold something else now, but for what is meant to outlast a fault: an answer of a young person's that
// is kept unsent, with its trace.
func (f *Faults) Left(since map[string]int64) []string {
	f.t.Helper()
	changed := f.writes.Changed(since)
	if slices.Equal(changed, []string{"audit", "draft"}) {
		return nil
	}
	return changed
}
