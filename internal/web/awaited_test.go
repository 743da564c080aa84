package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"heard/internal/testapp"
)

// awaitedAt gives the address of the thing awaited that stands under a heading on the page of a decision.
func awaitedAt(t *testing.T, c *testapp.Client, decision, what string) string {
	t.Helper()
	for _, link := range c.Get(decision).Want(http.StatusOK).Page().Find(`a[href*="/awaited/"]`).EachIter() {
		if strings.Contains(link.Text(), what) {
			return link.AttrOr("href", "")
		}
	}
	t.Fatalf("%s does not stand on the decision", what)
	return ""
}

// typed sees that a box came back as it was filled.
func typed(t *testing.T, a testapp.Answer, box, want string) {
	t.Helper()
	if got := a.Page().Find(`input[name=`+box+`]`).AttrOr("value", ""); got != want {
		t.Errorf("%s came back as %q", box, got)
	}
}

const (
	owedRecord = "The information-sharing decision"
	owedAnswer = "The decision of children's social care"
)

// 2.3, 4.16, 4.17: what goes outside school goes under a record of that decision, or the record is owed by somebody; it never
// holds up the share, and stands on the morning's list until it is linked.
func TestWhatGoesOutsideIsRecordedOrOwed(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	form := changed(whole(a, "dsl"), "choice", "camhs", "reason_camhs", "He asked for it")
	dsl.Post(path, form).Want(http.StatusUnprocessableEntity).Says("Choose the information-sharing decision under which this goes, or write why it is not there yet", "He asked for it")
	dsl.Post(path, changed(form, "sharing_because", "The call came first.")).Want(http.StatusUnprocessableEntity).Says("Choose who writes", "The call came first.")
	teacher := a.School.Staff["teacher"]
	dsl.Post(path, changed(owing(a, form), "sharing_owner", teacher.String())).Want(http.StatusUnprocessableEntity).Says("Choose who writes the record of what is shared")
	dsl.Post(path, changed(form, "sharing_record", a.School.Staff["dsl"].String())).Want(http.StatusUnprocessableEntity).Says("from the list")
	dsl.Post(path, owing(a, form)).Want(http.StatusSeeOther)
	dsl.Get(path).Says("Not there yet because: The call came first.", "What is awaited")
	today := a.As(t, "dsl").Get("/").Says("record of what is shared, not linked yet", "Link the record")
	at := awaitedAt(t, dsl, path, owedRecord)
	if today.Page().Find(`a[href="`+at+`"]`).Length() == 0 {
		t.Error("the morning's list does not lead to it")
	}
	dsl.Post("/concerns/close/"+id(path), url.Values{"version": {"1"}, "outcome": {"All well"}}).Want(http.StatusUnprocessableEntity).Says("still waits for something", "All well")
	dsl.Post(at, nil).Want(http.StatusUnprocessableEntity).Says("Choose what happened.")
	dsl.Post(at, url.Values{"event": {"answered"}, "answer": {"x"}, "decided": {"16/11/2026"}}).Want(http.StatusUnprocessableEntity)
	dsl.Post(at, url.Values{"event": {"linked"}}).Want(http.StatusUnprocessableEntity).Says("Choose the information-sharing decision.")
	linkable := strings.TrimSuffix(strings.TrimPrefix(dsl.Post("/sharing/new", toHealth(a, override(a))).Want(http.StatusSeeOther).To, "/sharing/view/"), "?saved=1")
	dsl.Get(at).Says("Share, without agreement: Duty nurse")
	dsl.Post(at, url.Values{"event": {"linked"}, "sharing_record": {linkable}}).Want(http.StatusSeeOther)
	dsl.Get(at).Want(http.StatusOK).Says("Linked", "Share, without agreement: Duty nurse").Silent("What happened?")
	dsl.Post(at, url.Values{"event": {"linked"}, "sharing_record": {linkable}}).Want(http.StatusConflict)
	dsl.Get("/").Silent("not linked yet")
	dsl.Post("/concerns/close/"+id(path), url.Values{"version": {"1"}, "outcome": {"All well"}}).Want(http.StatusSeeOther)
}

