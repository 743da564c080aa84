package view

// The young person's own side of a plan. Titles and paths say nothing to whoever glances at them.
var ownPlanPages = []Entry{
	{"own/list.html", Pupil, OwnList{}},
	{"own/show.html", Pupil, OwnShow{}},
	{"own/part.html", Pupil, OwnPart{}},
	{"own/versions.html", Pupil, OwnVersions{}},
	{"own/agree.html", Pupil, OwnAgree{}},
	{"own/who.html", Pupil, OwnWho{}},
	{"own/choose.html", Pupil, OwnChoose{}},
	{"own/paper.html", Pupil, OwnPaper{}},
}

// OwnList is the plans that are theirs, and a way to begin one.
type OwnList struct {
	Mine     []Task
	Begin    []Choice // the kinds that can still be begun
	Problems Problems
}

// Head implements Page.
func (p OwnList) Head() Head {
	h := Head{Title: "Yours", Back: &BackLink{Href: "/"}, Failed: p.Problems.Any()}
	if len(p.Begin) > 0 {
		h.Form = "begin"
	}
	return h
}

// List is the plans.
func (p OwnList) List() TaskList { return TaskList{Label: "plan", Items: p.Mine} }

// Which asks which plan to begin.
func (p OwnList) Which() Radios {
	return Radios{Field: Field{Name: "kind", Label: "Begin one yourself", Error: p.Problems.On("kind")}, Choices: p.Begin}
}

var ownKinds = []Choice{
	{Value: "safety", Text: "A plan for hard days", Hint: "What helps, who to call, and what you want people to do."},
	{Value: "support", Text: "A plan for school", Hint: "What you want, what helps, and who does what."},
}

// Examples implements Page.
func (OwnList) Examples() []Example {
	return []Example{
		{"empty", OwnList{Begin: ownKinds}},
		{"typical", OwnList{Mine: []Task{{Title: "My plan for hard days", Href: "/p/plan/1", Hint: "Look at it again on 3 May."}}, Begin: ownKinds[1:]}},
		{"with an error", OwnList{Begin: ownKinds, Problems: Problems{{Name: "kind", Message: "Choose one, or go back."}}}},
		{"hostile", OwnList{Mine: []Task{{Title: textScript, Href: "/p/plan/1", Hint: textLong, Status: nameLong}}}},
	}
}

// OwnShow is the hub of one plan.
type OwnShow struct {
	Title    string
	Notice   string
	Keeper   string // who keeps it with them; empty while nobody does
	Review   string // "You look at it again on 3 May."
	Standing string
	Missing  []string
	Groups   []PlanGroup
	Changes  []string // what school does differently
	Links    []Link
}

// Head implements Page.
func (OwnShow) Head() Head { return Head{Title: "My plan", Back: &BackLink{Href: "/p/plans"}} }

// Saved is the notice after a save.
func (p OwnShow) Saved() NotificationBanner {
	return NotificationBanner{Success: true, Heading: p.Notice}
}

// Examples implements Page.
func (OwnShow) Examples() []Example {
	group := []PlanGroup{{Heading: "My plan", Label: "mine", Items: []Task{
		{Title: "How I can tell things are getting hard", Href: "/p/plan/1/part/signs", Status: "Written", Done: true},
		{Title: "What I can do myself", Href: "/p/plan/1/part/myself", Status: "Empty"},
	}}}
	links := []Link{{"Who can see this", "/p/plan/1/who"}, {"Make a paper or phone copy", "/p/plan/1/paper"}, {"Say if you agree", "/p/plan/1/agree"}}
	return []Example{
		{"empty", OwnShow{Title: "My plan for hard days", Standing: "You are still making this plan."}},
		{"typical", OwnShow{Title: "My plan for hard days", Notice: "What you wrote is kept", Keeper: nameWelsh, Review: "You look at it again on 3 May.", Standing: "You are still making this plan.",
			Missing: []string{"What I can do myself"}, Groups: group, Changes: []string{"May leave five minutes early"}, Links: links}},
		{"hostile", OwnShow{Title: textScript, Keeper: nameArabic, Groups: []PlanGroup{{Heading: textScript, Label: "x", Items: []Task{{Title: textLong, Status: textScript}}}}, Changes: []string{textLong}}},
	}
}

