package pdf

import "heard/internal/pdf/typeset"

func (b Timeline) compose(c composer) []row {
	var rows []row
	for i, entry := range b.Entries {
		rows = append(rows, c.entry(entry, i == len(b.Entries)-1)...)
	}
	return spaced(rows, c.theme.gap*1.2)
}

// entry hangs an event from a line that runs from the first to the last.
func (c composer) entry(e Entry, last bool) []row {
	left := c.theme.body.Size * 1.6
	inner := c.narrowed(left)
	rows := inner.text(e.When, c.theme.small)
	rows = append(rows, inner.text(e.Title, c.theme.body.bold())...)
	lead := len(rows)
	rows = append(rows, inner.text(e.Text, c.theme.body)...)
	if len(rows) == 0 {
		return nil
	}
	for i := range min(lead, len(rows)-1) {
		rows[i].keep = must
	}
	rows = indented(rows, left)
	const radius = 3.2
	middle := rows[0].height / 2
	if !last {
		rows[len(rows)-1].height += c.theme.gap * 1.3
	}
	for i := range rows {
		line := ruleInk{x1: radius, x2: radius, y2: rows[i].height, weight: 1, colour: lineSoft}
		if i == 0 {
			line.y1 = middle
		}
		if !last {
			rows[i].ink = append([]ink{line}, rows[i].ink...)
		}
	}
	rows[0].ink = append(rows[0].ink, dotInk{x: radius, y: middle, radius: radius, colour: inkAccent})
	return rows
}

func (b Checks) compose(c composer) []row {
	var rows []row
	for _, check := range b.Items {
		rows = append(rows, spaced(c.check(check), c.theme.gap*0.6)...)
	}
	return spaced(rows, c.theme.gap)
}

func (c composer) check(check Check) []row {
	sign := "☐"
	if check.Done {
		sign = "☑"
	}
	v := c.theme.body.in(inkAccent)
	v.Size *= 1.2
	return c.item(sign, check.Text, v)
}

func (b Slip) compose(c composer) []row {
	cut := row{height: 2 * c.theme.gap, ink: []ink{ruleInk{x2: c.width, weight: 0.8, dashed: true, colour: inkMuted}}}
	rows := append([]row{cut}, c.text(b.Title, c.theme.heading)...)
	rows = append(rows, spaced(c.text(b.Text, c.theme.body), c.theme.gap/2)...)
	rows = append(rows, Checks{Items: b.Checks}.compose(c)...)
	for _, label := range b.Fields {
		rows = append(rows, c.field(label)...)
	}
	rows = append(rows, spaced(c.text(b.Return, c.theme.small), c.theme.gap*2)...)
	return spaced(bonded(rows, wish), c.theme.gap*4)
}

// field is a label with a line to write on, and room for handwriting above it.
func (c composer) field(label string) []row {
	rows := c.text(label, c.theme.body)
	if len(rows) == 0 {
		return nil
	}
	last := &rows[len(rows)-1]
	y := baseline(c.theme.body) + 2
	start, end := typeset.Width(label, c.theme.body.Style)+6, c.width
	if typeset.IsRightToLeft(label) {
		start, end = 0, c.width-start
	}
	if len(rows) > 1 || end-start < c.width*0.35 { // a long label has the line below it
		start, end = 0, c.width
		last.height += c.theme.body.leading * 1.4
		y = last.height
	}
	last.ink = append(last.ink, ruleInk{x1: start, x2: end, y1: y, y2: y, weight: 0.6, colour: inkMuted})
	return spaced(rows, c.theme.body.leading*0.8)
}
