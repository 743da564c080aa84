// Package chronology is one child in order of time, from every kind of entry that the reader may see. Each kind comes through
// its own row gate, so what a reader may not open leaves no gap, no count and no trace here (4.18). It decides nothing.
package chronology

import (
	"context"
	"slices"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/pupil"
)

// Provider is an area that has lines for a chronology. It gives at most most of them, newest first, all before the key.
type Provider interface {
	Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error)
}

// From is a Provider with the grant through which its lines are read.
type From struct {
	Object   authz.Object
	Action   authz.Action
	Provider Provider
}

// Tx is what reading a chronology needs of a transaction.
type Tx interface {
	audit.Recorder
	Roster(ctx context.Context) (*pupil.Roster, error)
	// Shared gives the context in which the areas read in this transaction, so that all lines are of one moment.
	Shared(ctx context.Context) context.Context
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service joins what the areas give.
type Service struct {
	transact Transact
	policy   *authz.Policy
	from     []From
}

// NewService wires the service. An area joins by one From.
func NewService(t Transact, p *authz.Policy, from ...From) *Service { return &Service{t, p, from} }

// Page is one page of a child's chronology, newest first.
type Page struct {
	Pupil pupil.Pupil
	Label string
	Lines []outline.Event
	More  bool // older ones remain
}

// Read gives one page. It is audited.
func (s *Service) Read(ctx context.Context, v authz.Viewer, id pupil.ID, before outline.Key, most int) (Page, error) {
	var p Page
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		found, ok := roster.ByID(id)
		if !ok {
			return fault.Lost()
		}
		p = Page{Pupil: found, Label: roster.Label(id)}
		if p.Lines, p.More, err = s.lines(tx.Shared(ctx), v.Actor(), id, before, most); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ChronologyRead, Record: id.Raw(), Pupil: id})
	})
	return p, fault.Wrap("chronology.Read", err)
}

// Near gives the newest lines about a few children, but for one entry's own: what stands beside the form on which somebody
// decides about it. The opening of that entry is the audited read.
func (s *Service) Near(ctx context.Context, by actor.Actor, about []pupil.ID, but ident.Raw, most int) ([]outline.Event, error) {
	var lists [][]outline.Event
	err := s.transact(ctx, by, func(tx Tx) error {
		lists = nil
		for _, id := range about {
			lines, _, err := s.lines(tx.Shared(ctx), by, id, outline.Key{}, most+1)
			if err != nil {
				return err
			}
			lists = append(lists, slices.DeleteFunc(lines, func(e outline.Event) bool { return e.ID == but }))
		}
		return nil
	})
	return outline.Joined(most, lists...), fault.Wrap("chronology.Near", err)
}

func (s *Service) lines(ctx context.Context, by actor.Actor, id pupil.ID, before outline.Key, most int) ([]outline.Event, bool, error) {
	lists := make([][]outline.Event, 0, len(s.from))
	for _, f := range s.from {
		v := s.policy.Glance(by, f.Object, f.Action)
		if len(v.Scopes()) == 0 {
			continue
		}
		lines, err := f.Provider.Events(ctx, v, id, before, most+1)
		if err != nil {
			return nil, false, err
		}
		lists = append(lists, lines)
	}
	page, more := outline.Newest(most, lists...)
	return page, more, nil
}
