package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// interface.md, "Words": a young person reads "you". Every box at school or at a service whose words they will read says so beside
// it, and to write to them.
func TestABoxThatAYoungPersonReadsSaysSo(t *testing.T) {
	a, charity, _ := withServices(t)
	nav, dsl, aled := a.As(t, "navigator"), a.As(t, "dsl"), a.As(t, "aled")
	draft := draftReferral(t, a, nav, charity)
	sent := draftReferral(t, a, nav, charity, "journey", searchOf(t, nav, draft))
	sendReferral(t, nav, sent)
	asked := staffPath(sentTo(t, aled.Post("/p/1", nil)))
	dsl.Post(asked, nil).Want(http.StatusSeeOther)
	plan := id(begin(t, a, "aled", "support"))
	for _, x := range []struct {
		who, path string
		boxes     []string
	}{
		{"navigator", "/referrals/write/" + draft, []string{"rhythm", "meanwhile", "urgent"}},
		{"riverside", "/inbox/answer/" + sent, []string{"wait", "reason", "suggest", "come_back", "after"}},
		{"navigator", "/referrals/answer/" + sent, []string{"wait", "reason", "suggest", "come_back", "after"}},
		{"dsl", "/sharing/new", []string{"items", "purpose", "told_how", "choices"}},
		{"dsl", asked + "/spoken", []string{"next"}},
		{"dsl", asked + "/offer", []string{"text"}},
		{"dsl", asked + "/hand-over", []string{"text"}},
		{"dsl", asked + "/close", []string{"text"}},
		{"pastoral", "/plans/view/" + plan + "/part/support_needs", []string{"beside_text"}},
	} {
		page := a.As(t, x.who).Get(x.path).Want(http.StatusOK).Page()
		for _, box := range x.boxes {
			hint := page.Find("#" + box + "-hint").Text()
			if !strings.Contains(hint, "The young person reads this. Write to them, as “you”.") {
				t.Errorf("%s: beside %s stands %q", x.path, box, hint)
			}
		}
	}
}
