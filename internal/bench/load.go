package bench

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"heard/internal/clock"
)

// figures is what a run under load came to.
type figures struct {
	done          int
	perSecond     float64
	p50, p99, max time.Duration
}

// String gives one line of the report.
func (f figures) String() string {
	return fmt.Sprintf("%7.0f/s   p50 %6.2f ms   p99 %6.2f ms   max %6.1f ms   (%d)", f.perSecond, ms(f.p50), ms(f.p99), ms(f.max), f.done)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// load lets clients do the same thing for a time, with a pause between, and counts. The first error ends it.
func load(ctx context.Context, clients int, pause, length time.Duration, do func(ctx context.Context, client, i int) error) (figures, error) {
	ctx, cancel := context.WithTimeout(ctx, length)
	defer cancel()
	var mu sync.Mutex
	var all []time.Duration
	var failed error
	var wait sync.WaitGroup
	began := now()
	for c := range clients {
		wait.Go(func() {
			var mine []time.Duration
			for i := 0; ctx.Err() == nil; i++ {
				t := now()
				err := do(context.WithoutCancel(ctx), c, i)
				if err != nil {
					if !errors.Is(err, errEnough) {
						mu.Lock()
						failed = errors.Join(failed, err)
						mu.Unlock()
						cancel()
					}
					break
				}
				mine = append(mine, now().Sub(t))
				if pause > 0 {
					time.Sleep(pause - time.Duration(c)*pause/time.Duration(20*clients)) // not all in step
				}
			}
			mu.Lock()
			all = append(all, mine...)
			mu.Unlock()
		})
	}
	wait.Wait()
	return sum(all, now().Sub(began)), failed
}

func sum(all []time.Duration, took time.Duration) figures {
	if len(all) == 0 {
		return figures{}
	}
	slices.Sort(all)
	at := func(q float64) time.Duration { return all[min(len(all)-1, int(q*float64(len(all))))] }
	return figures{done: len(all), perSecond: float64(len(all)) / took.Seconds(), p50: at(0.50), p99: at(0.99), max: all[len(all)-1]}
}

func now() time.Time { return machine.Now() }

// machine tells the machine's own time: that is what is measured.
var machine clock.System
