package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/testapp"
)

// Scenario 6 (T-041, 4.8): a partner tries to end a wait; it is refused until who told the young person, when and how is
// filled, by them or afterwards by the school. Until then nothing is over, and the young person is not told by a page.
func TestScenario6AWaitEndsOnlyWhenSomebodyToldTheYoungPerson(t *testing.T) {
	a, charity, _ := withServices(t)
	id := draftReferral(t, a, a.As(t, "navigator"), charity)
	sendReferral(t, a.As(t, "navigator"), id)
	partner, pupil := a.As(t, "riverside"), a.As(t, "aled")
	answerReferral(partner, id, "waiting").Want(http.StatusSeeOther)
	answerReferral(partner, id, "ended", closure...).Want(http.StatusUnprocessableEntity).Says("Say whether the young person has been told")
	refused := answerReferral(partner, id, "ended", append(closure, "has_told", "yes")...).Want(http.StatusUnprocessableEntity)
	refused.Says("Say who told the young person", "Say when they were told", "Say how they were told")
	answerReferral(partner, id, "ended", append(closure, "has_told", "yes", "told_who", "Callum", "told_when", "01/01/2030 10:00", "told_how", "By phone")...).
		Want(http.StatusUnprocessableEntity).Says("This time has not come yet")
	answerReferral(partner, id, "ended", "has_told", "no").Want(http.StatusUnprocessableEntity).Says("How often", "own view")
	pupil.Get("/p/wait/" + id).Says("You are on their list")

	answerReferral(partner, id, "ended", append(closure, "has_told", "no")...).Want(http.StatusSeeOther)
	if got := a.ReferralState(t, id); got != "end_to_tell" {
		t.Fatalf("state %s, want the task of telling", got)
	}
	pupil.Get("/p/wait/"+id).Want(http.StatusOK).Says("There is news", "Siân Prosser will talk with you about it by").Silent("by on ", "Eight talks", "It has ended", "Ring us", "Your wait", "When it may start")
	partner.Get("/inbox/view/" + id).Says("You say it has ended").Silent("They told us")
	pastoral := a.As(t, "pastoral")
	pastoral.Get("/referrals").Says("Tell the young person the news")
	page := pastoral.Get("/referrals/tell/" + id).Want(http.StatusOK)
	pastoral.Post("/referrals/tell/"+id, url.Values{"version": {version(page)}}).Want(http.StatusUnprocessableEntity)
	pastoral.Post("/referrals/tell/"+id, url.Values{"version": {version(page)}, "told_not": {"I would rather not."}}).Want(http.StatusUnprocessableEntity).Says("Only the safeguarding team")
	if got := a.ReferralState(t, id); got != "end_to_tell" {
		t.Fatalf("state %s after a refused telling", got)
	}
	pastoral.Post("/referrals/tell/"+id, url.Values{"version": {version(page)}, "told_who": {"Siân Prosser"}, "told_when": {"16/11/2026 09:00"}, "told_how": {"In person"}}).Want(http.StatusSeeOther)
	if got := a.ReferralState(t, id); got != "ended" {
		t.Fatalf("state %s, want ended", got)
	}
	pupil.Get("/p/wait/"+id).Says("It has ended", "Ring us within a year.", "Siân Prosser told you")
	pastoral.Get("/referrals").Silent("Tell the young person the news")
	partner.Get("/inbox/view/" + id).Want(http.StatusOK).Says("until Sun 14 Feb 2027")
}

