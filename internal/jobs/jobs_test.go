package jobs

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/clock"
)

// lease is one that the test gives and takes. The real one is tried with two stores in package mariadb.
type lease struct {
	held bool
	err  error
}

func (l *lease) Lease(context.Context, string, string, time.Duration) (bool, error) {
	return l.held && l.err == nil, l.err
}

func TestOnlyTheHolderWorksAndEachJobWhenItIsDue(t *testing.T) {
	c, l := clock.NewFake(time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)), &lease{}
	done := map[string]int{}
	job := func(name string, every time.Duration) Job {
		return Job{name, every, func(_ context.Context, by actor.Actor) error {
			if by.Kind != actor.KindJob || by.Job != name {
				t.Errorf("%s ran as %+v", name, by)
			}
			done[name]++
			return nil
		}}
	}
	s := New(l, c, slog.New(slog.DiscardHandler), job("often", time.Second), job("seldom", time.Hour))
	want := func(worked bool, often, seldom int) {
		t.Helper()
		if got := s.Tick(t.Context()); got != worked || done["often"] != often || done["seldom"] != seldom {
			t.Errorf("worked %v, often %d, seldom %d; want %v, %d, %d", got, done["often"], done["seldom"], worked, often, seldom)
		}
	}
	want(false, 0, 0)
	l.held = true
	want(true, 1, 1)
	want(true, 1, 1)
	c.Advance(time.Second)
	want(true, 2, 1)
	l.held = false
	c.Advance(time.Hour)
	want(false, 2, 1)
	l.held = true
	want(true, 3, 2)
	c.Advance(-24 * time.Hour) // the clock ran a day ahead and was put right: nothing waits for that day to come
	want(true, 4, 3)
	want(true, 4, 3)
}

// A job that fails or panics is tried again at the next tick, stops no other, and leaves a line without the text of anybody.
func TestAJobThatFailsIsTriedAgainAndStopsNoOther(t *testing.T) {
	var logged bytes.Buffer
	c, tries, panics, others := clock.NewFake(time.Now()), 0, 0, 0
	s := New(&lease{held: true}, c, slog.New(slog.NewJSONHandler(&logged, nil)),
		Job{"broken", time.Hour, func(context.Context, actor.Actor) error { tries++; return errors.New("no") }},
		Job{"panics", time.Hour, func(context.Context, actor.Actor) error { panics++; panic("Aled's words") }},
		Job{"reads past the end", time.Hour, func(context.Context, actor.Actor) error { _ = make([]int, others)[panics]; return nil }},
		Job{"fine", time.Hour, func(context.Context, actor.Actor) error { others++; return nil }})
	for range 3 {
		s.Tick(t.Context())
	}
	if tries != 3 || panics != 3 || others != 1 {
		t.Errorf("tried %d and %d times, the other ran %d times", tries, panics, others)
	}
	if got := logged.String(); !strings.Contains(got, "index out of range") || strings.Contains(got, "Aled") {
		t.Errorf("logged %s", got)
	}
	if n := strings.Count(logged.String(), `"job":"broken"`); n != 3 {
		t.Errorf("%d lines in the log: %s", n, logged.String())
	}
}

// A database that does not answer is a warning, and stopping is not even that.
func TestALeaseThatCannotBeHad(t *testing.T) {
	var logged bytes.Buffer
	s := New(&lease{err: errors.New("away")}, clock.NewFake(time.Now()), slog.New(slog.NewJSONHandler(&logged, nil)))
	if s.Tick(t.Context()) || !strings.Contains(logged.String(), "lease") {
		t.Errorf("logged %s", logged.String())
	}
	logged.Reset()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	ended := make(chan struct{})
	go func() { s.Run(ctx, time.Hour); close(ended) }()
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		t.Fatal("the schedule does not end")
	}
	if logged.Len() > 0 {
		t.Errorf("stopping logged %s", logged.String())
	}
}

// Stopping is no fault: a job that is cut off by it leaves no line in the log, and none begins after it.
func TestStoppingIsNoFailureOfAJob(t *testing.T) {
	var logged bytes.Buffer
	ctx, stop := context.WithCancel(t.Context())
	after := 0
	s := New(&lease{held: true}, clock.NewFake(time.Now()), slog.New(slog.NewJSONHandler(&logged, nil)),
		Job{"cut off", time.Hour, func(ctx context.Context, _ actor.Actor) error { stop(); return ctx.Err() }},
		Job{"after it", time.Hour, func(context.Context, actor.Actor) error { after++; return nil }})
	s.Tick(ctx)
	if logged.Len() > 0 || after > 0 {
		t.Errorf("logged %q, and went on %d times", logged.String(), after)
	}
}
