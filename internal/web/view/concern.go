package view

var concernPages = []Entry{
	{"concern/new.html", Staff, ConcernNew{}},
	{"concern/show.html", Staff, ConcernShow{}},
	{"concern/mine.html", Staff, ConcernMine{}},
}

// ConcernMine lists what the reader has logged, and nothing of anybody else's (4.18).
type ConcernMine struct {
	Whole bool // the reader may read more than what they logged
	Rows  [][]Cell
	Older string // address of the next page; empty on the last
}

// Head implements Page.
func (ConcernMine) Head() Head { return Head{Title: "Concerns", Back: &BackLink{Href: "/"}} }

// List is the table.
func (p ConcernMine) List() Table {
	caption := "What you have logged"
	if p.Whole {
		caption = "What you may read, newest first"
	}
	return Table{Caption: caption, Columns: []Column{{Text: "About"}, {Text: "Logged"}, {Text: "What is happening"}}, Rows: p.Rows}
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
