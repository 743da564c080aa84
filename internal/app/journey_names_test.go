package app_test

import (
	"testing"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"
)

// A pupil keeps an adult out of everything about them and lets them back, each with one tap on the same page; the team sees
// that it stands. Cover is set, ended early, and can be set again from the same page. By keyboard alone and by the pages' own links,
// narrow and wide, with JavaScript and without.
func TestKeepingSomebodyOutAndEndingCover(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range ways {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			aled := sit(t, chromium, a, look)
			aled.signIn("aled")
			aled.press("Who you keep out")
			aled.reads("Who you keep out", "They are not told.")
			aled.keepsOut("pastoral", "Siân Prosser")
			aled.accessible("pupil-names")
			aled.press("Let Siân Prosser back")
			aled.reads("They are not kept out any more")
			aled.keepsOut("pastoral", "Siân Prosser")

			lead := sit(t, chromium, a, look)
			lead.signIn("dsl")
			lead.press("Kept out")
			lead.reads("Aled Vaughan", "Siân Prosser")
			lead.accessible("dsl-kept-out")
			lead.follow("tbody a")
			lead.reads("Record it first")
			lead.accessible("dsl-kept-out-one")

			lead.press("Today")
			lead.press("Set cover")
			lead.reads("Who covers for whom")
			lead.fill([2]string{"#for", "Noor Khan"}, [2]string{"#by", "Siân Prosser"}, [2]string{"until", "20/11/2026 16:30"})
			lead.press("Set cover")
			lead.reads("Siân Prosser for Noor Khan", "Hello Noor Khan")
			lead.press("Set cover")
			lead.reads("Siân Prosser for Noor Khan", "Who covers for whom")
			lead.accessible("dsl-cover")
			lead.follow("main li a")
			lead.reads("goes back at once")
			lead.accessible("dsl-cover-end")
			lead.press("End cover now")
			lead.reads("The cover has ended", "No cover is set")
			lead.accessible("dsl-cover-ended")
		})
	}
}

// keepsOut ticks a colleague and keeps them out.
func (p *person) keepsOut(who, called string) {
	p.t.Helper()
	p.tick("not", staffID(p.app, who))
	p.press("Keep them out")
	p.reads("They can't see things about you from now on", called)
}
