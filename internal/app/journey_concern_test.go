package app_test

import (
	"testing"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"

	"github.com/chromedp/chromedp/kb"
)

// 3.2, "a concern in under a minute": from the first page to the saved record by keyboard alone, in at most nine tab stops,
// with JavaScript and without, on a phone and at a desk.
func TestAConcernIsLogged(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range ways {
		t.Run(name, func(t *testing.T) {
			p := sit(t, chromium, testapp.Start(t), look)
			p.signIn("teacher")
			p.open("/concerns/new")
			p.focus("#find")
			p.keys("aled")
			p.focus("#facts")
			p.keys("Sat alone in the library at lunch for the third day.")
			if look.NoScript {
				p.click("main .govuk-button-group button")
			} else {
				p.accessible("concern-new")
				if stops := p.tabTo("Save the concern"); stops > 9 {
					t.Errorf("%d tab stops from what was seen to the button", stops)
				}
				p.keys(kb.Enter)
			}
			p.reads("Your concern is saved", "Aled Vaughan", "Sat alone in the library")
			p.accessible("concern-saved")
		})
	}
}
