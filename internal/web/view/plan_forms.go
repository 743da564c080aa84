package view

// PlanSettle sets what holds for the plan as a whole.
type PlanSettle struct {
	Of                                     string // whose plan it is, as on every form about one
	Back, Version                          string
	Safety                                 bool
	Days                                   string // the longest until it is looked at again
	Coordinators                           []Option
	Coordinator, Review, ReviewReason      string
	MadeWith, Professional, Sooner, Agreed string
	AgreedWhy                              string
	Conflict                               *ConflictView
	Problems                               Problems
}

// Head implements Page.
func (p PlanSettle) Head() Head {
	return Head{Title: "Who keeps it", Failed: p.Problems.Any() || p.Conflict != nil, Form: "settle", Keeps: true, Back: &BackLink{Href: orHome(p.Back)}}
}

// Fields are the questions in order.
func (p PlanSettle) Fields() []Component {
	review := "School policy: at least every " + p.Days + " days. Choose the day with the young person."
	if p.Safety {
		review = "School policy: at least every " + p.Days + " days while it is active, before holidays, and after it was used. Choose the day together."
	}
	return []Component{
		Hidden{Name: "version", Value: p.Version},
		Input{Field: Field{Name: "made_with", Label: "Who made it together?", Value: p.MadeWith, Hint: "Names, the young person's first", Error: p.Problems.On("made_with")}},
		Select{Field: Field{Name: "coordinator", Label: "Who keeps it together?", Hint: "Exactly one colleague, shown to everybody who sees the plan", Value: p.Coordinator, Error: p.Problems.On("coordinator")}, Options: append([]Option{{"", "Choose"}}, p.Coordinators...)},
		Input{Field: Field{Name: "review", Label: "When do you look at it again?", Hint: review, Value: p.Review, Error: p.Problems.On("review")}, Width: 10, Plain: true},
		Input{Field: Field{Name: "review_reason", Label: "Why that day?", Value: p.ReviewReason}},
		Textarea{Field: Field{Name: "sooner", Label: "What would make you look at it sooner?", Value: p.Sooner}, Rows: 3},
		Textarea{Field: Field{Name: "professional", Label: "Which mental health professional supported it?", Value: p.Professional, Hint: "Name, service and date; or: not yet, because"}, Rows: 2},
		Radios{Field: Field{Name: "agreed", Label: "Does the young person agree with the plan?", Value: p.Agreed, Error: p.Problems.On("agreed")}, Choices: []Choice{
			{Value: "agreed", Text: "Agreed"}, {Value: "in_part", Text: "Agreed in part"}, {Value: "not_agreed", Text: "Not agreed"}}},
		Textarea{Field: Field{Name: "agreed_why", Label: "Their reasons, in their words", Hint: "Kept with the plan when they agree in part or not at all", Value: p.AgreedWhy, Error: p.Problems.On("agreed_why")}, Rows: 3},
	}
}

// Examples implements Page.
func (PlanSettle) Examples() []Example {
	all := []Option{{"a", nameWelsh}, {"b", namePolish}}
	return []Example{
		{"empty", PlanSettle{Back: "/plans/view/1", Coordinators: all, Review: "18/12/2026"}},
		{"typical", PlanSettle{Of: nameEnglish + ", 9C", Back: "/plans/view/1", Version: "2", Safety: true, Days: "42", Coordinators: all, Coordinator: "a", Review: "18/12/2026", MadeWith: nameEnglish + " and " + nameWelsh, Agreed: "in_part"}},
		{"with an error", PlanSettle{Coordinators: all, Problems: Problems{{Name: "review", Message: "Choose a day after today."}, {Name: "agreed_why", Message: "Write down their reasons, in their words."}}}},
		{"hostile", PlanSettle{Coordinators: []Option{{"x", nameLong + textScript}}, MadeWith: textScript, AgreedWhy: textLong,
			Conflict: &ConflictView{By: nameArabic, When: textScript, Fields: []ConflictField{{Label: "Who made it", Saved: textLong, Typed: textScript}}}}},
	}
}

// PlanCopy records a copy that somebody holds.
type PlanCopy struct {
	Of                                       string
	Back, Version, Holder, Format, Given, To string
	Edition                                  string
	Missing                                  []string
	Problems                                 Problems
}

// Head implements Page.
func (p PlanCopy) Head() Head {
	return Head{Title: "A copy was given", Failed: p.Problems.Any(), Form: "copy", Back: &BackLink{Href: orHome(p.Back)}}
}

