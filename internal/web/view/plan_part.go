package view

import "strconv"

// PlanPart is one section on a page of its own: the young person's words first, then what stands beside them.
type PlanPart struct {
	Section  string // as staff pages name it
	Title    string // as the young person reads it
	Whose    string
	Ask      string
	Readers  []string // who can see it now, on the young person's own page
	Back     string
	Versions string // address of what changed; empty before there is anything
	Boxes    []PlanBox
	Conflict *ConflictView
	Problems Problems
	MayWrite bool
}

// PlanBox is one box of a section: to read, or to write in.
type PlanBox struct {
	Name     string // "own", "beside", "together"
	Heading  string
	Hint     string
	By       string // who wrote it last, and when
	Said     string // what stands in it, when it can only be read
	Write    bool
	Text     string
	TextOff  bool // a list only
	Revision string
	Choice   *Radios
	Rows     []PlanRow
}

// PlanRow is one entry of a list in a box.
type PlanRow struct {
	Legend string
	Cells  []PlanCell
}

// PlanCell is one answer in a row.
type PlanCell struct {
	Name, Label, Value string
	Options            []Option
}

// Area is the box for text.
func (b PlanBox) Area() Textarea {
	return Textarea{Field: Field{Name: b.Name + "_text", Label: b.Heading, Hint: b.Hint, Value: b.Text}, Rows: 6}
}

// Seen carries the revision that is on the screen.
func (b PlanBox) Seen() Hidden { return Hidden{Name: b.Name + "_revision", Value: b.Revision} }

// Lines are the rows with controls whose ids differ.
func (b PlanBox) Lines() []PlanLine {
	lines := make([]PlanLine, len(b.Rows))
	for n, row := range b.Rows {
		lines[n].Legend = row.Legend
		for _, cell := range row.Cells {
			f := Field{Name: "row_" + cell.Name, ID: "row_" + cell.Name + "-" + strconv.Itoa(n+1), Label: cell.Label, Value: cell.Value}
			if len(cell.Options) > 0 {
				lines[n].Fields = append(lines[n].Fields, Select{Field: f, Options: append([]Option{{"", "Choose"}}, cell.Options...)})
			} else {
				lines[n].Fields = append(lines[n].Fields, Input{Field: f, Autocomplete: "off"})
			}
		}
	}
	return lines
}

// PlanLine is a row ready to show.
type PlanLine struct {
	Legend string
	Fields []Component
}

// Head implements Page.
func (p PlanPart) Head() Head {
	h := Head{Title: "Section", Failed: p.Problems.Any() || p.Conflict != nil, Back: &BackLink{Href: orHome(p.Back)}}
	if p.MayWrite {
		h.Form, h.Keeps = "part", true
	}
	return h
}

func examplePart(name, text string) PlanPart {
	row := func(n int, what string) PlanRow {
		return PlanRow{Legend: "Goal " + strconv.Itoa(n), Cells: []PlanCell{{Name: "name", Label: "What I want", Value: what}, {Name: "when", Label: "By when"},
			{Name: "answer", Label: "Do they know?", Options: []Option{{"yes", "Yes"}, {"not_asked", "Not asked yet"}}}}}
	}
	return PlanPart{
		Section: "Goals", Title: "My goals", Whose: name, Ask: "One is enough. You can decide later.", Back: "/plans/view/1", Versions: "/plans/view/1/part/goals/versions", MayWrite: true,
		Boxes: []PlanBox{
			{Name: "own", Heading: "Their own words", By: "Written by them, Mon 16 Nov 2026, 09:15", Said: text},
			{Name: "own", Heading: "In your own words", Write: true, Text: text, Revision: "2", Rows: []PlanRow{row(1, text), row(2, "")},
				Choice: &Radios{Field: Field{Name: "answer", Label: "Decide later?", Value: "to_come"}, Choices: []Choice{{Value: "to_come", Text: "Yes, to be decided"}}}},
			{Name: "beside", Heading: "Beside their words", Hint: "Your words stand next to theirs, under your name. " + ToThem, Write: true, Revision: "0"},
		},
	}
}

// Examples implements Page.
func (PlanPart) Examples() []Example {
	stale := examplePart(nameEnglish, "To sleep.")
	stale.Conflict = &ConflictView{By: nameWelsh, When: "8:12", Fields: []ConflictField{{Label: "Beside their words", Saved: "Band on Tuesdays.", Typed: "Band on Thursdays."}}}
	hostile := examplePart(nameArabic, textScript+textArabic)
	hostile.Section, hostile.Ask = textScript, textLong
	return []Example{
		{"empty", PlanPart{Section: "Goals", Whose: nameEnglish, Back: "/plans/view/1"}},
		{"typical", examplePart(nameEnglish, "To sleep.")},
		{"two at once", stale},
		{"hostile", hostile},
	}
}
