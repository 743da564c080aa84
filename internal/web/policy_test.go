package web_test

import (
	"net/http"
	"strings"
	"testing"

	"heard/internal/actor"
	"heard/internal/testapp"
)

// Interface.md, on a phone and on paper: whoever reads the policy finds their own roles first and open; every other role is
// in the same page, folded, so that it can be found and printed.
func TestThePolicyShowsOnesOwnRoleFirst(t *testing.T) {
	a := testapp.Start(t)
	for who, own := range map[string]string{"dsl": "You: Designated safeguarding lead|You: Any adult in school", "governor": "You: Governor", "itadmin": "You: IT administrator", "teacher": "You: Any adult in school"} {
		page := a.As(t, who).Get("/who-can-see-what").Want(http.StatusOK).Page()
		var heads []string
		for _, h := range page.Find("main h2").EachIter() {
			heads = append(heads, strings.TrimSpace(h.Text()))
		}
		if got := strings.Join(heads, "|"); got != own+"|Everybody else" {
			t.Errorf("%s reads first %q", who, got)
		}
		folded := page.Find(".heard-folds details")
		if folded.Filter("[open]").Length() != 0 || folded.Length()+strings.Count(own, "You:") != len(actor.Roles()) {
			t.Errorf("%s finds %d roles folded", who, folded.Length())
		}
	}
}

// Whoever keeps the program running signed in to a page that led nowhere: nothing about a child comes to them, and what is theirs to
// do is done on the server.
func TestAnAdministratorReadsWhereTheirWorkIsDone(t *testing.T) {
	a := testapp.Start(t)
	a.As(t, "itadmin").Get("/").Want(http.StatusOK).Says("Nothing about a child comes to your account", "heard link", "heard calendar", "heard check")
}
