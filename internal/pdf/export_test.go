package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Piece is text placed on a page, for tests of layout.
type Piece struct {
	X, Y, Width, Size float64
	Text              string
}

// Layout is the text of each page in reading order, and the ink that leaves the page.
func Layout(d Document) (pages [][]Piece, outside []string) {
	d.Words = d.Words.orEnglish()
	t := themeOf(d.Size)
	for n, p := range setPages(d, t) {
		var pieces []Piece
		for _, k := range p.ink {
			switch k := k.(type) {
			case textInk:
				pieces = append(pieces, piece(k))
				if k.x < 0 || k.y < 0 || k.x+k.line.Width > t.width || k.y > t.height {
					outside = append(outside, fmt.Sprintf("page %d: %+v", n+1, piece(k)))
				}
			case fillInk:
				if k.x < 0 || k.y < 0 || k.x+k.width > t.width || k.y+k.height > t.height {
					outside = append(outside, fmt.Sprintf("page %d: %+v", n+1, k))
				}
			}
		}
		slices.SortStableFunc(pieces, func(a, b Piece) int {
			if math.Abs(a.Y-b.Y) > 1 {
				return int(math.Copysign(1, a.Y-b.Y))
			}
			return int(math.Copysign(1, a.X-b.X))
		})
		pages = append(pages, pieces)
	}
	return pages, outside
}

func piece(k textInk) Piece {
	var text strings.Builder
	for _, run := range k.line.Runs {
		text.WriteString(run.Text)
	}
	return Piece{X: k.x, Y: k.y, Width: k.line.Width, Size: k.size, Text: text.String()}
}

// SectionSize is the size of section titles on A4.
var SectionSize = themeOf(A4).section.Size

// FooterTop is where the column ends on A4.
var FooterTop = themeOf(A4).height - themeOf(A4).bottom
