package web

import (
	"strconv"

	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

// control makes the controls of one form: each knows its name, what was typed, and what is wrong with it.
type control struct{ problems view.Problems }

func (x control) field(name, label, value, hint string) view.Field {
	return view.Field{Name: name, Label: label, Value: value, Hint: hint, Error: x.problems.On(name)}
}

func (x control) line(name, label, value, hint string) view.Component {
	return view.Input{Field: x.field(name, label, value, hint)}
}

func (x control) day(name, label, value, hint string) view.Component {
	return view.Input{Field: x.field(name, label, value, hint), Width: 10, Plain: true}
}

func (x control) text(name, label, value, hint string) view.Component {
	return view.Textarea{Field: x.field(name, label, value, hint), Rows: 3}
}

func (x control) one(name, label, value string, choices ...view.Choice) view.Component {
	return view.Radios{Field: x.field(name, label, value, ""), Choices: choices, Small: true}
}

func (x control) tick(name, say string, ticked bool) view.Component {
	c := view.Checkboxes{Field: view.Field{Name: name}, Choices: []view.Choice{{Value: "yes", Text: say}}, Small: true}
	if ticked {
		c.Values = []string{"yes"}
	}
	return c
}

var (
	yesOrNo = []view.Choice{{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}}
	orAsked = []view.Choice{{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}, {Value: "not_asked", Text: "Not asked"}}
)

// sections is the form of a draft, the young person's own words first (records 2.6).
func (b referralBoxes) sections(r referral.Reading, problems view.Problems) []view.FormSection {
	x := control{problems}
	return []view.FormSection{
		{Heading: "In their own words", Hint: "Ask them. Do not tidy what they say.", Parts: []view.Component{
			x.text("want", "What I want", b.Want, ""), x.tick("want_not", "They chose not to write this", b.WantNot),
			x.text("helps", "What helps", b.Helps, ""), x.text("helps_not", "What does not help", b.HelpsNot, ""),
			x.text("story", "Their story, so that they tell it once", b.Story, "It is not sent unless they agree below."), x.tick("story_goes", "They agree that their story is sent", b.StoryGoes),
		}},
		{Heading: "Why you ask", Parts: b.whySection(x, r)},
		{Heading: "Who they are, and how to reach them", Hint: "Name, date of birth, address and school come from the roll.", Parts: []view.Component{
			x.text("reach", "How to reach them, and whether home is safe to contact", b.Reach, ""),
			x.line("language", "First language, and whether an interpreter is wanted", b.Language, "Leave empty to use what the roll says."),
			x.text("adjust", "What helps them take part", b.Adjust, "Communication, senses, getting there. None needed is an answer."),
			x.text("attends", "Attendance, and exams coming", b.Attends, "A line on each. No exams is an answer."),
			x.text("family", "Family and household", b.Family, "Sent to health and social care; to others only with a reason below."),
		}},
		{Heading: "What they would like", Parts: []view.Component{
			x.one("setting", "One-to-one or a group?", b.Setting, view.Choice{Value: "one_to_one", Text: "One-to-one"}, view.Choice{Value: "group", Text: "A group"}, view.Choice{Value: "either", Text: "Either"}),
			x.line("times", "Times", b.Times, "Evenings, weekends, not on Tuesdays"), x.line("place", "Place and travel", b.Place, ""),
			x.line("worker", "A wish about the worker", b.Worker, "For example: a woman"),
		}},
		{Heading: "Agreement and limits", Hint: "Whether the family agrees does not decide whether a young person may be referred.", Parts: b.agreementSection(x, r)},
		{Heading: "While they wait", Hint: "Waiting is when people are lost. One person stays in touch from the first day.", Parts: b.waitSection(x, r)},
	}
}

func (b referralBoxes) whySection(x control, r referral.Reading) []view.Component {
	parts := []view.Component{
		x.text("concern", "The main concern", b.Concern, "What you know, not what you think it means."), x.line("since", "Since when", b.Since, ""),
		x.text("why_now", "Why now", b.WhyNow, ""), x.text("impact", "What it changes at home, at school and with friends", b.Impact, ""),
		x.text("self_harm", "Self-harm, or thoughts about ending their life: what is known", b.SelfHarm, "What was asked and answered, when, and any care received. Leave out how. Sent to health and social care; to others only with a reason below."),
	}
	if r.Entry.AsksDegree {
		parts = append(parts, x.text("formulation", "What you understand together", b.Formed, "Their form asks for a degree of risk. This is sent instead, with the words: "+referral.NoGrade))
	}
	return append(parts,
		b.safetyPlan(x, r),
		x.text("tried", "What has been tried, and how it went", b.Tried, "Nothing yet is an answer."), x.text("others", "Other services involved", b.Others, "Or none"),
	)
}

func (b referralBoxes) agreementSection(x control, r referral.Reading) []view.Component {
	var extras []view.Choice
	for _, e := range referral.ExtraNames() {
		extras = append(extras, view.Choice{Value: e, Text: referral.Extras()[e]})
	}
	decisions := []view.Option{{Value: "", Text: "None"}}
	for _, d := range r.Decisions {
		decisions = append(decisions, view.Option{Value: d.Decision.String(), Text: "Decided " + schoolday.ForStaff(d.At)})
	}
	return []view.Component{
		x.one("aware", "Does the young person know of this?", b.Aware, yesOrNo...), x.one("agrees", "Do they agree?", b.Agrees, yesOrNo...),
		x.text("why_not", "If not, why share it?", b.WhyNot, "Sharing anyway needs a recorded sharing decision. Those about this young person and this organisation that you may open are below."),
		view.Select{Field: x.field("decision", "Sent under a sharing decision?", b.Decision, ""), Options: decisions},
		x.one("basis", "On what basis is that agreement?", b.Basis, view.Choice{Value: "gillick", Text: "Under 16, and able to decide this (Gillick)"}, view.Choice{Value: "sixteen", Text: "16 or over, and decides"},
			view.Choice{Value: "capacity", Text: "16 or over, and capacity was looked at"}, view.Choice{Value: "responsibility", Text: "Somebody with parental responsibility agrees for them"}),
		x.line("basis_why", "What that rests on", b.BasisWhy, ""),
		x.one("family_aware", "Does the family know?", b.FamilyAware, orAsked...), x.one("family_agrees", "Does the family agree?", b.FamilyAgrees, orAsked...),
		x.line("family_why", "If the family was not asked, why", b.FamilyWhy, "This is not sent."),
		x.text("not_share", "With whom must this not be shared?", b.NotShare, "Or none"),
		view.Checkboxes{Field: view.Field{Name: "extras", Label: "Send more than the agreed minimum?", Error: x.problems.On("extras")}, Values: b.Extras, Choices: extras, Small: true},
		x.line("extra_reason", "Why more is needed", b.ExtraReason, ""),
	}
}

func (b referralBoxes) waitSection(x control, r referral.Reading) []view.Component {
	who := []view.Option{{Value: "", Text: "Choose"}}
	for _, s := range r.Owners {
		who = append(who, view.Option{Value: s.ID.String(), Text: s.Person.Name + ", " + s.Person.JobTitle})
	}
	return []view.Component{
		view.Select{Field: x.field("owner", "Who stays in touch?", b.Owner, "They can open this referral. The young person sees their name."), Options: who},
		x.day("first_contact", "First check-in on", b.FirstContact, "Like this: 20/11/2026"),
		x.line("rhythm", "How often", b.Rhythm, "Every "+strconv.Itoa(r.Clocks.CheckInDays)+" days, unless you agree on more (school policy). "+view.ToThem),
		x.text("meanwhile", "What helps meanwhile", b.Meanwhile, view.ToThem),
		x.text("urgent", "When to ask for help at once, and whom", b.Urgent, view.ToThem),
		x.text("involve", "What you go on doing", b.Involve, "The service sees this."),
	}
}
