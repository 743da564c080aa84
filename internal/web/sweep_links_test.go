package web_test

import (
	"bytes"
	"strings"
	"testing"

	"heard/internal/testapp"
	"heard/internal/web"
	"heard/internal/web/view"

	"github.com/PuerkitoBio/goquery"
)

// Every internal link and every form of every page leads to a route of the table.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	a := testapp.Start(t)
	for _, s := range view.AllExamples() {
		if strings.HasSuffix(s.Example.Name, "hostile") || s.File == "dev/components.html" {
			continue // their addresses are made up to break things
		}
		for _, link := range linksOf(t, a, s) {
			if !leads(a.Site.Routes(), link.method, link.path) {
				t.Errorf("%s: %s %s is not in the route table", s.Name(), link.method, link.path)
			}
		}
	}
}

type anchor struct{ method, path string }

func linksOf(t *testing.T, a *testapp.App, s view.Specimen) []anchor {
	t.Helper()
	var b bytes.Buffer
	if err := a.Views.Render(&b, s.Frame, s.Example.Page); err != nil {
		t.Fatal(err)
	}
	d, err := goquery.NewDocumentFromReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	var all []anchor
	add := func(method, address string) {
		path, _, _ := strings.Cut(strings.Split(address, "#")[0], "?")
		if strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "/static/") && !strings.HasPrefix(path, "/example") {
			all = append(all, anchor{method, path})
		}
	}
	d.Find("a[href]").Each(func(_ int, n *goquery.Selection) { add("GET", n.AttrOr("href", "")) })
	d.Find("form[action]").Each(func(_ int, n *goquery.Selection) {
		add(strings.ToUpper(n.AttrOr("method", "get")), n.AttrOr("action", ""))
	})
	d.Find("[formaction]").Each(func(_ int, n *goquery.Selection) { add("POST", n.AttrOr("formaction", "")) })
	return all
}

// leads reports whether a route takes the path; a part that begins with a colon takes anything.
func leads(routes []web.Route, method, path string) bool {
	parts := strings.Split(path, "/")
	for _, r := range routes {
		pattern := strings.Split(r.Path, "/")
		if r.Method != method || len(pattern) != len(parts) {
			continue
		}
		same := true
		for i, p := range pattern {
			same = same && (strings.HasPrefix(p, ":") || p == parts[i])
		}
		if same {
			return true
		}
	}
	return false
}
