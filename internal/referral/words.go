package referral

import (
	"slices"
	"strings"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/schoolday"
)

// checkDraft says what is wrong with words that are only saved. A draft may be as empty as its author left it.
func (w Words) checkDraft() error {
	var f fault.Fields
	f.Need(w.SafePlan == "" || slices.Contains([]string{yes, sentWith, "no"}, w.SafePlan), "safety_plan", "Choose whether there is a safety plan.")
	f.Need(w.Setting == "" || slices.Contains([]string{"one_to_one", "group", "either"}, w.Setting), "setting", "Choose one of these.")
	for _, e := range w.Extras {
		f.Need(isExtra(e), "extras", "Choose only what is listed.")
	}
	return f.Err()
}

// sending is what must be right before a referral may leave, beyond its words.
type sending struct {
	today      schoolday.Date
	owner      actor.StaffID
	asksDegree bool
}

// missing lists what a referral still needs before it is sent (records 2.6, marked M), box by box.
func (w Words) missing(s sending) fault.Fields {
	var f fault.Fields
	need := func(text, box, say string) { f.Need(strings.TrimSpace(text) != "", box, say) }
	f.Need(w.WantNot || strings.TrimSpace(w.Want) != "", "want", "Write what the young person wants in their own words, or tick that they chose not to.")
	need(w.Concern, "concern", "Say what the main concern is.")
	need(w.Since, "since", "Say since when.")
	need(w.WhyNow, "why_now", "Say why you are asking now.")
	need(w.Impact, "impact", "Say what it changes at home, at school and with friends.")
	need(w.Tried, "tried", "Say what has been tried. Nothing yet is an answer.")
	need(w.Adjust, "adjust", "Say what helps them take part. None needed is an answer.")
	need(w.Setting, "setting", "Ask whether they would like one-to-one or a group.")
	need(w.Reach, "reach", "Say how to reach them, and whether home is safe to contact.")
	need(w.Attends, "attends", "Say how often they are in school, and which exams come, or that none do.")
	need(w.Others, "others", "Name other services that are involved, or write none.")
	need(w.SafePlan, "safety_plan", "Say whether there is a safety plan.")
	need(w.NotShare, "not_share", "Say with whom this must not be shared, or write none.")
	need(w.Involve, "involve", "Say what you go on doing while they wait.")
	need(w.Rhythm, "rhythm", "Say how often somebody checks in while they wait.")
	need(w.Urgent, "urgent", "Say when they should ask for help at once, and whom.")
	if s.asksDegree {
		need(w.Formed, "formulation", "Their form asks for a degree of risk. Write what is understood together instead; it is sent with a sentence on why there is no grade.")
	}
	f.Need(len(w.Extras) == 0 || strings.TrimSpace(w.ExtraReason) != "", "extra_reason", "Say why more than the agreed minimum is needed.")
	f.Need(!w.StoryGoes || strings.TrimSpace(w.Story) != "", "story", "Write their story, or do not send it.")
	w.Consent.missing(&f)
	f.Need(!s.owner.IsZero(), "owner", "Choose who stays in touch while they wait.")
	f.Need(!w.FirstContact.IsZero() && !w.FirstContact.Before(s.today), "first_contact", "Give the day of the first check-in, today or later: 20/11/2026.")
	return f
}

func (c Consent) missing(f *fault.Fields) {
	f.Need(c.Aware == yes || c.Aware == "no", "aware", "Say whether the young person knows of this.")
	f.Need(c.Agrees == yes || c.Agrees == "no", "agrees", "Say whether the young person agrees.")
	f.Need(!c.NeedsDecision() || strings.TrimSpace(c.WhyNot) != "", "why_not", "Say why they do not know or do not agree.")
	f.Need(slices.Contains([]string{yes, "no", "not_asked"}, c.FamilyAware), "family_aware", "Say whether the family knows.")
	f.Need(slices.Contains([]string{yes, "no", "not_asked"}, c.FamilyAgrees), "family_agrees", "Say whether the family agrees.")
	f.Need(slices.Contains([]string{"gillick", "sixteen", "capacity", "responsibility"}, c.Basis), "basis", "Say on what basis the young person, or somebody for them, agrees.")
	f.Need(c.Basis == "sixteen" || strings.TrimSpace(c.BasisWhy) != "", "basis_why", "Say in a sentence what that rests on.")
}
