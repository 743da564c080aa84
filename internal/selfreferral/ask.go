package selfreferral

import (
	"context"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/exclusion"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/waiting"
)

// DraftForm is the name under which the answers are kept until they are sent.
const DraftForm = "/p"

// AnswerToday takes the answer to "do you need help today?". Yes and not sure are sent by themselves, at once, with nothing
// else, and give the request they made. A second tap while the first still waits tells the same people once more and makes no
// second request: a pupil who taps again has not been found yet. Any other answer sends nothing and gives the zero id.
func (s *Service) AnswerToday(ctx context.Context, v authz.Viewer, k once.Key, a Ask) (ID, error) {
	a.Answers = Answers{Today: a.Answers.Today}
	if !a.Answers.Today.IsAsked() {
		err := s.transact(ctx, v.Actor(), func(tx Tx) error {
			return tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestToday, Pupil: tx.Actor().PupilID()})
		})
		return ID{}, fault.Wrap("selfreferral.AnswerToday", err)
	}
	return s.begin(ctx, v, k, "selfreferral.AnswerToday", audit.RequestToday, func(tx Tx, id ID, waits *helped) error {
		if waits != nil {
			return again(ctx, tx, *waits, a)
		}
		return open(ctx, tx, id, Tap, a)
	})
}

// Send sends what the pupil wrote. While their "help today" still waits, it joins that request, so that one person has all
// of it; otherwise it is a request of its own. Everything may be empty: one tap asks to talk to someone.
func (s *Service) Send(ctx context.Context, v authz.Viewer, k once.Key, a Ask) (ID, error) {
	if a.Answers.Kind == "" {
		a.Answers.Kind = Talk
	}
	return s.begin(ctx, v, k, "selfreferral.Send", audit.RequestSend, func(tx Tx, id ID, waits *helped) error {
		if err := tx.DeleteDraft(ctx, DraftForm); err != nil {
			return err
		}
		if waits != nil {
			return join(ctx, tx, waits.request, a)
		}
		return open(ctx, tx, id, Whole, a)
	})
}

// OneTap asks to talk to someone and says nothing else (T-002). Answers that are kept for later stay kept.
func (s *Service) OneTap(ctx context.Context, v authz.Viewer, k once.Key, a Ask) (ID, error) {
	a.Answers = Answers{Kind: Talk}
	return s.begin(ctx, v, k, "selfreferral.OneTap", audit.RequestSend, func(tx Tx, id ID, waits *helped) error {
		if waits != nil {
			return join(ctx, tx, waits.request, a)
		}
		return open(ctx, tx, id, Whole, a)
	})
}

// helped is a "help today" that still waits.
type helped struct{ request Request }

// begin claims the form's key, so that a form that arrives twice answers with what it made the first time, and leaves the trace.
func (s *Service) begin(ctx context.Context, v authz.Viewer, k once.Key, op string, trace audit.Action, do func(Tx, ID, *helped) error) (ID, error) {
	var made ID
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		made = ident.New[Request](tx.Now())
		waits, err := helpWaiting(ctx, tx, v)
		if err != nil {
			return err
		}
		if waits != nil {
			made = waits.request.ID
		}
		prior, replay, err := tx.Once(ctx, k, made.Raw())
		if made = ident.Of[Request](prior); err != nil || replay {
			return err
		}
		if err := do(tx, made, waits); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: trace, Record: made.Raw(), Pupil: tx.Actor().PupilID()})
	})
	return made, fault.Wrap(op, err)
}

// helpWaiting finds the pupil's "help today" that still waits; nil when there is none.
func helpWaiting(ctx context.Context, tx Tx, v authz.Viewer) (*helped, error) {
	mine, err := tx.Requests(ctx, v, ID{}, recent)
	if err != nil {
		return nil, err
	}
	for _, r := range mine {
		if !r.HelpToday || r.State == Withdrawn || !r.State.IsOpen() {
			continue
		}
		k, err := tx.ClockOf(ctx, r.ID.Raw())
		if err != nil {
			return nil, err
		}
		if k.Clock.IsRunning() {
			return &helped{r}, nil
		}
	}
	return nil, nil
}

// recent is how many of a pupil's own requests are looked through; one that still waits is never older than that.
const recent = 20

