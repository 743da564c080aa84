package view

// ConcernShow is one concern as its reader may see it.
type ConcernShow struct {
	Reference  string
	JustSaved  bool
	SavedAt    string // "Mon 16 Nov 2026, 09:15"
	SpeakTo    string // whom to go to in person
	Danger     bool   // somebody is or may be in danger now
	Unsaid     bool   // nobody has said yet whether anyone is
	JustSaid   bool   // the author has just said that somebody is or may be
	AboutAdult bool
	State      string // for the author: "Received, acting"
	About      []SummaryRow
	Record     []SummaryRow
	ChildSaid  string
	Opinion    string
	Missing    []ConcernTask
	Added      []TimelineItem
	MayAdd     bool
	MayDecide  string // address of the decision page; empty for those who do not decide
	IsClosed   bool
	Adding     string
	Problems   Problems
}

// ConcernTask is an answer that is still asked for, with what was typed into it.
type ConcernTask struct {
	Name, Asks, Typed string
	Choices           []Choice // where it has answers of its own
}

// Head implements Page.
func (p ConcernShow) Head() Head {
	h := Head{Title: "Concern", Failed: p.Problems.Any(), Back: &BackLink{Href: "/concerns"}}
	if p.MayAdd {
		h.Form, h.Keeps = "add", true
	}
	return h
}

// Saved tells the author that it is in.
func (p ConcernShow) Saved() NotificationBanner {
	to := "The safeguarding team has it now."
	if p.AboutAdult {
		to = "It is with the headteacher, or with the chair of governors if it is about the headteacher."
	}
	return NotificationBanner{Success: true, Heading: "Your concern is saved",
		Text: "Its reference is " + p.Reference + ", saved " + p.SavedAt + ". " + to + " You will hear back here. Ask again in person if you do not."}
}

// Now says what comes before anything else while somebody is in danger (C-01).
func (p ConcernShow) Now() WarningText {
	return WarningText{Text: "Speak to " + p.SpeakTo + " in person now, or call 999. Do not wait for an answer on this page. Any adult may call children's social care."}
}

// IsNow reports whether the author has only now written that somebody is or may be in danger.
func (p ConcernShow) IsNow() bool { return p.JustSaid || p.JustSaved && p.Danger }

// IfAny says whom to go to, while it is open whether anyone is in danger.
func (p ConcernShow) IfAny() InsetText {
	if !p.MayAdd {
		return InsetText{Text: "It is not said yet whether anyone is in danger now. Ask whoever wrote it."}
	}
	return InsetText{Text: "It is not said yet whether anyone is in danger now. If anyone is or may be: speak to " + p.SpeakTo + " in person now, or call 999."}
}

// Facts and Who are the parts of the record.
func (p ConcernShow) Facts() SummaryList { return SummaryList{Rows: p.Record} }

// Who lists the pupils and the author.
func (p ConcernShow) Who() SummaryList { return SummaryList{Rows: p.About} }

// Timeline is what was added later.
func (p ConcernShow) Timeline() Timeline { return Timeline{Items: p.Added} }

// Still are the boxes that the author may fill later the same day.
func (p ConcernShow) Still() []Component {
	var all []Component
	for _, m := range p.Missing {
		f := Field{Name: m.Name, Label: m.Asks, Value: m.Typed}
		if len(m.Choices) > 0 {
			all = append(all, Radios{Field: f, Choices: m.Choices, Inline: true})
			continue
		}
		all = append(all, Textarea{Field: f, Rows: 2})
	}
	return all
}

// AddBox adds to the record; nothing that stands is changed.
func (p ConcernShow) AddBox() Textarea {
	return Textarea{Field: Field{Name: "more", Label: "Add to it", Hint: "What stands above is never changed; this is added beside it.", Value: p.Adding, Error: p.Problems.On("more")}, Rows: 3}
}

// Examples implements Page.
func (ConcernShow) Examples() []Example {
	return []Example{
		{"empty", ConcernShow{Reference: "C-7f3k9ab", State: "Received, waiting for a first look"}},
		{"typical", ConcernShow{Reference: "C-7f3k9ab", JustSaved: true, SavedAt: "Mon 16 Nov 2026, 09:15", SpeakTo: "Miss Khan, 01632 960 111", Danger: true, State: "Received, acting", MayAdd: true,
			About: []SummaryRow{{Key: "Pupil", Text: nameEnglish + ", 9C"}}, Record: []SummaryRow{{Key: "What was seen or heard", Text: "Sat alone."}},
			ChildSaid: "I just want it to be quiet.",
			Missing:   []ConcernTask{{Name: "told_first", Asks: "Whom you told in person, and when; or: not needed, because …"}, {Name: "place", Asks: "Where it happened"}},
			Added:     []TimelineItem{{Title: "Added", By: "Ms Adeyemi, tutor", When: "Tuesday 3 March 2026, 8:12", DateTime: "2026-03-03T08:12:00Z", Text: "She was with friends today."}}}},
		{"danger not said", ConcernShow{Reference: "C-7f3k9ab", JustSaved: true, SavedAt: "Mon 16 Nov 2026, 09:15", SpeakTo: "Miss Khan, 01632 960 111", Unsaid: true, State: "Received, waiting for a first look", MayAdd: true,
			About:   []SummaryRow{{Key: "About", Text: nameEnglish + ", 9C (may have caused harm)\n" + nameLong + ", 9C (part not said yet)"}},
			Record:  []SummaryRow{{Key: "What was seen or heard", Text: "One pushed the other."}, {Key: "Is anyone in danger now", Text: "Not said"}},
			Missing: []ConcernTask{{Name: "danger", Asks: "Is anyone in danger now?", Choices: []Choice{{Value: "no", Text: "No"}, {Value: "yes", Text: "Yes"}, {Value: "not_sure", Text: "Not sure"}}}, {Name: "parts", Asks: "What part each child had"}}}},
		{"for the team", ConcernShow{Reference: "C-7f3k9ab", State: "Received, waiting for a first look", MayDecide: "/concerns/decide/1",
			About: []SummaryRow{{Key: "Pupil", Text: nameEnglish + ", 9C"}}, Record: []SummaryRow{{Key: "What was seen or heard", Text: "Sat alone."}}}},
		{"hostile", ConcernShow{Reference: textScript, MayAdd: true, State: textScript, About: []SummaryRow{{Key: "Pupil", Text: nameArabic}}, ChildSaid: textArabic, Opinion: textLong}},
	}
}
