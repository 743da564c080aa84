package view_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"

	webfiles "heard/web"

	"heard/internal/testapp/browser"
)

// The smallest page with a draft and an idle notice, both in a hurry.
const draftPage = `<!DOCTYPE html><html lang="en"><head><title>Draft</title>
<script type="module" src="%s" nonce="example-nonce"></script></head>
<body data-idle-warning="0.5"><form method="post" action="/send" data-draft="/draft" data-draft-seconds="0.2">
<label for="words">Words</label><textarea id="words" name="words"></textarea>
<input type="hidden" name="key" value="k"><p data-draft-status role="status"></p>
<button type="submit">Send</button></form></body></html>`

func newDraftScene(t *testing.T) *scene {
	t.Helper()
	assets, err := webfiles.NewAssets(webfiles.Static())
	if err != nil {
		t.Fatal(err)
	}
	script, err := assets.URL("heard.js")
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{}
	mux := http.NewServeMux()
	mux.Handle(webfiles.Prefix, assets)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.note(r)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", examplePolicy)
		if r.Method == http.MethodGet {
			_, _ = fmt.Fprintf(w, draftPage, script)
		}
	})
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestDraftsAreKeptOnTheServer(t *testing.T) {
	s := newDraftScene(t)
	tab := browser.Start(t).NewTab(t)
	tab.Open(t, s.URL, browser.Look{Width: 360})
	tab.Run(t, chromedp.SendKeys("#words", "not yet sent", chromedp.ByQuery))
	s.expect(t, "POST /draft words=not yet sent")
	tab.Run(t, chromedp.Poll(`document.querySelector('[data-draft-status]').textContent === 'Draft saved'`, nil))
	var kept int
	tab.Run(t, chromedp.Evaluate(`localStorage.length + sessionStorage.length`, &kept))
	if kept != 0 {
		t.Error("the browser keeps something")
	}
}

// A calm notice, without a clock, and one button to stay.
func TestIdlingOffersToStay(t *testing.T) {
	s := newDraftScene(t)
	tab := browser.Start(t).NewTab(t)
	tab.Open(t, s.URL, browser.Look{Width: 360})
	tab.Run(t, chromedp.Click(".heard-idle button", chromedp.ByQuery))
	s.expect(t, "POST /stay")
}
