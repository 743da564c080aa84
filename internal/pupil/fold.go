package pupil

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Letters that Unicode does not take apart into a plain letter and a mark, as people type them who lack the key.
var plain = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ə': "e",
}

// Fold brings letters to what is typed without accents: lower case, no marks. Other scripts keep their letters.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		switch p, ok := plain[r]; {
		case ok:
			b.WriteString(p)
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// words gives what a typed letter may begin: each part of a name, and a name of parts run together, so that O'Brien is
// found by "obrien", "o'brien" and "brien".
func words(names ...string) []string {
	var ws []string
	for _, n := range names {
		for _, w := range strings.Fields(Fold(n)) {
			parts := strings.FieldsFunc(w, isBetween)
			ws = append(ws, parts...)
			if len(parts) > 1 {
				ws = append(ws, strings.Join(parts, ""))
			}
		}
	}
	return ws
}

// typed splits what somebody typed. Apostrophes are dropped, not split at, so that "o'br" goes on matching O'Brien.
func typed(query string) []string {
	q := strings.Map(func(r rune) rune {
		if isApostrophe(r) {
			return -1
		}
		if isBetween(r) {
			return ' '
		}
		return r
	}, Fold(query))
	return strings.Fields(q)
}

func isBetween(r rune) bool {
	return isApostrophe(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
}

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘ʼ`´", r) }
