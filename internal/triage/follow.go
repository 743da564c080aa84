package triage

import (
	"context"
	"slices"

	"heard/internal/account"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// awaiting is what a service needs of a transaction for what decisions wait for. Each read goes through the gate of the entry.
type awaiting interface {
	InsertAwaited(ctx context.Context, a Awaited) error
	// SaveAwaited stores its day and whether it is settled, if it still has the version that was read.
	SaveAwaited(ctx context.Context, a Awaited) error
	InsertAwaitedNote(ctx context.Context, a Awaited, n Note) error
	AwaitedOf(ctx context.Context, v authz.Viewer, record ident.Raw) ([]Awaited, error)
	AwaitedByID(ctx context.Context, v authz.Viewer, id AwaitedID) (Awaited, error)
	// AwaitedDue lists what is not settled and has its day by the one given, earliest first, with entries and children.
	AwaitedDue(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) ([]Awaited, error)
	// SharingDecisionByID and SharingAbout read through the gate of sharing decisions.
	SharingDecisionByID(ctx context.Context, v authz.Viewer, id sharing.DecisionID) (sharing.Decision, error)
	SharingAbout(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]sharing.Decision, error)
}

// await notes what the decision still waits for.
func (x at) await(ctx context.Context, tx Tx, d Decision, draft Draft) error {
	a := Awaited{Record: x.Record, Decision: d.ID, DueOn: schoolday.DateOf(tx.Now()), Version: 1}
	if draft.owesRecord(x.Entry) {
		a.ID, a.Owner, a.Words = ident.New[Awaited](tx.Now()), draft.SharingOwner, AwaitedWords{SharingRecord, d.Words.SharingBecause}
		if err := tx.InsertAwaited(ctx, a); err != nil {
			return err
		}
		if err := tellDoer(ctx, tx, a.Owner, a.ID.Raw()); err != nil {
			return err
		}
	}
	if !slices.Contains(d.Words.Choices, SocialCare) {
		return nil
	}
	a.ID, a.Owner, a.Words = ident.New[Awaited](tx.Now()), d.Owner, AwaitedWords{What: LAAnswer}
	n := NoteWords{Event: Referred, When: d.Words.ReferredAt, Reference: d.Words.ReferralRef}
	if made, ok := schoolday.ParseMoment(n.When); ok {
		a.DueOn = AnswerDue(made)
	}
	if err := tx.InsertAwaited(ctx, a); err != nil || n.When == "" {
		return err
	}
	return note(ctx, tx, a, n)
}

func note(ctx context.Context, tx Tx, a Awaited, w NoteWords) error {
	return tx.InsertAwaitedNote(ctx, a, Note{ID: ident.New[Note](tx.Now()), By: tx.Actor().StaffID(), At: tx.Now(), Words: w})
}

// Waited is something awaited as its page needs it.
type Waited struct {
	Awaited    Awaited
	Entry      Entry
	MayFollow  []Follow
	Sharing    []sharing.Decision
	Colleagues *account.Directory
}

// ReadAwaited opens something that a decision waits for. Opening it is opening the entry, and audited so.
func (s *Service) ReadAwaited(ctx context.Context, v authz.Viewer, id AwaitedID) (Waited, error) {
	var w Waited
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		a, x, err := s.awaited(ctx, tx, v, id)
		if err != nil {
			return err
		}
		w = Waited{Awaited: a, Entry: x.Entry, Colleagues: x.colleagues}
		if x.ladder.Answers(tx.Actor().StaffID()) {
			w.MayFollow = a.MayFollow()
		}
		if w.Sharing, err = s.linkable(ctx, tx, x); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: x.source.Audit, Record: a.Record, Pupil: x.pupil()})
	})
	return w, fault.Wrap("triage.ReadAwaited", err)
}

func (s *Service) awaited(ctx context.Context, tx Tx, v authz.Viewer, id AwaitedID) (a Awaited, x at, err error) {
	if a, err = tx.AwaitedByID(ctx, v, id); err != nil {
		return a, x, err
	}
	x, err = s.open(ctx, tx, v, a.Record)
	return a, x, err
}

// Follow writes down what was done about something awaited. Only people on the entry's ladder may call it; of two who settle it
// at once the second gets fault.Conflict.
func (s *Service) Follow(ctx context.Context, v authz.Viewer, k once.Key, id AwaitedID, w NoteWords) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		a, x, err := s.awaited(ctx, tx, v, id)
		if err != nil {
			return err
		}
		if err := x.mayDecide(tx); err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		if !a.SettledAt.IsZero() {
			return fault.New(fault.Conflict, "Somebody has settled this already.")
		}
		if err := w.check(a, tx.Now()).Err(); err != nil {
			return err
		}
		if w.Event == Linked {
			if w.Text, err = s.linked(ctx, tx, x, w.Sharing); err != nil {
				return err
			}
		}
		return follow(ctx, tx, x, a, w)
	})
	return fault.Wrap("triage.Follow", err)
}

func follow(ctx context.Context, tx Tx, x at, a Awaited, w NoteWords) error {
	if made, ok := schoolday.ParseMoment(w.When); ok && w.Event == Referred {
		a.DueOn = AnswerDue(made)
	}
	if w.Event.settles() {
		a.SettledAt = tx.Now()
	}
	if err := tx.SaveAwaited(ctx, a); err != nil {
		return err
	}
	if err := note(ctx, tx, a, w); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: audit.TriageFollow, Record: a.Record, Pupil: x.pupil()})
}