// toHealth is the same record for CAMHS.
func toHealth(a *testapp.App, form url.Values) url.Values {
	return changed(form, "org", a.School.Orgs["camhs"].String(), "to", "Duty nurse, Larkfield CAMHS (fictional)")
}

// A record that stands there is linked at once: only one about this child, by which something goes out, and which the decider
// may read.
func TestOnlyAFittingSharingDecisionIsLinked(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	record := func(form url.Values) string {
		sent := dsl.Post("/sharing/new", form).Want(http.StatusSeeOther)
		return strings.TrimSuffix(strings.TrimPrefix(sent.To, "/sharing/view/"), "?saved=1")
	}
	bea := a.School.Pupils["bea"]
	other := record(changed(toHealth(a, override(a)), "pupil", bea.String()))
	kept := record(changed(toHealth(a, override(a)), "outcome", "do_not_share"))
	fits := record(toHealth(a, override(a)))
	form := changed(whole(a, "dsl"), "choice", "camhs", "reason_camhs", "He asked for it")
	for _, wrong := range []string{other, kept} {
		dsl.Post(path, changed(form, "sharing_record", wrong)).Want(http.StatusUnprocessableEntity).Says("about this child, and to share")
	}
	if n := dsl.Get(path).Page().Find(`#sharing_record option`).Length(); n != 2 { // "Choose", and the one that fits
		t.Errorf("%d options", n)
	}
	dsl.Post(path, changed(form, "sharing_record", fits)).Want(http.StatusSeeOther)
	dsl.Get(path).Says("Share, without agreement: Duty nurse").Silent("What is awaited")
	dsl.Get("/").Silent("not linked yet")
}

// C-08: the local authority decides within one working day, which is said to be statutory guidance; no answer comes up as
// something to chase, each chasing is written down, and the answer ends it.
func TestTheLocalAuthoritysAnswerIsChased(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	form := owing(a, changed(whole(a, "dsl"), "choice", "social_care", "reason_social_care", "Section 17.", "la_sent", "17/11/2026 09:00"))
	typed(t, dsl.Post(path, form).Want(http.StatusUnprocessableEntity).Says("This has not come yet."), "la_sent", "17/11/2026 09:00")
	dsl.Post(path, changed(form, "la_sent", "16/11/2026 09:05", "la_reference", "MASH 4417")).Want(http.StatusSeeOther)
	dsl.Get(path).Says("Made Mon 16 Nov 2026, 09:05", "Their decision is due by Tue 17 Nov 2026 (statutory guidance: Working together, 1 working day)", "Reference: MASH 4417")
	dsl.Get("/").Silent("has not answered", "due today")
	at := awaitedAt(t, dsl, path, owedAnswer)

	a.Clock.Set(testapp.Monday.Add(24 * time.Hour))
	dsl = a.As(t, "dsl")
	dsl.Get("/").Says("answer of children's social care, due today", "Write their answer")
	a.Clock.Set(testapp.Monday.Add(48 * time.Hour))
	dsl, deputy := a.As(t, "dsl"), a.As(t, "ddsl")
	deputy.Get("/").Says("children's social care has not answered", "Chase, and write it down", "(Noor Khan)")
	dsl.Post(at, url.Values{"event": {"chased"}}).Want(http.StatusUnprocessableEntity).Says("Write whom you asked")
	dsl.Post(at, url.Values{"event": {"chased"}, "chased": {"Rang the duty line."}}).Want(http.StatusSeeOther)
	dsl.Get(at).Says("Rang the duty line.", "Made Mon 16 Nov 2026, 09:05", "MASH 4417", "statutory guidance")
	dsl.Get("/").Says("last chased Wed 18 Nov 2026")
	deputy.Post(at, url.Values{"event": {"answered"}, "decided": {"18/11/2026"}}).Want(http.StatusUnprocessableEntity).Says("Write what they decided.")
	deputy.Post(at, url.Values{"event": {"answered"}, "decided": {"18/11/2026"}, "answer": {"An assessment, by Ms Idowu."}}).Want(http.StatusSeeOther)
	dsl.Get(at).Says("They decided on Wed 18 Nov 2026", "An assessment, by Ms Idowu.")
	dsl.Get("/").Silent("has not answered")
}

