package mariadb_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/clock"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/schoolday"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// saves is a transaction that saves one thing under a form's key, as every service does.
type saves interface {
	audit.Recorder
	Once(ctx context.Context, k once.Key, result ident.Raw) (ident.Raw, bool, error)
	Enqueue(ctx context.Context, n notify.Notice) error
}

// saved sends a form once: the record that its key stands for, and whether this call made it.
func saved(ctx context.Context, s *mariadb.Store, by actor.Actor, k once.Key) (record ident.Raw, made bool, err error) {
	mine := ident.NewRaw(time.Now())
	err = mariadb.Transact[saves](s)(ctx, by, func(tx saves) error {
		found, replay, err := tx.Once(ctx, k, mine)
		record, made = found, !replay
		if err != nil || replay {
			return err
		}
		if err := tx.Enqueue(ctx, notify.Notice{Event: notify.ConcernWaiting, To: notify.ToStaff, ToID: by.Person, Record: found}); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SetUp, Record: found})
	})
	return record, made, err
}

func teacher(a *testapp.App) actor.Actor {
	return actor.Actor{Kind: actor.KindStaff, Account: a.School.Account["teacher"], Person: a.School.Staff["teacher"].Raw(), Roles: []actor.Role{actor.Staff}}
}

func form(words string) once.Key {
	return once.Of(ident.NewRaw(time.Now()), map[string][]string{"facts": {words}})
}

