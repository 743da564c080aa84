package secret

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
)

// Token is 32 random bytes that open something: a session, an invitation, a one-time link. Only its Hash is stored.
type Token struct {
	Hidden
	b func() [32]byte
}

// ErrNotAToken is what ParseToken returns. It never repeats the text it was given.
var ErrNotAToken = errors.New("not a token")

// NewToken makes a token.
func NewToken() Token {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24: it stops the program instead
	return Token{b: keep(b)}
}

// ParseToken reads the 43 characters that Reveal gives, and no other spelling of them.
func ParseToken(s string) (Token, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(s)
	if err != nil || len(b) != 32 || len(s) != 43 { // DecodeString skips line ends, which would be a second spelling
		return Token{}, ErrNotAToken
	}
	return Token{b: keep([32]byte(b))}, nil
}

// Reveal gives the token for a cookie or an address; empty for the zero token.
func (t Token) Reveal() string {
	if t.b == nil {
		return ""
	}
	b := t.b()
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// Hash gives what is stored and looked up: someone who reads the table holds nothing that opens a session. The zero
// token has the zero digest, which no stored token has.
func (t Token) Hash() Digest {
	if t.b == nil {
		return Digest{}
	}
	b := t.b()
	return sha256.Sum256(b[:])
}

// IsZero reports whether there is no token.
func (t Token) IsZero() bool { return t.b == nil }
