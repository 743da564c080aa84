package typeset

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// The Unicode Bidirectional Algorithm (Annex 9) on the character classes of x/text.
// That package's own Paragraph is not used: in v0.43 it never pairs brackets (rule N0)
// and tells directions but not levels, so "Sarah (שרה), 12" came out in the wrong
// order. Clean has removed the explicit embeddings and isolates, so one paragraph is
// one sequence and rules X1 to X10 have nothing to do.

// levelled is the embedding level of each character; nil stands for text that runs
// left to right throughout.
type levelled []uint8

func (l levelled) at(i int) uint8 {
	if l == nil {
		return 0
	}
	return l[i]
}

func embedding(runes []rune) levelled {
	if !slices.ContainsFunc(runes, isRightToLeft) {
		return nil
	}
	base := bidi.L
	if baseRightToLeft(runes) {
		base = bidi.R
	}
	types := make([]bidi.Class, len(runes))
	for i, r := range runes {
		types[i] = class(r)
	}
	resolveWeak(types, base)
	resolveBrackets(types, runes, base)
	resolveNeutral(types, base)
	return implicit(types, base)
}

func class(r rune) bidi.Class {
	properties, _ := bidi.LookupRune(r)
	return properties.Class()
}

func isRightToLeft(r rune) bool {
	if r < 0x590 {
		return false
	}
	c := class(r)
	return c == bidi.R || c == bidi.AL || c == bidi.AN
}

// baseRightToLeft is the direction of the first strong character (rules P2 and P3).
func baseRightToLeft(runes []rune) bool {
	for _, r := range runes {
		switch class(r) {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// implicit turns resolved types into levels (rules I1 and I2).
func implicit(types []bidi.Class, base bidi.Class) levelled {
	levels := make(levelled, len(types))
	for i, t := range types {
		switch {
		case t == bidi.R:
			levels[i] = 1
		case t == bidi.L && base == bidi.L:
			levels[i] = 0
		default:
			levels[i] = 2
		}
	}
	return levels
}

// visual orders the cells of one line for drawing from left to right (rules L2, L4).
func visual(line []cell) []cell {
	out := slices.Clone(line)
	highest := uint8(0)
	for i := range out {
		highest = max(highest, out[i].level)
		if out[i].level%2 == 1 && out[i].draw != 0 {
			out[i].draw = mirrored(out[i].draw)
		}
	}
	for level := highest; level > 0; level-- {
		for start := 0; start < len(out); start++ {
			end := start
			for end < len(out) && out[end].level >= level {
				end++
			}
			slices.Reverse(out[start:end])
			start = max(start, end)
		}
	}
	return out
}

// mirrored is the other bracket of a pair, or r itself.
func mirrored(r rune) rune {
	if properties, _ := bidi.LookupRune(r); !properties.IsBracket() {
		return r
	}
	return []rune(bidi.ReverseString(string(r)))[0]
}
