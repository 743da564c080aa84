package referral

import (
	"slices"
	"strings"

	"heard/internal/partner"
	"heard/internal/schoolday"
)

// receiver is the kind of service a minimum set is agreed for.
type receiver uint8

const (
	toCommunity receiver = 1 << iota // charities and groups: the reduced set
	toHealth
	toSocialCare
	toAll = toCommunity | toHealth | toSocialCare
)

func receiverOf(k partner.OrgKind) receiver {
	switch {
	case k.IsNHS():
		return toHealth
	case k == partner.SocialCare:
		return toSocialCare
	}
	return toCommunity
}

// item is one line of the minimum sets: who gets it, and where it comes from. extra is the name under which it can be added
// for others, with a reason (T-098).
type item struct {
	key   string
	to    receiver
	extra string
	own   bool
	text  func(source) string
}

func (i item) goesTo(s source) bool {
	return i.to&receiverOf(s.org.Kind) != 0 || i.extra != "" && slices.Contains(s.Words.Extras, i.extra)
}

// parts is the whole of what can ever be sent, in the order in which it is read: the young person first.
var parts = []struct {
	title string
	items []item
}{
	{"In their own words", []item{
		{key: "What I want", to: toAll, own: true, text: func(s source) string { return orSay(s.Words.Want, s.Words.WantNot, "They chose not to write this.") }},
		{key: "What helps", to: toAll, own: true, text: func(s source) string { return s.Words.Helps }},
		{key: "What does not help", to: toAll, own: true, text: func(s source) string { return s.Words.HelpsNot }},
		{key: "My story, told once", to: toAll, own: true, text: func(s source) string { return onlyIf(s.Words.StoryGoes, s.Words.Story) }},
	}},
	{"Why we ask", []item{
		{key: "Main concern", to: toAll, text: func(s source) string { return s.Words.Concern }},
		{key: "Since when", to: toAll, text: func(s source) string { return s.Words.Since }},
		{key: "Why now", to: toAll, text: func(s source) string { return s.Words.WhyNow }},
		{key: "What it changes at home, at school and with friends", to: toAll, text: func(s source) string { return s.Words.Impact }},
		{key: "Self-harm or thoughts about ending life: what is known", to: toHealth | toSocialCare, extra: "self_harm", text: func(s source) string { return s.Words.SelfHarm }},
		{key: "Where your form asks for a degree of risk", to: toAll, text: degreeAnswer},
		{key: safePlanKey, to: toAll, text: safePlanText},
		{key: "What has been tried, and how it went", to: toAll, text: func(s source) string { return s.Words.Tried }},
		{key: "Other services involved", to: toAll, text: func(s source) string { return s.Words.Others }},
	}},
	{"Who this is about", []item{
		{key: "Name", to: toAll, text: func(s source) string { return s.pupil.Name.Both() }},
		{key: "Say it like this", to: toAll, text: func(s source) string { return s.pupil.Name.Pronunciation }},
		{key: "Born", to: toAll, text: func(s source) string { return schoolday.BirthdayForStaff(s.pupil.Born) }},
		{key: "How to reach them, and whether home is safe to contact", to: toAll, text: func(s source) string { return s.Words.Reach }},
		{key: "Address", to: toAll, text: func(s source) string { return s.pupil.Address }},
		{key: "First language", to: toAll, text: func(s source) string { return orElse(s.Words.Language, s.pupil.Language) }},
		{key: "What helps them take part", to: toAll, text: func(s source) string { return s.Words.Adjust }},
		{key: "School year and form", to: toAll, text: func(s source) string { return "Year " + number(s.pupil.Year) + ", " + s.pupil.Form }},
		{key: "Attendance, and exams coming", to: toAll, text: func(s source) string { return s.Words.Attends }},
		{key: "NHS number", to: toHealth, text: func(s source) string { return orElse(s.pupil.NHS, "Not known here. Ask the GP.") }},
		{key: "GP", to: toHealth, text: func(s source) string { return orElse(s.pupil.GP, "Not known here.") }},
		{key: "Special educational needs", to: toHealth | toSocialCare, text: func(s source) string { return senWords[s.pupil.SEN] }},
		{key: "Social care", to: toHealth | toSocialCare, text: func(s source) string { return strings.TrimSpace(s.pupil.Care + "\n" + s.care.Text()) }},
		{key: "Parents and carers", to: toHealth | toSocialCare, extra: "family", text: contactsOf},
		{key: "Family and household", to: toHealth | toSocialCare, extra: "family", text: func(s source) string { return s.Words.Family }},
		{key: "Why more than the agreed minimum", to: toAll, text: func(s source) string { return onlyIf(len(s.Words.Extras) > 0, s.Words.ExtraReason) }},
	}},
	{"What they would like", []item{
		{key: "One-to-one or group", to: toAll, text: func(s source) string { return settingWords[s.Words.Setting] }},
		{key: "Times", to: toAll, text: func(s source) string { return s.Words.Times }},
		{key: "Place and travel", to: toAll, text: func(s source) string { return s.Words.Place }},
		{key: "Worker", to: toAll, text: func(s source) string { return s.Words.Worker }},
	}},
	{"Agreement and limits", []item{
		{key: "Does the young person know", to: toAll, text: func(s source) string { return yesNo[s.Words.Aware] }},
		{key: "Does the young person agree", to: toAll, text: func(s source) string { return yesNo[s.Words.Agrees] }},
		{key: "If not, why it is shared", to: toAll, text: func(s source) string { return onlyIf(s.Words.NeedsDecision(), s.Words.WhyNot) }},
		{key: "Does the family know", to: toAll, text: func(s source) string { return yesNo[s.Words.FamilyAware] }},
		{key: "Does the family agree", to: toAll, text: func(s source) string { return yesNo[s.Words.FamilyAgrees] }},
		{key: "On what basis", to: toAll, text: func(s source) string { return strings.TrimSpace(basisWords[s.Words.Basis] + " " + s.Words.BasisWhy) }},
		{key: "Do not share with", to: toAll, text: func(s source) string { return s.Words.NotShare }},
	}},
	{"Who asks, and who stays", []item{
		{key: "Asked by", to: toAll, text: func(s source) string {
			return contact(s.author.Person.Name, s.author.Person.JobTitle, s.author.Person.Phone)
		}},
		{key: "What the school goes on doing", to: toAll, text: func(s source) string { return s.Words.Involve }},
		{key: "Stays in touch while they wait", to: toAll, text: func(s source) string {
			return contact(s.owner.Person.Name, s.owner.Person.JobTitle, s.owner.Person.Phone)
		}},
		{key: "How often", to: toAll, text: func(s source) string { return s.Words.Rhythm }},
	}},
}

