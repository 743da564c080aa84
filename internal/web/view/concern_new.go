package view

// ConcernNew is the form on which any adult logs a concern: one page, one column, who and what first.
type ConcernNew struct {
	Lead       string // "Miss Khan, 01632 960 111": whom to speak to before typing when anyone is in danger
	Find       string
	Found      []Choice // pupils that fit what was typed, each with a second identifier
	Chosen     []string // ids of the pupils chosen
	Part       string   // of the one pupil
	PartsTold  []string // of each of several: "<id>.witness"
	Parts      []Option
	AboutAdult bool
	Adults     []Option
	About      string // id of the adult chosen
	AboutName  string
	Facts      string
	Words      string
	When       string
	Danger     string // empty until it is said: no answer is given for anybody
	Dangers    []Choice
	Done       string
	More       ConcernMore
	Problems   Problems
}

// ConcernMore is what may follow later the same day.
type ConcernMore struct {
	Place, Present, Questions, Opinion, Wishes, ToldFirst, ToldChild, Care, LateReason, Conflict string
	KnowsSelfHarm, AskedSuicide, Answered, HasPlan                                               string
}

// Head implements Page.
func (p ConcernNew) Head() Head {
	return Head{Title: "Log a concern", Failed: p.Problems.Any(), Form: "concern", To: "/concerns/new", Keeps: true, Back: &BackLink{Href: "/"}}
}

// First says whom to go to before the form, and leads to the card with words to use.
func (p ConcernNew) First() string {
	if p.AboutAdult {
		return "This goes to the headteacher and not to the safeguarding team. If a child is in danger now, speak to a person first: "
	}
	return "If anyone is in danger, speak to a person before you type: "
}

// InDangerNow repeats, on a form that came back, whom to speak to first (C-01).
func (p ConcernNew) InDangerNow() *WarningText {
	if p.Danger != "yes" && p.Danger != "not_sure" {
		return nil
	}
	return &WarningText{Text: "Speak to " + p.Lead + " now, or call 999. You can save this afterwards."}
}

// Who finds the pupil by a few letters, with the script's help or without.
func (p ConcernNew) Who() Finder {
	label, hint := "Who is this about?", "A few letters of any name, the form or the UPN"
	if p.AboutAdult {
		label, hint = "Which pupil was affected, if any?", "A few letters of any name. Leave this empty if none was."
	}
	return Finder{
		Words: Input{Field: Field{Name: "find", Label: label, Value: p.Find, Error: p.Problems.On("pupil"), Hint: hint},
			Autocomplete: "off", Width: 20},
		Button:  Button{Text: "Find", Kind: Secondary, Action: "/concerns/find"},
		Suggest: "/pupils/find",
		Found: Checkboxes{Field: Field{Name: "pupil", Label: "Choose", Hint: "Check the form: two pupils can share a name."},
			Choices: p.Found, Values: p.Chosen},
		Each: &Select{Field: Field{Name: "part_of", Label: "what part did they have?"}, Options: append([]Option{{"", "Not said yet"}}, p.Parts...)},
		Told: p.PartsTold,
	}
}

// Adult asks whom a concern about an adult is about.
func (p ConcernNew) Adult() []Component {
	return []Component{
		Select{Field: Field{Name: "about", Label: "Which adult is this about?", Value: p.About, Error: p.Problems.On("about"),
			Hint: "They never see this, whatever their role"}, Options: append([]Option{{"", "Choose"}}, p.Adults...)},
		Input{Field: Field{Name: "about_name", Label: "Or their name, if they are not listed", Value: p.AboutName,
			Hint: "Supply staff, volunteers, contractors"}, Autocomplete: "off"},
	}
}

// PartOf asks what part one pupil had; of several it is asked beside each name.
func (p ConcernNew) PartOf() Select {
	return Select{Field: Field{Name: "part", Label: "What part did the pupil have?", Value: p.Part, Error: p.Problems.On("part"),
		Hint: "If it is about one pupil. For several, say it beside each name"}, Options: append([]Option{{"", "Affected, unless you choose another"}}, p.Parts...)}
}

// What asks for facts.
func (p ConcernNew) What() Textarea {
	return Textarea{Field: Field{Name: "facts", Label: "What did you see or hear?", Value: p.Facts, Error: p.Problems.On("facts"),
		Hint: "Facts only. Your opinion has a box of its own below."}, Rows: 5}
}

// Exact asks for the child's own words.
func (p ConcernNew) Exact() Textarea {
	return Textarea{Field: Field{Name: "words", Label: "Their exact words, if they said something", Value: p.Words,
		Hint: "As they said them, even if the words are rude. Do not tidy them."}, Rows: 2}
}

// Happened asks when.
func (p ConcernNew) Happened() Input {
	return Input{Field: Field{Name: "when", Label: "When did it happen?", Value: p.When, Error: p.Problems.On("when"),
		Hint: "Leave this empty for just now. Otherwise: 20/11/2026 09:15"}, Width: 20, Plain: true}
}

