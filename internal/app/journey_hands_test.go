package app_test

import (
	"net/url"
	"testing"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"
)

// A named worker who is kept out is missed on the lead's morning, and another is named there. A form that was open when a
// young person kept its choice out is refused in plain words with what was typed still in it.
func TestSomebodyElseTakesWhatWhoeverIsKeptOutHeld(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range handAndDesk {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			keepsOut := func(pupil string, who ...string) {
				wish := url.Values{}
				for _, name := range who {
					id := a.School.Staff[name]
					wish.Add("not", id.String())
				}
				a.As(t, pupil).Post("/p/names", wish)
			}
			cora, other := a.School.Pupils["cora"], a.School.Staff["other"]
			at := a.As(t, "dsl").Post("/moving-on/start/"+cora.String(), url.Values{"worker": {other.String()}}).To
			keepsOut("cora", "other")
			lead := sit(t, chromium, a, look)
			lead.signIn("dsl")
			lead.reads("agree with them on another named worker")
			lead.accessible("hands-morning")
			lead.open("/moving-on")
			lead.reads("Agree with them on another named worker", "Nobody yet")
			lead.accessible("hands-moving")
			lead.open(at)
			lead.reads("the one they had may no longer open their records", "Nobody yet")
			lead.accessible("hands-move")
			lead.press("Dates and people")
			lead.reads("Dates and people", "Save")
			lead.pick("worker", "Daniel Marsh")
			lead.fill([2]string{"transfer", "14/06/2027"}, [2]string{"anchor", "Zuzanna, Lantern Arts"})
			keepsOut("cora", "teacher")
			lead.press("Save")
			lead.reads("Choose somebody else: this colleague may have nothing to do with this pupil's records.")
			lead.until(func(string) bool { return lead.holds("#anchor", "Zuzanna") && lead.holds("#transfer", "14/06/2027") })
			lead.accessible("hands-terms-refused")
			lead.pick("worker", "Siân Prosser")
			lead.press("Save")
			lead.reads("Your change is in", "Siân Prosser")
		})
	}
}
