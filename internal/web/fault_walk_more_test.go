package web_test

import (
	"net/http"
	"net/url"
	"strings"

	"heard/internal/testapp"
)

func (w faultWalk) plans() {
	aled, key := w.a.As(w.t, "aled"), w.a.As(w.t, "pastoral")
	staff := w.post(key, "/plans/new", url.Values{"kind": {"support"}, "pupil": {w.a.School.Pupils["aled"].String()}})
	w.filled(key, staff+"/part/support_needs", url.Values{"beside_text": {"A seat by the door."}})
	w.filled(key, staff+"/settle", url.Values{"made_with": {"Aled"}, "coordinator": {staffID(w.a, "pastoral")}, "review": {"11/12/2026"}})
	w.filled(key, staff+"/say", url.Values{"receiver": {"family"}, "how": {"Said so"}, "part_support_needs": {"yes"}})
	w.filled(key, staff+"/adjust", url.Values{"action": {"May leave early"}, "from": {"16/11/2026"}, "until": {"18/12/2026"}})
	page := key.Get(staff).Page()
	end := page.Find(`form[action*="/adjust/"]`)
	w.post(key, end.AttrOr("action", ""), url.Values{"version": {end.Find("input[name=version]").AttrOr("value", "")}})

	own := w.post(aled, "/p/plans", url.Values{"kind": {"safety"}})
	for part, typed := range safetySections {
		w.filled(aled, own+"/part/"+string(part), typed)
	}
	w.filled(aled, own+"/part/services", url.Values{"row_name": {"Childline"}, "row_number": {"0800 1111"}, "row_when": {"Any time"}, "row_answer": {"yes"}})
	staff = "/plans/view/" + id(own)
	write(w.t, key, staff+"/settle", url.Values{"made_with": {"Aled and Siân Prosser"}, "coordinator": {staffID(w.a, "pastoral")}, "review": {"11/12/2026"}}).Want(http.StatusSeeOther)
	w.filled(aled, own+"/agree", url.Values{"agreed": {"agreed"}})
	w.filled(aled, own+"/who/colleague-"+staffID(w.a, "teacher"), url.Values{"part_signs": {"yes"}})
	w.filled(aled, own+"/paper", nil)
	w.filled(key, staff+"/copy", url.Values{"holder": {"pupil"}, "format": {"wallet"}})
	w.filled(key, staff+"/end", url.Values{"why": {"Not needed any more."}, "told": {"In the library, by me."}})
}

func (w faultWalk) directory(charity string) {
	nav, dsl := w.a.As(w.t, "navigator"), w.a.As(w.t, "dsl")
	w.post(nav, "/directory/new", with(quietHour(w.a), "name", "Quiet Morning"))
	edit := "/directory/edit/" + charity
	w.post(nav, edit, with(quietHour(w.a), "version", version(nav.Get(edit)), "wait", "About ten weeks."))
	w.post(dsl, "/partner-agreements/new", url.Values{"version": {"0"}, "org": {w.a.School.Orgs["riverside"].String()}, "reference": {"DSA-2"}, "covers": {"referral"},
		"purpose": {"Support."}, "first": {"01/09/2026"}, "last": {"31/08/2027"}})
}

// versioned is post with the version that stands on the form's own page.
func (w faultWalk) versioned(c *testapp.Client, path string, typed url.Values) string {
	w.t.Helper()
	return w.post(c, path, with(typed, "version", version(c.Get(path).Want(http.StatusOK))))
}

func (w faultWalk) referrals(charity, camhs string) {
	nav, dsl, key := w.a.As(w.t, "navigator"), w.a.As(w.t, "dsl"), w.a.As(w.t, "pastoral")
	dropped := w.post(nav, "/referrals/new", url.Values{"find": {"aled"}, "entry": {camhs}, "for": {"Somebody to talk to"}})
	w.post(nav, dropped, wholeReferral(w.a, "1"))
	w.post(nav, "/referrals/drop/"+id(dropped), wholeReferral(w.a, version(nav.Get(dropped))))

	sent := draftReferral(w.t, w.a, nav, charity)
	w.send(nav, sent)
	w.versioned(nav, "/referrals/chase/"+sent, url.Values{"note": {"Rang; nobody answered."}})
	w.versioned(nav, "/referrals/contact/"+sent, url.Values{"note": {"We talked."}})
	w.versioned(w.a.As(w.t, "riverside"), "/inbox/answer/"+sent, url.Values{"answer": {"waiting"}, "wait": {"About ten weeks."}})
	w.versioned(nav, "/referrals/answer/"+sent, url.Values{"answer": {"not_for_us"}, "heard": {"By telephone, Alex Rowe"}, "reason": {"Too much for us."}, "has_told": {"no"}})
	told := url.Values{"told_who": {"Siân Prosser"}, "told_when": {"16/11/2026 09:00"}, "told_how": {"In person"}}
	w.versioned(key, "/referrals/tell/"+sent, told)
	search := searchOf(w.t, nav, sent)
	w.versioned(dsl, "/journeys/guide/"+search, url.Values{"navigator": {staffID(w.a, "navigator")}, "anchor": {w.a.School.Orgs["riverside"].String()}, "link": {"Alex Rowe"}})
	w.versioned(nav, "/journeys/step/"+search, url.Values{"step": {"icb"}, "plan": {"Tomasz rings the board."}, "plan_due": {"20/11/2026"}})
	w.versioned(nav, "/journeys/close/"+search, with(told, "outcome", "own_choice", "closing", "Wants to stop."))
}

