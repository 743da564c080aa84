package mariadb_test

import (
	"context"
	"sync"
	"testing"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/exclusion"
	"heard/internal/fault"
	"heard/internal/mariadb"
	"heard/internal/selfreferral"
	"heard/internal/testapp"
)

// meeting is where two transactions wait for each other, each once: what they read before, they read before the other wrote.
type meeting struct{ both sync.WaitGroup }

func meet() *meeting {
	m := &meeting{}
	m.both.Add(2)
	return m
}

func (m *meeting) arrive(again *bool) {
	if !*again {
		*again = true
		m.both.Done()
		m.both.Wait()
	}
}

// says and asks wait at the moment from which the pupil's row is theirs alone.
type (
	says struct {
		exclusion.Tx
		wait func()
	}
	asks struct {
		selfreferral.Tx
		wait func()
	}
)

func (s says) ClaimPupil(ctx context.Context, p actor.PupilID) error {
	s.wait()
	return s.Tx.ClaimPupil(ctx, p)
}

func (s asks) ClaimPupil(ctx context.Context, p actor.PupilID) error {
	s.wait()
	return s.Tx.ClaimPupil(ctx, p)
}

// keepsOut says it on the pupil's own page, and asksWithout while asking; both stop once at m.
func keepsOut(a *testapp.App, m *meeting, v authz.Viewer, who ...string) error {
	again := false
	s := exclusion.NewService(func(ctx context.Context, by actor.Actor, fn func(exclusion.Tx) error) error {
		return mariadb.Transact[exclusion.Tx](a.Store)(ctx, by, func(tx exclusion.Tx) error { return fn(says{tx, func() { m.arrive(&again) }}) })
	})
	return s.KeepOut(context.Background(), v, form("names"), adultsOf(a, who))
}

func asksWithout(a *testapp.App, m *meeting, v authz.Viewer, who ...string) error {
	again := false
	s := selfreferral.NewService(func(ctx context.Context, by actor.Actor, fn func(selfreferral.Tx) error) error {
		return mariadb.Transact[selfreferral.Tx](a.Store)(ctx, by, func(tx selfreferral.Tx) error { return fn(asks{tx, func() { m.arrive(&again) }}) })
	}, a.Clock)
	_, err := s.Send(context.Background(), v, form("ask"), selfreferral.Ask{Not: adultsOf(a, who)})
	return err
}

func adultsOf(a *testapp.App, who []string) (ids []actor.StaffID) {
	for _, name := range who {
		ids = append(ids, a.School.Staff[name])
	}
	return ids
}

func pupilActor(a *testapp.App, name string) actor.Actor {
	return actor.Actor{Kind: actor.KindPupil, Account: a.School.Account[name], Person: a.School.Pupils[name].Raw(), Roles: []actor.Role{actor.Pupil}}
}

// "Somebody always remains" (rules 3.1) for two wishes of one pupil's that arrive together, wherever they are said: each alone
// leaves somebody, and both would leave only telephone numbers. One is kept, the other is told to leave a name out.
func TestTwoWishesAtOnceLeaveSomebody(t *testing.T) {
	a := testapp.Start(t)
	aled := pupilActor(a, "aled")
	own, asking := a.Policy.Glance(aled, "own_exclusion", "write"), a.Policy.Glance(aled, "self_referral", "ask")
	for i, other := range []func(*meeting) error{
		func(m *meeting) error { return keepsOut(a, m, own, "head") },
		func(m *meeting) error { return asksWithout(a, m, asking, "head") },
	} {
		for range 5 {
			a.Behind(t, `UPDATE exclusion SET state = 'taken_back'`)
			m := meet()
			var one, two error
			var both sync.WaitGroup
			both.Go(func() { one = keepsOut(a, m, own, "dsl", "ddsl") })
			both.Go(func() { two = other(m) })
			both.Wait()
			if (one == nil) == (two == nil) || one != nil && !fault.Is(one, fault.Invalid) || two != nil && !fault.Is(two, fault.Invalid) {
				t.Fatalf("way %d: the two wishes ended with %v and %v", i, one, two)
			}
			o, err := a.Services.Exclude.Mine(t.Context(), own)
			if err != nil || o.Reader.IsZero() {
				t.Fatalf("way %d: nobody is left who reads what the pupil sends: %v", i, err)
			}
		}
	}
}
