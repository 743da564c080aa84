// Package testapp runs the whole program for a test: the real router over the real database, with a clock that the test
// moves, a small fictional school, and a client that behaves like a browser. A test asks through it what a person would see.
package testapp

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"testing"
	"time"

	"heard/internal/app"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/mariadb"
	"heard/internal/secret"
	"heard/internal/testdb"
	"heard/internal/vault"
)

// Monday is when every test begins: a school day of the small school, a quarter past nine in the morning.
var Monday = time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC)

// App is the running program and what a test needs to move and look at.
type App struct {
	*app.App
	School Small
	Clock  *clock.Fake
	Keys   *vault.Keyring
	DB     *mariadb.DB
	URL    string
	t      testing.TB

	options app.Options
	log     *locked

	signedIn map[string]*Client
}

// Option changes how the program is wired for one test.
type Option func(*app.Options)

// WithPolicy wires another policy, such as one that refuses everything.
func WithPolicy(p *authz.Policy) Option { return func(o *app.Options) { o.Policy = p } }

// Start gives a running program over an empty database with the small school in it.
func Start(t testing.TB, options ...Option) *App {
	t.Helper()
	a := run(t, options...)
	a.School = found(t, a, a.hasher())
	return a
}

// run gives a running program over an empty database with nobody in it.
func run(t testing.TB, options ...Option) *App {
	t.Helper()
	a := &App{Clock: clock.NewFake(Monday), DB: testdb.Open(t), log: newLocked(), t: t}
	dir := t.TempDir() + "/keys"
	if err := vault.Create(dir, vault.ForDemo); err != nil {
		t.Fatal(err)
	}
	var err error
	if a.Keys, err = vault.Load(dir, vault.ForDemo); err != nil {
		t.Fatal(err)
	}
	now.Store(a.Clock)
	carried, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(nil)
	a.URL = "http://" + server.Listener.Addr().String()
	o := app.Options{
		DB: a.DB, Keys: a.Keys, Hasher: a.hasher(), Clock: a.Clock, Origin: a.URL, School: "Larkfield School (fictional)", Embedded: carried,
		Log: slog.New(slog.NewJSONHandler(a.log, nil)),
	}
	for _, change := range options {
		change(&o)
	}
	a.options = o
	if a.App, err = app.New(o); err != nil {
		t.Fatal(err)
	}
	server.Config.Handler = a.Site
	server.Start()
	t.Cleanup(func() {
		server.Close()
		a.Site.Settle()
		if t.Failed() {
			t.Logf("the program logged:\n%s", a.Logged())
		}
	})
	return a
}

func (a *App) hasher() *secret.Hasher {
	return secret.NewHasher(secret.CheapForTests(), a.Keys.Pepper(), secret.DefaultLimits())
}

// Logged is everything that the program has logged.
func (a *App) Logged() string { return a.log.String() }

// Context is the test's.
func (a *App) Context() context.Context { return a.t.Context() }
