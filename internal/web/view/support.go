package view

var supportPages = []Entry{
	{"directory/card.html", Anyone, SupportCard{}},
	{"directory/find.html", Anyone, FindSupport{}},
}

// FindSupport is the directory as anybody finds it: no sign-in, every view by its address (T-054, T-163).
type FindSupport struct {
	Words   string
	Format  string
	Formats []Option
	When    []string // now, night
	Free    []string
	Results []SupportResult
	Staff   bool // adults in school see marks that pupils have no use for
}

// SupportResult is one service in the list.
type SupportResult struct {
	Name    string
	Href    string
	Summary string
	Marks   []string // "Open now"
	Facts   []SummaryRow
	Call    HelpLine // a number that dials; empty where there is none
}

// Head implements Page. The title gives nothing away.
func (FindSupport) Head() Head { return Head{Title: "Find help", Back: &BackLink{Href: "/"}} }

// Filter narrows the list.
func (p FindSupport) Filter() FilterForm {
	f := FilterForm{Action: "/find-support", Label: "Choose what to show", Fields: []Component{
		Input{Field: Field{Name: "q", Label: "What are you looking for?", Value: p.Words}, Autocomplete: "off", Width: 20},
		Select{Field: Field{Name: "how", Label: "How", Value: p.Format}, Options: append([]Option{{"", "Any way"}}, p.Formats...)},
		Checkboxes{Field: Field{Name: "when", Label: "When"}, Values: p.When, Small: true,
			Choices: []Choice{{Value: "now", Text: "Open now"}, {Value: "night", Text: "In the evening, at night or at the weekend"}}},
		Checkboxes{Field: Field{Name: "cost", Label: "Cost"}, Values: p.Free, Small: true, Choices: []Choice{{Value: "free", Text: "Free"}}},
	}}
	if p.Words != "" || p.Format != "" || len(p.When) > 0 || len(p.Free) > 0 {
		f.Clear = "/find-support"
	}
	return f
}

// Count says how many there are.
func (p FindSupport) Count() string {
	switch n := len(p.Results); n {
	case 0:
		return "Nothing fits that. Try fewer choices."
	case 1:
		return "1 place"
	default:
		return number(n) + " places"
	}
}

// List is a result's facts.
func (r SupportResult) List() SummaryList { return SummaryList{Rows: r.Facts, Plain: true} }

// Examples implements Page.
func (FindSupport) Examples() []Example {
	formats := []Option{{"one_to_one", "One-to-one"}, {"group", "In a group"}}
	row := func(name string) SupportResult {
		return SupportResult{Name: name, Href: "/find-support/1", Summary: "Someone who meets you each week.", Marks: []string{"Open now"},
			Facts: []SummaryRow{{Key: "Ages", Text: "11 to 19"}, {Key: "Cost", Text: "Free"}, {Key: "When", Text: "Monday to Thursday, 10 am to 7 pm"}},
			Call:  HelpLine{Number: "01632 960401", Tel: "01632960401"}}
	}
	return []Example{
		{"empty", FindSupport{Formats: formats}},
		{"typical", FindSupport{Formats: formats, When: []string{"now"}, Results: []SupportResult{row("Lantern one-to-one"), row("Quiet Hour")}}},
		{"hostile", FindSupport{Words: textScript, Formats: formats, Results: []SupportResult{{Name: nameLong + textScript, Href: "/find-support/1", Summary: textLong, Marks: []string{nameArabic}, Facts: []SummaryRow{{Key: "Ages", Text: textArabic}}}}}},
	}
}

// SupportCard is one service: what to expect, with "we do not know yet" where nobody has told the school (T-052).
type SupportCard struct {
	Name     string
	Summary  string
	Marks    []string
	Reach    []HelpLine
	Elsewhat []SummaryRow // email and web, as text: nothing here leads out of Heard
	Accepts  []SummaryRow
	Answers  []SummaryRow
	Unknown  []string // what nobody has told the school
	Checked  string   // "We checked this on 3 May."
}

// Head implements Page.
func (SupportCard) Head() Head {
	return Head{Title: "Find help", Back: &BackLink{Href: "/find-support", Text: "All places"}}
}

// Contact is how to reach it.
func (p SupportCard) Contact() CareCard {
	return CareCard{Heading: "Get in touch", Lines: p.Reach, ID: "reach"}
}

// Other is how else.
func (p SupportCard) Other() SummaryList { return SummaryList{Rows: p.Elsewhat, Plain: true} }

// Who is for whom it is.
func (p SupportCard) Who() SummaryList { return SummaryList{Rows: p.Accepts} }

// Expect is the card.
func (p SupportCard) Expect() SummaryList { return SummaryList{Rows: p.Answers} }

// Examples implements Page.
func (SupportCard) Examples() []Example {
	return []Example{
		{"empty", SupportCard{Name: "Quiet Hour", Unknown: []string{"What happens there"}}},
		{"typical", SupportCard{
			Name: "Lantern one-to-one", Summary: "A youth worker who meets you each week.", Marks: []string{"Open now", "Free"},
			Reach:   []HelpLine{{Name: "Call", Number: "01632 960401", Tel: "01632960401"}},
			Accepts: []SummaryRow{{Key: "Who it is for", Text: "Anyone aged 11 to 19."}, {Key: "If you hurt yourself", Text: "You can come. Nobody has to stop first."}},
			Answers: []SummaryRow{{Key: "What happens there", Text: "Talking, walking or drawing."}, {Key: "Who you meet", Text: "Dai or a colleague"}},
			Unknown: []string{"How often", "What happens after"},
			Checked: "We checked this on Monday.",
		}},
		{"hostile", SupportCard{Name: textScript, Summary: textLong, Marks: []string{nameLong}, Reach: []HelpLine{{Name: nameArabic, Number: textScript}},
			Elsewhat: []SummaryRow{{Key: "Web", Text: textLong}}, Accepts: []SummaryRow{{Key: textScript, Text: textArabic}}, Answers: []SummaryRow{{Key: nameLong, Text: textLong}}}},
	}
}
