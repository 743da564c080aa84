package web

import (
	"slices"

	"heard/internal/referral"
	"heard/internal/web/view"
)

// answerBoxes is what a service says, the same boxes for its worker and for the school that heard it.
type answerBoxes struct {
	Answer   string `form:"answer"`
	Heard    string `form:"heard"`
	Reason   string `form:"reason"`
	Suggest  string `form:"suggest"`
	Joined   string `form:"joined"`
	Expected string `form:"expected"`
	Wait     string `form:"wait"`
	Offered  string `form:"offered"`
	Sessions string `form:"sessions"`
	Why      string `form:"why"`
	ComeBack string `form:"come_back"`
	After    string `form:"after"`
	View     string `form:"view"`
	HasTold  string `form:"has_told"`
}

func (b answerBoxes) answer(t tellingBoxes) referral.Answer {
	return referral.Answer{
		Kind: referral.EventKind(b.Answer), Joined: b.Joined, Expected: b.Expected, Has: b.HasTold, Telling: t.telling(),
		Said: referral.Said{Heard: b.Heard, Reason: b.Reason, Suggest: b.Suggest, Wait: b.Wait, Offered: b.Offered, Sessions: b.Sessions,
			Why: b.Why, ComeBack: b.ComeBack, After: b.After, View: b.View},
	}
}

// readOnceTold is about an ending: a page never says it first.
const readOnceTold = view.ToThem + " They read it once somebody has told them."

// sections is the form: one question, of which only the answers that fit where the referral stands, and under each answer only
// what belongs to it.
func (b answerBoxes) sections(x control, t tellingBoxes, stands referral.State, bySchool bool) []view.FormSection {
	whom := "you"
	if bySchool {
		whom = "them"
	}
	told := view.Radios{
		Field: x.field("has_told", "If it is not for "+whom+", or has ended: has the young person been told?", b.HasTold, "Nobody is taken off a list without being told."), Small: true,
		Choices: []view.Choice{{Value: "yes", Text: "Yes", Reveal: t.boxes(x, false)}, {Value: "no", Text: "No. The school must tell them", Hint: "They stay on the list until somebody at school has."}},
	}
	var parts []view.Component
	asked := "What do you say?"
	if bySchool {
		asked = "What do they say?"
		parts = append(parts, x.line("heard", "How did you hear it, and from whom?", b.Heard, ""))
	}
	parts = append(parts, view.Radios{Field: x.field("answer", asked, b.Answer, ""), Choices: b.fitting(b.choices(x), stands)}, told)
	return []view.FormSection{{Parts: parts}}
}

// fitting leaves out the answers that no longer fit. The one already chosen stays, so that nothing typed under it is lost when
// the referral has moved on meanwhile; sending it says so.
func (b answerBoxes) fitting(all []view.Choice, stands referral.State) []view.Choice {
	return slices.DeleteFunc(all, func(c view.Choice) bool {
		return c.Value != b.Answer && !referral.Answer{Kind: referral.EventKind(c.Value)}.Fits(stands)
	})
}

func (b answerBoxes) choices(x control) []view.Choice {
	return []view.Choice{
		{Value: string(referral.WasReceived), Text: "Received"},
		{Value: string(referral.WasAccepted), Text: "Accepted"},
		{Value: string(referral.IsWaiting), Text: "On the waiting list", Reveal: []view.Component{
			x.day("joined", "Joined the list on", b.Joined, "Leave empty for today."), x.day("expected", "Support expected from about", b.Expected, "Like this: 20/02/2027. Leave empty if you cannot say."),
			x.text("wait", "What can the young person be told about the wait?", b.Wait, view.ToThem),
		}},
		{Value: string(referral.HasStarted), Text: "Support has started"},
		{Value: string(referral.IsNotForUs), Text: "Not for us", Reveal: []view.Component{
			x.text("reason", "Why?", b.Reason, readOnceTold), x.text("suggest", "Who might help instead?", b.Suggest, readOnceTold),
		}},
		{Value: string(referral.HasEnded), Text: "It has ended", Reveal: []view.Component{
			x.line("offered", "What was offered and done?", b.Offered, ""), x.line("sessions", "How often did you meet?", b.Sessions, ""), x.line("why", "Why did it end?", b.Why, ""),
			x.line("come_back", "How can they come back?", b.ComeBack, readOnceTold), x.line("after", "What comes next, or whom to ask?", b.After, readOnceTold),
			x.text("view", "The young person's own view", b.View, "Or that they chose not to say"),
		}},
	}
}
