package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// keepOut is Aled saying "not this adult" on his own page.
func keepOut(t *testing.T, a *testapp.App, pupil string, who ...string) {
	t.Helper()
	wish := url.Values{}
	for _, name := range who {
		wish.Add("not", staffID(a, name))
	}
	a.As(t, pupil).Post("/p/names", wish).Want(http.StatusSeeOther)
}

// letBack is a pupil taking back everything of the sort.
func letBack(t *testing.T, a *testapp.App, pupil string) {
	t.Helper()
	c := a.As(t, pupil)
	for {
		back, some := c.Get("/p/names").Page().Find("button[formaction^='/p/names/']").First().Attr("formaction")
		if !some {
			return
		}
		c.Post(back, nil).Want(http.StatusSeeOther)
	}
}

// The lists of those who answer named a decision's owner, whoever does something about it and whoever sees to what is awaited
// though the pupil keeps them out: they count as nobody, and the line is for whoever stands in to take.
func TestAnOwnerWhoIsKeptOutOwnsNothing(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "Sat alone.")
	form := changed(whole(a, "ddsl"), "choice", "camhs", "reason_camhs", "He asked for it", "sharing_because", "The call came first.", "sharing_owner", staffID(a, "ddsl"),
		"action_what_1", "Meet him at lunch", "action_owner_1", staffID(a, "ddsl"), "action_due_1", "17/11/2026", "review", "18/11/2026")
	a.As(t, "ddsl").Post("/concerns/decide/"+id, form).Want(http.StatusSeeOther)
	a.Clock.Advance(72 * time.Hour)
	lines := []string{"decision to look at again", "Meet him at lunch", "record of what is shared, not linked yet"}
	owners := func(name string) {
		t.Helper()
		today := a.As(t, "dsl").Get("/").Want(http.StatusOK)
		for _, l := range lines {
			if text := today.Page().Find("main tr:contains('" + l + "'), main li:contains('" + l + "')").First().Text(); !strings.Contains(text, "("+name+")") {
				t.Errorf("%q says %q, not %q", l, strings.Join(strings.Fields(text), " "), name)
			}
		}
	}
	owners("Peter Osei")
	keepOut(t, a, "aled", "ddsl")
	owners("nobody yet")
	dsl := a.As(t, "dsl")
	page := dsl.Get("/concerns/decide/" + id).Want(http.StatusOK).Page()
	for _, caption := range []string{"What is to be done", "What is awaited"} {
		if text := page.Find("table:contains('" + caption + "')").Text(); !strings.Contains(text, "Nobody yet") || strings.Contains(text, "Peter Osei") {
			t.Errorf("%s: %q", caption, strings.Join(strings.Fields(text), " "))
		}
	}
	at := awaitedAt(t, dsl, "/concerns/decide/"+id, owedRecord)
	dsl.Get(at).Want(http.StatusOK).Says("Nobody yet").Silent("Peter Osei")
	letBack(t, a, "aled")
	owners("Peter Osei")
}

// T-045: a search whose guide is kept out is in nobody's hands, and stands so before those who may name another; the young person
// no longer reads that name. Taken back, it is as before.
func TestAGuideWhoIsKeptOutGuidesNobody(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl := a.As(t, "dsl")
	id := draftReferral(t, a, dsl, charity)
	sendReferral(t, dsl, id)
	journey, _ := dsl.Get("/referrals/view/" + id).Page().Find("a[href^='/journeys/view/']").Attr("href")
	path := strings.Replace(journey, "view", "guide", 1)
	dsl.Post(path, seen(t, dsl, path, url.Values{"navigator": {staffID(a, "other")}})).Want(http.StatusSeeOther)
	dsl.Get("/").Silent("Say who guides them")
	keepOut(t, a, "aled", "other")
	dsl = a.As(t, "dsl")
	dsl.Get("/referrals").Says("Nobody guides it")
	dsl.Get("/").Says("Say who guides them")
	dsl.Get(journey).Says("Nobody yet").Silent("Ingrid Bell")
	if form := dsl.Get(path).Want(http.StatusOK).Silent("Ingrid Bell"); form.Page().Find("select[name=navigator] option[selected]").AttrOr("value", "") != "" {
		t.Error("somebody is chosen in the form before anybody chose")
	}
	a.As(t, "aled").Get("/p/wait/" + id).Says("Nobody yet. You can ask Noor Khan.").Silent("Ingrid Bell")
	letBack(t, a, "aled")
	a.As(t, "aled").Get("/p/wait/" + id).Says("Ingrid Bell")
	a.As(t, "dsl").Get("/referrals").Silent("Nobody guides it")
}

