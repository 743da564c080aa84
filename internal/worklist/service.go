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
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Tx is what the list needs of a transaction. Each method is one query for the whole page, never one a row.
type Tx interface {
	audit.Recorder
	notify.LookTx
	Roster(ctx context.Context) (*pupil.Roster, error)
	Colleagues(ctx context.Context) (*account.Directory, error)
	// ConcernsToday and RequestsToday list whoever asked for a person now or today and still waits: every one, oldest first.
	ConcernsToday(ctx context.Context, v authz.Viewer) ([]Waiting, error)
	RequestsToday(ctx context.Context, v authz.Viewer) ([]Waiting, error)
	// ConcernsUnseen and RequestsUnseen list the others on whose clock nobody has acted, oldest first.
	ConcernsUnseen(ctx context.Context, v authz.Viewer, most int) ([]Waiting, error)
	RequestsUnseen(ctx context.Context, v authz.Viewer, most int) ([]Waiting, error)
	// RequestsTaken lists the others that somebody acts on, and whose pupil nobody has spoken with, earliest promise first.
	RequestsTaken(ctx context.Context, v authz.Viewer, most int) ([]Waiting, error)
	// RequestsNew lists requests, wherever they stand, to which the pupil said something that nobody who acts has read.
	RequestsNew(ctx context.Context, v authz.Viewer, most int) ([]Waiting, error)
	ReviewsDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]Due, error)
	ActionsDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]Due, error)
	WrittenSince(ctx context.Context, v authz.Viewer, since time.Time, most int) ([]Written, error)
	NewsSince(ctx context.Context, v authz.Viewer, since time.Time, most int) ([]News, error)
	// LastLook is when the actor read this list last before the time given; zero for never.
	LastLook(ctx context.Context, before time.Time) (time.Time, error)
	// PlansAmong gives the pupil of each of these plans that the viewer reaches.
	PlansAmong(ctx context.Context, v authz.Viewer, ids []ident.Raw) (map[ident.Raw]pupil.ID, error)
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
	// most bounds each list but that of whoever asked for a person; what does not fit comes up as the first rows are dealt with,
	// and the page says that it waits.
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
		if err := s.told(ctx, tx, by, &m); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.WorklistRead})
	})
	return m, fault.Wrap("worklist.Today", err)
}

// waiting puts what waits. Whoever asked for a person is read apart, so that nothing older can push them off the list.
func (s *Service) waiting(ctx context.Context, tx Tx, by actor.Actor, m *Morning) error {
	concerns, requests := s.policy.Glance(by, "concern", "decide"), s.policy.Glance(by, "self_referral", "answer")
	all, err := tx.ConcernsToday(ctx, concerns)
	if err != nil {
		return err
	}
	asked, err := tx.RequestsToday(ctx, requests)
	if err != nil {
		return err
	}
	all = append(all, asked...)
	for _, list := range []struct {
		v     authz.Viewer
		taken bool
		read  func(context.Context, authz.Viewer, int) ([]Waiting, error)
	}{
		{concerns, false, tx.ConcernsUnseen}, {requests, false, tx.RequestsUnseen}, {requests, true, tx.RequestsTaken}, {requests, false, tx.RequestsNew},
	} {
		found, err := list.read(ctx, list.v, most+1)
		if err != nil {
			return err
		}
		found, more := outline.Cut(most, found)
		switch o := list.v.Object(); {
		case more && list.taken:
			m.cut(o, found[most-1].AnswerBy.Before(m.Now))
		case more:
			m.FirstLook.leave(Surely, o)
		}
		all = append(all, found...)
	}
	slices.SortStableFunc(all, func(a, b Waiting) int { return a.since().Compare(b.since()) })
	placed := map[ident.Raw]bool{}
	for _, w := range all {
		if !placed[w.Record] { // what is new stands on its request's own row, where there is one
			m.put(w)
		}
		placed[w.Record] = true
	}
	return nil
}

func (s *Service) due(ctx context.Context, tx Tx, by actor.Actor, m *Morning) error {
	until := schoolday.DateOf(tx.Now()).Add(ahead)
	put := func(o authz.Object, found []Due, err error) error {
		found, more := outline.Cut(most, found)
		var shown []Item
		for _, d := range found {
			shown = append(shown, d.item(m.Colleagues, by.StaffID()))
		}
		m.putDue(o, shown, more)
		return err
	}
	for _, o := range []authz.Object{"concern", "self_referral"} {
		found, err := tx.ReviewsDue(ctx, s.policy.Glance(by, o, "decide"), until, most+1)
		if err := put(o, found, err); err != nil {
			return err
		}
	}
	actions, err := tx.ActionsDue(ctx, s.policy.Glance(by, "action", "do"), until, most+1)
	return put("action", actions, err)
}

func (s *Service) recent(ctx context.Context, tx Tx, by actor.Actor, m *Morning) error {
	v := s.policy.Glance(by, "concern", "decide")
	written, err := tx.WrittenSince(ctx, v, tx.Now().Add(-lately), 4*most+1)
	if err != nil {
		return err
	}
	written, m.LatelyCut = outline.Cut(4*most, written)
	m.Lately = groups(written)
	if m.LastLook, err = tx.LastLook(ctx, tx.Now().Add(-sitting)); err != nil || m.LastLook.IsZero() {
		return err
	}
	for _, o := range []authz.Object{"concern", "self_referral"} {
		news, err := tx.NewsSince(ctx, s.policy.Glance(by, o, "decide"), m.LastLook, most+1)
		if err != nil {
			return err
		}
		news, more := outline.Cut(most, news)
		m.News, m.NewsCut = append(m.News, news...), m.NewsCut || more
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
		found, err := f.Provider.DueItems(ctx, v, schoolday.DateOf(m.Now).Add(ahead), most)
		if err != nil {
			return err
		}
		shown := make([]Item, len(found.Lines))
		for i, d := range found.Lines {
			shown[i] = fromOutline(d)
		}
		m.putDue(f.Object, shown, found.More)
	}
	byDay := func(a, b Item) int { return a.On.Compare(b.On) }
	slices.SortStableFunc(m.Today.Items, byDay)
	slices.SortStableFunc(m.Overdue.Items, byDay)
	return nil
}

// told puts what the reader was told. Other records have a reference or stand on the list themselves; a plan has neither, so the
// news of one says whose it is, to whoever may open it still.
func (s *Service) told(ctx context.Context, tx Tx, by actor.Actor, m *Morning) (err error) {
	if m.Told, err = notify.Look(ctx, tx); err != nil {
		return err
	}
	var plans []ident.Raw
	for _, n := range m.Told {
		if n.Of == notify.OfPlan {
			plans = append(plans, n.Record)
		}
	}
	if len(plans) > 0 {
		m.Whose, err = tx.PlansAmong(ctx, s.policy.Glance(by, "plan", "read"), plans)
	}
	return err
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
