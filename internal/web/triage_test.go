package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/testapp"
	"heard/internal/triage"
)

// logged has the teacher log a concern about Aled with nothing left to ask, and gives its id.
func logged(t *testing.T, a *testapp.App, facts string) string {
	t.Helper()
	return loggedBy(t, a.Resume(t, "teacher"), "aled", facts)
}

func loggedBy(t *testing.T, c *testapp.Client, pupil, facts string) string {
	t.Helper()
	sent := c.Post("/concerns/new", url.Values{
		"find": {pupil}, "facts": {facts}, "danger": {"no"}, "place": {"Library"}, "present": {"Nobody else"}, "wishes": {"Somebody to eat with"},
		"told_child": {"Yes"}, "done": {"Sat with him"},
	}).Want(http.StatusSeeOther)
	return strings.TrimSuffix(strings.TrimPrefix(sent.To, "/concerns/view/"), "?saved=1")
}

// whole is a decision with every answer that is needed.
func whole(a *testapp.App, owner string) url.Values {
	id := a.School.Staff[owner]
	return url.Values{
		"version": {"0"}, "summary": {"Alone at lunch for three days."}, "know": {"He eats alone."}, "dont_know": {"Why."}, "category": {"mental_health"},
		"immediate": {"no"}, "none_because": {"He is safe and says so."}, "choice": {"in_school"}, "reason_in_school": {"He asked for it."},
		"outside": {"declined"}, "outside_why": {"Riverside's lunch group; he would rather not."},
		"option_1": {"Lunch club"}, "involves_1": {"Tuesdays, noisy"}, "option_2": {"A seat in the library"}, "involves_2": {"Quiet, alone at first"},
		"young_choice": {"The library"}, "wishes": {"Quiet, and one friend"}, "wishes_how": {"I asked him at break"},
		"told": {"yes"}, "told_at": {"16/11/2026 09:10"}, "told_how": {"In person, by me"},
		"parents": {"no"}, "parents_view": {"He would rather tell them himself"}, "parents_how": {"Nothing they need to know yet"},
		"owner": {id.String()}, "review": {"30/11/2026"}, "for_author": {"Thank you, we are acting on it."},
	}
}

// owing adds that the record of what is shared is not there yet, and who writes it.
func owing(a *testapp.App, form url.Values) url.Values {
	id := a.School.Staff["dsl"]
	return changed(form, "sharing_because", "The call came first.", "sharing_owner", id.String())
}

func changed(form url.Values, changes ...string) url.Values {
	f := maps.Clone(form)
	for i := 0; i+1 < len(changes); i += 2 {
		f.Set(changes[i], changes[i+1])
	}
	return f
}

// 2.3: nothing of what a decision needs may be missing, whatever is decided; all that is missing is said at once and what
// was typed is kept.
func TestADecisionCannotBeSavedIncomplete(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	for field, says := range map[string]string{
		"summary": "Sum up the concern", "know": "Write what is known", "dont_know": "not known yet", "category": "Choose what this is about", "immediate": "done at once",
		"none_because": "nothing is needed at once", "choice": "no further action is a decision too", "reason_in_school": "Write the reasons for this",
		"outside": "help from outside", "outside_why": "why nobody outside school", "wishes": "what the child wants", "wishes_how": "how you know",
		"told": "was told what is decided", "told_at": "when the young person was told", "told_how": "how they were told", "parents": "parents or carers",
		"parents_view": "the child thinks", "parents_how": "why they were not told", "owner": "Choose who owns this", "review": "looked at again",
		"option_2": "at least two ways", "young_choice": "the young person chose",
	} {
		form := changed(whole(a, "dsl"), "formulation", "What he said about Tuesdays")
		form.Del(field)
		dsl.Post(path, form).Want(http.StatusUnprocessableEntity).Says(says, "What he said about Tuesdays")
	}
	dsl.Post(path, changed(whole(a, "dsl"), "review", "1/11/2026")).Want(http.StatusUnprocessableEntity)
	dsl.Post(path, changed(whole(a, "dsl"), "choice", "not_serious_enough")).Want(http.StatusUnprocessableEntity)
	dsl.Post(path, nil).Want(http.StatusUnprocessableEntity).Says("Sum up the concern", "Choose who owns this")
	dsl.Get(path).Silent("Decided ")
	dsl.Post(path, whole(a, "dsl")).Want(http.StatusSeeOther)
	dsl.Get(path).Want(http.StatusOK).Says("Decided Mon 16 Nov 2026, 09:15 by Noor Khan", "He asked for it.", "Considered; the young person declined")
}

