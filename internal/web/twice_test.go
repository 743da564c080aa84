package web_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/concern"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/testapp"
	"heard/internal/waiting"
)

// twice runs what a service does in a transaction, takes it back, and runs it again, as the store does when a rival wins.
func twice[T any](s *mariadb.Store, between func()) func(context.Context, actor.Actor, func(T) error) error {
	transact, lost := mariadb.Transact[T](s), errors.New("a rival won")
	return func(ctx context.Context, by actor.Actor, fn func(T) error) error {
		err := transact(ctx, by, func(tx T) error {
			if err := fn(tx); err != nil {
				return err
			}
			return lost
		})
		if !errors.Is(err, lost) {
			return err
		}
		between()
		return transact(ctx, by, fn)
	}
}

// What a transaction found that was taken back is not what the page shows: a lead whom a child on the concern kept out in between
// was still offered the decision.
func TestAReadingThatIsRunAgainBeginsAnew(t *testing.T) {
	a := testapp.Start(t)
	id, err := ident.Parse[concern.Concern](loggedBy(t, a.As(t, "dsl"), "aled", "Sat alone."))
	if err != nil {
		t.Fatal(err)
	}
	lead := actor.Actor{Kind: actor.KindStaff, Account: a.School.Account["dsl"], Person: a.School.Staff["dsl"].Raw(), Roles: []actor.Role{actor.Staff, actor.DSL}}
	service := concern.NewService(twice[concern.Tx](a.Store, func() { keepOut(t, a, "aled", "dsl") }))
	r, err := service.Read(t.Context(), a.Policy.Glance(lead, "concern", "read"), id)
	if err != nil {
		t.Fatal(err)
	}
	if r.MayDecide || !r.MayAdd {
		t.Errorf("may decide: %v, may add to what they wrote: %v", r.MayDecide, r.MayAdd)
	}
}

// What was moved on in a transaction that was taken back was not moved.
func TestWhatIsPassedOnIsCountedOnce(t *testing.T) {
	a := testapp.Start(t)
	logged(t, a, "Sat alone.")
	a.Clock.Set(testapp.Monday.Add(32 * time.Hour))
	moved, err := waiting.NewService(twice[waiting.Tx](a.Store, func() {})).PassOnDue(t.Context(), actor.Named("escalate", "test"))
	if err != nil || moved != 1 {
		t.Errorf("%d moved (%v), want one", moved, err)
	}
}
