package view

var guidancePages = []Entry{
	{"guidance/first_response.html", Staff, FirstResponse{}},
	{"guidance/numbers.html", Staff, Numbers{}},
	{"guidance/numbers_edit.html", Staff, NumbersEdit{}},
}

// FirstResponse is the card for whoever a child speaks to first, from the front desk to the hall (T-026, T-027). It fits
// one sheet of paper.
type FirstResponse struct {
	Lead   string
	MayLog bool
}

// Head implements Page.
func (p FirstResponse) Head() Head {
	if !p.MayLog {
		return Head{Title: "What to say first", Back: &BackLink{Href: "/"}}
	}
	return Head{Title: "What to say first", Back: &BackLink{Href: "/concerns/new", Text: "Log a concern"}}
}

// Examples implements Page.
func (FirstResponse) Examples() []Example {
	return []Example{{"empty", FirstResponse{}}, {"typical", FirstResponse{Lead: "Miss Khan, 01632 960 111", MayLog: true}}, {"hostile", FirstResponse{Lead: nameLong + textScript}}}
}

// Numbers are those that any adult may call without asking first.
type Numbers struct {
	School  []HelpLine // safeguarding lead, deputies, head
	Outside []HelpLine // children's social care, LADO, police
	MayEdit bool
}

// Head implements Page.
func (Numbers) Head() Head { return Head{Title: "Numbers to call", Back: &BackLink{Href: "/"}} }

// Inside and Outer are the two lists: a number is one touch away from a call.
func (p Numbers) Inside() CareCard {
	return CareCard{Heading: "At school", Lines: p.School, ID: "inside"}
}

// Outer lists who can be called outside school.
func (p Numbers) Outer() CareCard {
	return CareCard{Heading: "Outside school", Lines: p.Outside, ID: "outside"}
}

// Examples implements Page.
func (Numbers) Examples() []Example {
	return []Example{
		{"empty", Numbers{}},
		{"typical", Numbers{
			School:  []HelpLine{{Name: "Safeguarding lead", About: "Miss Khan", Number: "01632 960 111", Tel: "01632960111"}},
			Outside: []HelpLine{{Name: "Children's social care", Number: "01632 960 222", Tel: "01632960222", About: "day and night"}, {Name: "LADO", About: "Not entered yet."}},
		}},
		{"hostile", Numbers{School: []HelpLine{{Name: nameLong, About: textScript}}, Outside: []HelpLine{{Name: nameArabic, About: textLong}}}},
	}
}

// NumbersEdit is where the local authority's numbers are entered.
type NumbersEdit struct {
	Day, Night, LADO string
	Problems         Problems
}

// Head implements Page.
func (p NumbersEdit) Head() Head {
	return Head{Title: "Enter numbers to call", Failed: p.Problems.Any(), Form: "numbers", Back: &BackLink{Href: "/numbers", Text: "Numbers to call"}}
}

// Boxes are the form.
func (p NumbersEdit) Boxes() []Component {
	box := func(name, label, value string) Component {
		return Input{Field: Field{Name: name, Label: label, Value: value, Error: p.Problems.On(name), Hint: "Call it once before you enter it"}, Autocomplete: "off"}
	}
	return []Component{
		box("day", "Children's social care, by day", p.Day), box("night", "Children's social care, nights and weekends", p.Night),
		box("lado", "Designated officer for concerns about adults (LADO)", p.LADO),
	}
}

// Examples implements Page.
func (NumbersEdit) Examples() []Example {
	return []Example{
		{"empty", NumbersEdit{}}, {"typical", NumbersEdit{Day: "01632 960 222", LADO: "01632 960 333"}},
		{"hostile", NumbersEdit{Day: textScript, Problems: Problems{{Name: "day", Message: "Write the number and no more than a few words."}}}},
	}
}
