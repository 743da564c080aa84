package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"

	"heard/internal/pdf/typeset"
)

// ErrNoDate refuses a document that does not say when it was made: it would claim the
// moment of printing, and two printings would differ.
var ErrNoDate = errors.New("pdf: the document has no date")

// slots bounds how many documents are set at once: each is brief but takes some memory,
// and a morning of printing must not add up.
var slots = make(chan struct{}, runtime.GOMAXPROCS(0))

// Render sets a document. The same document always gives the same bytes. Any text is
// accepted; what no font can draw is printed as □.
func Render(d Document) ([]byte, error) {
	if d.Date.IsZero() {
		return nil, ErrNoDate
	}
	slots <- struct{}{}
	defer func() { <-slots }()
	d.Words = d.Words.orEnglish()
	t := themeOf(d.Size)
	return write(d, t, setPages(d, t))
}

// setPages lays out the whole document. The contents stand before what they list, so
// that part is laid out first, and once more when its length is known.
func setPages(d Document, t theme) []page {
	c := composer{theme: t, words: d.Words, width: t.column()}
	var front []page
	var rows []row
	if d.Cover != nil {
		front = c.coverPage(d)
	} else {
		rows = c.titleRows(d)
	}
	for _, s := range d.Sections {
		rows = append(rows, c.section(s)...)
	}
	body := paginate(rows, t)
	if d.Contents {
		first := len(front) + 1
		length := len(c.contentsPages(entries(body, first)))
		front = append(front, c.contentsPages(entries(body, first+length))...)
	}
	pages := append(front, body...)
	footers(pages, d, t)
	return pages
}

func write(d Document, t theme, pages []page) ([]byte, error) {
	c := newCanvas(t)
	c.describe(d)
	c.links = make([]int, len(pages)+1)
	for i := range pages {
		c.links[i+1] = c.pdf.AddLink()
	}
	for i, p := range pages {
		c.pdf.AddPage()
		c.pdf.SetLink(c.links[i+1], 0, i+1)
		for _, k := range p.ink {
			k.draw(c, 0, 0)
		}
		if d.Size != Wallet { // a list beside a page that small would be in its way
			c.bookmarks(p.marks)
		}
	}
	var out bytes.Buffer
	if err := c.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("pdf: write: %w", err)
	}
	return out.Bytes(), nil
}

// bookmarks adds headings to the outline. The first must be of the top level: fpdf
// would make a lower one its own parent.
func (c *canvas) bookmarks(marks []placedMark) {
	for _, m := range marks {
		if !c.outlined {
			m.level, c.outlined = 0, true
		}
		c.pdf.Bookmark(bookmark(m.title), m.level, m.y)
	}
}

func (c *canvas) describe(d Document) {
	title := d.WindowTitle
	if title == "" {
		title = "Document"
	}
	c.pdf.SetTitle(bookmark(title), true)
	c.pdf.SetProducer("Heard", true)
	c.pdf.SetCreationDate(d.Date.UTC())
	c.pdf.SetModificationDate(d.Date.UTC())
	c.pdf.SetLang(language(d.Lang))
}

// language is a BCP 47 tag that is safe to write into the file.
func language(tag string) string {
	valid := func(r rune) bool {
		return r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	}
	if tag == "" || len(tag) > 35 || strings.ContainsFunc(tag, func(r rune) bool { return !valid(r) }) {
		return "en-GB"
	}
	return tag
}

// bookmark is text for a viewer's own lists. fpdf writes the first plane of Unicode
// only; beyond it the sign for what is missing stands here too.
func bookmark(s string) string {
	const longest = 120
	s = strings.ReplaceAll(typeset.Clean(s), "\n", " ")
	out := make([]rune, 0, min(len(s), longest))
	for _, r := range s {
		switch {
		case len(out) == longest:
			return string(out) + "…"
		case r > 0xFFFF || r == utf8.RuneError:
			out = append(out, typeset.Missing)
		default:
			out = append(out, r)
		}
	}
	return string(out)
}
