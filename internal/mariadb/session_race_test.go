package mariadb_test

import (
	"context"
	"strconv"
	"sync"
	"testing"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/mariadb"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/testapp"
)

// A whole school stands behind one address and signs in when the first lesson begins. The limit of that address is one row, which
// every try changes: whoever had looked somebody up before they changed it had to begin again, and of sixty in one moment
// twenty-six read that Heard cannot be reached.
func TestAWholeSchoolSignsInAtOnce(t *testing.T) {
	a := testapp.Start(t)
	sessions := signingIn(a, func() {})
	var all sync.WaitGroup
	for i := range 60 {
		all.Go(func() {
			_, err := sessions.SignIn(t.Context(), session.Attempt{
				Name: "nobody" + strconv.Itoa(i), Password: secret.NewText(testapp.Password), From: "192.0.2.0/24",
			})
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("number %d: %v", i, err)
			}
		})
	}
	all.Wait()
}

// opens does something at the moment at which a session is opened for somebody whose password was right.
type opens struct {
	session.Tx
	before func()
}

func (o opens) InsertSession(ctx context.Context, s session.Session, password string) error {
	o.before()
	return o.Tx.InsertSession(ctx, s, password)
}

// signingIn is the service with that moment in it, once. Nobody is asked to come back because too many passwords wait.
func signingIn(a *testapp.App, before func()) *session.Service {
	hasher := secret.NewHasher(secret.CheapForTests(), a.Keys.Pepper(), secret.Limits{AtOnce: 2, Waiting: 100})
	once := sync.OnceFunc(before)
	return session.NewService(func(ctx context.Context, by actor.Actor, fn func(session.Tx) error) error {
		return mariadb.Transact[session.Tx](a.Store)(ctx, by, func(tx session.Tx) error { return fn(opens{tx, once}) })
	}, a.Store, hasher, a.Clock, "Larkfield School (fictional)")
}

// Whoever sets a new password ends every session opened with the old one. A sign-in with the old one takes a while to be looked
// at: one that was under way at that moment opened a session that outlived the change.
func TestAnOldPasswordOpensNothingOnceItWasChanged(t *testing.T) {
	a := testapp.Start(t)
	ctx := t.Context()
	old := session.Attempt{Name: "teacher", Password: secret.NewText(testapp.Password), From: "192.0.2.0/24"}
	const next = "copper window thistle"
	changed := signingIn(a, func() {
		token, err := session.NewLinks(mariadb.Transact[session.LinksTx](a.Store)).ForPassword(ctx, actor.Named("link", "test"), "teacher")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.Services.Sessions.SetPassword(ctx, session.LinkTry{Token: token}, secret.NewText(next), false); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := changed.SignIn(ctx, old); !fault.Is(err, fault.Invalid) {
		t.Errorf("the old password opened a session after it was changed: %v", err)
	}
	if n := rowsOf(t, `SELECT COUNT(*) FROM session WHERE ended_at IS NULL`); n != 1 {
		t.Errorf("%d sessions last, want the one of whoever set the password", n)
	}
	// The same password hashed anew meanwhile, as at the first sign-in after an upgrade, keeps nobody out.
	rehashed := signingIn(a, func() {
		hash, err := secret.NewHasher(secret.CheapForTests(), a.Keys.Pepper(), secret.DefaultLimits()).Hash(ctx, a.School.Account["teacher"].Raw(), secret.NewText(next))
		if err != nil {
			t.Fatal(err)
		}
		a.Behind(t, `UPDATE account SET password_hash = ? WHERE id = ?`, hash, a.School.Account["teacher"].Bytes())
	})
	old.Password = secret.NewText(next)
	if _, err := rehashed.SignIn(ctx, old); err != nil {
		t.Errorf("the password was hashed anew while it was looked at: %v", err)
	}
	// Nor does an account that was stopped at that moment get one.
	stopped := signingIn(a, func() {
		a.Behind(t, `UPDATE account SET state = 'stopped' WHERE id = ?`, a.School.Account["teacher"].Bytes())
	})
	if _, err := stopped.SignIn(ctx, old); !fault.Is(err, fault.Invalid) {
		t.Errorf("an account that was stopped meanwhile: %v", err)
	}
}
