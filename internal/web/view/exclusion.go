package view

var exclusionPages = []Entry{
	{"exclusion/own.html", Pupil, OwnNames{}},
	{"exclusion/list.html", Staff, KeptOut{}},
}

// OwnNames is where a pupil sees whom they keep out, keeps somebody out, and lets them back with one tap.
type OwnNames struct {
	Said     string // what was just done
	Kept     []OwnName
	People   Adults // who can be kept out
	Taken    []string
	Reader   string // who looks after what they send now
	Problems Problems
}

// OwnName is one adult whom they keep out.
type OwnName struct {
	Name, Job string
	Since     string // "on Monday morning"
	Aside     string // who set it aside, and when; empty while it stands
	Path      string // takes it back
}

// Back lets them back.
func (k OwnName) Back() Button {
	if k.Aside != "" {
		return Button{Text: "Take " + k.Name + " off this list", Kind: Secondary, Action: k.Path}
	}
	return Button{Text: "Let " + k.Name + " back", Kind: Secondary, Action: k.Path}
}

// Head implements Page.
func (p OwnNames) Head() Head {
	return Head{Title: "Names", Failed: p.Problems.Any(), Form: "answers", Back: &BackLink{Href: "/"}}
}

// Banner says what was just done.
func (p OwnNames) Banner() NotificationBanner {
	return NotificationBanner{Success: true, Heading: p.Said}
}

// Boxes are the form.
func (p OwnNames) Boxes() []Component {
	near, more := p.People.split()
	return []Component{Checkboxes{Field: Field{Name: "not", Label: "Who do you want to keep out?", Hint: "They are not told.", Error: p.Problems.On("not")},
		Values: p.Taken, Choices: near, Folds: more}}
}

// Keep saves it.
func (OwnNames) Keep() Button { return Button{Text: "Keep them out"} }

// Examples implements Page.
func (OwnNames) Examples() []Example {
	people := []Choice{{Value: "a", Text: "Miss Khan", Hint: "Head of year 10"}, {Value: "b", Text: "Mr Osei", Hint: "Teacher of maths"}}
	return []Example{
		{"empty", OwnNames{People: Adults{All: people}, Reader: "Miss Khan"}},
		{"typical", OwnNames{Said: "Done. They can't see things about you from now on", People: Adults{All: people[:1]}, Reader: "Miss Khan",
			Kept: []OwnName{{Name: "Mr Osei", Job: "Teacher of maths", Since: "this morning", Path: "/p/names/1"}}}},
		{"set aside", OwnNames{People: Adults{All: people[:1]}, Reader: "Miss Khan", Kept: []OwnName{{Name: "Mr Osei", Job: "Teacher of maths", Since: "on Monday", Path: "/p/names/1",
			Aside: "Miss Khan let them see things about you again on Tuesday, and wrote down why. You can ask why."}}}},
		{"many adults", OwnNames{People: exampleAdults, Reader: "Miss Khan"}},
		{"with an error", OwnNames{People: Adults{All: people}, Reader: "Miss Khan", Problems: Problems{{Name: "not", Message: "Choose a name."}}}},
		{"hostile", OwnNames{People: Adults{All: []Choice{{Value: "x", Text: nameLong + textScript}}}, Kept: []OwnName{{Name: textScript, Job: nameArabic, Since: nameLong, Path: "/p/names/1", Aside: textScript}}}},
	}
}

// KeptOut is whom pupils keep out of everything about them, for the team and the head.
type KeptOut struct {
	Rows  [][]Cell
	Older string // address of the next page; empty on the last
}

// Head implements Page.
func (KeptOut) Head() Head { return Head{Title: "Kept out", Back: &BackLink{Href: "/"}} }

// Table lists them.
func (p KeptOut) Table() Table {
	return Table{Caption: "Who keeps whom out", Columns: []Column{{Text: "Young person"}, {Text: "Keeps out"}, {Text: "Said"}}, Rows: p.Rows}
}

// Examples implements Page.
func (KeptOut) Examples() []Example {
	return []Example{
		{"empty", KeptOut{}},
		{"typical", KeptOut{Rows: [][]Cell{{{Text: nameEnglish + ", 9C", Href: "/kept-out/1"}, {Text: "Peter Osei"}, {Text: "Mon 16 Nov 2026, 09:15"}}}, Older: "/kept-out?before=1"}},
		{"hostile", KeptOut{Rows: [][]Cell{{{Text: nameLong + textScript, Href: "/kept-out/1"}, {Text: nameArabic}, {Text: textScript}}}}},
	}
}

// KeptOutOne is one of them, where it is set aside.
type KeptOutOne struct {
	Who, Adult string
	Since      string
	Stands     bool
	Under      string
	Decisions  []Choice
}

// Act is the form.
func (f KeptOutOne) Act(problems Problems) RequestAct {
	p := RequestAct{Title: "Set a young person’s wish aside", Who: f.Who, Back: "/kept-out", Action: "Set it aside", Problems: problems, Intro: []string{
		"They keep " + f.Adult + " out of everything about them since " + f.Since + ". Nobody asked them why, and nobody has to know.",
		"Setting it aside lets " + f.Adult + " see all of it that their work gives them: requests, concerns, plans, referrals, sharing decisions and moving on. To let them see one request only, open that request instead.",
		"The young person sees on their own page that you did this and when, and can ask you why. Tell them first wherever that is safe.",
		notToldYet,
	}}
	switch {
	case !f.Stands:
		p.Intro, p.Action = []string{"It does not stand any more: the young person took it back, or it was set aside already."}, ""
	case len(f.Decisions) == 0:
		p.Intro = append(p.Intro, "You have recorded no sharing decision about this young person since they said it. Record it first: why it is needed without their agreement, and what they were told. Then come back here.")
		p.Action, p.Instead = "", &Link{Text: "Record an information-sharing decision", Href: "/sharing/new"}
	default:
		p.Boxes = []Component{Radios{Field: Field{Name: "under", Label: "Under which of your decisions?", Value: f.Under, Error: problems.On("under")}, Choices: f.Decisions}}
	}
	return p
}
