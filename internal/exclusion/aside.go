package exclusion

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/sharing"
)

// List is one page of what the team sees of whom pupils keep out.
type List struct {
	All        []Exclusion // those that stand, the newest first
	More       bool        // older ones remain
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// List shows which exclusions stand, at most most of them, from behind the key on. Whoever is kept out by a pupil finds none of
// that pupil's.
func (s *Service) List(ctx context.Context, v authz.Viewer, before outline.Key, most int) (List, error) {
	var l List
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		l.All, l.More, err = outline.Page(most, func(most int) ([]Exclusion, error) { return tx.StandingExclusions(ctx, v, before, most) })
		if err != nil {
			return err
		}
		if l.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		if l.Colleagues, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ExclusionRead})
	})
	return l, fault.Wrap("exclusion.List", err)
}

// Reading is one exclusion, with the reader's own decisions under which they could set it aside.
type Reading struct {
	Exclusion  Exclusion
	Decisions  []sharing.Decision
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// Open opens one. decisions is the reader's grant on sharing decisions.
func (s *Service) Open(ctx context.Context, v, decisions authz.Viewer, id ID) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if r, err = read(ctx, tx, v, decisions, id); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ExclusionRead, Record: id.Raw(), Pupil: r.Exclusion.Pupil})
	})
	return r, fault.Wrap("exclusion.Open", err)
}

func read(ctx context.Context, tx Tx, v, decisions authz.Viewer, id ID) (r Reading, err error) {
	if r.Exclusion, err = tx.ExclusionByID(ctx, v, id); err != nil {
		return r, err
	}
	if r.Roster, err = tx.Roster(ctx); err != nil {
		return r, err
	}
	if r.Colleagues, err = tx.Colleagues(ctx); err != nil {
		return r, err
	}
	all, err := tx.SharingDecisions(ctx, decisions, sharing.DecisionID{}, sharing.MostOwn)
	r.Decisions = slices.DeleteFunc(all, func(d sharing.Decision) bool {
		return !d.Lifts(r.Exclusion.Pupil, tx.Actor().StaffID(), r.Exclusion.SaidAt)
	})
	return r, err
}

// SetAside lets an adult see what is about a pupil again who keeps them out. Only an unconflicted member of the safeguarding
// team or the head may do so, under an information-sharing decision of their own about this pupil, recorded after the pupil
// said it (rules 3.1, records 2.10). The pupil reads who did it, once they
// have been told of the decision. Somebody with a conflict stays away all the same.
func (s *Service) SetAside(ctx context.Context, v, decisions authz.Viewer, k once.Key, id ID, under sharing.DecisionID) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, err := read(ctx, tx, v, decisions, id)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		x := r.Exclusion
		by, ok := r.Colleagues.ByID(tx.Actor().StaffID())
		if !ok {
			return fault.Refused()
		}
		var f fault.Fields
		f.Need(slices.ContainsFunc(r.Decisions, func(d sharing.Decision) bool { return d.ID == under }), "under",
			"Choose your own sharing decision about this pupil, recorded since they said it. If there is none, record it first.")
		if err := f.Err(); err != nil {
			return err
		}
		kept, err := tx.KeptFrom(ctx, []pupil.ID{x.Pupil})
		if err != nil {
			return err
		}
		left, err := kept.SetAside(x.Staff, response.Person{ID: by.ID, Roles: by.Roles})
		if err != nil {
			return err
		}
		if left.Has(x.Staff) {
			return fault.New(fault.Conflict, "This adult is kept away for another reason too, which is never set aside.")
		}
		if err := move(ctx, tx, x, Lift, under); err != nil {
			return err
		}
		if err := tellPupil(ctx, tx, x, under); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ExclusionSetAside, Record: id.Raw(), Pupil: x.Pupil})
	})
	return fault.Wrap("exclusion.SetAside", err)
}

// tellPupil tells the pupil that there is news, unless the decision says that they are not told yet.
func tellPupil(ctx context.Context, tx Tx, x Exclusion, under sharing.DecisionID) error {
	untold, err := tx.IsUntold(ctx, under)
	if err != nil || untold {
		return err
	}
	return tx.Enqueue(ctx, notify.Notice{Event: notify.WishSetAside, To: notify.ToPupil, ToID: x.Pupil.Raw(), Record: x.ID.Raw()})
}
