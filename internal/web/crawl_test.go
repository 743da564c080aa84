package web_test

import (
	"net/http"
	"strings"
	"testing"

	"heard/internal/demo"
	"heard/internal/testapp"
	"heard/internal/web"
)

// perRoute bounds the walk: one person opens so many pages of one route. Later ones differ in whom they are about.
const perRoute = 12

// A page never offers what its reader may not do. Each person of the demonstration follows every link, and every form that
// has a page of its own, from their first page and from what that leads to; nothing that a page showed them is refused,
// missing or broken. Links of the directory, of a search for support and of moving on once led to refusals.
func TestNoPageOffersWhatItsReaderMayNotOpen(t *testing.T) {
	a, people := testapp.StartYear(t)
	reached := map[string]bool{}
	for _, who := range people {
		walk(t, a, who, reached)
	}
	if len(reached) < 85 { // of all routes with GET: what nobody's links lead to was not asked about
		t.Errorf("only %d routes were reached", len(reached))
	}
}

type stride struct{ path, from string }

func walk(t *testing.T, a *testapp.App, who demo.SignIn, reached map[string]bool) {
	t.Helper()
	c, routes := a.As(t, who.Username), a.Site.Routes()
	todo, seen, opened := []stride{{"/", "the address bar"}}, map[string]bool{"/": true}, map[string]int{}
	for ; len(todo) > 0; todo = todo[1:] {
		next := todo[0]
		route := patternOf(routes, next.path)
		if opened[route]++; opened[route] > perRoute {
			continue
		}
		reached[route] = true
		got := c.Get(next.path)
		if got.Status == http.StatusUnprocessableEntity {
			continue // a form with nothing in it
		}
		if got.Status >= http.StatusBadRequest {
			t.Errorf("%s (%s): %s leads to %s, which answers %d", who.Username, who.Role, next.from, next.path, got.Status)
			continue
		}
		for _, to := range offers(routes, got) {
			if !seen[to] {
				seen[to] = true
				todo = append(todo, stride{to, next.path})
			}
		}
	}
}

// offers are the addresses inside the program that an answer leads to and that can be opened without sending anything.
func offers(routes []web.Route, a testapp.Answer) (all []string) {
	add := func(address string) {
		path, _, _ := strings.Cut(address, "#")
		if strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && !strings.HasPrefix(path, "/static/") {
			all = append(all, path)
		}
	}
	if add(a.To); !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return all
	}
	page := a.Page()
	page.Find("a[href]").Each(func(_ int, n *goquerySelection) { add(n.AttrOr("href", "")) })
	page.Find("form[action], [formaction]").Each(func(_ int, n *goquerySelection) {
		to := n.AttrOr("formaction", n.AttrOr("action", ""))
		if path, _, _ := strings.Cut(to, "?"); leads(routes, http.MethodGet, path) {
			add(to)
		}
	})
	return all
}

func patternOf(routes []web.Route, address string) string {
	path, _, _ := strings.Cut(address, "?")
	for _, r := range routes {
		if leads([]web.Route{r}, http.MethodGet, path) {
			return r.Path
		}
	}
	return path
}
