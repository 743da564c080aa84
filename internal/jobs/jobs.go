// Package jobs runs what must happen by itself: clocks that run out, notices that are due, tidying. Several processes may
// run it on one database; only the one that holds the lease works, and every job may run twice without harm. What a job
// does belongs to the domain.
package jobs

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"time"

	"heard/internal/actor"
	"heard/internal/clock"
	"heard/internal/fault"
	"heard/internal/ident"
)

// Job is one thing done again and again.
type Job struct {
	Name  string
	Every time.Duration
	Do    func(ctx context.Context, by actor.Actor) error
}

// Leases says who may work.
type Leases interface {
	Lease(ctx context.Context, name, holder string, length time.Duration) (bool, error)
}

// Schedule runs jobs under one lease.
type Schedule struct {
	jobs   []Job
	leases Leases
	clock  clock.Clock
	log    *slog.Logger
	holder string
	next   map[string]time.Time
}

// leaseLength is how long the others wait before they take over from a process that died.
const leaseLength = 30 * time.Second

// leaseName is the row for which the processes of one database compete.
const leaseName = "schedule"

// New makes a schedule. It does nothing until Run or Tick.
func New(l Leases, c clock.Clock, log *slog.Logger, jobs ...Job) *Schedule {
	return &Schedule{jobs: jobs, leases: l, clock: c, log: log, holder: ident.NewRaw(c.Now()).String(), next: map[string]time.Time{}}
}

// Run ticks until ctx ends.
func (s *Schedule) Run(ctx context.Context, every time.Duration) {
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		s.Tick(ctx)
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// Tick does every job whose time has come, if this process holds the lease. It reports whether it did. A job that fails or
// panics is logged by kind and tried again at the next tick; it stops no other, and not the program.
func (s *Schedule) Tick(ctx context.Context) bool {
	held, err := s.leases.Lease(ctx, leaseName, s.holder, leaseLength)
	if err != nil && ctx.Err() == nil { // stopping is no fault
		s.log.LogAttrs(ctx, slog.LevelWarn, "lease", slog.String("fault", fault.KindOf(err).String()))
	}
	if !held {
		return false
	}
	for _, j := range s.jobs {
		now := s.clock.Now()
		if wait := s.next[j.Name].Sub(now); wait > 0 && wait <= j.Every { // longer: the clock was ahead and has been put right
			continue
		}
		if err := s.do(ctx, j); err != nil {
			if ctx.Err() != nil { // cut off as the program stops: the next one to hold the lease begins with it
				return true
			}
			s.log.LogAttrs(ctx, slog.LevelError, "job", slog.String("job", j.Name), slog.String("error", err.Error()))
			continue
		}
		s.next[j.Name] = now.Add(j.Every)
	}
	return true
}

func (s *Schedule) do(ctx context.Context, j Job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			s.log.LogAttrs(ctx, slog.LevelError, "panic", slog.String("job", j.Name), slog.String("kind", fault.Panicked(p)), slog.String("stack", string(debug.Stack())))
			err = errPanic
		}
	}()
	return j.Do(ctx, actor.Named(j.Name, s.holder))
}

var errPanic = errors.New("the job panicked")
