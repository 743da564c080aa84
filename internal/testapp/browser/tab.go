package browser

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Look is how a reader has set up the screen.
type Look struct {
	Width    int64 // CSS pixels: 320, 360, 1280
	Dark     bool
	Contrast bool // wants more contrast
	Forced   bool // forced colours
	NoScript bool
}

// Tab is one open page.
type Tab struct {
	ctx context.Context
	own cdp.BrowserContextID // of a visitor's browser; empty for the common one
}

// NewTab opens an empty page, closed when the test ends. Cookies are shared
// with the browser's other tabs.
func (b *Browser) NewTab(t testing.TB) *Tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(b.ctx)
	t.Cleanup(closeTab)
	return &Tab{ctx: ctx}
}

// NewVisitor opens an empty page for somebody who sits at a browser of their own: it shares no cookie with any other tab.
func (b *Browser) NewVisitor(t testing.TB) *Tab {
	t.Helper()
	open := cdp.WithExecutor(b.ctx, chromedp.FromContext(b.ctx).Browser)
	own, err := target.CreateBrowserContext().WithDisposeOnDetach(true).Do(open)
	if err != nil {
		t.Fatal(err)
	}
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(own).WithNewWindow(true).Do(open)
	if err != nil {
		t.Fatal(err)
	}
	ctx, closeTab := chromedp.NewContext(b.ctx, chromedp.WithTargetID(id))
	t.Cleanup(closeTab)
	return &Tab{ctx: ctx, own: own}
}

// patience is how long one step in a tab may take before the test gives up on it.
const patience = 30 * time.Second

// Context is for tests that go beyond this package with chromedp itself.
func (tab *Tab) Context() context.Context { return tab.ctx }

// Run performs chromedp actions in the tab.
func (tab *Tab) Run(t testing.TB, actions ...chromedp.Action) {
	t.Helper()
	if chromedp.FromContext(tab.ctx).Target == nil {
		if err := chromedp.Run(tab.ctx); err != nil { // the tab must be made under a context that lasts
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// Download does something that makes the browser save a file, and gives what was saved.
func (tab *Tab) Download(t testing.TB, ask func()) []byte {
	t.Helper()
	dir, c := t.TempDir(), chromedp.FromContext(tab.ctx)
	allow := cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllowAndName).WithDownloadPath(dir).WithBrowserContextID(tab.own)
	if err := allow.Do(cdp.WithExecutor(tab.ctx, c.Browser)); err != nil {
		t.Fatal(err)
	}
	ask()
	const step = 20 * time.Millisecond
	for range patience / step {
		time.Sleep(step)
		files, err := filepath.Glob(filepath.Join(dir, "*-*"))
		if err != nil || len(files) != 1 || filepath.Ext(files[0]) != "" { // while it comes in, it has an ending of its own
			continue
		}
		saved, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		return saved
	}
	t.Fatal("no file was saved")
	return nil
}

// Open goes to an address in a given look.
func (tab *Tab) Open(t testing.TB, url string, look Look) {
	t.Helper()
	tab.Wear(t, look)
	tab.Run(t, chromedp.Navigate(url))
}

// Wear changes the look without loading the page again.
func (tab *Tab) Wear(t testing.TB, look Look) {
	t.Helper()
	height := int64(800)
	if look.Width < 500 {
		height = 740
	}
	tab.Run(t,
		chromedp.EmulateViewport(look.Width, height),
		emulation.SetScriptExecutionDisabled(look.NoScript),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: pick(look.Dark, "dark", "light")},
			{Name: "prefers-contrast", Value: pick(look.Contrast, "more", "no-preference")},
			{Name: "forced-colors", Value: pick(look.Forced, "active", "none")},
			{Name: "prefers-reduced-motion", Value: "reduce"},
		}),
	)
}

func pick(yes bool, then, otherwise string) string {
	if yes {
		return then
	}
	return otherwise
}

// Shoot saves a picture of the whole page as PNG.
func (tab *Tab) Shoot(t testing.TB, file string) {
	t.Helper()
	var png []byte
	tab.Run(t, chromedp.FullScreenshot(&png, 100))
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, png, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TooWide names the first element that makes the page scroll sideways, or "".
func (tab *Tab) TooWide(t testing.TB) string {
	t.Helper()
	var culprit string
	tab.Run(t, chromedp.Evaluate(`(() => {
		const page = document.documentElement
		if (page.scrollWidth <= page.clientWidth) return ''
		for (const e of document.body.querySelectorAll('*')) {
			if (e.getBoundingClientRect().right > page.clientWidth + 1 && !e.closest('.heard-table')) {
				return e.tagName + '.' + e.className
			}
		}
		return 'page'
	})()`, &culprit))
	return culprit
}

// TooSmall names every control that a finger might miss: less than min CSS
// pixels high or wide, but for links inside a sentence.
func (tab *Tab) TooSmall(t testing.TB, least int) []string {
	t.Helper()
	var found []string
	tab.Run(t, chromedp.Evaluate(`((least) => {
		const inSentence = (e) => [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== '')
		const reach = (e) => {
			// The whole row of a task list takes the click of its link.
			const label = e.closest('.govuk-task-list__item') || (e.labels && e.labels[0])
			const own = e.getBoundingClientRect(), more = label ? label.getBoundingClientRect() : own
			return { width: Math.max(own.width, more.width), height: Math.max(own.height, more.height) }
		}
		return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
			.filter((e) => e.checkVisibility() && e.type !== 'hidden' && !e.matches('.govuk-skip-link'))
			.filter((e) => !(e.tagName === 'A' && inSentence(e)))
			.filter((e) => { const r = reach(e); return r.height < least || r.width < least })
			.map((e) => e.tagName + ' ' + (e.name || e.textContent.trim()) + ' ' + Math.round(reach(e).width) + '×' + Math.round(reach(e).height))
	})(`+strconv.Itoa(least)+`)`, &found))
	return found
}
