package bench

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/concern"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/triage"
	"heard/internal/waiting"
)

// atATime is how many concerns of a day one author writes.
const atATime = 10

type noted struct {
	entry
	id concern.ID
}

// concerns has the day's concerns written by several authors, and all but the newest decided by the lead.
func (f *filler) concerns(ctx context.Context, day []entry) error {
	var seen []noted
	for len(day) > 0 {
		some := day[:min(atATime, len(day))]
		day = day[len(some):]
		author := f.school.staff[f.random.IntN(len(f.school.staff))]
		f.clock.Set(some[0].at)
		var mine []noted
		err := f.transact(ctx, f.school.adult(author), func(tx fillTx) error {
			mine = mine[:0]
			for _, e := range some {
				e.author = author
				n := noted{e, ident.New[concern.Concern](e.at)}
				if err := f.raise(ctx, tx, n); err != nil {
					return err
				}
				if !e.isUnseen() {
					mine = append(mine, n)
				}
			}
			return trace(ctx, tx, ident.Raw{}, actor.PupilID{}, audit.WorklistRead)
		})
		if err != nil {
			return err
		}
		seen = append(seen, mine...)
	}
	if len(seen) == 0 {
		return nil
	}
	return f.transact(ctx, f.school.lead(), func(tx fillTx) error {
		for _, n := range seen {
			if err := f.decide(ctx, tx, triage.Concern, n.id.Raw(), n.entry); err != nil {
				return err
			}
			if err := f.besideIt(ctx, tx, n); err != nil {
				return err
			}
		}
		return trace(ctx, tx, ident.Raw{}, actor.PupilID{}, audit.WorklistRead)
	})
}

// raise writes what one post writes, except that what is not new has its clock stopped.
func (f *filler) raise(ctx context.Context, tx fillTx, n noted) error {
	state, clock := concern.Closed, response.Met
	switch {
	case n.isUnseen():
		state, clock = concern.Unseen, response.Running
	case n.isOpen():
		state = concern.Decided
	}
	c := concern.Concern{
		ID: n.id, Reference: n.reference("C"), Author: n.author, State: state, EventAt: n.at, WrittenAt: n.at,
		Pupils: []concern.Involved{{Pupil: n.who, Part: concern.Affected}},
		Words:  concern.Words{AuthorName: "Adult 000", AuthorRole: "Teacher", Facts: narrative(f.random), ChildWords: "It is all right.", Danger: concern.DangerNo},
	}
	if _, _, err := tx.Once(ctx, form(n.at), n.id.Raw()); err != nil {
		return err
	}
	if err := tx.InsertConcern(ctx, c, actor.StaffID{}); err != nil {
		return err
	}
	if err := f.clockOf(ctx, tx, n.id.Raw(), n.entry, response.Concern, clock, notify.ConcernWaiting); err != nil {
		return err
	}
	return trace(ctx, tx, n.id.Raw(), n.who, audit.ConcernRaise)
}

// clockOf starts an entry's clock and tells the lead. One that runs is not due before the bench has ended.
func (f *filler) clockOf(ctx context.Context, tx fillTx, record ident.Raw, e entry, kind response.Kind, state response.State, event notify.Event) error {
	k := waiting.Kept{Record: record, Clock: response.Clock{
		Kind: kind, State: state, Rung: response.Lead, ReceivedAt: e.at, StartsAt: e.at, AnswerBy: e.at.Add(6 * time.Hour), DueAt: f.end.Add(6 * time.Hour),
	}}
	if kind != response.Concern {
		k.Asker = e.who
	}
	if err := tx.InsertClock(ctx, k); err != nil {
		return err
	}
	if err := tx.AddHolders(ctx, record, response.Lead, f.school.staff[:1]); err != nil {
		return err
	}
	return tx.Enqueue(ctx, notify.Notice{
		Event: event, To: notify.ToStaff, ToID: f.school.staff[0].Raw(), Record: record, Rung: string(response.Lead) + e.at.Format("20060102T150405"),
	})
}

// decide writes the decision on an entry, what is to be done in every second, and, of what is not open any more, that it was done.
// Half were closed by a decision of their own, later.
func (f *filler) decide(ctx context.Context, tx fillTx, kind triage.Kind, record ident.Raw, e entry) error {
	open := e.isOpen()
	review := schoolday.DateOf(e.at).Add(14)
	if open {
		review = schoolday.DateOf(f.end).Add(e.i % 28)
	}
	lead := f.school.staff[0]
	standing := triage.Standing{Record: record, Kind: kind, Owner: lead, ReviewOn: review, At: e.at, Closed: !open}
	if err := tx.SaveStanding(ctx, standing); err != nil {
		return err
	}
	twice := e.i%2 == 0
	d := f.decision(record, e, review, !open && !twice)
	if err := tx.InsertDecision(ctx, d); err != nil {
		return err
	}
	if err := trace(ctx, tx, record, e.who, audit.TriageAcknowledge, audit.TriageDecide); err != nil || !twice {
		return err
	}
	a := triage.Action{ID: ident.New[triage.Action](e.at), Record: record, Decision: d.ID, Owner: f.school.staff[e.i%len(f.school.staff)], DueOn: review, What: "Speak with them before lunch, and say what comes next."}
	if err := tx.InsertAction(ctx, a); err != nil || open {
		return err
	}
	a.DoneAt, a.DoneBy, a.Note = e.at, a.Owner, "Done. They would rather wait until Friday."
	if err := tx.InsertDone(ctx, a); err != nil {
		return err
	}
	if err := tx.InsertDecision(ctx, f.decision(record, e, review, true)); err != nil {
		return err
	}
	return trace(ctx, tx, record, e.who, audit.ActionRead, audit.ActionDone, audit.TriageClose)
}

func (f *filler) decision(record ident.Raw, e entry, review schoolday.Date, closes bool) triage.Decision {
	d := triage.Decision{
		ID: ident.New[triage.Decision](e.at), Record: record, Decider: f.school.staff[0], Owner: f.school.staff[0], DecidedAt: e.at, ReviewOn: review, Closes: closes,
		Words: triage.Words{
			DeciderName: "Adult 000", DeciderRole: "Teacher", OwnerName: "Adult 000", Summary: narrative(f.random), Wishes: "They want to go on as before, with one change.",
			Choices: []triage.Choice{triage.EarlyHelp}, Reasons: map[triage.Choice]string{triage.EarlyHelp: "They asked for it."}, Told: triage.Yes,
		},
	}
	if closes {
		d.Words.Outcome = "They have what they asked for."
	}
	return d
}

// besideIt reads a concern and, of every second, sends a word back to its author.
func (f *filler) besideIt(ctx context.Context, tx fillTx, n noted) error {
	if err := trace(ctx, tx, n.id.Raw(), n.who, audit.ConcernRead, audit.ConcernRead); err != nil || n.i%2 != 0 {
		return err
	}
	a := concern.Addition{ID: ident.New[concern.Addition](n.at), Author: f.school.staff[0], Kind: concern.Feedback, WrittenAt: n.at, Text: "Thank you. We have spoken with them."}
	if err := tx.InsertConcernAddition(ctx, n.id, a); err != nil {
		return err
	}
	return trace(ctx, tx, n.id.Raw(), n.who, audit.ConcernAdd)
}