// Scenario 5 (T-048, T-050): CAMHS and a charity decline one need. The loop is shown, the pupil is told each time and reads by whom and on which day, and the
// search cannot close until the next step is set.
func TestScenario5TwoDeclinesRaiseTheLoop(t *testing.T) {
	a, charity, camhs := withServices(t)
	nav := a.As(t, "navigator")
	first := draftReferral(t, a, nav, camhs)
	sendReferral(t, nav, first)
	journey, _ := nav.Get("/referrals/view/" + first).Page().Find("a[href^='/journeys/view/']").Attr("href")
	jid := strings.TrimPrefix(journey, "/journeys/view/")
	second := draftReferral(t, a, nav, charity, "journey", jid)
	sendReferral(t, nav, second)

	answerReferral(a.As(t, "camhs"), first, "not_for_us", "has_told", "no").Want(http.StatusUnprocessableEntity).Says("Say why")
	answerReferral(a.As(t, "camhs"), first, "not_for_us", "reason", "Too early for us.", "has_told", "no").Want(http.StatusSeeOther)
	if n := a.Notices("dsl"); n != 0 {
		t.Errorf("one refusal raised the alarm: %d notices", n)
	}
	tellNews(t, a, first)
	a.As(t, "aled").Get("/p/wait/"+first).Says("Not for them. We keep looking with you", "Too early for us.")
	a.Clock.Advance(24 * time.Hour)
	answerReferral(a.As(t, "riverside"), second, "not_for_us", "reason", "Too much for us.", "suggest", "CAMHS", "has_told", "yes",
		"told_who", "Alex Rowe", "told_when", "17/11/2026 08:40", "told_how", "By phone").Want(http.StatusSeeOther)
	a.As(t, "aled").Get("/p/wait/" + second).Says("Too much for us.")

	nav = a.As(t, "navigator")
	nav.Get("/referrals").Says("Services have said no again and again")
	nav.Get(journey).Want(http.StatusOK).Says("2 services have said no", "Between services")
	a.As(t, "dsl").Get("/referrals").Says("Services have said no again and again")
	a.Schedule.Tick(t.Context())
	if n := a.Notices("dsl"); n != 1 {
		t.Errorf("the lead has %d notices of the loop", n)
	}
	theSearchClosesOnlyAfterTheNextStep(t, a, jid)
	a.As(t, "teacher").Get(journey).Want(http.StatusNotFound)

	a.Clock.Advance(14 * 24 * time.Hour)
	for news, want := range map[string]string{first: "Siân Prosser told you On Monday 16 November, 2026-11-16T09:00:00Z", second: "Alex Rowe told you On Tuesday 17 November, 2026-11-17T08:40:00Z"} {
		if got := tellings(a.As(t, "aled").Get("/p/wait/" + news)); got != want {
			t.Errorf("the pupil reads that %q, want %q", got, want)
		}
	}
}

// tellings is who told the young person and when, as they read it and as the page marks the time.
func tellings(a testapp.Answer) string {
	var all []string
	for _, item := range a.Page().Find(".heard-timeline__item").EachIter() {
		if title := strings.TrimSpace(item.Find("h3").Text()); strings.HasSuffix(title, "told you") {
			all = append(all, title+" "+item.Find("time").Text()+", "+item.Find("time").AttrOr("datetime", ""))
		}
	}
	return strings.Join(all, "; ")
}

