package web_test

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/pdf/pdftest"
	"heard/internal/plan"
	"heard/internal/sharing"
	"heard/internal/testapp"
)

const riverside = "Riverside Youth Trust (fictional)"

// planInUse is a safety plan with a marker in every section, of which the young person has a copy.
func planInUse(t *testing.T, a *testapp.App) (own string) {
	t.Helper()
	own = begin(t, a, "aled", "safety")
	aled, key := a.As(t, "aled"), a.As(t, "pastoral")
	fill(t, aled, own)
	write(t, key, "/plans/view/"+id(own)+"/settle", url.Values{"made_with": {"Aled and Siân Prosser"}, "coordinator": {a.School.Staff["pastoral"].String()}, "review": {"11/12/2026"}}).Want(http.StatusSeeOther)
	aled.Post(own+"/paper", seen(t, aled, own+"/paper", nil)).Want(http.StatusSeeOther)
	return own
}

// agreesTo says by the young person's own hand which sections may go to an organisation; every other is a no.
func agreesTo(t *testing.T, aled *testapp.Client, own, org string, yes ...plan.Key) {
	t.Helper()
	form := url.Values{}
	for _, p := range plan.Parts(plan.Safety) {
		if p.Reach != plan.Always {
			form.Set("part_"+string(p.Key), string(sharing.No))
		}
	}
	for _, k := range yes {
		form.Set("part_"+string(k), string(sharing.Yes))
	}
	aled.Post(own+"/who/organisation-"+aled.App.School.Orgs[org].String(), form).Want(http.StatusSeeOther)
}

// saysSentWith writes the draft anew with the answer that the plan goes with it.
func saysSentWith(a *testapp.App, c *testapp.Client, ref string, more ...string) testapp.Answer {
	now := version(c.Get("/referrals/write/" + ref))
	return c.Post("/referrals/write/"+ref, with(wholeReferral(a, now), append([]string{"safety_plan", "sent_with"}, more...)...))
}

// holdsOnly reports what a paper holds of the sections against what it must hold.
func holdsOnly(t *testing.T, where, paper string, want ...plan.Key) {
	t.Helper()
	words := strings.ReplaceAll(pdftest.Words(t, []byte(paper)), " ", "")
	expect := map[plan.Key]bool{}
	for _, k := range want {
		expect[k] = true
	}
	for _, p := range plan.Parts(plan.Safety) {
		if got := strings.Contains(words, marker(p)); got != expect[p.Key] {
			t.Errorf("%s holds %s: %t", where, p.Key, got)
		}
	}
}

