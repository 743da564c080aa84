package pdf

import (
	"bytes"
	"fmt"
	"unicode/utf16"

	"github.com/go-pdf/fpdf"

	"heard/internal/pdf/fonts"
)

// canvas is the one place that writes PDF.
type canvas struct {
	pdf   *fpdf.Fpdf
	faces map[string]bool
	links []int // by page, from 1

	outlined bool // the outline has a line
}

func newCanvas(t theme) *canvas {
	c := &canvas{
		pdf: fpdf.NewCustom(&fpdf.InitType{
			OrientationStr: "P", UnitStr: "pt", Size: fpdf.SizeType{Wd: t.width, Ht: t.height},
		}),
		faces: make(map[string]bool),
	}
	c.pdf.SetMargins(0, 0, 0)
	c.pdf.SetAutoPageBreak(false, 0)
	c.pdf.SetCatalogSort(true)
	return c
}

// use selects a face, embedding it first if it is new to the document.
func (c *canvas) use(face *fonts.Face, size float64) {
	if !c.faces[face.Name] {
		// fpdf appends to slices of the font it is given when it cuts the font down, so
		// each document has a copy of its own.
		c.pdf.AddUTF8FontFromBytes(face.Name, "", bytes.Clone(face.Data))
		c.faces[face.Name] = true
	}
	c.pdf.SetFont(face.Name, "", size*face.Scale)
}

func (i textInk) draw(c *canvas, x, y float64) {
	c.pdf.SetTextColor(i.colour.red, i.colour.green, i.colour.blue)
	for _, run := range i.line.Runs {
		c.use(run.Face, i.size)
		// A ligature's letters are left to the reader, which knows them: given both here,
		// poppler turns them round.
		says := []rune(run.Source)
		if len(says) == 1 {
			c.pdf.RawWriteStr(fmt.Sprintf("/Span <</ActualText <FEFF%s>>> BDC\n", utf16Hex(says)))
		}
		c.pdf.Text(x+i.x+run.X, y+i.y-run.Rise, run.Text)
		if len(says) == 1 {
			c.pdf.RawWriteStr("EMC\n")
		}
	}
}

func utf16Hex(runes []rune) string {
	var b bytes.Buffer
	for _, unit := range utf16.Encode(runes) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}

func (i fillInk) draw(c *canvas, x, y float64) {
	c.pdf.SetFillColor(i.colour.red, i.colour.green, i.colour.blue)
	c.pdf.Rect(x+i.x, y+i.y, i.width, i.height, "F")
}

func (i ruleInk) draw(c *canvas, x, y float64) {
	c.pdf.SetDrawColor(i.colour.red, i.colour.green, i.colour.blue)
	c.pdf.SetLineWidth(i.weight)
	if i.dashed {
		c.pdf.SetDashPattern([]float64{4, 3}, 0)
		defer c.pdf.SetDashPattern(nil, 0)
	}
	c.pdf.Line(x+i.x1, y+i.y1, x+i.x2, y+i.y2)
}

func (i dotInk) draw(c *canvas, x, y float64) {
	c.pdf.SetFillColor(i.colour.red, i.colour.green, i.colour.blue)
	c.pdf.Circle(x+i.x, y+i.y, i.radius, "F")
}

func (i linkInk) draw(c *canvas, x, y float64) {
	if i.url != "" {
		c.pdf.LinkString(x+i.x, y+i.y, i.width, i.height, i.url)
		return
	}
	c.pdf.Link(x+i.x, y+i.y, i.width, i.height, c.links[i.page])
}
