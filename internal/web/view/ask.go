package view

import "strings"

import "strconv"

var askPages = []Entry{
	{"ask/start.html", Pupil, AskStart{}},
	{"ask/question.html", Pupil, AskStep{}},
	{"ask/told.html", Pupil, AskTold{}},
	{"ask/check.html", Pupil, AskCheck{}},
	{"ask/follow.html", Pupil, AskFollow{}},
	{"ask/small.html", Pupil, AskSmall{}},
}

// AskReader says who reads what a pupil sends, and when, in words for the pupil.
type AskReader struct {
	Name string   // who reads it first
	Also []string // who else can open it
	When string   // "on Monday morning", "today"
	// Closed says that nobody at school will see it until then; empty while school is open.
	Closed string
	Today  []string // whom "I need help today" tells at once
	Asked  string   // "this morning at 9:15": they have said so, and it still waits
}

// Reads is the sentence that stands wherever something can be sent.
func (r AskReader) Reads() string {
	if r.Name == "" {
		return "We will find out who reads this. Call a number below if you need someone now."
	}
	if strings.HasPrefix(r.When, "this ") { // "reads this this morning" trips the reader
		return r.Name + " reads it " + r.When + "."
	}
	return r.Name + " reads this " + r.When + "."
}

// Others says who else can open it, before anything is sent.
func (r AskReader) Others() string {
	if len(r.Also) == 0 {
		return ""
	}
	return andList(r.Also) + " can open it too. It is their job to keep pupils well."
}

// andList joins names: "A", "A and B", "A, B and C".
func andList(names []string) string {
	s := ""
	for i, n := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			s += " and "
		default:
			s += ", "
		}
		s += n
	}
	return s
}

var exampleReader = AskReader{Name: "Miss Khan", Also: []string{"Mr Osei"}, When: "on Monday morning", Today: []string{"Miss Khan"},
	Closed: "School is closed. No one there will see this until Monday morning."}

// AskStart is the first page: who reads it and when, and what cannot be kept private, before the first box.
type AskStart struct {
	Reader AskReader
	Limits []string
	Kept   bool // answers from before are kept
}

// Head implements Page.
func (AskStart) Head() Head {
	return Head{Title: "Start", Form: "answers", Back: &BackLink{Href: "/"}}
}

// Begin leads to the first question, or back to where the pupil was.
func (p AskStart) Begin() Button {
	if p.Kept {
		return Button{Text: "Carry on", Href: "/p/10"}
	}
	return Button{Text: "Start", Href: "/p/2"}
}

// OneTap sends at once.
func (p AskStart) OneTap() Button {
	return Button{Text: "Just ask someone to find me", Kind: Secondary}
}

// Examples implements Page.
func (AskStart) Examples() []Example {
	limits := []string{
		"The people named here can open what you send. If they do not answer, we ask someone else. You can see who.",
		"If you or someone else could get badly hurt, we may have to tell people who can help.",
		"We talk to you first if we can. You have a say in how it is done.",
	}
	open := AskReader{Name: "Miss Khan", Also: []string{"Mr Osei"}, When: "today", Today: []string{"Miss Khan"}}
	return []Example{
		{"empty", AskStart{Reader: open, Limits: limits}},
		{"typical", AskStart{Reader: exampleReader, Limits: limits, Kept: true}},
		{"hostile", AskStart{Reader: AskReader{Name: nameLong + textScript, Also: []string{nameArabic, namePolish, nameVietnamese}, When: textScript}, Limits: limits}},
	}
}

// AskTold says that "I need help today" has gone out, at once and by itself.
type AskTold struct {
	Reader    AskReader
	By        string // "by this afternoon at 4:30": when somebody talks with them
	Reference string
	Yours     string // where to see what happens
}

// Head implements Page.
func (AskTold) Head() Head { return Head{Title: "Sent"} }

// Told names who was told. While school is closed nobody there knows yet, and to say that we have told them would be to say that
// somebody comes (4.7).
func (p AskTold) Told() string {
	if p.Reader.Closed != "" {
		return "Sent to " + andList(p.Reader.Today)
	}
	return "We have told " + andList(p.Reader.Today)
}

// Choice offers to go on or to stop.
func (p AskTold) Choice() ButtonGroup {
	return ButtonGroup{Buttons: []Button{{Text: "Carry on", Href: "/p/3"}, {Text: "Stop here", Href: p.Yours, Kind: Secondary}}}
}

// Examples implements Page.
func (AskTold) Examples() []Example {
	return []Example{
		{"empty", AskTold{Reader: AskReader{Name: "Miss Khan", Today: []string{"Miss Khan"}}, By: "this afternoon at 4:30", Reference: "R-7f3k9ab", Yours: "/p/r/1"}},
		{"typical", AskTold{Reader: exampleReader, By: "on Monday afternoon", Reference: "R-7f3k9ab", Yours: "/p/r/1"}},
		{"hostile", AskTold{Reader: AskReader{Name: textScript, Today: []string{nameLong, nameArabic, textScript}}, By: textScript, Reference: textScript, Yours: "/p/r/2"}},
	}
}

// AskCheck shows every answer before it is sent; who reads it and when stands above the button.
type AskCheck struct {
	Reader   AskReader
	Answers  []AskAnswer
	Problems Problems
}

// AskAnswer is one answer on the page that checks them.
type AskAnswer struct {
	Step int
	Key  string
	Text string
}

// Head implements Page.
func (p AskCheck) Head() Head {
	return Head{Title: "Check", Failed: p.Problems.Any(), Form: "answers", Back: &BackLink{Href: "/p/9"}}
}

// List is the answers with a way to change each.
func (p AskCheck) List() SummaryList {
	var rows []SummaryRow
	for _, a := range p.Answers {
		href := "/p/" + strconv.Itoa(a.Step) + "?then=check"
		rows = append(rows, SummaryRow{Key: a.Key, Text: a.Text, Actions: []RowAction{{Text: "Change", About: a.Key, Href: href}}})
	}
	return SummaryList{Rows: rows}
}

// SendButton sends it.
func (AskCheck) SendButton() Button { return Button{Text: "Send"} }

// Examples implements Page.
func (AskCheck) Examples() []Example {
	return []Example{
		{"empty", AskCheck{Reader: AskReader{Name: "Miss Khan", Also: []string{"Mr Osei"}, When: "today"}}},
		{"typical", AskCheck{Reader: exampleReader, Answers: []AskAnswer{
			{4, "What you would like", "To talk to someone"}, {5, "In your words", "I just want it to be quiet."}, {6, "Who to talk to", "Miss Khan"},
		}}},
		{"with an error", AskCheck{Reader: exampleReader, Problems: Problems{{Name: "", Message: "We can't reach this person for you right now. Please choose someone else."}}}},
		{"hostile", AskCheck{Reader: AskReader{Name: textScript, Also: []string{nameArabic}, When: textScript}, Answers: []AskAnswer{{5, "In your words", textLong + textScript}, {6, "Who", nameArabic}}}},
	}
}
