package web_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"

	"heard/internal/demo"
	"heard/internal/testapp"
	"heard/internal/web"
)

// perRoute bounds the walk: one person opens so many pages of one route. Later ones differ in whom they are about.
const perRoute = 12

// journey is what one walk through the year of the demonstration met: which routes, and what was wrong there.
type journey struct {
	reached                    map[string]bool
	refused, graded, unguarded []string
}

var (
	walkOnce sync.Once
	walked   journey
)

// year walks once for all tests. Each person of the demonstration follows every link, and every form that has a page of its
// own, from their first page and from what that leads to.
func year(t *testing.T) journey {
	t.Helper()
	walkOnce.Do(func() {
		a, people := testapp.StartYear(t)
		walked.reached = map[string]bool{}
		for _, who := range people {
			walked.walk(t, a, who)
		}
		for _, who := range people {
			for _, word := range []string{who.Username, who.Name} {
				if regexp.MustCompile(`\b` + regexp.QuoteMeta(word) + `\b`).MatchString(a.Logged()) {
					walked.unguarded = append(walked.unguarded, fmt.Sprintf("the log holds %q", word))
				}
			}
		}
	})
	if len(walked.reached) < 110 { // of all routes with GET: what nobody's links lead to was not asked about
		t.Errorf("only %d routes were reached", len(walked.reached))
	}
	t.Logf("%d routes were reached", len(walked.reached))
	return walked
}

// A page never offers what its reader may not do: nothing that a page showed somebody is refused, missing or broken. Links of
// the directory, of a search for support and of moving on once led to refusals.
func TestNoPageOffersWhatItsReaderMayNotOpen(t *testing.T) {
	for _, complaint := range year(t).refused {
		t.Error(complaint)
	}
}

// Scenario 12: no scores anywhere. No page, no box, no choice and no mark-up that anybody reaches in a whole year grades a
// child. The schema, the templates and the program's own words are scanned by packages mariadb and arch. (4.1)
func TestScenario12NoScoresAnywhere(t *testing.T) {
	all := year(t)
	for _, complaint := range all.graded {
		t.Error(complaint)
	}
	for _, route := range []string{
		"/", "/concerns/view/:id", "/concerns/decide/:id", "/requests/view/:id", "/requests/decide/:id", "/chronology/:id", "/plans/view/:id", "/plans/view/:id/print",
		"/referrals/view/:id", "/inbox/view/:id", "/sharing/view/:id", "/journeys/view/:id", "/moving-on/view/:id", "/moving-on/view/:id/pack/:pack/:copy", "/p/plan/:id", "/p/plan/:id/who", "/p/r/:id", "/p/wait/:id",
	} {
		if !all.reached[route] {
			t.Errorf("no page of %s was read", route)
		}
	}
}

// What holds of every answer holds of those that a whole year gives: the headers of security.md, a way to leave on whatever a
// pupil reads, and nothing on a page that leads or fetches from elsewhere (4.25). The log names nobody of all who read (4.14).
func TestEveryAnswerOfTheYearIsGuarded(t *testing.T) {
	for _, complaint := range year(t).unguarded {
		t.Error(complaint)
	}
}

// open says what an answer lacks that every answer has.
func open(who demo.SignIn, got testapp.Answer) []string {
	all := lacking(got)
	if !strings.HasPrefix(got.Header.Get("Content-Type"), "text/html") || got.To != "" {
		return all
	}
	page := got.Page()
	if who.Role == "pupil" && page.Find("[data-leave]").Length() == 0 {
		all = append(all, "a pupil cannot leave it")
	}
	page.Find("*").Each(func(_ int, n *goquerySelection) {
		for _, at := range n.Nodes[0].Attr {
			if at.Key != "value" && outside.MatchString(at.Val) {
				all = append(all, "its "+at.Key+" leads elsewhere")
			}
		}
	})
	return all
}

var outside = regexp.MustCompile(`(?i)^\s*(https?:|//|ftp:|wss?:|data:|mailto:|javascript:)`)

type stride struct{ path, from string }

func (j *journey) walk(t *testing.T, a *testapp.App, who demo.SignIn) {
	t.Helper()
	c, routes := a.As(t, who.Username), a.Site.Routes()
	todo, seen, opened := []stride{{"/", "the address bar"}}, map[string]bool{"/": true}, map[string]int{}
	for ; len(todo) > 0; todo = todo[1:] {
		next := todo[0]
		route := patternOf(routes, next.path)
		if opened[route]++; opened[route] > perRoute || route == "/leave" { // leaving ends the walk: a pupil's once stopped at their first page
			continue
		}
		got := c.Get(next.path)
		if strings.HasPrefix(got.To, "/sign-in") {
			t.Fatalf("%s is no longer signed in at %s", who.Username, next.path)
		}
		j.reached[route] = true
		for _, lack := range open(who, got) {
			j.unguarded = append(j.unguarded, fmt.Sprintf("%s (%s): %s: %s", who.Username, who.Role, next.path, lack))
		}
		for _, found := range grades(got) {
			j.graded = append(j.graded, fmt.Sprintf("%s (%s): %s %s", who.Username, who.Role, next.path, found))
		}
		if got.Status == http.StatusUnprocessableEntity {
			continue // a form with nothing in it
		}
		if got.Status >= http.StatusBadRequest {
			j.refused = append(j.refused, fmt.Sprintf("%s (%s): %s leads to %s, which answers %d", who.Username, who.Role, next.from, next.path, got.Status))
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
