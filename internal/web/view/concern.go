package view

var concernPages = []Entry{
	{"concern/new.html", Staff, ConcernNew{}},
	{"concern/show.html", Staff, ConcernShow{}},
	{"concern/mine.html", Staff, ConcernMine{}},
}

// ConcernNew is the form on which any adult logs a concern: one page, one column, who and what first.
type ConcernNew struct {
	Lead     string // "Miss Khan, 01632 960 111": whom to speak to before typing when anyone is in danger
	Find     string
	Found    []Choice // pupils that fit what was typed, each with a second identifier
	Chosen   []string // ids of the pupils chosen
	Part     string
	Parts    []Option
	Facts    string
	Words    string
	When     string
	Danger   string
	Done     string
	More     ConcernMore
	Problems Problems
}

// ConcernMore is what may follow later the same day.
type ConcernMore struct {
	Place, Present, Questions, Opinion, Wishes, ToldFirst, ToldChild, Care, LateReason, Conflict string
}

// Head implements Page.
func (p ConcernNew) Head() Head {
	return Head{Title: "Log a concern", Failed: p.Problems.Any(), Form: "concern", Back: &BackLink{Href: "/"}}
}

// Who finds the pupil by a few letters.
func (p ConcernNew) Who() Input {
	return Input{Field: Field{Name: "find", Label: "Who is this about?", Value: p.Find, Error: p.Problems.On("pupil"),
		Hint: "A few letters of any name, the form or the UPN, then Find"}, Autocomplete: "off", Width: 20}
}

// FindButton looks the pupil up and keeps everything typed.
func (p ConcernNew) FindButton() Button {
	return Button{Text: "Find", Kind: Secondary, Action: "/concerns/find"}
}

// Pupils are those found; more than one may be taken.
func (p ConcernNew) Pupils() Checkboxes {
	return Checkboxes{Field: Field{Name: "pupil", Label: "Choose", Hint: "Check the form: two pupils can share a name."}, Choices: p.Found, Values: p.Chosen, Small: true}
}

// PartOf asks what part they had.
func (p ConcernNew) PartOf() Select {
	return Select{Field: Field{Name: "part", Label: "Their part", Value: p.Part}, Options: p.Parts}
}

// What asks for facts.
func (p ConcernNew) What() Textarea {
	return Textarea{Field: Field{Name: "facts", Label: "What did you see or hear?", Value: p.Facts, Error: p.Problems.On("facts"),
		Hint: "Facts only. What you think of them goes into its own box below."}, Rows: 6}
}

// Exact asks for the child's own words.
func (p ConcernNew) Exact() Textarea {
	return Textarea{Field: Field{Name: "words", Label: "Their exact words, if they said something", Value: p.Words,
		Hint: "As they said them, even if the words are rude. Do not tidy them."}, Rows: 3}
}

// Happened asks when.
func (p ConcernNew) Happened() Input {
	return Input{Field: Field{Name: "when", Label: "When did it happen?", Value: p.When, Error: p.Problems.On("when"),
		Hint: "Leave this empty for just now. Otherwise: 20/11/2026 09:15"}, Width: 20, Plain: true}
}

// InDanger asks for a person, never for a grade.
func (p ConcernNew) InDanger() Radios {
	return Radios{Field: Field{Name: "danger", Label: "Is anyone in danger now?", Value: p.Danger, Error: p.Problems.On("danger")}, Inline: true,
		Choices: []Choice{{Value: "no", Text: "No"}, {Value: "yes", Text: "Yes"}, {Value: "not_sure", Text: "Not sure"}}}
}

// Already asks what the author has done.
func (p ConcernNew) Already() Textarea {
	return Textarea{Field: Field{Name: "done", Label: "What have you already done?", Value: p.Done}, Rows: 2}
}

// Later are the boxes that may follow the same day.
func (p ConcernNew) Later() []Component {
	m := p.More
	return []Component{
		Input{Field: Field{Name: "told_first", Label: "Whom did you tell in person, and when?", Value: m.ToldFirst}},
		Input{Field: Field{Name: "place", Label: "Where did it happen?", Value: m.Place}},
		Input{Field: Field{Name: "present", Label: "Who was there?", Value: m.Present, Hint: "Name and job of each"}},
		Textarea{Field: Field{Name: "questions", Label: "What did you ask?", Value: m.Questions, Hint: "Tell me, explain, describe: open questions only"}, Rows: 2},
		Textarea{Field: Field{Name: "wishes", Label: "What does the child want to happen?", Value: m.Wishes, Hint: "Or why you could not ask"}, Rows: 2},
		Input{Field: Field{Name: "told_child", Label: "Does the child know that you would share this?", Value: m.ToldChild, Hint: "If not, say why"}},
		Input{Field: Field{Name: "care", Label: "Physical care", Value: m.Care, Hint: "First aid, 111, 999, none needed, or declined"}},
		Textarea{Field: Field{Name: "opinion", Label: "Your professional opinion, and what it rests on", Value: m.Opinion}, Rows: 2},
		Input{Field: Field{Name: "late_reason", Label: "If this is written on a later day: why", Value: m.LateReason, Error: p.Problems.On("late_reason")}},
		Input{Field: Field{Name: "conflict", Label: "Are you related to anyone named here?", Value: m.Conflict, Hint: "If so, how"}},
	}
}

