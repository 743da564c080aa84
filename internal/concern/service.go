package concern

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
	"heard/internal/once"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/waiting"
)

// Addition is something written beside a concern later: more by its author, or the short word back to the author.
type Addition struct {
	ID        ident.ID[Addition]
	Author    actor.StaffID
	Kind      AdditionKind
	Box       Box // the task it answers; empty for anything else
	WrittenAt time.Time
	Text      string
}

// AdditionKind is why something was written beside a concern.
type AdditionKind string

// The kinds of addition. Feedback is the short word back to the author, safe to share.
const (
	More     AdditionKind = "addition"
	Feedback AdditionKind = "feedback"
)

// Tx is what concerns need of a transaction.
type Tx interface {
	waiting.Tx
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Roster(ctx context.Context) (*pupil.Roster, error)
	// InsertConcern seals it for every child on it; without one, for the colleague it is about or for the school.
	InsertConcern(ctx context.Context, c Concern, about actor.StaffID) error
	// ConcernByID gives fault.NotFound for a concern outside the viewer's scope.
	ConcernByID(ctx context.Context, v authz.Viewer, id ID) (Concern, error)
	// Concerns lists what the viewer may see, newest first, without its words.
	Concerns(ctx context.Context, v authz.Viewer, before ID, most int) ([]Concern, error)
	// ConcernsAbout lists what the viewer may see about a pupil, by the time it tells of, newest first, with its words.
	ConcernsAbout(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]Concern, error)
	InsertConcernAddition(ctx context.Context, id ID, a Addition) error
	// DangerSaid notes that the author has said whether anyone is in danger. "No" takes nothing back that was said before.
	DangerSaid(ctx context.Context, id ID, needsPerson bool) error
	ConcernAdditions(ctx context.Context, v authz.Viewer, id ID) ([]Addition, error)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service is what adults do with concerns.
type Service struct {
	transact Transact
}

// NewService wires the service.
func NewService(t Transact) *Service { return &Service{t} }

// Raise saves a concern and starts its clock. The same form twice makes one concern and answers with the same id. Any adult
// in school may call it.
func (s *Service) Raise(ctx context.Context, v authz.Viewer, k once.Key, d Draft) (ID, error) {
	var id ID
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		id = ident.New[Concern](tx.Now()) // anew for each try: it may have been the reference that another has
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		colleagues, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		author, ok := colleagues.ByID(tx.Actor().StaffID())
		if !ok {
			return fault.Refused()
		}
		d := d.settle(roster)
		event, wrong := d.check(tx.Now(), roster)
		bars := d.barAdult(&wrong, author, colleagues)
		if err := wrong.Err(); err != nil {
			return err
		}
		prior, replay, err := tx.Once(ctx, k, id.Raw())
		if err != nil || replay {
			id = ident.Of[Concern](prior)
			return err
		}
		d.Words.AuthorName, d.Words.AuthorRole = author.Person.Name, author.Person.JobTitle
		return raise(ctx, tx, id, d, event, bars)
	})
	return id, fault.Wrap("concern.Raise", err)
}

func raise(ctx context.Context, tx Tx, id ID, d Draft, event time.Time, bars response.Bars) error {
	c := Concern{
		ID: id, Reference: reference(id), Author: tx.Actor().StaffID(), State: Unseen, AskedToday: d.Words.Danger.NeedsPersonNow(), DangerUnsaid: d.Words.Danger == "",
		AboutAdult: d.About != nil, EventAt: event, WrittenAt: tx.Now(), Pupils: d.Pupils, Words: d.Words,
	}
	if err := tx.InsertConcern(ctx, c, d.adultStaff()); err != nil {
		return err
	}
	if _, _, err := waiting.Begin(ctx, tx, c.entry(bars)); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: audit.ConcernRaise, Record: id.Raw(), Pupil: only(d.Pupils)})
}

