package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"heard/internal/app"
	"heard/internal/authz"
	"heard/internal/ident"
	"heard/internal/testapp"
	"heard/internal/web"
	"heard/policies"
)

// The sweeps walk the route table and the policy, so that a route, a grant or a check that somebody forgot fails the build.

// concrete fills the ids of a path with ones that belong to no record.
func concrete(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if strings.HasPrefix(p, ":") {
			parts[i] = ident.NewRaw(time.Now()).String()
		}
	}
	return strings.Join(parts, "/")
}

// Every object and action that a route asks for is granted to somebody, and every grant is asked for by some route.
func TestEveryRouteIsGrantedAndEveryGrantIsAsked(t *testing.T) {
	a := testapp.Start(t)
	type ask struct {
		o authz.Object
		a authz.Action
	}
	granted, asked := map[ask]bool{}, map[ask]bool{}
	for _, g := range a.Policy.Grants() {
		granted[ask{g.Object, g.Action}] = true
	}
	for _, r := range a.Site.Routes() {
		if r.IsOpen() {
			continue
		}
		asked[ask{r.Object, r.Action}] = true
		if !granted[ask{r.Object, r.Action}] {
			t.Errorf("%s %s asks for %s %s, which the policy grants to nobody", r.Method, r.Path, r.Object, r.Action)
		}
	}
	for _, n := range web.Glances() {
		asked[ask{n.Object, n.Action}] = true
	}
	for g := range granted {
		if !asked[g] {
			t.Errorf("the policy grants %s %s, which no route asks for", g.o, g.a)
		}
	}
}

// The page "Who can see what" can say every word of the policy.
func TestEveryWordOfThePolicyHasASentence(t *testing.T) {
	a := testapp.Start(t)
	for _, g := range a.Policy.Grants() {
		for word, says := range map[string]string{
			string(g.Role): policies.About[string(g.Role)], string(g.Object): policies.Thing(string(g.Object)),
			string(g.Action): policies.Act(string(g.Action)), string(g.Scope): policies.Reach(string(g.Scope)),
		} {
			if says == "" {
				t.Errorf("policies/words.go has no words for %q", word)
			}
		}
	}
}

// Everybody whose role is in no grant of a route is refused by it, whoever they are; with a policy that refuses
// everything, so is everyone from everything that is not open.
func TestWithAPolicyThatRefusesEverythingNothingOpens(t *testing.T) {
	a := testapp.Start(t, testapp.WithPolicy(authz.Refusing()))
	for _, who := range []string{"aled", "dsl", "itadmin", "riverside"} {
		c := a.As(t, who)
		for _, r := range a.Site.Routes() {
			if r.IsOpen() {
				continue
			}
			got := send(c, r)
			if got.Status != http.StatusForbidden {
				t.Errorf("%s %s as %s: %d, want refused", r.Method, r.Path, who, got.Status)
			}
		}
	}
}

// No unsafe route answers without a session, from another site, or to a sender that hides where it comes from; none of
// these attempts changes anything.
func TestUnsafeRoutesAreGuarded(t *testing.T) {
	a := testapp.Start(t)
	before := a.Changes()
	signedIn := a.As(t, "dsl")
	for _, r := range a.Site.Routes() {
		if !r.IsUnsafe() {
			continue
		}
		if !r.IsOpen() {
			visitor := a.Browser(t)
			if got := send(visitor, r); got.Status != http.StatusSeeOther || !strings.HasPrefix(got.To, "/sign-in") {
				t.Errorf("%s without a session: %d to %q", r.Path, got.Status, got.To)
			}
		}
		for name, headers := range map[string]map[string]string{
			"cross-site":   {"Sec-Fetch-Site": "cross-site"},
			"same-site":    {"Sec-Fetch-Site": "same-site"},
			"other host":   {"Origin": "https://elsewhere.example"},
			"null origin":  {"Origin": "null"},
			"other scheme": {"Origin": strings.Replace(a.URL, "http:", "https:", 1)},
			"other port":   {"Origin": a.URL + "1"},
			"neither":      {},
		} {
			kept := signedIn.Headers
			signedIn.Headers = headers
			if got := send(signedIn, r); got.Status != http.StatusForbidden {
				t.Errorf("%s %s: %d, want 403", r.Path, name, got.Status)
			}
			signedIn.Headers = kept
		}
	}
	if after := a.Changes(); after != before+1 { // the one sign-in
		t.Errorf("the attempts left %d traces of something done", after-before-1)
	}
}

