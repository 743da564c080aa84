package view

import "strconv"

var sharingPages = []Entry{
	{"sharing/list.html", Staff, SharingList{}},
	{"sharing/new.html", Staff, SharingNew{}},
	{"sharing/show.html", Staff, SharingShow{}},
	{"own/sharing.html", Pupil, OwnSharing{}},
}

// SharingList is the decisions that the reader may open.
type SharingList struct {
	Rows  [][]Cell
	Older string
}

// Head implements Page.
func (SharingList) Head() Head {
	return Head{Title: "Sharing decisions", Back: &BackLink{Href: "/"}, Wide: true}
}

// New leads to a new decision.
func (SharingList) New() Button { return Button{Text: "Record a decision", Href: "/sharing/new"} }

// List is the table.
func (p SharingList) List() Table {
	return Table{Caption: "Decisions, newest first", Columns: []Column{{Text: "About"}, {Text: "Decision"}, {Text: "With"}, {Text: "Was the child told?"}, {Text: "Decided"}}, Rows: p.Rows}
}

// Empty says what will stand here.
func (SharingList) Empty() EmptyState {
	return EmptyState{Text: "Decisions to share information, or not to, appear here with their reasons.", Action: &Link{Text: "Record a decision", Href: "/sharing/new"}}
}

// Examples implements Page.
func (SharingList) Examples() []Example {
	row := func(who, with string) []Cell {
		return []Cell{{Text: who, Href: "/sharing/view/1"}, {Text: "Share part, without agreement"}, {Text: with}, {Text: "Before"}, {Text: "Mon 16 Nov 2026, 09:15"}}
	}
	return []Example{
		{"empty", SharingList{}},
		{"typical", SharingList{Rows: [][]Cell{row(nameEnglish+", 9C", "Duty worker, children's social care")}, Older: "/sharing?before=1"}},
		{"hostile", SharingList{Rows: [][]Cell{row(nameLong, textScript), row(nameArabic, textLong)}}},
	}
}

// SharingNew is the form of records 2.10.
type SharingNew struct {
	Found    []Choice
	Orgs     []Option
	V        map[string]string // what was typed, by the box's name
	Problems Problems
}

// Head implements Page.
func (p SharingNew) Head() Head {
	return Head{Title: "Sharing decision", Failed: p.Problems.Any(), Form: "sharing", To: "/sharing/new", Keeps: true, Back: &BackLink{Href: "/sharing"}}
}

// Examples implements Page.
func (SharingNew) Examples() []Example {
	typed := map[string]string{"find": "ell", "pupil": "a", "items": "That she is not safe at home tonight", "agreed": "no", "told": "before", "basis": "public_task"}
	return []Example{
		{"empty", SharingNew{}},
		{"typical", SharingNew{Found: []Choice{{Value: "a", Text: nameEnglish + ", 9C"}}, Orgs: []Option{{"o", "Riverside Youth Trust"}}, V: typed}},
		{"with an error", SharingNew{V: typed, Problems: Problems{{Name: "told", Message: "Say whether the child was told."}, {Name: "reasons", Message: "Write your reasons."}}}},
		{"hostile", SharingNew{Found: []Choice{{Value: "x", Text: nameArabic + textScript}}, Orgs: []Option{{"o", nameLong}}, V: map[string]string{"items": textLong, "to": textScript, "reasons": textArabic}}},
	}
}

// SharingShow is one decision with what was added later.
type SharingShow struct {
	Saved    bool
	Whose    string
	Record   []SummaryRow
	Later    []TimelineItem
	MayTell  bool
	ToldOn   string
	Review   string
	Text     string
	Problems Problems
}

// Head implements Page.
func (p SharingShow) Head() Head {
	h := Head{Title: "Sharing decision", Failed: p.Problems.Any(), Back: &BackLink{Href: "/sharing"}}
	if p.MayTell {
		h.Form, h.Keeps = "tell", true
	}
	return h
}

// Done is the notice after saving.
func (SharingShow) Done() NotificationBanner {
	return NotificationBanner{Success: true, Heading: "The decision is recorded", Text: "It stays as it is written. What follows is added beside it."}
}

// Facts is the decision.
func (p SharingShow) Facts() SummaryList { return SummaryList{Rows: p.Record} }

// Timeline is what was added later.
func (p SharingShow) Timeline() Timeline { return Timeline{Items: p.Later} }

// Fields asks what the young person was told since.
func (p SharingShow) Fields() []Component {
	return []Component{
		Textarea{Field: Field{Name: "text", Label: "What was the young person told?", Hint: "How, by whom and what they said; or why still not", Value: p.Text, Error: p.Problems.On("text")}, Rows: 3},
		Input{Field: Field{Name: "told_on", Label: "When were they told?", Hint: "Leave this empty while they are not", Value: p.ToldOn, Error: p.Problems.On("told_on")}, Width: 10, Plain: true},
		Input{Field: Field{Name: "review", Label: "When do you look at it again?", Value: p.Review, Error: p.Problems.On("review")}, Width: 10, Plain: true},
	}
}

