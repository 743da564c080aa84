package secret

import (
	"unicode/utf8"
)

// Policy is what a new password must be. There are no rules about kinds of characters, no expiry, and nothing is trimmed
// or cut: a password is the characters that were typed. Package web makes NFC of them, so that one letter is the same from
// every keyboard, and nothing else.
type Policy struct {
	least    int
	tooShort string
}

// The policies. Three random words pass both.
var (
	ForPupils = Policy{least: 8, tooShort: "Use at least 8 characters. Three words that have nothing to do with each other work well."}
	ForStaff  = Policy{least: 12, tooShort: "Use at least 12 characters. Three words that have nothing to do with each other work well."}
)

// MostCharacters is far above what a password manager makes, and keeps a form from being used to make the server work.
const MostCharacters = 256

// Objection says in one constant sentence what is wrong with a new password, or nothing. Own are words that others know
// about the person: their names, their sign-in name, the name of the school.
func (p Policy) Objection(password Text, own ...string) string {
	s := password.Reveal()
	n := utf8.RuneCountInString(s)
	switch {
	case !utf8.ValidString(s):
		return "This password holds characters that cannot be read. Please type it again."
	case n < p.least:
		return p.tooShort
	case n > MostCharacters:
		return "Use at most 256 characters."
	case guessableFrom(s, own):
		return "Leave out your name, your sign-in name and names such as the school's: they are tried first."
	case guessable(s):
		return "This is one of the passwords that are tried first. Three words that have nothing to do with each other work well."
	}
	return ""
}
