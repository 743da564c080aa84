package transition

import (
	"slices"
	"strconv"
	"strings"

	"heard/internal/schoolday"
)

// Sheet is one copy in words and blocks, before anybody sets it on paper or on a screen. What is not in it is in neither.
type Sheet struct {
	Copy      Copy
	Title     string
	Name      string // as the young person wants it
	School    string
	Reference string
	Number    int
	MadeOn    schoolday.Date
	Facts     []Pair // on the cover
	Foot      string // at the foot of the cover
	Parts     []Part
}

// Part is one section of a copy.
type Part struct {
	Key    Key
	Title  string
	Note   string // who wrote it and with whom it is shared
	Blocks []Block
}

// Block is one piece of a part: Words, Text, Pairs, Grid, Items, Numbers or Slip.
type Block interface{ isBlock() }

// Words are somebody's own words, set apart and never altered.
type Words struct{ Head, Text, By string }

// Text is plain text under a heading, either of which may be empty.
type Text struct{ Head, Text string }

// Pair is a label and what it stands for.
type Pair struct{ Label, Value string }

// Pairs are labels with values.
type Pairs struct{ Rows []Pair }

// Grid is a table. Shares are the parts of the width.
type Grid struct {
	Heads  []string
	Shares []float64
	Rows   [][]string
}

// Items is a list.
type Items struct {
	Head  string
	Items []string
}

// Numbers are people who can be reached at any hour.
type Numbers struct {
	Title, Text string
	Lines       []HelpLine
}

// Slip is a part to fill in and send back.
type Slip struct {
	Title, Text string
	Ticks       []string
	Fields      []string
	Return      string
}

func (Words) isBlock()   {}
func (Text) isBlock()    {}
func (Pairs) isBlock()   {}
func (Grid) isBlock()    {}
func (Items) isBlock()   {}
func (Numbers) isBlock() {}
func (Slip) isBlock()    {}

// ForPupil is the sheet as the young person is shown it: all of it, but for a safeguarding summary that it is recorded as
// unsafe to tell them of.
func (s Sheet) ForPupil(d Data) Sheet {
	if d.Protection.Unsafe {
		s.Parts = slices.DeleteFunc(slices.Clone(s.Parts), func(p Part) bool { return p.Key == KeyProtection })
		s.Foot = d.foot(s)
	}
	return s
}

// ForStaff is the sheet as an adult at school may see and print it: without what is the young person's alone. In the other
// copies such a section stands only because they agreed that it goes there.
func (s Sheet) ForStaff() Sheet {
	if s.Copy != Mine {
		return s
	}
	s.Parts = slices.DeleteFunc(slices.Clone(s.Parts), func(p Part) bool {
		row, _ := SectionOf(p.Key)
		return row.Private
	})
	return s
}

// All gives every text of the sheet, for the tests that look for what must not be there.
func (s Sheet) All() []string {
	all := []string{s.Title, s.Name, s.School, s.Reference, s.Foot}
	for _, f := range s.Facts {
		all = append(all, f.Label, f.Value)
	}
	for _, p := range s.Parts {
		all = append(all, p.Title, p.Note)
		for _, b := range p.Blocks {
			all = append(all, textsOf(b)...)
		}
	}
	return all
}

func textsOf(b Block) (all []string) {
	switch b := b.(type) {
	case Words:
		return []string{b.Head, b.Text, b.By}
	case Text:
		return []string{b.Head, b.Text}
	case Pairs:
		for _, r := range b.Rows {
			all = append(all, r.Label, r.Value)
		}
	case Grid:
		all = append(all, b.Heads...)
		for _, r := range b.Rows {
			all = append(all, r...)
		}
	case Items:
		all = append([]string{b.Head}, b.Items...)
	case Numbers:
		all = []string{b.Title, b.Text}
		for _, l := range b.Lines {
			all = append(all, l.Name, l.Phone, l.Hours)
		}
	case Slip:
		all = append([]string{b.Title, b.Text, b.Return}, append(b.Ticks, b.Fields...)...)
	}
	return all
}

func list(names []string) string { return strings.Join(names, "; ") }

func number(n int) string { return strconv.Itoa(n) }
