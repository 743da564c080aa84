package mariadb

import (
	"context"
	"sync"
	"time"

	"heard/internal/actor"
)

const (
	// readyFor is how long an answer about readiness stands: whoever asks more often costs the database nothing.
	readyFor = 3 * time.Second
	// readyWithin bounds the question. With a full disk and a binary log a COMMIT hangs instead of failing.
	readyWithin = 2 * time.Second
)

// readiness is the last answer to whether something can be saved. Who asks meanwhile waits for the same answer.
type readiness struct {
	sync.Mutex
	at  time.Time
	err error
}

// Ready reports whether the database keeps what it is given, by a row that is written and committed; that it answers is not
// enough, since a full disk still reads. It asks at most once in a few seconds and for at most two.
func (s *Store) Ready(ctx context.Context) error {
	r := &s.ready
	r.Lock()
	defer r.Unlock()
	if age := s.clock.Now().Sub(r.at); !r.at.IsZero() && age >= 0 && age < readyFor {
		return r.err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyWithin) // the answer is for others too
	defer cancel()
	r.err = s.transact(ctx, actor.Named("ready", ""), func(tx *Tx) error {
		_, err := tx.quietly(ctx, "ready", `INSERT INTO lease (name, holder, until) VALUES ('ready', '', ?) ON DUPLICATE KEY UPDATE until = VALUES(until)`, tx.now)
		return err
	})
	r.at = s.clock.Now()
	return r.err
}