func rowsOf(t *testing.T, query string, args ...any) (n int) {
	t.Helper()
	if err := testdb.Admin(t).QueryRowContext(t.Context(), query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// Twenty arrivals of one form at once make one record, and all are told of it.
func TestOneFormAtOnceMakesOneRecord(t *testing.T) {
	a := testapp.Start(t)
	for range 5 {
		k := form("Sat alone.")
		before := rowsOf(t, `SELECT COUNT(*) FROM outbox`)
		var wait sync.WaitGroup
		var mu sync.Mutex
		records, made := map[ident.Raw]bool{}, 0
		for range 20 {
			wait.Go(func() {
				record, mine, err := saved(t.Context(), a.Store, teacher(a), k)
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					t.Error(err)
				}
				records[record] = true
				if mine {
					made++
				}
			})
		}
		wait.Wait()
		if n := rowsOf(t, `SELECT COUNT(*) FROM outbox`) - before; n != 1 || len(records) != 1 || made != 1 {
			t.Errorf("%d records were made, %d told of, by %d calls", n, len(records), made)
		}
	}
}

// The same key with other words, or from somebody else, is a conflict; a form without a key is not complete.
func TestAKeyStandsForOneFormOfOnePerson(t *testing.T) {
	a := testapp.Start(t)
	k := form("Sat alone.")
	if _, _, err := saved(t.Context(), a.Store, teacher(a), k); err != nil {
		t.Fatal(err)
	}
	other := once.Of(k.ID, map[string][]string{"facts": {"Something else."}})
	if _, _, err := saved(t.Context(), a.Store, teacher(a), other); !fault.Is(err, fault.Conflict) {
		t.Errorf("other words: %v", err)
	}
	stranger := teacher(a)
	stranger.Account = a.School.Account["other"]
	if _, _, err := saved(t.Context(), a.Store, stranger, k); !fault.Is(err, fault.Conflict) {
		t.Errorf("somebody else: %v", err)
	}
	if _, _, err := saved(t.Context(), a.Store, teacher(a), once.Key{}); !fault.Is(err, fault.Invalid) {
		t.Errorf("no key: %v", err)
	}
	if n := rowsOf(t, `SELECT COUNT(*) FROM submission WHERE digest = ?`, k.Digest[:]); n != 0 {
		t.Error("the digest is stored as it is: whoever has a dump could find a form of few choices by trying all")
	}
}

// A change without a trace is not committed, whatever it was.
func TestAnUnauditedChangeIsNotCommitted(t *testing.T) {
	a := testapp.Start(t)
	before := rowsOf(t, `SELECT COUNT(*) FROM outbox`)
	err := mariadb.Transact[saves](a.Store)(t.Context(), teacher(a), func(tx saves) error {
		return tx.Enqueue(t.Context(), notify.Notice{Event: notify.ConcernWaiting, To: notify.ToStaff, ToID: teacher(a).Person, Record: ident.NewRaw(time.Now())})
	})
	if !fault.Is(err, fault.Internal) || err == nil {
		t.Errorf("committed: %v", err)
	}
	if n := rowsOf(t, `SELECT COUNT(*) FROM outbox`); n != before {
		t.Errorf("%d rows were left behind", n-before)
	}
	err = mariadb.Transact[saves](a.Store)(t.Context(), teacher(a), func(tx saves) error {
		return tx.RecordAudit(t.Context(), audit.Entry{Action: "made.up"})
	})
	if err == nil {
		t.Error("an action that is not in the catalogue was written")
	}
}

// A panic or an error inside leaves nothing behind and no connection in a transaction.
func TestWhatFailsInsideLeavesNothing(t *testing.T) {
	a := testapp.Start(t)
	stop := errors.New("no")
	for range 60 { // more often than there are connections
		func() {
			defer func() { _ = recover() }()
			_ = mariadb.Transact[saves](a.Store)(t.Context(), teacher(a), func(tx saves) error {
				if err := tx.RecordAudit(t.Context(), audit.Entry{Action: audit.SetUp, Record: ident.Raw{1: 1}}); err != nil {
					t.Error(err)
				}
				panic(stop)
			})
		}()
	}
	if n := rowsOf(t, `SELECT COUNT(*) FROM audit WHERE record_id = ?`, ident.Raw{1: 1}.Bytes()); n != 0 {
		t.Errorf("%d traces of what never happened", n)
	}
}

type keepsCalendar interface {
	audit.Recorder
	SaveCalendar(ctx context.Context, p schoolday.Plan) error
	Calendar(ctx context.Context) (*schoolday.Calendar, error)
}

// Every process sees a changed calendar in the next transaction, its own changes at once, and nobody's before they are
// committed or after they were taken back.
func TestACopyInMemoryIsNeverStale(t *testing.T) {
	a := testapp.Start(t)
	here, there := mariadb.Transact[keepsCalendar](a.Store), mariadb.Transact[keepsCalendar](a.Twin(t).Store)
	first := func(transact func(context.Context, actor.Actor, func(keepsCalendar) error) error) (name string) {
		t.Helper()
		if err := transact(t.Context(), teacher(a), func(tx keepsCalendar) error {
			c, err := tx.Calendar(t.Context())
			if err == nil {
				name = c.Plan().Terms[0].Name
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return name
	}
	change := func(name string, end error) error {
		return here(t.Context(), teacher(a), func(tx keepsCalendar) error {
			c, err := tx.Calendar(t.Context())
			if err != nil {
				return err
			}
			p := c.Plan()
			p.Terms[0].Name = name
			if err := tx.SaveCalendar(t.Context(), p); err != nil {
				return err
			}
			if c, err = tx.Calendar(t.Context()); err != nil || c.Plan().Terms[0].Name != name {
				t.Errorf("the change does not see itself: %v", err)
			}
			if got := first(there); got == name {
				t.Error("another process sees what is not committed")
			}
			if err := tx.RecordAudit(t.Context(), audit.Entry{Action: audit.SetUp}); err != nil {
				return err
			}
			return end
		})
	}
	if first(here) != "Autumn term" || first(there) != "Autumn term" {
		t.Fatal("not the small school's calendar")
	}
	if err := change("Taken back", errors.New("no")); err == nil {
		t.Error("the change that failed was reported as done")
	}
	if first(here) != "Autumn term" || first(there) != "Autumn term" {
		t.Error("a change that was taken back is seen")
	}
	if err := change("Michaelmas term", nil); err != nil {
		t.Fatal(err)
	}
	if first(here) != "Michaelmas term" || first(there) != "Michaelmas term" {
		t.Error("a committed change is not seen")
	}
}

// Whoever sent more than a thousand names an hour filled the table of limits for ever: an hourly sweep took a thousand.
func TestASweepLeavesNothingThatIsOver(t *testing.T) {
	a := testapp.Start(t)
	old, fresh := a.Clock.Now().AddDate(0, 0, -2), a.Clock.Now()
	for _, at := range []time.Time{old, fresh} {
		if _, err := testdb.Admin(t).ExecContext(t.Context(), `INSERT INTO rate_limit (name, tat)
			SELECT UNHEX(SHA2(CONCAT(seq, ?), 256)), ? FROM seq_1_to_2500`, at.String(), at); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Store.Sweep(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if n := rowsOf(t, `SELECT COUNT(*) FROM rate_limit WHERE tat = ?`, old); n != 0 {
		t.Errorf("%d limits that nobody uses are left", n)
	}
	if n := rowsOf(t, `SELECT COUNT(*) FROM rate_limit WHERE tat = ?`, fresh); n != 2500 {
		t.Errorf("%d of 2500 limits that count are left", n)
	}
}

// The lease: one holder at a time, kept by renewing, free when it runs out.
func TestALeaseHasOneHolder(t *testing.T) {
	a := testapp.Start(t)
	take := func(holder string) bool {
		t.Helper()
		held, err := a.Store.Lease(t.Context(), "try", holder, time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		return held
	}
	var fake *clock.Fake = a.Clock
	if !take("a") || take("b") || !take("a") {
		t.Error("two holders, or none")
	}
	fake.Advance(59 * time.Second)
	if !take("a") {
		t.Error("it cannot be renewed")
	}
	fake.Advance(59 * time.Second)
	if take("b") {
		t.Error("renewing did not lengthen it")
	}
	fake.Advance(2 * time.Second)
	if !take("b") || take("a") {
		t.Error("nobody took over from a holder that died")
	}
	// A clock that ran a year ahead and was put right left a lease that would have stopped every job for that year.
	fake.Advance(365 * 24 * time.Hour)
	if !take("c") {
		t.Fatal("nobody took over")
	}
	fake.Advance(-365 * 24 * time.Hour)
	if !take("d") || take("a") {
		t.Error("a lease of a clock that ran ahead still holds")
	}
}

// A page whose time is up at the moment of its commit has the transaction taken from under it. That was a mistake of the program's
// to whoever waited for it, and is the same "try again in a few minutes" as at any moment before.
func TestATransactionWhoseTimeIsUpAsksToTryAgain(t *testing.T) {
	a := testapp.Start(t)
	for _, claims := range []bool{false, true} {
		ctx, cancel := context.WithCancel(t.Context())
		err := mariadb.Transact[saves](a.Store)(ctx, teacher(a), func(tx saves) error {
			if claims {
				if _, _, err := tx.Once(ctx, form("Late."), ident.NewRaw(time.Now())); err != nil {
					return err
				}
				if err := tx.RecordAudit(ctx, audit.Entry{Action: audit.SetUp}); err != nil {
					return err
				}
			}
			cancel()
			time.Sleep(50 * time.Millisecond) // for as long as the driver needs to roll back
			return nil
		})
		if !fault.Is(err, fault.Unavailable) {
			t.Errorf("with a form's key %v: %v", claims, err)
		}
	}
}