// send sends a referral as its preview shows it.
func (w faultWalk) send(c *testapp.Client, referral string) {
	w.t.Helper()
	preview := c.Get("/referrals/preview/" + referral).Want(http.StatusOK)
	w.post(c, "/referrals/preview/"+referral, url.Values{"version": {version(preview)}, "digest": {preview.Page().Find("form#send input[name=digest]").AttrOr("value", "")}})
}

func (w faultWalk) movesOn() {
	worker, cora, dsl := w.a.As(w.t, "pastoral"), w.a.As(w.t, "cora"), w.a.As(w.t, "dsl")
	at := w.post(worker, "/moving-on/start/"+w.a.School.Pupils["cora"].String(), url.Values{"worker": {staffID(w.a, "pastoral")}})
	w.filled(worker, at+"/terms", url.Values{"worker": {staffID(w.a, "pastoral")}, "transfer": {"14/06/2027"}, "worker_from": {"16/11/2026"}, "worker_until": {"17/12/2027"}})
	w.post(worker, at+"/service/new", url.Values{"name": {"CAMHS"}, "ends_age": {"18"}, "goes_on": {"yes"}, "revision": {"0"}})
	w.post(worker, at+"/meeting/new", url.Values{"purpose": {"yearly"}, "on": {"16/11/2026"}, "who": {"Cora Nguyễn"}})
	w.post(worker, at+"/appointment/new", url.Values{"service": {"Millbrook Adult Team"}, "on": {"13/11/2026"}, "state": {"kept"}})
	w.filled(worker, at+"/write/profile", url.Values{"b2": {"Draws."}})
	w.filled(cora, "/p/next/write/story", url.Values{"b1": {"It began at school."}})
	w.post(cora, "/p/next/who", url.Values{"service": {"story"}})
	about := decisionIn(dsl.Post("/sharing/new", changed(override(w.a), "pupil", w.a.School.Pupils["cora"].String())).Want(http.StatusSeeOther).To)
	w.post(dsl, at+"/protection", url.Values{"facts": {"02/03/2026 | A plan | Children's social care"}, "decision": {about}, "revision": {"0"}})
	w.post(worker, at+"/make", nil)
	w.post(cora, cora.Get("/p/next").Page().Find(`a[href^="/p/next/right/"]`).AttrOr("href", ""), nil)
	give := strings.Replace(worker.Get(at).Page().Find(`a[href*="/file/"][href$="/service"]`).AttrOr("href", ""), "/file/", "/give/", 1)
	w.post(worker, give, url.Values{"to": {"Rhys Gwyndaf, nurse"}, "how": {"In person"}})
	w.post(worker, worker.Get(at).Page().Find(`a[href*="/arrived/"]`).AttrOr("href", ""), url.Values{"by": {"Rhys Gwyndaf"}, "on": {"16/11/2026"}})
	w.post(worker, at+"/close", url.Values{"ending": {"chosen"}, "words": {"I am fine now"}, "told_by": {"Siân Prosser"}, "told_on": {"16/11/2026"}, "told_how": {"in person"}, "way_back": {"Ring Siân"}})
}

func (w faultWalk) school() {
	dsl := w.a.As(w.t, "dsl")
	w.post(dsl, "/cover", url.Values{"for": {staffID(w.a, "dsl")}, "by": {staffID(w.a, "pastoral")}, "until": {"20/11/2026 16:30"}})
	w.post(dsl, dsl.Get("/cover").Page().Find("main li a").AttrOr("href", ""), nil)
	w.post(dsl, "/clocks/edit", clockForm(dsl, "receipt_days", "1"))
	w.filled(dsl, "/numbers/edit", url.Values{"day": {"01632 960 222"}})
}

// passwords: a password is set whole or not at all, and never stands on a page. Who has set theirs and could not be signed in with
// it at once is told so, and signs in later.
func (w faultWalk) passwords() {
	const chosen = "amber kettle seventeen"
	path, form := "/link/"+link(w.t, w.a, "teacher"), url.Values{"password": {chosen}}
	for row := 1; ; row++ {
		before := w.f.Sums()
		got, failed := w.f.Send(w.a.Browser(w.t), path, form, row)
		if got.Silent(chosen); failed == "" {
			got.Want(http.StatusSeeOther)
			return
		}
		if left := w.f.Left(before); len(left) > 0 {
			got.Want(http.StatusOK).Says("Your password is set", "sign in with your new password")
			w.a.Browser(w.t).Post("/sign-in", url.Values{"username": {"teacher"}, "password": {chosen}}).Want(http.StatusSeeOther)
			return
		}
		got.Want(http.StatusServiceUnavailable)
	}
}