// Records 2.2, categories: what it is about stands on the decision in words, as many as were chosen; a form that comes back has
// them ticked, and a pupil's request asks for none.
func TestWhatAConcernIsAboutStandsOnItsDecision(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	form := whole(a, "dsl")
	form["category"] = []string{"neglect", "child_on_child"}
	back := dsl.Post(path, changed(form, "summary", "")).Want(http.StatusUnprocessableEntity).Page()
	if n := back.Find("[name=category][checked]").Length(); n != 2 {
		t.Errorf("%d of two are still ticked", n)
	}
	dsl.Post(path, form).Want(http.StatusSeeOther)
	dsl.Get(path).Says("What this is about Neglect Child-on-child abuse What we know")
	for _, never := range []string{"neglect", "child_on_child"} {
		if n := a.Rows("decision WHERE sealed LIKE '%" + never + "%'"); n != 0 {
			t.Errorf("%s can be read in the database", never)
		}
	}
}

// T-025: no further action needs reasons like any other decision, and none of the codes says "not serious enough".
func TestNoFurtherActionNeedsReasons(t *testing.T) {
	for _, c := range triage.Choices() {
		for _, never := range []string{"serious", "threshold", "minor", "low"} {
			if strings.Contains(strings.ToLower(c.Says()+string(c)), never) {
				t.Errorf("the code list has %q", c)
			}
		}
	}
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	form := changed(whole(a, "dsl"), "choice", "no_further_action")
	dsl.Post(path, form).Want(http.StatusUnprocessableEntity).Says("Write the reasons for this: No further action.")
	dsl.Post(path, changed(form, "reason_no_further_action", "He is with friends again; he says all is well.")).Want(http.StatusSeeOther)
}

// T-046, T-047: whoever is pointed elsewhere was shown two ways and chose, and somebody looks at it again on a day.
func TestSignpostingNeedsOptionsAndTheYoungPersonsChoice(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	form := changed(whole(a, "dsl"), "choice", "signposted", "reason_signposted", "He wants to try by himself, with Siân beside him")
	for _, field := range []string{"involves_2", "young_choice", "review"} {
		short := maps.Clone(form)
		short.Del(field)
		short.Set("no_options", "There was none") // no way round it when somebody is pointed elsewhere
		dsl.Post(path, short).Want(http.StatusUnprocessableEntity)
	}
	dsl.Post(path, form).Want(http.StatusSeeOther)
}

// T-059: in-house only says whether help from outside was offered and why not; with a service outside it is not asked.
func TestInHouseOnlySaysWhyNobodyOutsideIsAsked(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	dsl := a.As(t, "dsl")
	form := whole(a, "dsl")
	form.Del("outside")
	form.Del("outside_why")
	dsl.Post(path, form).Want(http.StatusUnprocessableEntity).Says("Say whether help from outside school was considered.")
	dsl.Post(path, owing(a, changed(form, "choice", "camhs", "reason_camhs", "He asked for it"))).Want(http.StatusSeeOther)
}

// 3.1: not telling the young person is always possible, with a reason, an approver and a day to look again; and what the
// author did not answer is waited for or explained.
func TestNotTellingAndNotKnowingNeedReasons(t *testing.T) {
	a := testapp.Start(t)
	sent := a.As(t, "teacher").Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Sat alone."}, "danger": {"no"}})
	path := strings.TrimSuffix(strings.Replace(sent.To, "view", "decide", 1), "?saved=1")
	dsl := a.As(t, "dsl")
	form := changed(whole(a, "dsl"), "told", "no")
	dsl.Post(path, form).Want(http.StatusUnprocessableEntity).
		Says("why the young person is not told", "who approves", "looked at again", "not answered everything")
	head := a.School.Staff["head"]
	teacher := a.School.Staff["teacher"]
	form = changed(form, "not_told", "His brother would hear of it", "again", "20/11/2026", "not_known", "The author has gone home")
	dsl.Post(path, changed(form, "approver", teacher.String())).Want(http.StatusUnprocessableEntity).Says("somebody who answers for this")
	dsl.Post(path, changed(form, "approver", head.String())).Want(http.StatusSeeOther)
	dsl.Get(path).Says("Approved by Margaret Ellery", "To be looked at again on Fri 20 Nov 2026", "The author has gone home")
}