// C-27 with rules 3.1: nobody becomes the named worker of a young person who keeps them out or with whom they have a conflict. They
// are not offered; a form that names them all the same comes back with a plain sentence and everything that was typed.
func TestWhoIsKeptOutIsNoNamedWorker(t *testing.T) {
	a := testapp.Start(t)
	keepOut(t, a, "cora", "teacher")
	a.Conflict(t, "smhl", "cora")
	lead, start := a.As(t, "dsl"), "/moving-on/start/"+a.School.Pupils["cora"].String()
	lead.Get(start).Want(http.StatusOK).Says("Ingrid Bell").Silent("Daniel Marsh", "Hannah Lowe")
	for _, who := range []string{"teacher", "smhl"} {
		lead.Post(start, url.Values{"worker": {staffID(a, who)}}).Want(http.StatusUnprocessableEntity).Says("Choose somebody else: this colleague may have nothing to do with this pupil's records.")
	}
	at := lead.Post(start, url.Values{"worker": {staffID(a, "other")}}).Want(http.StatusSeeOther).To
	lead.Get(at+"/terms").Want(http.StatusOK).Says("Ingrid Bell").Silent("Daniel Marsh", "Hannah Lowe")
	typed := seen(t, lead, at+"/terms", url.Values{"worker": {staffID(a, "teacher")}, "anchor": {"Zuzanna, youth worker"}, "transfer": {"14/06/2027"}})
	back := lead.Post(at+"/terms", typed).Want(http.StatusUnprocessableEntity).Says("Choose somebody else: this colleague may have nothing to do").Silent("Daniel Marsh").Page()
	if back.Find("input[name=anchor]").AttrOr("value", "") != "Zuzanna, youth worker" || back.Find("input[name=transfer]").AttrOr("value", "") != "14/06/2027" {
		t.Error("what was typed is lost")
	}
	lead.Get(at).Says("Ingrid Bell")
}

// A named worker who is kept out later can open nothing of it: whoever may name another finds that on their list today, the young
// person and the pack name nobody, and what is edited beside it takes nothing away. Taken back, it is as before.
func TestANamedWorkerWhoIsKeptOutNeedsAnother(t *testing.T) {
	a := testapp.Start(t)
	lead, cora := a.As(t, "dsl"), a.School.Pupils["cora"]
	at := lead.Post("/moving-on/start/"+cora.String(), url.Values{"worker": {staffID(a, "other")}}).Want(http.StatusSeeOther).To
	lead.Post(at+"/meeting/new", url.Values{"purpose": {"yearly"}, "on": {"16/11/2026"}, "who": {"Cora Nguyễn"}}).Want(http.StatusSeeOther)
	const another = "gree with them on another named worker"
	a.As(t, "dsl").Get(at).Silent(another)
	a.As(t, "cora").Get("/p/next").Says("Ingrid Bell")
	keepOut(t, a, "cora", "other")
	a.As(t, "other").Get(at).Want(http.StatusNotFound)
	a.As(t, "other").Get("/").Silent("Cora", another)
	for _, who := range []string{"dsl", "ddsl", "pastoral", "senco"} {
		c := a.As(t, who)
		c.Get("/").Want(http.StatusOK).Says(another)
		c.Get("/moving-on").Says(another, "Nobody yet").Silent("Ingrid Bell")
	}
	lead = a.As(t, "dsl")
	lead.Get(at).Says(another, "Nobody yet").Silent("Ingrid Bell")
	a.As(t, "cora").Get("/p/next").Silent("Ingrid Bell")
	a.As(t, "cora").Get("/p/next/copy/own").Want(http.StatusOK).Says("To be agreed").Silent("Ingrid Bell")
	lead.Post(at+"/terms", seen(t, lead, at+"/terms", url.Values{"anchor": {"Zuzanna"}})).Want(http.StatusSeeOther)
	letBack(t, a, "cora")
	a.As(t, "dsl").Get(at).Says("Ingrid Bell", "Zuzanna").Silent(another)
	a.As(t, "other").Get(at).Want(http.StatusOK)

	keepOut(t, a, "cora", "other")
	lead = a.As(t, "dsl")
	lead.Post(at+"/terms", seen(t, lead, at+"/terms", url.Values{"worker": {staffID(a, "teacher")}})).Want(http.StatusSeeOther)
	lead.Get(at).Says("Daniel Marsh").Silent(another)
	a.As(t, "teacher").Get(at).Want(http.StatusOK)
}

