package pdf

import (
	"heard/internal/pdf/fonts"
	"heard/internal/pdf/typeset"
)

type colour struct{ red, green, blue int }

var (
	inkText   = colour{0x1E, 0x29, 0x2E}
	inkMuted  = colour{0x52, 0x60, 0x66}
	inkAccent = colour{0x1C, 0x55, 0x5A}
	inkCare   = colour{0x8A, 0x4B, 0x12}
	lineSoft  = colour{0xD3, 0xDC, 0xDC}
	paperTint = colour{0xEF, 0xF5, 0xF4}
	paperCare = colour{0xFC, 0xF4, 0xE8}
)

// voice is one level of the type hierarchy.
type voice struct {
	typeset.Style
	leading float64
	colour  colour
}

func (v voice) bold() voice {
	v.Weight = fonts.Bold
	return v
}

func (v voice) in(c colour) voice {
	v.colour = c
	return v
}

// theme is the geometry and type of one page size, in points.
type theme struct {
	width, height           float64
	side, top, bottom       float64
	body, small             voice
	heading, section, title voice
	subtitle, phone         voice
	footer                  voice
	gap                     float64 // between blocks
	pad                     float64 // inside panels
	footerDrop              float64 // from the column to the footer
	narrow                  bool    // columns have no room
}

const mm = 72 / 25.4

func themeOf(s Size) theme {
	switch s {
	case Phone:
		t := themeAt(80*mm, 142*mm, 11.5)
		t.side, t.top, t.bottom = 17, 20, 30
		t = t.asCard()
		t.footer.Size, t.footer.leading = 6.9, 9
		return t
	case A4: // below
	case Wallet:
		t := themeAt(85.6*mm, 54*mm, 7.6)
		t.side, t.top, t.bottom = 11, 10, 17
		t.footerDrop = 7
		return t.asCard()
	}
	t := themeAt(210*mm, 297*mm, 11)
	t.side, t.top, t.bottom = 74, 68, 84
	t.footerDrop = 40
	return t
}

// themeAt derives every size from that of the body.
func themeAt(width, height, size float64) theme {
	say := func(scale, leading float64, w fonts.Weight, c colour) voice {
		return voice{Style: typeset.Style{Weight: w, Size: size * scale}, leading: size * scale * leading, colour: c}
	}
	return theme{
		width: width, height: height,
		body:     say(1, 1.5, fonts.Regular, inkText),
		small:    say(0.82, 1.45, fonts.Regular, inkMuted),
		heading:  say(1.12, 1.4, fonts.Bold, inkText),
		section:  say(1.64, 1.3, fonts.Bold, inkAccent),
		title:    say(2.8, 1.2, fonts.Bold, inkAccent),
		subtitle: say(1.64, 1.35, fonts.Regular, inkText),
		phone:    say(1.36, 1.3, fonts.Bold, inkText),
		gap:      size * 0.9, pad: size * 1.1,
		footer:     say(0.75, 1.45, fonts.Regular, inkMuted),
		footerDrop: 14,
	}
}

// asCard tightens the large sizes: a small page has no room for display type.
func (t theme) asCard() theme {
	t.narrow = true
	size := t.body.Size
	scale := func(v *voice, by, leading float64) { v.Size, v.leading = size*by, size*by*leading }
	scale(&t.body, 1, 1.38)
	scale(&t.section, 1.25, 1.25)
	scale(&t.title, 1.6, 1.2)
	scale(&t.subtitle, 1.2, 1.3)
	scale(&t.heading, 1.05, 1.3)
	t.gap, t.pad = size*0.6, size*0.75
	return t
}

func (t theme) column() float64 { return t.width - 2*t.side }

func (t theme) depth() float64 { return t.height - t.top - t.bottom }
