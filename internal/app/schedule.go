package app

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/jobs"
)

// schedule lists what happens by itself.
func (a *App) schedule(o Options) *jobs.Schedule {
	return jobs.New(a.Store, o.Clock, o.Log,
		jobs.Job{Name: "escalate", Every: 20 * time.Second, Do: func(ctx context.Context, by actor.Actor) error {
			_, err := a.Services.Waiting.PassOnDue(ctx, by)
			return err
		}},
		jobs.Job{Name: "give_back", Every: 20 * time.Second, Do: func(ctx context.Context, by actor.Actor) error {
			return a.Services.Covers.GiveBackRunOut(ctx, by)
		}},
		jobs.Job{Name: "deliver", Every: 2 * time.Second, Do: func(ctx context.Context, by actor.Actor) error {
			_, err := a.Services.Notices.Deliver(ctx, by)
			return err
		}},
		jobs.Job{Name: "sweep", Every: time.Hour, Do: func(ctx context.Context, _ actor.Actor) error {
			return a.Store.Sweep(ctx, o.Demo)
		}},
	)
}
