package secret

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"heard/internal/fault"
	"heard/internal/ident"

	"golang.org/x/crypto/argon2"
)

var (
	anAccount = ident.Raw{1}
	thePepper = NewPepper([32]byte{7})
	fair      = NewText("kettle moss violin")
)

func testHasher() *Hasher {
	return NewHasher(CheapForTests(), thePepper, Limits{AtOnce: 2, Waiting: 100})
}

func mustHash(t *testing.T, h *Hasher, account ident.Raw, p Text) string {
	t.Helper()
	stored, err := h.Hash(t.Context(), account, p)
	if err != nil {
		t.Fatal(err)
	}
	return stored
}

func TestAPasswordFitsItsOwnHashOnly(t *testing.T) {
	h := testHasher()
	stored := mustHash(t, h, anAccount, fair)
	otherPepper := NewHasher(CheapForTests(), NewPepper([32]byte{8}), Limits{})
	for name, c := range map[string]struct {
		by       *Hasher
		account  ident.Raw
		password Text
		want     bool
	}{
		"as set":           {h, anAccount, fair, true},
		"another password": {h, anAccount, NewText("kettle moss viola"), false},
		"a space more":     {h, anAccount, NewText("kettle moss violin "), false},
		"no password":      {h, anAccount, Text{}, false},
		"moved to another": {h, ident.Raw{2}, fair, false}, // a hash copied onto the safeguarding lead's row
		"without pepper":   {otherPepper, anAccount, fair, false},
	} {
		got, err := c.by.Verify(t.Context(), c.account, stored, c.password)
		if err != nil || got.Match != c.want || got.Rehash {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if mustHash(t, h, anAccount, fair) == stored {
		t.Error("the same password has the same hash twice")
	}
}

// ASVS 6.2.8: nothing after the 72nd byte is dropped.
func TestLongPasswordsCountToTheirLastByte(t *testing.T) {
	h, long := testHasher(), strings.Repeat("x", 255)
	stored := mustHash(t, h, anAccount, NewText(long+"a"))
	if got, err := h.Verify(t.Context(), anAccount, stored, NewText(long+"b")); err != nil || got.Match {
		t.Fatalf("%+v, %v", got, err)
	}
}

func TestAHashWithOtherParametersIsHashedAgain(t *testing.T) {
	stored := mustHash(t, testHasher(), anAccount, fair)
	now := NewHasher(Floor(), thePepper, Limits{})
	got, err := now.Verify(t.Context(), anAccount, stored, fair)
	if err != nil || !got.Match || !got.Rehash {
		t.Fatalf("%+v, %v", got, err)
	}
	if got, err = now.Verify(t.Context(), anAccount, stored, NewText("wrong")); err != nil || got.Rehash {
		t.Fatalf("a wrong password is hashed again: %+v, %v", got, err)
	}
}

func TestADamagedHashIsAnErrorThatShowsNothing(t *testing.T) {
	h := testHasher()
	good := mustHash(t, h, anAccount, fair)
	for _, stored := range []string{
		"", "plain", good + "$", good[:len(good)-1], strings.Replace(good, "argon2id", "argon2i", 1), strings.Replace(good, "v=19", "v=16", 1),
		strings.Replace(good, "m=8,", "m=4194304,", 1), strings.Replace(good, "m=8,t=1", "m=19456,t=4000000", 1),
		strings.Replace(good, "m=8", "m=08", 1), strings.Replace(good, ",p=1", ",p=4", 1),
	} {
		got, err := h.Verify(t.Context(), anAccount, stored, fair)
		if got.Match || !errors.Is(err, ErrDamagedHash) || (stored != "" && strings.Contains(err.Error(), stored)) {
			t.Errorf("%q: %+v, %v", stored, got, err)
		}
	}
	if err := h.VerifyDummy(t.Context(), fair); err != nil {
		t.Errorf("a name that nobody has: %v", err)
	}
}

// The stored form is the one that other argon2 programs read, over HMAC-SHA256 of label, account and password.
func TestAKnownHash(t *testing.T) {
	salt := []byte("0123456789abcdef")
	mixed := thePepper.mix(anAccount, fair)
	if got := hex.EncodeToString(mixed); got != knownMix {
		t.Errorf("mixed to %s", got)
	}
	b64 := base64.RawStdEncoding.EncodeToString
	stored := "$argon2id$v=19$m=19456,t=2,p=1$" + b64(salt) + "$" + b64(argon2.IDKey(mixed, salt, 2, 19456, 1, 32))
	got, err := NewHasher(Floor(), thePepper, Limits{}).Verify(t.Context(), anAccount, stored, fair)
	if err != nil || !got.Match || got.Rehash || ParamsOf(stored) != Floor() {
		t.Fatalf("%+v, %v", got, err)
	}
}

const knownMix = "9be56e88168e4c8058768a4414816c205760f62a4e4418ccff35b4f11af9699e" // made by another program

func TestWhoeverComesWhenTooManyWaitIsAskedToComeBack(t *testing.T) {
	h := NewHasher(CheapForTests(), thePepper, Limits{AtOnce: 1, Waiting: 1})
	h.slots <- struct{}{} // somebody is hashing
	h.places <- struct{}{}
	ctx, cancel := context.WithCancel(t.Context())
	waits := make(chan error)
	go func() { waits <- h.VerifyDummy(ctx, fair) }()
	for len(h.places) < 2 {
		time.Sleep(time.Millisecond)
	}
	if err := h.VerifyDummy(t.Context(), fair); !fault.Is(err, fault.Unavailable) {
		t.Errorf("the queue has no end: %v", err)
	}
	cancel()
	if err := <-waits; !fault.Is(err, fault.Unavailable) || !errors.Is(err, context.Canceled) {
		t.Errorf("whoever has gone is still waited for: %v", err)
	}
	<-h.slots
	<-h.places
	if err := h.VerifyDummy(t.Context(), fair); err != nil || len(h.slots)+len(h.places) != 0 {
		t.Errorf("places were not given back: %v", err)
	}
}

func TestNobodyWhoHasGoneIsHashedFor(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 50 { // select picks at random when both are ready
		if _, err := testHasher().Hash(ctx, anAccount, fair); !fault.Is(err, fault.Unavailable) {
			t.Fatal(err)
		}
	}
}

func TestManySignInAtOnce(t *testing.T) {
	h := testHasher()
	stored := mustHash(t, h, anAccount, fair)
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			if got, err := h.Verify(context.Background(), anAccount, stored, fair); err != nil || !got.Match {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
	wg.Wait()
}