// entry is what waits for somebody to say "I have read this and will act".
func (c Concern) entry(bars response.Bars) waiting.Entry {
	e := waiting.Entry{Record: c.ID.Raw(), Kind: response.Concern, Bars: bars}
	switch {
	case c.AboutAdult:
		e.Kind = response.AboutAdult
	case c.AskedToday:
		e.Kind = response.ConcernDanger
	}
	for _, p := range c.Pupils {
		e.Pupils = append(e.Pupils, p.Pupil)
	}
	return e
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

// Reading is one concern opened in full, with what its page needs beside it.
type Reading struct {
	Concern    Concern
	Additions  []Addition
	MayAdd     bool
	MayDecide  bool   // whether the reader answers for it, and so finds what was and is to be decided
	SpeakTo    string // whom to go to in person, the adult it is about never
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// Read opens one concern in full. It is audited; a concern outside the viewer's scope is fault.NotFound.
func (s *Service) Read(ctx context.Context, v authz.Viewer, id ID) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		r = Reading{}
		if r.Concern, err = tx.ConcernByID(ctx, v, id); err != nil {
			return err
		}
		if r.Additions, err = tx.ConcernAdditions(ctx, v, id); err != nil {
			return err
		}
		if r.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		if r.Colleagues, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		bars, err := tx.BarsOf(ctx, id.Raw())
		if err != nil {
			return err
		}
		if bars.Has(tx.Actor().StaffID()) {
			// A child on it keeps its author out: they read again what they wrote themselves, and no word of anybody else's.
			r.Additions = slices.DeleteFunc(r.Additions, func(a Addition) bool { return a.Author != tx.Actor().StaffID() })
		}
		r.SpeakTo = leadOf(r.Colleagues, r.Concern.AboutAdult, bars)
		r.MayAdd = r.Concern.Author == tx.Actor().StaffID()
		if _, err := tx.ConcernByID(ctx, v.Beside("concern", "decide"), id); err == nil {
			r.MayDecide = true
		} else if !fault.Is(err, fault.NotFound) {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ConcernRead, Record: id.Raw(), Pupil: only(r.Concern.Pupils)})
	})
	return r, fault.Wrap("concern.Read", err)
}

// Listing is a page of concerns with the names that it needs.
type Listing struct {
	Concerns []Concern
	More     bool // older ones remain
	Roster   *pupil.Roster
}

// Mine lists what the viewer may see of concerns, newest first, one page of at most most.
func (s *Service) Mine(ctx context.Context, v authz.Viewer, before ID, most int) (Listing, error) {
	var l Listing
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if l.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		l.Concerns, l.More, err = outline.Page(most, func(most int) ([]Concern, error) { return tx.Concerns(ctx, v, before, most) })
		return err
	})
	return l, fault.Wrap("concern.Mine", err)
}

// Add writes more beside a concern; what stands is never changed. Its author may call it, with answers to what was still
// asked for, or with anything else.
func (s *Service) Add(ctx context.Context, v authz.Viewer, k once.Key, id ID, notes []Note) error {
	notes = written(notes)
	if len(notes) == 0 {
		return (&fault.Fields{{Name: "more", Message: "Write what you want to add."}}).Err()
	}
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		c, err := tx.ConcernByID(ctx, v, id)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		for _, n := range notes {
			a := Addition{ID: ident.New[Addition](tx.Now()), Author: tx.Actor().StaffID(), Kind: More, Box: n.Box, WrittenAt: tx.Now(), Text: n.Text}
			if err := tx.InsertConcernAddition(ctx, id, a); err != nil {
				return err
			}
			if err := said(ctx, tx, id, n.danger()); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ConcernAdd, Record: id.Raw(), Pupil: only(c.Pupils)})
	})
	return fault.Wrap("concern.Add", err)
}

// said is what an answer to "is anyone in danger now?" does that came after the concern.
func said(ctx context.Context, tx Tx, id ID, d Danger) error {
	if d == "" {
		return nil
	}
	if d.NeedsPersonNow() {
		if err := waiting.Hurry(ctx, tx, id.Raw()); err != nil {
			return err
		}
	}
	return tx.DangerSaid(ctx, id, d.NeedsPersonNow())
}
