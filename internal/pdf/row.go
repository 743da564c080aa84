package pdf

import "heard/internal/pdf/typeset"

// A row is the smallest piece of a page: one line of text with what is drawn around
// it. Blocks become rows, and rows are laid on pages; nothing else knows where a page
// ends.
type row struct {
	gap    float64 // space above, dropped at the top of a page
	height float64
	keep   bond // to the next row
	force  bool // begin a new page; the row itself is empty
	ink    []ink
	mark   *mark // a heading that the bookmarks lead to
	repeat []row // set again when a page begins with this row: a table's heading
}

// bond is how firmly a row stays on one page with the next.
type bond uint8

const (
	loose bond = iota
	wish       // unless they are more than a page: a panel, a row of a table
	must       // a heading and what it heads; a name and its number
)

// mark is a heading's place in the bookmarks. Level 0 stands in the contents too.
type mark struct {
	title string
	level int
}

// ink is something drawn, placed from the top left corner of its row.
type ink interface {
	draw(c *canvas, x, y float64)
	shifted(dx, dy float64) ink
}

type textInk struct {
	line   typeset.Line
	size   float64
	colour colour
	x, y   float64 // y is the baseline
}

type fillInk struct {
	x, y, width, height float64
	colour              colour
}

type ruleInk struct {
	x1, y1, x2, y2, weight float64
	dashed                 bool
	colour                 colour
}

type dotInk struct {
	x, y, radius float64
	colour       colour
}

type linkInk struct {
	x, y, width, height float64
	url                 string
	page                int // from 1; used when url is empty
}

func (i textInk) shifted(dx, dy float64) ink { i.x += dx; i.y += dy; return i }
func (i fillInk) shifted(dx, dy float64) ink { i.x += dx; i.y += dy; return i }
func (i dotInk) shifted(dx, dy float64) ink  { i.x += dx; i.y += dy; return i }
func (i linkInk) shifted(dx, dy float64) ink { i.x += dx; i.y += dy; return i }
func (i ruleInk) shifted(dx, dy float64) ink {
	i.x1, i.x2, i.y1, i.y2 = i.x1+dx, i.x2+dx, i.y1+dy, i.y2+dy
	return i
}

// moved shifts all the ink of a row.
func (r row) moved(dx, dy float64) row {
	moved := make([]ink, len(r.ink))
	for i, k := range r.ink {
		moved[i] = k.shifted(dx, dy)
	}
	r.ink = moved
	return r
}

func indented(rows []row, dx float64) []row {
	out := make([]row, len(rows))
	for i, r := range rows {
		out[i] = r.moved(dx, 0)
	}
	return out
}

// bonded holds rows together.
func bonded(rows []row, b bond) []row {
	for i := range len(rows) - 1 {
		rows[i].keep = max(rows[i].keep, b)
	}
	return rows
}

// leading holds rows together, and to what comes after them.
func leading(rows []row) []row {
	for i := range rows {
		rows[i].keep = must
	}
	return rows
}

func spaced(rows []row, gap float64) []row {
	if len(rows) > 0 {
		rows[0].gap = gap
	}
	return rows
}

func heightOf(rows []row) float64 {
	total := 0.0
	for i, r := range rows {
		total += r.height
		if i > 0 {
			total += r.gap
		}
	}
	return total
}
