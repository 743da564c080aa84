package transition

import (
	"context"
	"errors"
	"slices"
	"strings"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/schoolday"
)

// Change is one thing that an adult writes on a tracker. ID is zero for something new; Revision is what was read.
type Change struct {
	ID       ItemID
	Revision int
	Slot     Slot
	Body     Body
	Unread   fault.Fields // boxes whose text could not be read; nothing is saved while there are any
}

// Save writes one thing on a tracker as a new revision beside the earlier ones; fault.Conflict when somebody wrote the
// next revision first. It gives the id of what was written, the same for the same form sent twice.
func (s *Desk) Save(ctx context.Context, v authz.Viewer, k once.Key, id ID, c Change) (item ItemID, err error) {
	err = s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, o, err := s.forChange(ctx, tx, v, id)
		if err != nil {
			return err
		}
		decisions, err := tx.DecisionsToShare(ctx, t.Pupil)
		if err != nil {
			return err
		}
		if err := c.Unread.With(o.check(c, decisions, schoolday.DateOf(tx.Now()))); err != nil {
			return err
		}
		missed := c.Body.Appointment != nil && c.Body.Appointment.State == Missed
		var done bool
		if item, done, err = s.insert(ctx, tx, k, t, c); err != nil || done {
			return err
		}
		if missed { // the named worker is told (C-32)
			if err := tellWorker(ctx, tx, t); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.TransitionChange, Record: id.Raw(), Pupil: t.Pupil})
	})
	return item, fault.Wrap("transition.Save", err)
}

func (o Overview) check(c Change, decisions []Ruling, today schoolday.Date) error {
	switch b := c.Body; {
	case b.Service != nil:
		return b.Service.check(today)
	case b.Meeting != nil:
		return o.checkMeeting(*b.Meeting, today)
	case b.Appointment != nil:
		was, _ := o.AppointmentByID(c.ID)
		return b.Appointment.check(was.What.State, today)
	case b.Protection != nil:
		return b.Protection.check(decisions)
	case b.Terms != nil:
		return b.Terms.check(o.Tracker.StartedOn)
	}
	return fault.New(fault.Invalid, "This form is not complete. Open the page again; what you typed is kept.")
}

func (o Overview) checkMeeting(m Meeting, today schoolday.Date) error {
	if m.Service != "" && !slices.ContainsFunc(o.Services, func(e Entry[Service]) bool { return e.ID.String() == m.Service }) {
		m.Service = ""
	}
	return m.check(o.Terms.Anchor, today)
}

// insert writes the revision; done reports that this very form had already been saved.
func (s *Desk) insert(ctx context.Context, tx Tx, k once.Key, t Tracker, c Change) (id ItemID, done bool, err error) {
	item := Item{
		ID: c.ID, Slot: c.Slot, Revision: c.Revision + 1, Author: tx.Actor().Person, ByPupil: tx.Actor().Kind == actor.KindPupil,
		At: tx.Now(), Body: c.Body,
	}
	if item.ID.IsZero() {
		item.ID, item.Revision = ident.New[Item](tx.Now()), 1
	}
	if isSingle(c.Slot) { // one on each tracker, so that two first revisions meet under one key
		item.ID = ident.Of[Item](ident.Derived(t.ID.String() + "/" + string(c.Slot)))
		item.Revision = c.Revision + 1
	}
	prior, replay, err := tx.Once(ctx, k, item.ID.Raw())
	if err != nil || replay {
		return ident.Of[Item](prior), replay, err
	}
	return item.ID, false, tx.InsertItem(ctx, t.ID, item)
}

func isSingle(s Slot) bool {
	return s == SlotTerms || s == SlotProtection || s == SlotClosing || strings.HasPrefix(string(s), "text/")
}

// forChange loads an open tracker through the viewer's gate; a closed one can be read and no longer changed.
func (s *Desk) forChange(ctx context.Context, tx Tx, v authz.Viewer, id ID) (Tracker, Overview, error) {
	t, err := tx.TrackerByID(ctx, v, id)
	if err != nil {
		return t, Overview{}, err
	}
	o, err := s.load(ctx, tx, t)
	if err == nil && t.State == Closed {
		err = errClosed
	}
	return t, o, err
}

var errClosed = fault.New(fault.Conflict, "This was closed. It can still be read; begin again with them if it goes on.")

