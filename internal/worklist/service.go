package worklist

import (
	"context"
	"slices"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Tx is what the list needs of a transaction. Each method is one query for the whole page, never one a row.
type Tx interface {
	audit.Recorder
	Roster(ctx context.Context) (*pupil.Roster, error)
	Colleagues(ctx context.Context) (*account.Directory, error)
	ConcernsUnseen(ctx context.Context, v authz.Viewer, most int) ([]Waiting, error)
	RequestsUnanswered(ctx context.Context, v authz.Viewer, most int) ([]Waiting, error)
	ReviewsDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]Due, error)
	ActionsDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]Due, error)
	WrittenSince(ctx context.Context, v authz.Viewer, since time.Time, most int) ([]Written, error)
	NewsSince(ctx context.Context, v authz.Viewer, since time.Time, most int) ([]News, error)
	// LastLook is when the actor read this list last before the time given; zero for never.
	LastLook(ctx context.Context, before time.Time) (time.Time, error)
	// Standins lists cover that has not ended.
	Standins(ctx context.Context) ([]Standin, error)
	// Shared gives the context in which other areas read in this transaction, so that the whole list is of one moment.
	Shared(ctx context.Context) context.Context
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service makes lists.
type Service struct {
	transact Transact
	policy   *authz.Policy
	from     []From
}

// NewService wires the service. An area joins by one From.
func NewService(t Transact, p *authz.Policy, from ...From) *Service { return &Service{t, p, from} }

const (
	// most bounds each section; what does not fit comes up as the first rows are dealt with.
	most = 50
	// ahead is how many days before its day something of one's own stands under "today".
	ahead = 0
	// lately is how far back several entries about one child, place or time are looked for.
	lately = 14 * 24 * time.Hour
	// sitting is how long one look at the list lasts: what came before it is not new again on every reload.
	sitting = 2 * time.Hour
)

// Today makes the acting colleague's list. Reading it is audited. A colleague to whom nothing may come gets an empty one.
func (s *Service) Today(ctx context.Context, v authz.Viewer) (Morning, error) {
	var m Morning
	by := v.Actor()
	err := s.transact(ctx, by, func(tx Tx) (err error) {
		m = Morning{Now: tx.Now()}
		if m.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		if m.Colleagues, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		if m.Cover, err = tx.Standins(ctx); err != nil {
			return err
		}
		if err := s.waiting(ctx, tx, by, &m); err != nil {
			return err
		}
		if err := s.due(ctx, tx, by, &m); err != nil {
			return err
		}
		if err := s.recent(ctx, tx, by, &m); err != nil {
			return err
		}
		if err := s.provided(tx.Shared(ctx), by, &m); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.WorklistRead})
	})
	return m, fault.Wrap("worklist.Today", err)
}

func (s *Service) waiting(ctx context.Context, tx Tx, by actor.Actor, m *Morning) error {
	concerns, err := tx.ConcernsUnseen(ctx, s.policy.Glance(by, "concern", "decide"), most)
	if err != nil {
		return err
	}
	requests, err := tx.RequestsUnanswered(ctx, s.policy.Glance(by, "self_referral", "answer"), most)
	if err != nil {
		return err
	}
	all := slices.Concat(concerns, requests)
	slices.SortStableFunc(all, func(a, b Waiting) int { return a.Received.Compare(b.Received) })
	for _, w := range all {
		m.put(w)
	}
	return nil
}

func (s *Service) due(ctx context.Context, tx Tx, by actor.Actor, m *Morning) error {
	until := schoolday.DateOf(tx.Now()).Add(ahead)
	var all []Due
	for _, o := range []authz.Object{"concern", "self_referral"} {
		found, err := tx.ReviewsDue(ctx, s.policy.Glance(by, o, "decide"), until, most)
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	actions, err := tx.ActionsDue(ctx, s.policy.Glance(by, "action", "do"), until, most)
	if err != nil {
		return err
	}
	for _, d := range append(all, actions...) {
		m.putDue(d.item(m.Colleagues, by.StaffID()))
	}
	return nil
}

func (s *Service) recent(ctx context.Context, tx Tx, by actor.Actor, m *Morning) error {
	v := s.policy.Glance(by, "concern", "decide")
	written, err := tx.WrittenSince(ctx, v, tx.Now().Add(-lately), 4*most)
	if err != nil {
		return err
	}
	m.Lately = groups(written)
	if m.LastLook, err = tx.LastLook(ctx, tx.Now().Add(-sitting)); err != nil || m.LastLook.IsZero() {
		return err
	}
	for _, o := range []authz.Object{"concern", "self_referral"} {
		news, err := tx.NewsSince(ctx, s.policy.Glance(by, o, "decide"), m.LastLook, most)
		if err != nil {
			return err
		}
		m.News = append(m.News, news...)
	}
	slices.SortStableFunc(m.News, func(a, b News) int { return b.At.Compare(a.At) })
	return nil
}

// provided adds what other areas have, each through its own gate.
func (s *Service) provided(ctx context.Context, by actor.Actor, m *Morning) error {
	for _, f := range s.from {
		v := s.policy.Glance(by, f.Object, f.Action)
		if len(v.Scopes()) == 0 {
			continue
		}
		found, err := f.Provider.DueItems(ctx, v, schoolday.DateOf(m.Now).Add(ahead))
		if err != nil {
			return err
		}
		for _, d := range found {
			m.putDue(fromOutline(d))
		}
	}
	byDay := func(a, b Item) int { return a.On.Compare(b.On) }
	slices.SortStableFunc(m.Today, byDay)
	slices.SortStableFunc(m.Overdue, byDay)
	return nil
}

func fromOutline(d outline.Due) Item {
	return Item{Record: d.Record, Pupils: d.Pupils, What: d.What, Next: d.Next, Href: d.Href, On: d.On, Origin: d.Origin}
}

// Cover lists who stands in for whom, now and soon.
func (s *Service) Cover(ctx context.Context, by actor.Actor) (all []Standin, d *account.Directory, now time.Time, err error) {
	err = s.transact(ctx, by, func(tx Tx) error {
		now = tx.Now()
		if all, err = tx.Standins(ctx); err != nil {
			return err
		}
		d, err = tx.Colleagues(ctx)
		return err
	})
	return all, d, now, fault.Wrap("worklist.Cover", err)
}
