package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"heard/internal/testapp"
)

// C-01: "yes" and "not sure" put the lead's name and number on top, and the concern is saved all the same.
func TestDangerNowSavesAndSaysWhomToSpeakTo(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	for _, danger := range []string{"yes", "not_sure"} {
		form := url.Values{"find": {"aled"}, "facts": {"He said that he is not safe."}, "danger": {danger}}
		teacher.Follow(teacher.Post("/concerns/new", form)).Want(http.StatusOK).
			Says("Speak to Noor Khan, 01632 960101 in person now, or call 999", "Your concern is saved")
		form.Del("facts")
		teacher.Post("/concerns/new", form).Want(http.StatusUnprocessableEntity).Says("Speak to Noor Khan", "Write what you saw or heard")
	}
}

// 3.1, "Only who and what save a concern": the rest is asked for the same day, answered beside the record, and never changed.
func TestTheRestFollowsAsTasksForTheAuthor(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	to := teacher.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Sat alone."}, "danger": {"no"}}).To
	path := strings.TrimSuffix(to, "?saved=1")
	teacher.Get(path).Says("Still to come today", "Where it happened", "Who was there")
	teacher.Follow(teacher.Post(path, url.Values{"place": {"The library"}, "wishes": {"To be left in peace"}})).
		Says("The library", "Who was there").Silent(`name="place"`, `name="wishes"`)
	teacher.Post(path, url.Values{"place": {"  "}}).Want(http.StatusUnprocessableEntity).Says("Write what you want to add.")
}

// T-031: self-harm known, suicidal thoughts asked about, and the answer are three fields; one sets no other.
func TestSelfHarmSetsNothingAboutSuicide(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	page := teacher.Follow(teacher.Post("/concerns/new", url.Values{
		"find": {"aled"}, "facts": {"He showed me his arm."}, "danger": {"no"}, "knows_self_harm": {"He told me himself"},
	}))
	page.Says("Self-harm, as known He told me himself").Silent("suicidal", "suicide")
}

// T-026, T-027, T-140, 4.17: one click from the form, for every adult who works here, with 999 and the local authority.
func TestFirstResponseCardAndNumbersAreOneClickAway(t *testing.T) {
	a := testapp.Start(t)
	for _, who := range []string{"teacher", "pastoral", "head", "dsl"} {
		c := a.As(t, who)
		form := c.Get("/concerns/new").Want(http.StatusOK)
		for _, to := range []string{"/first-response", "/numbers"} {
			if form.Page().Find(`main a[href="`+to+`"]`).Length() != 1 {
				t.Errorf("%s: the form has no link to %s", who, to)
			}
		}
		form.Says("999")
	}
	for _, who := range []string{"other", "governor", "itadmin"} {
		c := a.As(t, who)
		c.Get("/numbers").Want(http.StatusOK).Says("Noor Khan", "Peter Osei", "Margaret Ellery", "999", "LADO", "Children's social care")
		c.Get("/first-response").Want(http.StatusOK).Says("thoughts about ending your life", "999", "promise to tell nobody", "first aid")
	}
}

// A name's letters find a pupil while one types, with the second identifier (H2), and each look-up leaves a trace.
func TestPupilsAreFoundByAFewLetters(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	find := func(who, letters string) testapp.Answer {
		return a.As(t, who).Post("/pupils/find", url.Values{"q": {letters}})
	}
	find("teacher", "szy").Want(http.StatusOK).Says("Dov Szymański", "8A")
	find("teacher", "s").Want(http.StatusUnprocessableEntity)
	find("governor", "szy").Want(http.StatusForbidden)
	teacher.Get("/pupils/find?q=szy").Want(http.StatusNotFound) // letters of a name are in no address
}

