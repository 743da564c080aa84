package app_test

import (
	"testing"
	"time"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A form that outlived its session: sent without JavaScript after the session had ended, it comes back with its text once its
// writer has signed in again, and is saved once.
func TestAFormOutlivesItsSession(t *testing.T) {
	chromium := browser.Start(t)
	look := browser.Look{Width: 360, NoScript: true}
	a := testapp.Start(t)
	p := sit(t, chromium, a, look)
	p.signIn("teacher")
	p.press("Log a concern")
	p.reads("Log a concern", "Save the concern")
	p.fill([2]string{"find", "aled"}, [2]string{"facts", "Sat alone in the library for the third day."})
	a.Clock.Advance(31 * time.Minute)
	p.press("Save the concern")
	p.reads("What you were writing is safe")
	p.accessible("kept-sign-in")
	if n := a.Rows("concern"); n != 0 {
		t.Errorf("%d concerns were saved by nobody", n)
	}
	p.write("username", "teacher")
	p.keys(kb.Tab + testapp.Password + kb.Enter)
	p.reads("Save the concern")
	p.until(func(string) bool {
		return p.holds("#facts", "Sat alone in the library for the third day.") && p.holds("#find", "aled")
	})
	p.accessible("kept-again")
	p.press("Save the concern")
	p.reads("Your concern is saved", "Sat alone in the library for the third day.")
	if n := a.Rows("concern"); n != 1 {
		t.Errorf("%d concerns are saved, want 1", n)
	}
}

// A double click is one submission: by the script that ignores the second, and without it by the key of the form.
func TestADoubleClickMakesOneRecord(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range handAndDesk {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			p := sit(t, chromium, a, look)
			p.signIn("teacher")
			p.open("/concerns/new")
			p.fill([2]string{"find", "aled"}, [2]string{"facts", "Sat alone in the library."})
			p.tab.Run(t, chromedp.DoubleClick("main .govuk-button-group button", chromedp.ByQuery))
			p.reads("Your concern is saved")
			if n := a.Rows("concern"); n != 1 {
				t.Errorf("%d concerns are saved, want 1", n)
			}
		})
	}
}

// A section of a plan keeps itself as a draft while it is written, saves nothing until somebody presses Save, and offers the
// draft again to whoever left it; once it is saved, nothing is left to offer.
func TestASectionLeftUnsavedIsOfferedAgain(t *testing.T) {
	chromium := browser.Start(t)
	a := testapp.Start(t)
	key := sit(t, chromium, a, browser.Look{Width: 1280})
	key.signIn("pastoral")
	key.beginsPlan("Support plan", "support")
	section := key.at() + "/part/support_needs"
	key.open(section)
	key.write("beside_text", "A quiet desk")
	before := a.Changes()
	key.reads("Draft saved")
	key.accessible("plan-draft")
	if n := a.Changes(); n != before {
		t.Errorf("keeping a draft changed the record: %d traces", n-before)
	}
	key.open(section)
	key.press("Carry on with it")
	key.until(func(string) bool { return key.holds("textarea[name=beside_text]", "A quiet desk") })
	key.rewrite("beside_text", "A quiet desk by the door.")
	key.press("Save")
	key.reads("About the whole plan")
	key.open(section)
	key.until(func(string) bool { return key.holds("textarea[name=beside_text]", "A quiet desk by the door.") })
	if key.says("Carry on with it") {
		t.Error("what was saved is still offered as unsaved")
	}
}

// A referral of some 45 boxes whose tab is closed in the middle: what was typed waits for its writer, is carried on with and
// sent, and the next referral begins empty.
func TestAReferralOutlivesItsTab(t *testing.T) {
	chromium := browser.Start(t)
	a := testapp.Start(t)
	quietHour(t, a)
	nav := &person{t: t, app: a, tab: chromium.NewTab(t), look: browser.Look{Width: 360}}
	nav.signIn("navigator")
	nav.beginsReferral()
	form := nav.at()
	nav.write("story", "It began on the bus")
	nav.tab.Run(t, chromedp.Poll(`document.querySelector('[data-draft-status]').textContent === 'Draft saved'`, nil, chromedp.WithPollingTimeout(25*time.Second)))
	if err := chromedp.Cancel(nav.tab.Context()); err != nil {
		t.Fatal(err)
	}

	nav.tab = chromium.NewTab(t)
	nav.open(form)
	nav.reads("You began to write here and did not finish")
	nav.accessible("referral-begun")
	nav.press("Carry on with it")
	nav.until(func(string) bool { return nav.holds("textarea[name=story]", "It began on the bus") })
	nav.fillsReferral()
	nav.reads("This is what will be sent")
	nav.press("Send it now")
	nav.reads("What was sent")
	nav.open("/")
	nav.beginsReferral()
	if nav.says("Carry on with it") || nav.holds("textarea[name=story]", "bus") {
		t.Error("what was sent is still in the form")
	}
}
