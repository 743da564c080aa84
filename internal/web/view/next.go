package view

var nextPages = []Entry{
	{"next/copy.html", Pupil, NextCopy{}},
	{"next/hub.html", Pupil, NextHub{}},
	{"next/right.html", Pupil, NextRight{}},
	{"next/who.html", Pupil, NextWho{}},
	{"next/write.html", Pupil, NextWrite{}},
}

// NextHub is a young person's own place for what comes after school: their pages, who sees them, and who has opened them.
type NextHub struct {
	Person   string // "Siân Prosser"; empty while nobody is agreed
	When     string // "The move is planned for about Monday 14 June 2027. That can change."
	Saved    string // what was just saved means; empty for nothing
	Pages    []Task
	Copies   []Task
	Check    *Link // a version that waits for their look
	File     string
	Given    []SummaryRow
	Openings []TimelineItem
	Over     string // what they were told when it was closed
}

// Head implements Page.
func (NextHub) Head() Head { return Head{Title: "Your pages", Back: &BackLink{Href: "/"}} }

// List is what they can write.
func (p NextHub) List() TaskList { return TaskList{Label: "pages", Items: p.Pages} }

// Papers are the three copies.
func (p NextHub) Papers() TaskList { return TaskList{Label: "copies", Items: p.Copies} }

// Opened is who has looked.
func (p NextHub) Opened() Timeline { return Timeline{Items: p.Openings} }

// Gone is who was given a copy.
func (p NextHub) Gone() SummaryList { return SummaryList{Rows: p.Given} }

// SavedBanner says that it is in.
func (p NextHub) SavedBanner() NotificationBanner {
	return NotificationBanner{Success: true, Heading: "Saved", Text: p.Saved}
}

// CheckBanner says that a version waits for their look; CheckButton leads there.
func (NextHub) CheckBanner() NotificationBanner {
	return NotificationBanner{ID: "new-version", Title: "New", Heading: "There is a new version for you to look at."}
}

// CheckButton leads to the version, by something a finger can hit.
func (p NextHub) CheckButton() Button { return Button{Text: p.Check.Text, Href: p.Check.Href} }

// Examples implements Page.
func (NextHub) Examples() []Example {
	tasks := []Task{{Title: "You, on one page", Href: "/p/next/write/profile", Status: "Not yet"}, {Title: "Your story", Href: "/p/next/write/story", Status: "Written", Done: true}}
	copies := []Task{{Title: "Your own copy", Href: "/p/next/copy/own", Status: "All of it", Done: true}, {Title: "The copy for the adult service", Href: "/p/next/copy/service", Status: "Parts", Done: true}}
	return []Example{
		{"empty", NextHub{}},
		{"typical", NextHub{Person: nameWelsh, When: "The move is planned for about Monday 14 June 2027. That can change.", Saved: "You can change it at any time.", Pages: tasks, Copies: copies, File: "/p/next/file/1/own", Check: &Link{Text: "Look at it", Href: "/p/next/right/1"},
			Given:    []SummaryRow{{Key: "3 May 2027", Text: "The adult team got their copy."}},
			Openings: []TimelineItem{{Title: nameWelsh, When: "Mon 16 Nov 2026, 9:15", DateTime: "2026-11-16T09:15:00Z", Text: "looked at your pages"}}}},
		{"hostile", NextHub{Person: nameArabic, When: textScript, Pages: []Task{{Title: textScript, Href: "/p/next/write/x", Status: nameLong}}, Openings: []TimelineItem{{Title: nameLong + textScript, When: "now", Text: textArabic}}}},
	}
}

// NextWrite is one page that the young person writes.
type NextWrite struct {
	Heading  string
	Goes     string // where it goes, before the first box
	Boxes    []Component
	Drawn    bool // the boxes hold what they wrote in their plan; nothing is saved yet
	Revision string
	Others   []SummaryRow // what was written with them, beside their own
	Conflict *ConflictView
	Problems Problems
}

// Head implements Page.
func (p NextWrite) Head() Head {
	return Head{Title: "Your pages", Failed: p.Problems.Any(), Form: "next", Keeps: true, Back: &BackLink{Href: "/p/next"}}
}

// WithThem is what an adult wrote down with them.
func (p NextWrite) WithThem() SummaryList { return SummaryList{Rows: p.Others} }

// Save is the button.
func (NextWrite) Save() Button { return Button{Text: "Save"} }

// Examples implements Page.
func (NextWrite) Examples() []Example {
	box := func(value string) []Component {
		return []Component{Textarea{Field: Field{Name: "b1", Label: "What matters most to you?", Value: value}, Rows: 4}}
	}
	return []Example{
		{"empty", NextWrite{Heading: "You, on one page", Goes: "The adult service can read this page. Your GP can read it only if you say so.", Boxes: box(""), Revision: "0"}},
		{"typical", NextWrite{Heading: "You, on one page", Goes: "This is in your own copy only. No adult at school is shown this page.", Boxes: box("My brother, and the dog."), Revision: "2", Others: []SummaryRow{{Key: "What matters most to you?", Text: "My art class."}}}},
		{"from their plan", NextWrite{Heading: "You, on one page", Goes: "The adult service gets this.", Boxes: box("My brother, and the dog."), Revision: "0", Drawn: true}},
		{"changed in another window", NextWrite{Heading: "You, on one page", Boxes: box("The dog."), Revision: "2", Conflict: &ConflictView{By: "You", When: "8:12", Fields: []ConflictField{{Label: "What matters most to you?", Saved: "My brother.", Typed: "The dog."}}}}},
		{"hostile", NextWrite{Heading: textScript, Boxes: box(textLong + textScript), Revision: "x", Others: []SummaryRow{{Key: textScript, Text: textArabic}}}},
	}
}

