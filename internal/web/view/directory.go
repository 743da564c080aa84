package view

import (
	"strconv"
	"strings"
)

var directoryPages = []Entry{
	{"directory/partner_agreements.html", Staff, PartnerAgreements{}},
	{"directory/edit.html", Staff, DirectoryEdit{}},
	{"directory/list.html", Staff, DirectoryList{}},
}

func number(n int) string { return strconv.Itoa(n) }

// DirectoryList is the directory for those who look after it: what is due for a check stands first.
type DirectoryList struct {
	Saved         bool // an entry, a moment ago
	MayEdit       bool
	MayAgreements bool
	Due           [][]Cell
	Rows          [][]Cell
}

// Head implements Page.
func (DirectoryList) Head() Head {
	return Head{Title: "Directory of services", Back: &BackLink{Href: "/"}, Wide: true}
}

// Done says that the entry is in.
func (DirectoryList) Done() NotificationBanner {
	return NotificationBanner{Success: true, Heading: "The entry is saved", Text: "The list says whether it is shown to pupils and families."}
}

// DueTable is what has not been checked in time.
func (p DirectoryList) DueTable() Table {
	return Table{Caption: "To check now", Columns: []Column{{Text: "Entry"}, {Text: "Checked"}, {Text: "What follows"}}, Rows: p.Due}
}

// All is everything.
func (p DirectoryList) All() Table {
	return Table{Caption: "Everything", Columns: []Column{{Text: "Entry"}, {Text: "Run by"}, {Text: "People find it"}, {Text: "Checked"}, {Text: "Check again by"}}, Rows: p.Rows}
}

// Empty says how to begin, to whoever may.
func (p DirectoryList) Empty() EmptyState {
	e := EmptyState{Text: "Services and helplines near here appear on this page, and under Find support for everybody."}
	if p.MayEdit {
		e.Action = &Link{Text: "Add the first", Href: "/directory/new"}
	}
	return e
}

// Examples implements Page.
func (DirectoryList) Examples() []Example {
	row := func(name string) []Cell {
		return []Cell{{Text: name, Href: "/directory/edit/1"}, {Text: "Lantern Street"}, {Text: "Yes"}, {Text: "Mon 2 Nov 2026"}, {Text: "Sun 2 May 2027"}}
	}
	return []Example{
		{"empty", DirectoryList{MayEdit: true, MayAgreements: true}},
		{"typical", DirectoryList{Saved: true, MayEdit: true, MayAgreements: true, Due: [][]Cell{{{Text: "Childline", Href: "/directory/edit/2"}, {Text: "Never"}, {Text: "Hidden from pupils until it is checked"}}}, Rows: [][]Cell{row("Lantern one-to-one"), row("Quiet Hour")}}},
		{"hostile", DirectoryList{Rows: [][]Cell{row(nameLong + textScript), row(nameArabic)}}},
	}
}

// DirectoryForm is what is typed about a service or a helpline.
type DirectoryForm struct {
	Kind, Name, Org, Type, Summary                                                 string
	Formats                                                                        []string
	Accepts, SelfHarm, SelfHarmWords, AgeFrom, AgeTo, Peers                        string
	What, Who, Where, Times, Hours, HowLong, HowOften, HowMany                     string
	Asked, MayRefuse, Private, After, Travel, Languages, Cost, Limits, Wait, Route string
	Phone, Text, Email, Web                                                        string
	CheckedOn, FundingEnds                                                         string
	Flags                                                                          []string
	State                                                                          string
}

// DirectoryEdit adds or changes an entry.
type DirectoryEdit struct {
	Action   string
	Version  string
	IsNew    bool
	Form     DirectoryForm
	Saved    *DirectoryForm // somebody else's, when they saved first
	SavedBy  string
	SavedAt  string
	Orgs     []Option
	Formats  []Choice
	Problems Problems
}

// Head implements Page.
func (p DirectoryEdit) Head() Head {
	title := "Change an entry"
	if p.IsNew {
		title = "Add a service or helpline"
	}
	return Head{Title: title, Failed: p.Problems.Any(), Form: "entry", To: p.Action, Keeps: true, Back: &BackLink{Href: "/directory"}}
}

