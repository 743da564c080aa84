package concern

import (
	"context"
	"slices"
	"strings"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/waiting"
)

// Addition is something written beside a concern later: more by its author, or the short word back to the author.
type Addition struct {
	ID        ident.ID[Addition]
	Author    actor.StaffID
	Kind      AdditionKind
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
	InsertConcern(ctx context.Context, c Concern) error
	// ConcernByID gives fault.NotFound for a concern outside the viewer's scope.
	ConcernByID(ctx context.Context, v authz.Viewer, id ID) (Concern, error)
	// Concerns lists what the viewer may see, newest first, without its words.
	Concerns(ctx context.Context, v authz.Viewer, before ID, most int) ([]Concern, error)
	InsertConcernAddition(ctx context.Context, id ID, a Addition) error
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
	id := ident.New[Concern](s.clock.Now())
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		d := d.settle(roster)
		event, err := d.check(tx.Now())
		if err != nil {
			return err
		}
		prior, replay, err := tx.Once(ctx, k, id.Raw())
		if err != nil || replay {
			id = ident.Of[Concern](prior)
			return err
		}
		for _, p := range d.Pupils {
			if _, ok := roster.ByID(p.Pupil); !ok {
				return (&fault.Fields{{Name: "pupil", Message: "This pupil is no longer on the roll. Find them again."}}).Err()
			}
		}
		return raise(ctx, tx, id, d, event)
	})
	return id, fault.Wrap("concern.Raise", err)
}

func raise(ctx context.Context, tx Tx, id ID, d Draft, event time.Time) error {
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
		EventAt: event, WrittenAt: tx.Now(), Pupils: d.Pupils, Words: d.Words,
	}
	if err := tx.InsertConcern(ctx, c); err != nil {
		return err
	}
	if _, _, err := waiting.Begin(ctx, tx, c.entry()); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: audit.ConcernRaise, Record: id.Raw(), Pupil: only(d.Pupils)})
}

// entry is what waits for somebody to say "I have read this and will act".
func (c Concern) entry() waiting.Entry {
	e := waiting.Entry{Record: c.ID.Raw(), Kind: response.Concern}
	if c.AskedToday {
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
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// Read opens one concern in full. It is audited; a concern outside the viewer's scope is fault.NotFound.
func (s *Service) Read(ctx context.Context, v authz.Viewer, id ID) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
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
		r.MayAdd = r.Concern.Author == tx.Actor().StaffID()
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ConcernRead, Record: id.Raw(), Pupil: only(r.Concern.Pupils)})
	})
	return r, fault.Wrap("concern.Read", err)
}

// Mine lists what the viewer may see of concerns, newest first, one page of at most most.
func (s *Service) Mine(ctx context.Context, v authz.Viewer, before ID, most int) ([]Concern, *pupil.Roster, error) {
	var all []Concern
	var roster *pupil.Roster
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		all, err = tx.Concerns(ctx, v, before, most)
		return err
	})
	return all, roster, fault.Wrap("concern.Mine", err)
}

// Add writes more beside a concern; what stands is never changed. Its author may call it.
func (s *Service) Add(ctx context.Context, v authz.Viewer, k once.Key, id ID, text string) error {
	if strings.TrimSpace(text) == "" {
		return (&fault.Fields{{Name: "more", Message: "Write what you want to add."}}).Err()
	}
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		c, err := tx.ConcernByID(ctx, v, id)
		if err != nil {
			return err
		}
		added := ident.New[Addition](tx.Now())
		if _, replay, err := tx.Once(ctx, k, added.Raw()); err != nil || replay {
			return err
		}
		a := Addition{ID: added, Author: tx.Actor().StaffID(), Kind: More, WrittenAt: tx.Now(), Text: text}
		if err := tx.InsertConcernAddition(ctx, id, a); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ConcernAdd, Record: id.Raw(), Pupil: only(c.Pupils)})
	})
	return fault.Wrap("concern.Add", err)
}

// Help is what the form shows beside the boxes.
type Help struct {
	Lead   string // whom to speak to first
	Pupils []Found
}

// Found is a pupil with the second identifier that tells them from every other (H2).
type Found struct {
	ID    pupil.ID
	Label string
}

// Help gives the form the safeguarding lead's name and number, the pupils whom the typed letters fit, and those already
// chosen. It opens nothing about a pupil; a look-up by letters is audited.
func (s *Service) Help(ctx context.Context, v authz.Viewer, typed string, chosen []string) (Help, error) {
	var h Help
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		h = Help{}
		colleagues, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		h.Lead = leadOf(colleagues)
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		for _, text := range chosen {
			if id, err := ident.Parse[actor.OfPupil](text); err == nil && roster.Label(id) != "" {
				h.Pupils = append(h.Pupils, Found{id, roster.Label(id)})
			}
		}
		found, _ := roster.Search(typed, mostFound)
		for _, p := range found {
			if !slices.ContainsFunc(h.Pupils, func(f Found) bool { return f.ID == p.ID }) {
				h.Pupils = append(h.Pupils, Found{p.ID, roster.Label(p.ID)})
			}
		}
		if strings.TrimSpace(typed) == "" {
			return nil
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PupilFind})
	})
	return h, fault.Wrap("concern.Help", err)
}

func leadOf(d *account.Directory) string {
	for _, role := range []actor.Role{actor.DSL, actor.DeputyDSL, actor.Head} {
		if all := d.With(role); len(all) > 0 {
			who := all[0].Person
			return strings.TrimSuffix(who.Name+", "+who.Phone, ", ")
		}
	}
	return "the headteacher"
}

// mostFound keeps the roll from being browsed.
const mostFound = 8
