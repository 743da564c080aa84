package selfreferral

import (
	"context"
	"slices"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/response"
	"heard/internal/sharing"
)

// Aside sets one wish of the pupil's aside: that an adult should not see a request.
type Aside struct {
	Who   actor.StaffID
	Under sharing.DecisionID
	Text  string // what the young person will read
}

// Asides is what somebody may set aside on a request, and under which of their own decisions.
type Asides struct {
	Reading   Reading
	KeptOut   []actor.StaffID
	Decisions []sharing.Decision
}

// Asides opens a request for setting a wish aside. decisions is the reader's grant on sharing decisions.
func (s *Service) Asides(ctx context.Context, v, decisions authz.Viewer, id ID) (Asides, error) {
	var a Asides
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if a, err = asides(ctx, tx, v, decisions, id); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestRead, Record: id.Raw(), Pupil: a.Reading.Request.Pupil})
	})
	return a, fault.Wrap("selfreferral.Asides", err)
}

func asides(ctx context.Context, tx Tx, v, decisions authz.Viewer, id ID) (a Asides, err error) {
	if a.Reading, err = read(ctx, tx, v, id); err != nil {
		return a, err
	}
	for _, b := range a.Reading.Ladder.Bars() {
		if b.Why == response.NotThisAdult {
			a.KeptOut = append(a.KeptOut, b.Who)
		}
	}
	all, err := tx.SharingDecisions(ctx, decisions, sharing.DecisionID{}, sharing.MostOwn)
	r := a.Reading.Request
	a.Decisions = slices.DeleteFunc(all, func(d sharing.Decision) bool {
		return !d.Lifts(r.Pupil, tx.Actor().StaffID(), r.SentAt)
	})
	return a, err
}

// SetAside lets an adult see a request whom the pupil kept out of it. Only an unconflicted member of the safeguarding team or
// the head may do so, under an information-sharing decision of their own about this pupil, recorded after the pupil asked
// (rules 3.1, records 2.10). A bar because of a conflict, or because the entry is about somebody, is never set aside.
func (s *Service) SetAside(ctx context.Context, v, decisions authz.Viewer, k once.Key, id ID, x Aside) error {
	return s.act(ctx, v, k, id, "selfreferral.SetAside", func(tx Tx, r Reading) ([]Step, error) {
		by, ok := r.Colleagues.ByID(tx.Actor().StaffID())
		if !ok {
			return nil, fault.Refused()
		}
		a, err := asides(ctx, tx, v, decisions, id)
		if err != nil {
			return nil, err
		}
		if err := x.check(a); err != nil {
			return nil, err
		}
		left, err := r.Ladder.Bars().SetAside(x.Who, response.Person{ID: by.ID, Roles: by.Roles})
		if err != nil {
			return nil, err
		}
		if left.Has(x.Who) {
			return nil, fault.New(fault.Conflict, "This adult is kept away for another reason too, which is never set aside.")
		}
		if err := tx.SetBarAside(ctx, id, x.Who, x.Under); err != nil {
			return nil, err
		}
		if err := tx.AddHolders(ctx, id.Raw(), r.Clock.Rung, []actor.StaffID{x.Who}); err != nil {
			return nil, err
		}
		n := notify.Notice{Event: notify.RequestWaiting, To: notify.ToStaff, ToID: x.Who.Raw(), Record: id.Raw(), Rung: "set_aside"}
		if err := tx.Enqueue(ctx, n); err != nil {
			return nil, err
		}
		words, err := signed(ctx, tx, Words{Next: x.Text})
		if err != nil {
			return nil, err
		}
		if words.Who, err = nameOf(ctx, tx, x.Who); err != nil {
			return nil, err
		}
		untold, err := tx.IsUntold(ctx, x.Under)
		if err != nil {
			return nil, err
		}
		if untold {
			return []Step{{Event: LiftBar, Words: words}}, tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestSetAside, Record: id.Raw(), Pupil: r.Request.Pupil})
		}
		return []Step{{Event: LiftBar, Words: words}}, told(ctx, tx, r.Request, audit.RequestSetAside, notify.RequestMoved)
	})
}

func (x Aside) check(a Asides) error {
	var f fault.Fields
	f.Need(slices.Contains(a.KeptOut, x.Who), "who", "Choose the adult whom the young person kept out.")
	i := slices.IndexFunc(a.Decisions, func(d sharing.Decision) bool { return d.ID == x.Under })
	f.Need(i >= 0, "under", "Choose your own sharing decision about this pupil, recorded since they asked. If there is none, record it first.")
	f.Need(i < 0 || a.Decisions[i].Told == sharing.NotTold || isSaid(x.Text), "text", "Write what the young person will read: who can see this now, and why.")
	return f.Err()
}
