package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"heard/internal/testapp"
)

// Two people edit one plan: the second sees what changed and loses nothing typed; different boxes do not get in each other's way.
func TestTwoPeopleEditOnePlan(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	path := "/plans/view/" + id(own) + "/part/support_needs"
	key, dsl, aled := a.As(t, "pastoral"), a.As(t, "dsl"), a.As(t, "aled")
	first := seen(t, key, path, url.Values{"beside_text": {"A quiet desk in maths."}})
	second := seen(t, dsl, path, url.Values{"beside_text": {"A quiet desk in every lesson."}})
	theirs := seen(t, aled, own+"/part/support_needs", url.Values{"own_text": {"Somewhere quiet."}})
	key.Post(path, first).Want(http.StatusSeeOther)
	aled.Post(own+"/part/support_needs", theirs).Want(http.StatusSeeOther)
	page := dsl.Post(path, second).Want(http.StatusConflict)
	page.Says("Siân Prosser", "A quiet desk in maths.", "A quiet desk in every lesson.", "Nothing that you typed is lost")
	if got := page.Page().Find("textarea[name=beside_text]").Text(); !strings.Contains(got, "every lesson") {
		t.Errorf("the box holds %q", got)
	}
	// The form that comes back carries the new revision: sending it again saves.
	again := url.Values{"beside_text": {"A quiet desk in maths and everywhere else."}}
	for _, n := range page.Page().Find(`main form input[type=hidden]`).EachIter() {
		if name := n.AttrOr("name", ""); name != "key" {
			again.Set(name, n.AttrOr("value", ""))
		}
	}
	dsl.Post(path, again).Want(http.StatusSeeOther)
	dsl.Get(path+"/versions").Want(http.StatusOK).Says("Siân Prosser", "Noor Khan", "the young person", "and everywhere else.")
}

// The young person's words stand in a box that no adult writes over; before they have written, an adult may put them down.
func TestNobodyWritesOverTheYoungPersonsWords(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	path := "/plans/view/" + id(own) + "/part/support_needs"
	key, aled := a.As(t, "pastoral"), a.As(t, "aled")
	write(t, key, path, url.Values{"own_text": {"He says: somewhere quiet."}}).Want(http.StatusSeeOther)
	aled.Get(own + "/part/support_needs").Says("He says: somewhere quiet.")
	write(t, aled, own+"/part/support_needs", url.Values{"own_text": {"Somewhere quiet, with a window."}}).Want(http.StatusSeeOther)
	key.Get(path).Says("Somewhere quiet, with a window.", "Written by the young person")
	key.Post(path, url.Values{"own_text": {"Tidied."}, "own_revision": {"2"}}).Want(http.StatusForbidden)
	key.Get(path).Says("Somewhere quiet, with a window.").Silent("Tidied.")
	// And the young person writes nothing in an adult's name.
	aled.Post(own+"/part/support_needs", url.Values{"beside_text": {"As if by an adult."}, "beside_revision": {"0"}}).Want(http.StatusForbidden)
}

// T-036, T-037: whoever teaches the pupil is told what to do and for how long, never why; nobody else is told.
func TestTeachersSeeAdjustmentsWithoutReason(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	path := "/plans/view/" + id(own)
	key, teacher := a.As(t, "pastoral"), a.As(t, "teacher")
	key.Post(path+"/adjust", url.Values{"action": {"May leave five minutes early"}, "reason": {"Crowds after what happened."}, "until": {"18/12/2026"}}).Want(http.StatusSeeOther)
	key.Get(path).Says("May leave five minutes early", "Crowds after what happened.")
	teacher.Get("/in-class").Want(http.StatusOK).Says("Aled Vaughan", "May leave five minutes early", "to Fri 18 Dec 2026").Silent("Crowds")
	teacher.Get(path).Want(http.StatusNotFound)
	a.As(t, "other").Get("/in-class").Want(http.StatusOK).Silent("Aled", "five minutes")
	a.As(t, "aled").Get(own).Says("May leave five minutes early", "They are not told why.")
	end := key.Get(path).Page().Find(`form[action*="/adjust/"]`).AttrOr("action", "")
	ended := key.Post(end, url.Values{"version": {"1"}}).Want(http.StatusSeeOther)
	key.Follow(ended).Says("Teachers see it no more").Silent("Teachers see it from its first day") // of an end it was said that it begins
	teacher.Get("/in-class").Silent("Aled")
	key.Post(end, url.Values{"version": {"1"}}).Want(http.StatusConflict)
}

