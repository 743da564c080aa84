package view

var referralPages = []Entry{
	{"referral/form.html", Staff, ReferralForm{}},
	{"referral/journey.html", Staff, JourneyShow{}},
	{"referral/list.html", Staff, ReferralList{}},
	{"referral/new.html", Staff, ReferralNew{}},
	{"referral/preview.html", Staff, ReferralPreview{}},
	{"referral/show.html", Staff, ReferralShow{}},
}

// SentSet is exactly what a service is given: the preview and the partner's page show it through this one component.
type SentSet struct {
	To        string
	Reference string
	Basis     string
	Parts     []SentPart
}

func (SentSet) partial() string { return "sent_set" }

// SentPart is one titled part of what is sent.
type SentPart struct {
	Title string
	Lines []SentLine
}

// SentLine is one answer; Own marks the young person's own words.
type SentLine struct {
	Key, Text string
	Own       bool
}

// SentPlan is the safety plan that goes with a referral: a paper of its own, beside what the service is told in words. One
// without sections was promised and never came, unless it is kept.
type SentPlan struct {
	Edition  string
	Sections []string
	To       string // address of the paper
	Kept     bool   // it went, and the reader may not open it
}

func (SentPlan) partial() string { return "sent_plan" }

func exampleSentPlan(at string) *SentPlan {
	return &SentPlan{Edition: "6", To: at, Sections: []string{"2. Triggers and warning signs", "6. Services and emergency"}}
}

func exampleSent(name, long string) SentSet {
	return SentSet{To: "Lantern one-to-one, Lantern Street Youth Project", Reference: "R-7f3k9ab", Basis: "Covered by data sharing agreement DSA-03: one-to-one support.", Parts: []SentPart{
		{"In their own words", []SentLine{{Key: "What I want", Text: "Somebody to talk to who is not a teacher.", Own: true}}},
		{"Why we ask", []SentLine{{Key: "Main concern", Text: long}}},
		{"Who this is about", []SentLine{{Key: "Name", Text: name}}},
	}}
}

// ReferralList is what a navigator keeps alive: what is owed today, who is between services, and everything open.
type ReferralList struct {
	Due      [][]Cell
	Between  [][]Cell
	Rows     [][]Cell
	Older    string
	MayBegin bool
}

// Head implements Page.
func (ReferralList) Head() Head {
	return Head{Title: "Referrals", Back: &BackLink{Href: "/"}, Wide: true}
}

// DueTable is what somebody owes a young person today.
func (p ReferralList) DueTable() Table {
	return Table{Caption: "To do now (days by school policy)", Columns: []Column{{Text: "What, and with whom"}, {Text: "Service"}, {Text: "Due"}}, Rows: p.Due}
}

// BetweenTable is who has nobody now, or nobody who guides them.
func (p ReferralList) BetweenTable() Table {
	return Table{Caption: "Searches for support that need somebody", Columns: []Column{{Text: "Who"}, {Text: "Search"}, {Text: "What is missing"}, {Text: "Guided by"}}, Rows: p.Between}
}

// Table is everything that is open.
func (p ReferralList) Table() Table {
	return Table{Caption: "Open referrals", Columns: []Column{{Text: "Who"}, {Text: "Service"}, {Text: "Where it stands"}, {Text: "Next contact due (school policy)"}, {Text: "Stays in touch"}}, Rows: p.Rows}
}

// Empty says how to begin.
func (p ReferralList) Empty() EmptyState {
	e := EmptyState{Text: "Referrals that you write, guide or stay in touch for appear here, with what is due next."}
	if p.MayBegin {
		e.Action = &Link{Text: "Begin a referral", Href: "/referrals/new"}
	}
	return e
}

