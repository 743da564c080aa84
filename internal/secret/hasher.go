package secret

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"runtime"

	"heard/internal/fault"
	"heard/internal/ident"

	"golang.org/x/crypto/argon2"
)

// ErrDamagedHash is the cause when a stored hash was not written by this program.
var ErrDamagedHash = errors.New("stored password hash is damaged")

// Limits keeps password hashing from taking the whole machine: each hash is a fifth of a second of one core and tens of
// megabytes.
type Limits struct {
	AtOnce  int
	Waiting int // who comes after these is asked to come back
}

// DefaultLimits leaves a core to everyone who is signed in already, but for what ReservedLimits lets in beside it, and lets nobody
// wait more than about four seconds.
func DefaultLimits() Limits {
	n := max(1, runtime.GOMAXPROCS(0)-1)
	return Limits{AtOnce: n, Waiting: 20 * n}
}

// ReservedLimits is for a hasher that stands apart: few ever wait there.
func ReservedLimits() Limits { return Limits{AtOnce: 1, Waiting: 20} }

// Hasher makes and checks password hashes. It is safe for several goroutines.
type Hasher struct {
	Hidden
	params Params
	pepper Pepper
	places chan struct{} // at once and waiting
	slots  chan struct{} // at once
	dummy  phc
}

// NewHasher makes a hasher. A limit below one counts as one at once and nobody waiting.
func NewHasher(params Params, pepper Pepper, limits Limits) *Hasher {
	limits.AtOnce, limits.Waiting = max(1, limits.AtOnce), max(0, limits.Waiting)
	dummy := phc{params: params, salt: make([]byte, saltSize), hash: make([]byte, hashSize)}
	_, _ = rand.Read(dummy.salt) // never fails since Go 1.24: it stops the program instead
	_, _ = rand.Read(dummy.hash) // the hash of no password, which saves computing one
	return &Hasher{
		params: params, pepper: pepper, dummy: dummy,
		places: make(chan struct{}, limits.AtOnce+limits.Waiting),
		slots:  make(chan struct{}, limits.AtOnce),
	}
}

// Apart gives a hasher of the same passwords with places of its own: whoever uses it never waits behind those who use the first.
func (h *Hasher) Apart(limits Limits) *Hasher { return NewHasher(h.params, h.pepper, limits) }

// Hash gives the form in which an account's password is stored. It fits no other account. It waits for a free slot, and
// fails with fault.Unavailable when too many wait or ctx ends first. Never call it inside a transaction.
func (h *Hasher) Hash(ctx context.Context, account ident.Raw, password Text) (string, error) {
	out := phc{params: h.params, salt: make([]byte, saltSize)}
	_, _ = rand.Read(out.salt) // never fails since Go 1.24: it stops the program instead
	var err error
	if out.hash, err = h.derive(ctx, out, account, password); err != nil {
		return "", fault.Wrap("secret.Hash", err)
	}
	return out.encode(), nil
}

// Verified is the answer of Verify.
type Verified struct {
	Match  bool
	Rehash bool // the password fits, and should be hashed again with the present parameters
}

// Verify checks a password against the stored hash of an account. A hash that cannot be read costs the same time as any
// other and is an error. Failures are as for Hash.
func (h *Hasher) Verify(ctx context.Context, account ident.Raw, stored string, password Text) (Verified, error) {
	want, readable := parsePHC(stored)
	if !readable {
		want = h.dummy
	}
	got, err := h.derive(ctx, want, account, password)
	if err == nil && !readable {
		err = ErrDamagedHash
	}
	if err != nil {
		return Verified{}, fault.Wrap("secret.Verify", err)
	}
	match := subtle.ConstantTimeCompare(got, want.hash) == 1
	return Verified{Match: match, Rehash: match && want.params != h.params}, nil
}

// VerifyDummy does for a sign-in name that nobody has what Verify does for one that exists, so that neither the time nor
// the queue tells which it was. It never matches.
func (h *Hasher) VerifyDummy(ctx context.Context, password Text) error {
	_, err := h.Verify(ctx, ident.Raw{}, h.dummy.encode(), password)
	return err
}

func (h *Hasher) derive(ctx context.Context, how phc, account ident.Raw, password Text) ([]byte, error) {
	select {
	case h.places <- struct{}{}:
		defer func() { <-h.places }()
	default:
		return nil, busy(nil)
	}
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, busy(ctx.Err())
	}
	if err := ctx.Err(); err != nil { // both were ready: do not hash for someone who has gone
		return nil, busy(err)
	}
	mixed := h.pepper.mix(account, password)
	return argon2.IDKey(mixed, how.salt, how.params.passes, how.params.memory, lanes, hashSize), nil
}

func busy(cause error) error {
	return &fault.Error{
		Kind: fault.Unavailable, Err: cause,
		Message: "Many people are signing in at this moment. Please wait a few seconds and try again.",
	}
}
