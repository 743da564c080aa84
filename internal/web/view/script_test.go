package view_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	webfiles "heard/web"

	"heard/internal/testapp/browser"
	"heard/internal/web/view"
)

// scene serves a few pages and remembers what was asked of it.
type scene struct {
	*httptest.Server
	mu      sync.Mutex
	seen    []string
	answers map[string]string // address, and the letters that were sent to it -> JSON
}

func newScene(t *testing.T, pages map[string]view.Page) *scene {
	t.Helper()
	engine := newEngine(t)
	assets, err := webfiles.NewAssets(webfiles.Static())
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{answers: map[string]string{}}
	mux := http.NewServeMux()
	mux.Handle(webfiles.Prefix, assets)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.note(r)
		if answer, ok := s.answers[r.URL.String()+" "+r.PostForm.Get("q")]; ok {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, answer)
			return
		}
		w.Header().Set("Content-Security-Policy", examplePolicy)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		page, ok := pages[r.URL.Path]
		if !ok {
			return
		}
		var out bytes.Buffer
		frame := view.ExampleFrame(view.Staff)
		frame.IdleWarningSeconds, frame.Path = 0, r.URL.Path
		if err := engine.Render(&out, frame, page); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		_, _ = out.WriteTo(w)
	})
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// answer makes the scene say something to a script that sends it letters.
func (s *scene) answer(address, letters, json string) { s.answers[address+" "+letters] = json }

func (s *scene) note(r *http.Request) {
	line := r.Method + " " + r.URL.Path
	for _, field := range []string{"code", "from", "words"} {
		if value := r.FormValue(field); value != "" {
			line += " " + field + "=" + value
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = append(s.seen, line)
}

// expect waits until the server has been asked.
func (s *scene) expect(t *testing.T, want string) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		s.mu.Lock()
		found := slices.Contains(s.seen, want)
		s.mu.Unlock()
		if found {
			return
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t.Errorf("nobody asked %q, but %q", want, s.seen)
}

func TestKeysAndLeaving(t *testing.T) {
	chromium := browser.Start(t)
	pages := map[string]view.Page{"/sign-in/code": view.SignInCode{}, "/": view.Today{Name: "Siân"}}
	typeCode := chromedp.SendKeys("#code", "AB12", chromedp.ByQuery)
	shift := chromedp.KeyEvent(kb.Shift)
	cases := []struct {
		name    string
		path    string
		look    browser.Look
		actions []chromedp.Action
		want    string
	}{
		{
			"Enter in a box carries on, although leaving comes first", "/sign-in/code", browser.Look{Width: 360},
			[]chromedp.Action{typeCode, chromedp.SendKeys("#code", kb.Enter, chromedp.ByQuery)},
			"POST /sign-in/code code=AB12",
		},
		{
			"Enter in a box without scripts", "/sign-in/code", browser.Look{Width: 360, NoScript: true},
			[]chromedp.Action{typeCode, chromedp.SendKeys("#code", kb.Enter, chromedp.ByQuery)},
			"POST /sign-in/code code=AB12",
		},
		{
			"leaving takes what was typed along", "/sign-in/code", browser.Look{Width: 360},
			[]chromedp.Action{typeCode, chromedp.Click("[data-leave]", chromedp.ByQuery)},
			"POST /leave code=AB12 from=/sign-in/code",
		},
		{
			"leaving without scripts", "/sign-in/code", browser.Look{Width: 360, NoScript: true},
			[]chromedp.Action{typeCode, chromedp.Click("[data-leave]", chromedp.ByQuery)},
			"POST /leave code=AB12 from=/sign-in/code",
		},
		{
			"Shift three times leaves", "/sign-in/code", browser.Look{Width: 360},
			[]chromedp.Action{typeCode, shift, shift, shift},
			"POST /leave code=AB12 from=/sign-in/code",
		},
		{
			"Ctrl and Enter sends", "/sign-in/code", browser.Look{Width: 1280},
			[]chromedp.Action{typeCode, chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(2))},
			"POST /sign-in/code code=AB12",
		},
		{"c logs a concern", "/", browser.Look{Width: 1280}, []chromedp.Action{chromedp.KeyEvent("c")}, "GET /concerns/new"},
		{"? shows the keys", "/", browser.Look{Width: 1280}, []chromedp.Action{chromedp.KeyEvent("?")}, "GET /shortcuts"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newScene(t, pages)
			tab := chromium.NewTab(t)
			tab.Open(t, s.URL+c.path, c.look)
			tab.Run(t, c.actions...)
			s.expect(t, c.want)
		})
	}
}