// A referral that is not made yet holds nothing up; it stays on the list until it is noted as made, and then has its day.
func TestAReferralStillToBeMadeStaysOnTheList(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	dsl.Post(path, owing(a, changed(whole(a, "dsl"), "choice", "social_care", "reason_social_care", "Section 17."))).Want(http.StatusSeeOther)
	dsl.Get("/").Says("referral to children's social care, not noted as made")
	at := awaitedAt(t, dsl, path, owedAnswer)
	typed(t, dsl.Post(at, url.Values{"event": {"referred"}, "made": {"soon"}}).Want(http.StatusUnprocessableEntity).Says("Write the day like this"), "made", "soon")
	dsl.Post(at, url.Values{"event": {"referred"}, "made": {"16/11/2026 09:10"}, "reference": {"MASH 1"}}).Want(http.StatusSeeOther)
	dsl.Get(at).Says("Tue 17 Nov 2026", "Reference: MASH 1")
	dsl.Get("/").Silent("not noted as made")
}

// 2.3, KCSIE para 218: how children's social care is involved is asked when known, is sealed, and is on no page of a pupil's.
func TestTheStatusWithSocialCareIsForDecidersOnly(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	mine := sentTo(t, aled.Post("/p/10", nil))
	dsl := a.As(t, "dsl")
	path := strings.Replace(dsl.Get("/requests").Page().Find(`a[href^="/requests/view/"]`).AttrOr("href", ""), "view", "decide", 1)
	a.Clock.Advance(10 * time.Minute)
	form := changed(whole(a, "dsl"), "told_at", "16/11/2026 09:20", "for_pupil", "You can eat in the library from Tuesday.", "care_status", "cp")
	dsl.Post(path, form).Want(http.StatusUnprocessableEntity).Says("Choose the category", "which local authority")
	dsl.Post(path, changed(form, "care_status", "low")).Want(http.StatusUnprocessableEntity).Says("Choose from the list how they are involved.")
	dsl.Post(path, changed(form, "care_category", "neglect", "care_authority", "Ashcombe", "care_worker", "Ms Idowu", "care_phone", "01632 960111", "care_since", "May 2026")).
		Want(http.StatusSeeOther)
	dsl.Get(path).Says("Child protection plan", "Category: Neglect", "Local authority: Ashcombe", "Social worker: Ms Idowu", "Telephone: 01632 960111", "Since: May 2026")
	for _, page := range []string{mine, "/", "/p/shared"} {
		a.As(t, "aled").Get(page).Want(http.StatusOK).Silent("Child protection", "Ms Idowu", "Ashcombe", "social care")
	}
}

// What is awaited is the entry's: nobody else finds it, whoever is barred from the entry does not, and of two who settle it
// at once one wins.
func TestWhoMayFollowWhatIsAwaited(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	dsl.Post(path, owing(a, changed(whole(a, "dsl"), "choice", "police", "reason_police", "Advice."))).Want(http.StatusSeeOther)
	at := awaitedAt(t, dsl, path, owedRecord)
	for who, want := range map[string]int{"ddsl": 200, "head": 404, "teacher": 404, "pastoral": 404, "governor": 404, "aled": 403, "riverside": 403, "itadmin": 403} {
		c := a.As(t, who)
		c.Get(at).Want(want)
		if want != 200 {
			c.Post(at, url.Values{"event": {"nothing"}, "nothing": {"x"}}).Want(want)
		}
	}
	clients, got := []*testapp.Client{a.As(t, "dsl"), a.As(t, "ddsl")}, make([]int, 2)
	var wait sync.WaitGroup
	for i, c := range clients {
		wait.Go(func() { got[i] = c.Silently(at, url.Values{"event": {"nothing"}, "nothing": {"He asked us not to."}}) })
	}
	wait.Wait()
	if got[0]+got[1] != http.StatusSeeOther+http.StatusConflict {
		t.Errorf("answers %v", got)
	}
	a.Conflict(t, "ddsl", "aled")
	a.As(t, "ddsl").Get(at).Want(http.StatusNotFound)
	a.As(t, "ddsl").Get("/").Silent("not linked yet")
}
