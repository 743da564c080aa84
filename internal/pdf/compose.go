package pdf

import (
	"strconv"

	"heard/internal/pdf/typeset"
)

// composer turns blocks into rows of a given width.
type composer struct {
	theme theme
	words Words
	width float64
}

func (c composer) narrowed(by float64) composer {
	c.width -= by
	return c
}

// text sets lines in one voice. No paragraph leaves one line alone at the foot or the
// head of a page.
func (c composer) text(s string, v voice) []row {
	return c.lines(typeset.Break(s, v.Style, c.width), v)
}

// title sets lines of much the same length, so that none holds one word alone.
func (c composer) title(s string, v voice) []row {
	lines := typeset.Break(s, v.Style, c.width)
	for width := c.width * 0.95; len(lines) > 1 && width > c.width/2; width -= c.width / 20 {
		narrower := typeset.Break(s, v.Style, width)
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return c.lines(lines, v)
}

func (c composer) lines(lines []typeset.Line, v voice) []row {
	rows := make([]row, len(lines))
	for i, line := range lines {
		x := 0.0
		if line.RTL {
			x = c.width - line.Width
		}
		rows[i] = row{height: v.leading, ink: []ink{textInk{line: line, size: v.Size, colour: v.colour, x: x, y: baseline(v)}}}
	}
	if n := len(rows); n > 1 {
		rows[0].keep, rows[n-2].keep = must, must
	}
	return rows
}

// baseline is where letters stand in a row of this voice, from its top.
func baseline(v voice) float64 { return (v.leading-v.Size)/2 + v.Size*0.84 }

func (c composer) blocks(blocks []Block) []row {
	var rows []row
	for _, b := range blocks {
		if b != nil {
			rows = append(rows, b.compose(c)...)
		}
	}
	return rows
}

// section sets the title so that it stays with what follows.
func (c composer) section(s Section) []row {
	var rows []row
	if s.NewPage {
		rows = append(rows, row{force: true})
	}
	title := c.title(s.Title, c.theme.section)
	if len(title) > 0 {
		title[0].mark = &mark{title: s.Title}
		title = append(title, spaced(c.text(s.Note, c.theme.small), c.theme.gap/4)...)
		rows = append(rows, spaced(leading(title), 3*c.theme.gap)...)
	}
	return append(rows, c.blocks(s.Blocks)...)
}

func (b Heading) compose(c composer) []row {
	rows := leading(c.title(b.Text, c.theme.heading))
	if len(rows) > 0 {
		rows[0].mark = &mark{title: b.Text, level: 1}
	}
	return spaced(rows, 1.7*c.theme.gap)
}

func (b Paragraph) compose(c composer) []row {
	return spaced(c.text(b.Text, c.theme.body), c.theme.gap)
}

func (b SmallPrint) compose(c composer) []row {
	return spaced(c.text(b.Text, c.theme.small), c.theme.gap)
}

func (b PageBreak) compose(composer) []row { return []row{{force: true}} }

func (b List) compose(c composer) []row {
	var rows []row
	for i, item := range b.Items {
		sign := "•"
		if b.Numbered {
			sign = strconv.Itoa(i+1) + "."
			if typeset.IsRightToLeft(item) {
				sign = "\u200F" + sign // the stop follows the number, on its left
			}
		}
		rows = append(rows, spaced(c.item(sign, item, c.theme.body.in(inkAccent)), c.theme.gap/2)...)
	}
	return spaced(rows, c.theme.gap)
}

// item hangs text from a sign, at the side that the text begins from.
func (c composer) item(sign, text string, v voice) []row {
	indent := c.theme.body.Size * 1.8
	inner := c.narrowed(indent)
	rows := inner.text(text, c.theme.body)
	if len(rows) == 0 {
		return nil
	}
	rtl := typeset.IsRightToLeft(text)
	if !rtl {
		rows = indented(rows, indent)
	}
	for _, line := range typeset.Break(sign, v.Style, c.width) {
		x := 0.0
		if rtl {
			x = c.width - line.Width
		}
		rows[0].ink = append([]ink{textInk{line: line, size: v.Size, colour: v.colour, x: x, y: baseline(c.theme.body)}}, rows[0].ink...)
	}
	return rows
}
