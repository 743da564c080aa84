package app_test

import (
	"net/url"
	"testing"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"
)

// 3.3, the lead's morning: what needs a person and what waits stand first, one row leads to the entry beside its decision,
// taking it up is one button or one key, by keyboard alone, and a decision without reasons comes back with everything that was typed.
func TestTheLeadsMorning(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range ways {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			teacher := a.As(t, "teacher")
			teacher.Post("/concerns/new", url.Values{"find": {"bea"}, "facts": {"Came in late again and sat by the radiator."}, "danger": {"no"}})
			teacher.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Said he does not feel safe walking home."}, "danger": {"yes"}})
			a.As(t, "dov").Post("/p/10", nil)
			p := sit(t, chromium, a, look)
			p.signIn("dsl")
			p.reads("Needs a person now", "Waiting for a first look", "Aled Vaughan", "Bea Okafor", "Dov Szymański")
			p.accessible("dsl-today")
			if look.NoScript {
				p.follow("[aria-labelledby=person] a")
			} else {
				p.keys("j")
				p.keys("o")
			}
			p.reads("Said he does not feel safe walking home.", "I have read this and will act")
			p.accessible("dsl-decide")
			if look.NoScript {
				p.press("I have read this and will act")
			} else {
				p.keys("a")
			}
			// Their name alone stands on the page before too, and what is typed there goes with it.
			p.reads("Noor Khan has read this and acts")
			p.write("summary", "What we know so far.")
			p.press("Save the decision")
			p.reads("There is a problem")
			p.until(func(string) bool { return p.holds("#decide textarea[name=summary]", "What we know so far.") })
			p.accessible("dsl-decide-problems")
		})
	}
}
