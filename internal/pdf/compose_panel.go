package pdf

import (
	"strings"
	"time"

	"heard/internal/pdf/typeset"
)

// panel lays rows on a tinted ground with a bar at the edge where they begin. The
// ground is part of each row, so a panel may cross a page.
func (c composer) panel(rows []row, ground, bar colour, rtl bool) []row {
	if len(rows) == 0 {
		return nil
	}
	const barWidth = 3
	pad := c.theme.pad
	edge := 0.0
	if rtl {
		edge = c.width - barWidth
	}
	out := make([]row, 0, len(rows)+2)
	add := func(r row) {
		under := []ink{
			fillInk{width: c.width, height: r.height, colour: ground},
			fillInk{x: edge, width: barWidth, height: r.height, colour: bar},
		}
		r.ink = append(under, r.ink...)
		out = append(out, r)
	}
	add(row{height: pad * 0.8, keep: must})
	for i, r := range rows {
		// A gap belongs half to each side, so that a panel which crosses a page has room
		// at both its edges.
		above, below := r.gap/2, 0.0
		if i == 0 {
			above = 0
		}
		if i+1 < len(rows) {
			below = rows[i+1].gap / 2
		} else {
			r.keep = must
		}
		r = r.moved(pad+barWidth, above)
		r.height, r.gap = above+r.height+below, 0
		add(r)
	}
	add(row{height: pad * 0.8})
	return spaced(out, c.theme.gap*1.2)
}

// inPanel is the composer for what goes into a panel.
func (c composer) inPanel() composer { return c.narrowed(2*c.theme.pad + 3) }

func (b Quote) compose(c composer) []row {
	inner := c.inPanel()
	rows := inner.text(b.Text, c.theme.body)
	if len(rows) == 0 {
		return nil
	}
	by := inner.text(b.By, c.theme.small)
	if len(by) > 0 {
		rows[len(rows)-1].keep = must
		rows = append(rows, spaced(by, c.theme.gap/2)...)
	}
	return c.panel(rows, paperTint, inkAccent, typeset.IsRightToLeft(b.Text))
}

func (b Notice) compose(c composer) []row {
	ground, bar := paperTint, inkAccent
	if b.Care {
		ground, bar = paperCare, inkCare
	}
	inner := c.inPanel()
	rows := inner.title(b.Title, c.theme.heading.in(bar))
	rows = append(rows, spaced(inner.text(b.Text, c.theme.body), c.theme.gap/3)...)
	rows = leading(rows)
	checked, same := commonDate(b.Contacts)
	for _, contact := range b.Contacts {
		if same {
			contact.Checked = time.Time{}
		}
		rows = append(rows, spaced(bonded(inner.contact(contact, bar), must), c.theme.gap*0.8)...)
	}
	if same {
		rows = append(rows, spaced(inner.checked(checked), c.theme.gap*0.8)...)
	}
	return bonded(c.panel(rows, ground, bar, typeset.IsRightToLeft(b.Title)), wish)
}

// commonDate is the date that two or more contacts were all checked on, to be printed
// once.
func commonDate(contacts []Contact) (time.Time, bool) {
	if len(contacts) < 2 || contacts[0].Checked.IsZero() {
		return time.Time{}, false
	}
	for _, contact := range contacts {
		if !contact.Checked.Equal(contacts[0].Checked) {
			return time.Time{}, false
		}
	}
	return contacts[0].Checked, true
}

func (c composer) checked(on time.Time) []row {
	return c.text(c.words.Checked+" "+c.words.Date(on), c.theme.small)
}

// contact sets a number where the eye finds it: in a column of its own on a wide page;
// on a card at the end of the line, or below a name that fills it.
func (c composer) contact(who Contact, sign colour) []row {
	number := c.phone(who.Phone, sign)
	names, at := c, 0.0
	if len(number) == 1 {
		names, at = c.besideNumber(who.Name, number[0])
	}
	name := names.text(who.Name, c.theme.body.bold())
	var detail []row
	detail = append(detail, names.text(who.Detail, c.theme.small.in(inkText))...)
	if !who.Checked.IsZero() {
		detail = append(detail, names.checked(who.Checked)...)
	}
	if at == 0 || len(name) == 0 {
		return append(append(name, number...), detail...)
	}
	name[0].ink = append(name[0].ink, number[0].moved(at, baseline(c.theme.body)-baseline(c.theme.phone)).ink...)
	return append(name, detail...)
}

// besideNumber is the column for a name, and where the number beside it goes; 0 when
// there is no room for both.
func (c composer) besideNumber(name string, number row) (names composer, at float64) {
	text, ok := number.ink[0].(textInk)
	wide := c.width * 0.4 // the column of numbers
	switch {
	case !ok || text.line.RTL:
	case !c.theme.narrow && text.line.Width <= wide:
		names = c.narrowed(wide)
		return names, names.width
	case c.theme.narrow && typeset.Width(name, c.theme.body.bold().Style)+text.line.Width+c.theme.pad <= c.width:
		return c, c.width - text.line.Width
	}
	return c, 0
}

func (c composer) phone(number string, sign colour) []row {
	v := c.theme.phone.in(sign)
	rows := c.text(number, v)
	url := telephone(number)
	for i := range rows {
		if text, ok := rows[i].ink[0].(textInk); ok && url != "" {
			rows[i].ink = append(rows[i].ink, linkInk{x: text.x, width: text.line.Width, height: v.leading, url: url})
		}
	}
	return rows
}

// telephone is the address that dials a number; empty when the text is anything else.
func telephone(number string) string {
	digits := strings.NewReplacer(" ", "", "\u00A0", "", "-", "", "(", "", ")", "").Replace(typeset.Clean(number))
	bare := strings.TrimPrefix(digits, "+")
	if len(bare) < 3 || len(bare) > 15 || strings.Trim(bare, "0123456789") != "" {
		return ""
	}
	return "tel:" + digits
}
