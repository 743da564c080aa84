package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"heard/internal/ident"
	"heard/internal/partner"
	"heard/internal/pdf/pdftest"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/testapp"
)

// safetySections is what stands in each of the seven sections of scenario 8, the sixth aside: that one is taken from the directory.
var safetySections = map[plan.Key]url.Values{
	plan.Ways:   {"own_text": {"Mine alone to say."}},
	plan.Signs:  {"own_text": {"I stop answering."}},
	plan.Myself: {"row_name": {"The long playlist"}, "row_detail": {"No headphones"}, "row_who": {"A pair in my locker"}},
	plan.Places: {"row_name": {"The pool"}, "row_detail": {"We swim"}, "row_when": {"Till eight"}},
	plan.People: {"row_name": {"My gran"}, "row_number": {"01632 960777"}, "row_answer": {"yes"}},
	plan.Safer:  {"own_text": {"Gran keeps the key."}, "answer": {"yes"}},
}

// Scenario 8, T-061 to T-068: a safety plan is built with its seven sections, section 1 stays with the pupil and the key adult of
// that day, it is active only with a copy, the card for a wallet is made, and when a helpline changes in the
// directory the plan is flagged for new copies and says who holds an old one.
func TestScenario8SafetyPlan(t *testing.T) {
	a := testapp.Start(t)
	line := crisisLine(t, a)
	own := begin(t, a, "aled", "safety")
	aled, key, dsl := a.As(t, "aled"), a.As(t, "pastoral"), a.As(t, "dsl")
	staff := "/plans/view/" + id(own)

	for part, typed := range safetySections {
		write(t, aled, own+"/part/"+string(part), typed).Want(http.StatusSeeOther)
	}
	aled.Get(own).Says("Still to do", "Numbers for any time")
	// Not ready: no out-of-hours contact, no review date.
	aled.Post(own+"/paper", seen(t, aled, own+"/paper", nil)).Want(http.StatusUnprocessableEntity).Says("A day to look at it again")
	write(t, aled, own+"/part/services", url.Values{"row_name": {"Mr Pugh"}, "row_number": {"01632 960000"}, "row_answer": {"no"}}).Want(http.StatusSeeOther)
	aled.Get(own).Says("A number that answers when school is closed")
	chosen := url.Values{"row_entry": {line.ID.String()}, "row_name": {""}, "row_number": {""}, "row_answer": {""}}
	write(t, aled, own+"/part/services", chosen).Want(http.StatusSeeOther)

	sectionOneIsTheirs(t, staff, key, dsl)

	write(t, key, staff+"/settle", url.Values{"made_with": {"Aled and Siân Prosser"}, "coordinator": {staffID(a, "pastoral")}, "review": {"11/12/2026"}}).Want(http.StatusSeeOther)
	aled.Post(own+"/paper", seen(t, aled, own+"/paper", nil)).Want(http.StatusSeeOther)
	aled.Get(own).Says("This plan is on.", "Siân Prosser keeps it with you.")
	theCardIsMade(t, aled, own, line.Phone)
	write(t, key, staff+"/copy", url.Values{"holder": {"pupil"}, "format": {"wallet"}}).Want(http.StatusSeeOther)
	key.Get(staff).Says("Active", "The young person", "on a phone, edition", "wallet card, edition").Silent("has changed in the directory")

	line.Version, line.Phone = 2, "01632 960111"
	shelve(t, a, line)
	key.Get("/plans").Says("A number in it has changed: new copies are needed")
	key.Get(staff).Says("A number in this plan has changed in the directory: Larkfield crisis line", "Who holds a copy", "on a phone, edition", "wallet card, edition")
	aled.Get(own).Says("A number on your plan has changed.")
	write(t, aled, own+"/part/services", chosen).Want(http.StatusSeeOther)
	key.Get(staff).Says("Give them a new one").Silent("has changed in the directory")
	theCardIsMade(t, aled, own, line.Phone)

	// T-086: the pupil sees who has opened it.
	aled.Get(own+"/who").Says("Noor Khan, Designated safeguarding lead", "looked at your plan", "Siân Prosser")
	// Nobody else is let near it, and cannot tell that it exists.
	a.As(t, "other").Get(staff).Want(http.StatusNotFound)
	a.As(t, "bea").Get(own).Want(http.StatusNotFound)
	a.As(t, "navigator").Get(staff).Want(http.StatusNotFound)
}

// crisisLine puts a helpline that always answers into the directory.
func crisisLine(t *testing.T, a *testapp.App) partner.Entry {
	t.Helper()
	line := partner.Entry{
		ID: ident.New[partner.Entry](testapp.Monday), Kind: partner.Helpline, State: partner.Published, CheckedOn: schoolday.DateOf(testapp.Monday), Version: 1,
		Details: partner.Details{Name: "Larkfield crisis line", Summary: "Somebody listens.", Phone: "01632 960999", Hours: partner.Hours{Always: true}, Crisis: true},
	}
	shelve(t, a, line)
	return line
}

// sectionOneIsTheirs: the key adult of the day sees section 1; the lead does not, nor in the list, nor by its address (T-061).
func sectionOneIsTheirs(t *testing.T, staff string, key, dsl *testapp.Client) {
	t.Helper()
	key.Get(staff + "/part/ways").Want(http.StatusOK).Says("Mine alone to say.")
	dsl.Get(staff).Want(http.StatusOK).Says("2. Triggers and warning signs").Silent("1. How I self-harm", "Mine alone")
	dsl.Get(staff + "/part/ways").Want(http.StatusNotFound)
	dsl.Get(staff + "/part/signs").Want(http.StatusOK).Says("I stop answering.")
}

// theCardIsMade holds the card for a wallet against the plan: what helps, places, people and numbers as they stand now, and nothing
// that whoever finds it should not read. The young person's own A4 is the whole plan.
func theCardIsMade(t *testing.T, aled *testapp.Client, own, number string) {
	t.Helper()
	onCard := []string{"The long playlist", "The pool", "My gran", "01632 960777", "Larkfield crisis line", number}
	onlyWhole := []string{"Mine alone to say.", "I stop answering.", "No headphones", "Gran keeps the key."}
	card, whole := paperWords(t, aled, own, "size=wallet"), paperWords(t, aled, own, "size=a4&ways=yes")
	for _, typed := range onCard {
		if !strings.Contains(card, typed) || !strings.Contains(whole, typed) {
			t.Errorf("%q is missing on the card or the plan:\n%s\n%s", typed, card, whole)
		}
	}
	for _, typed := range onlyWhole {
		if strings.Contains(card, typed) || !strings.Contains(whole, typed) {
			t.Errorf("%q is on the card, or missing on the plan:\n%s\n%s", typed, card, whole)
		}
	}
}

func paperWords(t *testing.T, c *testapp.Client, own, query string) string {
	t.Helper()
	file := c.Get(own + "/paper/file?" + query).Want(http.StatusOK)
	if kind := file.Header.Get("Content-Type"); kind != "application/pdf" {
		t.Fatalf("%s is %s", query, kind)
	}
	return pdftest.Words(t, []byte(file.Body))
}
