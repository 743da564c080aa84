package view

import "strconv"

var movingPages = []Entry{
	{"moving/copy.html", Staff, MovingCopy{}},
	{"moving/form.html", Staff, MovingForm{}},
	{"moving/list.html", Staff, MovingList{}},
	{"moving/show.html", Staff, MovingShow{}},
	{"moving/waiting.html", Staff, MovingWaiting{}},
}

// MovingList is everybody from year 9 with support, and what is due for each.
type MovingList struct {
	Now, Later [][]Cell
	NotBegun   int    // with how many nobody has begun
	MayBegin   bool   // the reader may begin with one of them
	Soonest    string // the next 18th birthday among them
}

// Head implements Page.
func (MovingList) Head() Head {
	return Head{Title: "Moving on", Back: &BackLink{Href: "/"}, Wide: true}
}

func movingColumns() []Column {
	return []Column{{Text: "Young person"}, {Text: "18 on"}, {Text: "Named worker"}, {Text: "Next step"}, {Text: "By"}}
}

// NowTable lists those for whom something is due this week, or overdue.
func (p MovingList) NowTable() Table {
	return Table{Caption: "Today and this week", Columns: movingColumns(), Rows: p.Now, FirstIsHeader: true}
}

// LaterTable lists those whose next step is further ahead.
func (p MovingList) LaterTable() Table {
	return Table{Caption: "Later", Columns: movingColumns(), Rows: p.Later, FirstIsHeader: true}
}

// Waits says with how many nobody has begun.
func (p MovingList) Waits() string {
	if p.NotBegun == 1 {
		return "Nobody has begun with one young person. They are 18 on " + p.Soonest + "."
	}
	return "Nobody has begun with " + strconv.Itoa(p.NotBegun) + " young people. The first of them is 18 on " + p.Soonest + "."
}

// IsEmpty reports whether nobody is on the list.
func (p MovingList) IsEmpty() bool { return len(p.Now)+len(p.Later)+p.NotBegun == 0 }

// Empty says what will stand here.
func (MovingList) Empty() EmptyState {
	return EmptyState{Text: "Young people from year 9 with a plan, a service or an adult of their own appear here, with what is due before they are 18."}
}

// Examples implements Page.
func (MovingList) Examples() []Example {
	row := func(name string) []Cell {
		return []Cell{{Text: name, Href: "/moving-on/view/1"}, {Text: "12 May 2027"}, {Text: nameWelsh}, {Text: "Make the pack with them, in their words"}, {Text: "Thu 12 Nov 2026, overdue"}}
	}
	return []Example{
		{"empty", MovingList{}},
		{"typical", MovingList{Now: [][]Cell{row(nameEnglish + ", 13A")}, Later: [][]Cell{row(namePolish + ", 11C"), row(nameVietnamese + ", 9B")}, NotBegun: 27, MayBegin: true, Soonest: "29 Dec 2027"}},
		{"hostile", MovingList{Now: [][]Cell{row(nameLong + textScript)}, Later: [][]Cell{row(nameArabic)}, NotBegun: 1, Soonest: textScript}},
	}
}

// MovingWaiting is everybody from year 9 with support with whom nobody has begun.
type MovingWaiting struct {
	Rows [][]Cell
	More string // those who follow
}

// Head implements Page.
func (MovingWaiting) Head() Head {
	return Head{Title: "Not begun yet", Back: &BackLink{Href: "/moving-on", Text: "Moving on"}, Wide: true}
}

// Table lists them, soonest 18th birthday first.
func (p MovingWaiting) Table() Table {
	return Table{Caption: "Soonest 18th birthday first", Columns: []Column{{Text: "Young person"}, {Text: "18 on"}, {Text: "The pack is due"}}, Rows: p.Rows, FirstIsHeader: true}
}

// Empty says that nobody waits.
func (MovingWaiting) Empty() EmptyState {
	return EmptyState{Text: "Somebody has begun with everybody. Young people from year 9 with support, with whom nobody has, appear here."}
}

// Examples implements Page.
func (MovingWaiting) Examples() []Example {
	row := func(name string) []Cell {
		return []Cell{{Text: name, Href: "/moving-on/start/1"}, {Text: "12 May 2029"}, {Text: "Sun 12 Nov 2028"}}
	}
	return []Example{
		{"empty", MovingWaiting{}},
		{"typical", MovingWaiting{Rows: [][]Cell{row(nameEnglish + ", 11A"), row(nameVietnamese + ", 9B")}, More: "/moving-on/not-begun?after=1"}},
		{"hostile", MovingWaiting{Rows: [][]Cell{row(nameLong + textScript), row(nameArabic)}}},
	}
}

