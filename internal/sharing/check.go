package sharing

import (
	"strings"
	"time"

	"heard/internal/fault"
	"heard/internal/schoolday"
)

// Draft is a decision as the form says it. No box but the pupil and the answers below can hold up an emergency: the page says
// that a call comes first and the record after it.
type Draft struct {
	Decision
	Review string // as typed
}

// mayOverride is set for those who may let something go without agreement: the safeguarding team and the head, by the policy.
func (d *Draft) check(now time.Time, under16, mayOverride bool) error {
	var f fault.Fields
	w := &d.Words
	filled := func(s string) bool { return strings.TrimSpace(s) != "" }
	f.Need(!d.Pupil.IsZero(), "pupil", "Choose the pupil this is about.")
	f.Need(w.Prompt == OnRequest || w.Prompt == OurInitiative || w.Prompt == StatutoryDuty || w.Prompt == PoliceOrCourt, "prompt", "Say what prompted this.")
	f.Need(len(w.Items) > 0, "items", "List exactly what information this is about, one thing a line.")
	f.Need(filled(w.To), "to", "Write the person, their role and their organisation.")
	f.Need(filled(w.Purpose), "purpose", "Write what it is for, and how that keeps the child safe or well.")
	f.Need(d.Outcome.isKnown(), "outcome", "Choose what you decide.")
	f.Need(filled(w.Reasons), "reasons", "Write your reasons, and what harm sharing or not sharing might do.")
	f.Need(filled(w.Protect), "protect", "Write what protects the child, the carer and whoever reported; or: none needed.")
	d.checkAgreement(&f, under16, filled)
	d.checkTold(&f, now, filled)
	if d.Outcome.Sends() {
		d.checkSending(&f, mayOverride, filled)
	} else {
		d.Basis, d.Overrides = NoBasis, false
		f.Need(d.Outcome != NotYet || !d.ReviewOn.IsZero(), "review", "Choose the day on which you decide again.")
	}
	return f.Err()
}

func (o Outcome) isKnown() bool { return o.Sends() || o == DoNotShare || o == NotYet }

func (d *Draft) checkAgreement(f *fault.Fields, under16 bool, filled func(string) bool) {
	w := d.Words
	f.Need(d.Agreed == AgreedYes || d.Agreed == AgreedNo || d.Agreed == NotAsked, "agreed", "Say whether the young person agrees.")
	f.Need(d.Agreed == AgreedYes || filled(w.AgreedWhy), "agreed_why", "Write why they do not agree, or why they were not asked.")
	f.Need(!under16 || d.Agreed == NotAsked || filled(w.Competence), "competence", "Write how they understand this decision: they are under 16.")
	f.Need(w.Parents == ParentsTold || w.Parents == ParentsAgreed || w.Parents == ParentsNotTold, "parents", "Say what those with parental responsibility know.")
	f.Need(w.Parents != ParentsNotTold || filled(w.ParentsWhy), "parents_why", "Write why they are not told.")
}

// checkTold: the record cannot be saved without the answer to "was the child told?" (T-087). "Not told because", with a day to
// look again, is always possible: no box may force an unsafe telling.
func (d *Draft) checkTold(f *fault.Fields, now time.Time, filled func(string) bool) {
	w, today := d.Words, schoolday.DateOf(now)
	d.ReviewOn = schoolday.Date{}
	if filled(d.Review) {
		at, ok := schoolday.ParseMoment(d.Review)
		d.ReviewOn = schoolday.DateOf(at)
		f.Need(ok, "review", "Write the day like this: 14/12/2026.")
		f.Need(!ok || d.ReviewOn.After(today), "review", "Choose a day after today.")
	}
	switch d.Told {
	case ToldBefore, ToldAtTheTime:
		f.Need(filled(w.ToldHow) && filled(w.ToldBy), "told_how", "Write how they were told, and by whom.")
		f.Need(filled(w.Choices), "choices", "Write which choices they were offered: who says it, when, how, who is there.")
	case ToldAfter:
		f.Need(filled(w.ToldOn) || !d.ReviewOn.IsZero(), "told_on", "Write the day on which they were told, or will be.")
		f.Need(filled(w.ToldHow) && filled(w.ToldBy), "told_how", "Write how they were or will be told, and by whom.")
	case NotTold:
		f.Need(filled(w.NotTold), "not_told", "Write why telling them is not safe now.")
		f.Need(!d.ReviewOn.IsZero(), "review", "Choose the day on which you look again at telling them.")
	default:
		f.Add("told", "Say whether the child was told.")
	}
}

func (d *Draft) checkSending(f *fault.Fields, mayOverride bool, filled func(string) bool) {
	w := d.Words
	known := d.Basis == Consent
	for _, b := range Bases() {
		known = known || d.Basis == b
	}
	f.Need(known, "basis", "Choose the lawful basis.")
	f.Need(filled(w.Checked), "checked", "Write how you made sure who they are.")
	f.Need(w.Extent == Minimum || w.Extent == Extra, "extent", "Say whether this is the least they need.")
	f.Need(w.Extent != Extra || filled(w.ExtraWhy), "extra_why", "Write why more is needed.")
	f.Need(filled(w.HowSent), "how_sent", "Write how it goes safely.")
	d.Overrides = d.Agreed != AgreedYes
	if !d.Overrides {
		return
	}
	f.Need(d.Basis != Consent, "basis", "They did not agree, so consent is not the basis. Another one lets you share.")
	f.Need(filled(w.Override), "override", "Write why it goes all the same.")
	f.Need(mayOverride, "outcome", "Sharing without agreement is decided by the safeguarding team or the head. Speak to one of them now. If a child is in danger, call first: no record comes before that.")
}
