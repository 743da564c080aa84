package pdf

import "strings"

func (b KeyValues) compose(c composer) []row {
	var rows []row
	for _, pair := range b.Rows {
		rows = append(rows, c.pair(pair)...)
	}
	return spaced(rows, c.theme.gap)
}

func (c composer) pair(pair KeyValue) []row {
	gap := c.theme.gap * 0.55
	label := c.theme.body.bold()
	if c.theme.narrow {
		name := c.text(pair.Label, label.in(inkMuted))
		value := c.text(pair.Value, c.theme.body)
		if len(value) == 0 {
			return nil
		}
		return spaced(append(leading(name), value...), c.theme.gap)
	}
	left := c.width * 0.31
	name := c.narrowed(c.width-left+c.theme.pad).text(pair.Label, label.in(inkMuted))
	value := c.narrowed(left).text(pair.Value, c.theme.body)
	if len(value) == 0 {
		return nil
	}
	rows := spaced(beside(name, indented(value, left), c.theme.body.leading), gap)
	if len(rows) > 1 {
		rows[0].keep = must
	}
	last := &rows[len(rows)-1]
	last.height += gap
	last.ink = append(last.ink, ruleInk{x2: c.width, y1: last.height, y2: last.height, weight: 0.5, colour: lineSoft})
	return rows
}

// beside sets columns of lines next to one another.
func beside(left, right []row, leading float64) []row {
	rows := make([]row, max(len(left), len(right)))
	for i := range rows {
		rows[i].height = leading
		if i < len(left) {
			rows[i].ink = append(rows[i].ink, left[i].ink...)
			rows[i].keep = left[i].keep
		}
		if i < len(right) {
			rows[i].ink = append(rows[i].ink, right[i].ink...)
			rows[i].keep = max(rows[i].keep, right[i].keep)
		}
	}
	return rows
}

func (b Table) compose(c composer) []row {
	if len(b.Columns) == 0 || len(b.Rows) == 0 {
		return nil
	}
	if c.theme.narrow {
		return b.composeNarrow(c)
	}
	widths := b.widths(c.width)
	titles := make([]string, len(b.Columns))
	for i, column := range b.Columns {
		titles[i] = column.Title
	}
	small := c.theme.body
	small.Size, small.leading = small.Size*0.9, small.leading*0.9
	head := c.tableRow(titles, widths, small.bold().in(inkAccent))
	head = leading(head)
	for i := range head {
		head[i].ink = append([]ink{fillInk{width: c.width, height: head[i].height, colour: paperTint}}, head[i].ink...)
	}
	rows := head
	for _, texts := range b.Rows {
		body := c.tableRow(texts, widths, small)
		for i := range body {
			body[i].repeat = head
		}
		rows = append(rows, body...)
	}
	return spaced(rows, c.theme.gap*1.2)
}

// tableRow sets one row of cells, with room above and below and a line under it. It
// stays on one page unless it is longer than one.
func (c composer) tableRow(texts []string, widths []float64, v voice) []row {
	const inset = 6
	var lines []row
	at := 0.0
	for i, width := range widths {
		if i < len(texts) {
			cell := c
			cell.width = width - 2*inset
			lines = beside(lines, indented(cell.text(texts[i], v), at+inset), v.leading)
		}
		at += width
	}
	if len(lines) == 0 {
		lines = []row{{height: v.leading}}
	}
	const above, below = 5, 6
	lines[0] = lines[0].moved(0, above)
	lines[0].height += above
	last := &lines[len(lines)-1]
	last.height += below
	last.ink = append(last.ink, ruleInk{x2: c.width, y1: last.height, y2: last.height, weight: 0.5, colour: lineSoft})
	return bonded(lines, wish)
}

func (b Table) widths(total float64) []float64 {
	widths, sum := make([]float64, len(b.Columns)), 0.0
	for i, column := range b.Columns {
		widths[i] = column.Share
		if !(column.Share > 0 && column.Share < 1000) { // also catches a NaN
			widths[i] = 1
		}
		sum += widths[i]
	}
	for i := range widths {
		widths[i] *= total / sum
	}
	return widths
}

// composeNarrow sets each row as its first cell, with the others labelled below it.
func (b Table) composeNarrow(c composer) []row {
	var rows []row
	for _, texts := range b.Rows {
		var lines []row
		for i, text := range texts {
			switch {
			case i >= len(b.Columns) || text == "":
			case i == 0:
				lines = append(lines, c.text(text, c.theme.body.bold())...)
			default:
				lines = append(lines, c.text(labelled(b.Columns[i].Title, text), c.theme.body)...)
			}
		}
		rows = append(rows, spaced(bonded(lines, wish), c.theme.gap)...)
	}
	return rows
}

// labelled joins a column's title and a cell; a question keeps its own mark.
func labelled(label, text string) string {
	if label == "" {
		return text
	}
	if strings.ContainsAny(label[len(label)-1:], "?:") {
		return label + " " + text
	}
	return label + ": " + text
}
