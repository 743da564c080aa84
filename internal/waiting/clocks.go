package waiting

import (
	"context"
	"strconv"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/response"
)

// ClocksTx is what the school's own numbers need of a transaction.
type ClocksTx interface {
	audit.Recorder
	Colleagues(ctx context.Context) (*account.Directory, error)
	Clocks(ctx context.Context) (response.Policy, error)
	// ClockChanges lists what was changed, newest first.
	ClockChanges(ctx context.Context, most int) ([]response.Change, error)
	// LinesHiddenBy counts the crisis lines and helplines that pupils find by was and would not find by is.
	LinesHiddenBy(ctx context.Context, was, is response.Policy) (int, error)
	// InsertClockChanges gives fault.Conflict when somebody else has changed a number since version.
	InsertClockChanges(ctx context.Context, version uint64, all []response.Change) error
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
}

// Clocks is how a school looks at its own numbers and changes them.
type Clocks struct {
	transact func(ctx context.Context, by actor.Actor, fn func(ClocksTx) error) error
}

// NewClocks wires the service.
func NewClocks(t func(ctx context.Context, by actor.Actor, fn func(ClocksTx) error) error) *Clocks {
	return &Clocks{t}
}

// ClocksNow is the numbers that count now, and how they came to be so.
type ClocksNow struct {
	Policy     response.Policy
	Changes    []response.Change
	Colleagues *account.Directory
}

const mostChanges = 50

// Now gives the numbers with their last changes. They are about no child.
func (s *Clocks) Now(ctx context.Context, a actor.Actor) (ClocksNow, error) {
	var n ClocksNow
	err := s.transact(ctx, a, func(tx ClocksTx) (err error) {
		if n.Policy, err = tx.Clocks(ctx); err != nil {
			return err
		}
		if n.Colleagues, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		n.Changes, err = tx.ClockChanges(ctx, mostChanges)
		return err
	})
	return n, fault.Wrap("waiting.Now", err)
}

// Set changes numbers; a form in which no number is another one is fault.Invalid, and leaves no trace. A time that was already set
// for somebody stays; the new number counts from the next one on. hides are the days of which the person was told that lines of
// help vanish with them, and meant it: nobody hides a crisis line without knowing.
func (s *Clocks) Set(ctx context.Context, v authz.Viewer, k once.Key, p response.Policy, hides int) error {
	if err := p.Check(); err != nil {
		return fault.Wrap("waiting.Set", err)
	}
	err := s.transact(ctx, v.Actor(), func(tx ClocksTx) error {
		now, err := tx.Clocks(ctx)
		if err != nil {
			return err
		}
		id := ident.NewRaw(tx.Now())
		if _, replay, err := tx.Once(ctx, k, id); err != nil || replay {
			return err
		}
		if p.LineDays < now.LineDays && p.LineDays != hides {
			n, err := tx.LinesHiddenBy(ctx, now, p)
			if err != nil {
				return err
			}
			if n > 0 {
				return hiding(n)
			}
		}
		return note(ctx, tx, now, p)
	})
	return fault.Wrap("waiting.Set", err)
}

func hiding(n int) error {
	lines := "one crisis line or helpline"
	if n > 1 {
		lines = strconv.Itoa(n) + " crisis lines and helplines"
	}
	return (&fault.Fields{{Name: "line_hides", Message: "Pupils would no longer find " + lines + ", from now until somebody checks again. Tick that you mean it, or choose more days above."}}).Err()
}

func note(ctx context.Context, tx ClocksTx, now, p response.Policy) error {
	var all []response.Change
	for _, n := range response.Numbers() {
		if was, is := now.Of(n.Name), p.Of(n.Name); was != is {
			all = append(all, response.Change{ID: ident.NewRaw(tx.Now()), Name: n.Name, Was: was, Is: is, By: tx.Actor().StaffID(), At: tx.Now()})
		}
	}
	if len(all) == 0 {
		return fault.New(fault.Invalid, "You have changed no number. Nothing was saved.")
	}
	if err := tx.InsertClockChanges(ctx, p.Version, all); err != nil {
		return err
	}
	for _, c := range all {
		if err := tx.RecordAudit(ctx, audit.Entry{Action: audit.ClockSet, Record: c.ID}); err != nil {
			return err
		}
	}
	return nil
}