// Opening is not answering: it stops no clock. "I have read this and will act" does; the author then sees "received, acting"
// (scenario 2, T-051), and saying it twice is a conflict.
func TestOpeningAConcernIsNotAnswering(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "Sat alone.")
	dsl, teacher := a.As(t, "dsl"), a.As(t, "teacher")
	dsl.Get("/concerns/decide/"+id).Want(http.StatusOK).Says("Waiting a moment", "I have read this and will act")
	dsl.Get("/concerns/view/" + id).Want(http.StatusOK)
	teacher.Get("/concerns/view/" + id).Says("Received, waiting for a first look")
	a.Clock.Set(testapp.Monday.Add(8 * time.Hour))
	a.Schedule.Tick(t.Context())
	if !a.Holds("ddsl") {
		t.Fatal("opening stopped the clock")
	}
	dsl = a.As(t, "dsl")
	form := url.Values{"key": {ident.NewRaw(a.Clock.Now()).String()}}
	dsl.Post("/concerns/acknowledge/"+id, form).Want(http.StatusSeeOther)
	dsl.Post("/concerns/acknowledge/"+id, form).Want(http.StatusSeeOther) // a double click
	dsl.Get("/concerns/decide/" + id).Says("Noor Khan has read this and acts")
	a.As(t, "ddsl").Post("/concerns/acknowledge/"+id, nil).Want(http.StatusConflict)
	a.As(t, "teacher").Get("/concerns/view/" + id).Says("Received, acting")
	a.Clock.Advance(2 * time.Minute)
	a.Schedule.Tick(t.Context())
	if a.Notices("teacher") != 1 {
		t.Errorf("the author has %d notices", a.Notices("teacher"))
	}
	a.Clock.Advance(48 * time.Hour)
	a.Schedule.Tick(t.Context())
	if a.Holds("head") {
		t.Error("the clock went on after somebody had said that they act")
	}
}

// A decision reaches its author as a word without detail, its doer as one line, and nobody else.
func TestWhatADecisionTellsToWhom(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "Sat alone.")
	pastoral := a.School.Staff["pastoral"]
	form := changed(whole(a, "ddsl"), "action_what_1", "Meet him at lunch on Tuesday", "action_owner_1", pastoral.String(), "action_due_1", "17/11/2026")
	dsl := a.As(t, "dsl")
	dsl.Post("/concerns/decide/"+id, form).Want(http.StatusSeeOther)
	a.As(t, "teacher").Get("/concerns/view/"+id).Says("Thank you, we are acting on it.", "Received, decided and acting").Silent("He asked for it.")
	a.Schedule.Tick(t.Context())
	if a.Notices("pastoral") != 1 || a.Notices("ddsl") != 1 {
		t.Errorf("notices: %d for the doer, %d for the owner", a.Notices("pastoral"), a.Notices("ddsl"))
	}
	action := dsl.Get("/concerns/decide/"+id).Page().Find(`a[href^="/actions/"]`).AttrOr("href", "")
	doer := a.As(t, "pastoral")
	doer.Get("/concerns/view/" + id).Want(http.StatusNotFound)
	doer.Get(action).Want(http.StatusOK).Says("Meet him at lunch on Tuesday").Silent("Sat alone", "Aled")
	a.As(t, "other").Get(action).Want(http.StatusNotFound)
	doer.Post(action, nil).Want(http.StatusUnprocessableEntity).Says("what was done")
	dsl.Post("/concerns/close/"+id, url.Values{"version": {"1"}, "outcome": {"All well"}}).Want(http.StatusUnprocessableEntity).Says("still to be done", "All well")
	doer.Post(action, url.Values{"note": {"Met him; he came with a friend"}}).Want(http.StatusSeeOther)
	doer.Post(action, url.Values{"note": {"Again"}}).Want(http.StatusConflict)
	dsl.Post("/concerns/close/"+id, url.Values{"version": {"1"}, "outcome": {"All well"}}).Want(http.StatusSeeOther)
	dsl.Get("/concerns/decide/"+id).Says("Closed Mon 16 Nov 2026", "All well", "Met him; he came with a friend")
	a.As(t, "teacher").Get("/concerns/view/" + id).Says("acted on and closed")
}