// What a young person said is written down section by section. A form on which nothing was answered said that it was written down.
func TestWritingDownWhatTheySaidNeedsAnAnswer(t *testing.T) {
	a := testapp.Start(t)
	path := "/plans/view/" + id(begin(t, a, "aled", "support"))
	key := a.As(t, "pastoral")
	said := url.Values{"receiver": {"family"}, "how": {"In the library, on Monday"}}
	key.Post(path+"/say", said).Want(http.StatusUnprocessableEntity).Says("Choose yes, no or ask me for at least one section.", "In the library, on Monday")
	said.Set("part_goals", "no")
	key.Post(path+"/say", said).Want(http.StatusSeeOther)
}

// T-069 to T-071: a support plan is active only with its four headings, one coordinator, what the young person says, and a copy.
func TestSupportPlanIsActiveOnlyWithACopy(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	path := "/plans/view/" + id(own)
	key := a.As(t, "pastoral")
	give := func() testapp.Answer {
		return key.Post(path+"/copy", seen(t, key, path+"/copy", url.Values{"holder": {"pupil"}, "format": {"pdf"}}))
	}
	give().Want(http.StatusUnprocessableEntity).Says("Still missing: Support needs.", "Still missing: Goals.", "Still missing: Professionals involved.")
	for part, typed := range map[string]url.Values{
		"support_needs": {"own_text": {"Time."}}, "safety_needs": {"own_text": {"My plan."}}, "what_is_needed": {"beside_text": {"A desk."}}, "family": {"own_text": {"Mum may know."}},
		"professionals": {"row_name": {"Dr Rhys"}, "row_detail": {"GP"}}, "goals": {"answer": {"to_come"}},
	} {
		write(t, key, path+"/part/"+part, typed).Want(http.StatusSeeOther)
	}
	// C-23: the review is at least each half term; disagreement keeps its reasons.
	settle := url.Values{"made_with": {"Aled and Siân"}, "coordinator": {a.School.Staff["pastoral"].String()}, "review": {"26/03/2027"}, "agreed": {"in_part"}}
	write(t, key, path+"/settle", settle).Want(http.StatusUnprocessableEntity).Says("School policy: at least every 56 days", "Write down their reasons, in their words.")
	settle.Set("review", "18/12/2026")
	settle.Set("agreed_why", "Not the bit about maths.")
	write(t, key, path+"/settle", settle).Want(http.StatusSeeOther)
	give().Want(http.StatusSeeOther)
	key.Get(path).Says("Active", "Agrees with part of it", "Not the bit about maths.", "Kept together by Siân Prosser")
	// A change after that asks for a new copy, and ending it asks who told the young person (4.8).
	write(t, key, path+"/part/support_needs", url.Values{"beside_text": {"More time."}}).Want(http.StatusSeeOther)
	key.Get(path).Says("Give them a new one")
	write(t, key, path+"/end", url.Values{"why": {"Begun anew."}}).Want(http.StatusUnprocessableEntity).Says("Write who told the young person")
	write(t, key, path+"/end", url.Values{"why": {"Begun anew."}, "told": {"Siân, today, in person"}}).Want(http.StatusSeeOther)
	key.Get(path).Says("Ended", "Siân, today, in person").Silent("End the plan")
	key.Post(path+"/part/support_needs", url.Values{"beside_text": {"Late."}, "beside_revision": {"1"}}).Want(http.StatusConflict)
}

