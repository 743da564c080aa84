// Package demo builds the fictional school of package fixture in a real database, through the services that a real school
// uses. It runs for "heard demo" and for nothing else; everybody and everything in it is fictional and says so.
package demo

import (
	"context"
	"sync"
	"time"

	"heard/internal/actor"
	"heard/internal/fixture"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/roll"
	"heard/internal/secret"
)

// Password opens every account of the demonstration.
const Password = "quiet harbour lantern"

// SignIn is one person a visitor may be.
type SignIn struct{ Role, Name, Username, Code, Line string }

// School is the fictional school with the ids it has in the database. The same seed gives the same ids.
type School struct {
	World   fixture.World
	SignIns []SignIn

	people func() (roll.School, error) // being readied since Prepare
}

// Describe reads the fictional school as it stands at now.
func Describe(now time.Time) School {
	s := School{World: fixture.School(fixture.DefaultSeed, now)}
	for _, in := range s.World.SignIns {
		s.SignIns = append(s.SignIns, SignIn{Role: in.Role, Name: in.Name, Username: s.username(in), Line: in.Line})
	}
	return s
}

// Prepare begins to ready the people of a school that is still to be built, and returns at once. Hashing their passwords
// takes as long as making a database, so the two may as well go on together.
func (s *School) Prepare(ctx context.Context, h *secret.Hasher) {
	s.people = sync.OnceValues(func() (roll.School, error) { return s.roll(ctx, h) })
	go func() { _, _ = s.people() }()
}

// Ensure builds the school's people and places if the database is empty, and reports whether it did.
func (s School) Ensure(ctx context.Context, store *mariadb.Store, h *secret.Hasher) (built bool, err error) {
	service := roll.NewService(mariadb.Transact[roll.Tx](store))
	by := actor.Named("demo", "demo")
	empty, err := service.IsEmpty(ctx, by)
	if err != nil || !empty {
		return false, err
	}
	if s.people == nil {
		s.people = func() (roll.School, error) { return s.roll(ctx, h) }
	}
	r, err := s.people()
	if err != nil {
		return false, err
	}
	return true, service.Found(ctx, by, r)
}

func (s School) username(in fixture.SignIn) string {
	switch {
	case in.Pupil != "":
		return s.World.Pupil(in.Pupil).Username
	case in.Staff != "":
		return string(in.Staff)
	}
	return string(in.Worker)
}

// The ids of everything in the fictional school follow from its keys.

func pupilID(k fixture.PupilKey) actor.PupilID {
	return ident.Of[actor.OfPupil](ident.Derived("pupil/" + string(k)))
}

func staffID(k fixture.StaffKey) actor.StaffID {
	return ident.Of[actor.OfStaff](ident.Derived("staff/" + string(k)))
}

func orgID(k fixture.OrgKey) actor.OrgID {
	return ident.Of[actor.OfOrg](ident.Derived("org/" + string(k)))
}

func accountID(of string) actor.AccountID {
	return ident.Of[actor.OfAccount](ident.Derived("account/" + of))
}
