package app_test

import (
	"errors"
	"net/http"
	"net/url"
	"testing"

	"heard/internal/app"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/testapp"
	"heard/internal/testdb"
	"heard/internal/vault"
)

// A link made by the operator is traced as the command line's, with the account and no name. What is refused leaves no link
// and no trace of one.
func TestALinkFromTheCommandLineIsTraced(t *testing.T) {
	a := testapp.Start(t)
	d := &app.Database{DB: a.DB}
	foreign := t.TempDir() + "/keys"
	if err := vault.Create(foreign, vault.ForDemo); err != nil {
		t.Fatal(err)
	}
	others, err := vault.Load(foreign, vault.ForDemo)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.NewLink(t.Context(), others, a.Clock, "teacher"); !errors.Is(err, app.ErrOtherKeys) {
		t.Errorf("with another school's keys: %v", err)
	}
	if _, err := d.NewLink(t.Context(), a.Keys, a.Clock, "nobody"); !fault.Is(err, fault.NotFound) {
		t.Errorf("for nobody: %v", err)
	}
	for who, left := range map[string]string{
		"other": `UPDATE staff SET state = 'left' WHERE id = ?`, "riverside": `UPDATE partner_worker SET state = 'left' WHERE id = ?`,
		"dov": `UPDATE pupil SET state = 'left' WHERE id = ?`, "head": `UPDATE account SET state = 'stopped' WHERE person_id = ?`,
	} {
		var person []byte
		if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT person_id FROM account WHERE id = ?`, a.School.Account[who].Bytes()).Scan(&person); err != nil {
			t.Fatal(err)
		}
		a.Behind(t, left, person)
		if _, err := d.NewLink(t.Context(), a.Keys, a.Clock, who); !fault.Is(err, fault.NotAllowed) {
			t.Errorf("for %s, who has left: %v", who, err)
		}
	}
	if a.Rows("one_time_link") != 0 || a.Done(audit.LinkMake) != 0 {
		t.Fatal("what was refused left something behind")
	}
	token, err := d.NewLink(t.Context(), a.Keys, a.Clock, " Teacher ")
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM audit WHERE action = 'link.make' AND actor_kind = 'job' AND job = 'link'
		AND record_id = ? AND outcome = 'done'`, a.School.Account["teacher"].Bytes()).Scan(&n); err != nil || n != 1 {
		t.Errorf("%d traces of one link: %v", n, err)
	}
	here := a.As(t, "teacher")
	a.Browser(t).Post("/link/"+token.Reveal(), url.Values{"password": {"copper window thistle"}}).Want(http.StatusSeeOther)
	if here.Post("/stay", nil).Status == http.StatusNoContent {
		t.Error("a session of before the new password goes on")
	}
}

// A link that cannot be stored in full leaves those of before as they are.
func TestALinkThatFailsEndsNone(t *testing.T) {
	a := testapp.Start(t)
	d := &app.Database{DB: a.DB}
	first, err := d.NewLink(t.Context(), a.Keys, a.Clock, "teacher")
	if err != nil {
		t.Fatal(err)
	}
	testdb.FailWrites(t, "audit")
	if _, err := d.NewLink(t.Context(), a.Keys, a.Clock, "teacher"); err == nil {
		t.Error("made a link without a trace")
	}
	a.Browser(t).Get("/link/" + first.Reveal()).Want(http.StatusOK).Says("Save and sign in")
}
