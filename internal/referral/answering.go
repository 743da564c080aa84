package referral

import (
	"context"
	"strings"
	"time"

	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/once"
	"heard/internal/schoolday"
)

// Answer records what the service says. Its own worker may call it, and anybody at school who may write in the referral and
// heard it. An ending stays a task until somebody has told the young person (T-041, 4.8, scenario 6).
func (s *Service) Answer(ctx context.Context, v authz.Viewer, k once.Key, id ID, version int, a Answer) error {
	err := s.change(ctx, v, k, id, version, audit.ReferralAnswer, func(tx Tx, r Referral) error {
		joined, expected, told, err := a.check(tx)
		if err != nil {
			return err
		}
		next, _ := a.target()
		if !r.State.MayBecome(next) {
			return fault.New(fault.Conflict, "This has moved on, so that answer no longer fits. See how it stands now.")
		}
		before := r.State
		if err := r.take(ctx, tx, next, joined, expected); err != nil {
			return err
		}
		a.Said.Told = told
		if err := event(ctx, tx, r.ID, a.Kind, a.Said); err != nil {
			return err
		}
		if a.isEnding() && a.Has == yes {
			if err := r.finish(told, tx.Now()); err != nil {
				return err
			}
			r.settle(told)
			if err := event(ctx, tx, r.ID, WasTold, Said{Told: told}); err != nil {
				return err
			}
		}
		return settleAnswer(ctx, tx, r, before)
	})
	return fault.Wrap("referral.Answer", err)
}

// settleAnswer saves an answered referral, counts it, and lets people know.
func settleAnswer(ctx context.Context, tx Tx, r Referral, before State) error {
	if err := tx.SaveReferral(ctx, r); err != nil {
		return err
	}
	if err := keepUp(ctx, tx, r); err != nil {
		return err
	}
	refusals, live := 0, 0
	if before.IsLive() && !r.State.IsLive() {
		live = -1
	}
	if r.State == RefusalToTell || r.State == NotForUs {
		refusals = 1
	}
	if refusals != 0 || live != 0 {
		if err := tx.CountJourney(ctx, r.Journey, refusals, live); err != nil {
			return err
		}
	}
	j, err := tx.JourneyOf(ctx, r.Journey)
	if err != nil {
		return err
	}
	if refusals > 0 && j.IsLooping() {
		if err := raiseLoop(ctx, tx, j); err != nil {
			return err
		}
	}
	return tellAround(ctx, tx, r, j)
}

// take moves a referral to where an answer leads, and sets what is owed from now on.
func (r *Referral) take(ctx context.Context, tx Tx, next State, joined, expected schoolday.Date) error {
	cal, p, err := times(ctx, tx)
	if err != nil {
		return err
	}
	r.State, r.ChaseDue = next, time.Time{}
	if next == Waiting {
		r.JoinedOn, r.ExpectedOn = joined, expected
	}
	if next != Received { // a receipt is no news that somebody must carry
		r.TellDue = afterSchoolDays(cal, tx.Now(), p.TellDays)
	}
	if !next.IsBeforeSupport() {
		r.ContactDue = time.Time{}
	}
	return nil
}

// endOf is the last moment of a day in school: what is promised until a day holds all of it.
func endOf(d schoolday.Date) time.Time { return d.Add(1).At(0).Add(-time.Microsecond) }

// finish ends what somebody was told of, and sets how long the partner still sees it.
func (r *Referral) finish(told Told, now time.Time) error {
	next, keep := Ended, shownAfter
	if r.State == RefusalToTell {
		next, keep = NotForUs, refusedAfter
	}
	if !r.State.MayBecome(next) || told.Who == "" || told.How == "" || told.At.IsZero() {
		return fault.New(fault.Conflict, "Nobody is taken off a list without being told.")
	}
	r.State, r.ToldAt, r.TellDue, r.OverAt, r.ShownUntil = next, told.At, time.Time{}, now, endOf(schoolday.DateOf(now).Add(keep))
	return nil
}

