// Package ident makes and reads the opaque ids of every record. An id says nothing about the child it belongs to
// except, to the millisecond, when it was made. Names, numbers from the school's roll and anything guessable stay out.
package ident

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"time"
)

// Raw is an id without its kind: a UUID, version 7, as the database holds it (BINARY(16)).
type Raw [16]byte

// ID is an id of one kind of record. The kind exists only for the compiler: an id of a plan cannot be passed for
// the id of a pupil.
type ID[T any] struct{ raw Raw }

// ErrNotAnID is what Parse and Scan return for anything that is not an id. It never repeats the text it was given.
var ErrNotAnID = errors.New("not an id")

// The alphabet is Crockford's: no I, L, O or U, so that an id read out over a telephone is heard right.
var encoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewRaw makes an id whose order is the order of the times given. Randomness comes from crypto/rand.
func NewRaw(at time.Time) Raw {
	var r Raw
	_, _ = rand.Read(r[6:]) // never fails since Go 1.24: it stops the program instead
	ms := at.UnixMilli()
	for i := 5; i >= 0; i-- {
		r[i] = byte(ms)
		ms >>= 8
	}
	r[6] = r[6]&0x0f | 0x70
	r[8] = r[8]&0x3f | 0x80
	return r
}

// At gives the millisecond for which NewRaw made the id; ok is false for an id that was made otherwise.
func (r Raw) At() (at time.Time, ok bool) {
	var ms int64
	for _, b := range r[:6] {
		ms = ms<<8 | int64(b)
	}
	return time.UnixMilli(ms), r[6]>>4 == 7
}

// ParseRaw reads the 26 characters that String writes.
func ParseRaw(s string) (Raw, error) {
	var r Raw
	if len(s) != 26 {
		return Raw{}, ErrNotAnID
	}
	b, err := encoding.DecodeString(s)
	if err != nil || len(b) != len(r) {
		return Raw{}, ErrNotAnID
	}
	copy(r[:], b)
	if r.String() != s { // two spellings of one id would be two keys in a rate limit or a cache
		return Raw{}, ErrNotAnID
	}
	return r, nil
}

// String gives the 26 lower-case characters used in addresses and logs.
func (r Raw) String() string { return encoding.EncodeToString(r[:]) }

// Bytes gives the id as a query argument; nil for the zero id, so that an absent id is stored as NULL.
func (r Raw) Bytes() any {
	if r.IsZero() {
		return nil
	}
	return r[:]
}

// IsZero reports whether the id was never set.
func (r Raw) IsZero() bool { return r == Raw{} }

// UUID gives the id in the usual dashed form, for exchange with other systems.
func (r Raw) UUID() string {
	h := hex.EncodeToString(r[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// Scan reads a BINARY(16) column; NULL becomes the zero id.
func (r *Raw) Scan(src any) error {
	switch b := src.(type) {
	case nil:
		*r = Raw{}
		return nil
	case []byte:
		if len(b) == len(r) {
			copy(r[:], b)
			return nil
		}
	}
	return ErrNotAnID
}

// New makes an id of one kind.
func New[T any](at time.Time) ID[T] { return ID[T]{NewRaw(at)} }

// Of gives a raw id its kind. Only code that has just read the id from a column of that kind may call it.
func Of[T any](r Raw) ID[T] { return ID[T]{r} }

// Parse reads an id of one kind from an address or a form.
func Parse[T any](s string) (ID[T], error) {
	r, err := ParseRaw(s)
	return ID[T]{r}, err
}

// Raw drops the kind.
func (id ID[T]) Raw() Raw { return id.raw }

// String gives the 26 lower-case characters used in addresses and logs.
func (id ID[T]) String() string { return id.raw.String() }

// Bytes gives the id as a query argument; nil for the zero id.
func (id ID[T]) Bytes() any { return id.raw.Bytes() }

// IsZero reports whether the id was never set.
func (id ID[T]) IsZero() bool { return id.raw.IsZero() }

// Scan reads a BINARY(16) column; NULL becomes the zero id.
func (id *ID[T]) Scan(src any) error { return id.raw.Scan(src) }

// Derived gives the same id for the same name every time. It is for data that is built anew from a description, such as the
// fictional school, where building twice must make one record; a real record's id is never derived.
func Derived(name string) Raw {
	sum := sha256.Sum256([]byte("heard/derived/" + name))
	r := Raw(sum[:16])
	r[6] = r[6]&0x0f | 0x80 // version 8: made by a rule of our own
	r[8] = r[8]&0x3f | 0x80
	return r
}
