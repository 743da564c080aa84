package app

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"
)

// ErrDatabaseEnded says that the private server went away under the running program.
var ErrDatabaseEnded = errors.New("the private database ended; start Heard again and it will recover")

// tick is how often the schedule looks for work.
const tick = 2 * time.Second

// Run answers requests and runs the schedule until ctx ends or the database does. It returns after both have stopped.
func (a *App) Run(ctx context.Context, l net.Listener, d *Database) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var wait sync.WaitGroup
	wait.Go(func() { a.Schedule.Run(ctx, tick) })
	var ended error
	wait.Go(func() {
		select {
		case <-ctx.Done():
		case <-d.Done():
			ended = ErrDatabaseEnded
			stop()
		}
	})
	err := Serve(ctx, l, a.Site)
	a.Site.Settle()
	stop()
	wait.Wait()
	return errors.Join(ended, err)
}
