package session

import (
	"context"
	"strings"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/clock"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/secret"
)

// Hasher hashes and checks passwords; package secret's Hasher is one.
type Hasher interface {
	Hash(ctx context.Context, account ident.Raw, password secret.Text) (string, error)
	Verify(ctx context.Context, account ident.Raw, stored string, password secret.Text) (secret.Verified, error)
	// VerifyDummy takes as long as Verify, for a name that nobody has.
	VerifyDummy(ctx context.Context, password secret.Text) error
}

// Service signs people in and out.
type Service struct {
	transact Transact
	sessions Finder
	hasher   Hasher
	reserved Hasher
	clock    clock.Clock
	school   string
}

// NewService wires the service. The reserved hasher is for browsers that are known, so that strangers who guess keep none of
// them waiting. The school's name is for refusing passwords that are made of it.
func NewService(t Transact, f Finder, h, reserved Hasher, c clock.Clock, school string) *Service {
	return &Service{t, f, h, reserved, c, school}
}

// Attempt is one try at signing in.
type Attempt struct {
	Name     string      // sign-in name, for a password
	Password secret.Text // empty when Code is used
	Code     secret.Code // of a code letter
	Shared   bool
	From     string // address prefix, for the limits; never stored clear
	Device   secret.Digest
	Request  string
}

// Opened is a new session and the token that goes into the cookie.
type Opened struct {
	Session Session
	Token   secret.Token
}

var (
	errWrong = fault.New(fault.Invalid, "That name and password do not match. Check them and try again.")
	errCode  = fault.New(fault.Invalid, "That code did not work. Check each letter and try again.")
	errMany  = fault.New(fault.TooMany, "Too many tries from here. Wait five minutes, or ask the school office.")
)

// SignIn checks a name with a password, or a code letter, and opens a session with a token never used before. An unknown
// name takes as long and answers the same as a wrong password. Every failure is audited in a transaction of its own;
// of tries beyond a limit, which are not looked at, one a minute.
func (s *Service) SignIn(ctx context.Context, a Attempt) (Opened, error) {
	f, err := s.find(ctx, a)
	if err != nil {
		return Opened{}, err
	}
	opened, err := s.enter(ctx, a, f)
	if !fault.Is(err, fault.Conflict) {
		return opened, err
	}
	if f.login, err = s.readAgain(ctx, a, f.login.Account); err != nil {
		return Opened{}, err
	}
	return s.enter(ctx, a, f)
}

// enter checks what was typed against what was found, and opens a session; fault.Conflict when that is no longer how it is.
func (s *Service) enter(ctx context.Context, a Attempt, f found) (Opened, error) {
	if f.login.Trimmed {
		a.Password = trimmed(a.Password)
	}
	v, err := s.check(ctx, a, f)
	if err != nil {
		return Opened{}, err
	}
	if f.login.Account.IsZero() || !v.Match || f.login.Stopped {
		return Opened{}, s.failed(ctx, a, f.login)
	}
	opened, err := s.open(ctx, f.login, a)
	if err == nil && v.Rehash {
		s.rehash(ctx, a, f.login)
	}
	return opened, err
}

func (s *Service) lookup(ctx context.Context, tx Tx, a Attempt) (Login, error) {
	if !a.Code.IsZero() {
		return tx.LoginByCode(ctx, a.Code.Reveal())
	}
	return tx.LoginByName(ctx, a.Name)
}

func (s *Service) check(ctx context.Context, a Attempt, f found) (secret.Verified, error) {
	l, hasher := f.login, s.hasher
	if f.known {
		hasher = s.reserved
	}
	if !a.Code.IsZero() {
		return secret.Verified{Match: !l.Account.IsZero() && s.clock.Now().Before(l.CodeEnds)}, nil
	}
	if l.Password == "" { // unknown, or invited and not yet here
		return secret.Verified{}, fault.Wrap("session.SignIn", hasher.VerifyDummy(ctx, a.Password))
	}
	v, err := hasher.Verify(ctx, l.Account.Raw(), l.Password, a.Password)
	return v, fault.Wrap("session.SignIn", err)
}

// rehash stores the password that has just opened the account with the parameters of now. Its owner is signed in already: what
// goes wrong here keeps nobody out, and is tried again when they next sign in.
func (s *Service) rehash(ctx context.Context, a Attempt, l Login) {
	hash, err := s.hasher.Hash(ctx, l.Account.Raw(), a.Password)
	if err != nil {
		return
	}
	_ = s.transact(ctx, l.Actor(a.Request), func(tx Tx) error {
		if err := tx.ReplaceHash(ctx, l.Account, l.Password, hash); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PasswordRehash, Record: l.Account.Raw()})
	})
}

// trimmed is a password as every form of this program had it before migration 0016. Whoever chose one then may have typed a
// space at its end ever since, and still comes in; with the next password that they choose this ends.
func trimmed(p secret.Text) secret.Text {
	return secret.NewText(strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r >= 0x20 && r != 0x7f {
			return r
		}
		return -1
	}, p.Reveal())))
}

func (s *Service) failed(ctx context.Context, a Attempt, l Login) error {
	err := s.transact(ctx, actor.Nobody(a.Request), func(tx Tx) error {
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SignIn, Record: l.Account.Raw(), Outcome: audit.Failed})
	})
	if err != nil {
		return fault.Wrap("session.SignIn", err)
	}
	if !a.Code.IsZero() {
		return errCode
	}
	return errWrong
}
