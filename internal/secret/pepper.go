package secret

import (
	"crypto/hmac"
	"crypto/sha256"
)

// Pepper is the key kept outside the database without which a stolen password hash cannot even be guessed at.
type Pepper struct {
	Hidden
	b *[32]byte
}

// NewPepper hides the key read from its file.
func NewPepper(key [32]byte) Pepper { return Pepper{b: &key} }

// mix binds a password to the pepper. An unset pepper panics: hashing without it would write hashes that look right
// and that no later sign-in could match.
func (p Pepper) mix(password Text) []byte {
	h := hmac.New(sha256.New, p.b[:])
	h.Write([]byte(password.Reveal()))
	return h.Sum(nil)
}
