package view

var triagePages = []Entry{
	{"triage/decide.html", Staff, Decide{}},
	{"triage/action.html", Staff, ActionShow{}},
	{"triage/awaited.html", Staff, Awaited{}},
}

// Decide shows an entry beside the form on which it is decided what happens next.
type Decide struct {
	Reference string
	Waiting   string // "Waiting 3 hours 20 minutes, since Mon 16 Nov 2026, 09:15"; empty once somebody acts
	Taken     string // "Noor Khan has read this and will act, since …"
	About     []SummaryRow
	Record    []SummaryRow
	ChildSaid string
	Opinion   string
	Whole     string // address of the whole request
	Added     []TimelineItem
	Near      []TimelineItem // the last of the child's chronology
	WholeNear []Link         // to each child's whole chronology
	Earlier   []DecisionBlock
	Actions   [][]Cell
	Awaited   [][]Cell
	Missing   []string
	MayDecide bool
	MayTakeUp string // where "I have read this and will act" goes; empty when somebody has
	MayClose  string // where an outcome goes; empty while nothing was decided, or when it is closed
	Outcome   string // as typed
	Form      DecideForm
	Conflict  *ConflictView
	Problems  Problems
}

// DecisionBlock is one earlier decision.
type DecisionBlock struct {
	Title string // "Decided Mon 16 Nov 2026, 09:15 by Noor Khan, Designated safeguarding lead"
	ID    string
	Rows  []SummaryRow
}

// List is the decision as a list.
func (b DecisionBlock) List() SummaryList { return SummaryList{Rows: b.Rows} }

// Head implements Page.
func (p Decide) Head() Head {
	h := Head{Title: "Decide what happens next", Failed: p.Problems.Any(), Back: &BackLink{Href: "/", Text: "Today"}, Wide: true}
	if p.MayDecide {
		h.Form, h.To, h.Keeps = "decide", p.Form.Action, true
	}
	return h
}

// Who lists whom it is about.
func (p Decide) Who() SummaryList { return SummaryList{Rows: p.About} }

// Facts is the record.
func (p Decide) Facts() SummaryList { return SummaryList{Rows: p.Record} }

// Later is what was added.
func (p Decide) Later() Timeline { return Timeline{Items: p.Added} }

// Chronology is what else is known about the child lately.
func (p Decide) Chronology() Timeline { return Timeline{Items: p.Near} }

// ToDo lists actions.
func (p Decide) ToDo() Table {
	return Table{Caption: "What is to be done", Columns: []Column{{Text: "What"}, {Text: "Who"}, {Text: "By"}, {Text: "Done"}}, Rows: p.Actions}
}

// Waits lists what a decision waited or waits for.
func (p Decide) Waits() Table {
	return Table{Caption: "What is awaited", Columns: []Column{{Text: "What"}, {Text: "Who sees to it"}, {Text: "By"}, {Text: "So far"}}, Rows: p.Awaited}
}

// OutcomeBox asks what happened.
func (p Decide) OutcomeBox() Textarea {
	return Textarea{Field: Field{Name: "outcome", Label: "What happened?", Value: p.Outcome, Error: p.Problems.On("outcome"),
		Hint: "The outcome, for whoever reads this in years to come (KCSIE asks for it)"}, Rows: 3}
}

