// Package front is what stands around every page: who is signed in, whether school is staffed, and who can help now. It
// reads copies kept in memory and no record of any child.
package front

import (
	"context"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/partner"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// Facts is what a page's frame shows.
type Facts struct {
	Name    string          // of a member of staff or a partner worker; never of a pupil
	Role    string          // the role that matters most, in words; the job of whoever is just an adult in school; a partner's organisation
	Open    bool            // the school is staffed now
	Next    time.Time       // when it is staffed next; zero when the calendar has ended
	Closes  time.Time       // today's end, while open
	Ends    schoolday.Date  // the last day that the calendar knows, once it is near or past; zero before
	Waiting int             // notices not yet seen
	Lines   []partner.Entry // helplines of the school's directory that were checked in time
}

// Tx is what the frame needs of a transaction.
type Tx interface {
	audit.Recorder
	Colleagues(ctx context.Context) (*account.Directory, error)
	Calendar(ctx context.Context) (*schoolday.Calendar, error)
	WorkerName(ctx context.Context) (name, organisation string, err error)
	UnseenNotices(ctx context.Context) (int, error)
	// Settings gives the school's own settings whose names begin with prefix.
	Settings(ctx context.Context, prefix string) (map[string]string, error)
	SaveSetting(ctx context.Context, name, value string) error
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Services(ctx context.Context) (*partner.Directory, error)
	Clocks(ctx context.Context) (response.Policy, error)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service answers for frames.
type Service struct{ transact Transact }

// NewService wires the service.
func NewService(t Transact) *Service { return &Service{t} }

// Facts gathers the frame of one request.
func (s *Service) Facts(ctx context.Context, a actor.Actor) (Facts, error) {
	var f Facts
	err := s.transact(ctx, a, func(tx Tx) error {
		f = Facts{Role: mainRole(a).Title()}
		cal, err := tx.Calendar(ctx)
		if err != nil {
			return err
		}
		f.Open = cal.IsOpen(tx.Now())
		f.Next, _ = cal.NextStaffed(tx.Now())
		if f.Open {
			f.Closes, _ = cal.EndOfDay(tx.Now())
		}
		if last, soon := cal.EndsSoon(schoolday.DateOf(tx.Now())); soon {
			f.Ends = last
		}
		if a.SignedIn() {
			if f.Waiting, err = tx.UnseenNotices(ctx); err != nil {
				return err
			}
		}
		services, err := tx.Services(ctx)
		if err != nil {
			return err
		}
		on := partner.Day{Date: schoolday.DateOf(tx.Now())}
		if on.Clocks, err = tx.Clocks(ctx); err != nil {
			return err
		}
		f.Lines = services.Lines(partner.Reader{}, on)
		return name(ctx, tx, a, &f)
	})
	return f, fault.Wrap("front.Facts", err)
}

// Terms gives the school's terms in order.
func (s *Service) Terms(ctx context.Context, a actor.Actor) ([]schoolday.Term, error) {
	var all []schoolday.Term
	err := s.transact(ctx, a, func(tx Tx) error {
		cal, err := tx.Calendar(ctx)
		if err == nil {
			all = cal.Plan().Terms
		}
		return err
	})
	return all, fault.Wrap("front.Terms", err)
}

func name(ctx context.Context, tx Tx, a actor.Actor, f *Facts) error {
	switch a.Kind {
	case actor.KindStaff:
		d, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		f.Name = d.Name(a.StaffID())
		if c, ok := d.ByID(a.StaffID()); ok && mainRole(a) == actor.Staff && c.Person.JobTitle != "" {
			f.Role = c.Person.JobTitle // "any adult in school" says nothing of who somebody is
		}
	case actor.KindPartner:
		var err error
		f.Name, f.Role, err = tx.WorkerName(ctx)
		return err
	}
	return nil
}

// mainRole is the role a colleague is known by; everybody in school is also any adult in school.
func mainRole(a actor.Actor) actor.Role {
	main := actor.Anyone
	for _, r := range a.Roles {
		if main == actor.Anyone || main == actor.Staff || r == actor.DSL || r == actor.Head {
			main = r
		}
	}
	return main
}