// open makes a new request with its first part and its clock.
func open(ctx context.Context, tx Tx, id ID, kind PartKind, a Ask) error {
	p, err := preview(ctx, tx, a)
	if err != nil {
		return err
	}
	if err := p.check(a); err != nil {
		return err
	}
	r := Request{ID: id, Reference: reference(id), Pupil: tx.Actor().PupilID(), Chosen: a.Chosen, State: Sent, HelpToday: a.Answers.Today.IsAsked(), SentAt: tx.Now(), Version: 1}
	if err := tx.InsertRequest(ctx, r); err != nil {
		return err
	}
	if err := addPart(ctx, tx, r, kind, a.Answers); err != nil {
		return err
	}
	if err := exclusion.Record(ctx, tx, r.Pupil, a.Not); err != nil {
		return err
	}
	e := a.entry(r.Pupil, response.Request)
	if e.Record = id.Raw(); r.HelpToday {
		e.Kind = response.RequestToday
	}
	_, _, err = waiting.Begin(ctx, tx, e)
	return err
}

// join puts what was written beside a "help today" that still waits. Its promise is the earlier one and stays.
func join(ctx context.Context, tx Tx, r Request, a Ask) error {
	p, err := preview(ctx, tx, a)
	if err != nil {
		return err
	}
	if err := p.check(a); err != nil {
		return err
	}
	if err := addPart(ctx, tx, r, Whole, a.Answers); err != nil {
		return err
	}
	if err := tx.InsertBars(ctx, r.ID.Raw(), a.bars()); err != nil {
		return err
	}
	if err := exclusion.Record(ctx, tx, r.Pupil, a.Not); err != nil {
		return err
	}
	if !a.Chosen.IsZero() && a.Chosen != r.Chosen {
		r.Chosen = a.Chosen
		if err := waiting.Choose(ctx, tx, r.ID.Raw(), a.Chosen); err != nil {
			return err
		}
		if err := tx.SaveRequest(ctx, r); err != nil {
			return err
		}
	}
	return tellNew(ctx, tx, r, notify.RequestChanged)
}

func again(ctx context.Context, tx Tx, waits helped, a Ask) error {
	r := waits.request
	if err := addPart(ctx, tx, r, Again, a.Answers); err != nil {
		return err
	}
	return tellNew(ctx, tx, r, notify.RequestWaiting)
}

// tellNew puts what the pupil has just said among what waits to be read, until somebody who acts on the request has opened it
// (H1): they were promised that it goes to the same people.
func tellNew(ctx context.Context, tx Tx, r Request, event notify.Event) error {
	if err := tellHolders(ctx, tx, r, event); err != nil {
		return err
	}
	return tx.NoteNew(ctx, r.ID)
}

// tellHolders puts a notice before everybody whom the request has come to and who may hold it now.
func tellHolders(ctx context.Context, tx Tx, r Request, event notify.Event) error {
	k, l, err := waiting.Held(ctx, tx, r.ID.Raw())
	if err != nil {
		return err
	}
	for _, id := range k.Clock.Holders(l) {
		n := notify.Notice{Event: event, To: notify.ToStaff, ToID: id.Raw(), Record: r.ID.Raw(), Rung: "again"}
		if err := tx.Enqueue(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

// addPart keeps what the pupil sent, with their age and the wording they had before them.
func addPart(ctx context.Context, tx Tx, r Request, kind PartKind, a Answers) error {
	age, err := ageOf(ctx, tx, r.Pupil)
	if err != nil {
		return err
	}
	return tx.InsertRequestPart(ctx, r.ID, Part{
		ID: ident.New[Part](tx.Now()), Kind: kind, LimitsVersion: LimitsVersion, Age: age, WrittenAt: tx.Now(), Answers: a,
	})
}

func ageOf(ctx context.Context, tx Tx, id actor.PupilID) (int, error) {
	roster, err := tx.Roster(ctx)
	if err != nil {
		return 0, err
	}
	p, ok := roster.ByID(id)
	if !ok {
		return 0, fault.Lost()
	}
	return pupil.Age(p.Born, schoolday.DateOf(tx.Now())), nil
}

// reference is what stands on the receipt: short, and no count of how many have asked.
func reference(id ID) string {
	s := id.String()
	return "R-" + s[len(s)-7:]
}
