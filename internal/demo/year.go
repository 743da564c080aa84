package demo

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/fixture"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/once"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/sharing"
)

// act is one thing that somebody in the school did at some time of the year.
type act struct {
	at   time.Time
	name string // the record's key and what was done, for the error and for doing it once
	do   func(ctx context.Context) error
}

// year plays the fictional year through the services, with a clock that stands at each moment in turn. Everything is done
// once however often it is played, so that a demonstration that was stopped in the middle goes on where it was.
type year struct {
	world  fixture.World
	store  *mariadb.Store
	policy *authz.Policy
	clock  *clock.Fake
	roles  map[fixture.StaffKey][]actor.Role
	acts   []act

	madeConcerns concerns
	madeRequests map[fixture.RecordKey]selfreferral.ID
	madeSharing  map[fixture.RecordKey]sharing.DecisionID
	standings    map[ident.Raw]int // how often each entry was decided about
	safety       map[fixture.PupilKey]*written
}

// PlayYear writes the school's year of records. It takes some seconds; pages may be read meanwhile. Where another school is at
// work, such as one that is measured, nothing is played: nobody of ours is there to act.
func (s School) PlayYear(ctx context.Context, store func(clock.Clock) *mariadb.Store, policy *authz.Policy) error {
	y := s.newYear(store, policy)
	ours, err := y.isOurs(ctx)
	if err != nil || !ours {
		return err
	}
	if err := y.services(ctx); err != nil {
		return fmt.Errorf("demonstration: services: %w", err)
	}
	y.concerns()
	y.requests()
	y.decisions()
	y.sharing()
	y.plans()
	y.referrals()
	y.moving()
	y.cover()
	return y.play(ctx)
}

// play does every act in the order of time.
func (y *year) play(ctx context.Context) error {
	slices.SortStableFunc(y.acts, func(a, b act) int { return a.at.Compare(b.at) })
	var refused []error // what else happened in the year does not depend on one act
	for _, a := range y.acts {
		if err := ctx.Err(); err != nil {
			return err
		}
		y.clock.Set(a.at)
		if err := a.do(ctx); err != nil {
			refused = append(refused, fmt.Errorf("demonstration: %s: %w", a.name, err))
		}
	}
	return errors.Join(refused...)
}

// colleagues is what looking for them needs of a transaction.
type colleagues interface {
	Colleagues(ctx context.Context) (*account.Directory, error)
}

// isOurs reports whether the people of the fictional school are in the database.
func (y *year) isOurs(ctx context.Context) (ours bool, err error) {
	err = mariadb.Transact[colleagues](y.store)(ctx, actor.Named("demo", "demo"), func(tx colleagues) error {
		all, err := tx.Colleagues(ctx)
		if err == nil {
			_, ours = all.ByID(staffID(y.lead()))
		}
		return err
	})
	return ours, err
}

// newYear is the year before anybody did anything.
func (s School) newYear(store func(clock.Clock) *mariadb.Store, policy *authz.Policy) *year {
	c := clock.NewFake(s.World.Now)
	y := &year{world: s.World, clock: c, store: store(c), policy: policy, roles: map[fixture.StaffKey][]actor.Role{}, madeConcerns: concerns{},
		madeRequests: map[fixture.RecordKey]selfreferral.ID{}, madeSharing: map[fixture.RecordKey]sharing.DecisionID{}, standings: map[ident.Raw]int{},
		safety: map[fixture.PupilKey]*written{}}
	for _, x := range s.World.Staff {
		y.roles[x.Key] = rolesOf(x)
	}
	return y
}

// plan adds an act, unless it lies in the future or nobody ever did it.
func (y *year) plan(at time.Time, name string, do func(ctx context.Context) error) {
	if at.IsZero() || at.After(y.world.Now) {
		return
	}
	y.acts = append(y.acts, act{at, name, do})
}

// The hours between which whoever works at school writes records, and the time of what the fixture gives a day only.
const (
	workFrom, workTo = 7, 19
	workHour, workAt = 9, 20
)

// atWork puts what somebody does for their work on a school day and into working hours: the next that there is, or the last
// before now. Only young people write in the evening.
func (y *year) atWork(t time.Time) time.Time {
	if t.IsZero() || t.After(y.world.Now) {
		return t
	}
	l := schoolday.Local(t)
	if l.Hour() < workFrom || l.Hour() >= workTo {
		l = time.Date(l.Year(), l.Month(), l.Day(), workHour, workAt, 0, 0, l.Location())
	}
	for next := l; !next.After(y.world.Now); next = next.AddDate(0, 0, 1) {
		if y.isSchoolDay(next) {
			return next.UTC()
		}
	}
	for l.After(y.world.Now) || !y.isSchoolDay(l) {
		l = l.AddDate(0, 0, -1)
	}
	return l.UTC()
}

// atWorkBefore is atWork for what must not come later than its day.
func (y *year) atWorkBefore(t time.Time) time.Time {
	l := schoolday.Local(t)
	for !y.isSchoolDay(l) {
		l = l.AddDate(0, 0, -1)
	}
	return y.atWork(l.UTC())
}

func (y *year) isSchoolDay(l time.Time) bool {
	return y.world.Calendar.SchoolDay(time.Date(l.Year(), l.Month(), l.Day(), 0, 0, 0, 0, time.UTC))
}

// as gives a colleague's grant, from the same policy that pages ask.
func (y *year) as(who fixture.StaffKey, o authz.Object, a authz.Action) (authz.Viewer, error) {
	return y.policy.Viewer(actor.Actor{
		Kind: actor.KindStaff, Account: accountID(string(who)), Person: staffID(who).Raw(), Roles: y.roles[who], Request: "demonstration",
	}, o, a)
}

// key is the form's key of an act: the same every time it is played.
func key(name string) once.Key {
	return once.Of(ident.Derived("demo form/"+name), map[string][]string{"act": {name}})
}
