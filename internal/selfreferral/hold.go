package selfreferral

import (
	"context"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/waiting"
)

// List is what a colleague sees of requests: what waits for them, and the rest, newest first.
type List struct {
	Now        time.Time
	Waiting    []Waiting // what has come to them and waits for a talk, earliest promise first
	Others     []Request
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// mostWaiting bounds one page of what waits. A school in which more wait for one person has them in the next look.
const mostWaiting = 100

func waitingFor(ctx context.Context, tx Tx, v authz.Viewer) (l List, err error) {
	l.Now = tx.Now()
	if l.Roster, err = tx.Roster(ctx); err != nil {
		return l, err
	}
	if l.Colleagues, err = tx.Colleagues(ctx); err != nil {
		return l, err
	}
	l.Waiting, err = tx.RequestsWaiting(ctx, v, mostWaiting)
	return l, err
}

// List lists what the viewer may see, without anybody's words. Whoever the pupil kept out of a request finds no trace of it.
func (s *Service) List(ctx context.Context, v authz.Viewer, before ID, most int) (List, error) {
	var l List
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if l, err = waitingFor(ctx, tx, v); err != nil {
			return err
		}
		l.Others, err = tx.Requests(ctx, v, before, most)
		return err
	})
	return l, fault.Wrap("selfreferral.List", err)
}

// Reading is a request opened by somebody in school.
type Reading struct {
	Request    Request
	Clock      response.Clock
	Ladder     response.Ladder
	MayAct     bool // the reader stands on its ladder
	Parts      []Part
	Steps      []Step
	Wish       Format    // the newest answer to "one-to-one or group?"
	WishedAt   time.Time // and when it was given
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// Open opens a request in full. It is audited, the pupil sees it, and it stops no clock: opening is not answering.
func (s *Service) Open(ctx context.Context, v authz.Viewer, id ID) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if r, err = read(ctx, tx, v, id); err != nil {
			return err
		}
		if err := tx.NoteOpened(ctx, id); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestRead, Record: id.Raw(), Pupil: r.Request.Pupil})
	})
	return r, fault.Wrap("selfreferral.Open", err)
}

func read(ctx context.Context, tx Tx, v authz.Viewer, id ID) (r Reading, err error) {
	if r.Request, err = tx.RequestByID(ctx, v, id); err != nil {
		return r, err
	}
	if r.Parts, err = tx.RequestParts(ctx, v, id); err != nil {
		return r, err
	}
	if r.Steps, err = tx.RequestSteps(ctx, v, id); err != nil {
		return r, err
	}
	k, err := tx.ClockOf(ctx, id.Raw())
	if err != nil {
		return r, err
	}
	r.Clock = k.Clock
	if r.Ladder, err = waiting.LadderOf(ctx, tx, k); err != nil {
		return r, err
	}
	r.MayAct = r.Ladder.Holds(tx.Actor().StaffID())
	if r.Roster, err = tx.Roster(ctx); err != nil {
		return r, err
	}
	r.Wish, r.WishedAt = wish(r.Parts)
	r.Colleagues, err = tx.Colleagues(ctx)
	return r, err
}

// wish is the newest answer to "one-to-one or group?": the pupil may have changed it.
func wish(parts []Part) (f Format, at time.Time) {
	for _, p := range parts {
		if p.Answers.Ease.Format != "" {
			f, at = p.Answers.Ease.Format, p.WrittenAt
		}
	}
	return f, at
}

// TakeUp is "I have read this and will act". Only someone on its ladder may say so, and the pupil is told who did. It does
// not stop the pupil's clock: only a talk does.
func (s *Service) TakeUp(ctx context.Context, v authz.Viewer, k once.Key, id ID) error {
	return s.step(ctx, v, k, id, "selfreferral.TakeUp", func(tx Tx, r *Request) (Step, error) {
		words, err := signed(ctx, tx, Words{})
		if err != nil {
			return Step{}, err
		}
		c, err := tx.ClockOf(ctx, id.Raw())
		if err != nil {
			return Step{}, err
		}
		if c.Clock.IsRunning() {
			if _, err := waiting.Acknowledge(ctx, tx, id.Raw()); err != nil {
				return Step{}, err
			}
		} else if err := onLadder(ctx, tx, c); err != nil {
			return Step{}, err
		}
		r.ActingBy, r.ActingAt = tx.Actor().StaffID(), tx.Now()
		return Step{Event: TakeUp, Words: words}, told(ctx, tx, *r, audit.RequestTakeUp, notify.RequestMoved)
	})
}

