package web_test

import (
	"net/http"
	"testing"

	"heard/internal/testapp"
)

// questions counts what a page asks the database.
func questions(t *testing.T, c *testapp.Client, path string) int {
	t.Helper()
	return read(t, c, path, "Questions")
}

// No list asks once more for each of its rows: three times as many records are read with as many questions (A page that looked up
// the search of each wait, and what had been said about each, was the first that a pupil sees).
func TestNoPageAsksForEachOfItsRows(t *testing.T) {
	a, charity, _ := withServices(t)
	add := func(n int) {
		nav, aled, dsl, riverside := a.As(t, "navigator"), a.As(t, "aled"), a.As(t, "dsl"), a.As(t, "riverside")
		for range n {
			logged(t, a, "Alone at lunch.")
			sentTo(t, aled.Post("/p/10", nil))
			dsl.Post("/sharing/new", override(a)).Want(http.StatusSeeOther)
			for _, state := range []string{"waiting", "not_for_us"} {
				id := draftReferral(t, a, nav, charity)
				sendReferral(t, nav, id)
				answerReferral(riverside, id, state, "reason", "Too early.", "has_told", "no", "joined", "10/11/2026").Want(http.StatusSeeOther)
			}
		}
	}
	pages := map[string][]string{
		"aled":      {"/", "/p/wait", "/p/shared", "/p/names"},
		"teacher":   {"/", "/concerns"},
		"pastoral":  {"/", "/plans", "/referrals", "/moving-on"},
		"navigator": {"/", "/referrals"},
		"dsl":       {"/", "/concerns", "/requests", "/sharing", "/referrals", "/moving-on", "/kept-out", "/chronology/" + a.School.Pupils["aled"].String()},
		"riverside": {"/"},
	}
	measure := func() map[string]int {
		all := map[string]int{}
		for who, paths := range pages {
			c := a.As(t, who)
			for _, path := range paths {
				all[who+" "+path] = questions(t, c, path)
			}
		}
		return all
	}
	add(2)
	few := measure()
	add(4)
	for page, many := range measure() {
		if many > few[page] {
			t.Errorf("%s asks the database %d times with a few records, and %d with three times as many", page, few[page], many)
		}
	}
}
