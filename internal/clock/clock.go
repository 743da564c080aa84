// Package clock is the only place that asks the machine for the time. Everything else is told.
package clock

import (
	"sync"
	"time"
)

// Clock tells the time in UTC to the microsecond, which is what DATETIME(6) keeps: a time read back equals the time written.
type Clock interface{ Now() time.Time }

// System is the machine's clock.
type System struct{}

// Now gives the current time.
func (System) Now() time.Time { return Trim(time.Now()) }

// Trim brings any time to the form in which Heard keeps times.
func Trim(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// Fake is a clock for tests and for building the fictional school; safe for several goroutines.
type Fake struct {
	mu  sync.Mutex
	now time.Time
}

// NewFake makes a clock that stands still at t.
func NewFake(t time.Time) *Fake { return &Fake{now: Trim(t)} }

// Now gives the time it was last set to.
func (f *Fake) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// Set moves the clock to t, forward or back.
func (f *Fake) Set(t time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = Trim(t)
}

// Advance moves the clock on by d.
func (f *Fake) Advance(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = Trim(f.now.Add(d))
}
