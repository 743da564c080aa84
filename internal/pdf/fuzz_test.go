package pdf_test

import (
	"bytes"
	"strings"
	"testing"

	"heard/internal/pdf"
)

// everywhere is a document with text in every place that takes any.
func everywhere(text string, size pdf.Size) pdf.Document {
	checks := []pdf.Check{{Text: text}, {Text: text, Done: true}}
	pair := pdf.KeyValue{Label: text, Value: text}
	return pdf.Document{
		Title: text, Subtitle: text, WindowTitle: text, Issuer: text, Version: text, Reference: text, Date: made, Lang: text,
		Words: pdf.Words{Page: text, Contents: text, Checked: text}, Size: size, Contents: true,
		Cover: &pdf.Cover{Facts: []pdf.KeyValue{pair}, Blocks: []pdf.Block{pdf.SmallPrint{Text: text}, nil}},
		Sections: []pdf.Section{{Title: text, Note: text, NewPage: true, Blocks: []pdf.Block{
			pdf.Heading{Text: text}, pdf.Paragraph{Text: text}, pdf.Quote{Text: text, By: text},
			pdf.List{Items: []string{text, text}, Numbered: true}, pdf.KeyValues{Rows: []pdf.KeyValue{pair}},
			pdf.Table{Columns: []pdf.Column{{Title: text}, {Title: text, Share: 2}}, Rows: [][]string{{text, text, text}, {text}, nil}},
			pdf.Notice{Title: text, Text: text, Contacts: []pdf.Contact{{Name: text, Phone: text, Detail: text, Checked: made}}},
			pdf.Timeline{Entries: []pdf.Entry{{When: text, Title: text, Text: text}, {}}}, pdf.Checks{Items: checks}, pdf.PageBreak{},
			pdf.Slip{Title: text, Text: text, Checks: checks, Fields: []string{text}, Return: text},
		}}, {}},
	}
}

// FuzzRender: any text, valid or not, in any place on any size of page makes a file, and
// nothing is drawn off the page.
func FuzzRender(f *testing.F) {
	for _, s := range []string{
		"", " ", "\n\n", "plain", "Łukasz محمد שרה 😀 প্রিয়া", "\x00\x01\xff\xfe", "(\\)\r\n", "\u202E\u2066\u200F\u200D",
		"Pneumonoultramicroscopicsilicovolcanoconiosis/Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", strings.Repeat("a\u0301", 300), "0800 1111",
		"<script>alert(1)</script> ${x} {{.}} %s %d", "\uFFFE\uFFFF\U0010FFFF",
	} {
		for size := range 3 {
			f.Add(s, uint8(size))
		}
	}
	f.Fuzz(func(t *testing.T, text string, size uint8) {
		if len(text) > 2000 {
			text = text[:2000]
		}
		d := everywhere(text, pdf.Size(size%3))
		out, err := pdf.Render(d)
		if err != nil || !bytes.HasPrefix(out, []byte("%PDF-")) {
			t.Fatalf("%q: %v", text, err)
		}
		if _, outside := pdf.Layout(d); len(outside) > 0 {
			t.Errorf("%q: off the page: %v", text, outside)
		}
	})
}
