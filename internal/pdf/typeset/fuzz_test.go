package typeset

import (
	"math"
	"slices"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FuzzBreak: no text makes breaking fail; no line is too wide unless one letter is; and
// the letters drawn are the letters written.
func FuzzBreak(f *testing.F) {
	for _, s := range []string{
		"", "plain words here", "Łukasz Siân Nguyễn Thị Ánh", "محمد لا بلال 12", "שרה (12) דן abc",
		"👨‍👩‍👧🇬🇧 😀", "a\xff\x00b", "\u202Eabc\u2066", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "ښځه ـلا \u200C", "١٢٣ abc ١٢",
	} {
		f.Add(s, 60.0)
	}
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if math.IsNaN(width) || width < 0 || width > 2000 {
			width = 60
		}
		clean := Clean(text)
		if again := Clean(clean); again != clean {
			t.Fatalf("Clean is not stable: %q, then %q", clean, again)
		}
		var letters []rune
		for _, line := range Break(text, body, width) {
			if line.Width > width+0.01 && len(line.Runs) > 0 && len([]rune(drawn(line))) > 1+maxMarks {
				t.Errorf("%q is %.2f wide, more than %.2f", drawn(line), line.Width, width)
			}
			for _, run := range line.Runs {
				if run.Source != "" {
					letters = append(letters, []rune(run.Source)...)
				} else {
					letters = append(letters, []rune(run.Text)...)
				}
			}
		}
		for _, r := range norm.NFC.String(clean) {
			if counts(r) && !slices.ContainsFunc(letters, func(d rune) bool { return d == r || d == Missing || mirrored(d) == r }) {
				t.Errorf("%q lost %U", text, r)
			}
		}
	})
}

func counts(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.Is(unicode.M, r) && !isJoinSign(r)
}
