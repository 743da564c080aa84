package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/testapp"
)

// notWalked are the forms that keep no record of anybody, each with the reason.
var notWalked = map[string]string{
	"/concerns/find": "looks for a name", "/pupils/find": "looks for a name", "/plans/find": "looks for a name", "/sharing/find": "looks for a name",
	"/draft": "is a script's, and has no page to come back on", "/stay": "is a script's, and holds nothing",
	"/sign-in": "a password is typed again", "/sign-in/code": "a code is typed again", "/link/:token": "is walked by itself", "/sign-out": "holds nothing", "/leave": "holds what is kept, not sent",
}

// Whatever row fails in the middle, of whatever table, nothing of any form is left behind, the person is told in plain words with
// what they typed ready to be sent again, and that makes one record when the fault is over. (V2.3.3)
func TestEveryFormIsTakenInWholeOrNotAtAll(t *testing.T) {
	a, charity, camhs := withServices(t)
	faults := a.Faults(t)
	for _, x := range []struct {
		name string
		walk func(faultWalk)
	}{
		{"asking", faultWalk.asks}, {"concern", faultWalk.concerns}, {"keeping out", faultWalk.keepsOut}, {"sharing", faultWalk.sharing}, {"plan", faultWalk.plans},
		{"referral", func(w faultWalk) { w.directory(charity); w.referrals(charity, camhs) }}, {"moving on", faultWalk.movesOn}, {"school", faultWalk.school}, {"password", faultWalk.passwords},
	} {
		t.Run(x.name, func(t *testing.T) { x.walk(faultWalk{t, a, faults.In(t)}) })
	}
	for _, r := range a.Site.Routes() {
		if r.Method == http.MethodPost && !faults.Walked[r.Path] && notWalked[r.Path] == "" {
			t.Errorf("no fault was tried at %s", r.Path)
		}
	}
}

// faultWalk is somebody's way through one kind of form after another, each with a fault at every row.
type faultWalk struct {
	t *testing.T
	a *testapp.App
	f *testapp.Faults
}

// post sends a form through every fault and gives where it leads at last, without its query.
func (w faultWalk) post(c *testapp.Client, path string, typed url.Values) string {
	w.t.Helper()
	to, _, _ := strings.Cut(w.f.Post(c, path, typed).To, "?")
	return to
}

// filled is post with the hidden fields of the form's own page.
func (w faultWalk) filled(c *testapp.Client, path string, typed url.Values) string {
	w.t.Helper()
	return w.post(c, path, seen(w.t, c, path, typed))
}

func (w faultWalk) asks() {
	aled, bea := w.a.As(w.t, "aled"), w.a.As(w.t, "bea")
	for path, answer := range map[string]url.Values{
		"/p/3": {"about": {"me"}}, "/p/4": {"kind": {"talk"}}, "/p/5": {"words": {"It is about home."}}, "/p/6": {"chosen": {staffID(w.a, "pastoral")}, "not": {staffID(w.a, "teacher")}},
		"/p/7": {"reach": {"note"}}, "/p/8": {"home": {"no"}}, "/p/9": {"format": {"one_to_one"}},
	} {
		w.post(aled, path, answer)
	}
	told := w.post(aled, "/p/2", url.Values{"today": {"not_sure"}})
	if mine := w.post(aled, "/p/10", nil); id(mine) != id(told) {
		w.t.Errorf("what followed went to %s, not to %s", mine, told)
	}
	w.post(bea, "/p/1", nil)
	w.requests(aled, strings.Replace(told, "/p/told/", "/p/r/", 1))
}

func (w faultWalk) requests(aled *testapp.Client, mine string) {
	dsl, deputy := w.a.As(w.t, "dsl"), w.a.As(w.t, "ddsl")
	theirs := staffPath(mine)
	w.post(aled, mine+"/more", url.Values{"more": {"And the bus."}})
	w.post(aled, mine+"/names", url.Values{"not": {staffID(w.a, "other")}})
	w.post(dsl, theirs, nil)
	w.post(dsl, theirs+"/spoken", url.Values{"next": {"We look for a quiet place."}, "on": {"18/11/2026"}})
	w.post(dsl, theirs+"/offer", url.Values{"kind": {"one_to_one"}, "text": {"Mr Osei, Tuesdays."}, "on": {"24/11/2026"}})
	w.filled(aled, mine+"/answer", url.Values{"reply": {"yes"}})
	w.post(dsl, theirs+"/hand-over", url.Values{"to": {"Alex Rowe, Riverside"}, "text": {"Alex meets you on Tuesday."}, "on": {"24/11/2026"}, "told": {"yes"}})
	w.a.Clock.Advance(time.Minute)
	w.post(deputy, "/sharing/new", override(w.a))
	w.post(deputy, theirs+"/wishes", url.Values{"under": under(deputy.Get(theirs + "/wishes")), "who": {staffID(w.a, "other")}, "text": {"Ms Bell can see this now."}})
	w.post(dsl, "/requests/decide/"+id(theirs), owing(w.a, changed(whole(w.a, "dsl"), "choice", "camhs", "reason_camhs", "He asked for it.",
		"for_pupil", "We ask a service that helps.", "told_at", "16/11/2026 09:15")))
	w.post(dsl, awaitedAt(w.t, dsl, "/requests/decide/"+id(theirs), owedRecord), url.Values{"event": {"linked"}, "sharing_record": {w.record(dsl)}})
	dsl.Get(theirs).Want(http.StatusOK) // nothing is closed over what nobody has read
	w.post(dsl, theirs+"/close", url.Values{"text": {"You meet Alex now. Come back any time."}})
	again := sentTo(w.t, aled.Post("/p/1", nil))
	w.post(aled, again+"/change", nil)
}

// record makes one more sharing decision about Aled, without a fault, and gives its id.
func (w faultWalk) record(c *testapp.Client) string {
	w.t.Helper()
	return decisionIn(c.Post("/sharing/new", toHealth(w.a, override(w.a))).Want(http.StatusSeeOther).To)
}

func (w faultWalk) concerns() {
	teacher, dsl := w.a.As(w.t, "teacher"), w.a.As(w.t, "dsl")
	entry := id(w.post(teacher, "/concerns/new", url.Values{"pupil": {w.a.School.Pupils["bea"].String()}, "part": {"affected"}, "facts": {"Sat alone."}, "danger": {"no"},
		"place": {"Library"}, "present": {"Nobody else"}, "wishes": {"Somebody to eat with"}, "told_child": {"Yes"}, "done": {"Sat with her"}}))
	w.post(teacher, "/concerns/view/"+entry, url.Values{"more": {"She was with friends."}})
	w.post(dsl, "/concerns/acknowledge/"+entry, url.Values{"version": {"0"}, "feedback": {"Thank you."}})
	decide := "/concerns/decide/" + entry
	w.post(dsl, decide, changed(owing(w.a, whole(w.a, "dsl")), "choice", "social_care", "reason_social_care", "She said so.",
		"action_what_1", "Ring the club", "action_owner_1", staffID(w.a, "dsl"), "action_due_1", "18/11/2026"))
	w.post(dsl, awaitedAt(w.t, dsl, decide, owedAnswer), url.Values{"event": {"referred"}, "made": {"16/11/2026 09:10"}, "reference": {"MASH 1"}})
	w.post(dsl, awaitedAt(w.t, dsl, decide, owedAnswer), url.Values{"event": {"answered"}, "decided": {"16/11/2026"}, "answer": {"An assessment."}})
	about := changed(toHealth(w.a, override(w.a)), "pupil", w.a.School.Pupils["bea"].String())
	made := decisionIn(dsl.Post("/sharing/new", about).Want(http.StatusSeeOther).To)
	w.post(dsl, awaitedAt(w.t, dsl, decide, owedRecord), url.Values{"event": {"linked"}, "sharing_record": {made}})
	w.post(dsl, dsl.Get(decide).Page().Find(`a[href^="/actions/"]`).AttrOr("href", ""), url.Values{"note": {"Rang."}})
	w.post(dsl, "/concerns/close/"+entry, url.Values{"version": {dsl.Get(decide).Page().Find(`form#close input[name=version]`).AttrOr("value", "")}, "outcome": {"All well"}})
}

func (w faultWalk) keepsOut() {
	aled, deputy := w.a.As(w.t, "aled"), w.a.As(w.t, "ddsl")
	w.post(aled, "/p/names", url.Values{"not": {staffID(w.a, "navigator")}})
	back := aled.Get("/p/names").Page().Find("button[formaction^='/p/names/']").First().AttrOr("formaction", "")
	w.post(aled, back, nil)
	aled.Post("/p/names", url.Values{"not": {staffID(w.a, "navigator")}}).Want(http.StatusSeeOther)
	w.a.Clock.Advance(time.Minute)
	deputy.Post("/sharing/new", override(w.a)).Want(http.StatusSeeOther)
	one := deputy.Get("/kept-out").Page().Find("tbody tr:contains('Tomasz Zając') a").First().AttrOr("href", "")
	w.post(deputy, one, url.Values{"under": under(deputy.Get(one))})
}

// under is the newest decision under which a wish can be set aside.
func under(page testapp.Answer) []string {
	return []string{page.Page().Find("input[name=under]").First().AttrOr("value", "")}
}

func (w faultWalk) sharing() {
	dsl := w.a.As(w.t, "dsl")
	untold := changed(override(w.a), "told", "not_told", "not_told", "The person at home reads his messages.", "review", "18/11/2026")
	made := w.post(dsl, "/sharing/new", untold)
	w.post(dsl, made, url.Values{"text": {"Told in the library."}, "told_on": {"16/11/2026"}})
}
