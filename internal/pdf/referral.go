package pdf

import (
	"time"

	"heard/internal/referral"
)

// Referral is the paper copy of what was sent: the frozen set and nothing else, with the time it was sent.
func (Press) Referral(o referral.Outgoing, school string, sent time.Time) ([]byte, error) {
	d := Document{Title: "Referral", WindowTitle: "Document", Issuer: school, Reference: o.Reference, Date: sent}
	d.Sections = append(d.Sections, Section{Blocks: []Block{Paragraph{Text: o.To}, Paragraph{Text: o.Reference}, Paragraph{Text: o.Basis}}})
	for _, part := range o.Parts {
		s := Section{Title: part.Title}
		for _, l := range part.Lines {
			if l.Own {
				s.Blocks = append(s.Blocks, Heading{Text: l.Key}, Quote{Text: l.Text})
			} else {
				s.Blocks = append(s.Blocks, KeyValues{Rows: []KeyValue{{Label: l.Key, Value: l.Text}}})
			}
		}
		d.Sections = append(d.Sections, s)
	}
	return Render(d)
}
