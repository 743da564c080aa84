package referral

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/plan"
	"heard/internal/schoolday"
)

// Ahead is who talks with a young person next about something that was asked for them, and by when. Neither an answer nor an
// ending leaves them without (T-042, T-050).
type Ahead struct {
	Who actor.StaffID  // zero only while nobody at school may look after them
	By  schoolday.Date // zero when the search is over, so that nobody owes them anything more about it
}

// Ahead says who talks with the young person next: whoever stays in touch, and once the service has given them back, whoever
// guides the search. Where nobody is named, or whoever was may have nothing to do with them, it is the one who remains.
func (r Referral) Ahead(j Journey, remains actor.StaffID, today schoolday.Date) Ahead {
	or := func(who actor.StaffID, by schoolday.Date) Ahead {
		if who.IsZero() {
			who = remains
		}
		return Ahead{who, by}
	}
	switch {
	case r.State.IsToTell():
		return or(r.InTouch(), schoolday.DateOf(r.TellDue))
	case r.State.IsBeforeSupport() && !r.ContactDue.IsZero():
		return or(r.InTouch(), schoolday.DateOf(r.ContactDue))
	case j.Open && (r.State.IsBeforeSupport() || r.IsOver()):
		return or(j.GuidedBy(), j.talkBy(today))
	}
	return or(j.GuidedBy(), schoolday.Date{})
}

// IsOver reports whether a service has given the young person back and somebody has settled it.
func (r Referral) IsOver() bool { return r.State == NotForUs || r.State == Ended }

// IsUntold reports whether it is over and the safeguarding team has decided that the young person is not told of it yet. What
// ended is no news for a page then either.
func (r Referral) IsUntold() bool { return r.IsOver() && !r.TellDue.IsZero() }

// Follow opens the young person's own page. It is audited as their own.
func (s *Service) Follow(ctx context.Context, v authz.Viewer, id ID) (Reading, error) {
	return s.read(ctx, v, plan.Enclosing{}, id, audit.ReferralFollow)
}

func (r *Reading) lookAhead(ctx context.Context, tx Tx) (err error) {
	if r.Remains, err = remaining(ctx, tx, r.Referral); err == nil {
		r.Ahead = r.Referral.Ahead(r.Journey, r.Remains, schoolday.DateOf(r.Now))
	}
	return err
}

// remaining names the one who answers for the young person whoever else does not: somebody always remains, and they are told
// who (rules 3.1).
func remaining(ctx context.Context, tx Tx, r Referral) (who actor.StaffID, err error) {
	all, err := overseers(ctx, tx, r.Pupil)
	if err != nil || len(all) == 0 {
		return who, err
	}
	untold, err := tx.UntoldAsides(ctx, r.Pupil, r.ID.Raw())
	if err != nil {
		return who, err
	}
	if known := slices.DeleteFunc(slices.Clone(all), untold.Has); len(known) > 0 {
		all = known
	}
	colleagues, err := tx.Colleagues(ctx)
	is := func(ok func(account.Colleague) bool) func(actor.StaffID) bool {
		return func(id actor.StaffID) bool {
			c, _ := colleagues.ByID(id)
			return c.State == account.Working && ok(c)
		}
	}
	for _, first := range []func(account.Colleague) bool{func(c account.Colleague) bool { return c.Is(actor.DSL) }, func(account.Colleague) bool { return true }} {
		if n := slices.IndexFunc(all, is(first)); n >= 0 {
			return all[n], err
		}
	}
	return all[0], err
}

// Waits is what a young person follows, newest first, with what they may know of each.
type Waits struct {
	Listing
	Ahead  map[ID]Ahead
	Search map[JourneyID]Journey
}

// Waits lists what was asked for the young person with their knowledge, and who talks with them next about each.
func (s *Service) Waits(ctx context.Context, v authz.Viewer, most int) (Waits, error) {
	l, err := s.List(ctx, v, Query{Most: most})
	w := Waits{Listing: l, Ahead: map[ID]Ahead{}, Search: map[JourneyID]Journey{}}
	if err != nil || len(l.Referrals) == 0 {
		return w, err
	}
	err = s.transact(ctx, v.Actor(), func(tx Tx) error {
		remains, err := remaining(ctx, tx, l.Referrals[0])
		if err != nil {
			return err
		}
		searches, err := tx.JourneysOfPupil(ctx, v.Actor().PupilID())
		for _, j := range searches {
			w.Search[j.ID] = j
		}
		for _, r := range l.Referrals {
			w.Ahead[r.ID] = r.Ahead(w.Search[r.Journey], remains, schoolday.DateOf(w.Now))
		}
		return err
	})
	return w, fault.Wrap("referral.Waits", err)
}