func theSearchClosesOnlyAfterTheNextStep(t *testing.T, a *testapp.App, jid string) {
	t.Helper()
	nav := a.As(t, "navigator")
	closing := url.Values{"outcome": {"own_choice"}, "closing": {"Wants to stop."}, "told_who": {"Tomasz"}, "told_when": {"16/11/2026 09:00"}, "told_how": {"In person"}}
	path := "/journeys/close/" + jid
	nav.Post(path, with(closing, "version", version(nav.Get(path)))).Want(http.StatusUnprocessableEntity).Says("Set it first")
	step := "/journeys/step/" + jid
	nav.Post(step, url.Values{"version": {version(nav.Get(step))}, "step": {"icb"}}).Want(http.StatusUnprocessableEntity).Says("Say who does what")
	nav.Post(step, url.Values{"version": {version(nav.Get(step))}, "step": {"icb"}, "plan": {"Tomasz rings the board."}, "plan_due": {"20/11/2026"}}).Want(http.StatusSeeOther)
	nav.Get("/referrals").Silent("again and again").Says("Between services. Keep looking")
	nav.Get("/journeys/view/" + jid).Silent("Next steps set before")
	nav.Post(step, url.Values{"version": {version(nav.Get(step))}, "step": {"second_opinion"}, "plan": {"Noor writes to the clinic."}, "plan_due": {"27/11/2026"}}).Want(http.StatusSeeOther)
	nav.Get("/journeys/view/"+jid).Says("Noor writes to the clinic.", "Next steps set before", "Tomasz rings the board.", "Ask the integrated care board to step in", "Fri 20 Nov")
	nav.Post(path, with(closing, "version", version(nav.Get(path)), "outcome", "supported")).Want(http.StatusUnprocessableEntity).Says("no support in place")
	nav.Post(path, with(closing, "version", version(nav.Get(path)), "told_who", "")).Want(http.StatusUnprocessableEntity)
	nav.Post(path, with(closing, "version", version(nav.Get(path)))).Want(http.StatusSeeOther)
	nav.Get("/journeys/view/"+jid).Says("The young person chose to stop looking", "Noor writes to the clinic.", "Tomasz rings the board.")
}

// T-045, T-100: a search without a guide is flagged to the safeguarding lead, and the anchor stays.
func TestEverySearchHasAGuide(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl := a.As(t, "dsl")
	id := draftReferral(t, a, dsl, charity)
	sendReferral(t, dsl, id)
	dsl.Get("/referrals").Says("Nobody guides it")
	a.As(t, "aled").Get("/p/wait/" + id).Says("Nobody yet. You can ask Noor Khan.")
	journey, _ := dsl.Get("/referrals/view/" + id).Page().Find("a[href^='/journeys/view/']").Attr("href")
	path := strings.Replace(journey, "view", "guide", 1)
	dsl.Post(path, url.Values{"version": {version(dsl.Get(path))}, "navigator": {a.School.Staff["other"].String()}, "anchor": {a.School.Orgs["riverside"].String()}, "link": {"Alex Rowe"}}).Want(http.StatusSeeOther)
	a.As(t, "aled").Get("/p/wait/"+id).Says("Ingrid Bell", "Alex Rowe, Riverside Youth Trust")
	a.As(t, "other").Get("/referrals/view/" + id).Want(http.StatusOK) // named on it now
	answerReferral(a.As(t, "riverside"), id, "started").Want(http.StatusSeeOther)
	a.As(t, "other").Get(journey).Says("Riverside Youth Trust")
	dsl.Get("/referrals").Silent("Nobody guides it")
}

func tellNews(t *testing.T, a *testapp.App, id string) {
	t.Helper()
	c := a.As(t, "pastoral")
	page := c.Get("/referrals/tell/" + id).Want(http.StatusOK)
	c.Post("/referrals/tell/"+id, url.Values{"version": {version(page)}, "told_who": {"Siân Prosser"}, "told_when": {"16/11/2026 09:00"}, "told_how": {"In person"}}).Want(http.StatusSeeOther)
}

