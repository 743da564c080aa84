package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/mariadb"
	"heard/internal/roll"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// begin starts a plan as the named person and gives its address on their side.
func begin(t *testing.T, a *testapp.App, who, kind string) string {
	t.Helper()
	c := a.As(t, who)
	if who == "aled" {
		return c.Post("/p/plans", url.Values{"kind": {kind}}).Want(http.StatusSeeOther).To
	}
	return c.Post("/plans/new", url.Values{"kind": {kind}, "pupil": {a.School.Pupils["aled"].String()}}).Want(http.StatusSeeOther).To
}

// id is the last part of a plan's address.
func id(path string) string {
	path, _, _ = strings.Cut(path, "?")
	return path[strings.LastIndex(path, "/")+1:]
}

// write fills one section, taking the revisions from the page as a browser would.
func write(t *testing.T, c *testapp.Client, path string, typed url.Values) testapp.Answer {
	t.Helper()
	return c.Post(path, seen(t, c, path, typed))
}

// seen adds what the page holds in hidden fields, but never its key.
func seen(t *testing.T, c *testapp.Client, path string, typed url.Values) url.Values {
	t.Helper()
	form := url.Values{}
	page := c.Get(path).Want(http.StatusOK).Page()
	for _, n := range page.Find(`main form[method=post] input[type=hidden]`).EachIter() {
		if name := n.AttrOr("name", ""); name != "key" {
			form.Set(name, n.AttrOr("value", ""))
		}
	}
	for name, values := range typed {
		form[name] = values
	}
	return form
}

// services is section 6 with a number that answers when school is closed.
var services = url.Values{
	"row_name": {"Childline", ""}, "row_number": {"0800 1111", ""}, "row_when": {"Any time", ""}, "row_answer": {"yes", ""},
}

// Scenario 8, T-061 to T-068: a safety plan is built with its sections, section 1 stays with the pupil and the key adult of
// that day, it is active only with a copy, and the card can be made.
func TestScenario8SafetyPlan(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "safety")
	aled, key, dsl := a.As(t, "aled"), a.As(t, "pastoral"), a.As(t, "dsl")
	staff := "/plans/view/" + id(own)

	write(t, aled, own+"/part/ways", url.Values{"own_text": {"Mine alone to say."}}).Want(http.StatusSeeOther)
	write(t, aled, own+"/part/signs", url.Values{"own_text": {"I stop answering."}}).Want(http.StatusSeeOther)
	write(t, aled, own+"/part/myself", url.Values{"own_text": {"The long playlist."}}).Want(http.StatusSeeOther)
	aled.Get(own).Says("Still to do", "Numbers for any time")

	// Not ready: no out-of-hours contact, no review date.
	aled.Post(own+"/paper", seen(t, aled, own+"/paper", nil)).Want(http.StatusUnprocessableEntity).Says("A day to look at it again")
	write(t, aled, own+"/part/services", url.Values{"row_name": {"Mr Pugh"}, "row_number": {"01632 960000"}, "row_answer": {"no"}}).Want(http.StatusSeeOther)
	aled.Get(own).Says("A number that answers when school is closed")
	write(t, aled, own+"/part/services", services).Want(http.StatusSeeOther)

	// The key adult of the day sees section 1; the lead does not, nor in the list, nor by its address (T-061).
	key.Get(staff + "/part/ways").Want(http.StatusOK).Says("Mine alone to say.")
	dsl.Get(staff).Want(http.StatusOK).Says("2. Triggers and warning signs").Silent("1. How I self-harm", "Mine alone")
	dsl.Get(staff + "/part/ways").Want(http.StatusNotFound)
	dsl.Get(staff + "/part/signs").Want(http.StatusOK).Says("I stop answering.")

	write(t, key, staff+"/settle", url.Values{"made_with": {"Aled and Siân Prosser"}, "coordinator": {a.School.Staff["pastoral"].String()}, "review": {"11/12/2026"}}).Want(http.StatusSeeOther)
	aled.Post(own+"/paper", seen(t, aled, own+"/paper", nil)).Want(http.StatusSeeOther)
	aled.Get(own).Says("This plan is on.", "Siân Prosser keeps it with you.")
	key.Get(staff).Says("Active", "The young person", "on a phone, edition 6")

	// T-086: the pupil sees who has opened it.
	aled.Get(own+"/who").Says("Noor Khan, Designated safeguarding lead", "looked at your plan", "Siân Prosser")
	// Nobody else is let near it, and cannot tell that it exists.
	a.As(t, "other").Get(staff).Want(http.StatusNotFound)
	a.As(t, "bea").Get(own).Want(http.StatusNotFound)
	a.As(t, "navigator").Get(staff).Want(http.StatusNotFound)
}

