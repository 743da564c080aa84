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
	maxTries   = 8
	retryLimit = 10 * time.Second
	firstPause = 2 * time.Millisecond
)

// retry runs an attempt, which must leave nothing behind when it fails, up to eight times within ten seconds for as long
// as the server asks for another try. The pauses are random, so that two transactions do not meet again.
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
		longest *= 2
	}
}