// Conflict shows theirs beside what was typed.
func (p DirectoryEdit) Conflict() ConflictView {
	other := p
	other.Form = *p.Saved
	return ConflictView{By: p.SavedBy, When: p.SavedAt, Fields: differing(other.Sections(), p.Sections())}
}

// Sections are the form.
func (p DirectoryEdit) Sections() []FormSection {
	return []FormSection{p.whatItIs(), p.whoCanGo(), p.toExpect(), p.reached(), p.keptRight()}
}

func (p DirectoryEdit) line(name, label, value, hint string) Component {
	return Input{Field: Field{Name: name, Label: label, Value: value, Hint: hint, Error: p.Problems.On(name)}}
}

func (p DirectoryEdit) text(name, label, value, hint string) Component {
	return Textarea{Field: Field{Name: name, Label: label, Value: value, Hint: hint, Error: p.Problems.On(name)}, Rows: 2}
}

func (p DirectoryEdit) whatItIs() FormSection {
	f := p.Form
	return FormSection{Heading: "What it is", Parts: []Component{
		Radios{Field: Field{Name: "kind", Label: "Kind", Value: f.Kind, Error: p.Problems.On("kind")}, Inline: true,
			Choices: []Choice{{Value: "service", Text: "Service"}, {Value: "helpline", Text: "Helpline"}}},
		p.line("name", "Name", f.Name, ""),
		Select{Field: Field{Name: "org", Label: "Organisation behind it", Value: f.Org, Hint: "A helpline has none.", Error: p.Problems.On("org")}, Options: append([]Option{{"", "None"}}, p.Orgs...)},
		p.line("type", "Sort of support", f.Type, "For example: peer support group"),
		p.text("summary", "In one plain sentence", f.Summary, ""),
		Checkboxes{Field: Field{Name: "formats", Label: "How help is given"}, Values: f.Formats, Choices: p.Formats, Small: true},
	}}
}

func (p DirectoryEdit) whoCanGo() FormSection {
	f := p.Form
	return FormSection{Heading: "Who can go", Hint: "In the service's own words, so that nobody is turned away by ours.", Parts: []Component{
		p.text("accepts", "Who it is for", f.Accepts, ""),
		Radios{Field: Field{Name: "self_harm", Label: "Does it accept people who currently self-harm?", Value: f.SelfHarm, Error: p.Problems.On("self_harm")}, Inline: true,
			Choices: []Choice{{Value: "yes", Text: "Yes"}, {Value: "depends", Text: "It depends"}, {Value: "no", Text: "No"}}},
		p.text("self_harm_words", "What it says about that", f.SelfHarmWords, "Its own words. An entry without them cannot be published."),
		p.line("age_from", "From age", f.AgeFrom, ""), p.line("age_to", "To age", f.AgeTo, "Leave empty for no upper age."),
		Radios{Field: Field{Name: "peers", Label: "Do people write to each other there, online?", Value: f.Peers}, Choices: []Choice{
			{Value: "none", Text: "No"}, {Value: "moderated", Text: "Yes, and somebody reads it before it appears"}, {Value: "unmoderated", Text: "Yes, and nobody does", Hint: "Pupils are not shown it."}}},
	}}
}

func (p DirectoryEdit) toExpect() FormSection {
	f := p.Form
	return FormSection{Heading: "What to expect", Hint: "Leave empty what nobody has told us. Readers see: we do not know yet, ask us.", Parts: []Component{
		p.text("what", "What happens there", f.What, ""), p.text("who", "Who you meet", f.Who, ""), p.text("where", "Where it is", f.Where, ""),
		p.line("times", "When, in words", f.Times, ""), p.line("hours", "Hours, for Open now", f.Hours, "Like this: Mon to Fri 9:00 to 17:00; Sat 10:00 to 12:00. Or: always"),
		p.line("how_long", "How long each time", f.HowLong, ""), p.line("how_often", "How often", f.HowOften, ""), p.line("how_many", "How many times", f.HowMany, ""),
		p.text("asked", "What they ask you", f.Asked, ""), p.text("may_refuse", "What you can say no to", f.MayRefuse, ""), p.text("private", "What stays with them", f.Private, ""),
		p.text("after", "What happens after", f.After, ""), p.text("travel", "How to get there", f.Travel, ""), p.line("languages", "Languages", f.Languages, ""),
		p.line("cost", "What it costs", f.Cost, ""), p.text("limits", "What they do not do", f.Limits, ""), p.text("wait", "What they say about waits", f.Wait, ""),
		p.text("route", "How to ask", f.Route, ""),
	}}
}