// Fields are the questions in order.
func (p PlanCopy) Fields() []Component {
	return []Component{
		Hidden{Name: "version", Value: p.Version},
		Radios{Field: Field{Name: "holder", Label: "Who has the copy?", Value: p.Holder, Error: p.Problems.On("holder")}, Choices: []Choice{
			{Value: "pupil", Text: "The young person", Hint: "Makes the plan active, once everything it needs is there"},
			{Value: "family", Text: "Parent or carer", Hint: "Only the sections that the young person agreed to share with them"},
			{Value: "staff", Text: "A colleague, on paper"}, {Value: "service", Text: "A service"}, {Value: "other", Text: "Somebody else"}}},
		Input{Field: Field{Name: "to", Label: "Who is that?", Hint: "Name, and what they are to the young person. Leave it empty for the young person.", Value: p.To, Error: p.Problems.On("to")}},
		Select{Field: Field{Name: "format", Label: "What does it look like?", Value: p.Format, Error: p.Problems.On("format")}, Options: []Option{
			{"pdf", "On paper or as a PDF"}, {"wallet", "Wallet card"}, {"phone", "On their phone"}, {"easy_read", "Easy read"}, {"language", "In another language"}}},
		Input{Field: Field{Name: "given", Label: "When was it given?", Hint: "Like this: 14/12/2026. Leave this empty for today", Value: p.Given, Error: p.Problems.On("given")}, Width: 10, Plain: true},
	}
}

// Examples implements Page.
func (PlanCopy) Examples() []Example {
	return []Example{
		{"empty", PlanCopy{Back: "/plans/view/1", Edition: "1", Holder: "pupil", Format: "pdf"}},
		{"typical", PlanCopy{Back: "/plans/view/1", Edition: "4", Holder: "family", To: "Mum", Format: "pdf", Missing: []string{"A review date"}}},
		{"with an error", PlanCopy{Problems: Problems{{Message: "Still missing: A review date."}, {Name: "given", Message: "This day has not come yet."}}}},
		{"hostile", PlanCopy{To: textScript, Given: textScript, Missing: []string{textLong}}},
	}
}

// PlanEnd ends a plan, once the young person knows.
type PlanEnd struct {
	Of                       string
	Back, Version, Why, Told string
	Problems                 Problems
}

// Head implements Page.
func (p PlanEnd) Head() Head {
	return Head{Title: "End the plan", Failed: p.Problems.Any(), Form: "end", Keeps: true, Back: &BackLink{Href: orHome(p.Back)}}
}

// Fields are the questions in order.
func (p PlanEnd) Fields() []Component {
	return []Component{
		Hidden{Name: "version", Value: p.Version},
		Textarea{Field: Field{Name: "told", Label: "Who told the young person, when and how?", Hint: "A plan does not end before they know.", Value: p.Told, Error: p.Problems.On("told")}, Rows: 3},
		Textarea{Field: Field{Name: "why", Label: "Why does it end?", Value: p.Why, Error: p.Problems.On("why")}, Rows: 3},
	}
}

// Examples implements Page.
func (PlanEnd) Examples() []Example {
	return []Example{
		{"empty", PlanEnd{Back: "/plans/view/1"}},
		{"typical", PlanEnd{Back: "/plans/view/1", Version: "3", Why: "A new one was begun together.", Problems: Problems{{Name: "told", Message: "Write who told the young person, when and how."}}}},
		{"hostile", PlanEnd{Why: textScript, Told: textLong}},
	}
}

// PlanAdjust agrees something that school does differently.
type PlanAdjust struct {
	Of                                string
	Back, Action, Reason, From, Until string
	Problems                          Problems
}

// Head implements Page.
func (p PlanAdjust) Head() Head {
	return Head{Title: "Agree an adjustment", Failed: p.Problems.Any(), Form: "adjust", Keeps: true, Back: &BackLink{Href: orHome(p.Back)}}
}

// Fields are the questions in order.
func (p PlanAdjust) Fields() []Component {
	return []Component{
		Textarea{Field: Field{Name: "action", Label: "What does school do differently?", Hint: "Everybody who teaches the pupil reads this, and so does the young person. Write what to do, nothing about why.", Value: p.Action, Error: p.Problems.On("action")}, Rows: 3},
		Textarea{Field: Field{Name: "reason", Label: "Why?", Hint: "Never shown to teachers", Value: p.Reason}, Rows: 3},
		Input{Field: Field{Name: "from", Label: "From", Hint: "Like this: 14/12/2026. Leave this empty for today", Value: p.From, Error: p.Problems.On("from")}, Width: 10, Plain: true},
		Input{Field: Field{Name: "until", Label: "Until", Hint: "Like this: 18/12/2026. Leave this empty for until further notice", Value: p.Until, Error: p.Problems.On("until")}, Width: 10, Plain: true},
	}
}

// Examples implements Page.
func (PlanAdjust) Examples() []Example {
	return []Example{
		{"empty", PlanAdjust{Back: "/plans/view/1"}},
		{"typical", PlanAdjust{Back: "/plans/view/1", Action: "May leave five minutes early", Reason: "Corridors are loud.", Problems: Problems{{Name: "until", Message: "Choose a day that is not before the first."}}}},
		{"hostile", PlanAdjust{Action: textScript, Reason: textLong}},
	}
}
