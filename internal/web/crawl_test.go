package web_test

import (
	"net/http"
	"strings"
	"testing"

	"heard/internal/demo"
	"heard/internal/testapp"
	"heard/internal/web"
)

// perRoute bounds the crawl: so many pages of one route are opened by one person.
const perRoute = 1000

// A page never offers what its reader may not do. Each person of the demonstration follows every link from their first page,
// and from what that leads to; no link that a page showed them is refused, missing or broken.
func TestNoPageOffersWhatItsReaderMayNotOpen(t *testing.T) {
	a, people := testapp.StartYear(t)
	reached := map[string]bool{}
	for _, who := range people {
		follow(t, a, who, reached)
	}
	t.Logf("%d routes", len(reached))
}

type step struct{ path, from string }

func follow(t *testing.T, a *testapp.App, who demo.SignIn, reached map[string]bool) {
	t.Helper()
	c := a.As(t, who.Username)
	queue, seen, opened := []step{{"/", "the address bar"}}, map[string]bool{"/": true}, map[string]int{}
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		route := patternOf(a.Site.Routes(), next.path)
		if opened[route]++; opened[route] > perRoute {
			continue
		}
		reached[route] = true
		got := c.Get(next.path)
		if got.Status >= http.StatusBadRequest {
			t.Errorf("%s (%s): %s leads to %s, which answers %d", who.Username, who.Role, next.from, next.path, got.Status)
			continue
		}
		for _, href := range hrefs(got) {
			if !seen[href] {
				seen[href] = true
				queue = append(queue, step{href, next.path})
			}
		}
	}
	n := 0
	for _, x := range opened {
		n += x
	}
	t.Logf("%s: %d pages", who.Username, n)
}

// hrefs are the addresses inside the program that an answer leads to.
func hrefs(a testapp.Answer) []string {
	if a.To != "" {
		return inside(a.To)
	}
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	var all []string
	a.Page().Find("a[href]").Each(func(_ int, n *goquerySelection) { all = append(all, inside(n.AttrOr("href", ""))...) })
	return all
}

// inside gives the address without its fragment, or nothing if it leads out of the program or signs out.
func inside(href string) []string {
	path, _, _ := strings.Cut(href, "#")
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.HasPrefix(path, "/static/") {
		return nil
	}
	return []string{path}
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
