package session

import (
	"context"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/secret"
)

var errMeanwhile = fault.New(fault.Conflict, "This account was changed at this moment. Sign in again.")

// open opens the session of somebody whose password or code was right a moment ago. Whoever sets a new password ends every
// session, and one that was on its way then must not begin with the old one: fault.Conflict.
func (s *Service) open(ctx context.Context, l Login, a Attempt) (opened Opened, err error) {
	err = s.transact(ctx, l.Actor(a.Request), func(tx Tx) error {
		now, err := tx.HoldLogin(ctx, l.Account)
		if err != nil {
			return err
		}
		if now.Password != l.Password || now.Stopped || !now.CodeEnds.Equal(l.CodeEnds) {
			return errMeanwhile
		}
		opened, err = begin(ctx, tx, l, a.Shared)
		if err != nil || a.Shared || a.Device.IsZero() || l.Kind != actor.KindStaff { // a pupil's browser is never marked
			return err
		}
		return tx.RememberDevice(ctx, a.Device, l.Account)
	})
	return opened, fault.Wrap("session.SignIn", err)
}

// begin writes a new session with a token of its own.
func begin(ctx context.Context, tx Tx, l Login, shared bool) (Opened, error) {
	token, now, life := secret.NewToken(), tx.Now(), lifeOf(l.Kind, l.Roles, shared)
	made := Session{
		Hash: token.Hash(), Account: l.Account, Kind: l.Kind, Person: l.Person, Org: l.Org, Roles: l.Roles,
		Shared: shared, CreatedAt: now, SeenAt: now, Idle: life.idle, EndsAt: now.Add(life.whole),
	}
	if err := tx.InsertSession(ctx, made); err != nil {
		return Opened{}, err
	}
	return Opened{made, token}, tx.RecordAudit(ctx, audit.Entry{Action: audit.SignIn, Record: l.Account.Raw()})
}
