package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"heard/internal/testapp"
)

// size is what a page asks the database, and how many rows stand on it.
type size struct{ questions, rows int }

// sizeOf looks twice: what is asked once for a browser does not count.
func sizeOf(t *testing.T, c *testapp.Client, path string) size {
	t.Helper()
	visit := func() size {
		before := counted(t, "Questions")
		got := c.Get(path).Want(http.StatusOK)
		return size{counted(t, "Questions") - before, listed(got)}
	}
	first, second := visit(), visit()
	return size{min(first.questions, second.questions), second.rows}
}

// measured are those who look, and what all of them find in the route table: each address that one of them opens. Those at the end
// look only where nobody before them may.
type measured struct {
	who, path string
}

var (
	measuring = []string{"aled", "teacher", "pastoral", "navigator", "dsl", "riverside"}
	others    = []string{"cora", "ddsl", "head", "senco", "smhl", "governor", "itadmin"}
)

// addresses gives every page of the route table that needs no id, and of what those lead to one of each route for each looker.
func addresses(t *testing.T, a *testapp.App) (all []measured) {
	t.Helper()
	routes, opened := a.Site.Routes(), map[string]bool{}
	isPage := func(got testapp.Answer) bool {
		return got.Status == http.StatusOK && strings.HasPrefix(got.Header.Get("Content-Type"), "text/html")
	}
	for _, who := range append(slices.Clone(measuring), others...) {
		c, seen := a.As(t, who), map[string]bool{"/leave": true}
		if slices.Contains(others, who) {
			maps.Copy(seen, opened)
		}
		for _, r := range routes { // what anybody may open is one page for all, but for the first
			seen[r.Path] = seen[r.Path] || r.IsOpen() && opened[r.Path] && r.Path != "/"
		}
		var todo []string
		for _, r := range routes {
			if !r.IsUnsafe() && !strings.Contains(r.Path, ":") {
				todo = append(todo, r.Path)
			}
		}
		for n := 0; n < len(todo); n++ { // what these lead to comes behind them
			route := patternOf(routes, todo[n])
			if seen[route] {
				continue
			}
			got := c.Get(todo[n])
			opened[route] = opened[route] || got.Status < http.StatusBadRequest
			if seen[route] = isPage(got); seen[route] {
				all = append(all, measured{who, todo[n]})
				todo = append(todo, offers(routes, got)...)
			}
		}
	}
	for _, r := range routes {
		if !r.IsUnsafe() && !strings.Contains(r.Path, ":") && !opened[r.Path] && r.Path != "/leave" {
			t.Errorf("nobody here opens %s: whether it asks for each of its rows is not measured", r.Path)
		}
	}
	return all
}

// listed counts what stands in rows on a page.
func listed(a testapp.Answer) int {
	return a.Page().Find("main tbody tr, main li, main dl > div").Length()
}

// No page asks once more for each of its rows: three times as many records are read with as many questions (A page that looked up
// the search of each wait, and what had been said about each, was the first that a pupil sees). The pages are those of the route
// table, so that a new one is among them.
func TestNoPageAsksForEachOfItsRows(t *testing.T) {
	a, charity, _ := withServices(t)
	plans, kept := []string{"cora", "bea", "dov"}, []string{"dov other", "dov teacher", "dov head", "bea other", "bea teacher", "bea head"}
	add := func(n int) {
		nav, aled, dsl, riverside := a.As(t, "navigator"), a.As(t, "aled"), a.As(t, "dsl"), a.As(t, "riverside")
		for range n {
			logged(t, a, "Alone at lunch.")
			sentTo(t, aled.Post("/p/10", nil))
			dsl.Post("/sharing/new", override(a)).Want(http.StatusSeeOther)
			for _, state := range []string{"waiting", "not_for_us"} {
				id := draftReferral(t, a, nav, charity)
				sendReferral(t, nav, id)
				answerReferral(riverside, id, state, "reason", "Too early.", "has_told", "no", "joined", "10/11/2026").Want(http.StatusSeeOther)
			}
			pupil, adult, _ := strings.Cut(kept[0], " ")
			a.Resume(t, pupil).Post("/p/names", url.Values{"not": {staffID(a, adult)}}).Want(http.StatusSeeOther)
			kept = kept[1:]
		}
		for _, pupil := range plans[:n/2] {
			for _, kind := range []string{"support", "safety"} {
				dsl.Post("/plans/new", url.Values{"kind": {kind}, "pupil": {a.School.Pupils[pupil].String()}}).Want(http.StatusSeeOther)
			}
		}
		plans = plans[n/2:]
	}
	measure := func(all []measured) map[measured]size {
		sizes := map[measured]size{}
		clients := map[string]*testapp.Client{}
		for _, m := range all {
			if clients[m.who] == nil {
				clients[m.who] = a.As(t, m.who)
			}
			sizes[m] = sizeOf(t, clients[m.who], m.path)
		}
		return sizes
	}
	begin(t, a, "pastoral", "support")
	a.As(t, "pastoral").Post("/moving-on/start/"+a.School.Pupils["cora"].String(), url.Values{"worker": {staffID(a, "pastoral")}}).Want(http.StatusSeeOther)
	add(2)
	all := addresses(t, a)
	few := measure(all)
	add(4)
	grown := map[string]bool{}
	for m, many := range measure(all) {
		if many.questions > few[m].questions {
			t.Errorf("%s %s asks the database %d times with a few records (%d rows), and %d with three times as many (%d rows)",
				m.who, m.path, few[m].questions, few[m].rows, many.questions, many.rows)
		}
		if many.rows > few[m].rows {
			grown[patternOf(a.Site.Routes(), m.path)] = true
		}
	}
	t.Logf("%d pages, of which those of %d routes have more rows", len(all), len(grown))
	for _, route := range []string{"/", "/concerns", "/requests", "/sharing", "/referrals", "/inbox", "/plans", "/kept-out", "/chronology/:id", "/p/wait", "/p/shared"} {
		if !grown[route] {
			t.Errorf("%s has no more rows with more records: it was not measured", route)
		}
	}
}
