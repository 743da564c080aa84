package exclusion

import (
	"context"
	"slices"

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
	"heard/internal/sharing"
	"heard/internal/waiting"
)

// SayTx is what saying it needs of a transaction.
type SayTx interface {
	waiting.Tx
	// ClaimPupil lets one transaction at a time say something of whom the pupil keeps out. A transaction that had read
	// before another one said something begins again.
	ClaimPupil(ctx context.Context, p actor.PupilID) error
	// SaveSaid makes the exclusion stand, whatever it was before.
	SaveSaid(ctx context.Context, p actor.PupilID, who actor.StaffID) error
	// ClocksAbout lists the running clocks of everything about a pupil.
	ClocksAbout(ctx context.Context, p pupil.ID) ([]ident.Raw, error)
}

// Tx is what the pages need of one.
type Tx interface {
	SayTx
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Roster(ctx context.Context) (*pupil.Roster, error)
	// OwnAdults gives the adults whom a pupil knows: who looks after them here, teaches them, or was chosen by them before.
	OwnAdults(ctx context.Context, p pupil.ID) (account.Own, error)
	// ExclusionByID reads one and locks it; fault.NotFound outside the viewer's scope.
	ExclusionByID(ctx context.Context, v authz.Viewer, id ID) (Exclusion, error)
	// Exclusions lists what a pupil may see of their own, the newest first: one for each adult at most.
	Exclusions(ctx context.Context, v authz.Viewer) ([]Exclusion, error)
	// StandingExclusions lists those within the viewer's scope that stand, the newest first, from behind the key on.
	StandingExclusions(ctx context.Context, v authz.Viewer, before outline.Key, most int) ([]Exclusion, error)
	// MoveExclusion stores a move if it still has the version that was read; otherwise fault.Conflict.
	MoveExclusion(ctx context.Context, x Exclusion, to State, e Event, under sharing.DecisionID) error
	// IsUntold reports whether the young person has not been told of a sharing decision yet.
	IsUntold(ctx context.Context, d sharing.DecisionID) (bool, error)
	// SharingDecisions lists decisions that the viewer may open, newest first (records 2.10).
	SharingDecisions(ctx context.Context, v authz.Viewer, before sharing.DecisionID, most int) ([]sharing.Decision, error)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service is what pupils and the team do with exclusions.
type Service struct{ transact Transact }

// NewService wires the service.
func NewService(t Transact) *Service { return &Service{t} }

// Record keeps adults out of everything about the acting pupil. Entries that wait and have nobody left of those to whom they
// had come move on at once. Whether somebody is left is the caller's to see, before or after: nothing else that the pupil says
// of adults comes in between. It runs in the caller's transaction, which leaves the trace.
func Record(ctx context.Context, tx SayTx, p actor.PupilID, who []actor.StaffID) error {
	if len(who) == 0 {
		return nil
	}
	if err := tx.ClaimPupil(ctx, p); err != nil {
		return err
	}
	for _, w := range who {
		if err := tx.SaveSaid(ctx, p, w); err != nil {
			return err
		}
	}
	open, err := tx.ClocksAbout(ctx, p)
	if err != nil {
		return err
	}
	for _, record := range open {
		if err := waiting.Unsettle(ctx, tx, record); err != nil {
			return err
		}
	}
	return nil
}

// Excludable lists the adults a pupil can keep out, by surname: whoever may be chosen, whoever answers for safeguarding, and those
// in own, who see something of them by their work; without those in kept.
func Excludable(d *account.Directory, kept response.Bars, own account.Own) []account.Colleague {
	may := func(c account.Colleague) bool {
		_, known := own[c.ID]
		return known || c.Chosen || c.Is(actor.DSL) || c.Is(actor.DeputyDSL) || c.Is(actor.Head)
	}
	all := slices.DeleteFunc(d.All(), func(c account.Colleague) bool { return c.State != account.Working || !may(c) })
	return slices.DeleteFunc(all, func(c account.Colleague) bool {
		return slices.Contains(kept, response.Bar{Who: c.ID, Why: response.NotThisAdult})
	})
}

// Own is a pupil's page of whom they keep out.
type Own struct {
	All        []Exclusion         // those that stand, and those that were set aside
	Excludable []account.Colleague // those whom the pupil knows first
	Near       int                 // how many they are
	Reader     actor.StaffID       // who would read what they send next; zero when only telephone numbers remain
	Directory  *account.Directory
}

// Mine opens the pupil's own page.
func (s *Service) Mine(ctx context.Context, v authz.Viewer) (Own, error) {
	var o Own
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if o, err = own(ctx, tx, v); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ExclusionLook, Pupil: tx.Actor().PupilID()})
	})
	return o, fault.Wrap("exclusion.Mine", err)
}

