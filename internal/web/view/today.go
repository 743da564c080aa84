package view

var todayPages = []Entry{
	{"today/show.html", Staff, Today{}},
	{"today/cover.html", Staff, CoverSet{}},
	{"today/cover_end.html", Staff, CoverEnd{}},
	{"today/clocks.html", Staff, Clocks{}},
	{"today/clocks_edit.html", Staff, ClocksEdit{}},
}

// Today is the first page of every adult: what needs a person now, what waits, what is due, and what is new. On paper it is
// a hand-over sheet of one page, with initials only.
type Today struct {
	Name     string
	At       string // "Mon 16 Nov 2026, 07:40"
	Said     string // what was just done
	Lead     bool   // the reader answers for safeguarding, and has the whole list
	Cover    []string
	MayCover bool
	MayLog   bool
	Oversees []Link // for whoever sees that the work is done, and no child: what they can look at
	Sections []TodaySection
	Groups   []TodayGroup
	ForYou   []NoticeItem // what the reader was told, and stands nowhere else here
	News     []TodayRow
	Since    string // when the reader looked last; empty for the first time
	Mine     [][]Cell
	// GroupsCut and NewsCut say that there was more than the page looked at or shows.
	GroupsCut, NewsCut bool
}

// TodaySection is one part of the list. Count is in words.
type TodaySection struct {
	ID      string
	Heading string
	Count   string
	Empty   string // what will appear here; shown while nothing does
	Rows    []TodayRow
	Rest    string // that others wait which are not shown, and how they come up
	Lists   []Link // where all of them stand
}

// TodayRow is one thing with its one next action.
type TodayRow struct {
	Who      string // names with their second identifiers; empty where a line names nobody
	Initials string
	What     string
	OnPaper  string // What without a word that anybody typed
	When     string
	DateTime string
	Next     string
	Href     string
}

// TodayGroup is several entries lately about one child, place or time: a dated list.
type TodayGroup struct {
	Heading string
	Lines   []TodayRow
}

// Head implements Page.
func (p Today) Head() Head { return Head{Title: "Today", Wide: p.Lead} }

// Logged is what the reader logged.
func (p Today) Logged() Table {
	return Table{Caption: "What you have logged", Columns: []Column{{Text: "About"}, {Text: "Logged"}, {Text: "What is happening"}}, Rows: p.Mine}
}

// Told is what is new for the reader alone.
func (p Today) Told() NoticeList { return NoticeList{Heading: "New for you", Items: p.ForYou} }

// Banner says what was just done.
func (p Today) Banner() NotificationBanner {
	return NotificationBanner{Success: true, Heading: p.Said}
}

// Examples implements Page.
func (Today) Examples() []Example {
	row := func(who, what string) TodayRow {
		return TodayRow{Who: who, Initials: "E. B.", What: what, OnPaper: "concern", When: "waiting 3 hours 20 minutes", DateTime: "2026-11-16T07:40:00Z", Next: "Read and act", Href: "/concerns/decide/1"}
	}
	sections := func(rows ...TodayRow) []TodaySection {
		return []TodaySection{
			{ID: "person", Heading: "Needs a person now", Empty: "Nobody has asked for a person today."},
			{ID: "first", Heading: "Waiting for a first look", Count: "at least two", Rows: rows,
				Rest: "More wait: they come up as these are dealt with.", Lists: []Link{{Text: "Every concern that you may open", Href: "/concerns"}}},
			{ID: "due", Heading: "Today", Empty: "Nothing is due today."},
		}
	}
	return []Example{
		{"empty", Today{Name: "Siân", At: "Mon 16 Nov 2026, 07:40", MayLog: true}},
		{"of a governor", Today{Name: "Siân", At: "Mon 16 Nov 2026, 07:40", Oversees: []Link{{Text: "Who can see what", Href: "/who-can-see-what"}, {Text: "School policy: how soon", Href: "/clocks"}}}},
		{"empty for the lead", Today{Name: "Noor", At: "Mon 16 Nov 2026, 07:40", Lead: true, MayCover: true, MayLog: true, Sections: sections()}},
		{"typical", Today{Name: "Noor", At: "Mon 16 Nov 2026, 07:40", Lead: true, MayCover: true, MayLog: true, Said: "Your decision is saved", Cover: []string{"Peter Osei for Noor Khan, until Fri 20 Nov 2026, 16:30"},
			Sections: sections(row(nameEnglish+", 9C", "concern C-7f3k9ab"), row(nameWelsh+", 10A", "asked for help, R-7f3k9ab")),
			Groups:   []TodayGroup{{Heading: nameEnglish + ", 9C", Lines: []TodayRow{{What: "C-7f3k9ab, the library", When: "Fri 13 Nov 2026, 12:40", DateTime: "2026-11-13T12:40:00Z", Href: "/concerns/view/1"}}}},
			ForYou:   []NoticeItem{{Text: "There is news on a referral.", Reference: "F-7f3k9ab", Href: "/referrals/view/1", When: "Mon 16 Nov 2026, 08:12", DateTime: "2026-11-16T08:12:00Z"}, {Text: "A plan has changed.", Who: "Aled Vaughan, 10C", Href: "/plans/view/1", When: "Fri 13 Nov 2026, 16:40", DateTime: "2026-11-13T16:40:00Z"}},
			Since:    "Fri 13 Nov 2026, 16:20", News: []TodayRow{{Who: nameEnglish + ", 9C", What: "added to by Ms Adeyemi", When: "Fri 13 Nov 2026, 17:01", DateTime: "2026-11-13T17:01:00Z", Href: "/concerns/view/1"}},
			Mine: [][]Cell{{{Text: nameEnglish + ", 9C", Href: "/concerns/view/1"}, {Text: "Fri 13 Nov 2026, 12:40"}, {Text: "Received, acting"}}}}},
		{"hostile", Today{Name: textScript, At: "Mon 16 Nov 2026, 07:40", Lead: true, Sections: sections(row(nameLong+textScript, textLong), row(nameArabic, textScript))}},
	}
}

