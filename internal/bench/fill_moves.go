package bench

import (
	"context"
	"math/rand/v2"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/transition"
)

// Of so many entries one is a move that has ended; those under way follow from the plans of today.
const entriesPerMove = 200

// moves writes the moves of ten years that are over, and one for everybody from year 9 who has a plan, except the one young
// person whose pack is measured.
func (f *filler) moves(ctx context.Context) error {
	n := f.size / entriesPerMove
	for i := range n {
		if err := f.oneMove(ctx, written(f.end, i, n), f.school.others(i, i), f.school.staff[i%len(f.school.staff)], false); err != nil {
			return err
		}
	}
	for i := 0; i < len(f.school.pupils); i += withPlan {
		who := f.school.pupils[i]
		if yearOf(i) < 9 || i == f.moverAt() {
			continue
		}
		if err := f.oneMove(ctx, f.end.AddDate(0, 0, -i%300-1), who, f.school.coordinator(i), true); err != nil {
			return err
		}
	}
	return nil
}

// yearOf is the year group of a pupil by number, and moverAt the number of the first in the last one who has a plan.
func yearOf(i int) int { return 7 + i%7 }

func (b *bench) moverAt() int {
	for i := 0; i < len(b.school.pupils); i += withPlan {
		if i > 0 && yearOf(i) == 13 {
			return i
		}
	}
	return 0
}

func (f *filler) oneMove(ctx context.Context, at time.Time, who pupil.ID, worker actor.StaffID, open bool) error {
	f.clock.Set(at)
	return f.transact(ctx, f.school.lead(), func(tx fillTx) error {
		t := transition.Tracker{ID: ident.New[transition.Tracker](at), Pupil: who, State: transition.Open, Worker: worker, StartedOn: schoolday.DateOf(at), Version: 1}
		if err := tx.InsertTracker(ctx, t); err != nil {
			return err
		}
		for _, i := range f.items(t, at) {
			if err := tx.InsertItem(ctx, t.ID, i); err != nil {
				return err
			}
			if err := trace(ctx, tx, t.ID.Raw(), who, audit.TransitionChange); err != nil {
				return err
			}
		}
		if err := trace(ctx, tx, t.ID.Raw(), who, audit.TransitionStart, audit.TransitionRead); err != nil || open {
			return err
		}
		return f.movedOn(ctx, tx, t, at)
	})
}

// movedOn gives a pack to the adult service and closes the move.
func (f *filler) movedOn(ctx context.Context, tx fillTx, t transition.Tracker, at time.Time) error {
	p := transition.Pack{ID: ident.New[transition.Pack](at), Tracker: t.ID, Number: 1, MadeAt: at, MadeBy: t.Worker.Raw(), Data: transition.Data{School: "Bench (fictional)", Number: 1, Texts: []transition.Written{
		{Section: transition.KeyProfile, Voice: transition.With, Boxes: map[string]string{"matters": narrative(f.random), "people": narrative(f.random)}, By: "Adult 000"},
	}}}
	given := transition.Issue{ID: ident.New[transition.Issue](at), Pack: p.ID, Number: 1, Copy: transition.Receiving, At: at, By: t.Worker.Raw(), Words: transition.IssueWords{To: "Bench adult service", How: "In person"}}
	return first(
		func() error { return tx.InsertPack(ctx, p) },
		func() error { return tx.InsertPackSignature(ctx, t.ID, p.ID) },
		func() error { return tx.InsertIssue(ctx, t.ID, given) },
		func() error {
			t.State, t.ClosedAt = transition.Closed, at
			return tx.SaveTracker(ctx, t)
		},
		func() error {
			return trace(ctx, tx, t.ID.Raw(), t.Pupil, audit.PackMake, audit.PackRead, audit.PackSign, audit.PackPrint, audit.PackIssue, audit.TransitionClose)
		},
	)
}

// items is what stands on a move: its terms, two services, two meetings and three texts.
func (f *filler) items(t transition.Tracker, at time.Time) []transition.Item {
	day := schoolday.DateOf(at)
	meeting := transition.Meeting{Purpose: transition.Yearly, On: day, Who: "Adult 000 and the young person", Does: narrative(f.random)}
	all := []transition.Item{
		{Slot: transition.SlotTerms, Body: transition.Body{Terms: &transition.Terms{Transfer: day.Add(400), WorkerFrom: day, WorkerUntil: day.Add(800), Stable: transition.Stable, Receiver: "Bench adult service", NextReview: schoolday.DateOf(f.end).Add(60)}}},
		{Slot: transition.SlotService, Body: transition.Body{Service: &transition.Service{Name: "Counselling", EndsAge: "18th birthday", Equivalent: "Adult counselling"}}},
		{Slot: transition.SlotService, Body: transition.Body{Service: &transition.Service{Name: "A group", EndsAge: "25", GoesOn: true}}},
		{Slot: transition.SlotMeeting, Body: transition.Body{Meeting: &meeting}},
		{Slot: transition.SlotMeeting, Body: transition.Body{Meeting: &meeting}},
	}
	for _, k := range []transition.Key{transition.KeyProfile, transition.KeyNeeds, transition.KeyTried} {
		section, _ := transition.SectionOf(k)
		all = append(all, transition.Item{Slot: transition.SlotOf(k, transition.With), Body: transition.Body{Text: boxes(f.random, section)}})
	}
	for i := range all {
		all[i].ID, all[i].Revision, all[i].Author, all[i].At = ident.New[transition.Item](at), 1, t.Worker.Raw(), at
	}
	return all
}

// boxes answers every question of a section.
func boxes(random *rand.Rand, s transition.Section) map[string]string {
	all := map[string]string{}
	for _, b := range s.Boxes {
		all[b.Key] = narrative(random)
	}
	return all
}
