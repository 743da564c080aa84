package bench

import (
	"context"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/ident"
	"heard/internal/referral"
	"heard/internal/schoolday"
)

// referrals has the lead ask a service for help: what is not new any more has started and ended, and the young person was told.
func (f *filler) referrals(ctx context.Context, day []entry) error {
	if len(day) == 0 {
		return nil
	}
	f.clock.Set(day[0].at)
	return f.transact(ctx, f.school.lead(), func(tx fillTx) error {
		for _, e := range day {
			if err := f.refer(ctx, tx, e); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f *filler) refer(ctx context.Context, tx fillTx, e entry) error {
	lead := f.school.staff[0]
	j := referral.Journey{
		ID: ident.New[referral.Journey](e.at), Pupil: e.who, Open: true, Navigator: lead, Anchor: f.school.org, CreatedAt: e.at, Version: 1,
		Words: referral.JourneyWords{For: "Somebody to talk to about what happened."},
	}
	id := ident.New[referral.Referral](e.at)
	r := referral.Referral{
		ID: id, Reference: e.reference("R"), Journey: j.ID, Pupil: e.who, Entry: f.school.entry, Org: f.school.org, Author: lead, State: referral.Draft, WrittenAt: e.at, Version: 1,
		Words: referral.Words{Want: "To sleep again.", Concern: narrative(f.random), Since: "Since the summer", WhyNow: "They asked.", Impact: narrative(f.random), Tried: "A quiet room.", Adjust: "None needed."},
	}
	err := first(
		func() error { return tx.InsertJourney(ctx, j) },
		func() error { return tx.InsertReferral(ctx, r) },
		func() error {
			r.Owner, r.PupilAware = lead, true
			return tx.SaveReferralWords(ctx, r)
		},
		func() error { return f.sent(ctx, tx, r, e) },
		func() error { return tx.CountJourney(ctx, j.ID, 0, 1) },
	)
	if err != nil || e.isOpen() {
		return err
	}
	j.Open, j.ClosedAt, j.Version = false, e.at, 3
	return first(
		func() error { return tx.CountJourney(ctx, j.ID, 0, -1) },
		func() error { return tx.SaveJourney(ctx, j) },
		func() error { return trace(ctx, tx, j.ID.Raw(), e.who, audit.JourneyClose) },
	)
}

// sent freezes what was sent and writes what came of it.
func (f *filler) sent(ctx context.Context, tx fillTx, r referral.Referral, e entry) error {
	r.State, r.SentAt, r.Version = referral.Waiting, e.at, 2
	what := []referral.EventKind{referral.WasSent, referral.WasReceived, referral.IsWaiting, referral.HadContact}
	if e.isOpen() {
		r.ContactDue = schoolday.DateOf(f.end).Add(1 + e.i%14).At(0)
	} else {
		r.State, r.ToldAt, r.OverAt, r.ShownUntil = referral.Ended, e.at, e.at, e.at.AddDate(0, 1, 0)
		what = append(what, referral.HadContact, referral.HasStarted, referral.HasEnded, referral.WasTold)
	}
	out := referral.Outgoing{To: "Bench counselling (fictional)", Reference: r.Reference, Basis: "A partner agreement", Parts: []referral.Part{{Title: "What they want", Lines: []referral.Line{
		{Key: "Want", Text: r.Words.Want, Own: true}, {Key: "Concern", Text: r.Words.Concern}, {Key: "Impact", Text: r.Words.Impact},
	}}}}
	if err := tx.InsertOutgoing(ctx, r.ID, out); err != nil {
		return err
	}
	for _, kind := range what {
		ev := referral.Event{ID: ident.New[referral.Event](e.at), Kind: kind, ByKind: actor.KindStaff, By: r.Author.Raw(), At: e.at, Said: referral.Said{Heard: "On the telephone", Note: "They are well, and wait."}}
		if err := tx.InsertReferralEvent(ctx, r.ID, ev); err != nil {
			return err
		}
	}
	if err := tx.SaveReferral(ctx, r); err != nil {
		return err
	}
	return trace(ctx, tx, r.ID.Raw(), e.who, audit.ReferralBegin, audit.ReferralWrite, audit.ReferralRead, audit.ReferralSend, audit.ReferralAnswer, audit.ReferralContact, audit.ReferralTell)
}
