package view

import "strconv"

// DecideForm is everything that is asked before a decision is saved (records 2.3). No box asks for a grade.
type DecideForm struct {
	Action     string
	Version    string // of the decision that stood when the form was shown
	Values     map[string]string
	Taken      []string // choices taken
	Choices    []Choice // value and text; each reveals its reasons
	Types      []Choice // what a concern may be about; none where that is not asked
	TypesTaken []string
	Owners     []Option
	Doers      []Option
	Sharing    []Option // information-sharing decisions that can be linked
	Statuses   []Option // of children's social care
	Categories []Option
	HasChild   bool
	Formulates bool
	ForAsker   bool // a pupil asked, and reads the decision
	NotKnown   bool // the author has not answered everything
	Problems   Problems
}

// Section is a part of the form under a heading of its own.
type Section struct {
	Heading string
	Parts   []Component
}

func (f DecideForm) field(name, label, hint string) Field {
	return Field{Name: name, Label: label, Hint: hint, Value: f.Values[name], Error: f.Problems.On(name)}
}

func (f DecideForm) box(name, label, hint string, rows int) Component {
	return Textarea{Field: f.field(name, label, hint), Rows: rows}
}

func (f DecideForm) line(name, label, hint string) Component {
	return Input{Field: f.field(name, label, hint)}
}

func (f DecideForm) day(name, label, hint string) Component {
	return Input{Field: f.field(name, label, hint), Width: 20, Plain: true}
}

func (f DecideForm) pick(name, label, hint string, options []Option) Component {
	return Select{Field: f.field(name, label, hint), Options: append([]Option{{"", "Choose"}}, options...)}
}

const dayHint = "Like this: 20/11/2026"

// Sections is the whole form, in the order in which one thinks.
func (f DecideForm) Sections() []Section {
	all := []Section{f.known(), f.now(), f.decided()}
	if f.HasChild {
		all = append(all, f.sharing(), f.care(), f.child(), f.parents())
	}
	return append(all, f.who())
}

func (f DecideForm) known() Section {
	s := Section{"What is known", []Component{
		f.box("summary", "Summary of the concern", "Clear to a colleague who knows nothing of it", 3),
		f.box("know", "What we know", "", 3),
		f.box("dont_know", "What we do not know", "", 2),
	}}
	if len(f.Types) > 0 {
		s.Parts = append(s.Parts, Checkboxes{Field: f.field("category", "What is this about?", "As many as fit, as far as it is known"), Choices: f.Types, Values: f.TypesTaken, Small: true})
	}
	if f.NotKnown {
		s.Parts = append(s.Parts, f.line("not_known", "What the author was still asked: why is it not known?", "Or wait for them, and save then"))
	}
	label := "Shared understanding"
	if !f.Formulates {
		label += ", if self-harm or thoughts of suicide are known"
	}
	s.Parts = append(s.Parts, f.box("formulation", label, "What makes things harder, what helps, what might change, what is coming up. In words.", 3))
	return s
}

func (f DecideForm) now() Section {
	return Section{"At once", []Component{Radios{
		Field: f.field("immediate", "Does something have to be done at once?", ""),
		Choices: []Choice{
			{Value: "yes", Text: "Yes", Reveal: []Component{
				f.line("immediate_what", "What", ""), f.line("immediate_who", "By whom", ""), f.line("immediate_when", "By when", ""),
			}},
			{Value: "no", Text: "Nothing now", Reveal: []Component{f.line("none_because", "Because", "")}},
		},
		Small: true,
	}}}
}

func (f DecideForm) decided() Section {
	choices := make([]Choice, len(f.Choices))
	for i, c := range f.Choices {
		c.Reveal = []Component{f.box("reason_"+c.Value, "Reasons: "+c.Text, "", 2)}
		if c.Value == "social_care" {
			c.Reveal = append(c.Reveal, f.day("la_sent", "When the referral was made", "Like this: 20/11/2026 09:15. If it is still to be made, leave this empty: it stays on your list"),
				f.line("la_reference", "Their reference", "When they gave one. They decide within 1 working day (statutory guidance); no answer is chased"))
		}
		choices[i] = c
	}
	s := Section{"What is decided", []Component{
		Checkboxes{Field: f.field("choice", "What is decided?", "As many as are needed, each with its reasons. No further action needs reasons like any other."), Choices: choices, Values: f.Taken, Small: true},
		Radios{Field: f.field("outside", "Was help from outside school considered?", "Asked when nobody outside school is part of the decision"), Choices: []Choice{
			{Value: "offered", Text: "Yes, and offered"}, {Value: "declined", Text: "Yes, and the young person declined"}, {Value: "no", Text: "No"},
		}, Small: true},
		f.box("outside_why", "What was offered, or why nobody outside school is asked", "This is also where the reasons for not referring stand", 2),
	}}
	if f.HasChild {
		s.Parts = append(s.Parts, f.options())
	}
	return s
}

