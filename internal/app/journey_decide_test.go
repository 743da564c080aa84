package app_test

import (
	"net/url"
	"testing"

	"heard/internal/testapp"
	"heard/internal/testapp/browser"
)

// 2.3 by keyboard alone: a decision without its reasons comes back saying what is missing, with what was typed; then it is
// whole, and is saved.
func TestADecisionHasItsReasons(t *testing.T) {
	chromium := browser.Start(t)
	for name, look := range handAndDesk {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			a.As(t, "teacher").Post("/concerns/new", url.Values{
				"find": {"aled"}, "facts": {"Sat alone in the library."}, "danger": {"no"}, "place": {"Library"}, "present": {"Nobody else"},
				"wishes": {"Somebody to eat with"}, "told_child": {"Yes"}, "done": {"Sat with him"},
			}).Want(303)
			lead := sit(t, chromium, a, look)
			lead.signIn("dsl")
			lead.reads("Waiting for a first look")
			lead.tabUntil("decides", `(e) => /\/concerns\/decide\//.test(e.href || '')`)
			lead.keys("\r")
			lead.reads("what happens next", "Sat alone in the library.")
			path := lead.at()
			lead.accessible("decide")
			lead.press("I have read this and will act")
			lead.reads("Noor Khan has read this")
			lead.decidesWithoutReasons()
			lead.decides()
			lead.open(path)
			lead.reads("He asked for it.", "Considered; the young person declined", "Noor Khan, Designated safeguarding lead")
			lead.accessible("decide-decided")
		})
	}
}

// decidesWithoutReasons chooses and says no why.
func (p *person) decidesWithoutReasons() {
	p.t.Helper()
	p.write("summary", "Alone at lunch for three days.")
	p.write("know", "He eats alone.")
	p.tick("category", "mental_health")
	p.choose("immediate", "no")
	p.tick("choice", "in_school")
	p.write("wishes", "Quiet, and one friend")
	p.press("Save the decision")
	p.reads("There is a problem", "Write the reasons for this", "nothing is needed at once", "Choose who owns this", "Write what is not known yet")
	p.accessible("decide-problems")
	for box, text := range map[string]string{"summary": "Alone at lunch for three days.", "know": "He eats alone.", "wishes": "Quiet, and one friend"} {
		if !p.holds("[name="+box+"]", text) {
			p.t.Errorf("what was typed into %s is gone", box)
		}
	}
}

// decides fills what was missing, in the order of the page.
func (p *person) decides() {
	p.t.Helper()
	p.fill(
		[2]string{"dont_know", "Why."}, [2]string{"none_because", "He is safe and says so."}, [2]string{"reason_in_school", "He asked for it."},
		[2]string{"?outside", "declined"}, [2]string{"outside_why", "Riverside's lunch group; he would rather not."},
		[2]string{"option_1", "Lunch club"}, [2]string{"involves_1", "Tuesdays, noisy"}, [2]string{"option_2", "A seat in the library"}, [2]string{"involves_2", "Quiet, alone at first"},
		[2]string{"young_choice", "The library"}, [2]string{"wishes_how", "I asked him at break"},
		[2]string{"?told", "yes"}, [2]string{"told_at", "16/11/2026 09:10"}, [2]string{"told_how", "In person, by me"},
		[2]string{"parents_view", "He would rather tell them himself"}, [2]string{"?parents", "no"}, [2]string{"parents_how", "Nothing they need to know yet"},
		[2]string{"#owner", "Noor Khan"}, [2]string{"review", "30/11/2026"}, [2]string{"for_author", "Thank you, we are acting on it."},
	)
	p.press("Save the decision")
	p.reads("Your decision is saved")
	p.accessible("decide-saved")
}
