package pupil

import (
	"errors"
	"strings"
	"unicode"
)

// UPN is a unique pupil number, known to be well formed: a check letter, then twelve characters.
type UPN string

// Why a text is no UPN. Neither repeats the text: it identifies a child.
var (
	ErrNotAUPN     = errors.New("a UPN is a letter and twelve figures, the last of which may be a letter")
	ErrCheckLetter = errors.New("the first letter of this UPN does not fit the rest: one of its characters is mistyped")
)

// checkLetters leaves out I, O and S, which are too like figures. Its indices are the remainders, and also the values of
// the letter that ends a temporary number.
const checkLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

const upnLength = 13

// ParseUPN reads a UPN as people write it, in lower case and with spaces too.
func ParseUPN(s string) (UPN, error) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, s)
	if len(s) != upnLength || strings.IndexByte(checkLetters, s[0]) < 0 {
		return "", ErrNotAUPN
	}
	sum := 0
	for i := 1; i < upnLength; i++ {
		v := int(s[i]) - '0'
		if v < 0 || v > 9 {
			v = strings.IndexByte(checkLetters, s[i])
			if v < 0 || i != upnLength-1 {
				return "", ErrNotAUPN
			}
		}
		sum += v * (i + 1) // weights 2 to 13
	}
	if s[0] != checkLetters[sum%len(checkLetters)] {
		return "", ErrCheckLetter
	}
	return UPN(s), nil
}

// String gives the thirteen characters.
func (u UPN) String() string { return string(u) }
