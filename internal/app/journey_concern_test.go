package app_test

import (
	"testing"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"

	"github.com/chromedp/chromedp/kb"
)

// 3.2, "a concern in under a minute": from the first page to the saved record by keyboard alone, with JavaScript and without, on a
// phone and at a desk. The form opens in its first box, and from there to the button are at most nine tab stops, that box one of
// them.
func TestAConcernIsLogged(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range ways {
		t.Run(name, func(t *testing.T) {
			p := sit(t, chromium, testapp.Start(t), look)
			p.signIn("teacher")
			if look.NoScript {
				p.press("Log a concern")
			} else {
				p.keys("c")
			}
			p.reads("Who is this about?")
			p.until(func(string) bool { return p.focused(named("find")) })
			p.stops = 1
			p.types("aled")
			if !look.NoScript {
				p.reads("Aled Vaughan, 10A") // as one types, without the Find button
				aled := p.app.School.Pupils["aled"]
				p.tick("pupil", aled.String())
			}
			p.write("facts", "Sat alone in the library at lunch for the third day.")
			p.accessible("concern-new")
			p.tabTo("Save the concern")
			if p.stops > 9 {
				t.Errorf("%d tab stops from who it is about to the button", p.stops)
			}
			p.keys(kb.Enter)
			p.reads("Your concern is saved", "Aled Vaughan", "Sat alone in the library")
			p.accessible("concern-saved")
		})
	}
}
