package secret

import (
	"crypto/hmac"
	"crypto/sha256"

	"heard/internal/ident"
)

// Pepper is the key kept outside the database without which a stolen password hash cannot even be guessed at.
type Pepper struct {
	Hidden
	b func() [32]byte
}

// NewPepper hides the key read from its file.
func NewPepper(key [32]byte) Pepper { return Pepper{b: keep(key)} }

// mix binds a password to the pepper and to its account: someone who can write to the database cannot put the hash of a
// password that they know in place of the safeguarding lead's. An unset pepper panics: hashing without it would write
// hashes that no later sign-in could match.
func (p Pepper) mix(account ident.Raw, password Text) []byte {
	key := p.b()
	h := hmac.New(sha256.New, key[:])
	h.Write([]byte("heard/password/1"))
	h.Write(account[:])
	h.Write([]byte(password.Reveal()))
	return h.Sum(nil)
}
