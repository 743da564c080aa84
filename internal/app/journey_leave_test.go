package app_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"heard/internal/app"
	"heard/internal/testapp"
	"heard/internal/testapp/browser"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A school may end "Leave this page" at a page of another site. A form may be answered with no redirect to one (form-action), so
// that a child who left stayed on the form with their words on the screen, or, with scripts, on an empty page.
func TestLeavingForAnotherSite(t *testing.T) {
	chromium, weather := browser.Start(t), newWeather(t)
	for _, name := range []string{"phone", "phone, no script"} {
		look := ways[name]
		t.Run(name, func(t *testing.T) {
			p := sit(t, chromium, testapp.Start(t, func(o *app.Options) { o.Leave = weather }), look)
			for _, path := range []string{"/p/5", "/about-leaving"} { // with a form, and without
				p.signIn("aled")
				p.open(path)
				if path == "/p/5" {
					p.focus("#answers textarea")
					p.keys("Something hard to say.")
				}
				if path == "/p/5" || look.NoScript {
					p.click("[data-leave]")
				} else {
					p.keys(kb.Shift + kb.Shift + kb.Shift)
				}
				p.reads("Sunny, with showers")
				p.leftNoTrace(path)
				p.tab.Run(t, chromedp.NavigateBack())
				p.until(func(string) bool { return !p.says("Something hard to say.") && !p.says("Sunny") })
			}
			p.signIn("aled")
			p.open("/p/5?kept=1")
			p.until(func(string) bool { return p.holds("textarea", "Something hard to say.") })
		})
	}
}

// newWeather is a page of another site, as a school may choose it.
func newWeather(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(`<!DOCTYPE html><title>Weather</title><p>Sunny, with showers</p>`))
	}))
	t.Cleanup(s.Close)
	return s.URL + "/weather"
}

// leftNoTrace looks at what the tab's own Back and Forward lead to: nothing of leaving, and with scripts not even the page that
// was left, whose place the school's page has taken.
func (p *person) leftNoTrace(left string) {
	p.t.Helper()
	var entries []*page.NavigationEntry
	p.tab.Run(p.t, chromedp.ActionFunc(func(ctx context.Context) (err error) {
		_, entries, err = page.GetNavigationHistory().Do(ctx)
		return err
	}))
	for _, e := range entries {
		path := strings.TrimPrefix(e.URL, p.app.URL)
		if path == "/leave" || path == "/term-dates" || path == left && !p.look.NoScript {
			p.t.Errorf("Back or Forward leads to %s", path)
		}
	}
}