// Examples implements Page.
func (ConcernNew) Examples() []Example {
	parts := []Option{{"affected", "Affected"}, {"witness", "Saw or heard it"}}
	return []Example{
		{"empty", ConcernNew{Lead: "Miss Khan, 01632 960 111", Parts: parts, Danger: "no"}},
		{"typical", ConcernNew{Lead: "Miss Khan, 01632 960 111", Find: "ell", Found: []Choice{{Value: "a", Text: nameEnglish + ", 9C"}, {Value: "b", Text: nameWelsh + ", 10A"}},
			Chosen: []string{"a"}, Parts: parts, Facts: "Sat alone in the library at lunch for the third day.", Danger: "no"}},
		{"with an error", ConcernNew{Lead: "Miss Khan", Parts: parts, Danger: "yes", Problems: Problems{{Name: "facts", Message: "Write what you saw or heard. A few words are enough."}, {Name: "pupil", Message: "Choose the pupil this is about."}}}},
		{"hostile", ConcernNew{Lead: nameLong + textScript, Find: textScript, Found: []Choice{{Value: "x", Text: nameArabic + textScript}}, Parts: parts, Facts: textLong, Words: textArabic, Danger: "not_sure"}},
	}
}

// ConcernShow is one concern as its reader may see it.
type ConcernShow struct {
	Reference string
	JustSaved bool
	State     string // for the author: "Received, acting"
	About     []SummaryRow
	Record    []SummaryRow
	ChildSaid string
	Opinion   string
	Missing   []string
	Added     []TimelineItem
	MayAdd    bool
	Adding    string
	Problems  Problems
}

// Head implements Page.
func (p ConcernShow) Head() Head {
	h := Head{Title: "Concern", Failed: p.Problems.Any(), Back: &BackLink{Href: "/concerns"}}
	if p.MayAdd {
		h.Form = "add"
	}
	return h
}

// Saved tells the author that it is in.
func (p ConcernShow) Saved() NotificationBanner {
	return NotificationBanner{Success: true, Heading: "Your concern is saved", Text: "Its reference is " + p.Reference + ". The safeguarding team has it now. You will hear back here."}
}

// Facts and Who are the parts of the record.
func (p ConcernShow) Facts() SummaryList { return SummaryList{Rows: p.Record} }

// Who lists the pupils and the author.
func (p ConcernShow) Who() SummaryList { return SummaryList{Rows: p.About} }

// Timeline is what was added later.
func (p ConcernShow) Timeline() Timeline { return Timeline{Items: p.Added} }

// AddBox adds to the record; nothing that stands is changed.
func (p ConcernShow) AddBox() Textarea {
	return Textarea{Field: Field{Name: "more", Label: "Add to it", Hint: "What stands above is never changed; this is added beside it.", Value: p.Adding, Error: p.Problems.On("more")}}
}

// Examples implements Page.
func (ConcernShow) Examples() []Example {
	return []Example{
		{"empty", ConcernShow{Reference: "C-7f3k9ab", State: "Received, waiting for a first look"}},
		{"typical", ConcernShow{Reference: "C-7f3k9ab", JustSaved: true, State: "Received, acting", MayAdd: true,
			About: []SummaryRow{{Key: "Pupil", Text: nameEnglish + ", 9C"}}, Record: []SummaryRow{{Key: "What was seen or heard", Text: "Sat alone."}},
			ChildSaid: "I just want it to be quiet.", Missing: []string{"where it happened"},
			Added: []TimelineItem{{Title: "Added", By: "Ms Adeyemi, tutor", When: "Tuesday 3 March 2026, 8:12", DateTime: "2026-03-03T08:12:00Z", Text: "She was with friends today."}}}},
		{"hostile", ConcernShow{Reference: textScript, MayAdd: true, State: textScript, About: []SummaryRow{{Key: "Pupil", Text: nameArabic}}, ChildSaid: textArabic, Opinion: textLong}},
	}
}

// ConcernMine lists what the reader has logged, and nothing of anybody else's (4.18).
type ConcernMine struct {
	Rows  [][]Cell
	Older string // address of the next page; empty on the last
}

// Head implements Page.
func (ConcernMine) Head() Head { return Head{Title: "Concerns", Back: &BackLink{Href: "/"}} }

// List is the table.
func (p ConcernMine) List() Table {
	return Table{Caption: "What you have logged", Columns: []Column{{Text: "About"}, {Text: "Logged"}, {Text: "What is happening"}}, Rows: p.Rows}
}

// Empty says what will stand here.
func (p ConcernMine) Empty() EmptyState {
	return EmptyState{Text: "What you log appears here, with what happens to it.", Action: &Link{Text: "Log a concern", Href: "/concerns/new"}}
}

// Examples implements Page.
func (ConcernMine) Examples() []Example {
	row := func(who string) []Cell {
		return []Cell{{Text: who, Href: "/concerns/view/1"}, {Text: "Friday 20 November, 9:14"}, {Text: "Received, acting"}}
	}
	return []Example{
		{"empty", ConcernMine{}},
		{"typical", ConcernMine{Rows: [][]Cell{row(nameEnglish), row(namePolish)}, Older: "/concerns?before=1"}},
		{"hostile", ConcernMine{Rows: [][]Cell{row(nameLong + textScript), row(nameArabic)}}},
	}
}
