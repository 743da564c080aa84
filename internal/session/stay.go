package session

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/secret"
)

// Over says how a session ended when Resume finds it gone: whose it was, so that what they had typed can be kept for
// them and for nobody else. The zero Over is a token that never was, or that is worth nothing any more.
type Over struct{ Session Session }

// Resume gives the live session behind a token. A session that ended returns fault.SignedOut and says whose it was.
func (s *Service) Resume(ctx context.Context, token secret.Token, request string) (Session, Over, error) {
	found, err := s.sessions.SessionByHash(ctx, token.Hash())
	now := s.clock.Now()
	if err == nil && found.IsLive(now) && found.NeedsTouch(now) {
		err = s.transact(ctx, actor.Nobody(request), func(tx Tx) error { return tx.TouchSession(ctx, found.Hash) })
	}
	switch {
	case fault.Is(err, fault.NotFound):
		return Session{}, Over{}, signedOut()
	case err != nil:
		return Session{}, Over{}, fault.Wrap("session.Resume", err)
	case !found.IsLive(now) && !found.mayKeep(now):
		return Session{}, Over{}, signedOut()
	case !found.IsLive(now):
		return Session{}, Over{found}, signedOut()
	}
	return found, Over{}, nil
}

func signedOut() error {
	return fault.New(fault.SignedOut, "Sign in to go on. What you typed is kept for you.")
}

// Allow counts one use of a limit, in a transaction of its own, and gives fault.TooMany beyond it, of which it leaves a trace
// once a minute.
func (s *Service) Allow(ctx context.Context, by actor.Actor, l Limit) error {
	ok := true
	err := s.transact(ctx, by, func(tx Tx) (err error) {
		if ok, err = tx.Allow(ctx, l); err != nil || ok {
			return err
		}
		return traceBeyond(ctx, tx, l.Name, audit.Entry{Action: audit.Refusal})
	})
	if err == nil && !ok {
		err = fault.New(fault.TooMany, "That was a lot at once. Wait a minute, then go on. Nothing is lost.")
	}
	return fault.Wrap("session.Allow", err)
}

// Missed leaves a trace of somebody who asked for a record that is not theirs to open, or is not there: they are told the same.
// It is one a minute for each record, and of whoever tries many only the first.
func (s *Service) Missed(ctx context.Context, by actor.Actor, record ident.Raw) error {
	who := "missed by " + by.Account.String()
	err := s.transact(ctx, by, func(tx Tx) error {
		ok, err := tx.Allow(ctx, Limit{Name: who, Every: 10 * time.Second, Burst: 60})
		if err != nil || !ok {
			return err
		}
		return traceBeyond(ctx, tx, who+" "+record.String(), audit.Entry{Action: audit.Refusal, Record: record})
	})
	return fault.Wrap("session.Missed", err)
}

// Stay is the answer to the notice that a session is about to idle out: it counts as use, at once and not once a minute.
func (s *Service) Stay(ctx context.Context, by actor.Actor, hash secret.Digest) error {
	err := s.transact(ctx, by, func(tx Tx) error {
		if err := tx.TouchSession(ctx, hash); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.Stay, Record: by.Account.Raw()})
	})
	return fault.Wrap("session.Stay", err)
}

// End signs out. The action is audit.SignOut, or audit.Leave when a pupil left the page at once.
func (s *Service) End(ctx context.Context, by actor.Actor, hash secret.Digest, how audit.Action) error {
	err := s.transact(ctx, by, func(tx Tx) error {
		if err := tx.EndSession(ctx, hash); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: how, Record: by.Account.Raw()})
	})
	return fault.Wrap("session.End", err)
}
