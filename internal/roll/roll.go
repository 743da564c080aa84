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
	Settings   map[string]string // the school's own: numbers to call and the like
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
	// InsertSchool makes the school's own key and notes which keys seal this database, so that no others are used with it.
	InsertSchool(ctx context.Context) error
	SaveCalendar(ctx context.Context, p schoolday.Plan) error
	Calendar(ctx context.Context) (*schoolday.Calendar, error)
	InsertGroup(ctx context.Context, g pupil.Group) error
	InsertPupils(ctx context.Context, all []pupil.Pupil) error
	InsertColleague(ctx context.Context, c account.Colleague) error
	JoinGroup(ctx context.Context, s actor.StaffID, g pupil.GroupID, part string) error
	AddToCaseload(ctx context.Context, s actor.StaffID, p pupil.ID, part string) error
	InsertPartner(ctx context.Context, p Partner) error
	InsertAccount(ctx context.Context, a account.NewAccount) error
	SaveSetting(ctx context.Context, name, value string) error
	InsertLink(ctx context.Context, l session.Link) error
	IsEmpty(ctx context.Context) (bool, error)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service builds schools.
type Service struct{ transact Transact }

// NewService wires the service.
func NewService(t Transact) *Service { return &Service{t} }

// Calendar gives the school's calendar as it was typed in.
func (s *Service) Calendar(ctx context.Context, by actor.Actor) (p schoolday.Plan, err error) {
	err = s.transact(ctx, by, func(tx Tx) error {
		c, err := tx.Calendar(ctx)
		if err == nil {
			p = c.Plan()
		}
		return err
	})
	return p, fault.Wrap("roll.Calendar", err)
}

// SetCalendar replaces the school's calendar. A plan that makes no calendar is refused with a *schoolday.PlanError.
func (s *Service) SetCalendar(ctx context.Context, by actor.Actor, p schoolday.Plan) error {
	if _, err := schoolday.New(p); err != nil {
		return err
	}
	err := s.transact(ctx, by, func(tx Tx) error {
		if err := tx.SaveCalendar(ctx, p); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.CalendarSet})
	})
	return fault.Wrap("roll.SetCalendar", err)
}

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
	_, err := s.FoundInviting(ctx, by, school)
	return err
}

// FoundInviting builds the school and gives one-time links with which these of its accounts set their first passwords, in
// their order. It is one transaction: a school that nobody could sign in to, because the program died in between, would
// be refused by every later setting up.
func (s *Service) FoundInviting(ctx context.Context, by actor.Actor, school School, invited ...actor.AccountID) (links []secret.Token, err error) {
	err = s.transact(ctx, by, func(tx Tx) error {
		empty, err := tx.IsEmpty(ctx)
		if err != nil {
			return err
		}
		if !empty {
			return ErrFounded
		}
		if err := found(ctx, tx, school); err != nil {
			return err
		}
		if links, err = invite(ctx, tx, invited); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SetUp})
	})
	return links, fault.Wrap("roll.Found", err)
}

// ErrFounded refuses a second school in one database.
var ErrFounded = fault.New(fault.Conflict, "This database already holds a school.")

func found(ctx context.Context, tx Tx, school School) error {
	if err := tx.InsertSchool(ctx); err != nil {
		return err
	}
	if err := tx.SaveCalendar(ctx, school.Calendar); err != nil {
		return err
	}
	if err := people(ctx, tx, school); err != nil {
		return err
	}
	return ties(ctx, tx, school)
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
	for name, value := range school.Settings {
		if err := tx.SaveSetting(ctx, name, value); err != nil {
			return err
		}
	}
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

func invite(ctx context.Context, tx Tx, accounts []actor.AccountID) ([]secret.Token, error) {
	var tokens []secret.Token
	for _, a := range accounts {
		token := secret.NewToken()
		if err := tx.InsertLink(ctx, session.PasswordLink(token, a, tx.Now())); err != nil {
			return nil, err
		}
		tokens = append(tokens, token)
	}
	return tokens, nil
}
