package selfreferral

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/schoolday"
	"heard/internal/waiting"
)

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
		} else if err := talkedAgain(ctx, tx, c, t.Who, when); err != nil {
			return Step{}, err
		}
		if r.TakenUpBy().IsZero() {
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
	return Words{Next: t.Next, On: on, When: when}, when, f.Err()
}

// told leaves the trace of a colleague's step and tells the pupil that there is news, never what.
func told(ctx context.Context, tx Tx, r Request, a audit.Action, event notify.Event) error {
	n := notify.Notice{Event: event, To: notify.ToPupil, ToID: r.Pupil.Raw(), Record: r.ID.Raw(), Rung: string(a)}
	if err := tx.Enqueue(ctx, n); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: a, Record: r.ID.Raw(), Pupil: r.Pupil})
}

// talkedAgain checks a talk that follows the one which answered: the same is asked of it.
func talkedAgain(ctx context.Context, tx Tx, k waiting.Kept, who actor.StaffID, when time.Time) error {
	if err := onLadder(ctx, tx, k); err != nil {
		return err
	}
	l, err := waiting.LadderOf(ctx, tx, k)
	if err != nil {
		return err
	}
	return k.Clock.Talked(who, when, tx.Now(), l)
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
