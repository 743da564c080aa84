package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/pdf/pdftest"
	"heard/internal/testapp"

	"github.com/PuerkitoBio/goquery"
)

// withServices is the small school with a charity and CAMHS in its directory, and an agreement with each.
func withServices(t *testing.T) (a *testapp.App, charity, camhs string) {
	t.Helper()
	a = testapp.Start(t)
	nav, dsl := a.As(t, "navigator"), a.As(t, "dsl")
	nav.Post("/directory/new", with(quietHour(a), "wait", "About ten weeks.")).Want(http.StatusSeeOther)
	health := with(quietHour(a), "name", "CAMHS team", "org", a.School.Orgs["camhs"].String())
	health["flags"] = []string{"referrals", "degree"}
	nav.Post("/directory/new", health).Want(http.StatusSeeOther)
	for _, org := range []string{"riverside", "camhs"} {
		dsl.Post("/partner-agreements/new", url.Values{"version": {"0"}, "org": {a.School.Orgs[org].String()}, "reference": {"DSA-" + org}, "covers": {"referral"},
			"purpose": {"Support."}, "first": {"01/09/2026"}, "last": {"31/08/2027"}}).Want(http.StatusSeeOther)
	}
	page := nav.Get("/referrals/new").Want(http.StatusOK).Page()
	charity, _ = page.Find("select#entry option:contains('Quiet Hour')").Attr("value")
	camhs, _ = page.Find("select#entry option:contains('CAMHS team')").Attr("value")
	return a, charity, camhs
}

// wholeReferral is a draft that may be sent.
func wholeReferral(a *testapp.App, version string) url.Values {
	return url.Values{
		"version": {version}, "then": {"preview"}, "want": {"Someone who listens and is not a teacher."}, "concern": {"Has stopped seeing friends."}, "since": {"September"},
		"why_now": {"Asked for help."}, "impact": {"Not sleeping, late for school."}, "self_harm": {"Told us in October; seen by a nurse."}, "formulation": {"Nights are hardest."},
		"tried": {"Six talks with the nurse."}, "adjust": {"None needed"}, "setting": {"one_to_one"}, "reach": {"By text. Home is safe."}, "others": {"None"}, "attends": {"In school four days of five. No exams this year."}, "safety_plan": {"no"},
		"not_share": {"None"}, "involve": {"Weekly check-in."}, "rhythm": {"Every four weeks"}, "urgent": {"If nights get worse, tell Ms Prosser or call 111."},
		"meanwhile": {"The quiet room at lunch."}, "aware": {"yes"}, "agrees": {"yes"}, "family_aware": {"no"}, "family_agrees": {"no"}, "family_why": {"PRIVATE-FAMILY-REASON"},
		"family": {"FAMILY-DETAIL"}, "basis": {"gillick"}, "basis_why": {"Understands what is sent and why."}, "story": {"STORY-NOT-AGREED"},
		"owner": {a.School.Staff["pastoral"].String()}, "first_contact": {"23/11/2026"},
	}
}

// version reads the hidden field of the page's main form.
func version(a testapp.Answer) string {
	v, _ := a.Page().Find("main form input[name=version]").First().Attr("value")
	return v
}

// draftReferral begins and writes a referral about Aled, and gives its id.
func draftReferral(t *testing.T, a *testapp.App, c *testapp.Client, entry string, more ...string) string {
	t.Helper()
	begun := c.Post("/referrals/new", with(url.Values{"find": {"aled"}, "entry": {entry}, "for": {"Somebody to talk to"}}, more...)).Want(http.StatusSeeOther)
	id := strings.TrimPrefix(begun.To, "/referrals/write/")
	c.Post(begun.To, wholeReferral(a, "1")).Want(http.StatusSeeOther)
	return id
}

// send previews and sends it, and gives what the preview showed.
func sendReferral(t *testing.T, c *testapp.Client, id string) string {
	t.Helper()
	preview := c.Get("/referrals/preview/" + id).Want(http.StatusOK)
	digest, _ := preview.Page().Find("form#send input[name=digest]").Attr("value")
	c.Post("/referrals/preview/"+id, url.Values{"version": {version(preview)}, "digest": {digest}}).Want(http.StatusSeeOther)
	return sentText(preview)
}

func sentText(a testapp.Answer) string {
	return strings.Join(strings.Fields(a.Page().Find(".heard-sent").Text()), " ")
}

// answerReferral is a partner's answer over the version now standing.
func answerReferral(c *testapp.Client, id, kind string, more ...string) testapp.Answer {
	page := c.Get("/inbox/answer/" + id)
	return c.Post("/inbox/answer/"+id, with(url.Values{"version": {version(page)}, "answer": {kind}}, more...))
}

// closure is the five fields and the young person's view (T-115).
var closure = []string{"offered", "Eight talks.", "sessions", "Eight of eight.", "why", "Planned.", "come_back", "Ring us within a year.", "after", "Tuesday group.", "view", "It was all right."}

// An answer that no longer fits is not offered; the one that was being written when the referral moved on keeps its words.
func TestOnlyAnswersThatFitAreOffered(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl, partner := a.As(t, "dsl"), a.As(t, "riverside")
	id := draftReferral(t, a, dsl, charity)
	sendReferral(t, dsl, id)
	offers := func(page testapp.Answer) string {
		return strings.Join(page.Page().Find("input[name=answer]").Map(func(_ int, n *goquery.Selection) string { return n.AttrOr("value", "") }), " ")
	}
	if got := offers(partner.Get("/inbox/answer/" + id)); got != "received accepted waiting started not_for_us ended" {
		t.Errorf("just sent: %s", got)
	}
	stale := url.Values{"version": {version(partner.Get("/inbox/answer/" + id))}, "answer": {"not_for_us"}, "reason": {"A group would suit better."}, "has_told": {"no"}}
	answerReferral(partner, id, "started").Want(http.StatusSeeOther)
	for at, c := range map[string]*testapp.Client{"/inbox/answer/": partner, "/referrals/answer/": dsl} {
		if got := offers(c.Get(at + id)); got != "ended" {
			t.Errorf("%s after it has started: %s", at, got)
		}
	}
	again := partner.Post("/inbox/answer/"+id, stale).Want(http.StatusConflict)
	if got := offers(again); got != "not_for_us ended" || again.Page().Find("textarea[name=reason]").Text() != "A group would suit better." {
		t.Errorf("what was typed is gone: %s", got)
	}
}

// T-097, T-098, 4.21, H7: the preview is what the partner reads and what the paper says, and nothing else leaves.
func TestThePreviewIsExactlyWhatIsSent(t *testing.T) {
	a, charity, camhs := withServices(t)
	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, charity)
	preview := sendReferral(t, nav, id)
	partner := a.As(t, "riverside")
	partner.Get("/inbox").Want(http.StatusOK).Says("Aled Vaughan", "Quiet Hour")
	shown := partner.Get("/inbox/view/"+id).Want(http.StatusOK).Says("so that you can answer", "DSA-riverside")
	if got := sentText(shown); got != preview || preview == "" {
		t.Errorf("the partner reads\n%s\nthe preview said\n%s", got, preview)
	}
	if got := sentText(nav.Get("/referrals/view/" + id)); got != preview {
		t.Error("the school's own copy differs from the preview")
	}
	stored := a.OutgoingText(t, id)
	if strings.Join(strings.Fields(stored), " ") != preview {
		t.Errorf("the frozen copy says\n%s\nthe preview said\n%s", stored, preview)
	}
	paper := pdftest.Words(t, []byte(partner.Get("/inbox/paper/"+id).Want(http.StatusOK).Body))
	for _, line := range strings.Split(stored, "\n") {
		if line = strings.Join(strings.Fields(line), " "); !strings.Contains(paper, line) {
			t.Errorf("the paper lacks %q", line)
		}
	}
	// The reduced set for a charity: no self-harm, no family, no story that they did not agree to, nothing the school keeps.
	shown.Silent("Told us in October", "FAMILY-DETAIL", "STORY-NOT-AGREED", "PRIVATE-FAMILY-REASON", "NHS number", "degree of risk")
	// CAMHS is given more, and where its form demands a degree of risk, the words of records 2.6.
	second := draftReferral(t, a, nav, camhs)
	sendReferral(t, nav, second)
	a.As(t, "camhs").Get("/inbox/view/"+second).Want(http.StatusOK).
		Says("Told us in October", "Nights are hardest.", "This school does not grade risk (NICE NG225 1.6).", "Ask the GP").Silent("STORY-NOT-AGREED", "PRIVATE-FAMILY-REASON")
}