// T-071 with rules 3.1: a plan whose coordinator is kept out is kept together by nobody until somebody else is named, which stands
// on the list of those who may; the young person reads no such name on it. Taken back, it is as before.
func TestAPlanWhoseCoordinatorIsKeptOutNeedsAnother(t *testing.T) {
	a := testapp.Start(t)
	plan := begin(t, a, "pastoral", "support")
	settle := "/plans/view/" + id(plan) + "/settle"
	lead := a.As(t, "dsl")
	typed := url.Values{"made_with": {"Aled"}, "review": {"18/12/2026"}, "agreed": {"agreed"}, "coordinator": {staffID(a, "other")}}
	lead.Get(settle).Says("Ingrid Bell").Silent("Colin Abara") // a governor could not open what they would keep
	governor := url.Values{"made_with": {"Aled"}, "review": {"18/12/2026"}, "agreed": {"agreed"}, "coordinator": {staffID(a, "governor")}}
	lead.Post(settle, seen(t, lead, settle, governor)).Want(http.StatusUnprocessableEntity).Says("Choose somebody who works here")
	lead.Post(settle, seen(t, lead, settle, typed)).Want(http.StatusSeeOther)
	raw, err := ident.ParseRaw(id(plan))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := testdb.Admin(t).ExecContext(t.Context(), `UPDATE plan SET state = 'active', copy_edition = 1 WHERE id = ?`, raw.Bytes()); err != nil {
		t.Fatal(err)
	}
	const another = "Say who keeps it together"
	lead.Get("/").Want(http.StatusOK).Silent(another)
	lead.Get("/plans").Says("Ingrid Bell")
	own := "/p/plan/" + id(plan)
	a.As(t, "aled").Get(own).Says("Ingrid Bell")
	keepOut(t, a, "aled", "other")
	a.As(t, "other").Get("/").Silent(another, "Aled")
	for _, who := range []string{"dsl", "ddsl", "pastoral"} {
		c := a.As(t, who)
		c.Get("/").Want(http.StatusOK).Says(another)
		c.Get("/plans").Says("nobody yet").Silent("Ingrid Bell")
	}
	a.As(t, "aled").Get(own).Silent("Ingrid Bell")
	lead = a.As(t, "dsl")
	lead.Get(settle).Want(http.StatusOK).Silent("Ingrid Bell").Says("Daniel Marsh")
	letBack(t, a, "aled")
	a.As(t, "dsl").Get("/plans").Says("Ingrid Bell")

	keepOut(t, a, "aled", "other")
	lead = a.As(t, "dsl")
	typed.Set("coordinator", staffID(a, "teacher"))
	lead.Post(settle, seen(t, lead, settle, typed)).Want(http.StatusSeeOther)
	lead.Get("/").Silent(another)
	lead.Get("/plans").Says("Daniel Marsh")
}

// A young person who keeps out their key adult begins a plan that has no coordinator yet, and not that one.
func TestAPlanIsBegunWithoutWhoIsKeptOut(t *testing.T) {
	a := testapp.Start(t)
	keepOut(t, a, "aled", "pastoral")
	plan := begin(t, a, "aled", "safety")
	a.As(t, "dsl").Get("/plans").Says("nobody yet").Silent("Siân Prosser")
	a.As(t, "pastoral").Get("/plans/view/" + id(plan)).Want(http.StatusNotFound)
}

