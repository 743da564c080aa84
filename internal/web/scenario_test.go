package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"heard/internal/testapp"
)

// Scenario 2: a member of staff who is not the lead logs what a child said, in the child's own words, is told to speak to a
// person first, cannot afterwards browse or open anybody else's, and hears back that it is acted on. (T-027, C-01, C-02, 4.18)
func TestScenario2AMemberOfStaffWhoIsNotTheLead(t *testing.T) {
	a := testapp.Start(t)
	desk, colleague, lead := a.As(t, "other"), a.As(t, "teacher"), a.As(t, "dsl")
	theirs := colleague.Post("/concerns/new", url.Values{"find": {"bea"}, "facts": {"Came in late again."}, "danger": {"no"}}).Want(http.StatusSeeOther)

	desk.Get("/concerns/new").Want(http.StatusOK).Says("speak to a person", "Noor Khan", "999", "What to say first")
	desk.Get("/first-response").Want(http.StatusOK)
	sent := desk.Post("/concerns/new", url.Values{
		"find": {"aled"}, "facts": {"He came to the desk and asked to sit down."}, "words": {"“i dont want 2 go home tonite”"}, "danger": {"not_sure"},
		"done": {"Sat with him and rang the lead."}, "told_first": {"Noor Khan, just now"},
	}).Want(http.StatusSeeOther)
	mine, _, _ := strings.Cut(sent.To, "?")
	page := desk.Get(sent.To).Want(http.StatusOK).Says("Speak to Noor Khan", "in person now", "Received, waiting for a first look")
	if said := page.Page().Find("blockquote.heard-quote").Text(); said != "“i dont want 2 go home tonite”" {
		t.Errorf("the child's words were changed to %q", said)
	}

	for _, path := range []string{"/", "/concerns", "/requests"} {
		desk.Get(path).Want(http.StatusOK).Silent("Bea", "Okafor")
	}
	other, _, _ := strings.Cut(theirs.To, "?")
	desk.Get(other).Want(http.StatusNotFound)
	desk.Post(other, url.Values{"more": {"x"}}).Want(http.StatusNotFound)
	pupil := a.School.Pupils["bea"]
	if got := desk.Get("/chronology/" + pupil.String()); got.Status != http.StatusForbidden {
		t.Errorf("a chronology opened at the desk: %d", got.Status)
	}

	take := strings.Replace(mine, "/view/", "/acknowledge/", 1)
	lead.Get(mine).Want(http.StatusOK).Says("“i dont want 2 go home tonite”")
	desk.Get(mine).Says("Received, waiting for a first look") // opening is not answering
	lead.Post(take, url.Values{"feedback": {"Thank you. It is in hand."}}).Want(http.StatusSeeOther)
	desk.Get(mine).Want(http.StatusOK).Says("Received, acting")
}