// CoverSet is where somebody is named to stand in.
type CoverSet struct {
	Said     string // what was just done
	Now      []Link // who covers for whom; each leads to ending it
	For, By  string
	From     string
	Until    string
	Covered  []Option
	StandIns []Option
	Problems Problems
}

// Head implements Page.
func (p CoverSet) Head() Head {
	return Head{Title: "Cover", Failed: p.Problems.Any(), Form: "cover", Back: &BackLink{Href: "/", Text: "Today"}}
}

// Banner says what was just done.
func (p CoverSet) Banner() NotificationBanner {
	return NotificationBanner{Success: true, Heading: p.Said}
}

// Boxes are the form.
func (p CoverSet) Boxes() []Component {
	return []Component{
		Select{Field: Field{Name: "for", Label: "For whom", Value: p.For, Error: p.Problems.On("for")}, Options: append([]Option{{"", "Choose"}}, p.Covered...)},
		Select{Field: Field{Name: "by", Label: "Who stands in", Value: p.By, Error: p.Problems.On("by"), Hint: "They read and decide about whatever comes to the person they cover for. Choose somebody trained to the same standard."},
			Options: append([]Option{{"", "Choose"}}, p.StandIns...)},
		Input{Field: Field{Name: "from", Label: "From", Value: p.From, Error: p.Problems.On("from"), Hint: "Leave this empty for just now. Otherwise: 20/11/2026 09:15"}, Width: 20, Plain: true},
		Input{Field: Field{Name: "until", Label: "Until", Value: p.Until, Error: p.Problems.On("until"), Hint: "Like this: 20/11/2026 16:30"}, Width: 20, Plain: true},
	}
}

// Examples implements Page.
func (CoverSet) Examples() []Example {
	people := []Option{{"a", "Noor Khan"}, {"b", nameLong}}
	return []Example{
		{"empty", CoverSet{Covered: people, StandIns: people}},
		{"typical", CoverSet{Covered: people, StandIns: people, For: "a", Now: []Link{{Text: "Peter Osei for Noor Khan, until Fri 20 Nov 2026, 16:30", Href: "/cover/end/1"}}}},
		{"ended", CoverSet{Covered: people, StandIns: people, For: "a", By: "b", Until: "20/11/2026 16:30", Said: "The cover has ended. To set it again, send this form"}},
		{"hostile", CoverSet{Covered: people, Until: textScript, Problems: Problems{{Name: "until", Message: "This end has passed. Choose a time that is still to come."}}}},
	}
}

// CoverEnd ends cover before its time.
type CoverEnd struct {
	For, By string
	From    string // when it has not begun
	Until   string
}

// Head implements Page.
func (CoverEnd) Head() Head {
	return Head{Title: "End cover", Back: &BackLink{Href: "/cover", Text: "Cover"}}
}

// End does it.
func (p CoverEnd) End() Button {
	if p.From != "" {
		return Button{Text: "Call this cover off", Kind: Warning}
	}
	return Button{Text: "End cover now", Kind: Warning}
}

// Examples implements Page.
func (CoverEnd) Examples() []Example {
	return []Example{
		{"empty", CoverEnd{}},
		{"typical", CoverEnd{For: "Noor Khan", By: "Peter Osei", Until: "Fri 20 Nov 2026, 16:30"}},
		{"not begun", CoverEnd{For: "Noor Khan", By: "Peter Osei", From: "Thu 19 Nov 2026, 08:00", Until: "Fri 20 Nov 2026, 16:30"}},
		{"hostile", CoverEnd{For: nameLong, By: textScript, Until: textScript}},
	}
}
