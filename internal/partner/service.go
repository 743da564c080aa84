package partner

import (
	"context"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// Tx is what the directory and the agreements need of a transaction.
type Tx interface {
	audit.Recorder
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Roster(ctx context.Context) (*pupil.Roster, error)
	Services(ctx context.Context) (*Directory, error)
	Clocks(ctx context.Context) (response.Policy, error)
	// SaveEntry inserts an entry of version 1 and replaces any other; fault.Conflict when its version is not the next one.
	SaveEntry(ctx context.Context, e Entry) error
	PartnerAgreements(ctx context.Context) ([]Agreement, error)
	SavePartnerAgreement(ctx context.Context, a Agreement) error
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Shelf is what people do with the directory and the agreements.
type Shelf struct{ transact Transact }

// NewShelf wires the use-cases.
func NewShelf(t Transact) *Shelf { return &Shelf{t} }

// Found is what a search gives.
type Found struct {
	Entries []Entry
	Reader  Reader
	On      Day
}

// Find searches the directory for whoever looks; nobody needs to be signed in (T-054).
func (s *Shelf) Find(ctx context.Context, by actor.Actor, f Filter) (Found, error) {
	var found Found
	err := s.transact(ctx, by, func(tx Tx) error {
		d, r, on, err := look(ctx, tx)
		if err != nil {
			return err
		}
		found = Found{Entries: d.Find(r, f, on, tx.Now()), Reader: r, On: on}
		return nil
	})
	return found, fault.Wrap("partner.Find", err)
}

// Card gives one entry for whoever looks; one that they are not shown is fault.NotFound.
func (s *Shelf) Card(ctx context.Context, by actor.Actor, id EntryID) (e Entry, on Day, err error) {
	err = s.transact(ctx, by, func(tx Tx) error {
		d, r, day, err := look(ctx, tx)
		if err != nil {
			return err
		}
		on = day
		found, ok := d.ByID(id)
		if e = found; !ok || !e.IsShownTo(r, on) {
			return fault.Lost()
		}
		return nil
	})
	return e, on, fault.Wrap("partner.Card", err)
}

func look(ctx context.Context, tx Tx) (*Directory, Reader, Day, error) {
	d, on, err := stand(ctx, tx)
	r := Reader{Staff: tx.Actor().Kind == actor.KindStaff}
	if err != nil || tx.Actor().Kind != actor.KindPupil {
		return d, r, on, err
	}
	roster, err := tx.Roster(ctx)
	if err != nil {
		return d, r, on, err
	}
	if p, ok := roster.ByID(tx.Actor().PupilID()); ok {
		r.Age, r.Adult = pupil.Age(p.Born, on.Date), pupil.IsAdult(p.Born, on.Date)
	}
	return d, r, on, nil
}

// stand gives the directory with the day on which it is read.
func stand(ctx context.Context, tx Tx) (*Directory, Day, error) {
	on := Day{Date: schoolday.DateOf(tx.Now())}
	d, err := tx.Services(ctx)
	if err == nil {
		on.Clocks, err = tx.Clocks(ctx)
	}
	return d, on, err
}

// All gives the whole directory to those who look after it.
func (s *Shelf) All(ctx context.Context, v authz.Viewer) (d *Directory, on Day, err error) {
	err = s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		d, on, err = stand(ctx, tx)
		return err
	})
	return d, on, fault.Wrap("partner.All", err)
}

// Save adds an entry, or changes the version that was read. What an entry says must be enough for what it is shown as
// (T-049, T-137); fault.Conflict when somebody else has saved it since.
func (s *Shelf) Save(ctx context.Context, v authz.Viewer, k once.Key, e Entry) (EntryID, error) {
	id := e.ID
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		e := e
		if err := e.Check(schoolday.DateOf(tx.Now())); err != nil {
			return err
		}
		if e.ID = id; id.IsZero() {
			e.ID = ident.New[Entry](tx.Now())
		}
		prior, replay, err := tx.Once(ctx, k, e.ID.Raw())
		if err != nil || replay {
			id = ident.Of[Entry](prior)
			return err
		}
		id, e.Version, e.UpdatedBy, e.UpdatedAt = e.ID, e.Version+1, tx.Actor().StaffID(), tx.Now()
		if err := tx.SaveEntry(ctx, e); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.DirectorySave, Record: e.ID.Raw()})
	})
	return id, fault.Wrap("partner.Save", err)
}

// Covers is the register of agreements with what stands around it.
type Covers struct {
	Agreements []Agreement
	Services   *Directory
	On         Day
}

// Agreements gives the register.
func (s *Shelf) Agreements(ctx context.Context, v authz.Viewer) (Covers, error) {
	var c Covers
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if c.Services, c.On, err = stand(ctx, tx); err != nil {
			return err
		}
		c.Agreements, err = tx.PartnerAgreements(ctx)
		return err
	})
	return c, fault.Wrap("partner.Agreements", err)
}

// SaveAgreement adds an agreement, or changes the version that was read.
func (s *Shelf) SaveAgreement(ctx context.Context, v authz.Viewer, k once.Key, a Agreement) error {
	if err := a.check(); err != nil {
		return fault.Wrap("partner.SaveAgreement", err)
	}
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		a := a
		if a.ID.IsZero() {
			a.ID = ident.New[Agreement](tx.Now())
		}
		if _, replay, err := tx.Once(ctx, k, a.ID.Raw()); err != nil || replay {
			return err
		}
		a.Version++
		if err := tx.SavePartnerAgreement(ctx, a); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PartnerAgreementSave, Record: a.ID.Raw()})
	})
	return fault.Wrap("partner.SaveAgreement", err)
}

// IsStocked reports whether anything stands in the directory.
func (s *Shelf) IsStocked(ctx context.Context, by actor.Actor) (stocked bool, err error) {
	err = s.transact(ctx, by, func(tx Tx) error {
		d, err := tx.Services(ctx)
		stocked = err == nil && len(d.All()) > 0
		return err
	})
	return stocked, fault.Wrap("partner.IsStocked", err)
}

// Stock fills an empty directory when a school is built: all of it or nothing.
func (s *Shelf) Stock(ctx context.Context, by actor.Actor, entries []Entry, agreements []Agreement) error {
	err := s.transact(ctx, by, func(tx Tx) error {
		for _, e := range entries {
			if err := e.Check(schoolday.DateOf(tx.Now())); err != nil {
				return err
			}
			e.Version, e.UpdatedAt = 1, tx.Now()
			if err := tx.SaveEntry(ctx, e); err != nil {
				return err
			}
		}
		for _, a := range agreements {
			if err := a.check(); err != nil {
				return err
			}
			a.Version = 1
			if err := tx.SavePartnerAgreement(ctx, a); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SetUp})
	})
	return fault.Wrap("partner.Stock", err)
}
