package app_test

import (
	"net/url"
	"testing"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"
)

// A pupil keeps an adult out of everything about them and lets them back, each with one tap on the same page; the team sees
// that it stands. Cover is ended early and can be set again from the same page. Narrow and wide, with JavaScript and without.
func TestKeepingSomebodyOutAndEndingCover(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range ways {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			id := func(who string) string { s := a.School.Staff[who]; return s.String() }
			aled := sit(t, chromium, a, look)
			aled.signIn("aled")
			aled.click(`main a[href="/p/names"]`)
			aled.reads("Who you keep out", "They are not told.")
			aled.click(`input[value="` + id("pastoral") + `"]`)
			aled.click("main #answers button:not([formaction])")
			aled.reads("They can't see things about you from now on", "Siân Prosser")
			aled.accessible("pupil-names")
			aled.click("main button[formaction]")
			aled.reads("They are not kept out any more")
			a.As(t, "aled").Post("/p/names", url.Values{"not": {id("pastoral")}})

			lead := sit(t, chromium, a, look)
			lead.signIn("dsl")
			lead.open("/kept-out")
			lead.reads("Aled Vaughan", "Siân Prosser")
			lead.accessible("dsl-kept-out")
			lead.click("tbody a")
			lead.reads("Record it first")
			lead.accessible("dsl-kept-out-one")

			a.As(t, "head").Post("/cover", url.Values{"for": {id("dsl")}, "by": {id("pastoral")}, "until": {"20/11/2026 16:30"}})
			lead.open("/cover")
			lead.reads("Siân Prosser for Noor Khan")
			lead.accessible("dsl-cover")
			lead.click("main li a")
			lead.reads("goes back at once")
			lead.accessible("dsl-cover-end")
			lead.click("main form button")
			lead.reads("The cover has ended", "No cover is set")
			lead.accessible("dsl-cover-ended")
		})
	}
}