// A route with an id that is nobody's, or is no id at all, is not here; it never says more.
func TestAnIDThatIsNobodysIsNotHere(t *testing.T) {
	a := testapp.Start(t)
	for _, who := range []string{"aled", "teacher", "pastoral", "navigator", "dsl", "head", "riverside"} {
		c := a.As(t, who)
		for _, r := range a.Site.Routes() {
			if !strings.Contains(r.Path, ":") || r.IsOpen() {
				continue
			}
			for _, path := range []string{concrete(r.Path), strings.ReplaceAll(concrete(r.Path), "0", "!")} {
				got := sendTo(c, r, path)
				switch got.Status {
				case http.StatusNotFound, http.StatusForbidden, http.StatusUnprocessableEntity:
				default:
					t.Errorf("%s %s as %s: %d to %q", r.Method, path, who, got.Status, got.To)
				}
			}
		}
	}
}

// Every answer, errors and redirects too, carries the headers of security.md.
func TestEveryAnswerCarriesTheHeaders(t *testing.T) {
	a := testapp.Start(t)
	visitor, dsl := a.Browser(t), a.As(t, "dsl")
	for _, got := range []testapp.Answer{
		visitor.Get("/"), visitor.Get("/nothing-here"), visitor.Get("/concerns"), dsl.Get("/concerns/new"), dsl.Get("/concerns/view/x"),
		dsl.Post("/concerns/new", nil), visitor.Get("/static/none.css"),
	} {
		for _, lack := range lacking(got) {
			t.Errorf("%d: %s", got.Status, lack)
		}
	}
}

// CS-HDR-1, V3.4.1: behind TLS every answer holds browsers to it, and names below the host with it; a document, whose policy for
// content is another, is framed by nobody either.
func TestBehindTLSEveryAnswerHoldsBrowsersToIt(t *testing.T) {
	a := testapp.Start(t, func(o *app.Options) { o.Origin = "https://heard.example" })
	c := a.Browser(t)
	c.Headers["Host"] = "heard.example"
	for _, path := range []string{"/", "/nothing-here", "/static/none.css", "/leave"} {
		h := c.Get(path).Header
		if got := h.Get("Strict-Transport-Security"); got != "max-age=63072000; includeSubDomains" || h.Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s: %q, %q", path, got, h.Get("X-Frame-Options"))
		}
	}
}

// lacking says which of the headers of security.md an answer lacks.
func lacking(got testapp.Answer) (all []string) {
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow",
		"X-Frame-Options": "DENY", "Strict-Transport-Security": "", // this site is reached without TLS
	} {
		if got.Header.Get(name) != want {
			all = append(all, fmt.Sprintf("%s is %q", name, got.Header.Get(name)))
		}
	}
	csp := got.Header.Get("Content-Security-Policy")
	if got.Header.Get("Content-Type") == "application/pdf" && csp == "sandbox; default-src 'none'" {
		return all // a paper, which holds nothing that runs
	}
	for _, part := range []string{"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "'strict-dynamic'", "require-trusted-types-for 'script'"} {
		if !strings.Contains(csp, part) {
			all = append(all, "the policy for content lacks "+part)
		}
	}
	return all
}

func send(c *testapp.Client, r web.Route) testapp.Answer { return sendTo(c, r, concrete(r.Path)) }

func sendTo(c *testapp.Client, r web.Route, path string) testapp.Answer {
	if r.IsUnsafe() {
		return c.Post(path, nil)
	}
	return c.Get(path)
}
