package typeset

import "heard/internal/pdf/fonts"

const markGap = 40 // font units between a letter and its mark, and between two marks

// marks places the combining marks of a cell that starts at the given unit: each is
// centred on its letter, above or below the ink that is already there. The fonts'
// own anchor tables are finer, but need a shaping engine.
func marks(c cell, at int, style Style) []Run {
	letter := c.face.Ink(c.draw)
	if letter == (fonts.Box{}) {
		letter.Right = c.advance
	}
	top, bottom := letter.Top, letter.Bottom
	var out []Run
	for _, r := range c.marks {
		face, ok := fonts.For(r, style.Weight)
		if !ok {
			continue
		}
		ink, rise := face.Ink(r), 0
		switch {
		case ink.Bottom >= 250: // an upper mark
			rise = max(0, top+markGap-ink.Bottom)
			top = ink.Top + rise
		case ink.Top <= 0: // a lower mark
			rise = min(0, bottom-markGap-ink.Top)
			bottom = ink.Bottom + rise
		}
		shift := (letter.Left + letter.Right - ink.Left - ink.Right) / 2
		out = append(out, Run{Face: face, Text: string(r), X: points(at+shift, style), Rise: points(rise, style)})
	}
	return out
}
