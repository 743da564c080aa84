package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// untold is a decision of the colleague's to share of which the pupil is not told yet; tell records that they were told after all.
func untold(t *testing.T, a *testapp.App, who, pupil string) (decision string, tell func()) {
	t.Helper()
	form := override(a)
	form.Set("pupil", a.School.Pupils[pupil].String())
	for name, value := range map[string]string{"told": "not_told", "not_told": "The person at home reads his messages.", "review": "20/11/2026"} {
		form.Set(name, value)
	}
	show, _, _ := strings.Cut(a.As(t, who).Post("/sharing/new", form).Want(http.StatusSeeOther).To, "?")
	return id(show), func() {
		a.As(t, who).Post(show, url.Values{"text": {"Told in the library."}, "told_on": {"16/11/2026"}}).Want(http.StatusSeeOther)
	}
}

// theirPages is every page on which a pupil could come upon what was done about them, as one text.
func theirPages(t *testing.T, aled *testapp.Client, more ...string) string {
	t.Helper()
	text := ""
	for _, path := range append([]string{"/", "/p/shared", "/p/wait", "/p/names", "/p/1", "/p/6", "/p/plans"}, more...) {
		if got := aled.Get(path); got.Status == http.StatusOK {
			text += path + ": " + got.Text() + "\n"
		}
	}
	return text
}

// differ gives each line of one text that is not in the other.
func differ(before, after string, say func(line string)) {
	had := strings.Split(before, "\n")
	for _, line := range strings.Split(after, "\n") {
		if !slices.Contains(had, line) {
			say(line)
		}
	}
}

func toldInApp(t *testing.T, a *testapp.App) (n int) {
	t.Helper()
	if _, err := a.Services.Notices.Deliver(t.Context(), actor.Named("deliver", "test")); err != nil {
		t.Fatal(err)
	}
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM notice WHERE to_kind = 'pupil'`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// Records 2.0, rules 3.1: somebody at home reads his messages, and "who has opened what is yours" told at once that a service had been
// written to, by whom, and that it had read it. A draft, which may never be sent, stood there too.
func TestAReferralShowsNowhereBeforeTheyAreTold(t *testing.T) {
	a, charity, _ := withServices(t)
	lead, aled := a.As(t, "dsl"), a.As(t, "aled")
	decision, tell := untold(t, a, "dsl", "aled")
	says := []string{"to a service for you", "sent for you", "sent it to the service", "At the service", "Someone at Riverside"}
	none := func(when string) {
		t.Helper()
		for _, words := range says {
			if strings.Contains(strings.ToLower(theirPages(t, aled)), strings.ToLower(words)) {
				t.Errorf("%s: a page of theirs says %q", when, words)
			}
		}
		if toldInApp(t, a) != 0 {
			t.Errorf("%s: they have a notice", when)
		}
	}
	before := theirPages(t, aled)
	id := draftReferral(t, a, lead, charity)
	lead.Get("/referrals/view/" + id).Want(http.StatusOK)
	none("a draft")
	lead.Post("/referrals/write/"+id, with(wholeReferral(a, "2"), "aware", "no", "agrees", "no", "why_not", "It would not be safe to ask first.", "decision", decision)).Want(http.StatusSeeOther)
	sendReferral(t, lead, id)
	partner := a.As(t, "riverside")
	partner.Get("/inbox/view/" + id).Want(http.StatusOK)
	answerReferral(partner, id, "received").Want(http.StatusSeeOther)
	none("sent and read")
	differ(before, theirPages(t, aled), func(line string) { t.Errorf("something of theirs has changed: %s", line) })
	tell()
	if now := theirPages(t, aled); !strings.Contains(now, "Wrote to a service for you") || !strings.Contains(now, "Someone at Riverside") || strings.Contains(now, "/p/wait: What is happening Nothing") {
		t.Errorf("told, they do not see it:\n%s", now)
	}
}

// A wish that was set aside under such a decision, and what whoever was let back reads, stand on no page of theirs until they are told.
func TestAWishSetAsideShowsNowhereBeforeTheyAreTold(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	plan := begin(t, a, "pastoral", "support")
	aled.Post("/p/6", url.Values{"not": {staffID(a, "dsl")}}).Want(http.StatusSeeOther)
	mine := sentTo(t, aled.Post("/p/10", nil))
	a.Clock.Advance(time.Minute)
	decision, tell := untold(t, a, "ddsl", "aled")
	deputy, lead := a.As(t, "ddsl"), a.As(t, "dsl")
	pages := []string{mine, "/p/plan/" + id(plan) + "/who", "/p/plan/" + id(plan)}
	notices := toldInApp(t, a)
	theirPages(t, aled, pages...) // what is new of the plan is seen here
	before := theirPages(t, aled, pages...)
	same := func(when string) {
		t.Helper()
		differ(before, theirPages(t, aled, pages...), func(line string) { t.Errorf("%s: a page of theirs has changed: %s", when, line) })
		if toldInApp(t, a) != notices {
			t.Errorf("%s: they have a notice", when)
		}
	}
	deputy.Post(staffPath(mine)+"/wishes", url.Values{"who": {staffID(a, "dsl")}, "under": {decision}, "text": {"Ms Khan can see this now."}}).Want(http.StatusSeeOther)
	lead.Get(staffPath(mine)).Want(http.StatusOK)
	same("set aside for one request")
	one, _ := deputy.Get("/kept-out").Page().Find("tbody a").Attr("href")
	before = theirPages(t, aled, pages...)
	deputy.Post(one, url.Values{"under": {decision}}).Want(http.StatusSeeOther)
	lead.Get("/plans/view/" + id(plan)).Want(http.StatusOK)
	same("set aside for everything")
	tell()
	now := theirPages(t, aled, pages...)
	for _, words := range []string{"Peter Osei let someone see this whom you kept out: Noor Khan", "Peter Osei let them see things about you again", "Let someone see it whom you kept out", "Noor Khan"} {
		if !strings.Contains(now, words) {
			t.Errorf("told, they do not read %q:\n%s", words, now)
		}
	}
}

// Somebody let back unknown to the pupil acts, and the pupil read at once who: what is true without the name stands there until they
// are told. What the same adult did before they were kept out stays named.
func TestWhoeverIsLetBackActsUnnamedBeforeTheyAreTold(t *testing.T) {
	for name, everything := range map[string]bool{"into one request": false, "into everything": true} {
		t.Run(name, func(t *testing.T) {
			a := testapp.Start(t)
			aled := a.As(t, "aled")
			earlier, mine := sentTo(t, aled.Post("/p/10", nil)), sentTo(t, aled.Post("/p/10", nil))
			lead, deputy := a.As(t, "dsl"), a.As(t, "ddsl")
			lead.Post(staffPath(earlier), nil).Want(http.StatusSeeOther)
			aled.Get(earlier).Says("Noor Khan said: I have read this and will act")
			a.Clock.Advance(time.Minute)
			aled.Post("/p/names", url.Values{"not": {staffID(a, "dsl")}}).Want(http.StatusSeeOther)
			a.Clock.Advance(time.Minute)
			decision, tell := untold(t, a, "ddsl", "aled")
			if everything {
				one, _ := deputy.Get("/kept-out").Page().Find("tbody a").Attr("href")
				deputy.Get(one).Says("without the name")
				deputy.Post(one, url.Values{"under": {decision}}).Want(http.StatusSeeOther)
			} else {
				deputy.Get(staffPath(mine) + "/wishes").Says("without the name")
				deputy.Post(staffPath(mine)+"/wishes", url.Values{"who": {staffID(a, "dsl")}, "under": {decision}}).Want(http.StatusSeeOther)
			}
			a.Clock.Advance(time.Minute)
			lead.Post(staffPath(mine), nil).Want(http.StatusSeeOther)
			aled.Get(mine).Want(http.StatusOK).Says("Someone at school will act on this", "Someone at school said: I have read this and will act")
			a.Clock.Advance(time.Minute)
			lead.Post(staffPath(mine)+"/spoken", url.Values{"next": {"We look at the bus together."}, "on": {"20/11/2026"}}).Want(http.StatusSeeOther)
			lead.Post(staffPath(mine)+"/offer", url.Values{"kind": {"practical"}, "text": {"Another bus."}, "on": {"20/11/2026"}}).Want(http.StatusSeeOther)
			aled.Get(mine).Says("Someone at school wrote what happens next", "Someone at school has an offer for you")
			for _, path := range []string{"/", mine, mine + "/answer", "/p/wait", "/p/shared"} {
				page := aled.Get(path).Want(http.StatusOK)
				page.Page().Find("main li, main h1, main p, main dd").Each(func(_ int, n *goquerySelection) {
					if text := n.Text(); strings.Contains(text, "Noor Khan") && !strings.Contains(text, "Read what you sent") && path != "/p/shared" {
						t.Errorf("%s: %s", path, text)
					}
				})
			}
			aled.Get(earlier).Says("Noor Khan said: I have read this and will act").Silent("Noor Khan will act on this")
			tell()
			aled.Get(mine).Says("Noor Khan said: I have read this and will act", "Noor Khan has an offer for you")
		})
	}
}

// What is in the hands of somebody whom a young person keeps out is in nobody's hands, or in those of whoever answers for them. It
// came back into theirs, with the name, when the wish was set aside unknown to the young person.
func TestWhatTheyHadInHandShowsNoNameBeforeTheyAreTold(t *testing.T) {
	a, charity, _ := withServices(t)
	nav, deputy, aled := a.As(t, "navigator"), a.As(t, "ddsl"), a.As(t, "aled")
	plan := begin(t, a, "pastoral", "support")
	a.Behind(t, `UPDATE plan SET coordinator_id = ?`, a.School.Staff["pastoral"].Bytes())
	sent := draftReferral(t, a, nav, charity)
	sendReferral(t, nav, sent)
	a.Behind(t, `UPDATE referral SET owner_id = ?`, a.School.Staff["pastoral"].Bytes())
	a.Behind(t, `UPDATE journey SET navigator_id = ?`, a.School.Staff["dsl"].Bytes())
	pages := []string{"/p/plan/" + id(plan), "/p/plan/" + id(plan) + "/who", "/p/wait/" + sent}
	if had := theirPages(t, aled, pages...); strings.Count(had, "Siân Prosser") < 2 || !strings.Contains(had, "Noor Khan") {
		t.Fatalf("they are named nowhere:\n%s", had)
	}
	aled.Post("/p/names", url.Values{"not": {staffID(a, "pastoral"), staffID(a, "dsl")}}).Want(http.StatusSeeOther)
	a.Clock.Advance(time.Minute)
	decision, tell := untold(t, a, "ddsl", "aled")
	theirPages(t, aled, pages...)
	before := theirPages(t, aled, pages...)
	for {
		one, stands := deputy.Get("/kept-out").Page().Find("tbody a").Attr("href")
		if !stands {
			break
		}
		deputy.Post(one, url.Values{"under": {decision}}).Want(http.StatusSeeOther)
	}
	differ(before, theirPages(t, aled, pages...), func(line string) { t.Errorf("a page of theirs has changed: %s", line) })
	tell()
	if now := theirPages(t, aled, pages...); now == before {
		t.Error("told, they see it")
	}
}

// A pack that had to go without its young person's signature, under such a decision: no list of who has a copy, no opening, no notice and
// no log of the next version says so before they are told.
func TestAPackGivenShowsNowhereBeforeTheyAreTold(t *testing.T) {
	a, worker, at := begun(t)
	cora := a.As(t, "cora")
	cora.Post("/p/next/write/profile", url.Values{"b1": {"The sea wall."}, "revision": {"0"}}).Want(http.StatusSeeOther)
	decision, tell := untold(t, a, "dsl", "cora")
	worker.Post(at+"/make", nil).Want(http.StatusSeeOther)
	give := strings.Replace(worker.Get(at).Page().Find(`a[href*="/file/"][href$="/service"]`).AttrOr("href", ""), "/file/", "/give/", 1)
	pages := []string{"/p/next", "/p/next/copy/own", "/p/next/copy/service"}
	worker.Get(at).Want(http.StatusOK)
	notices := toldInApp(t, a)
	a.Clock.Advance(time.Second)
	worker.Post(give, url.Values{"to": {"Rhys Gwyndaf, nurse"}, "how": {"In person"}, "unsigned": {"It cannot wait; told in January."}, "decision": {decision}}).Want(http.StatusSeeOther)
	arrived := worker.Get(at).Page().Find(`a[href*="/arrived/"]`).AttrOr("href", "")
	worker.Post(arrived, url.Values{"on": {"16/11/2026"}, "by": {"Rhys Gwyndaf"}, "who": {"Him"}}).Want(http.StatusSeeOther)
	says := []string{"Rhys Gwyndaf, nurse has the copy", "Gave a copy of your pack to someone", "Noted that your pack has arrived"}
	for _, words := range append(says, "Rhys") {
		if strings.Contains(strings.ToLower(theirPages(t, cora, pages...)), strings.ToLower(words)) {
			t.Errorf("a page of theirs says %q", words)
		}
	}
	if n := toldInApp(t, a); n != notices {
		t.Errorf("they have %d notices, had %d", n, notices)
	}
	tell()
	now := theirPages(t, cora, pages...)
	for _, words := range says {
		if !strings.Contains(strings.ToLower(now), strings.ToLower(words)) {
			t.Errorf("told, they do not read %q:\n%s", words, now)
		}
	}
}