// T-044 with rules 3.1: nobody is made the one who stays in touch whom the young person keeps out, neither in a draft nor by
// sending one that named them before. They are not offered, and nothing typed is lost.
func TestWhoIsKeptOutStaysInTouchWithNobody(t *testing.T) {
	a, charity, _ := withServices(t)
	key := a.As(t, "pastoral")
	draft := draftReferral(t, a, key, charity, "owner", staffID(a, "other"))
	write, whole := "/referrals/write/"+draft, with(wholeReferral(a, "2"), "owner", staffID(a, "other"))
	key.Post(write, whole).Want(http.StatusSeeOther)
	keepOut(t, a, "aled", "other")
	key = a.As(t, "pastoral")
	key.Get("/referrals/preview/" + draft).Want(http.StatusOK).Says("Choose somebody else: this colleague may have nothing to do").Silent("Send it now")
	key.Get(write).Want(http.StatusOK).Says("Daniel Marsh, Teacher of history").Silent("Ingrid Bell")
	back := key.Post(write, with(whole, "version", "3", "meanwhile", "The quiet room.")).Want(http.StatusUnprocessableEntity)
	back.Says("Choose somebody else: this colleague may have nothing to do", "The quiet room.").Silent("Ingrid Bell")
	key.Post(write, with(whole, "version", "3", "owner", staffID(a, "teacher"))).Want(http.StatusSeeOther)
	key.Get("/referrals/preview/" + draft).Says("Send it now")
	sendReferral(t, key, draft)
	a.As(t, "aled").Get("/p/wait/" + draft).Says("Daniel Marsh")
	a.As(t, "riverside").Get("/inbox/view/" + draft).Want(http.StatusOK).Says("Daniel Marsh").Silent("does so no longer")
	keepOut(t, a, "aled", "teacher")
	a.As(t, "riverside").Get("/inbox/view/"+draft).Want(http.StatusOK).Says("does so no longer", "main number")
	a.As(t, "aled").Get("/p/wait/" + draft).Says("Noor Khan, on Monday").Silent("Daniel Marsh")
	a.As(t, "aled").Get("/p/wait").Says("Noor Khan talks with you").Silent("Daniel Marsh")
	a.As(t, "dsl").Get("/referrals/view/" + draft).Says("Nobody now")
	a.As(t, "teacher").Get("/referrals/view/" + draft).Want(http.StatusNotFound)
}

// A request that was taken up by somebody who is kept out since is taken up by nobody, for the young person and for those to whom
// it has come instead. What they did stands in what happened. Taken back, it is as before.
func TestARequestInTheHandsOfWhoeverIsKeptOutWaitsAgain(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "teacher")}}).Want(http.StatusSeeOther)
	mine := sentTo(t, aled.Post("/p/10", nil))
	teacher := a.As(t, "teacher")
	teacher.Get(staffPath(mine)).Want(http.StatusOK)
	aled.Get(mine).Says("Opened by Daniel Marsh")
	teacher.Post(staffPath(mine), nil).Want(http.StatusSeeOther)
	const acts = "Daniel Marsh will act"
	aled.Get(mine).Says(acts)
	keepOut(t, a, "aled", "teacher")
	aled = a.As(t, "aled")
	aled.Get(mine).Want(http.StatusOK).Silent(acts, "Opened by Daniel Marsh").Says("Noor Khan reads it")
	aled.Get("/").Silent("Daniel Marsh")
	dsl := a.As(t, "dsl")
	dsl.Get("/requests").Silent(acts)
	dsl.Get(staffPath(mine)).Want(http.StatusOK).Silent(acts)
	letBack(t, a, "aled")
	a.As(t, "aled").Get(mine).Says(acts)
}

// A young person reads nobody among those who see a plan whom they keep out, and cannot choose what they see: they see nothing.
func TestWhoSeesAPlanNamesNobodyWhoIsKeptOut(t *testing.T) {
	a := testapp.Start(t)
	who := "/p/plan/" + id(begin(t, a, "aled", "safety")) + "/who"
	aled := a.As(t, "aled")
	aled.Get(who).Says("Siân Prosser", "Daniel Marsh")
	keepOut(t, a, "aled", "pastoral", "teacher")
	a.As(t, "aled").Get(who).Want(http.StatusOK).Silent("Siân Prosser", "Daniel Marsh").Says("Ingrid Bell")
	letBack(t, a, "aled")
	a.As(t, "aled").Get(who).Says("Siân Prosser", "Daniel Marsh")
}

