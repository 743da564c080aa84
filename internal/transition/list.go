package transition

import (
	"context"
	"slices"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Row is one young person on the list.
type Row struct {
	Pupil   actor.PupilID
	Label   string
	AdultOn schoolday.Date
	Tracker ID            // zero while nobody has begun with them
	Worker  actor.StaffID // who may act; zero while there is nobody
	Barred  bool          // whoever was named may not act any more
	Due     []Due
	// MayStart says that the reader may begin with somebody who has no tracker.
	MayStart bool
}

// Next is the step to show: the first that is due. Where nobody has begun it is the last, because at 17 years 6 months
// the missing pack says more than the late beginning (T-108). ok is false when nothing is due.
func (r Row) Next() (d Due, ok bool) {
	if len(r.Due) == 0 {
		return Due{}, false
	}
	if r.Tracker.IsZero() {
		return r.Due[len(r.Due)-1], true
	}
	return r.Due[0], true
}

// List is everybody in year 9 and above who has a plan, an open service or an adult of their own (C-25), with what is due.
type List struct {
	Rows  []Row
	Today schoolday.Date
	Names func(actor.StaffID) string
}

// List gives the viewer's part of the tracker, soonest 18th birthday first among those with something overdue. A young
// person with support and no tracker is on it, at 17 years 6 months with the missing pack (T-108).
func (s *Desk) List(ctx context.Context, v authz.Viewer) (List, error) {
	var l List
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		l = List{Today: schoolday.DateOf(tx.Now())}
		colleagues, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		l.Names = colleagues.Name
		if l.Rows, err = s.rows(ctx, tx, v, l.Today); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.TransitionList})
	})
	return l, fault.Wrap("transition.List", err)
}

func (s *Desk) rows(ctx context.Context, tx Tx, v authz.Viewer, today schoolday.Date) ([]Row, error) {
	roster, err := tx.Roster(ctx)
	if err != nil {
		return nil, err
	}
	trackers, err := tx.OpenTrackers(ctx, v)
	if err != nil {
		return nil, err
	}
	all, err := s.loadAll(ctx, tx, trackers, tx.TrackerSteps) // what is due is asked of no word that anybody wrote
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, o := range all {
		rows = append(rows, Row{
			Pupil: o.Tracker.Pupil, Label: roster.Label(o.Tracker.Pupil), AdultOn: pupil.Adulthood(o.Person.Born), Tracker: o.Tracker.ID,
			Worker: o.Tracker.NamedWorker(), Barred: o.Tracker.Barred, Due: o.Outlook(today),
		})
	}
	supported, err := tx.Supported(ctx, v)
	if err != nil {
		return nil, err
	}
	startable, err := tx.Supported(ctx, v.Beside("transition", "start"))
	if err != nil {
		return nil, err
	}
	for _, id := range supported {
		p, ok := roster.ByID(id)
		if !ok || p.State != pupil.OnRoll || p.Year < firstYear {
			continue
		}
		rows = append(rows, Row{
			Pupil: id, Label: roster.Label(id), AdultOn: pupil.Adulthood(p.Born), Due: Unstarted(p, today), MayStart: slices.Contains(startable, id),
		})
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return a.AdultOn.Compare(b.AdultOn) })
	return rows, nil
}

// firstYear is the school year in which moving on begins (C-25).
const firstYear = 9

// Start opens a tracker for a young person in the viewer's scope; fault.Conflict when one is open. The named worker may follow.
func (s *Desk) Start(ctx context.Context, v authz.Viewer, k once.Key, p actor.PupilID, worker actor.StaffID) (ID, error) {
	id := ident.New[Tracker](s.clock.Now())
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		prior, replay, err := tx.Once(ctx, k, id.Raw())
		if err != nil || replay {
			id = ident.Of[Tracker](prior)
			return err
		}
		begun, err := startable(ctx, tx, v, p)
		if err != nil {
			return err
		}
		if !begun.IsZero() {
			return fault.New(fault.Conflict, "Somebody has just begun with them, so nothing was saved. Go back to see what stands there now.")
		}
		if err := mayBeWorker(ctx, tx, p, worker); err != nil {
			return err
		}
		t := Tracker{ID: id, Pupil: p, State: Open, Worker: worker, StartedOn: schoolday.DateOf(tx.Now()), Version: 1}
		if err := tx.InsertTracker(ctx, t); err != nil {
			return err
		}
		if err := tellWorker(ctx, tx, t); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.TransitionStart, Record: id.Raw(), Pupil: p})
	})
	return id, fault.Wrap("transition.Start", err)
}

func tellPupil(ctx context.Context, tx Tx, t Tracker) error {
	return tx.Enqueue(ctx, notify.Notice{Event: notify.PlanChanged, To: notify.ToPupil, ToID: t.Pupil.Raw(), Record: t.ID.Raw()})
}