func (p DirectoryEdit) reached() FormSection {
	f := p.Form
	return FormSection{Heading: "How to reach it", Parts: []Component{
		p.line("phone", "Telephone", f.Phone, ""), p.line("text", "Text", f.Text, "For example: Text SHOUT to 85258"), p.line("email", "Email", f.Email, ""), p.line("web", "Web", f.Web, ""),
	}}
}

func (p DirectoryEdit) keptRight() FormSection {
	f := p.Form
	return FormSection{Heading: "Keeping it right", Parts: []Component{
		p.line("checked_on", "Checked on", f.CheckedOn, "The day on which somebody asked or tried: 20/11/2026. School policy says when it is checked again, crisis lines and helplines sooner."),
		p.line("funding_ends", "Funding ends on", f.FundingEnds, "If it is known"),
		Checkboxes{Field: Field{Name: "flags", Label: "Also"}, Values: f.Flags, Small: true, Choices: []Choice{
			{Value: "crisis", Text: "It answers when things cannot wait"},
			{Value: "adult", Text: "Only for people of 18 and over", Hint: "Nobody under 18 is shown it."},
			{Value: "referrals", Text: "The school may send referrals to it from here"},
			{Value: "degree", Text: "Its own form demands a \"degree of risk\"", Hint: "What is understood together is sent instead, with a sentence on why there is no grade."}}},
		Radios{Field: Field{Name: "state", Label: "Do people find it?", Value: f.State, Error: p.Problems.On("state")}, Choices: []Choice{
			{Value: "draft", Text: "Not yet, it is a draft"}, {Value: "published", Text: "Yes"}, {Value: "closed", Text: "No longer, it has closed"}}},
	}}
}

// Examples implements Page.
func (DirectoryEdit) Examples() []Example {
	orgs, formats := []Option{{"1", "Lantern Street Youth Project"}}, []Choice{{Value: "group", Text: "In a group"}, {Value: "drop_in", Text: "Drop in"}}
	typed := DirectoryForm{Kind: "service", State: "published", Org: "1", Name: "Quiet Hour", Accepts: "Ages 11 to 19.", SelfHarm: "yes", SelfHarmWords: "Come as you are.", Formats: []string{"drop_in"}}
	saved := typed
	saved.Name, saved.SelfHarm = "Quiet Hour on Mondays", "depends"
	hostile := DirectoryForm{Name: textScript, Summary: textLong, Accepts: textArabic, What: textLong}
	return []Example{
		{"empty", DirectoryEdit{Action: "/directory/new", Version: "0", IsNew: true, Orgs: orgs, Formats: formats}},
		{"typical", DirectoryEdit{Action: "/directory/edit/1", Version: "3", Form: typed, Orgs: orgs, Formats: formats}},
		{"with an error", DirectoryEdit{Action: "/directory/edit/1", Version: "3", Form: typed, Orgs: orgs, Formats: formats, Problems: Problems{{Name: "name", Message: "Write the name."}}}},
		{"saved by somebody else", DirectoryEdit{Action: "/directory/edit/1", Version: "4", Form: typed, Saved: &saved, SavedBy: "Tomasz Zając", SavedAt: "Mon 16 Nov 2026, 09:15", Orgs: orgs, Formats: formats}},
		{"hostile", DirectoryEdit{Action: "/directory/edit/1", Version: "1", Form: hostile, Orgs: []Option{{"1", nameLong + textScript}}, Formats: formats}},
	}
}

// PartnerAgreements is the register of data sharing agreements, with the form for one of them.
type PartnerAgreements struct {
	Saved    bool // an agreement, a moment ago
	Rows     [][]Cell
	Warnings []string // "The agreement with … ends in 20 days."
	MayEdit  bool
	Action   string
	Version  string
	Form     PartnerAgreementForm
	Orgs     []Option
	Covers   []Choice
	Problems Problems
}

// PartnerAgreementForm is what is typed about an agreement.
type PartnerAgreementForm struct {
	Org, Reference, Purpose, First, Last, Ended string
	Covers                                      []string
}