// A form that is sent twice makes one plan; a second plan of the kind is refused; stale terms show both sides.
func TestAPlanIsBegunOnceAndSettledByOneAtATime(t *testing.T) {
	a := testapp.Start(t)
	key := a.As(t, "pastoral")
	form := url.Values{"key": {"06gy78va41t211qn5qmj3jft4g"}, "kind": {"support"}, "pupil": {a.School.Pupils["aled"].String()}}
	first, second := key.Post("/plans/new", form), key.Post("/plans/new", form)
	if first.To == "" || first.To != second.To {
		t.Fatalf("two answers for one form: %q and %q", first.To, second.To)
	}
	form.Del("key")
	key.Post("/plans/new", form).Want(http.StatusConflict).Says("There is such a plan already")
	key.Post("/plans/new", url.Values{"kind": {"support"}, "pupil": {a.School.Pupils["dov"].String()}}).Want(http.StatusNotFound)
	key.Post("/plans/find", url.Values{"kind": {"support"}, "find": {"ale"}}).Want(http.StatusOK).Says("Aled Vaughan")
	key.Post("/plans/find", url.Values{"kind": {"support"}, "find": {"dov"}}).Want(http.StatusOK).Silent("Szymański")
	settle := func(c *testapp.Client, with string, version int) testapp.Answer {
		return c.Post(first.To+"/settle", url.Values{"version": {strconv.Itoa(version)}, "made_with": {with}, "coordinator": {a.School.Staff["pastoral"].String()}, "review": {"18/12/2026"}})
	}
	settle(key, "Aled and Siân", 1).Want(http.StatusSeeOther)
	settle(a.As(t, "dsl"), "Aled, Siân and Noor", 1).Want(http.StatusConflict).Says("Aled and Siân", "Aled, Siân and Noor")
}

// T-068: a copy for parents and carers needs that the young person agreed to some part of it. The paper was made with no section on it,
// and told at home that there was a plan at all; and whatever was typed of a copy was taken.
func TestNoCopyGoesHomeWithoutAgreement(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	path := "/plans/view/" + id(own)
	key := a.As(t, "pastoral")
	write(t, key, path+"/part/support_needs", url.Values{"own_text": {"Time."}}).Want(http.StatusSeeOther)
	give := func(changes ...string) testapp.Answer {
		form := url.Values{"holder": {"family"}, "format": {"pdf"}, "to": {"Mum"}}
		return key.Post(path+"/copy", seen(t, key, path+"/copy", changed(form, changes...)))
	}
	key.Get(path+"/paper?size=a4&for=family").Want(http.StatusUnprocessableEntity).Says("Make a paper", "has not agreed that parents or carers see any part of it")
	key.Get(path+"/paper").Want(http.StatusUnprocessableEntity).Says("Make a paper", "Choose a size and whose copy it is.")
	give().Want(http.StatusUnprocessableEntity).Says("has not agreed that parents or carers see any part of it")
	give("holder", "other", "given", "01/09/2026").Want(http.StatusUnprocessableEntity).Says("This is before the plan was begun.")
	give("holder", "other", "to", strings.Repeat("x", 201)).Want(http.StatusUnprocessableEntity).Says("A name and a few words are enough.")
	key.Get(path).Silent("Who holds a copy")
	aled := a.As(t, "aled")
	write(t, aled, own+"/who/family", url.Values{"part_support_needs": {"yes"}}).Want(http.StatusSeeOther)
	give().Want(http.StatusSeeOther)
	key.Get(path + "/paper?size=a4&for=family").Want(http.StatusOK)
	aled.Get(own + "/who").Says("Mum: PDF or paper")
	aled.Get(own + "/paper/file").Want(http.StatusOK) // no size chosen: the one for a phone
}

// What a column cannot keep is said to be too long, and comes back as it was typed. It was said to have a form that cannot be kept.
func TestATextThatItsColumnCannotKeepIsSaidToBeTooLong(t *testing.T) {
	a := testapp.Start(t)
	path := "/plans/view/" + id(begin(t, a, "aled", "support"))
	form := url.Values{"action": {"Sit by the door."}, "reason": {strings.Repeat("ł", 40_000)}}
	a.As(t, "pastoral").Post(path+"/adjust", form).Want(http.StatusUnprocessableEntity).Says("longer than its box can keep", "Sit by the door.", "łłłłł")
}