// settle notes that somebody was told, or when it is looked at again that they were not: on a day of its own where it is over,
// else at a check-in by then.
func (r *Referral) settle(told Told) {
	r.PupilAware, r.TellDue = r.PupilAware || told.Not == "", time.Time{}
	switch {
	case r.IsOver():
		r.ToldAt, r.TellDue = told.At, told.Again
	case !told.Again.IsZero() && r.State.IsBeforeSupport() && (r.ContactDue.IsZero() || told.Again.Before(r.ContactDue)):
		r.ContactDue = told.Again
	}
}

// Tell records who told the young person, when and how. It is the only way out of an ending, and settles any other news.
func (s *Service) Tell(ctx context.Context, v authz.Viewer, k once.Key, id ID, version int, t Telling) error {
	err := s.change(ctx, v, k, id, version, audit.ReferralTell, func(tx Tx, r Referral) error {
		told, err := t.settle(tx)
		if err != nil {
			return err
		}
		if r.TellDue.IsZero() {
			return errMoved
		}
		if r.State.IsToTell() {
			if err := r.finish(told, tx.Now()); err != nil {
				return err
			}
		}
		r.settle(told)
		if err := event(ctx, tx, id, WasTold, Said{Told: told}); err != nil {
			return err
		}
		if err := tx.SaveReferral(ctx, r); err != nil {
			return err
		}
		return keepUp(ctx, tx, r)
	})
	return fault.Wrap("referral.Tell", err)
}

// keepUp sets when somebody talks with the young person next once a service has given them back: an ending ends no search.
func keepUp(ctx context.Context, tx Tx, r Referral) error {
	if !r.IsOver() {
		return nil
	}
	j, err := tx.JourneyOf(ctx, r.Journey)
	if err != nil || !j.Open {
		return err
	}
	cal, p, err := times(ctx, tx)
	if err != nil {
		return err
	}
	today := schoolday.DateOf(tx.Now())
	latest := contactBy(cal, today, today.Add(p.CheckInDays))
	return tx.SetJourneyDue(ctx, j.ID, j.keepUp(today, schoolday.DateOf(latest)))
}

// Contact is a check-in while waiting.
type Contact struct {
	Note   string
	Missed bool // it could not take place; never a reason to close (4.8)
}

// CheckIn records a contact and sets the next one: by the school's own numbers (C-20).
func (s *Service) CheckIn(ctx context.Context, v authz.Viewer, k once.Key, id ID, version int, c Contact) error {
	if strings.TrimSpace(c.Note) == "" {
		return (&fault.Fields{{Name: "note", Message: "Write a few words about it."}}).Err()
	}
	err := s.change(ctx, v, k, id, version, audit.ReferralContact, func(tx Tx, r Referral) error {
		if !r.State.IsBeforeSupport() {
			return errMoved
		}
		cal, p, err := times(ctx, tx)
		if err != nil {
			return err
		}
		days := p.CheckInDays
		if c.Missed {
			days = p.RetryDays
		}
		today := schoolday.DateOf(tx.Now())
		r.ContactDue = contactBy(cal, today, today.Add(days))
		if err := event(ctx, tx, id, HadContact, Said{Note: c.Note, Missed: c.Missed}); err != nil {
			return err
		}
		return tx.SaveReferral(ctx, r)
	})
	return fault.Wrap("referral.CheckIn", err)
}

// Chase records that the service was asked for its receipt, and asks again after as many school days (C-19).
func (s *Service) Chase(ctx context.Context, v authz.Viewer, k once.Key, id ID, version int, note string) error {
	if strings.TrimSpace(note) == "" {
		return (&fault.Fields{{Name: "note", Message: "Say whom you asked, and what they said."}}).Err()
	}
	err := s.change(ctx, v, k, id, version, audit.ReferralChase, func(tx Tx, r Referral) error {
		if r.State != Sent {
			return errMoved
		}
		cal, p, err := times(ctx, tx)
		if err != nil {
			return err
		}
		r.ChaseDue = afterSchoolDays(cal, tx.Now(), p.ReceiptDays)
		if err := event(ctx, tx, id, WasChased, Said{Note: note}); err != nil {
			return err
		}
		return tx.SaveReferral(ctx, r)
	})
	return fault.Wrap("referral.Chase", err)
}