// Spoken is a talk with the pupil, as the colleague who had it, or heard of it, writes it down.
type Spoken struct {
	Who  actor.StaffID // zero for the colleague who writes
	When string        // as typed; just now when empty
	Next string        // what happens next, in plain words: the pupil reads it
	On   string        // the day of it, as typed
}

// Spoke records that somebody has spoken with the pupil, and what happens next: in plain words, with a date. That alone
// answers them (rules 3.1).
func (s *Service) Spoke(ctx context.Context, v authz.Viewer, k once.Key, id ID, t Spoken) error {
	return s.step(ctx, v, k, id, "selfreferral.Spoke", func(tx Tx, r *Request) (Step, error) {
		words, when, err := t.check(tx.Now())
		if err != nil {
			return Step{}, err
		}
		if t.Who.IsZero() {
			t.Who = tx.Actor().StaffID()
		}
		if words, err = signed(ctx, tx, words); err != nil {
			return Step{}, err
		}
		if words.Who, err = nameOf(ctx, tx, t.Who); err != nil {
			return Step{}, err
		}
		c, err := tx.ClockOf(ctx, id.Raw())
		if err != nil {
			return Step{}, err
		}
		if c.Clock.IsRunning() {
			if _, err := waiting.Spoke(ctx, tx, id.Raw(), t.Who, when); err != nil {
				return Step{}, err
			}
		} else if err := onLadder(ctx, tx, c); err != nil {
			return Step{}, err
		}
		if r.ActingBy.IsZero() {
			r.ActingBy, r.ActingAt = tx.Actor().StaffID(), tx.Now()
		}
		return Step{Event: Speak, Words: words}, told(ctx, tx, *r, audit.RequestSpeak, notify.RequestAnswered)
	})
}

func (t Spoken) check(now time.Time) (Words, time.Time, error) {
	var f fault.Fields
	when, ok := now, true
	if isSaid(t.When) {
		when, ok = schoolday.ParseMoment(t.When)
	}
	f.Need(ok, "when", "Write the day and time of the talk like this: 20/11/2026 09:15.")
	f.Need(isSaid(t.Next), "next", "Write what happens next, as the young person will read it.")
	on := needDay(&f, "on", t.On, schoolday.DateOf(now))
	return Words{Next: t.Next, On: on}, when, f.Err()
}

// told leaves the trace of a colleague's step and tells the pupil that there is news, never what.
func told(ctx context.Context, tx Tx, r Request, a audit.Action, event notify.Event) error {
	n := notify.Notice{Event: event, To: notify.ToPupil, ToID: r.Pupil.Raw(), Record: r.ID.Raw(), Rung: string(a)}
	if err := tx.Enqueue(ctx, n); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: a, Record: r.ID.Raw(), Pupil: r.Pupil})
}

// onLadder lets only those act on an answered request who may hold it.
func onLadder(ctx context.Context, tx Tx, k waiting.Kept) error {
	l, err := waiting.LadderOf(ctx, tx, k)
	if err != nil {
		return err
	}
	if !l.Holds(tx.Actor().StaffID()) {
		return fault.New(fault.NotAllowed, "Only the people this comes to can act on it. Speak to the safeguarding lead.")
	}
	return nil
}

// signed puts the acting colleague's name and role, as they are now, under words.
func signed(ctx context.Context, tx Tx, w Words) (Words, error) {
	by, err := nameOf(ctx, tx, tx.Actor().StaffID())
	w.By = by
	return w, err
}

func nameOf(ctx context.Context, tx Tx, id actor.StaffID) (string, error) {
	d, err := tx.Colleagues(ctx)
	if err != nil {
		return "", err
	}
	c, ok := d.ByID(id)
	if !ok {
		return "", (&fault.Fields{{Name: "who", Message: "Choose who spoke with the young person."}}).Err()
	}
	return c.Person.Name + ", " + c.Person.JobTitle, nil
}