// T-098: extra needs a reason; T-099: the story goes only with agreement. What changed since the preview is not sent.
func TestNothingIsSentThatNobodyLookedAt(t *testing.T) {
	a, charity, _ := withServices(t)
	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, charity)
	preview := nav.Get("/referrals/preview/" + id)
	digest, _ := preview.Page().Find("form#send input[name=digest]").Attr("value")
	nav.Post("/referrals/write/"+id, with(wholeReferral(a, version(preview)), "concern", "CHANGED", "story_goes", "yes", "extras", "family")).Want(http.StatusSeeOther)
	now := nav.Get("/referrals/preview/"+id).Want(http.StatusOK).Says("CHANGED", "STORY-NOT-AGREED", "FAMILY-DETAIL", "Say why more than the agreed minimum is needed")
	nav.Post("/referrals/preview/"+id, url.Values{"version": {version(now)}, "digest": {digest}}).Want(http.StatusUnprocessableEntity)
	nav.Post("/referrals/write/"+id, with(wholeReferral(a, version(now)), "concern", "CHANGED")).Want(http.StatusSeeOther)
	now = nav.Get("/referrals/preview/" + id)
	nav.Post("/referrals/preview/"+id, url.Values{"version": {version(now)}, "digest": {digest}}).Want(http.StatusConflict).Says("has changed since you looked")
	a.As(t, "riverside").Get("/inbox").Want(http.StatusOK).Silent("Aled")
	a.As(t, "riverside").Get("/inbox/view/" + id).Want(http.StatusNotFound)
}

// T-097: let the agreement end, and sending is refused with the reason. 4.27: a family that does not agree refuses nothing.
func TestWithoutAnAgreementInDateNothingIsSent(t *testing.T) {
	a, charity, _ := withServices(t)
	id := draftReferral(t, a, a.As(t, "navigator"), charity)
	a.As(t, "navigator").Get("/referrals/preview/" + id).Want(http.StatusOK).Says("Send it now")
	a.Clock.Set(time.Date(2027, 9, 1, 9, 15, 0, 0, time.UTC))
	nav := a.As(t, "navigator")
	p := nav.Get("/referrals/preview/" + id).Want(http.StatusOK).Says("No agreement with this organisation covers referrals today").Silent("Send it now")
	digest, _ := p.Page().Find("form#send input[name=digest]").Attr("value")
	nav.Post("/referrals/preview/"+id, url.Values{"version": {version(p)}, "digest": {digest}}).Want(http.StatusUnprocessableEntity)
}

// T-042 to T-045, T-103: the pupil follows every answer on a page without blanks, and knows who stays in touch and when.
func TestThePupilFollowsTheWait(t *testing.T) {
	a, charity, _ := withServices(t)
	id := draftReferral(t, a, a.As(t, "navigator"), charity)
	a.As(t, "aled").Get("/p/wait").Want(http.StatusOK).Silent("Quiet Hour")
	sendReferral(t, a.As(t, "navigator"), id)
	pupil, partner := a.As(t, "aled"), a.As(t, "riverside")
	pupil.Get("/p/wait").Want(http.StatusOK).Says("Quiet Hour", "We sent it", "Siân Prosser talks with you on Monday")
	pupil.Get("/p/wait/"+id).Want(http.StatusOK).Says("The service has not told us.", "Siân Prosser, on Monday", "Tomasz Zając", "The quiet room at lunch.", "call 111").
		Silent("Has stopped seeing friends")
	answerReferral(partner, id, "received").Want(http.StatusSeeOther)
	pupil.Get("/p/wait/" + id).Says("They have it")
	answerReferral(partner, id, "accepted").Want(http.StatusSeeOther)
	answerReferral(partner, id, "waiting", "joined", "16/11/2026", "expected", "01/02/2027", "wait", "Eleven weeks at the moment.").Want(http.StatusSeeOther)
	pupil.Get("/p/wait/"+id).Says("You are on their list", "Eleven weeks at the moment.", "On Monday 1 February")
	a.As(t, "bea").Get("/p/wait/" + id).Want(http.StatusNotFound)
	partner.Get("/inbox/view/"+id).Says("You have received it", "You have accepted it", "On your waiting list").Silent("They have", "their waiting list")
	partner.Get("/inbox").Says("On your waiting list")
	a.As(t, "pastoral").Get("/referrals/view/"+id).Says("They have received it", "They have accepted it", "On their waiting list")
	a.As(t, "camhs").Get("/inbox/view/" + id).Want(http.StatusNotFound)
	a.As(t, "camhs").Post("/inbox/answer/"+id, url.Values{"version": {"1"}, "answer": {"received"}}).Want(http.StatusNotFound)
	a.As(t, "teacher").Get("/referrals/view/" + id).Want(http.StatusNotFound)
	a.As(t, "pastoral").Get("/referrals/view/"+id).Want(http.StatusOK).Says("On the waiting list", "There is news. Tell the young person by Tue 17 Nov 2026")
}

