// Package roll builds a school: its calendar, its groups, the pupils on the roll, the adults, and everybody's way of
// signing in. Setting up, the fictional school and the tests go through it; importing from a school's own system will too.
package roll

import (
	"context"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/secret"
	"heard/internal/session"
)

// School is everything that a new school begins with. Any part may be empty.
type School struct {
	Calendar   schoolday.Plan
	Groups     []pupil.Group
	Pupils     []pupil.Pupil
	Colleagues []account.Colleague
	Joins      []Join
	Caseloads  []Caseload
	Partners   []Partner
	Accounts   []account.NewAccount
}

// Join makes a colleague responsible for a group.
type Join struct {
	Staff actor.StaffID
	Group pupil.GroupID
	Part  string // teaches, tutor or year_lead
}

// Caseload puts a pupil on a colleague's caseload.
type Caseload struct {
	Staff actor.StaffID
	Pupil pupil.ID
	Part  string // key_adult, coordinator, navigator or named_worker
}

// Partner is a partner organisation with its workers.
type Partner struct {
	ID      actor.OrgID
	Name    string
	Kind    string // vcse, camhs, mhst, gp, social_care, amhs or other
	Workers []Worker
}

// Worker is a person at a partner organisation.
type Worker struct {
	Person actor.AccountID // the worker's own id
	Name   string
}

// Tx is what building a school needs of a transaction.
type Tx interface {
	audit.Recorder
	InsertSchool(ctx context.Context) error
	SaveCalendar(ctx context.Context, p schoolday.Plan) error
	InsertGroup(ctx context.Context, g pupil.Group) error
	InsertPupils(ctx context.Context, all []pupil.Pupil) error
	InsertColleague(ctx context.Context, c account.Colleague) error
	JoinGroup(ctx context.Context, s actor.StaffID, g pupil.GroupID, part string) error
	AddToCaseload(ctx context.Context, s actor.StaffID, p pupil.ID, part string) error
	InsertPartner(ctx context.Context, p Partner) error
	InsertAccount(ctx context.Context, a account.NewAccount) error
	InsertLink(ctx context.Context, l session.Link) error
	IsEmpty(ctx context.Context) (bool, error)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service builds schools.
type Service struct{ transact Transact }

// NewService wires the service.
func NewService(t Transact) *Service { return &Service{t} }

// IsEmpty reports whether no school has been built in this database.
func (s *Service) IsEmpty(ctx context.Context, by actor.Actor) (empty bool, err error) {
	err = s.transact(ctx, by, func(tx Tx) error {
		empty, err = tx.IsEmpty(ctx)
		return err
	})
	return empty, fault.Wrap("roll.IsEmpty", err)
}

// Found builds the school in one transaction: all of it or nothing. Only setting up may call it, on an empty database.
func (s *Service) Found(ctx context.Context, by actor.Actor, school School) error {
	err := s.transact(ctx, by, func(tx Tx) error {
		empty, err := tx.IsEmpty(ctx)
		if err != nil {
			return err
		}
		if !empty {
			return fault.New(fault.Conflict, "This database already holds a school.")
		}
		if err := tx.InsertSchool(ctx); err != nil {
			return err
		}
		if err := tx.SaveCalendar(ctx, school.Calendar); err != nil {
			return err
		}
		if err := people(ctx, tx, school); err != nil {
			return err
		}
		if err := ties(ctx, tx, school); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SetUp})
	})
	return fault.Wrap("roll.Found", err)
}

func people(ctx context.Context, tx Tx, school School) error {
	for _, g := range school.Groups {
		if err := tx.InsertGroup(ctx, g); err != nil {
			return err
		}
	}
	if err := tx.InsertPupils(ctx, school.Pupils); err != nil {
		return err
	}
	for _, c := range school.Colleagues {
		if err := tx.InsertColleague(ctx, c); err != nil {
			return err
		}
	}
	for _, p := range school.Partners {
		if err := tx.InsertPartner(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

func ties(ctx context.Context, tx Tx, school School) error {
	for _, j := range school.Joins {
		if err := tx.JoinGroup(ctx, j.Staff, j.Group, j.Part); err != nil {
			return err
		}
	}
	for _, c := range school.Caseloads {
		if err := tx.AddToCaseload(ctx, c.Staff, c.Pupil, c.Part); err != nil {
			return err
		}
	}
	for _, a := range school.Accounts {
		if err := tx.InsertAccount(ctx, a); err != nil {
			return err
		}
	}
	return nil
}

// Invite makes one-time links with which accounts set their first passwords, in the order of the accounts.
func (s *Service) Invite(ctx context.Context, by actor.Actor, accounts ...actor.AccountID) ([]secret.Token, error) {
	var tokens []secret.Token
	err := s.transact(ctx, by, func(tx Tx) error {
		tokens = nil
		for _, a := range accounts {
			token := secret.NewToken()
			link := session.Link{Hash: token.Hash(), Purpose: session.ForPassword, Account: a, ExpiresAt: tx.Now().Add(session.LinkLife)}
			if err := tx.InsertLink(ctx, link); err != nil {
				return err
			}
			tokens = append(tokens, token)
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SetUp})
	})
	return tokens, fault.Wrap("roll.Invite", err)
}