// Beside scenario 7 (A-22, 4.16, T-097): a recorded sharing decision sends without agreement and without an agreement in date, and
// what is sent is what the preview showed. A young person whom it was not safe to tell first sees nothing of it until they are.
func TestAReferralUnderAnOverrideThatTheyAreToldOfLater(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl := a.As(t, "dsl")
	id := draftReferral(t, a, dsl, charity)
	refuse := with(wholeReferral(a, "2"), "aware", "no", "agrees", "no", "why_not", "It would not be safe to ask first.")
	dsl.Post("/referrals/write/"+id, refuse).Want(http.StatusSeeOther)
	dsl.Get("/referrals/preview/" + id).Want(http.StatusOK).Says("Sharing anyway needs a recorded sharing decision").Silent("Send it now")
	dsl.Post("/sharing/new", changed(override(a), "told", "not_told", "not_told", "The person at home reads his messages.", "review", "18/11/2026")).Want(http.StatusSeeOther)
	page := dsl.Get("/referrals/write/" + id).Want(http.StatusOK)
	decision, found := page.Page().Find("select#decision option").Eq(1).Attr("value")
	if !found {
		t.Fatal("the decision is not offered to the lead who made it")
	}
	if n := a.As(t, "navigator").Get("/referrals/write/" + id).Page().Find("select#decision option").Length(); n != 1 {
		t.Errorf("the navigator, who may open no decision, is shown %d choices", n)
	}
	path, _ := dsl.Get("/partner-agreements").Page().Find("tbody tr:contains('DSA-riverside') a").Attr("href")
	dsl.Post(path, url.Values{"version": {"1"}, "org": {a.School.Orgs["riverside"].String()}, "reference": {"DSA-riverside"}, "covers": {"referral"},
		"purpose": {"Support."}, "first": {"01/09/2026"}, "last": {"31/08/2027"}, "ended": {"10/11/2026"}}).Want(http.StatusSeeOther)
	dsl.Post("/referrals/write/"+id, with(refuse, "version", version(page), "decision", decision)).Want(http.StatusSeeOther)
	preview := sendReferral(t, dsl, id)
	if !strings.Contains(preview, "Shared under a recorded safeguarding decision.") || !strings.Contains(preview, "It would not be safe to ask first.") {
		t.Errorf("the preview does not say on what it rests:\n%s", preview)
	}
	if got := sentText(a.As(t, "riverside").Get("/inbox/view/" + id)); got != preview {
		t.Error("the partner reads something else than the preview")
	}
	pupil := a.As(t, "aled")
	pupil.Get("/p/wait").Want(http.StatusOK).Silent("Quiet Hour")
	pupil.Get("/p/wait/" + id).Want(http.StatusNotFound)
	answerReferral(a.As(t, "riverside"), id, "accepted").Want(http.StatusSeeOther)
	tellNews(t, a, id)
	pupil.Get("/p/wait/"+id).Want(http.StatusOK).Says("They said yes", "Siân Prosser told you")
}

// A referral stands in the child's chronology, and what is owed stands on the list of whoever owes it.
func TestReferralsStandWhereTheDayIsPlanned(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl := a.As(t, "dsl")
	id := draftReferral(t, a, dsl, charity)
	sendReferral(t, dsl, id)
	answerReferral(a.As(t, "riverside"), id, "accepted").Want(http.StatusSeeOther)
	dsl.Get("/").Want(http.StatusOK).Says("referral to Quiet Hour", "search for support")
	dsl.Get("/chronology/" + a.School.Pupils["aled"].String()).Want(http.StatusOK).Says("Sent to Quiet Hour")
	tellNews(t, a, id)
	dsl.Get("/").Silent("/referrals/tell/" + id)
}

// T-048, and no narrative in a title: a search is named by its day wherever it stands in a list, is a link or is chosen
// from; a list once showed the sentence in which a young person's self-harm was told. Its words stand on its own page.
func TestASearchIsNamedByItsDayAndNeverByItsWords(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl := a.As(t, "dsl")
	id := draftReferral(t, a, dsl, charity, "for", "Has hurt himself on and off since year 8.")
	for _, path := range []string{"/referrals", "/referrals/view/" + id, "/referrals/new?find=aled", "/"} {
		p := dsl.Get(path).Want(http.StatusOK).Silent("hurt himself")
		if path != "/" {
			p.Says("Search begun Mon 16 Nov 2026")
		}
	}
	at := dsl.Get("/referrals").Page().Find(`a[href^="/journeys/view/"]`).AttrOr("href", "")
	read := dsl.Get(at).Want(http.StatusOK).Says("Has hurt himself on and off since year 8.").Page()
	if title := read.Find("title").Text() + read.Find("h1").Text(); strings.Contains(title, "hurt") {
		t.Errorf("the page of the search is called %q", title)
	}
}
