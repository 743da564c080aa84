package sharing

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/pupil"
)

// Listing is a page of decisions.
type Listing struct {
	Decisions []Decision
	More      bool // older ones remain
	Tellings  map[DecisionID][]Telling
	Roster    *pupil.Roster
	Staff     *account.Directory
}

// List gives the decisions that the viewer may open, newest first. It is audited: a decision says with whom something was shared.
func (s *Service) List(ctx context.Context, v authz.Viewer, before DecisionID, most int) (Listing, error) {
	var l Listing
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if l, err = list(ctx, tx, most, func(most int) ([]Decision, error) { return tx.SharingDecisions(ctx, v, before, most) }); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SharingRead})
	})
	return l, fault.Wrap("sharing.List", err)
}

func list(ctx context.Context, tx Tx, most int, find func(most int) ([]Decision, error)) (l Listing, err error) {
	if l.Decisions, l.More, err = outline.Page(most, find); err != nil {
		return l, err
	}
	ids := make([]DecisionID, len(l.Decisions))
	for i, d := range l.Decisions {
		ids[i] = d.ID
	}
	if l.Tellings, err = tx.Tellings(ctx, ids); err != nil {
		return l, err
	}
	if l.Roster, err = tx.Roster(ctx); err != nil {
		return l, err
	}
	l.Staff, err = tx.Colleagues(ctx)
	return l, err
}

// Mine is what a young person sees: what was shared about them and who has opened what is theirs.
type Mine struct {
	Shared     []Decision // those they have been told of, by which something went; one page, newest first
	MoreShared bool       // older ones remain
	Tellings   map[DecisionID][]Telling
	Answers    []Agreement     // every answer they gave, newest first
	Openings   []audit.Opening // one page, newest first
	More       bool            // older ones remain
	Staff      *account.Directory
}

const (
	mostShared   = 20
	mostOpenings = 100
)

// Mine gives the young person their own sharing: never a decision they have not been told of, since knowing of it is what was
// thought unsafe. Who has opened what comes page by page, from behind before on: none is left out (T-086).
func (s *Service) Mine(ctx context.Context, v authz.Viewer, before ident.Raw) (Mine, error) {
	var m Mine
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if m, err = mine(ctx, tx, v, DecisionID{}); err != nil {
			return err
		}
		who := v.Actor().PupilID()
		if m.Answers, err = tx.AgreementsOf(ctx, who); err != nil {
			return err
		}
		m.Openings, m.More, err = outline.Page(mostOpenings, func(most int) ([]audit.Opening, error) { return tx.OpeningsAbout(ctx, who, before, most) })
		if err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SharingSeen, Pupil: who})
	})
	return m, fault.Wrap("sharing.Mine", err)
}

// MineBefore gives what was shared before one of the decisions that Mine shows, and nothing else: its next page.
func (s *Service) MineBefore(ctx context.Context, v authz.Viewer, before DecisionID) (Mine, error) {
	var m Mine
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if m, err = mine(ctx, tx, v, before); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SharingSeen, Pupil: v.Actor().PupilID()})
	})
	return m, fault.Wrap("sharing.MineBefore", err)
}

func mine(ctx context.Context, tx Tx, v authz.Viewer, before DecisionID) (Mine, error) {
	l, err := list(ctx, tx, mostShared, func(most int) ([]Decision, error) { return tx.SharedKnown(ctx, v, before, most) })
	known := slices.DeleteFunc(l.Decisions, func(d Decision) bool { return !d.WasTold(l.Tellings[d.ID]) })
	return Mine{Shared: known, MoreShared: l.More, Tellings: l.Tellings, Staff: l.Staff}, err
}

// WasTold reports whether the young person knows of the decision by now.
func (d Decision) WasTold(later []Telling) bool {
	if d.Told == ToldBefore || d.Told == ToldAtTheTime || d.Told == ToldAfter && d.Words.ToldOn != "" {
		return true
	}
	for _, t := range later {
		if !t.ToldOn.IsZero() {
			return true
		}
	}
	return false
}

// Choice is a pupil with the second identifier that tells them from every other (H2).
type Choice struct {
	ID    pupil.ID
	Label string
}

const mostFound = 8

// Find looks for pupils by the letters typed, and keeps the one already chosen, among those about whom the viewer may decide.
func (s *Service) Find(ctx context.Context, v authz.Viewer, typed, chosen string) ([]Choice, error) {
	var all []Choice
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		all = nil
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		found, _ := roster.Search(typed, mostFound)
		if id, err := ident.Parse[actor.OfPupil](chosen); err == nil {
			if p, ok := roster.ByID(id); ok {
				found = append([]pupil.Pupil{p}, slices.DeleteFunc(found, func(x pupil.Pupil) bool { return x.ID == id })...)
			}
		}
		for _, p := range found {
			err := tx.DecisionReach(ctx, v, p.ID)
			if fault.Is(err, fault.NotFound) {
				continue
			}
			if err != nil {
				return err
			}
			all = append(all, Choice{p.ID, roster.Label(p.ID)})
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PupilFind})
	})
	return all, fault.Wrap("sharing.Find", err)
}