// C-19, C-20, T-042: silence and check-ins come up when they are due, and go away when somebody has done them.
func TestWhatIsOwedComesUpWhenItIsDue(t *testing.T) {
	a, charity, _ := withServices(t)
	id := draftReferral(t, a, a.As(t, "navigator"), charity)
	sendReferral(t, a.As(t, "navigator"), id)
	owed := func(at time.Time, want ...string) {
		t.Helper()
		a.Clock.Set(at)
		page := a.As(t, "navigator").Get("/referrals").Want(http.StatusOK)
		got := page.Page().Find("caption:contains('To do now')").Parent().Find("tbody").Text()
		if len(want) == 0 && got != "" {
			t.Errorf("%v: due %q", at, got)
		}
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%v: due %q, want %q", at, got, w)
			}
		}
	}
	day := func(d int) time.Time { return time.Date(2026, 11, d, 10, 0, 0, 0, time.UTC) }
	owed(day(18))                                            // two school days of silence
	owed(day(19), "No receipt. Ask the service")             // the third
	owed(day(23), "No receipt. Ask the service", "Check in") // and the first check-in
	nav := a.As(t, "navigator")
	chase := nav.Get("/referrals/chase/" + id)
	nav.Post("/referrals/chase/"+id, url.Values{"version": {version(chase)}, "note": {"Rang; nobody answered."}}).Want(http.StatusSeeOther)
	contact := nav.Get("/referrals/contact/" + id)
	nav.Post("/referrals/contact/"+id, url.Values{"version": {version(contact)}, "note": {""}}).Want(http.StatusUnprocessableEntity)
	nav.Post("/referrals/contact/"+id, url.Values{"version": {version(contact)}, "note": {"PRIVATE-TALK"}}).Want(http.StatusSeeOther)
	owed(day(24))
	owed(day(26), "No receipt. Ask the service") // three school days after it was chased
	a.As(t, "riverside").Get("/inbox/view/"+id).Want(http.StatusOK).Silent("PRIVATE-TALK", "nobody answered")
	answerReferral(a.As(t, "riverside"), id, "accepted").Want(http.StatusSeeOther)
	owed(day(27), "Tell the young person the news")
	eve := time.Date(2026, 12, 17, 10, 0, 0, 0, time.UTC)
	owed(eve, "Tell the young person the news")
	a.As(t, "navigator").Get("/referrals").Silent("Check in")
	owed(eve.AddDate(0, 0, 1), "Check in") // four weeks on is in the holidays: it is owed on the last day before them
}

// A form that arrives twice answers once; one filled in over an older version is refused, and nothing typed is lost.
func TestAnswersArriveOnceAndOverWhatStands(t *testing.T) {
	a, charity, _ := withServices(t)
	id := draftReferral(t, a, a.As(t, "navigator"), charity)
	sendReferral(t, a.As(t, "navigator"), id)
	partner := a.As(t, "riverside")
	stale := version(partner.Get("/inbox/answer/" + id))
	form := url.Values{"key": {ident.NewRaw(time.Now()).String()}, "version": {stale}, "answer": {"received"}}
	partner.Post("/inbox/answer/"+id, form).Want(http.StatusSeeOther)
	partner.Post("/inbox/answer/"+id, form).Want(http.StatusSeeOther)
	if n := partner.Get("/inbox/view/" + id).Page().Find("ol li").Length(); n != 2 {
		t.Errorf("%d lines of history, want sent and received", n)
	}
	late := partner.Post("/inbox/answer/"+id, url.Values{"version": {stale}, "answer": {"waiting"}, "wait": {"Ten weeks."}}).Want(http.StatusConflict)
	late.Says("Somebody changed this", "You have received it")
	if got := late.Page().Find("#wait").Text(); got != "Ten weeks." {
		t.Errorf("what was typed is gone: %q", got)
	}
}

