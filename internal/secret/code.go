package secret

import (
	"crypto/rand"
	"errors"
	"strings"
)

// Code is what stands on a pupil's letter: five groups of three, 68 bits, typed by hand on a school computer. It is
// stored in its lookup form only and handed over in school.
type Code struct {
	Hidden
	s func() string
}

// ErrNotACode is what ParseCode returns. It never repeats the text it was given.
var ErrNotACode = errors.New("not a code")

const (
	// The alphabet has no vowels, so that a code spells no word, and one of each pair that looks alike in print or
	// handwriting: no 0 or O, 1, I or L, 5 or S twice, 2 or Z twice, 8 or B twice, 6 or G twice.
	codeAlphabet = "23456789CDFHJKMNPQRTVWXY"
	codeGroups   = 5
	codeGroup    = 3
	codeLength   = codeGroups * codeGroup
)

// codeTwins reads a letter that the alphabet leaves out as the digit that it was mistaken for.
var codeTwins = strings.NewReplacer("S", "5", "Z", "2", "B", "8", "G", "6", "-", "", " ", "", "\u00a0", "", "\t", "", "\r", "", "\n", "")

// NewCode makes a code; every letter is equally likely.
func NewCode() Code {
	const fair = 256 - 256%len(codeAlphabet) // a byte at or above it would favour the first letters
	letters := make([]byte, 0, codeLength)
	for len(letters) < codeLength {
		var b [1]byte
		_, _ = rand.Read(b[:]) // never fails since Go 1.24: it stops the program instead
		if int(b[0]) < fair {
			letters = append(letters, codeAlphabet[int(b[0])%len(codeAlphabet)])
		}
	}
	return Code{s: keep(string(letters))}
}

// ParseCode reads a code in any case, with spaces or hyphens anywhere, and with the letters that are easily taken for
// others.
func ParseCode(typed string) (Code, error) {
	if len(typed) > 100 {
		return Code{}, ErrNotACode
	}
	s := codeTwins.Replace(strings.ToUpper(typed))
	if len(s) != codeLength || strings.Trim(s, codeAlphabet) != "" {
		return Code{}, ErrNotACode
	}
	return Code{s: keep(s)}, nil
}

// Reveal gives the code as it is printed, which is also the one spelling that is looked up; empty for the zero code.
func (c Code) Reveal() string {
	if c.s == nil {
		return ""
	}
	s, groups := c.s(), make([]string, codeGroups)
	for i := range groups {
		groups[i] = s[i*codeGroup : (i+1)*codeGroup]
	}
	return strings.Join(groups, "-")
}

// IsZero reports whether there is no code.
func (c Code) IsZero() bool { return c.s == nil }
