package plan

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/sharing"
)

// Start begins a plan with a young person, or by one. What is theirs by default is shared at once with the key adult of
// today, by a row of its own, so that whoever becomes key adult later inherits nothing (records 2.5).
func (s *Service) Start(ctx context.Context, v authz.Viewer, k once.Key, who pupil.ID, kind Kind) (ID, error) {
	id := ident.New[Plan](s.clock.Now())
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		var f fault.Fields
		f.Need(kind.IsKnown(), "kind", "Choose which plan to begin.")
		f.Need(!who.IsZero(), "pupil", "Choose the pupil.")
		if err := f.Err(); err != nil {
			return err
		}
		if err := tx.PlanReach(ctx, v, who); err != nil {
			return err
		}
		prior, replay, err := tx.Once(ctx, k, id.Raw())
		if err != nil || replay {
			id = ident.Of[Plan](prior)
			return err
		}
		return begin(ctx, tx, Plan{ID: id, Pupil: who, Kind: kind, State: Drafting, Edition: 1, Version: 1, CreatedAt: tx.Now(), ChangedAt: tx.Now()})
	})
	return id, fault.Wrap("plan.Start", err)
}

func begin(ctx context.Context, tx Tx, p Plan) error {
	near, err := tx.KeyAdults(ctx, p.Pupil)
	if err != nil {
		return err
	}
	kept, err := keptAsKnown(ctx, tx, p.Pupil)
	if err != nil {
		return err
	}
	near = slices.DeleteFunc(near, kept.Has) // nobody says yes to whom they keep out
	if len(near) > 0 {
		p.Coordinator = near[0]
	}
	if err := tx.InsertPlan(ctx, p); err != nil {
		return err
	}
	for _, part := range Parts(p.Kind) {
		if part.Reach != Pinned {
			continue
		}
		for _, adult := range near {
			if err := tx.InsertAgreement(ctx, sharing.Agreement{
				ID: ident.New[sharing.Agreement](tx.Now()), Pupil: p.Pupil, Record: p.ID.Raw(), Section: string(part.Key),
				Receiver: sharing.ToColleague(adult), Revision: 1, Answer: sharing.Yes, At: tx.Now(),
				ByPupil: tx.Actor().Kind == actor.KindPupil, By: tx.Actor().Person, How: "As it is when a plan begins.",
			}); err != nil {
				return err
			}
		}
	}
	if err := tell(ctx, tx, p); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: audit.PlanStart, Record: p.ID.Raw(), Pupil: p.Pupil})
}

// keptAsKnown lists who may have nothing to do with the pupil; for the pupil themselves as far as they have been told.
func keptAsKnown(ctx context.Context, tx Tx, p pupil.ID) (response.Bars, error) {
	kept, err := tx.KeptFrom(ctx, []pupil.ID{p})
	if err != nil || tx.Actor().Kind != actor.KindPupil {
		return kept, err
	}
	untold, err := tx.UntoldAsides(ctx, p, ident.Raw{})
	return append(slices.Clone(kept), untold...), err
}

// tell lets the other side know that there is news in a plan: the young person when an adult wrote, their coordinator when
// they did. One notice a day says enough.
func tell(ctx context.Context, tx Tx, p Plan) error {
	n := notify.Notice{Event: notify.PlanChanged, Record: p.ID.Raw(), To: notify.ToPupil, ToID: p.Pupil.Raw(), Daily: true}
	if tx.Actor().Kind == actor.KindPupil {
		if p.Keeper().IsZero() {
			return nil
		}
		n.To, n.ToID = notify.ToStaff, p.Keeper().Raw()
	}
	return tx.Enqueue(ctx, n)
}

// Choices is what the form that begins a plan offers.
type Choices struct{ Pupils []Choice }

// Choice is a pupil with the second identifier that tells them from every other (H2).
type Choice struct {
	ID    pupil.ID
	Label string
}

const mostFound = 8

// Find looks for pupils by the letters typed, among those with whom the viewer may begin a plan.
func (s *Service) Find(ctx context.Context, v authz.Viewer, typed string) (Choices, error) {
	var c Choices
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		c = Choices{}
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		found, _ := roster.Search(typed, mostFound)
		for _, p := range found {
			err := tx.PlanReach(ctx, v, p.ID)
			if fault.Is(err, fault.NotFound) {
				continue
			}
			if err != nil {
				return err
			}
			c.Pupils = append(c.Pupils, Choice{p.ID, roster.Label(p.ID)})
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PupilFind})
	})
	return c, fault.Wrap("plan.Find", err)
}

// Listing is a page of plans with the names that it needs.
type Listing struct {
	Plans      []Plan
	More       bool        // older ones remain
	Reissue    map[ID]bool // a number in it has changed since: whoever holds a copy needs a new one (T-066)
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// List gives the plans that the viewer may open, newest first. It shows that they exist and nothing of what stands in them.
func (s *Service) List(ctx context.Context, v authz.Viewer, before ID, most int) (Listing, error) {
	var l Listing
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if l.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		if l.Colleagues, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		l.Plans, l.More, err = outline.Page(most, func(most int) ([]Plan, error) { return tx.Plans(ctx, v, before, most) })
		if err != nil {
			return err
		}
		l.Reissue, err = toReissue(ctx, tx, l.Plans)
		return err
	})
	return l, fault.Wrap("plan.List", err)
}

func toReissue(ctx context.Context, tx Tx, plans []Plan) (map[ID]bool, error) {
	services, err := tx.Services(ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]ID, len(plans))
	for i, p := range plans {
		ids[i] = p.ID
	}
	numbers, err := tx.PlanNumbers(ctx, ids)
	flagged := map[ID]bool{}
	for id, rows := range numbers {
		flagged[id] = len(outdated(services, rows)) > 0
	}
	return flagged, err
}
