package secret

import (
	"crypto/subtle"
	"errors"
)

// Digest is what is stored in place of a value with so much randomness that a plain or keyed SHA-256 cannot be turned
// back: a token, a code, the lookup form of a sign-in name.
type Digest [32]byte

// ErrNotADigest is what Scan returns for anything but 32 bytes. It never repeats what it was given.
var ErrNotADigest = errors.New("not a digest")

// Bytes gives the digest as a query argument for a BINARY(32) column.
func (d Digest) Bytes() []byte { return d[:] }

// IsZero reports whether the digest was never set.
func (d Digest) IsZero() bool { return d == Digest{} }

// Equal compares in constant time.
func (d Digest) Equal(o Digest) bool { return subtle.ConstantTimeCompare(d[:], o[:]) == 1 }

// Scan reads a BINARY(32) column; NULL becomes the zero digest.
func (d *Digest) Scan(src any) error {
	switch b := src.(type) {
	case nil:
		*d = Digest{}
		return nil
	case []byte:
		if len(b) == len(d) {
			copy(d[:], b)
			return nil
		}
	}
	return ErrNotADigest
}