// NoGrade is what is sent to a service whose form demands a degree of risk (records 2.6).
const NoGrade = "This school does not grade risk (NICE NG225 1.6)."

func degreeAnswer(s source) string {
	if !s.entry.AsksDegree {
		return ""
	}
	return strings.TrimSpace(s.Words.Formed + "\n" + NoGrade)
}

// Extras lists what may be added to the minimum with a reason, and how forms call it.
func Extras() map[string]string {
	return map[string]string{"self_harm": "What is known about self-harm", "family": "Family and household"}
}

// ExtraNames lists the names of Extras in the order of the form.
func ExtraNames() []string { return []string{"self_harm", "family"} }

func isExtra(name string) bool { return Extras()[name] != "" }

var (
	yesNo         = map[string]string{"yes": "Yes", "no": "No", "not_asked": "Not asked"}
	settingWords  = map[string]string{"one_to_one": "One-to-one", "group": "A group", "either": "Either"}
	safePlanWords = map[string]string{"yes": "There is one. It is not sent with this.", "no": "There is none yet."}
	senWords      = map[string]string{"N": "None recorded", "K": "SEN support", "E": "Education, health and care plan"}
	basisWords    = map[string]string{
		"gillick": "Under 16 and able to decide this (Gillick).", "sixteen": "16 or over, and decides for themselves.",
		"capacity": "16 or over; capacity was looked at for this decision.", "responsibility": "Somebody with parental responsibility agrees for them.",
	}
)