// MovingShow is one young person's move in full.
type MovingShow struct {
	Name     string
	About    []SummaryRow
	Closed   string // why it was closed; empty while it is open
	Saved    bool
	Due      [][]Cell
	Sections []HomeSection
	Links    []Link
}

// Head implements Page.
func (MovingShow) Head() Head {
	return Head{Title: "Moving on", Back: &BackLink{Href: "/moving-on", Text: "Everybody who is moving on"}, Wide: true}
}

// Facts is the summary.
func (p MovingShow) Facts() SummaryList { return SummaryList{Rows: p.About} }

// Steps is what is due, with whose rule asks for it.
func (p MovingShow) Steps() Table {
	return Table{Caption: "What is due", Columns: []Column{{Text: "Step"}, {Text: "By"}, {Text: "Because of"}}, Rows: p.Due}
}

// SavedBanner says that the last form is in.
func (MovingShow) SavedBanner() NotificationBanner {
	return NotificationBanner{Success: true, Heading: "Your change is in", Text: "What stood before is kept beside it."}
}

// Examples implements Page.
func (MovingShow) Examples() []Example {
	section := func(name string) []HomeSection {
		return []HomeSection{{"Services", []Component{Table{Caption: "Each service, and what comes next", Headed: true, Columns: []Column{{Text: "Now"}, {Text: "Ends"}, {Text: "What comes next"}},
			Rows: [][]Cell{{{Text: name, Href: "/moving-on/view/1/service/2"}, {Text: "18th birthday"}, {Text: "Millbrook Adult Community Team"}}}}}}}
	}
	due := [][]Cell{{{Text: "Yearly meeting with the young person"}, {Text: "Mon 16 Nov 2026"}, {Text: "NICE quality standard 140"}}}
	links := []Link{{Text: "Dates and people", Href: "/moving-on/view/1/terms"}}
	return []Example{
		{"empty", MovingShow{Name: nameEnglish + ", 13A"}},
		{"whole", MovingShow{Name: nameVietnamese + ", 13A", About: []SummaryRow{{Key: "Named worker", Text: nameWelsh}, {Key: "18 on", Text: "12 May 2027"}, {Key: "Anchor", Text: namePolish}},
			Due: due, Links: append(links, Link{Text: "Add a service", Href: "/moving-on/view/1/service/new"}, Link{Text: "Make a new version of the pack", Href: "/moving-on/view/1/make"}),
			Sections: append(section("CAMHS, Millbrook"), wholeMove()...)}},
		{"typical", MovingShow{Name: nameEnglish + ", 13A", Saved: true, About: []SummaryRow{{Key: "Named worker", Text: nameWelsh}, {Key: "18 on", Text: "12 May 2027"}}, Due: due, Sections: section("CAMHS, Millbrook"), Links: links}},
		{"closed", MovingShow{Name: nameEnglish + ", 13A", Closed: "Closed on 2 March 2028: adult services have seen them.", Sections: section("CAMHS, Millbrook")}},
		{"hostile", MovingShow{Name: nameLong + textScript, About: []SummaryRow{{Key: "Named worker", Text: nameArabic}}, Due: due, Sections: section(textScript)}},
	}
}

func wholeMove() []HomeSection {
	row := func(texts ...string) (cells []Cell) {
		for _, t := range texts {
			cells = append(cells, Cell{Text: t})
		}
		return cells
	}
	return []HomeSection{
		{"What the pack says", []Component{TaskList{Label: "sections", Items: []Task{
			{Title: "One-page profile", Href: "/moving-on/view/1/write/profile", Status: "In their words, and with them", Done: true},
			{Title: "How ready am I", Status: "The young person's alone", Done: true},
		}}}},
		{"The pack", []Component{Table{Caption: "Versions", Headed: true, Columns: []Column{{Text: "Version"}, {Text: "Signed off by them"}, {Text: "Copy"}, {Text: "On paper"}, {Text: "Give"}}, Rows: [][]Cell{
			{{Text: "Version 1, Mon 16 Nov 2026, 09:15"}, {Text: "Not yet"}, {Text: "The receiving service's copy", Href: "/moving-on/view/1/pack/2/service"}, {Text: "PDF", Href: "/moving-on/view/1/file/2/service"}, {Text: "Record", Href: "/moving-on/view/1/give/2/service"}},
		}}}},
		{"Who holds a copy", []Component{Table{Caption: "Copies given", Headed: true, Columns: []Column{{Text: "To"}, {Text: "What"}, {Text: "When, by whom"}, {Text: "Hash of the file"}, {Text: "Arrived"}}, Rows: [][]Cell{
			row("Rhys Gwyndaf, nurse, Millbrook Adult Community Team", "The receiving service's copy, version 1", "Tue 17 Nov 2026, 10:02, "+nameWelsh+". In person", "9f86d081884c7d65", "Wed 18 Nov 2026, Rhys Gwyndaf"),
		}}}},
		{"Who has opened this, as the young person sees it", []Component{Timeline{Items: []TimelineItem{{Title: nameWelsh, When: "Mon 16 Nov 2026, 09:15", DateTime: "2026-11-16T09:15:00Z", Text: "made a paper copy of your pack"}}}}},
	}
}

