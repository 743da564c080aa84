package view

var chronologyPages = []Entry{{"chronology/show.html", Staff, Chronology{}}}

// Chronology is one child in order of time, newest first.
type Chronology struct {
	Who   string
	Items []TimelineItem
	Older string // address of the next page; empty on the last
}

// Head implements Page. The title says nothing of whom: it stands on a tab and in a list of pages.
func (Chronology) Head() Head {
	return Head{Title: "Chronology", Back: &BackLink{Href: "/", Text: "Today"}}
}

// Lines is the timeline.
func (p Chronology) Lines() Timeline { return Timeline{Items: p.Items} }

// Pages leads to what is older.
func (p Chronology) Pages() Pagination {
	if p.Older == "" {
		return Pagination{}
	}
	return Pagination{Older: &PageLink{Href: p.Older}}
}

// Empty says what will stand here.
func (Chronology) Empty() EmptyState {
	return EmptyState{Text: "Nothing that you may open is recorded about this pupil. Concerns, requests, decisions, plans, what was shared and the steps of moving on appear here in order of time."}
}

// Examples implements Page.
func (Chronology) Examples() []Example {
	item := func(title, text string) TimelineItem {
		return TimelineItem{Title: title, Type: "Concern", By: "Ms Adeyemi, tutor", When: "Tue 3 Mar 2026, 08:12", DateTime: "2026-03-03T08:12:00Z", Text: text, Href: "/concerns/view/1"}
	}
	return []Example{
		{"empty", Chronology{Who: nameEnglish + ", 9C"}},
		{"typical", Chronology{Who: nameWelsh + ", 9C", Items: []TimelineItem{item("Concern C-7f3k9ab", "Sat alone at lunch."), item("Decided about C-7f3k9ab: Support in school", "A seat in the library.")}, Older: "/chronology/1?before=x"}},
		{"hostile", Chronology{Who: nameArabic, Items: []TimelineItem{item(textScript, textLong)}}},
	}
}
