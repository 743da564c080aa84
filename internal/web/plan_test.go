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