// MovingForm is every form of the area: a few fields, one button, and what somebody else saved in the meantime.
type MovingForm struct {
	Title    string
	Name     string // whom it is about
	Intro    string
	Fields   []Component
	Revision string
	Button   string
	Back     string
	Conflict *ConflictView
	Problems Problems
}

// Head implements Page.
func (p MovingForm) Head() Head {
	return Head{Title: p.Title, Failed: p.Problems.Any(), Form: "moving", Keeps: true, Back: &BackLink{Href: p.Back}}
}

// Send is the button.
func (p MovingForm) Send() Button { return Button{Text: p.Button} }

// Examples implements Page.
func (MovingForm) Examples() []Example {
	form := func(name, value, problem string) MovingForm {
		f := MovingForm{Title: "A service", Name: name, Revision: "1", Button: "Save", Back: "/moving-on/view/1", Fields: []Component{
			Input{Field: Field{Name: "name", Label: "Service", Value: value, Error: problem}},
			Textarea{Field: Field{Name: "involves", Label: "What to expect there", Hint: ToThem, Value: value}, Rows: 3},
		}}
		if problem != "" {
			f.Problems = Problems{{Name: "name", Message: problem}}
		}
		return f
	}
	stale := form(nameEnglish, "CAMHS, Millbrook", "")
	stale.Conflict = &ConflictView{By: nameWelsh, When: "8:12", Fields: []ConflictField{{Label: "Service", Saved: "CAMHS", Typed: "CAMHS, Millbrook"}}}
	return []Example{
		{"empty", form(nameEnglish, "", "")}, {"typical", form(nameEnglish, "CAMHS, Millbrook", "")},
		{"with an error", form(nameEnglish, "", "Name the service.")}, {"changed by a colleague", stale},
		{"hostile", form(nameArabic+textScript, textLong+textScript, "")},
	}
}

// MovingCopy is one copy of a version on the screen, word for word as on paper.
type MovingCopy struct {
	Title  string
	Name   string
	Facts  []SummaryRow
	Foot   string
	Parts  []CopyPart
	File   string // the same as a PDF
	Pages  string
	Back   string
	Unsaid string // why it may not be given yet; empty when it may
}

// CopyPart is one section of a copy.
type CopyPart struct {
	Heading string
	Note    string
	Parts   []Component
}

// Head implements Page.
func (p MovingCopy) Head() Head { return Head{Title: p.Title, Back: &BackLink{Href: p.Back}} }

// Cover is what stands on the first page.
func (p MovingCopy) Cover() SummaryList { return SummaryList{Rows: p.Facts} }

// Examples implements Page.
func (MovingCopy) Examples() []Example {
	return []Example{
		{"empty", MovingCopy{Title: "The GP's copy", Name: nameEnglish, Back: "/moving-on/view/1"}},
		{"typical", MovingCopy{Title: "The GP's copy", Name: nameVietnamese, Facts: []SummaryRow{{Key: "Made on", Text: "16 November 2026"}}, Foot: "It is for the practice.",
			Parts: exampleCopyParts("I like to walk while I talk."), File: "/moving-on/view/1/file/2/gp", Back: "/moving-on/view/1", Unsaid: "Not signed off by the young person yet."}},
		{"hostile", MovingCopy{Title: textScript, Name: nameArabic, Parts: exampleCopyParts(textLong + textScript), File: "/moving-on/view/1/file/2/gp", Back: "/moving-on/view/1"}},
	}
}

func exampleCopyParts(text string) []CopyPart {
	return []CopyPart{
		{"Who you are", "Own words, 3 November 2026.", []Component{SummaryList{Rows: []SummaryRow{{Key: "What matters most to me", Text: text}}}}},
		{"Who can help", "", []Component{CareCard{Heading: "Help at any hour", ID: "help-copy", Lines: []HelpLine{{Name: "Childline", Number: "0800 1111", Tel: "08001111", About: "any time"}}}}},
	}
}
