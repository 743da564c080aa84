package plan

import (
	"context"
	"strings"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// AdjustmentID names an adjustment.
type AdjustmentID = ident.ID[Adjustment]

// Adjustment is something school does differently. Teachers are told what and for how long, never why (T-036, T-037).
type Adjustment struct {
	ID        AdjustmentID
	Plan      ID
	Pupil     actor.PupilID
	Author    actor.StaffID
	From      schoolday.Date
	Until     schoolday.Date // zero while open-ended
	EndedAt   time.Time
	WrittenAt time.Time
	Version   int
	Action    string
	Reason    string // empty in everything that teachers are given
}

// InForce reports whether teachers act on it on the given day.
func (a Adjustment) InForce(on schoolday.Date) bool {
	return a.EndedAt.IsZero() && !on.Before(a.From) && (a.Until.IsZero() || !on.After(a.Until))
}

// NewAdjustment is an adjustment as the form says it.
type NewAdjustment struct{ Action, Reason, From, Until string }

// Adjust adds an adjustment. What was agreed is never changed: it is ended, and another agreed.
func (s *Service) Adjust(ctx context.Context, v authz.Viewer, k once.Key, id ID, d NewAdjustment) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := s.toChange(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		if r.Reader.Self || r.Plan.Kind != Support {
			return fault.Refused()
		}
		a, err := d.check(tx)
		if err != nil {
			return err
		}
		a.Plan, a.Pupil = id, r.Plan.Pupil
		if err := tx.InsertAdjustment(ctx, a); err != nil {
			return err
		}
		if err := tell(ctx, tx, r.Plan); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.AdjustmentMake, Record: id.Raw(), Pupil: r.Plan.Pupil})
	})
	return fault.Wrap("plan.Adjust", err)
}

func (d NewAdjustment) check(tx Tx) (Adjustment, error) {
	var f fault.Fields
	f.Need(strings.TrimSpace(d.Action) != "", "action", "Write what school does differently.")
	from, ok := schoolday.DateOf(tx.Now()), true
	if strings.TrimSpace(d.From) != "" {
		var at time.Time
		at, ok = schoolday.ParseMoment(d.From)
		from = schoolday.DateOf(at)
	}
	f.Need(ok, "from", "Write the day like this: 14/12/2026.")
	var until schoolday.Date
	if strings.TrimSpace(d.Until) != "" {
		at, ok := schoolday.ParseMoment(d.Until)
		until = schoolday.DateOf(at)
		f.Need(ok, "until", "Write the day like this: 14/12/2026.")
		f.Need(!ok || !until.Before(from), "until", "Choose a day that is not before the first.")
	}
	return Adjustment{
		ID: ident.New[Adjustment](tx.Now()), Author: tx.Actor().StaffID(), From: from, Until: until, WrittenAt: tx.Now(), Version: 1,
		Action: d.Action, Reason: d.Reason,
	}, f.Err()
}

// EndAdjustment ends an adjustment today, if nobody else has.
func (s *Service) EndAdjustment(ctx context.Context, v authz.Viewer, k once.Key, id ID, a AdjustmentID, version int) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := s.toChange(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		if r.Reader.Self {
			return fault.Refused()
		}
		if err := tx.EndAdjustment(ctx, id, a, version); err != nil {
			return err
		}
		if err := tell(ctx, tx, r.Plan); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.AdjustmentEnd, Record: id.Raw(), Pupil: r.Plan.Pupil})
	})
	return fault.Wrap("plan.EndAdjustment", err)
}

// InClass is what somebody who teaches must act on today.
type InClass struct {
	Adjustments []Adjustment
	Roster      *pupil.Roster
	Colleagues  *account.Directory
}

const mostInClass = 200

// ForTeacher lists the adjustments in force for the pupils whom the viewer teaches, without a reason. It is audited.
func (s *Service) ForTeacher(ctx context.Context, v authz.Viewer) (InClass, error) {
	var c InClass
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if c.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		if c.Colleagues, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		if c.Adjustments, err = tx.AdjustmentsInForce(ctx, v, schoolday.DateOf(tx.Now()), mostInClass); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.AdjustmentRead})
	})
	return c, fault.Wrap("plan.ForTeacher", err)
}