// Records 2.6, T-098, 4.21: with their agreement the safety plan goes with the referral. What the preview shows is what the
// service, the school and the young person read, to the byte, whatever becomes of the plan; it ends with the service's access.
func TestASafetyPlanGoesWithAReferralAsItWasShown(t *testing.T) {
	a, charity, _ := withServices(t)
	own := planInUse(t, a)
	aled, sender := a.As(t, "aled"), a.As(t, "pastoral")
	aled.Get(own + "/who").Want(http.StatusOK).Says(riverside)
	ref := draftReferral(t, a, sender, charity)

	// Nothing is chosen yet: the form says so, the answer is not offered, and is refused when it is sent all the same.
	sender.Get("/referrals/write/" + ref).Want(http.StatusOK).Says("No safety plan can go with this").Silent("they agree that it goes with this")
	refused := saysSentWith(a, sender, ref, "concern", "KEPT").Want(http.StatusUnprocessableEntity).Says("No safety plan can go with this", "KEPT")
	if refused.Page().Find(".govuk-error-summary").Length() != 1 {
		t.Error("no summary of what is wrong")
	}
	sender.Get("/referrals/preview/" + ref + "/plan").Want(http.StatusNotFound)

	agreesTo(t, aled, own, "riverside", plan.Signs, plan.People)
	aled.Get(own + "/who").Says(riverside)
	sender.Get("/referrals/write/"+ref).Says("2. Triggers and warning signs; 5. Family and friends to ask for help; 6. Services and emergency", "they agree that it goes with this")
	saysSentWith(a, sender, ref, "aware", "no", "agrees", "no", "why_not", "Not asked.").Want(http.StatusUnprocessableEntity).Says("only if they know of this")
	saysSentWith(a, sender, ref).Want(http.StatusSeeOther)

	preview := sender.Get("/referrals/preview/"+ref).Want(http.StatusOK).Says("Only these sections", "2. Triggers and warning signs", "6. Services and emergency").Silent("1. How I self-harm", "7. Making")
	shown := sender.Get("/referrals/preview/" + ref + "/plan").Want(http.StatusOK).Body
	holdsOnly(t, "the preview", shown, plan.Signs, plan.People, plan.Services)

	// What changes after the preview is not sent unseen.
	digest, _ := preview.Page().Find("form#send input[name=digest]").Attr("value")
	write(t, aled, own+"/part/signs", url.Values{"own_text": {marker(plan.Parts(plan.Safety)[1]) + " and more"}}).Want(http.StatusSeeOther)
	sender.Post("/referrals/preview/"+ref, url.Values{"version": {version(preview)}, "digest": {digest}}).Want(http.StatusConflict).Says("has changed since you looked")

	a.Clock.Set(a.Clock.Now().Add(26 * time.Hour)) // what is shown and what is sent on another day are one paper
	sender, aled = a.As(t, "pastoral"), a.As(t, "aled")
	shown = sender.Get("/referrals/preview/" + ref + "/plan").Want(http.StatusOK).Body
	sendReferral(t, sender, ref)
	partner := a.As(t, "riverside")
	partner.Get("/inbox/view/"+ref).Want(http.StatusOK).Says("they agreed that these sections go with this", "2. Triggers and warning signs").Silent("1. How I self-harm")
	sent := partner.Get("/inbox/view/" + ref + "/plan").Want(http.StatusOK)
	if sent.Body != shown {
		t.Error("what the service reads is not what the preview showed")
	}
	if name := sent.Header.Get("Content-Disposition"); name != `attachment; filename="document.pdf"` {
		t.Errorf("the file is called %s", name)
	}

	// The plan changes, is taken back, and ends; what went stays as it went.
	write(t, aled, own+"/part/signs", url.Values{"own_text": {"Quite another."}}).Want(http.StatusSeeOther)
	agreesTo(t, aled, own, "riverside")
	for _, at := range []struct {
		c    *testapp.Client
		path string
	}{{partner, "/inbox/view/"}, {sender, "/referrals/view/"}, {aled, "/p/wait/"}} {
		at.c.Get(at.path + ref).Want(http.StatusOK).Says(map[bool]string{true: "How I can tell things are getting hard", false: "2. Triggers and warning signs"}[at.c == aled])
		if got := at.c.Get(at.path + ref + "/plan").Want(http.StatusOK).Body; got != shown {
			t.Errorf("%s gives another paper than was shown", at.path)
		}
	}

	// The organisation holds a copy, and the young person sees that, and who has read it.
	sender.Get("/plans/view/" + id(own)).Says(riverside)
	aled.Get(own+"/who").Says(riverside+", on paper", riverside+": ", "Someone at "+riverside, "read the copy of your plan that was sent")
	aled.Get("/p/shared").Says("Someone at "+riverside, "Read the copy of your plan that was sent")

	// That it went to a service opens it to nobody at school who may not read it in the plan, not even the names of its
	// sections: they stood on the page and on the paper of whoever could read the referral.
	nav := a.As(t, "navigator")
	nav.Get("/referrals/view/"+ref).Want(http.StatusOK).Says("A safety plan went with it", "it went with this as a paper of its own").
		Silent("Download the safety plan", "Triggers and warning signs", "Family and friends to ask", "Services and emergency", "edition")
	nav.Get("/referrals/view/" + ref + "/plan").Want(http.StatusNotFound)
	for c, want := range map[*testapp.Client]bool{nav: false, sender: true} {
		paper := c.Get("/referrals/paper/" + ref).Want(http.StatusOK).Body
		if got := strings.Contains(pdftest.Words(t, []byte(paper)), "Triggers and warning signs"); got != want {
			t.Errorf("the paper of what was sent names the sections: %t, want %t", got, want)
		}
	}
	aled.Post(own+"/who/colleague-"+a.School.Staff["pastoral"].String(), url.Values{"part_signs": {"no"}}).Want(http.StatusSeeOther)
	sender.Get("/referrals/view/" + ref).Want(http.StatusOK).Says("A safety plan went with it").Silent("Triggers and warning signs")

	for _, c := range []*testapp.Client{a.As(t, "camhs"), partner} {
		c.Get("/referrals/preview/" + ref + "/plan").Want(http.StatusForbidden)
	}
	a.As(t, "camhs").Get("/inbox/view/" + ref + "/plan").Want(http.StatusNotFound)
	a.As(t, "bea").Get("/p/wait/" + ref + "/plan").Want(http.StatusNotFound)
	a.As(t, "teacher").Get("/referrals/view/" + ref + "/plan").Want(http.StatusNotFound)

	endReferral(t, a, ref)
	partner = a.As(t, "riverside")
	partner.Get("/inbox/view/" + ref).Want(http.StatusNotFound)
	partner.Get("/inbox/view/" + ref + "/plan").Want(http.StatusNotFound)
}

