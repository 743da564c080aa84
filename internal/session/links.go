package session

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/secret"
)

// LinksTx is what making a link for an account needs of a transaction.
type LinksTx interface {
	Now() time.Time
	RecordAudit(ctx context.Context, e audit.Entry) error
	LoginByName(ctx context.Context, name string) (Login, error)
	// HasLeft reports whether whoever the account belongs to is no longer here.
	HasLeft(ctx context.Context, l Login) (bool, error)
	EndLinksOf(ctx context.Context, id actor.AccountID, p Purpose) error
	InsertLink(ctx context.Context, l Link) error
}

// Links makes one-time links for accounts that are there, for an owner whose link or password is lost.
type Links struct {
	transact func(ctx context.Context, by actor.Actor, fn func(LinksTx) error) error
}

// NewLinks wires the service.
func NewLinks(transact func(ctx context.Context, by actor.Actor, fn func(LinksTx) error) error) *Links {
	return &Links{transact}
}

var (
	errNoName = fault.New(fault.NotFound, "Nobody signs in here with that name. Look how it is written and try again.")
	errGone   = fault.New(fault.NotAllowed, "That account was stopped or its owner has left, so it gets no link.")
)

// ForPassword gives the token of a link with which the owner of a sign-in name sets a new password. Links made before it open no
// more. The password and the sessions of now go on until it is used, so that a link made by mistake shuts nobody out.
func (s *Links) ForPassword(ctx context.Context, by actor.Actor, name string) (secret.Token, error) {
	token := secret.NewToken()
	err := s.transact(ctx, by, func(tx LinksTx) error {
		login, err := tx.LoginByName(ctx, name)
		if fault.Is(err, fault.NotFound) {
			return errNoName
		}
		if err != nil {
			return err
		}
		left, err := tx.HasLeft(ctx, login)
		if err != nil {
			return err
		}
		if left || login.Stopped {
			return errGone
		}
		if err := tx.EndLinksOf(ctx, login.Account, ForPassword); err != nil {
			return err
		}
		if err := tx.InsertLink(ctx, PasswordLink(token, login.Account, tx.Now())); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.LinkMake, Record: login.Account.Raw()})
	})
	if err != nil {
		return secret.Token{}, fault.Wrap("session.ForPassword", err)
	}
	return token, nil
}
