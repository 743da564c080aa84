package app_test

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"
	"heard/internal/testdb"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestMain(m *testing.M) { testdb.Main(m) }

// go test ./internal/app -shots DIR saves pictures of the journeys. The README shows three of them, kept in
// deploy/screenshots: take them again when a page has changed.
var shots = flag.String("shots", "", "folder for pictures of the journeys")

// person is somebody at a browser of their own.
type person struct {
	t    *testing.T
	app  *testapp.App
	tab  *browser.Tab
	look browser.Look

	stops int // that the Tab key has made so far
}

// sit opens a browser at the first page.
func sit(t *testing.T, b *browser.Browser, a *testapp.App, look browser.Look) *person {
	t.Helper()
	p := &person{t: t, app: a, tab: b.NewVisitor(t), look: look}
	p.open("/")
	return p
}

func (p *person) open(path string) {
	p.t.Helper()
	p.tab.Open(p.t, p.app.URL+path, p.look)
}

// signIn goes from the first page through the sign-in page, by keyboard.
func (p *person) signIn(name string) {
	p.t.Helper()
	p.open("/")
	p.press("Sign in")
	p.reads("Password")
	p.write("username", name)
	p.write("password", testapp.Password)
	p.keys(kb.Enter)
	p.reads("Sign out")
}

func (p *person) keys(s string) {
	p.t.Helper()
	p.tab.Run(p.t, chromedp.KeyEvent(s))
}

func (p *person) focus(selector string) {
	p.t.Helper()
	p.tab.Run(p.t, chromedp.Focus(selector, chromedp.ByQuery))
}

func (p *person) click(selector string) {
	p.t.Helper()
	p.tab.Run(p.t, chromedp.Click(selector, chromedp.ByQuery))
}

// at is the path of the address bar.
func (p *person) at() string {
	p.t.Helper()
	var where string
	p.tab.Run(p.t, chromedp.Location(&where))
	path := strings.TrimPrefix(where, p.app.URL)
	path, _, _ = strings.Cut(path, "?")
	path, _, _ = strings.Cut(path, "#")
	return path
}

// reads waits until the page says every text: what was sent takes a moment to come back.
func (p *person) reads(texts ...string) {
	p.t.Helper()
	got := ""
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(p.tab.Context(), 2*time.Second)
		err := chromedp.Run(ctx, chromedp.Text("body", &got, chromedp.ByQuery)) // fails between two pages
		cancel()
		if err == nil && !slices.ContainsFunc(texts, func(s string) bool { return !strings.Contains(got, s) }) {
			return
		}
	}
	p.t.Fatalf("at %s nobody reads all of %q:\n%s", p.at(), texts, got)
}

// looked remembers which pages were asked about at which width.
var looked sync.Map

// accessible asks axe-core about the page as it stands, and takes its picture. What asks needs scripts itself: the page was
// built without them and stays so.
func (p *person) accessible(name string) {
	p.t.Helper()
	if _, before := looked.LoadOrStore(fmt.Sprint(name, p.look.Width), true); before {
		return // several journeys pass here, and the page is the same with scripts and without
	}
	if p.look.NoScript {
		with := p.look
		with.NoScript = false
		p.tab.Wear(p.t, with)
		defer p.tab.Wear(p.t, p.look)
	}
	for _, v := range p.tab.Violations(p.t) {
		p.t.Errorf("%s: %s", name, v)
	}
	if wide := p.tab.TooWide(p.t); wide != "" {
		p.t.Errorf("%s scrolls sideways: %s", name, wide)
	}
	if *shots != "" {
		p.tab.Shoot(p.t, filepath.Join(*shots, fmt.Sprintf("%s-%d.png", name, p.look.Width)))
	}
}

// ways are how every journey must pass, by keyboard: with JavaScript and without, wide and narrow. What a finger does instead is
// held by the controls' sizes and by no script being needed.
var ways = map[string]browser.Look{
	"phone":              {Width: 360},
	"phone, no script":   {Width: 360, NoScript: true},
	"desktop":            {Width: 1280},
	"desktop, no script": {Width: 1280, NoScript: true},
}

// tabTo presses Tab until the focus is on a control with that text, and counts.
func (p *person) tabTo(text string) int {
	p.t.Helper()
	return p.tabUntil("is called "+text, `(e) => (e.innerText || (e.type === 'submit' ? e.value : '') || '').trim() === `+strconv.Quote(text))
}

// until waits for something to be so; what was sent takes a moment to come back.
func (p *person) until(so func(at string) bool) {
	p.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if so(p.at()) {
			return
		}
	}
	p.t.Fatalf("nothing happened at %s", p.at())
}

// says reports whether the page holds the text now.
func (p *person) says(text string) bool {
	got := ""
	ctx, cancel := context.WithTimeout(p.tab.Context(), 2*time.Second)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Text("body", &got, chromedp.ByQuery)) == nil && strings.Contains(got, text)
}

// holds reports whether a box has the text in it.
func (p *person) holds(selector, text string) bool {
	got := ""
	ctx, cancel := context.WithTimeout(p.tab.Context(), 2*time.Second)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Value(selector, &got, chromedp.ByQuery)) == nil && strings.Contains(got, text)
}
