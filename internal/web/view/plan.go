package view

var planPages = []Entry{
	{"plan/list.html", Staff, PlanList{}},
	{"plan/new.html", Staff, PlanNew{}},
	{"plan/show.html", Staff, PlanShow{}},
	{"plan/part.html", Staff, PlanPart{}},
	{"plan/versions.html", Staff, PlanVersions{}},
	{"plan/settle.html", Staff, PlanSettle{}},
	{"plan/copy.html", Staff, PlanCopy{}},
	{"plan/end.html", Staff, PlanEnd{}},
	{"plan/adjust.html", Staff, PlanAdjust{}},
	{"plan/say.html", Staff, PlanSay{}},
	{"plan/print.html", Staff, PlanPrint{}},
	{"plan/class.html", Staff, PlanClass{}},
}

// PlanList is the plans that the reader may open.
type PlanList struct {
	Rows  [][]Cell
	Older string
	May   bool // begin one
}

// Head implements Page.
func (PlanList) Head() Head { return Head{Title: "Plans", Back: &BackLink{Href: "/"}, Wide: true} }

// List is the table.
func (p PlanList) List() Table {
	return Table{Caption: "Plans you may open", Columns: []Column{{Text: "Whose"}, {Text: "Plan"}, {Text: "Stands"}, {Text: "Look again (school policy)"}, {Text: "Kept together by"}}, Rows: p.Rows}
}

// Empty says what will stand here.
func (p PlanList) Empty() EmptyState {
	e := EmptyState{Text: "A plan appears here when a young person shares a section of it with you, or when you keep it together."}
	if p.May {
		e.Text = "Support plans and safety plans of the pupils you look after appear here."
		e.Action = &Link{Text: "Begin a plan", Href: "/plans/new"}
	}
	return e
}

// Begin leads to a new plan.
func (PlanList) Begin() Button { return Button{Text: "Begin a plan", Href: "/plans/new"} }

// Examples implements Page.
func (PlanList) Examples() []Example {
	row := func(who string) []Cell {
		return []Cell{{Text: who, Href: "/plans/view/1"}, {Text: "Support plan"}, {Text: "Active"}, {Text: "Fri 18 Dec 2026"}, {Text: nameWelsh}}
	}
	return []Example{
		{"empty", PlanList{May: true}},
		{"typical", PlanList{May: true, Rows: [][]Cell{row(nameEnglish + ", 9C"), row(namePolish + ", 11B")}, Older: "/plans?before=1"}},
		{"hostile", PlanList{Rows: [][]Cell{row(nameLong + textScript), row(nameArabic)}}},
	}
}

// PlanNew begins a plan: whose, and which of the two.
type PlanNew struct {
	Find     string
	Found    []Choice
	Chosen   string
	Kind     string
	Problems Problems
}

// Head implements Page.
func (p PlanNew) Head() Head {
	return Head{Title: "Begin a plan", Failed: p.Problems.Any(), Form: "plan", Back: &BackLink{Href: "/plans"}}
}

// Who finds the pupil by a few letters.
func (p PlanNew) Who() Input {
	return Input{Field: Field{Name: "find", Label: "Who is it for?", Value: p.Find, Error: p.Problems.On("pupil"), Hint: "A few letters of any name or the form, then Find"}, Autocomplete: "off", Width: 20}
}

// FindButton looks the pupil up and keeps the rest.
func (p PlanNew) FindButton() Button {
	return Button{Text: "Find", Kind: Secondary, Action: "/plans/find"}
}

// Pupils are those found.
func (p PlanNew) Pupils() Radios {
	return Radios{Field: Field{Name: "pupil", Label: "Choose", Hint: "Check the form: two pupils can share a name.", Value: p.Chosen}, Choices: p.Found, Small: true}
}

// Which asks for the kind.
func (p PlanNew) Which() Radios {
	return Radios{Field: Field{Name: "kind", Label: "Which plan?", Value: p.Kind, Error: p.Problems.On("kind")}, Choices: []Choice{
		{Value: "support", Text: "Support plan", Hint: "What is needed, by whom, and how the young person wants it. Written together."},
		{Value: "safety", Text: "Safety plan", Hint: "Theirs. Made with them when things are calmer, in their own words."},
	}}
}

// Examples implements Page.
func (PlanNew) Examples() []Example {
	return []Example{
		{"empty", PlanNew{Kind: "support"}},
		{"typical", PlanNew{Find: "ell", Found: []Choice{{Value: "a", Text: nameEnglish + ", 9C"}, {Value: "b", Text: nameWelsh + ", 10A"}}, Chosen: "a", Kind: "safety"}},
		{"with an error", PlanNew{Problems: Problems{{Name: "pupil", Message: "Choose the pupil."}, {Name: "kind", Message: "Choose which plan to begin."}}}},
		{"hostile", PlanNew{Find: textScript, Found: []Choice{{Value: "x", Text: nameArabic + textScript}, {Value: "y", Text: nameLong}}}},
	}
}