// NextWho is where the young person says who may read what.
type NextWho struct {
	Always   []SummaryRow // what goes in any case, by receiver
	Asked    []Choice     // for the adult service
	Service  []string
	AskedGP  []Choice
	GP       []string
	Problems Problems
}

// Head implements Page.
func (p NextWho) Head() Head {
	return Head{Title: "Your pages", Failed: p.Problems.Any(), Form: "who", Back: &BackLink{Href: "/p/next"}}
}

// Adult asks for the adult service.
func (p NextWho) Adult() Checkboxes {
	return Checkboxes{Field: Field{Name: "service", Label: "The adult service may also read", Hint: "Tick what is OK with you. No tick means no."}, Choices: p.Asked, Values: p.Service}
}

// Doctor asks for the GP.
func (p NextWho) Doctor() Checkboxes {
	return Checkboxes{Field: Field{Name: "gp", Label: "Your GP may also read", Hint: "Tick what is OK with you. No tick means no."}, Choices: p.AskedGP, Values: p.GP}
}

// Fixed lists what goes in any case.
func (p NextWho) Fixed() Details {
	return Details{Summary: "What goes to them in any case", Parts: []Component{SummaryList{Rows: p.Always}}}
}

// Examples implements Page.
func (NextWho) Examples() []Example {
	asked := []Choice{{Value: "about", Text: "More about you"}, {Value: "story", Text: "Your story"}}
	return []Example{
		{"empty", NextWho{Asked: asked, AskedGP: asked[:1]}},
		{"typical", NextWho{Asked: asked, Service: []string{"story"}, AskedGP: asked[:1], Always: []SummaryRow{{Key: "Your GP", Text: "Your name and the dates; what you need."}}}},
		{"hostile", NextWho{Asked: []Choice{{Value: "x", Text: textScript}}, AskedGP: asked, Always: []SummaryRow{{Key: nameLong, Text: textArabic}}}},
	}
}

// NextCopy shows a copy just as it will be.
type NextCopy struct {
	Whose string // "The copy for your GP"
	Name  string
	Facts []SummaryRow
	Foot  string
	Parts []CopyPart
	Back  string // the version that it is of; empty for their own place
}

// Head implements Page.
func (p NextCopy) Head() Head {
	back := "/p/next"
	if p.Back != "" {
		back = p.Back
	}
	return Head{Title: "Your pages", Back: &BackLink{Href: back}}
}

// Cover is what stands on the first page.
func (p NextCopy) Cover() SummaryList { return SummaryList{Rows: p.Facts} }

// Examples implements Page.
func (NextCopy) Examples() []Example {
	return []Example{
		{"empty", NextCopy{Whose: "The copy for your GP", Name: nameEnglish}},
		{"typical", NextCopy{Whose: "The copy for your GP", Name: nameVietnamese, Facts: []SummaryRow{{Key: "Made on", Text: "16 May 2027"}}, Foot: "This is for your GP.", Back: "/p/next/right/1", Parts: exampleCopyParts("I like to walk when I talk.")}},
		{"hostile", NextCopy{Whose: textScript, Name: nameArabic, Foot: textLong, Parts: exampleCopyParts(textArabic + textScript)}},
	}
}

// NextRight asks the young person whether a version is right.
type NextRight struct {
	Number string
	Made   string
	Signed string // when they said so; empty before
	Copies []Task
	File   string
}

// Head implements Page.
func (p NextRight) Head() Head {
	h := Head{Title: "Your pages", Back: &BackLink{Href: "/p/next"}}
	if p.Signed == "" {
		h.Form = "right"
	}
	return h
}

// Papers are the three copies of this version.
func (p NextRight) Papers() TaskList { return TaskList{Label: "papers", Items: p.Copies} }

// Yes is the button.
func (NextRight) Yes() Button { return Button{Text: "Yes, this is right"} }

// Examples implements Page.
func (NextRight) Examples() []Example {
	copies := []Task{{Title: "Your own copy", Href: "/p/next/see/1/own", Status: "All of it", Done: true}}
	return []Example{
		{"empty", NextRight{Number: "1", Made: "today", Copies: copies, File: "/p/next/file/1/own"}},
		{"typical", NextRight{Number: "2", Made: "on Monday", Copies: copies, File: "/p/next/file/1/own", Signed: "on Tuesday"}},
		{"hostile", NextRight{Number: textScript, Made: textScript, Copies: []Task{{Title: nameArabic, Href: "/p/next/see/1/own", Status: textScript}}, File: "/p/next/file/1/own"}},
	}
}
