package pdf

// page is what is drawn on one page, placed from its top left corner.
type page struct {
	ink   []ink
	marks []placedMark
}

type placedMark struct {
	mark
	y float64
}

// layout lays rows on pages of one theme.
type layout struct {
	theme   theme
	pages   []page
	y       float64 // where the next row goes, from the top of the column
	begun   bool    // the current page has a row
	pending bool    // a page break was asked for
}

// paginate lays out rows so that bonded rows share a page. Where they are more than a
// page, wishes give way first.
func paginate(rows []row, t theme) []page {
	l := layout{theme: t}
	for len(rows) > 0 {
		n := chain(rows, wish)
		whole := rows[:n]
		rows = rows[n:]
		if heightOf(whole) <= t.depth() {
			l.placeChain(whole)
			continue
		}
		for len(whole) > 0 {
			m := chain(whole, must)
			l.placeChain(whole[:m])
			whole = whole[m:]
		}
	}
	return l.pages
}

// chain is how many rows from the first are held by bonds of at least this firmness.
func chain(rows []row, b bond) int {
	n := 1
	for n < len(rows) && rows[n-1].keep >= b && !rows[n].force {
		n++
	}
	return n
}

func (l *layout) placeChain(rows []row) {
	if rows[0].force {
		l.pending = l.pending || l.begun
		return
	}
	height := heightOf(rows)
	fits := l.room() >= height+rows[0].gap
	if l.pending || l.begun && !fits && height <= l.theme.depth() {
		l.breakBefore(rows[0])
	}
	for i, r := range rows {
		if l.begun && l.room() < r.gap+r.height || len(l.pages) == 0 {
			l.breakBefore(rows[i])
		}
		l.place(r)
	}
}

func (l *layout) room() float64 {
	const slack = 0.01 // sums of line heights are not exact
	return l.theme.depth() - l.y + slack
}

// breakBefore begins a page, with the table heading that the row wants repeated.
func (l *layout) breakBefore(r row) {
	l.pages = append(l.pages, page{})
	l.y, l.begun, l.pending = 0, false, false
	if heightOf(r.repeat) < l.theme.depth()/2 {
		for _, head := range r.repeat {
			l.place(head)
		}
	}
}

func (l *layout) place(r row) {
	if len(l.pages) == 0 {
		l.pages = append(l.pages, page{})
	}
	p := &l.pages[len(l.pages)-1]
	if l.begun {
		l.y += r.gap
	}
	x, y := l.theme.side, l.theme.top+l.y
	for _, k := range r.ink {
		p.add(k.shifted(x, y))
	}
	if r.mark != nil {
		p.marks = append(p.marks, placedMark{mark: *r.mark, y: y})
	}
	l.y += r.height
	l.begun = true
}

// add draws k on the page. A fill that continues the one above becomes part of it:
// two that only touch show a hairline between them in many viewers.
func (p *page) add(k ink) {
	const touching = 0.01
	if fill, ok := k.(fillInk); ok {
		for i := len(p.ink) - 1; i >= 0 && i >= len(p.ink)-24; i-- {
			above, ok := p.ink[i].(fillInk)
			if ok && above.x == fill.x && above.width == fill.width && above.colour == fill.colour &&
				abs(above.y+above.height-fill.y) < touching {
				above.height += fill.height
				p.ink[i] = above
				return
			}
		}
	}
	p.ink = append(p.ink, k)
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}