// What nobody has asked yet is no refusal: the preview asks for the answer, and does not say that they do not agree. Nothing is sent.
func TestWhatWasNotAskedIsNoRefusal(t *testing.T) {
	a, charity, _ := withServices(t)
	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, charity)
	nav.Post("/referrals/write/"+id, with(wholeReferral(a, "2"), "aware", "", "agrees", "")).Want(http.StatusSeeOther)
	nav.Get("/referrals/preview/"+id).Want(http.StatusOK).Says("Say whether the young person agrees.").
		Silent("They do not know or do not agree", "Say why they do not know", "Send it now")
	nav.Post("/referrals/write/"+id, with(wholeReferral(a, "3"), "agrees", "no")).Want(http.StatusSeeOther)
	nav.Get("/referrals/preview/"+id).Says("They do not know or do not agree", "Say why they do not know").Silent("Send it now")
}

// Two people write one draft: the second sees what changed and loses nothing typed. A draft that was dropped is gone.
func TestTwoPeopleWriteOneDraft(t *testing.T) {
	a, charity, _ := withServices(t)
	nav, pastoral := a.As(t, "navigator"), a.As(t, "pastoral")
	id := draftReferral(t, a, nav, charity)
	v := version(nav.Get("/referrals/write/" + id).Silent("Colin Abara")) // a governor could not open what they would hold
	pastoral.Post("/referrals/write/"+id, with(wholeReferral(a, v), "tried", "Theirs.")).Want(http.StatusSeeOther)
	late := nav.Post("/referrals/write/"+id, with(wholeReferral(a, v), "tried", "Mine.")).Want(http.StatusConflict).Says("Saved now", "Theirs.")
	if got := late.Page().Find("#tried").Text(); got != "Mine." {
		t.Errorf("what was typed is gone: %q", got)
	}
	nav.Post("/referrals/write/"+id, with(wholeReferral(a, version(late)), "tried", "Both.")).Want(http.StatusSeeOther)
	v = version(nav.Get("/referrals/write/" + id).Want(http.StatusOK))
	nav.Post("/referrals/drop/"+id, url.Values{"version": {v}}).Want(http.StatusSeeOther)
	nav.Get("/referrals").Want(http.StatusOK).Silent("Aled Vaughan")
	nav.Post("/referrals/write/"+id, with(wholeReferral(a, v), "tried", "Later.")).Want(http.StatusConflict)
	// Only for one's own pupils: Dov is on nobody's caseload here.
	nav.Post("/referrals/new", url.Values{"find": {"dov"}, "entry": {charity}, "for": {"Somebody"}}).Want(http.StatusUnprocessableEntity).Says("You cannot refer this pupil")
	a.As(t, "teacher").Get("/referrals/new").Want(http.StatusForbidden)
}

// What was promised ends: the day after, the service's workers find nothing of the young person, by no address and by no form.
func TestAPartnerSeesNothingAfterTheDayThatWasPromised(t *testing.T) {
	a, charity, _ := withServices(t)
	id := draftReferral(t, a, a.As(t, "navigator"), charity)
	sendReferral(t, a.As(t, "navigator"), id)
	told := append([]string{"has_told", "yes", "told_who", "Callum", "told_when", "16/11/2026 09:00", "told_how", "By phone"}, closure...)
	answerReferral(a.As(t, "riverside"), id, "ended", told...).Want(http.StatusSeeOther)
	a.Clock.Set(time.Date(2027, 2, 13, 10, 0, 0, 0, time.UTC))
	a.As(t, "riverside").Get("/inbox/view/" + id).Want(http.StatusOK)
	a.Clock.Set(time.Date(2027, 2, 14, 23, 59, 59, 0, time.UTC)) // it once ended to the minute
	a.As(t, "riverside").Get("/inbox/view/" + id).Want(http.StatusOK).Says("Sun 14 Feb 2027")
	a.Clock.Set(time.Date(2027, 2, 15, 0, 0, 0, 0, time.UTC))
	partner := a.As(t, "riverside")
	for _, path := range []string{"/inbox/view/", "/inbox/answer/", "/inbox/paper/"} {
		partner.Get(path + id).Want(http.StatusNotFound)
	}
	partner.Post("/inbox/answer/"+id, url.Values{"version": {"1"}, "answer": {"waiting"}}).Want(http.StatusNotFound)
	partner.Get("/inbox").Want(http.StatusOK).Silent(id)
}

