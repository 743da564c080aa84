package view

var homePages = []Entry{
	{"home/help_now.html", Anyone, HelpNow{}},
	{"home/partner.html", Partner, PartnerHome{}},
	{"home/public.html", Public, PublicHome{}},
	{"home/pupil.html", Pupil, PupilHome{}},
	{"home/shortcuts.html", Staff, Shortcuts{}},
	{"home/no_list.html", Staff, NoList{}},
}

// PublicHome is for whoever is not signed in.
type PublicHome struct{}

// Head implements Page.
func (PublicHome) Head() Head { return Head{Title: "Welcome"} }

// Examples implements Page.
func (PublicHome) Examples() []Example { return []Example{{"typical", PublicHome{}}} }

// PupilHome is where a pupil begins and comes back to.
type PupilHome struct {
	Hours string // "It is Saturday. Miss Khan reads what you send on Monday morning."
	Ask   Link   // to the start of asking
	Mine  []Task // what they have sent and what is theirs
	News  []NoticeItem
}

// Head implements Page.
func (PupilHome) Head() Head { return Head{Title: "Home"} }

// Told is what is new since they last looked.
func (p PupilHome) Told() NoticeList { return NoticeList{Heading: "New", Items: p.News} }

// Sent is the list of what is theirs.
func (p PupilHome) Sent() TaskList { return TaskList{Label: "mine", Items: p.Mine} }

// AskButton leads to the start of asking.
func (p PupilHome) AskButton() Button { return Button{Text: p.Ask.Text, Href: p.Ask.Href} }

// Examples implements Page.
func (PupilHome) Examples() []Example {
	ask := Link{Text: "Talk to someone", Href: "/p/1"}
	hours := "It is Saturday. Miss Khan reads what you send on Monday morning."
	return []Example{
		{"empty", PupilHome{Hours: hours, Ask: ask}},
		{"typical", PupilHome{Hours: hours, Ask: ask, News: []NoticeItem{
			{Text: "There is news about what you asked for.", Href: "/p/r/1", When: "This morning at 8:12", DateTime: "2026-11-16T08:12:00Z"},
			{Text: "Something in a plan of yours has changed.", Href: "/p/plan/1", When: "This morning at 8:15", DateTime: "2026-11-16T08:15:00Z"},
			{Text: "There is news about who else may help you.", Href: "/p/wait", When: "Yesterday", DateTime: "2026-11-15T08:15:00Z"},
			{Text: "There is news about your next steps.", Href: "/p/next", When: "Yesterday", DateTime: "2026-11-15T08:15:00Z"},
			{Text: "There is news about who can see what is yours.", Href: "/p/names", When: "Yesterday", DateTime: "2026-11-15T08:15:00Z"},
		}, Mine: []Task{
			{Title: "Sent on Tuesday", Href: "/p/r/1", Hint: "Read by Miss Khan at 8:12. She will find you on Tuesday.", Status: "Read"},
			{Title: "You are waiting for your turn", Href: "/p/wait/1", Hint: "Since Monday 2 November. Next: Miss Khan talks with you on Tuesday.", Status: "Waiting"},
			{Title: "My plan", Href: "/p/plan/1", Hint: "You and Mr Osei look at it again on 3 May."},
		}}},
		{"hostile", PupilHome{Hours: hours, Ask: ask, Mine: []Task{
			{Title: textScript, Href: "/p/r/2", Hint: "Read by " + nameLong + ".", Status: nameVietnamese},
			{Title: nameArabic, Href: "/p/r/3", Hint: textArabic, Status: namePolish},
		}}},
	}
}

// NoList is the first page of somebody who works here and to whom nothing about a child ever comes.
type NoList struct{}

// Head implements Page.
func (NoList) Head() Head { return Head{Title: "Welcome"} }

// Examples implements Page.
func (NoList) Examples() []Example { return []Example{{"typical", NoList{}}} }

// HomeSection is one block of a partner home.
type HomeSection struct {
	Heading string
	Parts   []Component
}

func exampleSections(name string) []HomeSection {
	return []HomeSection{
		{"What you have logged", []Component{Table{
			Caption: "Your concerns", Columns: []Column{{Text: "About"}, {Text: "Logged"}, {Text: "What is happening"}},
			Rows: [][]Cell{{{Text: name, Href: "/concerns/view/1"}, {Text: "Friday 20 November, 9:14"}, {Text: "Received, acting"}}},
		}}},
		{"Waiting for you", []Component{EmptyState{Text: "Nothing is waiting for you. When somebody names you, it appears here."}}},
	}
}

// PartnerHome lists what a partner worker has been asked.
type PartnerHome struct {
	Organisation string
	News         []NoticeItem
	Sections     []HomeSection
}

// Told is what is new since somebody of the organisation last looked.
func (p PartnerHome) Told() NoticeList { return NoticeList{Heading: "New for you", Items: p.News} }

// Head implements Page.
func (PartnerHome) Head() Head { return Head{Title: "Referrals"} }

// Examples implements Page.
func (PartnerHome) Examples() []Example {
	return []Example{
		{"empty", PartnerHome{Organisation: "Riverside Youth Trust"}},
		{"typical", PartnerHome{Organisation: "Riverside Youth Trust", News: []NoticeItem{{Text: "A referral has arrived.", Href: "/inbox/view/1", When: "Mon 16 Nov 2026, 08:12", DateTime: "2026-11-16T08:12:00Z"}}, Sections: exampleSections(nameWelsh)}},
		{"hostile", PartnerHome{Organisation: nameLong + textScript, Sections: exampleSections(textLong)}},
	}
}

// HelpNow is the urgent-help panel as a page of its own.
type HelpNow struct{}

// Head implements Page.
func (HelpNow) Head() Head { return Head{Title: "Help now", Back: &BackLink{Href: "/"}} }

// Examples implements Page.
func (HelpNow) Examples() []Example { return []Example{{"typical", HelpNow{}}} }

// Shortcuts lists the keys that staff pages know.
type Shortcuts struct{}

// Head implements Page.
func (Shortcuts) Head() Head { return Head{Title: "Keyboard shortcuts", Back: &BackLink{Href: "/"}} }

// Keys is the list.
func (Shortcuts) Keys() Table {
	row := func(key, does string) []Cell { return []Cell{{Text: key}, {Text: does}} }
	return Table{
		Caption: "Keys", Headed: true, Columns: []Column{{Text: "Key"}, {Text: "What it does"}}, FirstIsHeader: true,
		Rows: [][]Cell{
			row("c", "Log a concern, from any page"),
			row("Ctrl and Enter", "Send the form you are in"),
			row("j and k", "Next and previous entry of a list"),
			row("o", "Open the entry"),
			row("t", "Decide what happens next (triage)"),
			row("a", "I have read this and will act, on an open entry"),
			row("?", "This list"),
			row("Shift three times", "Leave the page at once"),
		},
	}
}

// Examples implements Page.
func (Shortcuts) Examples() []Example { return []Example{{"typical", Shortcuts{}}} }
