package mariadb_test

import (
	"context"
	"errors"
	"testing"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/mariadb"
	"heard/internal/pupil"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

type gathers interface {
	keeps
	Shared(ctx context.Context) context.Context
}

// A service that is asked within a shared transaction reads in it: it sees what is not committed yet, fails with it, and
// can never be brought to act in somebody else's.
func TestASharedTransactionIsOne(t *testing.T) {
	a := testapp.Start(t)
	aled, dsl := a.School.Pupils["aled"], a.School.Staff["dsl"]
	stop := errors.New("no")
	seen := func(ctx context.Context, by actor.Actor) (found bool, err error) {
		err = mariadb.Transact[keeps](a.Store)(ctx, by, func(tx keeps) error {
			kept, err := tx.KeptFrom(ctx, []pupil.ID{aled})
			found = kept.Has(dsl)
			return err
		})
		return found, err
	}
	err := mariadb.Transact[gathers](a.Store)(t.Context(), pupilActor(a, "aled"), func(tx gathers) error {
		if err := tx.SaveSaid(t.Context(), aled, dsl); err != nil {
			return err
		}
		if err := tx.RecordAudit(t.Context(), audit.Entry{Action: audit.ExclusionSay}); err != nil {
			return err
		}
		if found, err := seen(tx.Shared(t.Context()), pupilActor(a, "aled")); err != nil || !found {
			t.Errorf("a service within it does not see its change: %v", err)
		}
		if found, err := seen(t.Context(), pupilActor(a, "aled")); err != nil || found {
			t.Errorf("a service outside it sees its change: %v", err)
		}
		if _, err := seen(tx.Shared(t.Context()), teacher(a)); err == nil {
			t.Error("somebody else read in it")
		}
		says := func(tx keeps) error { return tx.SaveSaid(t.Context(), aled, a.School.Staff["teacher"]) }
		if err := mariadb.Transact[keeps](a.Store)(tx.Shared(t.Context()), pupilActor(a, "aled"), says); err == nil {
			t.Error("a change without a trace of its own was made under the trace of whoever began it")
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatal(err)
	}
	if found, err := seen(t.Context(), pupilActor(a, "aled")); err != nil || found {
		t.Errorf("it was not taken back whole: %v", err)
	}
}

// The pages that gather from every area are one look at the database: ten areas would otherwise be ten transactions, and a
// record that moves between two of them could stand on the page twice or not at all.
func TestAPageThatGathersIsOneTransaction(t *testing.T) {
	a := testapp.Start(t)
	dsl := a.As(t, "dsl")
	begun := func() (n int) {
		var name string
		if err := testdb.Admin(t).QueryRowContext(t.Context(), `SHOW GLOBAL STATUS LIKE 'Com_begin'`).Scan(&name, &n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	one := func(path string) int {
		before := begun()
		dsl.Get(path).Want(200)
		return begun() - before
	}
	alone := one("/concerns/new") // what any page of a colleague begins beside its own
	for _, path := range []string{"/", "/chronology/" + a.School.Pupils["aled"].String()} {
		if n := one(path); n > alone {
			t.Errorf("%s began %d transactions, a page with a form %d", path, n, alone)
		}
	}
}