func own(ctx context.Context, tx Tx, v authz.Viewer) (o Own, err error) {
	me := tx.Actor().PupilID()
	if o.Directory, err = tx.Colleagues(ctx); err != nil {
		return o, err
	}
	if o.All, err = tx.Exclusions(ctx, v); err != nil {
		return o, err
	}
	kept, err := tx.KeptFrom(ctx, []pupil.ID{me})
	if err != nil {
		return o, err
	}
	untold, err := tx.UntoldAsides(ctx, me, ident.Raw{})
	if err != nil {
		return o, err
	}
	kept = append(slices.Clone(kept), untold...)
	for i := range o.All {
		o.All[i] = o.All[i].forPupil()
	}
	adults, err := tx.OwnAdults(ctx, me)
	if err != nil {
		return o, err
	}
	o.Excludable, o.Near = adults.Near(Excludable(o.Directory, kept, adults))
	_, l, err := waiting.Preview(ctx, tx, waiting.Entry{Kind: response.Request, Pupils: []pupil.ID{me}, Asker: me})
	if steps := l.Steps(); err == nil && l.Left() != response.NumbersOnly && len(steps) > 0 {
		o.Reader = steps[0].Holders[0]
	}
	return o, err
}

// KeepOut keeps adults out from now on. It cannot take away the last who could look after the pupil.
func (s *Service) KeepOut(ctx context.Context, v authz.Viewer, k once.Key, who []actor.StaffID) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		me := tx.Actor().PupilID()
		if _, replay, err := tx.Once(ctx, k, me.Raw()); err != nil || replay {
			return err
		}
		o, err := own(ctx, tx, v)
		if err != nil {
			return err
		}
		var f fault.Fields
		f.Need(len(who) > 0, "not", "Choose a name.")
		for _, w := range who {
			f.Need(slices.ContainsFunc(o.Excludable, func(c account.Colleague) bool { return c.ID == w }), "not", "Choose from the names here.")
		}
		if err := f.Err(); err != nil {
			return err
		}
		if err := Record(ctx, tx, me, who); err != nil {
			return err
		}
		if o, err = own(ctx, tx, v); err != nil {
			return err
		}
		if o.Reader.IsZero() {
			return (&fault.Fields{{Name: "not", Message: "Leave one name out. Someone must be left who can look after this."}}).Err()
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ExclusionSay, Pupil: me})
	})
	return fault.Wrap("exclusion.KeepOut", err)
}

// LetBack takes one back. From now on it is as if it had not been said.
func (s *Service) LetBack(ctx context.Context, v authz.Viewer, k once.Key, id ID) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		x, err := tx.ExclusionByID(ctx, v, id)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		if err := move(ctx, tx, x, TakeBack, sharing.DecisionID{}); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ExclusionTakeBack, Record: id.Raw(), Pupil: x.Pupil})
	})
	return fault.Wrap("exclusion.LetBack", err)
}

func move(ctx context.Context, tx Tx, x Exclusion, e Event, under sharing.DecisionID) error {
	to, ok := x.State.After(e)
	if !ok {
		return errMoved
	}
	return tx.MoveExclusion(ctx, x, to, e, under)
}
