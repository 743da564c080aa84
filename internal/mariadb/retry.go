package mariadb

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"
)

// errAgain asks for another run where the server's own error would not: a commit whose outcome is unknown.
var errAgain = &ServerError{Number: 1180, Name: "commit"}

const (
	maxTries     = 32
	retryLimit   = 10 * time.Second
	firstPause   = 2 * time.Millisecond
	longestPause = 200 * time.Millisecond
)

// retry runs an attempt, which must leave nothing behind when it fails, for as long as the server asks for another try, but
// for ten seconds and 32 tries at most. The pauses are random, so that two transactions do not meet again. Of many who change one row
// in one instant, as a class does that sends a form together, one gets through with each try: eight were not enough for a class.
func retry(ctx context.Context, op string, attempt func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, retryLimit)
	defer cancel()
	longest := firstPause
	for try := 1; ; try++ {
		err := attempt(ctx)
		if err == nil || try == maxTries || !runAgain(err) && !errors.Is(err, errAgain) {
			return classify(op, err)
		}
		select {
		case <-ctx.Done():
			return classify(op, err)
		case <-time.After(rand.N(longest)): //nolint:gosec // spreads retries; nothing to guess
		}
		longest = min(2*longest, longestPause)
	}
}
