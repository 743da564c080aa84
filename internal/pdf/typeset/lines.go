package typeset

import (
	"strings"
	"unicode"

	"heard/internal/pdf/fonts"
)

// Style is how text is set. Size is in points.
type Style struct {
	Weight fonts.Weight
	Size   float64
}

// Run is text in one face, drawn left to right from X points after the start of its
// line and Rise points above its baseline.
type Run struct {
	Face    *fonts.Face
	Text    string
	X, Rise float64
	// Source is what was written, when Text holds the shapes of Arabic letters: what a
	// reader's search and copying should find. Empty when it is Text itself.
	Source string
}

// Line is one line of a paragraph. Runs are in visual order.
type Line struct {
	Runs  []Run
	Width float64
	// RTL says that the paragraph runs from right to left and is aligned to the right.
	RTL bool
}

// Break sets text in lines no wider than width, breaking between words, and inside a
// word only when it alone is too wide. Empty text has no lines; an empty line is
// kept between others only.
func Break(text string, style Style, width float64) []Line {
	text = strings.TrimLeft(strings.TrimRight(Clean(text), "\n "), "\n")
	if text == "" {
		return nil
	}
	var lines []Line
	for paragraph := range strings.SplitSeq(text, "\n") {
		all := cells(paragraph, style.Weight)
		rtl := baseRightToLeft([]rune(paragraph))
		limit := int(width / style.Size * fonts.UnitsPerEm)
		for first := true; first || len(all) > 0; first = false {
			n := fit(all, limit)
			lines = append(lines, set(trimmed(all[:n]), style, rtl))
			all = afterSpaces(all[n:])
		}
	}
	return lines
}

// Width is the width of text set in one line.
func Width(text string, style Style) float64 {
	total := 0
	for _, c := range cells(strings.ReplaceAll(Clean(text), "\n", " "), style.Weight) {
		total += c.advance
	}
	return points(total, style)
}

// IsRightToLeft says whether text is a right-to-left paragraph, by its first strong
// character.
func IsRightToLeft(text string) bool { return baseRightToLeft([]rune(text)) }

// fit is how many cells go on the next line: all that are left, or up to the last
// place where a line may end, or as many as fit; at least one.
func fit(all []cell, limit int) int {
	used, last := 0, 0
	for i := range all {
		space := isSpace(all[i].draw)
		if used+all[i].advance > limit && !space && i > 0 {
			if last > 0 {
				return last
			}
			return i
		}
		used += all[i].advance
		if space || breaksAfter(all, i) {
			last = i + 1
		}
	}
	return len(all)
}

// isSpace is true of the spaces that a line may end at; not of the no-break spaces.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F' && r != '\u2007'
}

// breaksAfter is true of a dash or stroke between letters: "mother/carer". A hyphen is
// not among them: readers' programs drop one at the end of a line when text is copied.
func breaksAfter(all []cell, i int) bool {
	switch all[i].draw {
	case '–', '—', '/', '_', '@':
		return i > 0 && i+1 < len(all) && !isSpace(all[i-1].draw) && unicode.IsLetter(all[i+1].draw)
	}
	return false
}

func trimmed(line []cell) []cell {
	for len(line) > 0 && isSpace(line[len(line)-1].draw) {
		line = line[:len(line)-1]
	}
	return line
}

func afterSpaces(line []cell) []cell {
	for len(line) > 0 && isSpace(line[0].draw) {
		line = line[1:]
	}
	return line
}

// set orders one line's cells and gathers neighbours of one face into runs.
func set(line []cell, style Style, rtl bool) Line {
	out := Line{RTL: rtl}
	used := 0
	var text strings.Builder
	var open Run
	flush := func() {
		if text.Len() > 0 {
			open.Text = text.String()
			out.Runs = append(out.Runs, open)
			text.Reset()
		}
	}
	for _, c := range visual(line) {
		if c.face == nil {
			continue
		}
		if c.face != open.Face || c.source != nil || open.Source != "" {
			flush()
			open = Run{Face: c.face, X: points(used, style), Source: string(c.source)}
		}
		text.WriteRune(c.draw)
		if len(c.marks) > 0 {
			flush()
			out.Runs = append(out.Runs, marks(c, used, style)...)
			open = Run{}
		}
		used += c.advance
	}
	flush()
	out.Width = points(used, style)
	return out
}

func points(units int, style Style) float64 {
	return float64(units) * style.Size / fonts.UnitsPerEm
}