// Examples implements Page.
func (ReferralList) Examples() []Example {
	due := func(name string) []Cell {
		return []Cell{{Text: "Tell the young person the news: " + name, Href: "/referrals/tell/1"}, {Text: "Quiet Hour"}, {Text: "Tue 17 Nov 2026"}}
	}
	row := func(name string) []Cell {
		return []Cell{{Text: name, Href: "/referrals/view/1"}, {Text: "Lantern one-to-one"}, {Text: "On the waiting list"}, {Text: "Mon 7 Dec 2026"}, {Text: "Siân Prosser"}}
	}
	between := func(name string) []Cell {
		return []Cell{{Text: name, Href: "/journeys/view/1"}, {Text: "Search begun Tue 6 Oct 2026"}, {Text: "Two services have said no. Set the next step"}, {Text: "Nobody"}}
	}
	return []Example{
		{"empty", ReferralList{MayBegin: true}},
		{"typical", ReferralList{MayBegin: true, Due: [][]Cell{due(nameEnglish)}, Between: [][]Cell{between(nameWelsh)}, Rows: [][]Cell{row(nameEnglish), row(namePolish)}, Older: "/referrals?before=1"}},
		{"hostile", ReferralList{Due: [][]Cell{due(nameLong + textScript)}, Rows: [][]Cell{row(nameArabic)}}},
	}
}

// ReferralNew begins a referral: who, where to, and what they are looking for.
type ReferralNew struct {
	Find     string
	Found    []Choice
	Chosen   string
	Services []Option
	Service  string
	Journeys []Choice
	Journey  string
	For      string
	Problems Problems
}

// Head implements Page.
func (p ReferralNew) Head() Head {
	return Head{Title: "Begin a referral", Failed: p.Problems.Any(), Form: "begin", Back: &BackLink{Href: "/referrals"}}
}

// Boxes are the form.
func (p ReferralNew) Boxes() []Component {
	all := []Component{Input{Field: Field{Name: "find", Label: "Who is this about?", Value: p.Find, Error: p.Problems.On("pupil"), Hint: "A few letters of any name, the form or the UPN"}, Autocomplete: "off", Width: 20}}
	if len(p.Found) > 0 {
		all = append(all, Radios{Field: Field{Name: "pupil", Label: "Choose", Hint: "Check the form: two pupils can share a name.", Value: p.Chosen}, Choices: p.Found, Small: true})
	}
	all = append(all, Select{Field: Field{Name: "entry", Label: "Which service?", Value: p.Service, Error: p.Problems.On("entry"), Hint: "Those in the directory that take referrals from here"}, Options: append([]Option{{"", "Choose"}}, p.Services...)})
	if len(p.Journeys) > 0 {
		choices := append([]Choice{{Value: "", Text: "No, this is something new"}}, p.Journeys...)
		all = append(all, Radios{Field: Field{Name: "journey", Label: "Does it go on with something they are already looking for?", Value: p.Journey}, Choices: choices})
	}
	return append(all, Input{Field: Field{Name: "for", Label: "What are they looking for?", Value: p.For, Error: p.Problems.On("for"), Hint: "A few words, such as: somebody to talk to about what happened"}})
}

// Examples implements Page.
func (ReferralNew) Examples() []Example {
	services := []Option{{"1", "Lantern one-to-one"}}
	return []Example{
		{"empty", ReferralNew{}},
		{"typical", ReferralNew{Find: "ell", Found: []Choice{{Value: "a", Text: nameEnglish + ", 9C"}}, Chosen: "a", Services: services, Journeys: []Choice{{Value: "j", Text: "Search begun Tue 6 Oct 2026"}}}},
		{"with an error", ReferralNew{Services: services, Problems: Problems{{Name: "pupil", Message: "Choose the pupil this is about."}}}},
		{"hostile", ReferralNew{Find: textScript, Found: []Choice{{Value: "a", Text: nameArabic}}, Services: []Option{{"1", nameLong + textScript}}, For: textLong}},
	}
}