// Examples implements Page.
func (SharingShow) Examples() []Example {
	return []Example{
		{"empty", SharingShow{Whose: nameEnglish}},
		{"typical", SharingShow{Saved: true, Whose: nameEnglish + ", 9C", MayTell: true,
			Record: []SummaryRow{{Key: "Decision", Text: "Share part"}, {Key: "Reasons", Text: textTypical}, {Key: "Lawful basis", Text: "Public task"}},
			Later:  []TimelineItem{{Title: "Told", By: nameWelsh, When: "Tue 17 Nov 2026, 10:00", DateTime: "2026-11-17T10:00:00Z", Text: textTypical}}}},
		{"hostile", SharingShow{Whose: nameArabic, MayTell: true, Text: textScript, Record: []SummaryRow{{Key: textScript, Text: textLong}}, Problems: Problems{{Name: "text", Message: textScript}}}},
	}
}

// OwnSharing is what a young person sees of sharing: what went to whom, and who has opened what is theirs.
type OwnSharing struct {
	Shared  []OwnShared
	Opened  []OwnOpened
	Plans   []Task
	Older   string // address of the next page of who has opened what
	IsOlder bool   // this is such a page

	OlderShared string // address of the next page of what was shared
	IsPassed    bool   // this is such a page
}

// OwnOpened is one person who has opened something, with what they did.
type OwnOpened struct {
	Who   string
	Last  string // "on Tuesday afternoon"
	Part  bool   // more of it may stand on another page, so that nobody can say how often
	Items []TimelineItem
}

// Fold is one line, with what they did folded below.
func (o OwnOpened) Fold() Details {
	often := "last " + o.Last
	switch n := len(o.Items); {
	case o.Part:
	case n == 1:
		often = "once, " + o.Last
	default:
		often = strconv.Itoa(n) + " times, last " + o.Last
	}
	return Details{Summary: o.Who + ": " + often, Parts: []Component{Timeline{Items: o.Items}}}
}

// OwnShared is one thing that was shared.
type OwnShared struct {
	When    string
	To      string
	What    []string
	Why     string // what it was passed on for
	By      string // who decided it
	How     string // how they were told
	Choices string // which choices they were offered
	Agree   string // "You said this was OK." or that it was shared all the same
}

// Head implements Page.
func (p OwnSharing) Head() Head {
	if p.IsOlder || p.IsPassed {
		return Head{Title: "Yours", Back: &BackLink{Href: "/p/shared"}}
	}
	return Head{Title: "Yours", Back: &BackLink{Href: "/"}}
}

// List leads to the choices for each plan.
func (p OwnSharing) List() TaskList { return TaskList{Label: "choices", Items: p.Plans} }

// Pages leads to what was opened longer ago.
func (p OwnSharing) Pages() Pagination {
	if p.Older == "" {
		return Pagination{}
	}
	return Pagination{Older: &PageLink{Href: p.Older, About: "who has opened what is yours"}}
}

// Examples implements Page.
func (OwnSharing) Examples() []Example {
	return []Example{
		{"empty", OwnSharing{}},
		{"typical", OwnSharing{
			Shared: []OwnShared{{When: "on Monday", To: "Duty worker, social care", What: []string{"Where you are staying"},
				Why: "So that you have somewhere safe to sleep", By: "Noor Khan", How: textTypical, Choices: "Who says it, and if you are there", Agree: "You did not say yes. It was shared to keep you safe."}},
			Opened: []OwnOpened{{Who: "Mr Osei, head of year", Last: "this morning at 8:12", Items: []TimelineItem{{Title: "Looked at your plan", When: "This morning at 8:12"}, {Title: "Wrote in your plan", When: "On Monday"}}}},
			Older:  "/p/shared?before=1", OlderShared: "/p/shared?passed=1",
			Plans: []Task{{Title: "My plan for hard days", Href: "/p/plan/1/who"}}}},
		{"older", OwnSharing{IsOlder: true, Opened: []OwnOpened{{Who: "Mr Osei, head of year", Last: "on Monday 2 November", Items: []TimelineItem{{Title: "Looked at your plan", When: "On Monday 2 November"}}}}}},
		{"passed on before", OwnSharing{IsPassed: true, OlderShared: "/p/shared?passed=1", Shared: []OwnShared{{When: "on Monday 2 November", To: "Duty worker, social care", What: []string{"Where you are staying"}, By: "Noor Khan", Agree: "You said this was OK."}}}},
		{"hostile", OwnSharing{Shared: []OwnShared{{When: "today", To: textScript, What: []string{textLong, textArabic}, Why: textScript, By: nameArabic, How: nameLong, Choices: textArabic}}, Opened: []OwnOpened{{Who: nameArabic + textScript, Last: nameLong, Items: []TimelineItem{{Title: textScript, When: textLong}}}}}},
	}
}
