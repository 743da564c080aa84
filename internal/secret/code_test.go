package secret

import (
	"errors"
	"math"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var printed = regexp.MustCompile(`^[` + codeAlphabet + `]{3}(-[` + codeAlphabet + `]{3}){4}$`)

func TestACodeIsReadHoweverItIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewCode()
		if !printed.MatchString(c.Reveal()) {
			t.Fatalf("printed as %s", c.Reveal())
		}
		typed := c.Reveal()
		for from, to := range map[string]string{"-": rapid.SampledFrom([]string{"", " ", "-", " - "}).Draw(t, "between"), "5": "S", "2": "z", "8": "b", "6": "G"} {
			typed = strings.ReplaceAll(typed, from, to)
		}
		if rapid.Bool().Draw(t, "lower") {
			typed = strings.ToLower(typed)
		}
		got, err := ParseCode(" " + typed + "\n")
		if err != nil || got.Reveal() != c.Reveal() {
			t.Fatalf("%s typed as %q: %v", c.Reveal(), typed, err)
		}
	})
}

func TestNothingElseIsACode(t *testing.T) {
	for _, s := range []string{"", "CDF-CDF", "CDF-CDF-CDF-CDF-CDFX", "0DF-CDF-CDF-CDF-CDF", "CDF-CDF-CDF-CDF-CDE", "ÇDF-CDF-CDF-CDF-CD", strings.Repeat(" ", 1000)} {
		if _, err := ParseCode(s); !errors.Is(err, ErrNotACode) {
			t.Errorf("%q was read", s)
		}
	}
}

func TestACodeHasSixtyFourBitsAndNoVowelsOrTwins(t *testing.T) {
	if bits := codeLength * math.Log2(float64(len(codeAlphabet))); bits < 64 {
		t.Errorf("%.1f bits", bits)
	}
	if strings.ContainsAny(codeAlphabet, "AEIOU01LSZBG") {
		t.Error("a vowel or a twin is in the alphabet")
	}
	count := map[rune]int{}
	for range 4000 {
		for _, r := range strings.ReplaceAll(NewCode().Reveal(), "-", "") {
			count[r]++
		}
	}
	for _, r := range codeAlphabet { // 2,500 each expected; 250 is five standard deviations
		if n := count[r]; n < 2250 || n > 2750 {
			t.Errorf("%c came %d times of 60,000", r, n)
		}
	}
}
