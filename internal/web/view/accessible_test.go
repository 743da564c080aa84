package view_test

import (
	"bytes"
	"flag"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	webfiles "heard/web"

	"heard/internal/testapp/browser"
	"heard/internal/web/view"
)

// go test ./internal/web/view -run Accessible -shots /tmp/shots saves a
// picture of every example, for a person to look at.
var shots = flag.String("shots", "", "folder for pictures of every example")

var looks = []struct {
	name string
	look browser.Look
}{
	{"360", browser.Look{Width: 360}},
	{"1280", browser.Look{Width: 1280}},
	{"1280-dark", browser.Look{Width: 1280, Dark: true}},
	{"360-forced", browser.Look{Width: 360, Forced: true}},
	{"320", browser.Look{Width: 320}},
}

// No WCAG 2.2 A or AA violation, and nothing that scrolls sideways, on any
// example of any page.
func TestExamplesAreAccessible(t *testing.T) {
	chromium := browser.Start(t)
	specimens := view.AllExamples()
	server := httptest.NewServer(exampleServer(t, specimens))
	t.Cleanup(server.Close)
	tab := chromium.NewTab(t)
	for n, s := range specimens {
		t.Run(s.Name(), func(t *testing.T) {
			tab.Open(t, server.URL+"/"+strconv.Itoa(n), looks[0].look)
			for _, l := range looks {
				tab.Wear(t, l.look)
				if wide := tab.TooWide(t); wide != "" {
					t.Errorf("%s: scrolls sideways because of %s", l.name, wide)
				}
				if s.Audience == view.Pupil && l.look.Width == 360 {
					for _, small := range tab.TooSmall(t, 44) {
						t.Errorf("%s: a finger may miss %s", l.name, small)
					}
				}
				if l.name != "320" {
					for _, v := range tab.Violations(t) {
						t.Errorf("%s: %v", l.name, v)
					}
				}
				if *shots != "" && l.name != "320" {
					name := strings.NewReplacer("/", "_", ".html", "", " ", "-").Replace(s.Name())
					tab.Shoot(t, filepath.Join(*shots, name+"@"+l.name+".png"))
				}
			}
		})
	}
}

// exampleServer shows the examples under the same policy as the program.
func exampleServer(t *testing.T, specimens []view.Specimen) http.Handler {
	t.Helper()
	engine := newEngine(t)
	assets, err := webfiles.NewAssets(webfiles.Static())
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle(webfiles.Prefix, assets)
	mux.HandleFunc("GET /{n}", func(w http.ResponseWriter, r *http.Request) {
		n, err := strconv.Atoi(r.PathValue("n"))
		if err != nil || n >= len(specimens) {
			http.NotFound(w, r)
			return
		}
		s := specimens[n]
		var out bytes.Buffer
		if err := engine.Render(&out, s.Frame, s.Example.Page); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", examplePolicy)
		_, _ = out.WriteTo(w)
	})
	return mux
}

const examplePolicy = "default-src 'none'; script-src 'nonce-example-nonce' 'strict-dynamic'; style-src 'self'; " +
	"img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'"
