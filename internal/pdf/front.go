package pdf

import (
	"strconv"
	"strings"

	"heard/internal/pdf/typeset"
)

// titleRows stand above the first section of a document without a cover.
func (c composer) titleRows(d Document) []row {
	rows := c.text(d.Issuer, c.theme.small)
	rows = append(rows, spaced(c.title(d.Title, c.theme.title), c.theme.gap/4)...)
	rows = append(rows, spaced(c.title(d.Subtitle, c.theme.subtitle), c.theme.gap/3)...)
	if len(rows) == 0 {
		return nil
	}
	rule := row{gap: c.theme.gap, height: 2, ink: []ink{fillInk{width: c.width, height: 1.5, colour: inkAccent}}}
	return append(leading(rows), rule)
}

// coverPage is the title on a page of its own, a third of the way down.
func (c composer) coverPage(d Document) []page {
	rows := c.text(d.Issuer, c.theme.body.in(inkMuted))
	drop := row{height: max(0, c.theme.depth()/5-heightOf(rows))}
	rows = append(rows, drop)
	rows = append(rows, row{height: 22, ink: []ink{fillInk{width: 46, height: 5, colour: inkAccent}}})
	rows = append(rows, c.title(d.Title, c.theme.title)...)
	rows = append(rows, spaced(c.title(d.Subtitle, c.theme.subtitle), c.theme.gap)...)
	facts := KeyValues{Rows: d.Cover.Facts}.compose(c)
	rows = append(rows, spaced(facts, 4*c.theme.gap)...)
	foot := c.blocks(d.Cover.Blocks)
	if spare := c.theme.depth() - heightOf(rows) - heightOf(foot); spare > 0 && len(foot) > 0 {
		foot[0].gap = spare
	}
	return paginate(append(rows, foot...), c.theme)
}

// entry is a line of the contents.
type entry struct {
	title string
	page  int
}

func entries(pages []page, first int) []entry {
	var out []entry
	for i, p := range pages {
		for _, m := range p.marks {
			if m.level == 0 {
				out = append(out, entry{title: m.title, page: first + i})
			}
		}
	}
	return out
}

// contentsPages lists the sections with their pages, which a click leads to.
func (c composer) contentsPages(list []entry) []page {
	rows := c.text(c.words.Contents, c.theme.section)
	if len(rows) > 0 {
		rows[0].mark = &mark{title: c.words.Contents, level: 0}
	}
	rows = append(rows, row{height: c.theme.gap})
	for _, e := range list {
		rows = append(rows, c.contentsLine(e)...)
	}
	return paginate(rows, c.theme)
}

func (c composer) contentsLine(e entry) []row {
	v := c.theme.body
	title := c.narrowed(v.Size*4).text(flat(e.title), v)
	if len(title) == 0 {
		return nil
	}
	number := typeset.Break(strconv.Itoa(e.page), v.Style, c.width)[0]
	last := &title[len(title)-1]
	text, _ := last.ink[0].(textInk)
	at := c.width - number.Width
	last.ink = append(last.ink, textInk{line: number, size: v.Size, colour: v.colour, x: at, y: baseline(v)})
	if !text.line.RTL {
		y := baseline(v) - 1
		last.ink = append(last.ink, ruleInk{x1: text.x + text.line.Width + 6, x2: at - 6, y1: y, y2: y, weight: 0.5, colour: lineSoft})
	}
	for i := range title {
		title[i].ink = append(title[i].ink, linkInk{width: c.width, height: title[i].height, page: e.page})
	}
	return spaced(bonded(title, must), c.theme.gap*0.6)
}

// flat is one line of text, for places that have room for no more.
func flat(s string) string { return strings.Join(strings.Fields(typeset.Clean(s)), " ") }