// Examples implements Page.
func (Decide) Examples() []Example {
	form := DecideForm{Choices: []Choice{{Value: "in_school", Text: "Support in school"}, {Value: "camhs", Text: "CAMHS"}, {Value: "social_care", Text: "Children's social care (section 17 or 47)"}, {Value: "no_further_action", Text: "No further action"}},
		Owners: []Option{{"a", "Noor Khan"}}, Doers: []Option{{"a", "Noor Khan"}, {"b", "Siân Prosser"}}, Action: "/concerns/decide/1", Version: "0", HasChild: true}
	form.Types = []Choice{{Value: "neglect", Text: "Neglect"}, {Value: "child_on_child", Text: "Child-on-child abuse"}, {Value: "other", Text: "Something else"}}
	full := form
	full.TypesTaken = []string{"child_on_child"}
	full.Values = map[string]string{"summary": "Third day alone at lunch; says that he wants it to be quiet.", "immediate": "no", "told": "yes", "parents": "not_yet", "outside": "offered"}
	full.Taken = []string{"in_school", "social_care"}
	full.Values["care_status"], full.Values["la_sent"] = "cp", "16/11/2026 09:40"
	full.Statuses, full.Categories = []Option{{"none", "None"}, {"cp", "Child protection plan"}}, []Option{{"neglect", "Neglect"}}
	full.Sharing = []Option{{"s", "Share: duty worker, Mon 16 Nov 2026, 09:35"}}
	hostile := form
	hostile.Values = map[string]string{"summary": textLong, "reason_camhs": textScript, "wishes": textArabic}
	hostile.Taken = []string{"camhs"}
	hostile.ForAsker = true
	return []Example{
		{"empty", Decide{Reference: "C-7f3k9ab", MayDecide: true, MayTakeUp: "/concerns/acknowledge/1", Form: form, Waiting: "Waiting 20 minutes, since Mon 16 Nov 2026, 09:15"}},
		{"typical", Decide{Reference: "C-7f3k9ab", MayDecide: true, MayClose: "/concerns/close/1", Form: full, Taken: "Noor Khan has read this and acts, since Mon 16 Nov 2026, 09:40",
			About: []SummaryRow{{Key: "About", Text: nameEnglish + ", 9C"}}, Record: []SummaryRow{{Key: "What was seen or heard", Text: "Sat alone."}},
			ChildSaid: "I just want it to be quiet.", Missing: []string{"Where it happened"},
			Near:      []TimelineItem{{Title: "Concern", Type: "Concern", When: "Fri 13 Nov 2026, 12:40", DateTime: "2026-11-13T12:40:00Z", Text: "Alone at lunch.", Href: "/concerns/view/2"}},
			WholeNear: []Link{{"Chronology of " + nameEnglish, "/chronology/1"}},
			Earlier:   []DecisionBlock{{Title: "Decided Mon 16 Nov 2026, 09:50 by Noor Khan", ID: "d1", Rows: []SummaryRow{{Key: "Summary", Text: "Alone at lunch."}}}},
			Awaited:   [][]Cell{{{Text: "The decision of children's social care", Href: "/concerns/awaited/1"}, {Text: nameWelsh}, {Text: "Tue 17 Nov 2026"}, {Text: "Chased, Wed 18 Nov 2026, 09:00"}}},
			Actions:   [][]Cell{{{Text: "Meet him at lunch", Href: "/actions/1"}, {Text: "Siân Prosser"}, {Text: "Tue 17 Nov 2026"}, {Text: "Not yet"}}}}},
		{"conflict", Decide{Reference: "C-7f3k9ab", MayDecide: true, Form: full, Conflict: &ConflictView{By: "Peter Osei", When: "09:52", Fields: []ConflictField{{"Summary", "Alone.", "Third day."}}},
			Problems: Problems{{Message: "Somebody decided about this while you were writing."}}}},
		{"hostile", Decide{Reference: textScript, MayDecide: true, Form: hostile, About: []SummaryRow{{Key: "About", Text: nameArabic}}, ChildSaid: textArabic, Opinion: textLong,
			Problems: Problems{{Name: "reason_camhs", Message: "Write the reasons for this: CAMHS."}}}},
	}
}

// ActionShow is one thing that somebody was asked to do. It shows no more of the entry than that line.
type ActionShow struct {
	Rows     []SummaryRow
	Done     bool
	Note     string
	Problems Problems
}

// Head implements Page.
func (p ActionShow) Head() Head {
	h := Head{Title: "Something to do", Failed: p.Problems.Any(), Back: &BackLink{Href: "/", Text: "Today"}}
	if !p.Done {
		h.Form, h.Keeps = "done", true
	}
	return h
}

// What is the line.
func (p ActionShow) What() SummaryList { return SummaryList{Rows: p.Rows} }

// NoteBox asks what was done.
func (p ActionShow) NoteBox() Textarea {
	return Textarea{Field: Field{Name: "note", Label: "What was done?", Value: p.Note, Error: p.Problems.On("note")}, Rows: 3}
}

// Examples implements Page.
func (ActionShow) Examples() []Example {
	return []Example{
		{"empty", ActionShow{}},
		{"typical", ActionShow{Rows: []SummaryRow{{Key: "What", Text: "Meet him at lunch"}, {Key: "By", Text: "Tue 17 Nov 2026"}}}},
		{"hostile", ActionShow{Done: true, Rows: []SummaryRow{{Key: "What", Text: textScript + textLong}}, Note: textArabic}},
	}
}