// Head implements Page.
func (p PartnerAgreements) Head() Head {
	h := Head{Title: "Partner agreements", Failed: p.Problems.Any(), Back: &BackLink{Href: "/directory"}, Wide: true}
	if p.MayEdit {
		h.Form, h.To, h.Keeps = "agreement", p.Action, true
	}
	return h
}

// Done says that the agreement is in.
func (PartnerAgreements) Done() NotificationBanner {
	return NotificationBanner{Success: true, Heading: "The agreement is saved", Text: "What it covers can be sent while it is in date."}
}

// IsNew reports whether the form is for an agreement that is not there yet.
func (p PartnerAgreements) IsNew() bool { return strings.HasSuffix(p.Action, "/new") }

// Table is the register.
func (p PartnerAgreements) Table() Table {
	return Table{Caption: "Partner agreements", Rows: p.Rows, Columns: []Column{{Text: "Organisation"}, {Text: "Reference"}, {Text: "Covers"}, {Text: "From"}, {Text: "To"}, {Text: "Today"}, {Text: "Review by"}}}
}

// Empty says what follows from having none.
func (PartnerAgreements) Empty() EmptyState {
	return EmptyState{Text: "There is no agreement yet. Nothing can be sent to an organisation without one, unless a safeguarding decision says so."}
}

// Boxes are the form.
func (p PartnerAgreements) Boxes() []Component {
	f, on := p.Form, p.Problems.On
	return []Component{
		Select{Field: Field{Name: "org", Label: "Organisation", Value: f.Org, Error: on("org")}, Options: append([]Option{{"", "Choose"}}, p.Orgs...)},
		Input{Field: Field{Name: "reference", Label: "Reference", Value: f.Reference, Error: on("reference")}, Width: 20},
		Checkboxes{Field: Field{Name: "covers", Label: "What it covers", Error: on("covers")}, Values: f.Covers, Choices: p.Covers},
		Textarea{Field: Field{Name: "purpose", Label: "Purpose, in its own words", Value: f.Purpose, Error: on("purpose")}, Rows: 3},
		Input{Field: Field{Name: "first", Label: "First day", Value: f.First, Hint: "01/09/2026", Error: on("first")}, Width: 10, Plain: true},
		Input{Field: Field{Name: "last", Label: "Last day", Value: f.Last, Hint: "31/08/2027", Error: on("last")}, Width: 10, Plain: true},
		Input{Field: Field{Name: "ended", Label: "Ended early on", Value: f.Ended, Hint: "Leave empty while it stands.", Error: on("ended")}, Width: 10, Plain: true},
	}
}

// Examples implements Page.
func (PartnerAgreements) Examples() []Example {
	orgs, covers := []Option{{"1", "Lantern Street Youth Project"}}, []Choice{{Value: "referral", Text: "Referrals"}, {Value: "advice", Text: "Advice without names"}}
	row := func(name string) []Cell {
		return []Cell{{Text: name, Href: "/partner-agreements/1"}, {Text: "DSA-03"}, {Text: "Referrals"}, {Text: "Tue 1 Sep 2026"}, {Text: "Tue 31 Aug 2027"}, {Text: "In date"}, {Text: "Wed 1 Sep 2027"}}
	}
	return []Example{
		{"empty", PartnerAgreements{MayEdit: true, Action: "/partner-agreements/new", Version: "0", Orgs: orgs, Covers: covers}},
		{"typical", PartnerAgreements{Saved: true, Rows: [][]Cell{row("Lantern Street Youth Project")}, Warnings: []string{"The agreement with Levels Young Carers ends on Fri 11 Dec 2026. After that day nothing can be sent to them."}, MayEdit: true, Action: "/partner-agreements/1", Version: "2", Orgs: orgs, Covers: covers, Form: PartnerAgreementForm{Org: "1", Reference: "DSA-03", Covers: []string{"referral"}}}},
		{"only to read", PartnerAgreements{Rows: [][]Cell{row("Lantern Street Youth Project")}}},
		{"hostile", PartnerAgreements{Rows: [][]Cell{row(nameLong + textScript)}, MayEdit: true, Action: "/partner-agreements/1", Version: "1", Orgs: orgs, Covers: covers, Form: PartnerAgreementForm{Purpose: textLong, Reference: textScript}}},
	}
}