// InDanger asks for a person, never for a grade.
func (p ConcernNew) InDanger() Radios {
	return Radios{Field: Field{Name: "danger", Label: "Is anyone in danger now?", Value: p.Danger, Error: p.Problems.On("danger"),
		Hint: "Left open, it is saved as not said, and asked again"}, Inline: true, Choices: p.Dangers}
}

// Already asks what the author has done.
func (p ConcernNew) Already() Textarea {
	return Textarea{Field: Field{Name: "done", Label: "What have you already done?", Value: p.Done}, Rows: 2}
}

// Later are the boxes that may follow the same day.
func (p ConcernNew) Later() []Component {
	m := p.More
	asked := []Choice{{Value: "", Text: "Not asked"}, {Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}}
	return []Component{
		Input{Field: Field{Name: "told_first", Label: "Whom did you tell in person, and when?", Value: m.ToldFirst}},
		p.PartOf(),
		Input{Field: Field{Name: "place", Label: "Where did it happen?", Value: m.Place}},
		Input{Field: Field{Name: "present", Label: "Who was there?", Value: m.Present, Hint: "Name and job of each"}},
		Textarea{Field: Field{Name: "questions", Label: "What did you ask?", Value: m.Questions, Hint: "Tell me, explain, describe: open questions only"}, Rows: 2},
		Textarea{Field: Field{Name: "wishes", Label: "What does the child want to happen?", Value: m.Wishes, Hint: "Or why you could not ask"}, Rows: 2},
		Input{Field: Field{Name: "told_child", Label: "Does the child know that you would share this?", Value: m.ToldChild, Hint: "If not, say why"}},
		Input{Field: Field{Name: "care", Label: "Physical care", Value: m.Care, Hint: "First aid, 111, 999, none needed, or declined. Offer it apart from any talk."}},
		Input{Field: Field{Name: "knows_self_harm", Label: "Self-harm, if you know of any", Value: m.KnowsSelfHarm, Hint: "What you know, and from whom. It says nothing about suicidal thoughts."}},
		Radios{Field: Field{Name: "asked_suicide", Label: "Did you ask about thoughts of suicide?", Value: m.AskedSuicide, Hint: "Asking puts no idea into anyone's head"}, Inline: true, Choices: asked},
		Input{Field: Field{Name: "answered", Label: "If you asked: what did they say?", Value: m.Answered}},
		Input{Field: Field{Name: "has_plan", Label: "Do they have a support or safety plan already?", Value: m.HasPlan, Hint: "Yes, no, or not known"}},
		Textarea{Field: Field{Name: "opinion", Label: "Your professional opinion, and what it rests on", Value: m.Opinion}, Rows: 2},
		Input{Field: Field{Name: "late_reason", Label: "If this is written on a later day: why", Value: m.LateReason, Error: p.Problems.On("late_reason")}},
		Input{Field: Field{Name: "conflict", Label: "Are you related to anyone named here?", Value: m.Conflict, Hint: "If so, how"}},
	}
}

// Examples implements Page.
func (ConcernNew) Examples() []Example {
	parts := []Option{{"affected", "Affected"}, {"caused_harm", "May have caused harm"}, {"witness", "Saw or heard it"}}
	dangers := []Choice{{Value: "no", Text: "No"}, {Value: "yes", Text: "Yes"}, {Value: "not_sure", Text: "Not sure"}}
	return []Example{
		{"empty", ConcernNew{Lead: "Miss Khan, 01632 960 111", Parts: parts, Dangers: dangers}},
		{"typical", ConcernNew{Lead: "Miss Khan, 01632 960 111", Find: "ell", Found: []Choice{{Value: "a", Text: nameEnglish + ", 9C"}, {Value: "b", Text: nameWelsh + ", 10A"}},
			Chosen: []string{"a"}, Parts: parts, Dangers: dangers, Facts: "Sat alone in the library at lunch for the third day.", Danger: "no"}},
		{"about an adult", ConcernNew{Lead: "Mrs Ellery, 01632 960 110", Parts: parts, Dangers: dangers, AboutAdult: true, Adults: []Option{{"a", "Mr Marsh, Teacher of history"}}, Danger: "no"}},
		{"several pupils", ConcernNew{Lead: "Miss Khan, 01632 960 111", Parts: parts, Dangers: dangers, Chosen: []string{"a", "c"}, PartsTold: []string{"a.caused_harm"}, Facts: "One pushed the other.",
			Found: []Choice{{Value: "a", Text: nameEnglish + ", 9C"}, {Value: "b", Text: nameWelsh + ", 10A"}, {Value: "c", Text: nameLong + ", 9C"}}}},
		{"with an error", ConcernNew{Lead: "Miss Khan", Parts: parts, Dangers: dangers, Danger: "yes", Problems: Problems{{Name: "facts", Message: "Write what you saw or heard. A few words are enough."}, {Name: "pupil", Message: "Choose the pupil this is about."}}}},
		{"hostile", ConcernNew{Lead: nameLong + textScript, Find: textScript, Found: []Choice{{Value: "x", Text: nameArabic + textScript}}, Parts: parts, Dangers: dangers, Facts: textLong, Words: textArabic, Danger: "not_sure"}},
	}
}
