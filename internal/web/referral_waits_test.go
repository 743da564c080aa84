package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/testapp"
)

// searchOf is the address of the search to which a referral belongs, without its verb.
func searchOf(t *testing.T, c *testapp.Client, referral string) (id string) {
	t.Helper()
	at, found := c.Get("/referrals/view/" + referral).Page().Find("a[href^='/journeys/view/']").Attr("href")
	if !found {
		t.Fatal("the referral does not lead to its search")
	}
	return strings.TrimPrefix(at, "/journeys/view/")
}

// T-042, T-050: "not for us" leaves no young person without a name and a day. Before they are told nothing of the answer is there,
// but who talks with them and by when is; afterwards the check-ins of the wait go on with whoever guides the search (C-20), on
// that person's list too. What cannot wait has a way.
func TestAfterANoAYoungPersonReadsWhoTalksWithThemAndByWhen(t *testing.T) {
	a, _, camhs := withServices(t)
	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, camhs)
	sendReferral(t, nav, id)
	answerReferral(a.As(t, "camhs"), id, "not_for_us", "reason", "Too early for us.", "has_told", "no").Want(http.StatusSeeOther)
	aled := a.As(t, "aled")
	for _, path := range []string{"/p/wait", "/p/wait/" + id, "/"} {
		aled.Get(path).Want(http.StatusOK).Says("Siân Prosser will talk with you about it by tomorrow").Silent("Not for them", "Too early", "what comes next")
	}
	tellNews(t, a, id)

	aled = a.As(t, "aled")
	page := aled.Get("/p/wait/"+id).Want(http.StatusOK).Says("We keep looking with you", "Tomasz Zając talks with you about what comes next by Monday 14 December", "If it can't wait")
	for _, way := range []string{"/p/1", "/help-now"} {
		if page.Page().Find("main a[href='"+way+"']").Length() == 0 {
			t.Errorf("no way to %s for what cannot wait", way)
		}
	}
	aled.Get("/p/wait").Says("Tomasz Zając talks with you about what comes next by Monday 14 December")

	search := searchOf(t, nav, id)
	step := func(day string) testapp.Answer {
		return nav.Post("/journeys/step/"+search, url.Values{"version": {version(nav.Get("/journeys/step/" + search))}, "step": {"other"}, "plan": {"Tomasz rings the board."}, "plan_due": {day}})
	}
	step("15/12/2026").Want(http.StatusUnprocessableEntity).Says("Choose a day within 28 days", "Tomasz rings the board.")
	step("20/11/2026").Want(http.StatusSeeOther)
	aled.Get("/p/wait/" + id).Says("Tomasz Zając talks with you about what comes next by Friday").Silent("December")
	a.Clock.Set(testapp.Monday.Add(4 * 24 * time.Hour))
	a.As(t, "navigator").Get("/").Says("Look at the next step again, with the young person")
	a.As(t, "aled").Get("/p/wait/" + id).Says("Tomasz Zając talks with you about what comes next today")
	a.Clock.Set(testapp.Monday.Add(7 * 24 * time.Hour))
	a.As(t, "aled").Get("/p/wait/" + id).Says("Tomasz Zając was to talk with you by Friday. If they have not, ask them, or any adult you trust.")
}

// Rules 3.1: somebody always remains, and the young person is told who. Where whoever guides the search is kept out, or nobody
// does, it is whoever answers for them now; while the team may not, the head.
func TestAfterANoSomebodyAlwaysRemains(t *testing.T) {
	a, charity, _ := withServices(t)
	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, charity)
	sendReferral(t, nav, id)
	answerReferral(a.As(t, "riverside"), id, "not_for_us", "reason", "Too early for us.", "has_told", "no").Want(http.StatusSeeOther)
	tellNews(t, a, id)
	a.Conflict(t, "navigator", "aled")
	a.As(t, "aled").Get("/p/wait/"+id).Says("Noor Khan talks with you about what comes next by", "You can ask Noor Khan").Silent("Tomasz")
	a.As(t, "dsl").Get("/").Says("Say who guides them")
	keepOut(t, a, "aled", "dsl", "ddsl")
	a.As(t, "aled").Get("/p/wait/"+id).Says("Margaret Ellery talks with you about what comes next by").Silent("Noor Khan", "Tomasz", "Someone at school")
	a.As(t, "head").Get("/").Says("search for support")
}

