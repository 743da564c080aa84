package view

// Clocks are the numbers of school policy, with how they came to be so.
type Clocks struct {
	Numbers, Changes [][]Cell
	MayEdit          bool
}

// Head implements Page.
func (Clocks) Head() Head {
	return Head{Title: "School policy: how soon", Back: &BackLink{Href: "/"}, Wide: true}
}

// Now lists the numbers that count.
func (p Clocks) Now() Table {
	return Table{Caption: "What counts now", Columns: []Column{{Text: "What"}, {Text: "Now"}, {Text: "Default"}, {Text: "Why"}}, Rows: p.Numbers}
}

// Before lists what was changed.
func (p Clocks) Before() Table {
	return Table{Caption: "What was changed", Columns: []Column{{Text: "What"}, {Text: "Was"}, {Text: "Is"}, {Text: "By"}, {Text: "When"}}, Rows: p.Changes}
}

// Examples implements Page.
func (Clocks) Examples() []Example {
	row := []Cell{{Text: "No receipt for a referral: ask after"}, {Text: "5 school days"}, {Text: "3"}, {Text: "A referral that nobody says has arrived is asked after, so that none is lost.", Note: "C-19"}}
	return []Example{
		{"empty", Clocks{}},
		{"typical", Clocks{Numbers: [][]Cell{row}, Changes: [][]Cell{{row[0], {Text: "3"}, {Text: "5"}, {Text: "Noor Khan"}, {Text: "Mon 16 Nov 2026, 09:15"}}}, MayEdit: true}},
		{"hostile", Clocks{Numbers: [][]Cell{row}, Changes: [][]Cell{{row[0], {Text: "3"}, {Text: "5"}, {Text: nameLong + textScript}, {Text: "Mon 16 Nov 2026, 09:15"}}}}},
	}
}

// ClockBox is one number as its box shows it.
type ClockBox struct{ Name, Label, Hint, Value string }

// ClocksEdit is where the numbers are changed.
type ClocksEdit struct {
	Version  string
	Numbers  []ClockBox
	Hides    string // as many days hide lines of help; asked about only when they do
	Problems Problems
}

// Head implements Page.
func (p ClocksEdit) Head() Head {
	return Head{Title: "Change school policy", Failed: p.Problems.Any(), Form: "clocks", Back: &BackLink{Href: "/clocks", Text: "School policy"}}
}

// Boxes are the form.
func (p ClocksEdit) Boxes() []Component {
	all := []Component{Hidden{Name: "version", Value: p.Version}}
	for _, n := range p.Numbers {
		all = append(all, Input{Field: Field{Name: n.Name, Label: n.Label, Hint: n.Hint, Value: n.Value, Error: p.Problems.On(n.Name)}, Width: 5, Plain: true})
		if wrong := p.Problems.On("line_hides"); wrong != "" && n.Name == "line_days" {
			all = append(all, Checkboxes{Field: Field{Name: "line_hides", Label: "Lines that pupils no longer find", Error: wrong},
				Choices: []Choice{{Value: p.Hides, Text: "Hide them until somebody checks them"}}, Small: true})
		}
	}
	return all
}

// Examples implements Page.
func (ClocksEdit) Examples() []Example {
	box := ClockBox{"receipt_days", "No receipt for a referral: ask after", "School days, from 1 to 10. Now 3. Default 3.", "3"}
	wrong := box
	wrong.Value = textScript
	return []Example{
		{"empty", ClocksEdit{}},
		{"hiding lines", ClocksEdit{Version: "1", Numbers: []ClockBox{{"line_days", "A crisis line or helpline of the directory is checked again within", "Days, from 14 to 180. Now 90. Default 90.", "14"}}, Hides: "14",
			Problems: Problems{{Name: "line_hides", Message: "Pupils would no longer find 3 crisis lines and helplines, from now until somebody checks again. Tick that you mean it, or choose more days above."}}}},
		{"typical", ClocksEdit{Version: "1", Numbers: []ClockBox{box}}},
		{"hostile", ClocksEdit{Version: "1", Numbers: []ClockBox{wrong}, Problems: Problems{{Name: "receipt_days", Message: "No receipt for a referral, ask after: choose a whole number of school days, from 1 to 10."}}}},
	}
}
