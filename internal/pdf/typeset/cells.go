package typeset

import (
	"unicode"

	"heard/internal/pdf/fonts"
)

// A cell is one letter with the marks upon it: the smallest piece that is never torn
// apart by a line end or by reordering.
type cell struct {
	draw    rune   // what is drawn; 0 for a sign without ink
	source  []rune // what was written, when the drawn character differs
	marks   []rune
	face    *fonts.Face
	advance int // in font units
	level   uint8
}

// maxMarks bounds the marks kept on one letter, so that text with hundreds of them
// cannot paint over its neighbours.
const maxMarks = 6

const (
	zwnj = '\u200C'
	zwj  = '\u200D'
)

// cells builds the cells of one cleaned paragraph without line ends.
func cells(text string, w fonts.Weight) []cell {
	runes := drawable(text, w)
	levels := embedding(runes)
	out := make([]cell, 0, len(runes))
	for i, r := range runes {
		if n := len(out); n > 0 && unicode.In(r, unicode.Mn, unicode.Me) && out[n-1].draw > ' ' {
			out[n-1].mark(r)
			continue
		}
		c := cell{draw: r, level: levels.at(i)}
		if isJoinSign(r) {
			c.draw, c.source = 0, []rune{r}
		}
		out = append(out, c)
	}
	out = shape(out)
	for i := range out {
		out[i].measure(w)
	}
	return out
}

// mark puts a mark on the cell's letter: as one character of the font where it matters,
// else to be placed by the size of both.
func (c *cell) mark(r rune) {
	if one, ok := pointed[[2]rune{c.draw, r}]; ok {
		if c.source == nil {
			c.source = []rune{c.draw}
		}
		c.draw, c.source = one, append(c.source, r)
		return
	}
	if len(c.marks) < maxMarks {
		c.marks = append(c.marks, r)
	}
}

// pointed holds the pointed Hebrew letters that would be misread with their point in
// the middle: the dot of shin and sin stands on one side or the other. NFC leaves
// letter and point apart.
var pointed = map[[2]rune]rune{
	{'ש', '\u05C1'}: '\uFB2A', {'ש', '\u05C2'}: '\uFB2B', {'ש', '\u05BC'}: '\uFB49',
	{'\uFB49', '\u05C1'}: '\uFB2C', {'\uFB49', '\u05C2'}: '\uFB2D', {'ו', '\u05B9'}: '\uFB4B',
}

func (c *cell) measure(w fonts.Weight) {
	if c.draw == 0 {
		return
	}
	if face, ok := fonts.For(c.draw, w); ok {
		c.face, c.advance = face, face.Advance(c.draw)
	}
}

// isJoinSign is true of the signs that steer joining and direction and have no ink.
func isJoinSign(r rune) bool {
	return r >= zwnj && r <= '\u200F' || r == '\u061C'
}

// drawable replaces what no face of weight w can draw by Missing: once for each letter
// with its marks, and once for an emoji however many code points it is made of.
func drawable(text string, w fonts.Weight) []rune {
	runes := make([]rune, 0, len(text))
	lost, glued := false, false // the last character could not be drawn; a joiner followed it
	var previous rune
	for _, r := range text {
		_, ok := fonts.For(r, w)
		switch {
		case ok || isJoinSign(r):
			glued = lost && r == zwj
			lost = lost && glued
			runes = append(runes, r)
		case lost && (glued || belongsToPrevious(r) || isFlagPair(previous, r)):
			glued = false
			if isFlagPair(previous, r) {
				r = 0 // the next regional letter begins another flag
			}
		default:
			lost, glued = true, false
			runes = append(runes, Missing)
		}
		previous = r
	}
	return runes
}

func belongsToPrevious(r rune) bool {
	return unicode.Is(unicode.M, r) || r >= 0x1F3FB && r <= 0x1F3FF // marks, vowel signs, skin tones
}

func isFlagPair(a, b rune) bool { return isRegional(a) && isRegional(b) }

func isRegional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }
