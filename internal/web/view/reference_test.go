package view

import (
	"slices"
	"testing"
)

// A reference is a piece of its own, whatever stands around it; nothing of the text is lost.
func TestAReferenceIsOnePiece(t *testing.T) {
	for text, want := range map[string][]piece{
		"concern C-7f3k9ab":         {{"concern ", false}, {"C-7f3k9ab", true}},
		"R-7f3k9ab, the library":    {{"R-7f3k9ab", true}, {", the library", false}},
		"DSA-03, X-ray, one-to-one": {{"DSA-03, X-ray, one-to-one", false}},
		"":                          nil,
	} {
		if got := pieces(text); !slices.Equal(got, want) {
			t.Errorf("%q became %v", text, got)
		}
	}
}