// SaveTerms writes what is settled and who the named worker is; both are one form, so both are one revision.
func (s *Desk) SaveTerms(ctx context.Context, v authz.Viewer, k once.Key, id ID, revision int, worker actor.StaffID, terms Terms) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, _, err := s.forChange(ctx, tx, v, id)
		if err != nil {
			return err
		}
		if err := terms.check(t.StartedOn); err != nil {
			return err
		}
		if err := mayBeWorker(ctx, tx, t.Pupil, worker); err != nil {
			return err
		}
		_, done, err := s.insert(ctx, tx, k, t, Change{Revision: revision, Slot: SlotTerms, Body: Body{Terms: &terms}})
		if err != nil || done {
			return err
		}
		if t.Worker != worker && !(t.Barred && worker.IsZero()) { // a wish that is taken back gives back the worker they had
			t.Worker, t.Barred = worker, false
			if err := tx.SaveTracker(ctx, t); err != nil {
				return err
			}
			if err := tellWorker(ctx, tx, t); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.TransitionChange, Record: id.Raw(), Pupil: t.Pupil})
	})
	return fault.Wrap("transition.SaveTerms", err)
}

// Write saves a section's boxes in the actor's voice. The young person writes on their own tracker, whatever id is given;
// an adult writes where the section lets them, and never over the young person's words.
func (s *Desk) Write(ctx context.Context, v authz.Viewer, k once.Key, id ID, section Key, revision int, boxes map[string]string) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, err := s.own(ctx, tx, v, id)
		if err != nil {
			return err
		}
		if t.State == Closed {
			return errClosed
		}
		sec, ok := SectionOf(section)
		voice := VoiceOf(v.Actor())
		if !ok || !sec.MayWrite(voice) {
			return fault.Lost()
		}
		kept := map[string]string{}
		for _, b := range sec.Boxes {
			kept[b.Key] = strings.TrimSpace(boxes[b.Key])
		}
		_, done, err := s.insert(ctx, tx, k, t, Change{Revision: revision, Slot: SlotOf(section, voice), Body: Body{Text: kept}})
		if err != nil || done {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.TransitionWrite, Record: t.ID.Raw(), Pupil: t.Pupil})
	})
	return fault.Wrap("transition.Write", err)
}

// VoiceOf is the voice in which an actor writes.
func VoiceOf(a actor.Actor) Voice {
	if a.Kind == actor.KindPupil {
		return Own
	}
	return With
}

// MayWrite reports whether a section takes text in this voice.
func (s Section) MayWrite(v Voice) bool {
	if v == Own {
		return s.IsText() && s.Ask != ""
	}
	return s.IsText() && s.ByStaff
}

// own finds the tracker that an actor works on: a pupil's is their own.
func (s *Desk) own(ctx context.Context, tx Tx, v authz.Viewer, id ID) (Tracker, error) {
	if p := v.Actor().PupilID(); !p.IsZero() {
		return tx.TrackerOf(ctx, v, p)
	}
	return tx.TrackerByID(ctx, v, id)
}

// Close ends a tracker, when adult services have seen the young person or they chose it, and only once they were told
// (4.8, T-109). The anchor stays on the record and with the young person.
func (s *Desk) Close(ctx context.Context, v authz.Viewer, k once.Key, id ID, c Closing) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, o, err := s.forChange(ctx, tx, v, id)
		if errors.Is(err, errClosed) { // by this very form, perhaps, which a second click sent again
			if _, done, failed := tx.Once(ctx, k, id.Raw()); failed != nil || done {
				return failed
			}
		}
		if err != nil {
			return err
		}
		if err := c.check(o, schoolday.DateOf(tx.Now())); err != nil {
			return err
		}
		if _, done, err := s.insert(ctx, tx, k, t, Change{Slot: SlotClosing, Body: Body{Closing: &c}}); err != nil || done {
			return err
		}
		if !t.State.MayBecome(Closed) {
			return errClosed
		}
		t.State, t.ClosedAt = Closed, tx.Now()
		if err := tx.SaveTracker(ctx, t); err != nil {
			return err
		}
		if err := tellPupil(ctx, tx, t); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.TransitionClose, Record: id.Raw(), Pupil: t.Pupil})
	})
	return fault.Wrap("transition.Close", err)
}
