package pdf

import (
	"strconv"
	"strings"

	"heard/internal/pdf/typeset"
)

// footers sign every page with what the document is, so that a loose page can be told
// from an older one.
func footers(pages []page, d Document, t theme) {
	c := composer{theme: t, words: d.Words}
	v := t.footer
	y := t.height - t.bottom + t.footerDrop
	rule := ruleInk{x1: t.side, x2: t.width - t.side, y1: y - v.leading*0.4, y2: y - v.leading*0.4, weight: 0.5, colour: lineSoft}
	c.width = t.column()
	numbers := make([]typeset.Line, len(pages))
	widest := 0.0
	for i := range pages {
		numbers[i] = typeset.Break(c.pageNumber(i+1, len(pages)), v.Style, c.width)[0]
		widest = max(widest, numbers[i].Width)
	}
	c.width -= widest + 2*v.Size
	imprint := c.imprint(d, v, int((t.height-y)/v.leading))
	for i := range pages {
		pages[i].add(rule)
		for n, r := range imprint {
			for _, k := range r.ink {
				pages[i].add(k.shifted(t.side, y+float64(n)*v.leading))
			}
		}
		at := t.width - t.side - numbers[i].Width
		pages[i].add(textInk{line: numbers[i], size: v.Size, colour: v.colour, x: at, y: y + baseline(v)})
	}
}

// pageNumber is "Page 2 of 7", or on a card, where there is no room, "2/7".
func (c composer) pageNumber(n, of int) string {
	long := flat(c.words.Page + " " + strconv.Itoa(n) + " " + c.words.Of + " " + strconv.Itoa(of))
	if c.theme.narrow || typeset.Width(long, c.theme.footer.Style) > c.width/2 {
		return strconv.Itoa(n) + "/" + strconv.Itoa(of)
	}
	return long
}

// imprint says which version of which document a page is of, in at most so many lines;
// a title that has no room is left out before the date and the reference are.
func (c composer) imprint(d Document, v voice, lines int) []row {
	var parts []string
	if d.Version != "" {
		parts = append(parts, c.words.Version+" "+d.Version)
	}
	parts = append(parts, c.words.Date(d.Date))
	switch {
	case d.Reference == "":
	case c.theme.narrow:
		parts = append(parts, d.Reference)
	default:
		parts = append(parts, c.words.Reference+" "+d.Reference)
	}
	rows := c.text(joined(parts), v)
	if titled := c.text(joined(append([]string{d.Title}, parts...)), v); !c.theme.narrow && d.Title != "" && len(titled) <= lines {
		rows = titled
	}
	return rows[:min(len(rows), lines)]
}

// joined sets parts in a line, each kept whole where it can be.
func joined(parts []string) string {
	whole := make([]string, len(parts))
	for i, part := range parts {
		whole[i] = strings.ReplaceAll(flat(part), " ", "\u00A0")
	}
	return strings.Join(whole, " · ")
}