// sharing never holds anything up: what is missing becomes somebody's task.
func (f DecideForm) sharing() Section {
	return Section{"What goes outside school", []Component{
		f.pick("sharing_record", "The information-sharing decision", "Asked when anything goes to somebody outside school. A share that protects a child never waits for it", f.Sharing),
		f.box("sharing_because", "Or: it is not there yet, because", "Then it stands on the list of whoever writes it, until it is linked", 2),
		f.pick("sharing_owner", "Who writes it", "", f.Owners),
	}}
}

// care asks what is known, and holds nothing up for a name that nobody has.
func (f DecideForm) care() Section {
	return Section{"Children's social care", []Component{
		f.pick("care_status", "How they are involved, when known", "Leave this as it is when nobody knows. No pupil reads it", f.Statuses),
		f.pick("care_category", "Category", "Of a child protection plan", f.Categories),
		f.line("care_authority", "Local authority", ""), f.line("care_worker", "Social worker or lead practitioner", ""),
		Input{Field: f.field("care_phone", "Their telephone number", ""), Width: 20}, f.day("care_since", "Since", "As it is known: a day, a month or a year"),
	}}
}

func (f DecideForm) options() Component {
	var parts []Component
	for n := 1; n <= 3; n++ {
		i := strconv.Itoa(n)
		parts = append(parts, f.line("option_"+i, "Option "+i, ""), f.line("involves_"+i, "What it involves, for and against", ""))
		if last, ok := parts[len(parts)-1].(Input); ok {
			last.Label = "What option " + i + " involves, for and against"
			parts[len(parts)-1] = last
		}
	}
	parts = append(parts, f.line("young_choice", "What the young person chose", ""),
		f.line("no_options", "Or: why there was no choice", "Not when somebody is pointed elsewhere: then two ways are always shown"))
	return Details{Summary: "Options talked through with the young person", Open: true,
		Text: []string{"At least two wherever there is a choice, with what each involves."}, Parts: parts}
}

func (f DecideForm) child() Section {
	s := Section{"The young person", []Component{
		f.box("wishes", "What the child wants", "", 2),
		f.line("wishes_how", "How do you know?", "Asked by whom and when; or why they were not asked"),
		Radios{Field: f.field("told", "Have they been told what is decided?", ""), Choices: []Choice{
			{Value: "yes", Text: "Yes", Reveal: []Component{f.day("told_at", "When", "Like this: 20/11/2026 09:15"), f.line("told_how", "How, and by whom", "")}},
			{Value: "no", Text: "Not told now", Reveal: []Component{
				f.line("not_told", "Because", ""), f.pick("approver", "Approved by", "", f.Owners), f.day("again", "Look at this again on", dayHint),
			}},
		}, Small: true},
	}}
	if f.ForAsker {
		s.Parts = append(s.Parts, f.box("for_pupil", "The decision in plain words", ToThem, 4))
	}
	return s
}

func (f DecideForm) parents() Section {
	return Section{"Parents and carers", []Component{
		f.line("parents_view", "What does the child think about telling them?", "Asked first; or why they were not asked"),
		Radios{Field: f.field("parents", "Have parents or carers been told?", ""), Choices: []Choice{
			{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"},
			{Value: "not_yet", Text: "Not yet", Reveal: []Component{f.day("parents_on", "Look at this again on", dayHint)}},
		}, Small: true},
		f.line("parents_how", "When, by whom and how they took it; or why not", ""),
	}}
}

func (f DecideForm) who() Section {
	s := Section{"Who and when", []Component{
		f.pick("owner", "Who owns this", "", f.Owners),
		f.day("review", "Look at this again on", dayHint),
	}}
	s.Parts = append(s.Parts, f.toDo(1)...)
	more := Details{Summary: "More to do", Parts: append(f.toDo(2), f.toDo(3)...)}
	more.Open = f.Values["action_what_2"] != "" || f.Values["action_what_3"] != ""
	s.Parts = append(s.Parts, more)
	if !f.ForAsker {
		s.Parts = append(s.Parts, f.line("for_author", "A word back to whoever logged it", "Received and acting; nothing about the child"))
	}
	return s
}

// toDo asks for one thing to be done, by whom and by when.
func (f DecideForm) toDo(n int) []Component {
	i := strconv.Itoa(n)
	return []Component{
		f.line("action_what_"+i, "To do "+i, "Whoever is asked reads this line and no more"),
		f.pick("action_owner_"+i, "Who does "+i, "", f.Doers), f.day("action_due_"+i, "By which day "+i, dayHint),
	}
}
