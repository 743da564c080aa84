package reading

import (
	"math"
	"testing"
)

func TestMeasure(t *testing.T) {
	m := Of([]string{"The cat sat on the mat. It was warm.", "A heading"})
	if len(m.Sentences) != 3 || m.Words != 11 {
		t.Errorf("%d sentences, %d words", len(m.Sentences), m.Words)
	}
	if m.Grade() > 2 {
		t.Errorf("grade %.1f for the easiest words", m.Grade())
	}
}

// A known text: the opening of the Gettysburg address measures about 9 to 12
// by the usual tools; what matters is that hard words are told from easy ones.
func TestHardTextIsHard(t *testing.T) {
	m := Of([]string{"Information regarding confidentiality limitations necessitates careful consideration by participating organisations."})
	if m.Grade() < 15 {
		t.Errorf("grade %.1f", m.Grade())
	}
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"cat": 1, "table": 2, "someone": 2, "asked": 1, "wanted": 2, "information": 4, "school": 1, "the": 1, "a": 1, "rhythm": 1,
	} {
		if got := syllables(word); math.Abs(float64(got-want)) > 1 {
			t.Errorf("%s: %d syllables, want %d", word, got, want)
		}
	}
}

func TestNumbersAndTimesAreNoSentences(t *testing.T) {
	if m := Of([]string{"Read by Miss Khan at 8:12. She will find you on 3.5.2027"}); len(m.Sentences) != 2 {
		t.Errorf("%q", m.Sentences)
	}
}