// What the young person was told would happen next still comes on its day when whoever told them is kept out since: it stands
// on the list of those to whom the request comes instead, as it does for somebody who left.
func TestANextStepOfWhoeverIsKeptOutIsSomebodyElses(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "teacher")}}).Want(http.StatusSeeOther)
	theirs := staffPath(sentTo(t, aled.Post("/p/10", nil)))
	a.As(t, "teacher").Post(theirs+"/spoken", url.Values{"next": {"We look for a quiet place."}, "on": {"16/11/2026"}}).Want(http.StatusSeeOther)
	const step = "next step of a request for help"
	a.As(t, "teacher").Get("/").Says(step)
	a.As(t, "dsl").Get("/").Silent(step)
	keepOut(t, a, "aled", "teacher")
	a.As(t, "teacher").Get("/").Silent(step)
	dsl := a.As(t, "dsl")
	dsl.Get("/").Says(step)
	dsl.Post(theirs+"/spoken", url.Values{"next": {"We meet on Wednesday."}, "on": {"18/11/2026"}}).Want(http.StatusSeeOther)
	a.Clock.Set(time.Date(2026, 11, 18, 9, 15, 0, 0, time.UTC))
	letBack(t, a, "aled")
	a.As(t, "dsl").Get("/").Says(step) // they have it now
	a.As(t, "teacher").Get("/").Silent(step)
}

// A version of the pack that was made while somebody was the named worker gives their name and number to nobody once the young
// person keeps them out, also when another was found since; a new version does.
func TestAPackThatNamesWhoeverIsKeptOutIsGivenToNobody(t *testing.T) {
	a := testapp.Start(t)
	lead, cora := a.As(t, "dsl"), a.School.Pupils["cora"]
	at := lead.Post("/moving-on/start/"+cora.String(), url.Values{"worker": {staffID(a, "other")}}).Want(http.StatusSeeOther).To
	lead.Post(at+"/make", nil).Want(http.StatusSeeOther)
	give, _ := lead.Get(at).Page().Find(`a[href*="/give/"][href$="/own"]`).Attr("href")
	form := url.Values{"to": {"Cora"}, "how": {"In person"}}
	keepOut(t, a, "cora", "other")
	lead = a.As(t, "dsl")
	lead.Post(give, form).Want(http.StatusConflict).Says("The named worker in this version may have nothing to do")
	lead.Post(at+"/terms", seen(t, lead, at+"/terms", url.Values{"worker": {staffID(a, "teacher")}})).Want(http.StatusSeeOther)
	lead.Post(give, form).Want(http.StatusConflict)
	lead.Post(at+"/make", nil).Want(http.StatusSeeOther)
	again, _ := lead.Get(at).Page().Find(`a[href*="/give/"][href$="/own"]`).Attr("href")
	lead.Post(again, form).Want(http.StatusSeeOther)
	letBack(t, a, "cora")
	a.As(t, "dsl").Post(give, form).Want(http.StatusSeeOther)
}

// A referral that somebody drafted who is kept out since goes in the name of whoever sends it: the service calls them back, and
// not somebody who may have nothing to do with the young person.
func TestAServiceIsNotSentToWhoeverIsKeptOut(t *testing.T) {
	a, charity, _ := withServices(t)
	draft := draftReferral(t, a, a.As(t, "pastoral"), charity, "owner", staffID(a, "dsl"))
	a.As(t, "dsl").Get("/referrals/preview/" + draft).Want(http.StatusOK).Says("Asked by Siân Prosser")
	keepOut(t, a, "aled", "pastoral")
	dsl := a.As(t, "dsl")
	dsl.Get("/referrals/preview/" + draft).Want(http.StatusOK).Says("Asked by Noor Khan").Silent("Asked by Siân Prosser")
}

// Rules 3.1: a colleague who writes down who may see a plan is not offered whoever could open nothing of it, and whoever they name
// all the same is refused. Nothing says why, and a second colleague finds as little.
func TestWhoIsKeptOutIsNotOfferedAsSomebodyWhoMaySeeAPlan(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	say := "/plans/view/" + id(own) + "/say"
	form := url.Values{"receiver": {"colleague-" + staffID(a, "other")}, "how": {"Said so at lunch."}, "part_support_needs": {"yes"}}
	a.As(t, "pastoral").Get(say).Want(http.StatusOK).Says("Ingrid Bell, Teacher of music", "Daniel Marsh")
	keepOut(t, a, "aled", "other")
	for _, who := range []string{"pastoral", "dsl"} {
		c := a.As(t, who)
		c.Get(say).Want(http.StatusOK).Says("Daniel Marsh").Silent("Ingrid Bell", "keeps out", "kept out")
		c.Post(say, form).Want(http.StatusUnprocessableEntity).Says("Choose somebody else", "Said so at lunch.").Silent("Ingrid Bell")
	}
	letBack(t, a, "aled")
	a.As(t, "pastoral").Get(say).Says("Ingrid Bell")
	a.As(t, "pastoral").Post(say, form).Want(http.StatusSeeOther)
}
