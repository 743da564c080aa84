package transition

import (
	"context"
	"slices"
	"strings"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/notify"
	"heard/internal/pupil"
	"heard/internal/waiting"
)

// Starting is what the form for a new tracker shows.
type Starting struct {
	Label   string
	Workers []Worker
	Begun   ID // the open tracker, when somebody has begun with them already
}

// Worker is a colleague who can be a named worker.
type Worker struct {
	ID    actor.StaffID
	Label string
}

// Starting gives the form for a new tracker; fault.NotFound for a pupil outside the viewer's scope.
func (s *Desk) Starting(ctx context.Context, v authz.Viewer, p actor.PupilID) (Starting, error) {
	var st Starting
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		begun, err := startable(ctx, tx, v, p)
		if err != nil {
			return err
		}
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		st = Starting{Label: roster.Label(p), Begun: begun}
		st.Workers, err = workers(ctx, tx, p)
		return err
	})
	return st, fault.Wrap("transition.Starting", err)
}

// startable gives fault.NotFound for a pupil with whom the viewer may not begin, and the open tracker when somebody has begun.
func startable(ctx context.Context, tx Tx, v authz.Viewer, p actor.PupilID) (begun ID, err error) {
	supported, err := tx.Supported(ctx, v)
	if err != nil || slices.Contains(supported, p) {
		return ID{}, err
	}
	t, err := tx.TrackerOf(ctx, v, p)
	if err == nil && t.State != Open {
		err = fault.Lost()
	}
	return t.ID, err
}

// workers lists who can be a pupil's named worker.
func workers(ctx context.Context, tx Tx, p pupil.ID) ([]Worker, error) {
	able, err := waiting.Hands(ctx, tx, p)
	all := make([]Worker, len(able))
	for i, c := range able {
		all[i] = Worker{c.ID, c.Person.Name + ", " + c.Person.JobTitle}
	}
	return all, err
}

func mayBeWorker(ctx context.Context, tx Tx, p pupil.ID, id actor.StaffID) error {
	var f fault.Fields
	if err := waiting.MayHold(ctx, tx, p, id, "worker", &f); err != nil {
		return err
	}
	return f.Err()
}

// tellWorker says to the named worker that a step waits for them, and never whose.
func tellWorker(ctx context.Context, tx Tx, t Tracker) error {
	who := t.NamedWorker()
	if who.IsZero() || who == tx.Actor().StaffID() {
		return nil
	}
	return tx.Enqueue(ctx, notify.Notice{Event: notify.TransitionDue, To: notify.ToStaff, ToID: who.Raw(), Record: t.ID.Raw()})
}

// mayName refuses a version that would give a service the name and number of somebody whom the young person keeps out since,
// or who has a conflict. A version holds words and no ids.
func mayName(ctx context.Context, tx Tx, p pupil.ID, d Data) error {
	colleagues, err := tx.Colleagues(ctx)
	if err != nil {
		return err
	}
	kept, err := tx.KeptFrom(ctx, []pupil.ID{p})
	for _, b := range kept {
		if c, ok := colleagues.ByID(b.Who); ok && strings.HasPrefix(d.Worker+",", c.Person.Name+",") {
			return fault.New(fault.Conflict, "The named worker in this version may have nothing to do with this pupil's records any more. Make a new version.")
		}
	}
	return err
}