// ReferralForm is any of the forms of a referral or a search: writing it, an answer that was heard, who told the young
// person, a check-in, a next step.
type ReferralForm struct {
	Title    string
	Intro    []string
	Facts    []SummaryRow
	Action   string
	Back     string
	Version  string
	Sections []FormSection
	Buttons  []Button
	Saved    []FormSection // the same boxes as somebody else has saved them; nil when nobody has
	SavedAt  string
	Problems Problems
}

// Head implements Page.
func (p ReferralForm) Head() Head {
	return Head{Title: p.Title, Failed: p.Problems.Any(), Form: "form", To: p.Action, Keeps: true, Back: &BackLink{Href: p.Back}}
}

// About says what it is about.
func (p ReferralForm) About() SummaryList { return SummaryList{Rows: p.Facts, Plain: true} }

// Send are the buttons.
func (p ReferralForm) Send() ButtonGroup { return ButtonGroup{Buttons: p.Buttons} }

// Conflict shows theirs beside what was typed.
func (p ReferralForm) Conflict() ConflictView {
	return ConflictView{By: "Somebody", When: p.SavedAt, Fields: differing(p.Saved, p.Sections)}
}

// Examples implements Page.
func (ReferralForm) Examples() []Example {
	sections := func(value string) []FormSection {
		return []FormSection{{Heading: "Who told them", Hint: "Nobody is taken off a list without being told.", Parts: []Component{
			Input{Field: Field{Name: "told_who", Label: "Who told the young person?", Value: value}},
			Textarea{Field: Field{Name: "told_how", Label: "How?", Value: value}, Rows: 2},
		}}}
	}
	buttons := []Button{{Text: "Save"}, {Text: "Save and preview", Kind: Secondary, Name: "then", Value: "preview"}}
	facts := []SummaryRow{{Key: "About", Text: nameEnglish + ", 9C"}}
	return []Example{
		{"empty", ReferralForm{Title: "Tell the young person", Action: "/referrals/tell/1", Back: "/referrals/view/1", Version: "1", Sections: sections(""), Buttons: buttons}},
		{"typical", ReferralForm{Title: "Tell the young person", Intro: []string{"The service says that it has ended."}, Facts: facts, Action: "/referrals/tell/1", Back: "/referrals/view/1", Version: "1", Sections: sections("Siân Prosser"), Buttons: buttons}},
		{"with an error", ReferralForm{Title: "Tell the young person", Action: "/referrals/tell/1", Back: "/referrals/view/1", Version: "1", Sections: sections(""), Buttons: buttons, Problems: Problems{{Name: "told_who", Message: "Say who told the young person."}}}},
		{"saved by somebody else", ReferralForm{Title: "Tell the young person", Action: "/referrals/tell/1", Back: "/referrals/view/1", Version: "2", Sections: sections("Siân Prosser"), Saved: sections("Noor Khan"), SavedAt: "Mon 16 Nov 2026, 09:15", Buttons: buttons}},
		{"hostile", ReferralForm{Title: "Tell", Intro: []string{textLong}, Facts: []SummaryRow{{Key: "About", Text: nameArabic + textScript}}, Action: "/referrals/tell/1", Back: "/referrals/view/1", Version: "1", Sections: sections(textScript + textLong), Buttons: buttons}},
	}
}

// ReferralPreview is the last look before sending: what stands here is what is sent, to the letter.
type ReferralPreview struct {
	About       string
	Sent        SentSet
	Plan        *SentPlan
	Digest      string
	Version     string
	Action      string
	Edit        string
	Hindrances  []string
	ProblemText []string
}

// Head implements Page.
func (p ReferralPreview) Head() Head {
	return Head{Title: "Preview", Failed: len(p.ProblemText) > 0, Form: "send", Back: &BackLink{Href: p.Edit, Text: "Back to writing"}}
}

