package view

// OwnWho says who can see which part, who has opened the plan, and who holds a copy.
type OwnWho struct {
	Back     string
	People   []Task
	Add      []Option // adults who can be added
	To       string   // address of the form that adds one
	Openings []TimelineItem
	Copies   []string
	Problems Problems
}

// Head implements Page.
func (p OwnWho) Head() Head {
	return Head{Title: "My plan", Failed: p.Problems.Any(), Back: &BackLink{Href: orHome(p.Back)}}
}

// List is everybody who can see something.
func (p OwnWho) List() TaskList { return TaskList{Label: "who", Items: p.People} }

// Adult chooses somebody else.
func (p OwnWho) Adult() Select {
	return Select{Field: Field{Name: "who", Label: "Let someone else see parts of it", Error: p.Problems.On("who")}, Options: append([]Option{{"", "Choose"}}, p.Add...)}
}

// Opened is who has looked.
func (p OwnWho) Opened() Timeline { return Timeline{Items: p.Openings} }

// Examples implements Page.
func (OwnWho) Examples() []Example {
	return []Example{
		{"empty", OwnWho{Back: "/p/plan/1"}},
		{"typical", OwnWho{Back: "/p/plan/1", To: "/p/plan/1/who/add", Add: []Option{{"a", "Ms Lowe"}},
			People:   []Task{{Title: "Mr Osei", Href: "/p/plan/1/who/x", Hint: "Your key adult", Status: "9 of 11 parts", Done: true}, {Title: "Parents and carers", Href: "/p/plan/1/who/family", Status: "Nothing", Done: true}},
			Openings: []TimelineItem{{Title: "Mr Osei, head of year", Text: "looked at your plan", When: "This morning at 8:12"}},
			Copies:   []string{"You: phone copy, on Monday"}}},
		{"nobody-chosen", OwnWho{Back: "/p/plan/1", To: "/p/plan/1/who/add", Add: []Option{{"a", "Ms Lowe"}}, Problems: Problems{{Name: "who", Message: "Choose who first."}}}},
		{"hostile", OwnWho{Back: "/p/plan/1", People: []Task{{Title: textScript, Hint: nameLong, Status: textScript}}, Openings: []TimelineItem{{Title: nameArabic, Text: textScript, When: textLong}}, Copies: []string{textScript}}},
	}
}

// OwnChoose is what one person or body may see: one question for each part.
type OwnChoose struct {
	Back, Who string
	To        string // address of the form
	Rows      []PlanSayRow
	Problems  Problems
}

// Head implements Page.
func (p OwnChoose) Head() Head {
	return Head{Title: "My plan", Failed: p.Problems.Any(), Form: "choose", Back: &BackLink{Href: orHome(p.Back)}}
}

// Questions is one question for each part.
func (p OwnChoose) Questions() []Component {
	all := make([]Component, len(p.Rows))
	for n, row := range p.Rows {
		all[n] = Radios{Field: Field{Name: "part_" + row.Key, Label: row.Section, Value: row.Answer}, Inline: true, Choices: sayChoices}
	}
	return all
}

// Examples implements Page.
func (OwnChoose) Examples() []Example {
	rows := []PlanSayRow{{"signs", "How I can tell things are getting hard", "yes"}, {"reasons", "What matters to me", "no"}, {"people", "People I can ask for help", "ask"}}
	return []Example{
		{"empty", OwnChoose{Back: "/p/plan/1/who", To: "/p/plan/1/who/team", Who: "Parents and carers"}},
		{"typical", OwnChoose{Back: "/p/plan/1/who", To: "/p/plan/1/who/team", Who: "Mr Osei", Rows: rows}},
		{"hostile", OwnChoose{Back: "/p/plan/1/who", To: "/p/plan/1/who/team", Who: nameLong + textScript, Rows: []PlanSayRow{{"x", textScript, "ask"}}}},
	}
}

// OwnPaper makes a copy to keep, and says that it was kept.
type OwnPaper struct {
	Back, To, Version string
	Safety            bool
	Missing           []string
	Problems          Problems
}

// Head implements Page.
func (p OwnPaper) Head() Head {
	return Head{Title: "My plan", Failed: p.Problems.Any(), Form: "kept", Back: &BackLink{Href: orHome(p.Back)}}
}

// Size asks for the size.
func (p OwnPaper) Size() Radios {
	return Radios{Field: Field{Name: "size", Label: "What size?", Value: "phone"}, Choices: []Choice{
		{Value: "phone", Text: "For my phone", Hint: "It opens with no signal."}, {Value: "wallet", Text: "A small card"}, {Value: "a4", Text: "A sheet of paper"}}}
}

// First asks about the first section, which every copy leaves out unless its owner ticks it.
func (p OwnPaper) First() Checkboxes {
	return Checkboxes{Field: Field{Name: "ways"}, Choices: []Choice{{Value: "yes", Text: "Put the first part on it too", Hint: "It stays off unless you tick this."}}}
}

// Examples implements Page.
func (OwnPaper) Examples() []Example {
	return []Example{
		{"empty", OwnPaper{Back: "/p/plan/1", To: "/p/plan/1/paper/file"}},
		{"typical", OwnPaper{Back: "/p/plan/1", To: "/p/plan/1/paper/file", Safety: true, Version: "2", Missing: []string{"Numbers for any time"}}},
		{"hostile", OwnPaper{Back: "/p/plan/1", To: "/p/plan/1/paper/file", Safety: true, Missing: []string{textLong}, Problems: Problems{{Message: textScript}}}},
	}
}
