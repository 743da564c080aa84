package app_test

import (
	"fmt"
	"testing"
	"time"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Scenario 1 in a real browser, on a phone and at a desk, with JavaScript and without: every question can be carried past
// with nothing written, what was written survives Back, and the receipt says when somebody reads it.
func TestAPupilAsksForHelp(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range ways {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			a.Clock.Set(time.Date(2027, 2, 19, 21, 40, 0, 0, time.UTC)) // the Friday of half term
			p := sit(t, chromium, a, look)
			p.signIn("aled")
			p.accessible("pupil-home")
			p.open("/p/1")
			p.reads("Talk to someone at school", "School is closed", "Leave this page", "0800 1111")
			p.accessible("ask-1-" + name)
			for n := 2; n <= 9; n++ {
				p.open(fmt.Sprintf("/p/%d", n))
				p.reads("Carry on", "Skip this", "Leave this page")
				if n == 5 {
					p.focus("#answers textarea")
					p.keys("I do not sleep much.")
				}
				p.accessible(fmt.Sprintf("ask-%d", n))
				p.click("#answers .govuk-button-group button")
				p.until(func(at string) bool { return at != fmt.Sprintf("/p/%d", n) })
			}
			p.reads("Check what you wrote", "I do not sleep much.")
			p.open("/p/5")
			p.until(func(string) bool { return p.holds("#answers textarea", "I do not sleep much.") })
			p.open("/p/10")
			p.reads("I do not sleep much.")
			p.accessible("ask-10-" + name)
			p.click("#answers button:not([hidden]):not([data-leave])")
			p.reads("Thank you, we have it", "Monday morning", "0800 1111")
			p.accessible("ask-thanks")
		})
	}
}

// Leave this page: by the button with and without JavaScript, and by Shift three times; what was typed is kept, the page is
// about nothing in particular, and Back shows nothing.
func TestLeavingThePageAtOnce(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range ways {
		t.Run(name, func(t *testing.T) {
			p := sit(t, chromium, testapp.Start(t), look)
			p.signIn("aled")
			p.open("/p/5")
			p.focus("#answers textarea")
			p.keys("Something hard to say.")
			if look.NoScript {
				p.click("[data-leave]")
			} else {
				p.keys(kb.Shift)
				p.keys(kb.Shift)
				p.keys(kb.Shift)
			}
			p.reads("Term dates", "Monday 16 November 2026", "2 September to 18 December 2026")
			p.accessible("left")
			p.tab.Run(t, chromedp.NavigateBack())
			p.until(func(string) bool { return !p.says("Something hard to say.") })
			p.signIn("aled")
			p.open("/p/5?kept=1")
			p.until(func(string) bool { return p.holds("textarea", "Something hard to say.") })
		})
	}
}
