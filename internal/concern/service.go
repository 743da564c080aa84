package concern

import (
	"context"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Addition is something written beside a concern later: more by its author, or the short word back to the author.
type Addition struct {
	ID        ident.ID[Addition]
	Author    actor.StaffID
	Kind      string // "addition" or "feedback"
	WrittenAt string
	Text      string
}

// Tx is what concerns need of a transaction.
type Tx interface {
	audit.Recorder
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Enqueue(ctx context.Context, n notify.Notice) error
	Roster(ctx context.Context) (*pupil.Roster, error)
	Colleagues(ctx context.Context) (*account.Directory, error)
	Calendar(ctx context.Context) (*schoolday.Calendar, error)
	InsertConcern(ctx context.Context, c Concern) error
	// ConcernByID gives fault.NotFound for a concern outside the viewer's scope.
	ConcernByID(ctx context.Context, v authz.Viewer, id ID) (Concern, error)
	// Concerns lists what the viewer may see, newest first, without its words.
	Concerns(ctx context.Context, v authz.Viewer, before ID, most int) ([]Concern, error)
	InsertConcernAddition(ctx context.Context, id ID, kind, text string) error
	ConcernAdditions(ctx context.Context, v authz.Viewer, id ID) ([]Addition, error)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service is what adults do with concerns.
type Service struct {
	transact Transact
	clock    clock.Clock
}

// NewService wires the service.
func NewService(t Transact, c clock.Clock) *Service { return &Service{t, c} }

// Raise saves a concern and starts its clock. The same form twice makes one concern and answers with the same id. Any adult
// in school may call it.
func (s *Service) Raise(ctx context.Context, v authz.Viewer, k once.Key, d Draft) (ID, error) {
	now := s.clock.Now()
	if d.EventAt.IsZero() {
		d.EventAt = now
	}
	if err := d.check(now); err != nil {
		return ID{}, err
	}
	id := ident.New[Concern](now)
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		prior, replay, err := tx.Once(ctx, k, id.Raw())
		if err != nil || replay {
			id = ident.Of[Concern](prior)
			return err
		}
		return s.raise(ctx, tx, id, d)
	})
	return id, fault.Wrap("concern.Raise", err)
}

func (s *Service) raise(ctx context.Context, tx Tx, id ID, d Draft) error {
	roster, err := tx.Roster(ctx)
	if err != nil {
		return err
	}
	for _, p := range d.Pupils {
		if _, ok := roster.ByID(p.Pupil); !ok {
			return (&fault.Fields{{Name: "pupil", Message: "This pupil is no longer on the roll. Find them again."}}).Err()
		}
	}
	colleagues, err := tx.Colleagues(ctx)
	if err != nil {
		return err
	}
	author, ok := colleagues.ByID(tx.Actor().StaffID())
	if !ok {
		return fault.Refused()
	}
	d.Words.AuthorName, d.Words.AuthorRole = author.Person.Name, author.Person.JobTitle
	c := Concern{
		ID: id, Reference: reference(id), Author: author.ID, State: Unseen, AskedToday: d.Words.Danger.NeedsPersonNow(),
		EventAt: d.EventAt, WrittenAt: tx.Now(), Pupils: d.Pupils, Words: d.Words,
	}
	if err := tx.InsertConcern(ctx, c); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: audit.ConcernRaise, Record: id.Raw(), Pupil: only(d.Pupils)})
}

// only is the pupil an entry is about, when it is about one.
func only(all []Involved) actor.PupilID {
	if len(all) == 1 {
		return all[0].Pupil
	}
	return actor.PupilID{}
}

// reference is what people say on the telephone: short, and no count of how many concerns there are.
func reference(id ID) string {
	s := id.String()
	return "C-" + s[len(s)-7:]
}

// Read opens one concern in full. It is audited; a concern outside the viewer's scope is fault.NotFound.
func (s *Service) Read(ctx context.Context, v authz.Viewer, id ID) (Concern, []Addition, error) {
	var c Concern
	var more []Addition
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if c, err = tx.ConcernByID(ctx, v, id); err != nil {
			return err
		}
		if more, err = tx.ConcernAdditions(ctx, v, id); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ConcernRead, Record: id.Raw(), Pupil: only(c.Pupils)})
	})
	return c, more, fault.Wrap("concern.Read", err)
}
