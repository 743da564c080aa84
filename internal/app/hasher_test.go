package app_test

import (
	"fmt"
	"testing"
	"time"

	"heard/internal/app"
	"heard/internal/ident"
	"heard/internal/secret"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// slow is the clock of a machine that takes the same time for everything it measures.
type slow struct {
	now  time.Time
	step time.Duration
}

func (s *slow) Now() time.Time {
	s.now = s.now.Add(s.step)
	return s.now
}

// A start takes the parameters of the password stored last while this machine takes a sensible time for them, so that two
// starts do not leave accounts that answer at two speeds.
func TestAStartKeepsTheParametersOfTheNewestPassword(t *testing.T) {
	a := testapp.Start(t)
	d := &app.Database{DB: a.DB}
	params := func(pass time.Duration) string {
		h, err := d.Hasher(t.Context(), a.Keys, &slow{step: pass})
		if err != nil {
			t.Fatal(err)
		}
		stored, err := h.Hash(t.Context(), ident.Raw{1}, secret.NewText(testapp.Password))
		if err != nil {
			t.Fatal(err)
		}
		return secret.ParamsOf(stored).String()
	}
	store := func(who, params string, at time.Time) {
		_, err := testdb.Admin(t).ExecContext(t.Context(), `UPDATE account SET password_hash = ?, updated_at = ? WHERE id = ?`,
			fmt.Sprintf("$argon2id$v=19$%s$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY", params), at, a.School.Account[who].Bytes())
		if err != nil {
			t.Fatal(err)
		}
	}
	const tenth = 10 * time.Millisecond
	fresh := params(tenth)
	store("teacher", "m=19456,t=11,p=1", testapp.Monday.Add(time.Hour))
	store("other", "m=19456,t=13,p=1", testapp.Monday.Add(2*time.Hour))
	store("dsl", "m=19456,t=15,p=1", testapp.Monday.Add(-time.Hour))
	if got := params(tenth); got != "m=19456,t=13,p=1" || got == fresh {
		t.Errorf("started with %s; without any password it is %s", got, fresh)
	}
	if got := params(time.Millisecond); got == "m=19456,t=13,p=1" {
		t.Error("parameters that have become ten times too cheap are kept")
	}
	if _, err := testdb.Admin(t).ExecContext(t.Context(), `UPDATE account SET password_hash = NULL`); err != nil {
		t.Fatal(err)
	}
	if got := params(tenth); got != fresh {
		t.Errorf("before anybody has a password: %s, want %s", got, fresh)
	}
}
