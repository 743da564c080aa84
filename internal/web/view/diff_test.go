package view

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDiff(t *testing.T) {
	got := NewDiffView("", "a walk before lunch", "a walk after lunch").Spans
	want := []DiffSpan{{Same, "a walk "}, {Removed, "before "}, {Added, "after "}, {Same, "lunch"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

// Whatever changed, both versions can be read off the comparison.
func TestDiffHoldsBothVersions(t *testing.T) {
	word := rapid.SampledFrom([]string{"a ", "b\n", "c", " ", "łódź ", "أريد "})
	text := rapid.Map(rapid.SliceOfN(word, 0, 12), func(w []string) string { return strings.Join(w, "") })
	rapid.Check(t, func(t *rapid.T) {
		before, after := text.Draw(t, "before"), text.Draw(t, "after")
		var old, changed strings.Builder
		for _, span := range NewDiffView("", before, after).Spans {
			if span.Change != Added {
				old.WriteString(span.Text)
			}
			if span.Change != Removed {
				changed.WriteString(span.Text)
			}
		}
		if old.String() != before || changed.String() != after {
			t.Fatalf("read %q and %q", old.String(), changed.String())
		}
	})
}

// A text of a length that would take too long is shown whole, old and new.
func TestDiffOfVeryLongTexts(t *testing.T) {
	long := strings.Repeat("word ", 3000)
	if spans := NewDiffView("", long, long+"more").Spans; len(spans) != 2 {
		t.Errorf("%d spans", len(spans))
	}
}