// Missing lists what keeps it from being sent.
func (p ReferralPreview) Missing() ErrorSummary {
	s := ErrorSummary{Title: "Still to do before it can be sent"}
	for _, h := range append(p.ProblemText, p.Hindrances...) {
		s.Items = append(s.Items, ErrorItem{Text: h, Href: p.Edit})
	}
	return s
}

// IsReady reports whether it may be sent.
func (p ReferralPreview) IsReady() bool { return len(p.Hindrances) == 0 }

// Examples implements Page.
func (ReferralPreview) Examples() []Example {
	return []Example{
		{"empty", ReferralPreview{Action: "/referrals/preview/1", Edit: "/referrals/write/1", Version: "1", Hindrances: []string{"Say what the main concern is."}}},
		{"typical", ReferralPreview{About: nameEnglish + ", 9C", Sent: exampleSent(nameEnglish, textTypical), Digest: "d", Version: "3", Action: "/referrals/preview/1", Edit: "/referrals/write/1"}},
		{"with a safety plan", ReferralPreview{About: nameEnglish + ", 9C", Sent: exampleSent(nameEnglish, textTypical), Plan: exampleSentPlan("/referrals/preview/1/plan"), Digest: "d", Version: "3", Action: "/referrals/preview/1", Edit: "/referrals/write/1"}},
		{"hostile", ReferralPreview{About: nameArabic + textScript, Sent: exampleSent(nameLong+textScript, textLong), Digest: "d", Version: "3", Action: "/referrals/preview/1", Edit: "/referrals/write/1", ProblemText: []string{"Look again before you send it."}}},
	}
}

// ReferralShow is one referral at school.
type ReferralShow struct {
	Title   string
	State   string
	Alarm   string // what somebody must do now
	Facts   []SummaryRow
	Acts    []Link // what can be done next
	Happens []TimelineItem
	Sent    *SentSet
	Plan    *SentPlan
	Paper   string
	Journey Link // the search; empty for whoever may not open it
}

// Head implements Page.
func (p ReferralShow) Head() Head {
	return Head{Title: p.Title, Back: &BackLink{Href: "/referrals"}}
}

// List is what is known.
func (p ReferralShow) List() SummaryList { return SummaryList{Rows: p.Facts} }

// Warn says what is owed.
func (p ReferralShow) Warn() WarningText { return WarningText{Text: p.Alarm} }

// Timeline is what happened.
func (p ReferralShow) Timeline() Timeline { return Timeline{Items: p.Happens} }

// Examples implements Page.
func (ReferralShow) Examples() []Example {
	sent, odd := exampleSent(nameEnglish, textTypical), exampleSent(nameLong+textScript, textLong)
	facts := []SummaryRow{{Key: "About", Text: nameEnglish + ", 9C"}, {Key: "Stays in touch", Text: "Siân Prosser"}, {Key: "What the service says about the wait", Text: "The service has not told us."}}
	happens := []TimelineItem{{Title: "Joined their list", When: "Mon 16 Nov 2026, 09:15", DateTime: "2026-11-16T09:15:00Z", By: "Lantern Street Youth Project", Text: "About ten weeks."}}
	return []Example{
		{"empty", ReferralShow{Title: "Referral R-7f3k9ab", State: "Draft, not sent", Journey: Link{Text: "The search", Href: "/journeys/view/1"}}},
		{"typical", ReferralShow{Title: "Referral R-7f3k9ab", State: "They told us it ended. The young person must be told", Alarm: "Tell the young person by Tue 17 Nov 2026. Until somebody has, nothing is over.", Facts: facts,
			Acts: []Link{{Text: "Say who told them", Href: "/referrals/tell/1"}, {Text: "Record a check-in", Href: "/referrals/contact/1"}}, Happens: happens, Sent: &sent, Plan: exampleSentPlan("/referrals/view/1/plan"), Paper: "/referrals/paper/1", Journey: Link{Text: "Search begun Tue 6 Oct 2026", Href: "/journeys/view/1"}}},
		{"with a safety plan that the reader may not open", ReferralShow{Title: "Referral R-7f3k9ab", State: "Sent", Facts: facts, Sent: &sent, Plan: &SentPlan{Kept: true}, Journey: Link{Text: "Search begun Tue 6 Oct 2026", Href: "/journeys/view/1"}}},
		{"without the search", ReferralShow{Title: "Referral R-7f3k9ab", State: "Sent, no receipt yet"}},
		{"hostile", ReferralShow{Title: textScript, State: nameArabic, Facts: []SummaryRow{{Key: nameLong, Text: textLong}}, Happens: []TimelineItem{{Title: textScript, When: "now", DateTime: "2026-11-16T09:15:00Z", Text: textArabic}}, Sent: &odd, Journey: Link{Text: nameLong, Href: "/journeys/view/1"}}},
	}
}

