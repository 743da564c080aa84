package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// UnitsPerEm is the size of the em square in which widths are given. Every committed
// face has it; parse refuses one that differs.
const UnitsPerEm = 1000

// Box is the left and right edge and the bottom and top of a glyph's ink, in units
// from its origin.
type Box struct{ Left, Bottom, Right, Top int }

type glyph struct {
	advance int
	box     Box
}

// Face is one font file: its bytes for embedding, and the metrics of its characters.
// A Face never changes once made, so it may be used by any number of goroutines.
type Face struct {
	Name string
	Data []byte
	// Scale is how much larger than the text around it the face is set, so that scripts
	// drawn small on their em square are as easy to read as the rest.
	Scale float64

	glyphs map[rune]glyph
}

// Has says whether the face can draw r.
func (f *Face) Has(r rune) bool {
	_, ok := f.glyphs[r]
	return ok
}

// Advance is the width of r in units, at the face's Scale; 0 for a combining mark or a
// character that the face lacks.
func (f *Face) Advance(r rune) int { return f.scaled(f.glyphs[r].advance) }

// Ink is where r leaves ink, at the face's Scale; the zero Box for a blank.
func (f *Face) Ink(r rune) Box {
	box := f.glyphs[r].box
	return Box{Left: f.scaled(box.Left), Bottom: f.scaled(box.Bottom), Right: f.scaled(box.Right), Top: f.scaled(box.Top)}
}

func (f *Face) scaled(units int) int { return int(float64(units) * f.Scale) }

var errShort = errors.New("table missing or cut short")

// parse reads the few tables that layout needs from a TrueType file with a format 4
// character map, which is the one kind that the PDF writer reads too.
func parse(name string, data []byte) (face *Face, err error) {
	defer func() {
		if recover() != nil { // an index beyond the file
			face, err = nil, errShort
		}
	}()
	tables := directory(data[:len(data):len(data)])
	if em := u16(tables["head"], 18); em != UnitsPerEm {
		return nil, fmt.Errorf("%d units per em", em)
	}
	cmap, err := unicodeMap(tables["cmap"])
	if err != nil {
		return nil, err
	}
	face = &Face{Name: name, Data: data, Scale: 1, glyphs: make(map[rune]glyph)}
	measured := u16(tables["hhea"], 34)
	for r, id := range cmap {
		face.glyphs[r] = glyph{
			advance: u16(tables["hmtx"], 4*min(id, measured-1)),
			box:     ink(tables, id),
		}
	}
	return face, nil
}

func directory(data []byte) map[string][]byte {
	tables := make(map[string][]byte)
	for i := range u16(data, 4) {
		record := data[12+16*i:]
		offset, length := u32(record, 8), u32(record, 12)
		tables[string(record[:4])] = data[offset : offset+length]
	}
	return tables
}

// unicodeMap reads the format 4 subtable: segments of characters that map to glyphs by
// an offset or through an array.
func unicodeMap(cmap []byte) (map[rune]int, error) {
	var sub []byte
	for i := range u16(cmap, 2) {
		if t := cmap[u32(cmap, 4+8*i+4):]; u16(t, 0) == 4 {
			sub = t
		}
	}
	if sub == nil {
		return nil, errors.New("no format 4 character map")
	}
	glyphs := make(map[rune]int)
	size := u16(sub, 6)
	for i := 0; i < size; i += 2 {
		last, first := u16(sub, 14+i), u16(sub, 16+size+i)
		delta, at := u16(sub, 16+2*size+i), 16+3*size+i
		for c := first; c <= last && c != 0xFFFF; c++ {
			id := c
			if offset := u16(sub, at); offset != 0 {
				id = u16(sub, at+offset+2*(c-first))
			}
			if id = (id + delta) & 0xFFFF; id != 0 {
				glyphs[rune(c)] = id
			}
		}
	}
	return glyphs, nil
}

func ink(tables map[string][]byte, id int) Box {
	loca, start, end := tables["loca"], 0, 0
	if u16(tables["head"], 50) == 0 {
		start, end = 2*u16(loca, 2*id), 2*u16(loca, 2*id+2)
	} else {
		start, end = u32(loca, 4*id), u32(loca, 4*id+4)
	}
	if start == end {
		return Box{}
	}
	outline := tables["glyf"][start:end]
	return Box{Left: i16(outline, 2), Bottom: i16(outline, 4), Right: i16(outline, 6), Top: i16(outline, 8)}
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }

func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }

func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
