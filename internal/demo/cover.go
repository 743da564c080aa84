package demo

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/mariadb"
	"heard/internal/waiting"
)

// cover plays two times of cover: one in the autumn that has run out, and one that stands this week.
func (y *year) cover() {
	covers := waiting.NewCovers(mariadb.Transact[waiting.CoverTx](y.store))
	lead, deputy, head := y.holder(actor.DSL), y.holder(actor.DeputyDSL), y.holder(actor.Head)
	set := func(name string, at, until time.Time, d waiting.CoverDraft) {
		y.plan(at, name, func(ctx context.Context) error {
			v, err := y.as(lead, "cover", "set")
			if err != nil {
				return err
			}
			d.Until = typed(until)
			return covers.Set(ctx, v, key(name), d)
		})
	}
	past := y.atWork(y.world.Now.AddDate(0, 0, -40))
	set("cover of the lead", past, past.Add(50*time.Hour), waiting.CoverDraft{For: staffID(lead), By: staffID(deputy)})
	y.plan(past.Add(51*time.Hour), "cover runs out", func(ctx context.Context) error {
		return covers.GiveBackRunOut(ctx, actor.Named("give_back", "demo"))
	})
	set("cover of the head", y.atWork(y.world.Now.Add(-26*time.Hour)), y.world.Now.Add(72*time.Hour), waiting.CoverDraft{For: staffID(head), By: staffID(deputy)})
}
