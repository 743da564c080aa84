package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// Records 2.6: the status, the authority and the social worker stood in a decision, and a referral to health said only what the roll did.
// The newest decision that has it counts, a charity gets none of it, and what was previewed is what is sent.
func TestAReferralTakesSocialCareFromTheNewestDecision(t *testing.T) {
	a, charity, camhs := withServices(t)
	dsl, nav := a.As(t, "dsl"), a.As(t, "navigator")
	decide := func(words string, more ...string) {
		t.Helper()
		a.Clock.Advance(time.Minute)
		dsl.Post("/concerns/decide/"+logged(t, a, words), changed(whole(a, "dsl"), more...)).Want(http.StatusSeeOther)
	}
	id := draftReferral(t, a, nav, camhs)
	nav.Get("/referrals/preview/"+id).Silent("Child in need plan", "Social worker")
	decide("Before.", "care_status", "early_help", "care_authority", "Old council")
	decide("Now.", "care_status", "cin", "care_authority", "Brackwater Council", "care_worker", "Nest Parry", "care_phone", "01632 960 555")
	decide("Later, and nobody asked.")
	says := []string{"Child in need plan, as known on Mon 16 Nov 2026", "Local authority: Brackwater Council", "Social worker: Nest Parry", "Telephone: 01632 960 555", "In school four days of five."}
	nav.Get("/referrals/preview/" + id).Want(http.StatusOK).Says(says...).Silent("Old council")
	looked := sendReferral(t, nav, id)
	if sent := sentText(a.As(t, "camhs").Get("/inbox/view/" + id).Want(http.StatusOK).Says(says...)); sent != looked {
		t.Errorf("sent is not what was previewed:\n%s\n%s", sent, looked)
	}
	toCharity := draftReferral(t, a, nav, charity)
	if text := sentText(nav.Get("/referrals/preview/" + toCharity).Says("In school four days of five.")); strings.Contains(text, "Nest Parry") || strings.Contains(text, "Child in need") {
		t.Error("a charity gets what is for health and social care")
	}
	decide("It is over.", "care_status", "none")
	nav.Get("/referrals/preview/"+draftReferral(t, a, nav, camhs)).Silent("Nest Parry", "Child in need")
}