// 4.8, T-041 and rules 3.1: what the team has decided that nobody tells yet is on no page, though it is over for the service, until
// the day on which that is looked at again: then it stands on the list, and can be told. It could be told to nobody any more, and
// later stood on the list from the day before.
func TestAnEndThatNobodyMayTellYetIsOnNoPage(t *testing.T) {
	a, charity, _ := withServices(t)
	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, charity)
	sendReferral(t, nav, id)
	answerReferral(a.As(t, "riverside"), id, "not_for_us", "reason", "Too early for us.", "has_told", "no").Want(http.StatusSeeOther)
	dsl := a.As(t, "dsl")
	tell := "/referrals/tell/" + id
	not := url.Values{"version": {version(dsl.Get(tell))}, "told_not": {"In hospital until Thursday."}}
	for _, again := range []string{"", "16/11/2026", "15/12/2026", "soon"} {
		not.Set("told_again", again)
		dsl.Post(tell, not).Want(http.StatusUnprocessableEntity).Says("within the next 28 days", "In hospital until Thursday.")
	}
	not.Set("told_again", "20/11/2026")
	dsl.Post(tell, not).Want(http.StatusSeeOther)
	dsl.Get("/referrals/view/"+id).Says("has not been told that it is over", "Fri 20 Nov 2026")
	dsl.Get("/").Silent("Not told of an ending")
	aled := a.As(t, "aled")
	for _, path := range []string{"/p/wait", "/p/wait/" + id, "/"} {
		aled.Get(path).Want(http.StatusOK).Says("Tomasz Zając talks with you").Silent("Not for them", "not for them", "Too early", "a place that fits", "hospital")
	}
	a.Clock.Set(testapp.Monday.AddDate(0, 0, 3))
	dsl = a.As(t, "dsl")
	dsl.Get("/").Silent("Not told of an ending")
	dsl.Get("/referrals").Silent("Not told of an ending")
	a.Clock.Set(testapp.Monday.AddDate(0, 0, 4))
	dsl = a.As(t, "dsl")
	dsl.Get("/").Says("Aled Vaughan", "Not told of an ending: look at it again")
	dsl.Get("/referrals").Says("Not told of an ending: look at it again")
	dsl.Post(tell, url.Values{"version": {version(dsl.Get(tell))}, "told_who": {"Noor Khan"}, "told_when": {"20/11/2026 09:00"}, "told_how": {"In person"}}).Want(http.StatusSeeOther)
	a.As(t, "aled").Get("/p/wait/"+id).Says("Noor Khan told you", "Too early for us.")
	dsl.Get("/").Silent("Not told of an ending")
}

// T-042, T-043: what a young person waits for stands on their first page, one line each, with since when and what comes next, and
// names no service: the page may be read over a shoulder. What has come is waited for no more.
func TestTheFirstPageSaysWhatAYoungPersonWaitsFor(t *testing.T) {
	a, charity, camhs := withServices(t)
	nav := a.As(t, "navigator")
	a.As(t, "aled").Get("/").Silent("You are waiting for")
	first := draftReferral(t, a, nav, charity)
	sendReferral(t, nav, first)
	aled := a.As(t, "aled")
	home := aled.Get("/").Says("You are waiting for an answer", "Since today. Next: Siân Prosser talks with you on Monday").Silent("Quiet Hour", "CAMHS", "Riverside")
	if home.Page().Find("a[href='/p/wait/"+first+"']").Length() != 1 {
		t.Error("the line does not lead to its wait")
	}
	a.As(t, "bea").Get("/").Silent("You are waiting for")
	answerReferral(a.As(t, "riverside"), first, "waiting", "joined", "10/11/2026").Want(http.StatusSeeOther)
	aled.Get("/").Says("You are waiting for your turn", "Since Tuesday").Silent("Quiet Hour")

	second := draftReferral(t, a, nav, camhs, "journey", searchOf(t, nav, first))
	sendReferral(t, nav, second)
	answerReferral(a.As(t, "camhs"), second, "not_for_us", "reason", "Too early.", "has_told", "no").Want(http.StatusSeeOther)
	tellNews(t, a, second)
	lines := aled.Get("/").Silent("CAMHS", "Too early").Page().Find("main a:contains('You are waiting for')").Length()
	if lines != 1 {
		t.Errorf("%d lines: a place still has them, so the one that said no is waited for no more", lines)
	}
	answerReferral(a.As(t, "riverside"), first, "started").Want(http.StatusSeeOther)
	aled.Get("/").Silent("You are waiting for")
}
