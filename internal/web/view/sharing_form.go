package view

func (p SharingNew) field(name, label, hint string) Field {
	return Field{Name: name, Label: label, Hint: hint, Value: p.V[name], Error: p.Problems.On(name)}
}

func (p SharingNew) line(name, label, hint string) Input {
	return Input{Field: p.field(name, label, hint)}
}
func (p SharingNew) area(name, label, hint string) Textarea {
	return Textarea{Field: p.field(name, label, hint), Rows: 3}
}
func (p SharingNew) day(name, label, hint string) Input {
	return Input{Field: p.field(name, label, hint), Width: 10, Plain: true}
}
func (p SharingNew) one(name, label, hint string, choices ...Choice) Radios {
	return Radios{Field: p.field(name, label, hint), Choices: choices, Small: true}
}

// Who finds the pupil by a few letters.
func (p SharingNew) Who() []Component {
	who := p.field("find", "Who is this about?", "A few letters of any name or the form, then Find")
	who.Error = p.Problems.On("pupil")
	parts := []Component{Input{Field: who, Autocomplete: "off", Width: 20}, Button{Text: "Find", Kind: Secondary, Action: "/sharing/find"}}
	if len(p.Found) > 0 {
		chosen := p.field("pupil", "Choose", "Check the form: two pupils can share a name.")
		chosen.Error = ""
		parts = append(parts, Radios{Field: chosen, Choices: p.Found, Small: true})
	}
	return parts
}

// SharingGroup is a run of questions below one heading.
type SharingGroup struct {
	Heading string
	Fields  []Component
}

// Groups are the questions of records 2.10, in the order in which a decision is thought through.
func (p SharingNew) Groups() []SharingGroup {
	return []SharingGroup{
		{"What, to whom and why", p.what()},
		{"What the young person says", p.says()},
		{"What you decide", p.decides()},
		{"Was the child told?", p.told()},
		{"If something goes", p.goes()},
	}
}

func (p SharingNew) what() []Component {
	return []Component{
		p.one("prompt", "What prompted this?", "", Choice{Value: "request", Text: "A request"}, Choice{Value: "initiative", Text: "Our own initiative"},
			Choice{Value: "duty", Text: "A statutory duty"}, Choice{Value: "police_court", Text: "Police or a court", Hint: "In writing unless it is urgent. A suspect is never alerted."}),
		p.area("items", "What information, exactly?", ToThem+" One thing a line. The facts that are needed, not the section or the record they stand in."),
		p.line("to", "With whom?", "Person, role and organisation"),
		Select{Field: p.field("org", "Is that a partner organisation?", "So that a referral can be sent under this decision"), Options: append([]Option{{"", "No, or not listed"}}, p.Orgs...)},
		p.line("checked", "How did you make sure who they are?", "For example: called back on the number in the directory"),
		p.area("purpose", "What is it for?", ToThem+" Say too how that keeps them safe or well."),
	}
}

func (p SharingNew) says() []Component {
	return []Component{
		p.one("agreed", "Do they agree?", "Asked about this, not in general", Choice{Value: "yes", Text: "Yes"}, Choice{Value: "no", Text: "No"}, Choice{Value: "not_asked", Text: "Not asked"}),
		p.area("agreed_why", "If not, why? Or why were they not asked?", "Their own words where you have them"),
		p.area("competence", "How do they understand this decision?", "Asked when they are under 16: what it is for, what could go well or badly, the other ways, pressure, and whether they can say why"),
		p.one("parents", "What do those with parental responsibility know?", "The child's view comes first.", Choice{Value: "told", Text: "Told"}, Choice{Value: "agreed", Text: "Told, and agree"}, Choice{Value: "not_told", Text: "Not told"}),
		p.line("parents_why", "If not told, why?", ""),
	}
}

func (p SharingNew) decides() []Component {
	return []Component{
		p.one("outcome", "What do you decide?", "", Choice{Value: "share", Text: "Share"}, Choice{Value: "part", Text: "Share part"}, Choice{Value: "do_not_share", Text: "Do not share"}, Choice{Value: "not_yet", Text: "Not yet"}),
		p.area("reasons", "Your reasons", "And what harm sharing might do, and not sharing"),
		p.area("protect", "What protects the child, the carer and whoever reported?", "Write: none needed, if so"),
	}
}

func (p SharingNew) told() []Component {
	return []Component{
		p.one("told", "When are they told?", "First, wherever that is safe: say why, ask how they want it done, offer to tell together. A telling that is not safe is never required.",
			Choice{Value: "before", Text: "Yes, before"}, Choice{Value: "at_the_time", Text: "Yes, at the time"}, Choice{Value: "after", Text: "After"}, Choice{Value: "not_told", Text: "Not told, because"}),
		p.line("told_by", "Who tells them?", ""),
		p.line("told_how", "How?", ToThem),
		p.line("told_on", "When?", ""),
		p.area("choices", "Which choices were they offered?", ToThem+" Who says it, when, in which words, who is there."),
		p.area("response", "What did they say?", ""),
		p.area("not_told", "If they are not told: why not?", ""),
		p.day("review", "When do you look at this again?", "Needed when they are not told, or when you decide not yet"),
	}
}

func (p SharingNew) goes() []Component {
	return []Component{
		p.one("basis", "Lawful basis", "A fact of its own. Agreement is asked for above; it is rarely the basis.", Choice{Value: "public_task", Text: "Public task"}, Choice{Value: "legal_obligation", Text: "Legal obligation"},
			Choice{Value: "vital_interests", Text: "Vital interests"}, Choice{Value: "legitimate_interests", Text: "Legitimate interests"}, Choice{Value: "consent", Text: "Consent", Hint: "Seldom the right one: it must be free, and can be taken back."}),
		p.line("condition", "Condition for special category data", "For example: safeguarding of children and individuals at risk"),
		p.one("extent", "How much goes?", "", Choice{Value: "minimum", Text: "The least they need"}, Choice{Value: "extra", Text: "More than that"}),
		p.line("extra_why", "If more: why?", ""),
		p.line("how_sent", "How does it go safely?", ""),
		p.area("override", "If they do not agree, or were not asked: why does it go all the same?", "You approve it by saving: the safeguarding team or the head only"),
		p.line("advice", "Whose advice did you take?", "Lead, data protection officer, local authority"),
	}
}