// What is typed is kept every ten seconds, for its author alone, offered again, and gone once it is sent.
func TestADraftIsKeptOfferedAndDropped(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	teacher.Post("/draft?for=/concerns/new", url.Values{"facts": {"Half a sentence"}}).Want(http.StatusOK)
	teacher.Get("/concerns/new").Says("You began to write here and did not finish").Silent("Half a sentence")
	teacher.Get("/concerns/new?kept=1").Says("Half a sentence")
	a.As(t, "other").Get("/concerns/new?kept=1").Silent("Half a sentence", "You began to write here")
	teacher.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"A whole sentence."}, "danger": {"no"}}).Want(http.StatusSeeOther)
	teacher.Get("/concerns/new").Silent("You began to write here")
	teacher.Post("/draft?for=//elsewhere.example", url.Values{"facts": {"x"}}).Want(http.StatusNotFound)
}

// Whatever the form, what was kept of it goes when it is sent and stays when it is sent back: only concerns and decisions
// once forgot theirs, and a colleague was offered for a week what they had already sent.
func TestASentFormLeavesNothingUnsent(t *testing.T) {
	a := testapp.Start(t)
	dsl := a.As(t, "dsl")
	form := url.Values{"for": {a.School.Staff["dsl"].String()}, "by": {a.School.Staff["pastoral"].String()}, "until": {"20/11/2026 16:30"}}
	dsl.Post("/draft?for=/cover", form).Want(http.StatusOK)
	dsl.Post("/cover", changed(form, "until", "soon")).Want(http.StatusUnprocessableEntity)
	if n := a.Rows("draft"); n != 1 {
		t.Fatalf("a form that was sent back kept %d drafts", n)
	}
	a.As(t, "head").Post("/cover", form).Want(http.StatusSeeOther)
	if n := a.Rows("draft"); n != 1 {
		t.Fatalf("a colleague who sent the same form left %d drafts", n)
	}
	dsl.Post("/cover", form).Want(http.StatusSeeOther)
	if n := a.Rows("draft"); n != 0 {
		t.Errorf("%d drafts of a form that was sent", n)
	}
}

// The form shows its first fields in the order in which one writes, and a keyboard reaches Save in nine stops.
func TestNineTabStopsToSave(t *testing.T) {
	a := testapp.Start(t)
	form := a.As(t, "teacher").Get("/concerns/new").Page().Find("form#concern")
	stops, groups := 0, map[string]bool{}
	form.Find("input, textarea, select, button, a, summary").EachWithBreak(func(_ int, e *goquerySelection) bool {
		if _, hidden := e.Attr("hidden"); hidden || e.AttrOr("type", "") == "hidden" || e.Closest("template").Length() > 0 {
			return true
		}
		if name := e.AttrOr("name", ""); e.AttrOr("type", "") == "radio" {
			if groups[name] {
				return true
			}
			groups[name] = true
		}
		stops++
		return !strings.Contains(e.Text(), "Save the concern")
	})
	if stops+1 > 9 { // and the one pupil who was found
		t.Fatalf("%d tab stops to Save", stops+1)
	}
}

// 4.17: the local authority's numbers are entered by those who lead, and read by everybody.
func TestTheNumbersAreEnteredByThoseWhoLead(t *testing.T) {
	a := testapp.Start(t)
	form := url.Values{"day": {"01632 960 222, 8:30 to 17:00"}, "night": {"ask for the duty worker"}, "lado": {"01632 960 333"}}
	a.As(t, "teacher").Post("/numbers/edit", form).Want(http.StatusForbidden)
	dsl := a.As(t, "dsl")
	dsl.Follow(dsl.Post("/numbers/edit", form)).Says("01632 960 222", "01632 960 333")
	dsl.Post("/numbers/edit", url.Values{"day": {strings.Repeat("0", 200)}}).Want(http.StatusUnprocessableEntity)
	page := a.As(t, "teacher").Get("/numbers").Says("01632 960 222", "8:30 to 17:00", "ask for the duty worker", "01632 960 333").Silent("/numbers/edit")
	for _, tel := range []string{"999", "101", "01632960222", "01632960333"} { // a number on a phone is one touch away from a call
		if page.Page().Find(`main a[href="tel:`+tel+`"]`).Length() == 0 {
			t.Errorf("%s does not dial", tel)
		}
	}
}
