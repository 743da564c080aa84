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

// LinkTry is one try of a one-time link.
type LinkTry struct {
	Token   secret.Token
	From    string // address prefix, for the limit; never stored clear
	Request string
}

// Peek reports whether a link would still open, and does not use it: mail scanners open every address they see. A link that
// opens nothing leaves a trace.
func (s *Service) Peek(ctx context.Context, try LinkTry, purpose Purpose) error {
	_, err := s.ownerOf(ctx, try, purpose)
	return fault.Wrap("session.Peek", err)
}

// SetPassword uses the link, sets the owner's first or next password, ends their other sessions and signs them in, all of it or
// nothing.
func (s *Service) SetPassword(ctx context.Context, try LinkTry, password secret.Text, shared bool) (opened Opened, err error) {
	login, err := s.ownerOf(ctx, try, ForPassword)
	if err != nil {
		return Opened{}, fault.Wrap("session.SetPassword", err)
	}
	if err := s.checkPassword(ctx, login, password, try.Request); err != nil {
		return Opened{}, err
	}
	hash, err := s.reserved.Hash(ctx, login.Account.Raw(), password) // outside the transaction: it takes a fifth of a second on purpose
	if err != nil {
		return Opened{}, fault.Wrap("session.SetPassword", err)
	}
	err = s.transact(ctx, login.Actor(try.Request), func(tx Tx) error {
		if err := useLink(ctx, tx, try.Token, login, hash); err != nil {
			return err
		}
		opened, err = begin(ctx, tx, login, shared)
		return err
	})
	if fault.Is(err, fault.Conflict) { // another request used the link since it was looked at
		if _, err = s.ownerOf(ctx, try, ForPassword); err == nil {
			err = errLink
		}
	}
	return opened, fault.Wrap("session.SetPassword", err)
}

func useLink(ctx context.Context, tx Tx, token secret.Token, login Login, hash string) error {
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
}

// ownerOf finds whose account a link opens, and does not use it. One that opens nothing leaves a trace, which names whose it was
// where it was somebody's, and never the link.
func (s *Service) ownerOf(ctx context.Context, try LinkTry, purpose Purpose) (login Login, err error) {
	var opens bool
	err = s.transact(ctx, actor.Nobody(try.Request), func(tx Tx) error {
		login, opens = Login{}, false
		l, err := tx.LinkByHash(ctx, try.Token.Hash())
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if err == nil && !l.Closed && l.Purpose == purpose {
			if login, err = tx.LoginByAccount(ctx, l.Account); err != nil {
				return err
			}
			opens = !login.Stopped
		}
		if opens {
			return nil
		}
		return traceLink(ctx, tx, try.From, l.Account)
	})
	if err == nil && !opens {
		err = errLink
	}
	return login, err
}

// traceLink leaves a trace of a link that was tried and opens nothing: each of the first thirty from one network, and of more than
// one a minute no more than one, so that nobody fills the audit. No link that opens is held up by it.
func traceLink(ctx context.Context, tx Tx, from string, owner actor.AccountID) error {
	limit := Limit{Name: "closed link from " + from, Every: time.Minute, Burst: 30}
	e := audit.Entry{Action: audit.LinkUse, Record: owner.Raw(), Outcome: audit.Failed}
	within, err := tx.Allow(ctx, limit)
	if err != nil {
		return err
	}
	if !within {
		return traceBeyond(ctx, tx, limit.Name, e)
	}
	return tx.RecordAudit(ctx, e)
}

// product is what everybody knows of everybody who signs in here.
const product = "Heard"

// checkPassword refuses what others could guess, knowing what they know of the owner.
func (s *Service) checkPassword(ctx context.Context, l Login, p secret.Text, request string) error {
	var own []string
	err := s.transact(ctx, actor.Nobody(request), func(tx Tx) (err error) {
		own, err = tx.OwnWords(ctx, l, p)
		return err
	})
	if err != nil {
		return fault.Wrap("session.SetPassword", err)
	}
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