// A form opened by an old link where it has no use was shown all the same, and answered again and again that somebody had changed
// it. It says that there is nothing to write; one that somebody was writing when things moved on keeps its words.
func TestAFormThatHasNoUseIsNotOffered(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl, partner := a.As(t, "dsl"), a.As(t, "riverside")
	id := draftReferral(t, a, dsl, charity)
	sendReferral(t, dsl, id)
	const nothing = "There is nothing to write here as it stands now."
	search := dsl.Get("/referrals/view/"+id).Page().Find("a[href^='/journeys/view/']").AttrOr("href", "")
	step := strings.Replace(search, "/view/", "/step/", 1)
	offers := func(c *testapp.Client, path string, want bool) {
		t.Helper()
		page := c.Get(path).Want(http.StatusOK)
		if got := page.Page().Find("main form button").Length() > 0; got != want || strings.Contains(page.Body, nothing) == want {
			t.Errorf("%s: a form to send %t, want %t", path, got, want)
		}
	}
	for path, c := range map[string]*testapp.Client{"/referrals/answer/" + id: dsl, "/referrals/contact/" + id: dsl, "/referrals/chase/" + id: dsl, "/inbox/answer/" + id: partner, step: dsl} {
		offers(c, path, true)
	}
	offers(dsl, "/referrals/tell/"+id, false)
	answerReferral(partner, id, "not_for_us", "reason", "We only see people from year 12.", "has_told", "no").Want(http.StatusSeeOther)
	for path, c := range map[string]*testapp.Client{"/referrals/answer/" + id: dsl, "/referrals/contact/" + id: dsl, "/referrals/chase/" + id: dsl, "/inbox/answer/" + id + "?answer=received": partner} {
		offers(c, path, false)
	}
	offers(dsl, "/referrals/tell/"+id, true)
}

// T-048, T-050: whoever asks another service from a search goes on with that search, about that young person. The link led to an
// empty form on which "something new" was chosen, and two refusals of two searches raise no alarm.
func TestAskingAnotherServiceGoesOnWithTheSearch(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl := a.As(t, "dsl")
	id := draftReferral(t, a, dsl, charity)
	search := dsl.Get("/referrals/view/"+id).Page().Find("a[href^='/journeys/view/']").AttrOr("href", "")
	next := dsl.Get(search).Page().Find("a[href^='/referrals/new']").AttrOr("href", "")
	page := dsl.Get(next).Want(http.StatusOK).Page()
	if got := page.Find("input[name=pupil]:checked, input[name=pupil][checked]").AttrOr("value", ""); got != a.School.Pupils["aled"].String() {
		t.Errorf("the form is about %q", got)
	}
	if got := page.Find("input[name=journey][checked]").AttrOr("value", ""); got != strings.TrimPrefix(search, "/journeys/view/") {
		t.Errorf("it goes on with %q", got)
	}
}

// C-20: a first check-in that was set for a day in the holidays is owed before them, like every other.
func TestAFirstCheckInComesBeforeTheHolidays(t *testing.T) {
	a, charity, _ := withServices(t)
	a.Clock.Set(time.Date(2026, 12, 14, 10, 0, 0, 0, time.UTC))
	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, charity)
	nav.Post("/referrals/write/"+id, with(wholeReferral(a, "2"), "first_contact", "22/12/2026")).Want(http.StatusSeeOther)
	sendReferral(t, nav, id)
	nav.Get("/referrals").Silent("Check in")
	a.Clock.Set(time.Date(2026, 12, 18, 10, 0, 0, 0, time.UTC))
	a.As(t, "navigator").Get("/referrals").Says("Check in", "Fri 18 Dec 2026")
}
