package bench

import (
	"context"
	"math/rand/v2"

	"heard/internal/actor"
	"heard/internal/app"
	"heard/internal/authz"
	"heard/internal/schoolday"
	"heard/internal/transition"
)

// move begins a move with one young person through the desk, as their adults and they themselves would: every section in every
// voice that may write it, everything agreed, and a pack made of it, about twenty pages long.
func (b *bench) move(ctx context.Context, a *app.App) error {
	who := b.school.pupils[b.moverAt()]
	m := mover{bench: b, app: a, desk: a.Services.MovingOn, random: rand.New(rand.NewPCG(18, 18))} //nolint:gosec // figures, not secrets
	return first(
		func() error {
			return m.as(b.school.lead(), "transition", "start", func(v authz.Viewer) (err error) {
				b.school.mover, err = m.desk.Start(ctx, v, form(now()), who, b.school.staff[0])
				return err
			})
		},
		func() error { return m.stands(ctx) },
		func() error { return m.write(ctx, b.school.lead(), "transition", transition.With) },
		func() error { return m.write(ctx, child(who), "own_transition", transition.Own) },
		func() error {
			return m.as(child(who), "own_pack", "choose", func(v authz.Viewer) error { return m.desk.Choose(ctx, v, form(now()), everything()) })
		},
		func() error {
			return m.as(b.school.lead(), "pack", "make", func(v authz.Viewer) (err error) {
				b.school.pack, err = m.desk.Make(ctx, v, form(now()), b.school.mover)
				return err
			})
		},
	)
}

type mover struct {
	*bench
	app    *app.App
	desk   *transition.Desk
	random *rand.Rand
}

func (m mover) as(who actor.Actor, o authz.Object, a authz.Action, do func(authz.Viewer) error) error {
	v, err := m.app.Policy.Viewer(who, o, a)
	if err != nil {
		return err
	}
	return do(v)
}

// stands settles the terms, and puts two services with a meeting on the move.
func (m mover) stands(ctx context.Context) error {
	today := schoolday.DateOf(now())
	return m.as(m.school.lead(), "transition", "change", func(v authz.Viewer) error {
		terms := transition.Terms{Transfer: today.Add(300), WorkerFrom: today, WorkerUntil: today.Add(600), Stable: transition.Stable, Receiver: "Bench adult service", GP: "Bench surgery", NextReview: today.Add(30)}
		if err := m.desk.SaveTerms(ctx, v, form(now()), m.school.mover, 0, m.school.staff[0], terms); err != nil {
			return err
		}
		for _, c := range []transition.Change{
			{Slot: transition.SlotService, Body: transition.Body{Service: &transition.Service{Name: "Counselling", EndsAge: "18th birthday", Equivalent: "Adult counselling", Involves: narrative(m.random)}}},
			{Slot: transition.SlotService, Body: transition.Body{Service: &transition.Service{Name: "A group", EndsAge: "25", GoesOn: true, Involves: narrative(m.random)}}},
			{Slot: transition.SlotMeeting, Body: transition.Body{Meeting: &transition.Meeting{Purpose: transition.Yearly, On: today, Who: "Adult 000, teacher, and the young person", Does: narrative(m.random)}}},
		} {
			if _, err := m.desk.Save(ctx, v, form(now()), m.school.mover, c); err != nil {
				return err
			}
		}
		return nil
	})
}

func (m mover) write(ctx context.Context, who actor.Actor, o authz.Object, voice transition.Voice) error {
	return m.as(who, o, "write", func(v authz.Viewer) error {
		for _, s := range transition.Sections() {
			if !s.MayWrite(voice) {
				continue
			}
			if err := m.desk.Write(ctx, v, form(now()), m.school.mover, s.Key, 0, boxes(m.random, s)); err != nil {
				return err
			}
		}
		return nil
	})
}

func everything() (all []transition.Choice) {
	for _, c := range []transition.Copy{transition.Receiving, transition.GP} {
		for _, s := range transition.Asked(c) {
			all = append(all, transition.Choice{Section: s.Key, Receiver: c, Yes: true})
		}
	}
	return all
}
