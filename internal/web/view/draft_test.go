package view_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp"

	webfiles "heard/web"

	"heard/internal/testapp/browser"
	"heard/internal/web/view"
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
			page := draftPage
			switch r.URL.Path {
			case "/slow": // its turn to save itself never comes
				page = strings.Replace(page, `="0.2"`, `="600"`, 1)
			case "/again":
				page = strings.NewReplacer(` data-draft=`, ` data-draft-unsaved data-draft=`, `></textarea>`, `>came back</textarea>`,
					`data-draft-status`, `data-draft-status="Kept for you."`).Replace(page)
			}
			_, _ = fmt.Fprintf(w, page, script)
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

// Somebody who is called away in the middle of a sentence finds it again: the page saves itself as it goes out of sight.
func TestADraftIsKeptWhenThePageIsLeft(t *testing.T) {
	s := newDraftScene(t)
	tab := browser.Start(t).NewTab(t)
	tab.Open(t, s.URL+"/slow", browser.Look{Width: 360})
	tab.Run(t, chromedp.SendKeys("#words", "half a sentence", chromedp.ByQuery))
	tab.Open(t, s.URL+"/elsewhere", browser.Look{Width: 360})
	s.expect(t, "POST /draft words=half a sentence")
}

// A calm notice, without a clock, and one button to stay.
func TestIdlingOffersToStay(t *testing.T) {
	s := newDraftScene(t)
	tab := browser.Start(t).NewTab(t)
	tab.Open(t, s.URL, browser.Look{Width: 360})
	tab.Run(t, chromedp.Click(".heard-idle button", chromedp.ByQuery))
	s.expect(t, "POST /stay")
}

// What came back with something wrong is nobody's yet: it is kept without another letter being typed.
func TestAFormThatCameBackIsKept(t *testing.T) {
	s := newDraftScene(t)
	tab := browser.Start(t).NewTab(t)
	tab.Open(t, s.URL+"/again", browser.Look{Width: 360})
	s.expect(t, "POST /draft words=came back")
	tab.Run(t, chromedp.Poll(`document.querySelector('[data-draft-status]').textContent === 'Kept for you.'`, nil))
}

// keptNot is the forms with a box for narrative that keep nothing while they are written, each with the reason.
var keptNot = map[string]string{
	"triage/decide.html#close": "a page keeps one text, and that is the decision beside it; this is one sentence about how it ended",
}

// Nobody loses what they typed: whoever may write in sentences finds them again, whatever happened to the page. A form that saves
// itself sends what it holds to the drafts and never to its own address, where every ten seconds would be a save that nobody
// asked for; while an earlier text waits it saves nothing, and says where that text is.
func TestWhatIsWrittenIsKept(t *testing.T) {
	engine := newEngine(t)
	kept, unkept := 0, map[string]bool{}
	for _, s := range view.AllExamples() {
		for _, form := range postsOf(t, engine, s) {
			aside := form.Find("input[name=aside]").Length()
			to, saves := form.Attr("data-draft")
			switch {
			case saves && aside == 0:
				kept++
				if to != "/draft?for="+form.AttrOr("action", "") {
					t.Errorf("%s keeps its draft at %q, want the drafts, for %s", s.Name(), to, form.AttrOr("action", ""))
				}
				if form.Find("[data-draft-status]").Length() != 1 {
					t.Errorf("%s does not say whether its draft is kept", s.Name())
				}
			case aside == 1 && !saves:
				if form.Parent().Find(`a[href="`+form.AttrOr("action", "")+`?kept=1"]`).Length() != 1 {
					t.Errorf("%s does not lead to the text that waits", s.Name())
				}
			case saves:
				t.Errorf("%s would replace the text that waits", s.Name())
			case form.Find("textarea").Length() > 0:
				name := s.File + "#" + form.AttrOr("id", "")
				if unkept[name] = true; keptNot[name] == "" {
					t.Errorf("%s: what is typed into the form %q is lost with the page; use the form of the page, and Keeps in its Head", s.Name(), form.AttrOr("id", ""))
				}
			}
		}
	}
	if kept == 0 {
		t.Error("no form saves itself")
	}
	for name := range keptNot {
		if !unkept[name] {
			t.Errorf("%s has no such form any more", name)
		}
	}
}

// postsOf gives the forms of an example that send something.
func postsOf(t *testing.T, engine *view.Engine, s view.Specimen) []*goquery.Selection {
	t.Helper()
	var out bytes.Buffer
	if err := engine.Render(&out, s.Frame, s.Example.Page); err != nil {
		t.Fatal(err)
	}
	page, err := goquery.NewDocumentFromReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	var forms []*goquery.Selection
	for _, form := range page.Find("form").EachIter() {
		if form.AttrOr("method", "get") == "post" {
			forms = append(forms, form)
		}
	}
	return forms
}
