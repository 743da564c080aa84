package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"heard/internal/pdf/pdftest"
	"heard/internal/testapp"
)

// withheld is what stands in the decision and the draft of scenario 7 and must not leave the school (4.21).
var withheld = []string{
	"afraid it gets worse", "Understands what it is for and what could follow", "The friend who told", "Who says it, and whether he is there",
	"PRIVATE-FAMILY-REASON", "FAMILY-DETAIL", "STORY-NOT-AGREED", "Told us in October", "NHS number",
}

// Scenario 7: override. A pupil under 16 says do not tell; the safeguarding need stands all the same. The decision (records
// 2.10) is refused while any answer is missing and without an approver who may; the child is told first and chooses how. The
// referral then goes under it with the minimum set, what the preview showed is what the partner reads and what the paper says,
// and the pupil reads what went, why and to whom. (T-087, 4.16, 4.21)
func TestScenario7OverrideFromRefusalToWhatThePupilReads(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl, pupil := a.As(t, "dsl"), a.As(t, "aled")
	id := draftReferral(t, a, dsl, charity)
	refusal := with(wholeReferral(a, "2"), "agrees", "no", "why_not", "He asked us not to. He is not safe tonight.")
	dsl.Post("/referrals/write/"+id, refusal).Want(http.StatusSeeOther)
	dsl.Get("/referrals/preview/" + id).Want(http.StatusOK).Says("Sharing anyway needs a recorded sharing decision").Silent("Send it now")

	decideScenario7(t, a, dsl)
	pupil.Get("/p/shared").Want(http.StatusOK).Says(receiver, "How to reach him", "So that he has a warm room and somebody to talk to tonight",
		"You did not say yes", "In the library, before the call", "Who says it, and whether he is there", "Noor Khan")

	page := dsl.Get("/referrals/write/" + id).Want(http.StatusOK)
	decision, _ := page.Page().Find("select#decision option").Eq(1).Attr("value")
	dsl.Post("/referrals/write/"+id, with(refusal, "version", version(page), "decision", decision)).Want(http.StatusSeeOther)
	preview := sendReferral(t, dsl, id)
	sameEverywhere(t, a, dsl, id, preview)

	pupil.Get("/p/wait/"+id).Want(http.StatusOK).Says("Quiet Hour", "We sent it")
	a.As(t, "bea").Get("/p/wait/" + id).Want(http.StatusNotFound)
}

// decideScenario7 records the decision, after each answer that it needs was left out once.
func decideScenario7(t *testing.T, a *testapp.App, dsl *testapp.Client) {
	t.Helper()
	whole := override(a)
	for _, box := range []string{
		"prompt", "items", "to", "checked", "purpose", "agreed", "agreed_why", "competence", "parents", "parents_why", "outcome", "reasons", "protect",
		"told", "told_by", "told_how", "choices", "basis", "extent", "how_sent", "override",
	} {
		refused := dsl.Post("/sharing/new", without(whole, box)).Want(http.StatusUnprocessableEntity)
		if kept := refused.Page().Find("textarea#reasons").Text(); box != "reasons" && kept != whole.Get("reasons") {
			t.Errorf("without %s what was typed is gone: %q", box, kept)
		}
	}
	dsl.Post("/sharing/new", with(whole, "basis", "consent")).Want(http.StatusUnprocessableEntity).Says("consent is not the basis")
	a.As(t, "pastoral").Post("/sharing/new", whole).Want(http.StatusUnprocessableEntity).Says("decided by the safeguarding team or the head")
	a.As(t, "aled").Get("/p/shared").Want(http.StatusOK).Silent("Alex Rowe")
	made := dsl.Post("/sharing/new", whole).Want(http.StatusSeeOther)
	dsl.Follow(made).Want(http.StatusOK).Says("Share, without agreement", "Noor Khan, Designated safeguarding lead", "Before", "He wants to be there.")
}

// sameEverywhere holds what was sent against the preview: the partner's page, the school's copy, what is stored, and both papers.
func sameEverywhere(t *testing.T, a *testapp.App, dsl *testapp.Client, id, preview string) {
	t.Helper()
	partner := a.As(t, "riverside")
	shown := partner.Get("/inbox/view/" + id).Want(http.StatusOK).Silent(withheld...)
	for where, got := range map[string]string{
		"the partner": sentText(shown), "the school": sentText(dsl.Get("/referrals/view/" + id)), "the store": strings.Join(strings.Fields(a.OutgoingText(t, id)), " "),
	} {
		if got != preview || preview == "" {
			t.Errorf("%s has\n%s\nthe preview said\n%s", where, got, preview)
		}
	}
	first := partner.Get("/inbox/paper/" + id).Want(http.StatusOK).Body
	if again := partner.Get("/inbox/paper/" + id).Want(http.StatusOK).Body; again != first || dsl.Get("/referrals/paper/"+id).Body != first {
		t.Error("two papers of one referral differ")
	}
	words := pdftest.Words(t, []byte(first))
	lines := slices.DeleteFunc(strings.Split(a.OutgoingText(t, id), "\n"), func(s string) bool { return strings.TrimSpace(s) == "" })
	for _, line := range lines {
		if line = strings.Join(strings.Fields(line), " "); !strings.Contains(words, line) {
			t.Errorf("the paper lacks %q", line)
		}
	}
	for _, secret := range withheld {
		if strings.Contains(words, secret) {
			t.Errorf("the paper says %q", secret)
		}
	}
	if more := pdftest.Unexpected(t, []byte(first), append(lines, paperFrame...)...); len(more) > 0 {
		t.Errorf("the paper says more than was sent: %q", more)
	}
	if strings.Contains(preview, "It would not be safe.") {
		t.Errorf("what is kept about the parents left the school:\n%s", preview)
	}
}

// paperFrame is what a paper says beside what was sent: its title, the school, the day and the page.
var paperFrame = []string{"Larkfield", "Referral", "Reference", "·", "16 November 2026"}
