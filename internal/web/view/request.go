package view

var requestPages = []Entry{
	{"request/list.html", Staff, RequestList{}},
	{"request/show.html", Staff, RequestShow{}},
	{"request/act.html", Staff, RequestAct{}},
}

// RequestList is what a colleague sees of pupils' requests for help: what waits for them first, earliest promise on top.
type RequestList struct {
	Waiting [][]Cell
	More    bool // others wait that are not among these
	Others  [][]Cell
	Older   string
}

// Head implements Page.
func (RequestList) Head() Head {
	return Head{Title: "Requests for help", Wide: true, Back: &BackLink{Href: "/"}}
}

// WaitingList is what waits for the reader.
func (p RequestList) WaitingList() Table { return RequestsWaiting(p.Waiting) }

// RequestsWaiting is the table of what waits, here and on the first page.
func RequestsWaiting(rows [][]Cell) Table {
	return Table{Caption: "Waiting for you", Columns: []Column{{Text: "From"}, {Text: "Sent"}, {Text: "Where it stands"}, {Text: "Talk by"}}, Rows: rows}
}

// OthersList is everything that the reader may open, newest first.
func (p RequestList) OthersList() Table {
	return Table{Caption: "All that you may open, newest first", Columns: []Column{{Text: "From"}, {Text: "Sent"}, {Text: "Where it stands"}, {Text: "Next step"}}, Rows: p.Others}
}

// Empty says what will stand here.
func (RequestList) Empty() EmptyState {
	return EmptyState{Text: "When a pupil names you, or a request comes to you because nobody has answered it, it appears here."}
}

// Examples implements Page.
func (RequestList) Examples() []Example {
	row := func(who string) []Cell {
		return []Cell{{Text: who, Href: "/requests/view/1"}, {Text: "Fri 23 Oct 2026, 21:40"}, {Text: "Not opened yet"}, {Text: "Mon 2 Nov 2026, 16:30"}}
	}
	return []Example{
		{"empty", RequestList{}},
		{"typical", RequestList{More: true, Waiting: [][]Cell{row(nameEnglish + ", 9C")}, Others: [][]Cell{row(nameEnglish + ", 9C"), row(namePolish)}, Older: "/requests?before=1"}},
		{"hostile", RequestList{Waiting: [][]Cell{row(nameLong + textScript)}, Others: [][]Cell{row(nameArabic)}}},
	}
}

// RequestShow is one request as a colleague reads it. The wish comes first, in the young person's words (T-012).
type RequestShow struct {
	Who       string
	Reference string
	State     string
	Today     bool
	Want      string
	Facts     []SummaryRow // who has it, by when somebody must speak with the pupil, and under which rule
	Prefers   []SummaryRow // how they want it: format with its date, how to find them, home
	Parts     []RequestPart
	Happened  []TimelineItem
	MayTakeUp bool
	Acts      []Link // what the reader may do next
	WhyNot    string // why the reader may only read
	Problems  Problems
}

// RequestPart is one thing that the pupil sent, in their words.
type RequestPart struct {
	Title string
	Said  string
	Rows  []SummaryRow
}

// List shows the rest of it.
func (p RequestPart) List() SummaryList { return SummaryList{Rows: p.Rows} }

// Head implements Page.
func (p RequestShow) Head() Head {
	h := Head{Title: "Request for help", Failed: p.Problems.Any(), Back: &BackLink{Href: "/requests"}}
	if p.MayTakeUp {
		h.Form = "act"
	}
	return h
}

// FactList is what is known, one part of the page.
func (p RequestShow) FactList() SummaryList { return SummaryList{Rows: p.Facts} }

// PreferList is how the young person wants it.
func (p RequestShow) PreferList() SummaryList { return SummaryList{Rows: p.Prefers} }

// Story is what has happened.
func (p RequestShow) Story() Timeline { return Timeline{Items: p.Happened} }

// Asked stands on top when somebody must come today.
func (RequestShow) Asked() WarningText {
	return WarningText{Text: "They said yes or not sure to “Do you need help today?”. Find them in person. If you cannot, speak to the safeguarding lead now."}
}

// TakeUp is "I have read this and will act".
func (RequestShow) TakeUp() Button { return Button{Text: "I have read this and will act"} }

// Examples implements Page.
func (RequestShow) Examples() []Example {
	return []Example{
		{"empty", RequestShow{Who: nameEnglish, Reference: "R-7f3k9ab", State: "Not taken up yet", WhyNot: "Only the people this has come to can act on it."}},
		{"typical", RequestShow{Who: nameEnglish + ", 9C", Reference: "R-7f3k9ab", State: "Not taken up yet", Today: true, Want: "Somebody to sit with at lunch.", MayTakeUp: true,
			Facts:    []SummaryRow{{Key: "Sent", Text: "Fri 23 Oct 2026, 21:40"}, {Key: "Speak with them by", Text: "Mon 2 Nov 2026, 16:30 (school policy)"}},
			Prefers:  []SummaryRow{{Key: "One-to-one or group", Text: "One to one, said on Fri 23 Oct 2026"}, {Key: "Home", Text: "Do not contact home"}},
			Parts:    []RequestPart{{Title: "Sent on Fri 23 Oct 2026, 21:40", Said: textTypical, Rows: []SummaryRow{{Key: "About", Text: "Me"}}}},
			Acts:     []Link{{Text: "I have spoken with them", Href: "/requests/view/1/spoken"}},
			Happened: []TimelineItem{{Title: "Sent", When: "Fri 23 Oct 2026, 21:40", DateTime: "2026-10-23T20:40:00Z"}}}},
		{"hostile", RequestShow{Who: nameLong + textScript, Reference: textScript, State: textScript, Want: textArabic, Parts: []RequestPart{{Title: textScript, Said: textLong + textScript}}, WhyNot: textScript}},
	}
}

// RequestAct is one form below a request: a talk, an offer, a handover, the end.
type RequestAct struct {
	Title    string
	Who      string
	Intro    []string
	Quote    string // the young person's wish, where it decides
	Boxes    []Component
	Action   string // on the button; empty where nothing can be sent
	Instead  *Link  // what to do first
	Back     string
	Problems Problems
}

// Head implements Page.
func (p RequestAct) Head() Head {
	return Head{Title: p.Title, Failed: p.Problems.Any(), Form: "act", Keeps: p.Action != "", Back: &BackLink{Href: p.Back}}
}

// Button saves it.
func (p RequestAct) Button() Button { return Button{Text: p.Action} }
