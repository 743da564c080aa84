package web_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"heard/internal/audit"
	"heard/internal/secret"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// One-time links: looking changes nothing, the first use wins, the old password and every session end, three days are all.
func TestAOneTimeLinkSetsAPasswordOnce(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "teacher")
	path := "/link/" + link(t, a, "teacher")
	for range 3 {
		a.Browser(t).Get(path).Want(http.StatusOK).Says("password")
	}
	a.Browser(t).Post(path, url.Values{"password": {"short"}}).Want(http.StatusUnprocessableEntity)
	mine := a.Browser(t)
	mine.Post(path, url.Values{"password": {"copper window thistle"}}).Want(http.StatusSeeOther)
	if !isIn(mine) || isIn(c) {
		t.Error("whoever used the link is in, and nobody else")
	}
	a.Browser(t).Get(path).Says("has been used")
	if got := a.Browser(t).Post(path, url.Values{"password": {"another window thistle"}}); got.Status < 400 {
		t.Errorf("used twice: %d", got.Status)
	}
	signIn(a.Browser(t), "teacher", testapp.Password).Want(http.StatusUnprocessableEntity)
	signIn(a.Browser(t), "teacher", "copper window thistle").Want(http.StatusSeeOther)
	late, other := "/link/"+link(t, a, "other"), "/link/"+link(t, a, "other")
	a.Browser(t).Post(other, url.Values{"password": {"copper window thistle"}}).Want(http.StatusSeeOther)
	a.Browser(t).Get(late).Says("has been used") // no second link of one account is left lying about
	late = "/link/" + link(t, a, "other")
	a.Clock.Advance(73 * time.Hour)
	a.Browser(t).Get(late).Says("too old")
}

// A link that is tried and opens nothing leaves a line that names whose it was and not the link; a flood of them leaves few, and
// holds no link up that opens.
func TestAClosedLinkThatIsTriedLeavesATrace(t *testing.T) {
	a := testapp.Start(t)
	tried := func(outcome audit.Outcome, owner string) (n int) {
		t.Helper()
		var who any
		if owner != "" {
			who = a.School.Account[owner].Bytes()
		}
		if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM audit WHERE action = 'link.use' AND outcome = ? AND record_id <=> ?
			AND actor_kind = 'nobody' AND account_id IS NULL AND request <> ''`, outcome, who).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	chosen := url.Values{"password": {"copper window thistle"}}
	used, late := "/link/"+link(t, a, "teacher"), "/link/"+link(t, a, "other")
	a.Browser(t).Get(used).Says("Choose a password")
	a.Browser(t).Post(used, chosen).Want(http.StatusSeeOther)
	if a.Rows("audit WHERE action = 'link.use'") != 0 {
		t.Error("a link that opens was traced as one that does not")
	}
	a.Browser(t).Get(used).Says("has been used")
	a.Browser(t).Post(used, chosen).Want(http.StatusNotFound).Says("has been used")
	a.Clock.Advance(73 * time.Hour)
	a.Browser(t).Get(late).Says("too old")
	unknown := "/link/" + secret.NewToken().Reveal()
	a.Browser(t).Get(unknown).Says("too old")
	if used, late, unknown := tried(audit.Failed, "teacher"), tried(audit.Failed, "other"), tried(audit.Failed, ""); used != 2 || late != 1 || unknown != 1 {
		t.Errorf("a used link tried twice left %d lines, one that is over %d, an unknown one %d", used, late, unknown)
	}
	for range 60 {
		a.Browser(t).Get(unknown).Want(http.StatusOK)
	}
	if failed, refused := tried(audit.Failed, ""), tried(audit.Refused, ""); failed != 29 || refused != 1 {
		t.Errorf("a flood left %d and %d lines", failed, refused)
	}
	a.Browser(t).Post("/link/"+link(t, a, "other"), chosen).Want(http.StatusSeeOther)
}

func link(t *testing.T, a *testapp.App, name string) string {
	t.Helper()
	token := secret.NewToken()
	if _, err := testdb.Admin(t).ExecContext(t.Context(), `INSERT INTO one_time_link (token_hash, purpose, account_id, created_at, expires_at) VALUES (?,'set_password',?,?,?)`,
		token.Hash().Bytes(), a.School.Account[name].Bytes(), a.Clock.Now(), a.Clock.Now().Add(72*time.Hour)); err != nil {
		t.Fatal(err)
	}
	return token.Reveal()
}

// A fault while the session began said that nothing was saved, and the password was set and the link gone.
func TestAPasswordIsSetWithItsSessionOrNotAtAll(t *testing.T) {
	a := testapp.Start(t)
	path, form := "/link/"+link(t, a, "teacher"), url.Values{"password": {"copper window thistle"}}
	mend := testdb.FailWritesWith(t, "session", 1644)
	a.Browser(t).Post(path, form).Want(http.StatusInternalServerError)
	mend()
	signIn(a.Browser(t), "teacher", testapp.Password).Want(http.StatusSeeOther)
	a.Browser(t).Post(path, form).Want(http.StatusSeeOther)
}

// Whoever uses a link in a browser where somebody else is signed in leaves no session of theirs behind.
func TestALinkEndsTheSessionThatWasOpenThere(t *testing.T) {
	a := testapp.Start(t)
	c := a.Browser(t)
	signIn(c, "other", testapp.Password).Want(http.StatusSeeOther)
	before := c.Cookie(testapp.SessionCookie)
	c.Post("/link/"+link(t, a, "teacher"), url.Values{"password": {"copper window thistle"}}).Want(http.StatusSeeOther)
	old := a.Browser(t)
	old.Keep(testapp.SessionCookie, before)
	if isIn(old) {
		t.Error("the session of before goes on without its cookie")
	}
}
