package mariadb

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"heard/internal/fault"
)

func TestRetryRunsAgainOnlyWhenTheServerAsksForIt(t *testing.T) {
	for name, c := range map[string]struct {
		errs  []error // the last one repeats
		tries int
		kind  fault.Kind
		fails bool
	}{
		"at once":            {errs: []error{nil}, tries: 1},
		"after a deadlock":   {errs: []error{serverError(1213, ""), serverError(1205, ""), serverError(1020, ""), nil}, tries: 4},
		"so many times":      {errs: []error{serverError(1213, "")}, tries: 32, kind: fault.Unavailable, fails: true},
		"wrapped":            {errs: []error{classify("x", serverError(1213, "")), nil}, tries: 2},
		"a refusal":          {errs: []error{fault.New(fault.NotAllowed, "No.")}, tries: 1, kind: fault.NotAllowed, fails: true},
		"a duplicate":        {errs: []error{serverError(1062, "")}, tries: 1, kind: fault.Conflict, fails: true},
		"a connection ended": {errs: []error{context.DeadlineExceeded}, tries: 1, kind: fault.Unavailable, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tries := 0
				err := retry(t.Context(), "test", func(context.Context) error {
					tries++
					return c.errs[min(tries, len(c.errs))-1]
				})
				if tries != c.tries || (err != nil) != c.fails || c.fails && fault.KindOf(err) != c.kind {
					t.Errorf("%d tries and %v", tries, err)
				}
			})
		})
	}
}

func TestRetryEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		tries := 0
		err := retry(ctx, "test", func(context.Context) error {
			tries++
			cancel()
			return serverError(1213, "")
		})
		if tries != 1 || !fault.Is(err, fault.Unavailable) || numberOf(err) != 1213 {
			t.Errorf("%d tries and %v", tries, err)
		}
	})
}

// An attempt gets the deadline that bounds all of them.
func TestRetryBoundsTheAttempts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		err := retry(t.Context(), "test", func(ctx context.Context) error {
			<-ctx.Done()
			return ctx.Err()
		})
		if !fault.Is(err, fault.Unavailable) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
	})
}