// OwnPart is one section, written by its owner.
type OwnPart struct{ PlanPart }

// Head implements Page.
func (p OwnPart) Head() Head {
	h := p.PlanPart.Head()
	h.Title = "My plan"
	return h
}

// Examples implements Page.
func (OwnPart) Examples() []Example {
	typical := PlanPart{
		Title: "People I can ask for help", Ask: "You can add someone before you have asked them.", Back: "/p/plan/1", Versions: "/p/plan/1/part/people/versions", MayWrite: true, Readers: []string{nameWelsh, "The people who keep pupils safe at school"},
		Boxes: []PlanBox{
			{Name: "own", Heading: "In your own words", Hint: "You can add someone before you have asked them.", Write: true, Text: "My aunt is best at night.", Revision: "1",
				Rows: []PlanRow{{Legend: "1", Cells: []PlanCell{{Name: "name", Label: "Name", Value: "Auntie Bron"}, {Name: "number", Label: "Number"}}}}},
			{Name: "beside", Heading: "What an adult wrote", Said: textTypical, By: "Written by " + nameWelsh + " on Monday"},
		},
	}
	stale := typical
	stale.Conflict = &ConflictView{By: nameWelsh, When: "8:12", Fields: []ConflictField{{Label: "Numbers", Saved: "Childline", Typed: "Shout"}}}
	hostile := examplePart(nameArabic, textScript+textArabic)
	return []Example{
		{"empty", OwnPart{PlanPart{Title: "My goals", Back: "/p/plan/1"}}},
		{"typical", OwnPart{typical}},
		{"two at once", OwnPart{stale}},
		{"hostile", OwnPart{hostile}},
	}
}

// OwnVersions is what changed in one section.
type OwnVersions struct{ PlanVersions }

// Head implements Page.
func (p OwnVersions) Head() Head {
	return Head{Title: "My plan", Back: &BackLink{Href: orHome(p.Back)}}
}

// Examples implements Page.
func (OwnVersions) Examples() []Example {
	var all []Example
	for _, e := range (PlanVersions{}).Examples() {
		p := e.Page.(PlanVersions) //nolint:forcetypeassert // its own examples
		if len(p.Items) > 0 {
			p.Items[0].By = "Written by you"
		}
		all = append(all, Example{e.Name, OwnVersions{p}})
	}
	return all
}

// OwnAgree asks whether they agree with the plan.
type OwnAgree struct {
	Back, Version, Agreed, Why string
	Problems                   Problems
}

// Head implements Page.
func (p OwnAgree) Head() Head {
	return Head{Title: "My plan", Failed: p.Problems.Any(), Form: "agree", Keeps: true, Back: &BackLink{Href: orHome(p.Back)}}
}

// Fields are the questions in order.
func (p OwnAgree) Fields() []Component {
	return []Component{
		Hidden{Name: "version", Value: p.Version},
		Radios{Field: Field{Name: "agreed", Label: "What do you say?", Value: p.Agreed, Error: p.Problems.On("agreed")}, Choices: []Choice{
			{Value: "agreed", Text: "Yes"}, {Value: "in_part", Text: "With some of it"}, {Value: "not_agreed", Text: "No"}}},
		Textarea{Field: Field{Name: "why", Label: "Why?", Hint: "You can leave this empty. What you write is kept as you wrote it.", Value: p.Why}, Rows: 4},
	}
}

// Examples implements Page.
func (OwnAgree) Examples() []Example {
	return []Example{
		{"empty", OwnAgree{Back: "/p/plan/1"}},
		{"typical", OwnAgree{Back: "/p/plan/1", Version: "2", Agreed: "in_part", Why: textTypical, Problems: Problems{{Name: "agreed", Message: "Choose one, or go back."}}}},
		{"hostile", OwnAgree{Back: "/p/plan/1", Why: textScript + textArabic}},
	}
}
