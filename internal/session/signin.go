package session

import (
	"context"
	"encoding/hex"
	"strings"
	"time"

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
	clock    clock.Clock
	school   string
}

// NewService wires the service. The school's name is for refusing passwords that are made of it.
func NewService(t Transact, f Finder, h Hasher, c clock.Clock, school string) *Service {
	return &Service{t, f, h, c, school}
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
	opened, err := s.signIn(ctx, a)
	if fault.Is(err, fault.Conflict) { // the password was changed, or hashed anew, while this one was being looked at
		opened, err = s.signIn(ctx, a)
	}
	return opened, err
}

func (s *Service) signIn(ctx context.Context, a Attempt) (Opened, error) {
	login, known, err := s.find(ctx, a)
	if err != nil {
		return Opened{}, err
	}
	if login.Trimmed {
		a.Password = trimmed(a.Password)
	}
	v, err := s.check(ctx, a, login)
	if err != nil {
		return Opened{}, err
	}
	if !known || !v.Match || login.Stopped {
		return Opened{}, s.failed(ctx, a, login)
	}
	opened, err := s.open(ctx, login, a.Shared, a.Device, a.Request)
	if err == nil && v.Rehash {
		s.rehash(ctx, a, login)
	}
	return opened, err
}

// find asks the limits and looks the account up. A try counts whether or not the name exists.
func (s *Service) find(ctx context.Context, a Attempt) (login Login, known bool, err error) {
	beyond, err := s.count(ctx, a)
	if err != nil {
		return login, false, fault.Wrap("session.SignIn", err)
	}
	allowed := beyond == ""
	err = s.transact(ctx, actor.Nobody(a.Request), func(tx Tx) error {
		login, known, allowed = Login{}, false, beyond == ""
		l, err := s.lookup(ctx, tx, a)
		switch {
		case err == nil:
			login, known = l, true
		case !fault.Is(err, fault.NotFound):
			return err
		}
		if !allowed {
			allowed, err = s.knownDevice(ctx, tx, a, login)
			return err
		}
		return nil
	})
	if err == nil && !allowed {
		if err = s.trace(ctx, beyond, a, login); err == nil {
			err = errMany
		}
	}
	return login, known, fault.Wrap("session.SignIn", err)
}

// count counts a try against all of its limits and names the widest that it is beyond. It is a transaction of its own that reads
// nothing first: a whole school changes the row of one address in one minute, and whoever had read before somebody else changed
// it would have to begin again.
func (s *Service) count(ctx context.Context, a Attempt) (beyond string, err error) {
	err = s.transact(ctx, actor.Nobody(a.Request), func(tx Tx) (err error) {
		beyond, err = firstBeyond(ctx, tx, a)
		return err
	})
	return beyond, err
}

func (s *Service) trace(ctx context.Context, beyond string, a Attempt, l Login) error {
	return s.transact(ctx, actor.Nobody(a.Request), func(tx Tx) error {
		return traceBeyond(ctx, tx, beyond, audit.Entry{Action: audit.SignIn, Record: l.Account.Raw()})
	})
}

func firstBeyond(ctx context.Context, tx Tx, a Attempt) (beyond string, err error) {
	for _, limit := range limitsOf(a) {
		ok, err := tx.Allow(ctx, limit)
		if err != nil {
			return "", err
		}
		if !ok && beyond == "" {
			beyond = limit.Name
		}
	}
	return beyond, nil
}

// knownDevice lets a browser pass that this account has used before, within a limit of its own, so that nobody can lock a
// colleague out.
func (s *Service) knownDevice(ctx context.Context, tx Tx, a Attempt, l Login) (bool, error) {
	if l.Account.IsZero() || a.Device.IsZero() {
		return false, nil
	}
	knows, err := tx.KnowsDevice(ctx, a.Device, l.Account)
	if err != nil || !knows {
		return false, err
	}
	return tx.Allow(ctx, Limit{Name: "sign-in device " + hex.EncodeToString(a.Device.Bytes()), Every: 20 * time.Second, Burst: 10})
}

// traceBeyond leaves a trace of tries beyond a limit: one a minute for each limit, since whoever sends forty thousand must not
// fill the audit with them. The limit is named by what was typed, so that no trace depends on whether somebody has the name.
func traceBeyond(ctx context.Context, tx Tx, limit string, e audit.Entry) error {
	first, err := tx.Allow(ctx, Limit{Name: "trace of " + limit, Every: time.Minute, Burst: 1})
	if err != nil || !first {
		return err
	}
	e.Outcome = audit.Refused
	return tx.RecordAudit(ctx, e)
}

func (s *Service) lookup(ctx context.Context, tx Tx, a Attempt) (Login, error) {
	if !a.Code.IsZero() {
		return tx.LoginByCode(ctx, a.Code.Reveal())
	}
	return tx.LoginByName(ctx, a.Name)
}

// limitsOf has the widest first: a network may try often, because a whole school stands behind one address and signs in on Monday morning; one
// name from one network less often; and one name from anywhere softly. A code has 68 bits and names no account, so only its
// network counts: a limit shared by all codes would let a stranger shut every pupil out.
func limitsOf(a Attempt) []Limit {
	limits := []Limit{{Name: "sign-in from " + a.From, Every: 200 * time.Millisecond, Burst: 300}}
	if !a.Code.IsZero() {
		return limits
	}
	who := strings.ToLower(a.Name)
	return append(limits,
		Limit{Name: "sign-in " + who, Every: 15 * time.Second, Burst: 32},
		Limit{Name: "sign-in " + who + " from " + a.From, Every: 30 * time.Second, Burst: 8})
}

func (s *Service) check(ctx context.Context, a Attempt, l Login) (secret.Verified, error) {
	if !a.Code.IsZero() {
		return secret.Verified{Match: !l.Account.IsZero() && s.clock.Now().Before(l.CodeEnds)}, nil
	}
	if l.Password == "" { // unknown, or invited and not yet here
		return secret.Verified{}, fault.Wrap("session.SignIn", s.hasher.VerifyDummy(ctx, a.Password))
	}
	v, err := s.hasher.Verify(ctx, l.Account.Raw(), l.Password, a.Password)
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

// open opens a session for who has just proved to be l: not by a password that was changed since it was looked at.
func (s *Service) open(ctx context.Context, l Login, shared bool, device secret.Digest, request string) (Opened, error) {
	token := secret.NewToken()
	life := lifeOf(l.Kind, l.Roles, shared)
	var made Session
	err := s.transact(ctx, l.Actor(request), func(tx Tx) error {
		now := tx.Now()
		made = Session{
			Hash: token.Hash(), Account: l.Account, Kind: l.Kind, Person: l.Person, Org: l.Org, Roles: l.Roles,
			Shared: shared, CreatedAt: now, SeenAt: now, Idle: life.idle, EndsAt: now.Add(life.whole),
		}
		if err := tx.InsertSession(ctx, made, l.Password); err != nil {
			return err
		}
		if !shared && !device.IsZero() && l.Kind == actor.KindStaff { // a pupil's browser is never marked
			if err := tx.RememberDevice(ctx, device, l.Account); err != nil {
				return err
			}
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SignIn, Record: l.Account.Raw()})
	})
	return Opened{made, token}, fault.Wrap("session.SignIn", err)
}