// endReferral ends a referral of which the young person was told, and waits until the service sees it no longer.
func endReferral(t *testing.T, a *testapp.App, ref string) {
	t.Helper()
	answerReferral(a.As(t, "riverside"), ref, "accepted").Want(http.StatusSeeOther)
	answerReferral(a.As(t, "riverside"), ref, "ended", append(closure, "has_told", "yes", "told_who", "Alex Rowe", "told_when", "17/11/2026 10:00", "told_how", "By phone")...).Want(http.StatusSeeOther)
	a.Clock.Set(a.Clock.Now().Add(91 * 24 * time.Hour))
}

// Without their agreement nothing goes, and nobody is told that it does.
func TestNoSafetyPlanGoesWithoutAgreement(t *testing.T) {
	a, charity, _ := withServices(t)
	own := planInUse(t, a)
	aled, nav, sender, partner := a.As(t, "aled"), a.As(t, "navigator"), a.As(t, "pastoral"), a.As(t, "riverside")
	agreesTo(t, aled, own, "camhs", plan.Signs) // a yes for one organisation is none for another

	saysSentWith(a, sender, draftReferral(t, a, sender, charity)).Want(http.StatusUnprocessableEntity)
	agreesTo(t, aled, own, "riverside", plan.Signs)
	// Nobody sends what they may not read.
	byNav := draftReferral(t, a, nav, charity)
	saysSentWith(a, nav, byNav).Want(http.StatusUnprocessableEntity)
	nav.Get("/referrals/preview/" + byNav + "/plan").Want(http.StatusNotFound)
	for _, answer := range []string{"yes", "no"} {
		ref := draftReferral(t, a, sender, charity)
		sender.Post("/referrals/write/"+ref, with(wholeReferral(a, "2"), "safety_plan", answer)).Want(http.StatusSeeOther)
		sender.Get("/referrals/preview/" + ref).Want(http.StatusOK).Silent("Only these sections")
		sender.Get("/referrals/preview/" + ref + "/plan").Want(http.StatusNotFound)
		sendReferral(t, sender, ref)
		partner.Get("/inbox/view/"+ref).Want(http.StatusOK).Silent("Only these sections", "goes with this")
		partner.Get("/inbox/view/" + ref + "/plan").Want(http.StatusNotFound)
		aled.Get("/p/wait/" + ref).Want(http.StatusOK).Silent("Your plan went with it")
		aled.Get("/p/wait/" + ref + "/plan").Want(http.StatusNotFound)
	}
	// What was agreed to when the draft was written may have been taken back since.
	ref := draftReferral(t, a, sender, charity)
	saysSentWith(a, sender, ref).Want(http.StatusSeeOther)
	agreesTo(t, aled, own, "riverside")
	sender.Get("/referrals/preview/"+ref).Want(http.StatusOK).Says("No safety plan can go with this", "It is not sent with this").Silent("Send it now")
	partner.Get("/inbox/view/" + ref + "/plan").Want(http.StatusNotFound)
}

// 4.21: over random choices by the young person, the paper that goes holds exactly the sections that they chose for the service
// and that the sender may read, with section 6 beside any.
func TestThePlanThatGoesHoldsExactlyThePermittedSections(t *testing.T) {
	a, charity, _ := withServices(t)
	own := planInUse(t, a)
	aled, sender := a.As(t, "aled"), a.As(t, "pastoral")
	ref := draftReferral(t, a, sender, charity)
	chosen := said{}
	draw := rand.New(rand.NewPCG(2026, 12))
	org, key := own+"/who/organisation-"+a.School.Orgs["riverside"].String(), own+"/who/colleague-"+a.School.Staff["pastoral"].String()
	for round := range 8 {
		choose(t, aled, org, "riverside", chosen, draw)
		if round > 3 {
			choose(t, aled, key, "pastoral", chosen, draw)
		}
		var want []plan.Key
		for _, p := range plan.Parts(plan.Safety) {
			if p.Reach != plan.Always && chosen["riverside"][p.Key] == sharing.Yes && chosen.sees("pastoral", false, true, p) {
				want = append(want, p.Key)
			}
		}
		written := saysSentWith(a, sender, ref)
		if len(want) == 0 {
			written.Want(http.StatusUnprocessableEntity)
			continue
		}
		written.Want(http.StatusSeeOther)
		holdsOnly(t, "the paper", sender.Get("/referrals/preview/"+ref+"/plan").Want(http.StatusOK).Body, append(want, plan.Services)...)
	}
}
