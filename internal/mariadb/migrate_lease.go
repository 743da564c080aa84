package mariadb

import (
	"context"
	"crypto/rand"
	"errors"
	"time"
)

// A lease row instead of GET_LOCK, which one node of a cluster does not tell the others.
const (
	leaseLife   = 15 // seconds, by the database's clock
	leaseRenew  = 5 * time.Second
	leaseWait   = time.Minute
	leaseRetry  = 200 * time.Millisecond
	takeLease   = "UPDATE schema_lease SET holder = ?, expires_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE id = 1 AND (? OR expires_at < UTC_TIMESTAMP(6))"
	renewLease  = "UPDATE schema_lease SET expires_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE id = 1 AND holder = ?"
	returnLease = "UPDATE schema_lease SET holder = '', expires_at = '2000-01-01' WHERE id = 1 AND holder = ?"
)

var (
	errLeaseTaken = errors.New("another process is migrating this database and is not done yet: try again when it is")
	errLeaseLost  = errors.New("another process took the migration over because this one was silent for too long: run heard migrate again")
)

// withLease runs work while no other process migrates. The context of work ends when the lease is lost. The lease is kept for as
// long as work goes on, even when it was asked to stop.
func withLease(ctx context.Context, db *DB, force bool, work func(context.Context) error) error {
	holder := rand.Text()
	if err := awaitLease(ctx, db, holder, force); err != nil {
		return err
	}
	ctx, lose := context.WithCancelCause(ctx)
	holding, letGo := context.WithCancel(context.WithoutCancel(ctx))
	renewed := make(chan struct{})
	go func() {
		defer close(renewed)
		keepLease(holding, db, holder, lose)
	}()
	err := work(ctx)
	if errors.Is(context.Cause(ctx), errLeaseLost) {
		err = errLeaseLost
	}
	lose(nil)
	letGo()
	<-renewed
	_, returned := db.sql.ExecContext(context.WithoutCancel(ctx), returnLease, holder)
	if err != nil {
		return err
	}
	return classify("mariadb.withLease", returned)
}

func awaitLease(ctx context.Context, db *DB, holder string, force bool) error {
	ctx, cancel := context.WithTimeoutCause(ctx, leaseWait, errLeaseTaken)
	defer cancel()
	for {
		if n, err := affected(ctx, db, takeLease, holder, leaseLife, force); err != nil || n == 1 {
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(leaseRetry):
		}
	}
}

func keepLease(ctx context.Context, db *DB, holder string, lose context.CancelCauseFunc) {
	tick := time.NewTicker(leaseRenew)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if n, err := affected(ctx, db, renewLease, leaseLife, holder); err == nil && n == 0 {
				lose(errLeaseLost)
				return
			}
		}
	}
}

func affected(ctx context.Context, db *DB, query string, args ...any) (int64, error) {
	result, err := db.sql.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, classify("mariadb.lease", err)
	}
	n, err := result.RowsAffected()
	return n, classify("mariadb.lease", err)
}
