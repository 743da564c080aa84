package view

// PlanShow is a plan's hub: what is settled, then one row for each section that the reader may see. Sections that are
// withheld are not there.
type PlanShow struct {
	Title    string // "Safety plan"
	Whose    string
	About    []SummaryRow
	Groups   []PlanGroup
	Missing  []string
	Changed  string // what to do when the young person's copy is old
	Actions  []Link
	Adjusted []PlanAdjustment
	Adjust   string // address for a new one; empty when there are none here
	Copies   []SummaryRow
	Notice   string // "Saved"
	Sharing  string
}

// PlanGroup is a run of sections.
type PlanGroup struct {
	Heading string
	Label   string // for ids
	Items   []Task
}

// List is the group as a task list.
func (g PlanGroup) List() TaskList { return TaskList{Label: g.Label, Items: g.Items} }

// PlanAdjustment is one adjustment with the form that ends it.
type PlanAdjustment struct {
	Action, Reason, Days, By string
	End                      string // address; empty when it has ended
	Version                  string
}

// Lines is the adjustment as a summary.
func (a PlanAdjustment) Lines() SummaryList {
	rows := []SummaryRow{{Key: "What", Text: a.Action}, {Key: "When", Text: a.Days}, {Key: "Agreed by", Text: a.By}}
	if a.Reason != "" {
		rows = append(rows, SummaryRow{Key: "Why", Text: a.Reason + "\nTeachers are never shown this."})
	}
	return SummaryList{Rows: rows}
}

// Head implements Page.
func (p PlanShow) Head() Head { return Head{Title: p.title(), Back: &BackLink{Href: "/plans"}} }

func (p PlanShow) title() string {
	if p.Title == "" {
		return "Plan"
	}
	return p.Title
}

// Saved is the notice after a save.
func (p PlanShow) Saved() NotificationBanner {
	return NotificationBanner{Success: true, Heading: p.Notice}
}

// Facts is what is settled.
func (p PlanShow) Facts() SummaryList { return SummaryList{Rows: p.About} }

// Holders lists who has a copy.
func (p PlanShow) Holders() SummaryList { return SummaryList{Rows: p.Copies} }

// Examples implements Page.
func (PlanShow) Examples() []Example {
	group := func(name string) []PlanGroup {
		return []PlanGroup{{Heading: "What helps", Label: "helps", Items: []Task{
			{Title: "Support needs", Href: "/plans/view/1/part/support_needs", Hint: name, Status: "Written", Done: true},
			{Title: "Safety needs", Href: "/plans/view/1/part/safety_needs", Status: "Empty"},
		}}}
	}
	links := []Link{{"Who keeps it, and when to look again", "/plans/view/1/settle"}, {"Paper", "/plans/view/1/print"}}
	return []Example{
		{"empty", PlanShow{Title: "Support plan", Whose: nameEnglish, Sharing: "You see nothing of this plan: the young person has not shared a section with you."}},
		{"typical", PlanShow{
			Title: "Support plan", Whose: nameEnglish + ", 9C", Notice: "The section is saved", Actions: links, Groups: group("Last written by Ms Adeyemi, tutor, Tue 3 Mar 2026, 08:12"),
			About:   []SummaryRow{{Key: "Stands", Text: "Active"}, {Key: "Kept together by", Text: nameWelsh}, {Key: "Look again", Text: "Fri 18 Dec 2026"}},
			Missing: []string{"Safety needs", "A review date"}, Changed: "This plan has changed since the young person was given their copy. Give them a new one.",
			Adjusted: []PlanAdjustment{{Action: "May leave five minutes early", Reason: "Corridors are loud.", Days: "From Mon 16 Nov 2026", By: nameWelsh, End: "/plans/view/1/adjust/1/end", Version: "1"}},
			Adjust:   "/plans/view/1/adjust", Copies: []SummaryRow{{Key: "The young person", Text: "PDF, edition 3, Mon 16 Nov 2026"}},
		}},
		{"hostile", PlanShow{Title: textScript, Whose: nameArabic, Groups: group(textLong), About: []SummaryRow{{Key: textScript, Text: textLong}},
			Adjusted: []PlanAdjustment{{Action: textScript, Reason: textLong, By: nameLong}}}},
	}
}

// PlanVersions is what changed in one section, newest first.
type PlanVersions struct {
	Of      string // empty on their own page
	Section string
	Back    string
	Items   []TimelineItem
}

// Head implements Page.
func (p PlanVersions) Head() Head {
	return Head{Title: "What changed", Back: &BackLink{Href: orHome(p.Back)}}
}

func orHome(path string) string {
	if path == "" {
		return "/"
	}
	return path
}

// Timeline is every save of the section.
func (p PlanVersions) Timeline() Timeline { return Timeline{Items: p.Items} }

// Examples implements Page.
func (PlanVersions) Examples() []Example {
	item := func(by, before, after string) TimelineItem {
		return TimelineItem{Title: "Edition 4", By: by, When: "Tue 3 Mar 2026, 08:12", DateTime: "2026-03-03T08:12:00Z", Type: "Their own words", Parts: []Component{NewDiffView("What changed", before, after)}}
	}
	return []Example{
		{"empty", PlanVersions{Section: "Goals", Back: "/plans/view/1"}},
		{"typical", PlanVersions{Section: "Goals", Back: "/plans/view/1", Items: []TimelineItem{item("The young person", "I want to sleep.", "I want to sleep and to go to band.")}}},
		{"hostile", PlanVersions{Section: textScript, Items: []TimelineItem{item(nameArabic, textLong, textScript+textArabic)}}},
	}
}

// PlanClass is what whoever teaches must act on: what and how long, never why.
type PlanClass struct {
	Rows  [][]Cell
	Plans bool // they may have plans to read, and no other way to them
}

// Head implements Page.
func (PlanClass) Head() Head { return Head{Title: "In class", Back: &BackLink{Href: "/"}} }

// List is the table.
func (p PlanClass) List() Table {
	return Table{Caption: "Agreed for pupils you teach", Columns: []Column{{Text: "Pupil"}, {Text: "What to do"}, {Text: "When"}, {Text: "Ask"}}, Rows: p.Rows, FirstIsHeader: true}
}

// Empty says what will stand here.
func (PlanClass) Empty() EmptyState {
	return EmptyState{Text: "What was agreed for pupils you teach appears here: what to do, and for how long."}
}

// Examples implements Page.
func (PlanClass) Examples() []Example {
	row := func(who, what string) []Cell {
		return []Cell{{Text: who}, {Text: what}, {Text: "From Mon 16 Nov 2026"}, {Text: nameWelsh}}
	}
	return []Example{
		{"empty", PlanClass{}},
		{"typical", PlanClass{Plans: true, Rows: [][]Cell{row(nameEnglish+", 9C", "May leave five minutes early")}}},
		{"hostile", PlanClass{Rows: [][]Cell{row(nameArabic, textLong), row(nameLong, textScript)}}},
	}
}
