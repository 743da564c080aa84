// Package typeset turns text as people wrote it into lines that can be drawn: composed,
// shaped where the script asks for it, broken to a width and ordered for the eye.
//
// It knows characters and widths and nothing of pages; drawing belongs to internal/pdf.
package typeset

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Missing stands where a character cannot be drawn, so that a reader sees that
// something was there.
const Missing = '□'

// Clean returns s composed (NFC), as valid UTF-8, with only '\n' between lines and
// without control characters or invisible marks that could change how text reads.
// It never changes a visible character; Clean(Clean(s)) equals Clean(s).
func Clean(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, string(Missing)), "\r\n", "\n")
	return norm.NFC.String(strings.Map(cleanRune, s))
}

func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch {
	case r == '\n', isLineEnd(r):
		return '\n'
	case r == '\t':
		return ' '
	case unicode.Is(unicode.Cc, r), isHidden(r):
		return -1
	}
	return r
}

func isLineEnd(r rune) bool {
	switch r {
	case '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// isHidden is true of signs that leave no ink and are not needed to order or join
// letters. The directional overrides are among them: they let one text show as another.
func isHidden(r rune) bool {
	switch {
	case r == '\u00AD', r == '\u034F', r == '\u200B', r == '\uFEFF', r == '\u180E':
		return true
	case r >= '\u202A' && r <= '\u202E', r >= '\u2060' && r <= '\u206F':
		return true
	case r >= '\uFE00' && r <= '\uFE0F', r >= 0xE0000 && r <= 0xE0FFF:
		return true
	case r >= '\uFFF9' && r <= '\uFFFB':
		return true
	}
	return false
}
