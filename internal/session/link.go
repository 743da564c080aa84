package session

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/pupil"
	"heard/internal/secret"
)

// LinkLife is how long a one-time link for setting a password waits to be used. School policy.
const LinkLife = 72 * time.Hour

var errLink = fault.New(fault.NotFound, "This link has been used or is too old. Ask the person who gave it to you for a new one.")

// Peek reports whether a link would still open, and changes nothing: mail scanners open every address they see.
func (s *Service) Peek(ctx context.Context, token secret.Token, purpose Purpose, request string) error {
	err := s.transact(ctx, actor.Nobody(request), func(tx Tx) error {
		l, err := tx.LinkByHash(ctx, token.Hash())
		if err == nil && l.Purpose != purpose {
			err = errLink
		}
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return errLink
	}
	return fault.Wrap("session.Peek", err)
}

// SetPassword uses the link, sets the owner's first or next password, ends their other sessions and signs them in.
func (s *Service) SetPassword(ctx context.Context, token secret.Token, password secret.Text, shared bool, request string) (Opened, error) {
	login, own, err := s.ownerOf(ctx, token, password, request)
	if err != nil {
		return Opened{}, err
	}
	if err := s.checkPassword(login, password, own); err != nil {
		return Opened{}, err
	}
	hash, err := s.hasher.Hash(ctx, login.Account.Raw(), password) // outside the transaction: it takes a fifth of a second on purpose
	if err != nil {
		return Opened{}, fault.Wrap("session.SetPassword", err)
	}
	err = s.transact(ctx, login.Actor(request), func(tx Tx) error {
		if err := tx.UseLink(ctx, token.Hash()); err != nil {
			return err
		}
		if err := tx.SetPassword(ctx, login.Account, hash); err != nil {
			return err
		}
		if err := tx.EndLinksOf(ctx, login.Account, ForPassword); err != nil {
			return err
		}
		if err := tx.EndSessionsOf(ctx, login.Account); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PasswordSet, Record: login.Account.Raw()})
	})
	if fault.Is(err, fault.Conflict) {
		return Opened{}, errLink
	}
	if err != nil {
		return Opened{}, fault.Wrap("session.SetPassword", err)
	}
	login.Password = hash
	return s.open(ctx, login, shared, secret.Digest{}, request)
}

// ownerOf finds whose password a link sets, and what others know of them. It does not use the link.
func (s *Service) ownerOf(ctx context.Context, token secret.Token, password secret.Text, request string) (login Login, own []string, err error) {
	err = s.transact(ctx, actor.Nobody(request), func(tx Tx) error {
		l, err := tx.LinkByHash(ctx, token.Hash())
		if err != nil {
			return err
		}
		if l.Purpose != ForPassword {
			return errLink
		}
		login, err = tx.LoginByAccount(ctx, l.Account)
		if err == nil && login.Stopped {
			err = errLink
		}
		if err == nil {
			own, err = tx.OwnWords(ctx, login, password)
		}
		return err
	})
	if fault.Is(err, fault.NotFound) {
		err = errLink
	}
	return login, own, fault.Wrap("session.SetPassword", err)
}

// product is what everybody knows of everybody who signs in here.
const product = "Heard"

func (s *Service) checkPassword(l Login, p secret.Text, own []string) error {
	policy := secret.ForStaff
	if l.Kind == actor.KindPupil {
		policy = secret.ForPupils
	}
	own = append(own, s.school, product)
	for _, name := range own { // Siân is guessed as sian too
		own = append(own, pupil.Fold(name))
	}
	if problem := policy.Objection(p, own...); problem != "" {
		return &fault.Error{Kind: fault.Invalid, Message: problem, Fields: []fault.Field{{Name: "password", Message: problem}}}
	}
	return nil
}
