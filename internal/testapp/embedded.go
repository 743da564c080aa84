package testapp

import (
	"sync"
	"sync/atomic"
	"time"

	"heard/internal/app"
	"heard/internal/clock"
)

// embedded is what the programs of all tests carry within them: to read and compile it anew takes longer than most tests.
var embedded = sync.OnceValues(func() (*app.Embedded, error) { return app.Unpack(&now) })

// now is the clock of the test that has the database, as only one has at a time.
var now current

type current struct{ atomic.Pointer[clock.Fake] }

// Now implements clock.Clock.
func (c *current) Now() time.Time { return c.Load().Now() }