// Two people decide about one entry: the second sees the first's beside what they typed, loses nothing, and may then save.
func TestTwoDecidersAndADoubleClick(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	first, second := a.As(t, "dsl"), a.As(t, "ddsl")
	form := changed(whole(a, "dsl"), "key", ident.NewRaw(testapp.Monday).String())
	first.Post(path, form).Want(http.StatusSeeOther)
	first.Post(path, form).Want(http.StatusSeeOther)
	late := changed(whole(a, "ddsl"), "summary", "My own careful summary.")
	answer := second.Post(path, late).Want(http.StatusConflict).Says("Noor Khan saved this while you were writing", "Alone at lunch for three days.", "My own careful summary.")
	if v := answer.Page().Find(`#decide input[name=version]`).AttrOr("value", ""); v != "1" {
		t.Fatalf("the form came back with version %q", v)
	}
	second.Post(path, changed(late, "version", "1")).Want(http.StatusSeeOther)
	if n := strings.Count(first.Get(path).Text(), "Decided Mon"); n != 2 {
		t.Fatalf("%d decisions", n)
	}
}

// The same under real concurrency: of two who save at once exactly one wins.
func TestTwoDecidersAtOnce(t *testing.T) {
	a := testapp.Start(t)
	path := "/concerns/decide/" + logged(t, a, "Sat alone.")
	clients := []*testapp.Client{a.As(t, "dsl"), a.As(t, "ddsl")}
	forms := []url.Values{whole(a, "dsl"), whole(a, "ddsl")}
	got := make([]int, 2)
	var wait sync.WaitGroup
	for i, c := range clients {
		wait.Go(func() { got[i] = c.Silently(path, forms[i]) })
	}
	wait.Wait()
	if got[0]+got[1] != http.StatusSeeOther+http.StatusConflict {
		t.Fatalf("answers %v", got)
	}
}

// A concern's own page was a dead end for those who decide about it: it led nowhere. Whoever does not decide is not shown the way.
func TestAConcernLeadsThoseWhoDecideToTheDecision(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "Sat alone.")
	page, decide := "/concerns/view/"+id, `main a[href="/concerns/decide/`+id+`"]`
	leads := func(who, words string) {
		t.Helper()
		if text := strings.TrimSpace(a.As(t, who).Get(page).Want(http.StatusOK).Page().Find(decide).Text()); text != words {
			t.Errorf("%s is led on with %q, not %q", who, text, words)
		}
	}
	leads("ddsl", "Decide what happens next")
	leads("teacher", "")
	a.As(t, "dsl").Post("/concerns/decide/"+id, whole(a, "dsl")).Want(http.StatusSeeOther)
	a.As(t, "dsl").Post("/concerns/close/"+id, url.Values{"version": {"1"}, "outcome": {"All well"}}).Want(http.StatusSeeOther)
	leads("ddsl", "See what was decided")
	leads("teacher", "")
}

// 4.18, "Who may hold a clock": only those whom it has come to, and who are not barred, find it at all.
func TestWhoMayDecide(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "Sat alone.")
	for who, want := range map[string]int{
		"dsl": 200, "ddsl": 200, "head": 404, "teacher": 404, "other": 404, "pastoral": 404, "navigator": 404, "senco": 404, "smhl": 404,
		"governor": 404, "aled": 403, "riverside": 403, "itadmin": 403,
	} {
		c := a.As(t, who)
		c.Get("/concerns/decide/" + id).Want(want)
		if want != 200 {
			c.Post("/concerns/decide/"+id, whole(a, "dsl")).Want(want)
			c.Post("/concerns/acknowledge/"+id, nil).Want(want)
			c.Post("/concerns/close/"+id, url.Values{"outcome": {"x"}}).Want(want)
		}
	}
	a.As(t, "dsl").Post("/concerns/close/"+id, url.Values{"outcome": {"x"}}).Want(http.StatusUnprocessableEntity).Says("Decide first")
	about := strings.Replace(aboutAdult(t, a, a.As(t, "teacher"), "dsl"), "view", "decide", 1)
	a.As(t, "dsl").Get(about).Want(http.StatusNotFound)
	a.As(t, "ddsl").Get(about).Want(http.StatusNotFound)
	head := a.As(t, "head")
	head.Get(about).Want(http.StatusOK)
	// Nobody who is barred owns, approves or does anything about it.
	lead := a.School.Staff["dsl"]
	form := changed(whole(a, "head"), "not_known", "Not asked yet", "action_what_1", "Write it down", "action_owner_1", lead.String(), "action_due_1", "17/11/2026", "owner", lead.String())
	head.Post(about, form).Want(http.StatusUnprocessableEntity).Says("To do 1: choose somebody else.", "somebody who answers for")
	if head.Get(about).Page().Find(`option[value="`+lead.String()+`"]`).Length() != 0 {
		t.Error("the adult it is about stands in a list to choose from")
	}
}
