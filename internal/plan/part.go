package plan

// Key names a section of a plan, in the database and in addresses.
type Key string

// Box is one of the three places in a section that somebody writes in.
type Box string

// The boxes. The young person's own words stand in a box of their own, which no adult can write over.
const (
	Own      Box = "own"
	Beside   Box = "beside"   // an adult's words, next to theirs
	Together Box = "together" // what both keep: numbers, who is involved
)

// Cell is one place in a row of a list.
type Cell string

// The cells. A section's columns say what each means there.
const (
	Name   Cell = "name"
	Detail Cell = "detail"
	When   Cell = "when"
	Who    Cell = "who"
	Number Cell = "number"
	Answer Cell = "answer"
	Basis  Cell = "basis"
	Stead  Cell = "stead" // what there is instead
	Review Cell = "review"
	Entry  Cell = "entry" // of the directory of services, which then says name and number
)

// Row is one entry of a list: a goal, a person, a service.
type Row map[Cell]string

// Words is what stands in one box.
type Words struct {
	Text   string `json:"text,omitempty"`
	Answer string `json:"answer,omitempty"`
	Rows   []Row  `json:"rows,omitempty"`
}

// Column is what one cell means in one section. Choices, when given, are the only answers; those of a Listed column are the
// directory's helplines.
type Column struct {
	Cell    Cell
	Label   string
	Choices []Option
	Listed  bool
}

// Option is one answer with its words.
type Option struct{ Value, Text string }

// Reach is who sees a section before the young person has said anything about it.
type Reach uint8

// The reaches.
const (
	Around Reach = iota // key adult, coordinator and the safeguarding team
	OnlyMe              // nobody else
	Pinned              // the key adult of the day it was begun, and no later one
	Always              // whoever sees any other section: numbers must be on every copy
)

// Part is one section as the catalogue describes it.
type Part struct {
	Key     Key
	Group   string
	Title   string // as the young person reads it
	Formal  string // as the field calls it: staff pages and papers
	Ask     string // help for the young person
	Boxes   []Box
	Columns []Column // a list in ListIn
	ListIn  Box
	Choice  string // a question with Options, answered in the first box
	Options []Option
	Reach   Reach
}

// Has reports whether the section has the box.
func (p Part) Has(b Box) bool {
	for _, x := range p.Boxes {
		if x == b {
			return true
		}
	}
	return false
}

// Parts lists the sections of a kind in the order in which they are shown and printed.
func Parts(k Kind) []Part {
	if k == Safety {
		return safetyParts
	}
	return supportParts
}

// PartOf finds a section; ok is false for a key that this kind of plan does not have.
func PartOf(k Kind, key Key) (Part, bool) {
	for _, p := range Parts(k) {
		if p.Key == key {
			return p, true
		}
	}
	return Part{}, false
}

// IsEmpty reports whether nothing stands in the box.
func (w Words) IsEmpty() bool { return w.Text == "" && w.Answer == "" && len(w.Rows) == 0 }

// tidy drops rows in which nobody wrote, and cells and answers that the section does not have.
func (p Part) tidy(b Box, w Words) Words {
	clean := Words{Text: w.Text}
	if len(p.Boxes) > 0 && b == p.Boxes[0] && p.hasOption(w.Answer) {
		clean.Answer = w.Answer
	}
	if b != p.ListIn {
		return clean
	}
	for _, r := range w.Rows {
		row := Row{}
		named := false
		for _, c := range p.Columns {
			if v := r[c.Cell]; v != "" && c.allows(v) {
				row[c.Cell] = v
				named = named || len(c.Choices) == 0
			}
		}
		if named {
			clean.Rows = append(clean.Rows, row)
		}
	}
	return clean
}

func (p Part) hasOption(v string) bool {
	for _, o := range p.Options {
		if o.Value == v {
			return true
		}
	}
	return false
}

func (c Column) allows(v string) bool {
	if len(c.Choices) == 0 {
		return true
	}
	for _, o := range c.Choices {
		if o.Value == v {
			return true
		}
	}
	return false
}

// Says gives an answer in words; the value itself when the column is free text.
func (c Column) Says(v string) string {
	for _, o := range c.Choices {
		if o.Value == v {
			return o.Text
		}
	}
	return v
}

// Chosen gives the section's answer in words; empty when none was given.
func (p Part) Chosen(w Words) string {
	for _, o := range p.Options {
		if o.Value == w.Answer {
			return o.Text
		}
	}
	return ""
}

// Plain is what stands in a box as text, for comparing two versions and for showing both sides of a conflict.
func (p Part) Plain(w Words) string {
	s := w.Text
	add := func(line string) {
		if s != "" {
			s += "\n"
		}
		s += line
	}
	for _, r := range w.Rows {
		line := ""
		for _, c := range p.Columns {
			if v := c.Says(r[c.Cell]); v != "" && !c.Listed {
				if line != "" {
					line += "; "
				}
				line += c.Label + ": " + v
			}
		}
		add(line)
	}
	if chosen := p.Chosen(w); chosen != "" {
		add(p.Choice + " " + chosen)
	}
	return s
}