// JourneyShow is a search for support with everything that was tried.
type JourneyShow struct {
	Of      string // whom it is for
	For     string
	Alarm   string
	Facts   []SummaryRow
	Tried   [][]Cell
	Earlier [][]Cell // next steps that were set before
	Acts    []Link
	IsOver  bool
	Outcome string
}

// Head implements Page.
func (JourneyShow) Head() Head {
	return Head{Title: "Search for support", Back: &BackLink{Href: "/referrals"}, Wide: true}
}

// Warn is the alarm of a loop (T-048).
func (p JourneyShow) Warn() NotificationBanner {
	return NotificationBanner{Title: "Between services", Heading: p.Alarm, Text: "Set the next step before anything else: who does what, by when. The search cannot be closed until it is set."}
}

// List is what is known.
func (p JourneyShow) List() SummaryList { return SummaryList{Rows: p.Facts} }

// Table is what was tried.
func (p JourneyShow) Table() Table {
	return Table{Caption: "What was tried", Columns: []Column{{Text: "Service"}, {Text: "Where it stands"}, {Text: "Sent"}}, Rows: p.Tried}
}

// Before is what the next step was, each time until another was set.
func (p JourneyShow) Before() Table {
	return Table{Caption: "Next steps set before", Columns: []Column{{Text: "Set on"}, {Text: "By"}, {Text: "Next step"}, {Text: "Who does what"}, {Text: "Talk by"}}, Rows: p.Earlier}
}

// Examples implements Page.
func (JourneyShow) Examples() []Example {
	tried := [][]Cell{{{Text: "Lantern one-to-one", Href: "/referrals/view/1"}, {Text: "Not for them. Keep looking"}, {Text: "Mon 2 Nov 2026"}}}
	earlier := [][]Cell{{{Text: "Mon 2 Nov 2026"}, {Text: "Tomasz Zając"}, {Text: "Ask for a second opinion"}, {Text: "Tomasz rings the clinic."}, {Text: "Mon 16 Nov 2026"}}}
	return []Example{
		{"empty", JourneyShow{For: "Somebody to talk to"}},
		{"typical", JourneyShow{Of: nameEnglish + ", 9C", For: "Somebody to talk to", Alarm: "Two services have said no", Facts: []SummaryRow{{Key: "Guided by", Text: "Tomasz Zając"}}, Tried: tried, Earlier: earlier,
			Acts: []Link{{Text: "Set the next step", Href: "/journeys/step/1"}, {Text: "Say who guides them", Href: "/journeys/guide/1"}}}},
		{"over", JourneyShow{For: "Somebody to talk to", IsOver: true, Outcome: "Support is in place", Tried: tried}},
		{"hostile", JourneyShow{For: textScript + textLong, Alarm: nameLong, Facts: []SummaryRow{{Key: nameLong, Text: textArabic}}, Tried: tried,
			Earlier: [][]Cell{{{Text: "Mon 2 Nov 2026"}, {Text: nameLong}, {Text: "Something else"}, {Text: textScript + textLong}, {Text: ""}}}}},
	}
}
