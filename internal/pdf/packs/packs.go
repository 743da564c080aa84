// Package packs sets the copies of a transition pack on paper. It decides nothing: every word of a sheet is set, and
// nothing else, so what is withheld must be missing from the sheet already (package transition).
package packs

import (
	"strconv"
	"time"

	"heard/internal/pdf"
	"heard/internal/schoolday"
	"heard/internal/transition"
)

// Print sets a sheet. The same sheet gives the same bytes.
func Print(s transition.Sheet) ([]byte, error) { return pdf.Render(document(s)) }

func document(s transition.Sheet) pdf.Document {
	d := pdf.Document{
		Title: s.Title, Subtitle: s.Name, WindowTitle: "Pack", Issuer: s.School, Reference: s.Reference, Version: strconv.Itoa(s.Number),
		Date: noon(s.MadeOn), Contents: true,
		Cover: &pdf.Cover{Facts: pairs(s.Facts), Blocks: []pdf.Block{pdf.SmallPrint{Text: s.Foot}}},
	}
	for _, p := range s.Parts {
		d.Sections = append(d.Sections, section(p))
	}
	return d
}

// noon keeps the day the same in every zone.
func noon(d schoolday.Date) time.Time { return d.At(schoolday.Time(12, 0)) }

// ownPage lists the parts that begin a page of their own: what is read by itself, taken out or sent back.
var ownPage = map[transition.Key]bool{
	transition.KeyProfile: true, transition.KeyAbout: true, transition.KeyServices: true, transition.KeyRights: true,
	transition.KeyReady: true, transition.KeySlip: true,
}

func section(p transition.Part) pdf.Section {
	s := pdf.Section{Title: p.Title, Note: p.Note, NewPage: ownPage[p.Key]}
	for _, b := range p.Blocks {
		s.Blocks = append(s.Blocks, blocks(b)...)
	}
	return s
}

func blocks(b transition.Block) []pdf.Block {
	switch b := b.(type) {
	case transition.Words:
		return headed(b.Head, pdf.Quote{Text: b.Text, By: b.By})
	case transition.Text:
		return headed(b.Head, pdf.Paragraph{Text: b.Text})
	case transition.Items:
		return headed(b.Head, pdf.List{Items: b.Items})
	case transition.Pairs:
		return []pdf.Block{pdf.KeyValues{Rows: pairs(b.Rows)}}
	case transition.Grid:
		return []pdf.Block{grid(b)}
	case transition.Numbers:
		return []pdf.Block{numbers(b)}
	case transition.Slip:
		return []pdf.Block{slip(b)}
	}
	return nil
}

func headed(head string, b pdf.Block) []pdf.Block {
	if head == "" {
		return []pdf.Block{b}
	}
	return []pdf.Block{pdf.Heading{Text: head}, b}
}

func pairs(rows []transition.Pair) []pdf.KeyValue {
	all := make([]pdf.KeyValue, len(rows))
	for i, r := range rows {
		all[i] = pdf.KeyValue{Label: r.Label, Value: r.Value}
	}
	return all
}

func grid(g transition.Grid) pdf.Table {
	t := pdf.Table{Rows: g.Rows}
	for i, h := range g.Heads {
		t.Columns = append(t.Columns, pdf.Column{Title: h, Share: g.Shares[i]})
	}
	return t
}

func numbers(n transition.Numbers) pdf.Notice {
	p := pdf.Notice{Title: n.Title, Text: n.Text, Care: true}
	for _, l := range n.Lines {
		c := pdf.Contact{Name: l.Name, Phone: l.Phone, Detail: l.Hours}
		if l.Checked.IsZero() {
			c.Detail += ". Check before use: nobody has made sure of this number yet."
		} else {
			c.Checked = noon(l.Checked)
		}
		p.Contacts = append(p.Contacts, c)
	}
	return p
}

func slip(s transition.Slip) pdf.Slip {
	p := pdf.Slip{Title: s.Title, Text: s.Text, Fields: s.Fields, Return: s.Return}
	for _, t := range s.Ticks {
		p.Checks = append(p.Checks, pdf.Check{Text: t})
	}
	return p
}
