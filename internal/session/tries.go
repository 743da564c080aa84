package session

import (
	"context"
	"encoding/hex"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
)

// found is the account that a try is for, the zero Login when nobody has that name.
type found struct {
	login Login
	known bool // the try comes from a browser that the account has used before, and passes every queue of strangers
}

// find asks the limits and looks the account up. A try counts whether or not the name exists.
func (s *Service) find(ctx context.Context, a Attempt) (f found, err error) {
	beyond, err := s.count(ctx, a)
	if err != nil {
		return found{}, fault.Wrap("session.SignIn", err)
	}
	err = s.transact(ctx, actor.Nobody(a.Request), func(tx Tx) (err error) {
		f = found{}
		f.login, err = s.lookup(ctx, tx, a)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		f.known, err = s.knownDevice(ctx, tx, a, f.login)
		return err
	})
	if err == nil && !f.known && beyond != "" {
		if err = s.trace(ctx, beyond, a, f.login); err == nil {
			err = errMany
		}
	}
	return f, fault.Wrap("session.SignIn", err)
}

// count counts a try against its limits and names the first that it is beyond. It is a transaction of its own that reads
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

// readAgain is for an account that changed while its password was checked.
func (s *Service) readAgain(ctx context.Context, a Attempt, id actor.AccountID) (l Login, err error) {
	err = s.transact(ctx, actor.Nobody(a.Request), func(tx Tx) (err error) {
		l, err = tx.LoginByAccount(ctx, id)
		return err
	})
	return l, fault.Wrap("session.SignIn", err)
}

// firstBeyond counts a try against its limits and names the first that it is beyond. It is not looked at then, so the narrower
// ones need not know of it: whoever makes names up beyond the widest writes nothing more.
func firstBeyond(ctx context.Context, tx Tx, a Attempt) (beyond string, err error) {
	for _, limit := range limitsOf(a) {
		ok, err := tx.Allow(ctx, limit)
		if err != nil {
			return "", err
		}
		if !ok {
			return limit.Name, nil
		}
	}
	return "", nil
}

// limitsOf has the widest first: a network may try often, because a whole school stands behind one address and signs in on Monday morning; one
// name from anywhere softly; and one name from one network less often. A code has 68 bits and names no account, so only its
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
	e.Outcome = audit.Refused
	first, err := tx.Allow(ctx, Limit{Name: "trace of " + limit, Every: time.Minute, Burst: 1})
	if err != nil || !first {
		return err
	}
	return tx.RecordAudit(ctx, e)
}
