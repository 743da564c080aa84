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

// In forced colours the reader's own palette stands, so that contrast is
// theirs; at 320 px what matters is that nothing is cut off.
var looks = []struct {
	name string
	look browser.Look
	axe  bool
}{
	{"360", browser.Look{Width: 360}, true},
	{"1280", browser.Look{Width: 1280}, true},
	{"1280-dark", browser.Look{Width: 1280, Dark: true}, true},
	{"360-forced", browser.Look{Width: 360, Forced: true}, false},
	{"320", browser.Look{Width: 320}, false},
}

// No WCAG 2.2 A or AA violation, and nothing that scrolls sideways, on any
// example of any page.
func TestExamplesAreAccessible(t *testing.T) {
	specimens := view.AllExamples()
	server := httptest.NewServer(exampleServer(t, specimens))
	t.Cleanup(server.Close)
	chromium := browser.Start(t)
	tabs := make(chan *browser.Tab, 2)
	tabs <- chromium.NewTab(t)
	tabs <- chromium.NewTab(t)
	for n, s := range specimens {
		t.Run(s.Name(), func(t *testing.T) {
			t.Parallel()
			tab := <-tabs
			defer func() { tabs <- tab }()
			tab.Open(t, server.URL+"/"+strconv.Itoa(n), looks[0].look)
			for _, l := range looks {
				t.Run(l.name, func(t *testing.T) {
					tab.Wear(t, l.look)
					checkLook(t, tab, s, l.look, l.axe)
					if *shots != "" {
						name := strings.NewReplacer("/", "_", ".html", "", " ", "-").Replace(s.Name())
						tab.Shoot(t, filepath.Join(*shots, name+"@"+l.name+".png"))
					}
				})
			}
		})
	}
}

func checkLook(t *testing.T, tab *browser.Tab, s view.Specimen, look browser.Look, axe bool) {
	t.Helper()
	if wide := tab.TooWide(t); wide != "" {
		t.Errorf("scrolls sideways because of %s", wide)
	}
	if s.Audience == view.Pupil && look.Width == 360 {
		for _, small := range tab.TooSmall(t, 44) {
			t.Errorf("a finger may miss %s", small)
		}
	}
	if !axe {
		return
	}
	for _, v := range tab.Violations(t) {
		t.Errorf("%v", v)
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
