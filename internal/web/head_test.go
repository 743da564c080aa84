package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"heard/internal/testapp"
)

// HEAD answers every page as GET does, without the body: a monitor or a checker of links was told that nothing was here.
// Nobody gets further by it, and what cannot be read with GET has no HEAD.
func TestHeadAnswersAsGetDoes(t *testing.T) {
	a := testapp.Start(t)
	for _, who := range []string{"visitor", "aled", "navigator", "dsl", "riverside", "itadmin"} {
		for _, r := range a.Site.Routes() {
			c := a.Browser(t)
			if who != "visitor" {
				c = a.Resume(t, who)
			}
			path := concrete(r.Path)
			if r.IsUnsafe() {
				continue
			}
			get := c.Get(path)
			if who != "visitor" {
				c = a.Resume(t, who) // leaving has signed them out
			}
			head := c.Head(path)
			if head.Status != get.Status || head.To != get.To || head.Body != "" {
				t.Errorf("%s as %s: GET %d to %q, HEAD %d to %q with %d bytes", r.Path, who, get.Status, get.To, head.Status, head.To, len(head.Body))
			}
			for name := range get.Header {
				if !slices.Contains([]string{"Content-Length", "Date", "Set-Cookie"}, name) && len(head.Header[name]) != len(get.Header[name]) {
					t.Errorf("%s as %s: HEAD lacks %s", r.Path, who, name)
				}
			}
		}
	}
}

// A route that only takes something in is not here for HEAD.
func TestHeadOfAFormThatOnlySendsIsNotHere(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "dsl")
	read := map[string]bool{}
	for _, r := range a.Site.Routes() {
		read[r.Path] = read[r.Path] || !r.IsUnsafe()
	}
	before := a.Changes()
	for _, r := range a.Site.Routes() {
		if read[r.Path] {
			continue
		}
		if got := c.Head(concrete(r.Path)); got.Status != http.StatusNotFound {
			t.Errorf("%s: %d", r.Path, got.Status)
		}
	}
	if n := a.Changes() - before; n != 0 {
		t.Errorf("asking left %d traces of something done", n)
	}
}

// Asking for the head of a confidential page opens it, and is written down so; whoever may not open it is not told that it
// is there.
func TestHeadOfAConfidentialPageIsAnAuditedRead(t *testing.T) {
	a := testapp.Start(t)
	sent := a.As(t, "teacher").Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Words."}, "danger": {"no"}}).Want(http.StatusSeeOther)
	path, _, _ := strings.Cut(sent.To, "?")
	dsl, other := a.As(t, "dsl"), a.As(t, "pastoral")
	for _, ask := range []func(string) testapp.Answer{dsl.Get, dsl.Head} { // the client holds each against its row of the table
		before := a.Rows("audit")
		ask(path).Want(http.StatusOK)
		if n := a.Rows("audit") - before; n != 1 {
			t.Errorf("a reading left %d traces", n)
		}
	}
	other.Head(path).Want(http.StatusNotFound)
	a.Browser(t).Head(path).Want(http.StatusSeeOther)
	dsl.Headers = map[string]string{"Sec-Fetch-Site": "cross-site"} // a link from elsewhere may be followed, and so looked at
	if get, head := dsl.Get(path), dsl.Head(path); get.Status != http.StatusOK || head.Status != get.Status {
		t.Errorf("from another site: GET %d, HEAD %d", get.Status, head.Status)
	}
	monitor := a.Browser(t)
	monitor.Headers = nil // it is no browser
	for _, path := range []string{"/livez", "/readyz", "/"} {
		monitor.Head(path).Want(http.StatusOK)
	}
}
