package view

import "cmp"

// PlanSay writes down what the young person said about who may see the plan.
type PlanSay struct {
	Of        string
	Back      string
	Receivers []Option
	Receiver  string
	How       string
	Rows      []PlanSayRow
	Problems  Problems
}

// PlanSayRow is one section.
type PlanSayRow struct{ Key, Section, Answer string }

// Head implements Page.
func (p PlanSay) Head() Head {
	return Head{Title: "Who may see it", Failed: p.Problems.Any(), Form: "say", Keeps: true, Back: &BackLink{Href: orHome(p.Back)}, Wide: true}
}

// Who asks for the receiver.
func (p PlanSay) Who() Select {
	return Select{Field: Field{Name: "receiver", Label: "Who is this about?", Value: p.Receiver, Error: p.Problems.On("receiver")}, Options: append([]Option{{"", "Choose"}}, p.Receivers...)}
}

// HowSaid asks how the young person said so.
func (p PlanSay) HowSaid() Textarea {
	return Textarea{Field: Field{Name: "how", Label: "When and how did the young person say so?", Value: p.How, Error: p.Problems.On("how")}, Rows: 2}
}

// Questions is one question for each section.
func (p PlanSay) Questions() []Component {
	all := make([]Component, len(p.Rows))
	for n, row := range p.Rows {
		all[n] = Radios{Field: Field{Name: "part_" + row.Key, Label: row.Section, Value: row.Answer}, Inline: true, Small: true, Choices: sayChoices}
	}
	return all
}

var sayChoices = []Choice{{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}, {Value: "ask", Text: "Ask me"}}

// Examples implements Page.
func (PlanSay) Examples() []Example {
	rows := []PlanSayRow{{"signs", "2. Triggers and warning signs", "yes"}, {"people", "5. Family and friends to ask for help", ""}}
	return []Example{
		{"empty", PlanSay{Back: "/plans/view/1", Receivers: []Option{{"family", "Parents and carers"}}, Rows: rows}},
		{"typical", PlanSay{Back: "/plans/view/1", Receivers: []Option{{"family", "Parents and carers"}, {"team", "The safeguarding team"}}, Receiver: "family", Rows: rows,
			Problems: Problems{{Name: "how", Message: "Write when and how the young person said so."}}}},
		{"hostile", PlanSay{Receivers: []Option{{"x", nameLong + textScript}}, How: textLong, Rows: []PlanSayRow{{"x", textScript, "ask"}}}},
	}
}

// PlanPrint asks what to put on paper.
type PlanPrint struct {
	Of       string
	Back, To string
	Safety   bool
	Ways     bool // section 1 may be ticked
	Family   bool // a copy for parents and carers can be made

	Sized, Whose string // as chosen before
	Problems     Problems
}

// Head implements Page.
func (p PlanPrint) Head() Head {
	return Head{Title: "Paper", Back: &BackLink{Href: orHome(p.Back)}, Failed: p.Problems.Any()}
}

// Size asks for the size.
func (p PlanPrint) Size() Radios {
	return Radios{Field: Field{Name: "size", Label: "What size?", Value: cmp.Or(p.Sized, "a4")}, Choices: []Choice{
		{Value: "a4", Text: "A4", Hint: "To print"}, {Value: "phone", Text: "Phone", Hint: "To keep on a phone; it opens without a connection"}, {Value: "wallet", Text: "Wallet card", Hint: "The size of a bank card"}}}
}

// For asks whose copy it is.
func (p PlanPrint) For() Radios {
	return Radios{Field: Field{Name: "for", Label: "Whose copy?", Value: cmp.Or(p.Whose, "pupil"), Error: p.Problems.On("for")}, Choices: []Choice{
		{Value: "pupil", Text: "The young person's", Hint: "What you may see yourself. The rest they can print when signed in."},
		{Value: "staff", Text: "Mine, for work", Hint: "What you may see yourself, with notes for staff"},
		{Value: "family", Text: "Parent or carer", Hint: "Only what the young person agreed to share with them"}}}
}

// First asks about section 1, which every print leaves out unless somebody ticks it.
func (p PlanPrint) First() Checkboxes {
	return Checkboxes{Field: Field{Name: "ways"}, Choices: []Choice{{Value: "yes", Text: "Put section 1 on it", Hint: "It is left out unless you tick this."}}}
}

// Examples implements Page.
func (PlanPrint) Examples() []Example {
	return []Example{
		{"empty", PlanPrint{Back: "/plans/view/1", To: "/plans/view/1/paper"}},
		{"typical", PlanPrint{Back: "/plans/view/1", To: "/plans/view/1/paper", Safety: true, Ways: true, Family: true}},
		{"hostile", PlanPrint{Back: "/plans/view/1", To: "/plans/view/1/paper", Family: true}},
		{"errors", PlanPrint{Back: "/plans/view/1", To: "/plans/view/1/paper", Family: true, Whose: "family", Problems: Problems{{Name: "for", Message: "The young person has not agreed that parents or carers see any part of it."}}}},
	}
}