// T-086: the pupil shares one section with one adult, and takes it back in the same way.
func TestSharingIsTakenBackAsItIsGiven(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "safety")
	aled, teacher := a.As(t, "aled"), a.As(t, "teacher")
	write(t, aled, own+"/part/signs", url.Values{"own_text": {"I stop answering."}})
	write(t, aled, own+"/part/reasons", url.Values{"own_text": {"The dog."}})
	staff := "/plans/view/" + id(own)
	teacher.Get(staff).Want(http.StatusNotFound)

	to := own + "/who/colleague-" + a.School.Staff["teacher"].String()
	aled.Get(own + "/who").Says("Let someone else see parts of it")
	aled.Post(to, url.Values{"part_signs": {"yes"}, "part_reasons": {"ask"}}).Want(http.StatusSeeOther)
	teacher.Get(staff).Want(http.StatusOK).Says("2. Triggers and warning signs", "6. Services and emergency").Silent("What matters to me", "End the plan")
	teacher.Get(staff + "/part/reasons").Want(http.StatusNotFound)
	teacher.Post(staff+"/part/signs", url.Values{"beside_text": {"Not mine to write."}, "beside_revision": {"0"}}).Want(http.StatusNotFound)

	aled.Post(to, url.Values{"part_signs": {"no"}}).Want(http.StatusSeeOther)
	teacher.Get(staff).Want(http.StatusNotFound)
	// Taking it from the key adult works just the same.
	aled.Post(own+"/who/colleague-"+a.School.Staff["pastoral"].String(), url.Values{"part_signs": {"no"}, "part_ways": {"no"}}).Want(http.StatusSeeOther)
	a.As(t, "pastoral").Get(staff).Want(http.StatusOK).Silent("2. Triggers", "1. How I self-harm")
}

// Records 2.5: a new key adult does not inherit section 1.
func TestANewKeyAdultDoesNotInheritSectionOne(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "safety")
	write(t, a.As(t, "aled"), own+"/part/ways", url.Values{"own_text": {"Mine alone to say."}})
	write(t, a.As(t, "aled"), own+"/part/signs", url.Values{"own_text": {"I stop answering."}})
	putOnCaseload(t, a, "smhl", "aled")
	after := a.As(t, "smhl").Get("/plans/view/" + id(own)).Want(http.StatusOK)
	after.Says("2. Triggers and warning signs").Silent("1. How I self-harm", "Mine alone")
}

// putOnCaseload makes a colleague pastoral staff, and the pupil's key adult.
func putOnCaseload(t *testing.T, a *testapp.App, staff, pupil string) {
	t.Helper()
	run := mariadb.Transact[roll.Tx](a.Store)
	err := run(t.Context(), actor.Named("set-up", "test"), func(tx roll.Tx) error {
		if err := tx.AddToCaseload(t.Context(), a.School.Staff[staff], a.School.Pupils[pupil], "key_adult"); err != nil {
			return err
		}
		return tx.RecordAudit(t.Context(), audit.Entry{Action: audit.SetUp})
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = testdb.Admin(t).ExecContext(t.Context(), `INSERT INTO account_role (account_id, role, since) VALUES (?, 'pastoral', NOW(6))`, a.School.Account[staff].Bytes())
	if err != nil {
		t.Fatal(err)
	}
}
