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

// Scenario 1 in a real browser, on a phone and at a desk, with JavaScript and without, by keyboard alone and by the pages' own
// links: every question can be carried past with nothing written, one adult is chosen and another kept out, what was written
// stands there when the pupil goes back to it, and the receipt says who reads it and when.
func TestAPupilAsksForHelp(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range ways {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			a.Clock.Set(time.Date(2027, 2, 19, 21, 40, 0, 0, time.UTC)) // the Friday of half term
			p := sit(t, chromium, a, look)
			p.signIn("aled")
			p.accessible("pupil-home")
			p.press("Talk to someone")
			p.reads("Talk to someone at school", "School is closed", "Leave this page", "0800 1111")
			p.accessible("ask-1-" + name)
			p.press("Start")
			for n := 2; n <= 9; n++ {
				here := fmt.Sprintf("/p/%d", n)
				p.until(func(at string) bool { return at == here })
				p.reads("Carry on", "Skip this", "Leave this page")
				p.answers(n)
				p.accessible(fmt.Sprintf("ask-%d", n))
				p.press(map[bool]string{true: "Skip this", false: "Carry on"}[n == 3 || n == 8])
			}
			p.reads("Check what you wrote", "To talk to someone", "I do not sleep much.", "Siân Prosser", "Daniel Marsh")
			p.follow(`a[href="/p/5?then=check"]`)
			p.until(func(string) bool { return p.holds("#answers textarea[name=words]", "I do not sleep much.") })
			p.rewrite("words", "I do not sleep at all.")
			p.press("Carry on")
			p.reads("Check what you wrote", "I do not sleep at all.", "Siân Prosser reads this on Monday morning")
			p.accessible("ask-10-" + name)
			p.press("Send")
			p.reads("Thank you, we have it", "Siân Prosser can read it", "Monday morning", "0800 1111")
			p.accessible("ask-thanks")
			p.press("Larkfield School (fictional)")
			p.reads("Yours", "No one has answered it yet")

			for _, who := range []string{"pastoral", "teacher"} {
				adult := sit(t, chromium, a, look)
				adult.signIn(who)
				adult.press("Requests for help")
				adult.until(func(at string) bool { return at == "/requests" })
				adult.reads("Requests for help")
				if adult.says("Aled Vaughan") != (who == "pastoral") {
					t.Errorf("%s finds what Aled sent: %t", who, who != "pastoral")
				}
			}
		})
	}
}

// answers says something to the questions that scenario 1 needs, and nothing to the rest.
func (p *person) answers(question int) {
	p.t.Helper()
	switch question {
	case 4:
		p.choose("kind", "talk")
	case 5:
		p.write("words", "I do not sleep much.")
	case 6:
		p.choose("chosen", staffID(p.app, "pastoral"))
		p.tick("not", staffID(p.app, "teacher"))
	}
}

func staffID(a *testapp.App, name string) string { id := a.School.Staff[name]; return id.String() }

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
