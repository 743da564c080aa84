package sharing

import (
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

var now = time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC)

func whole() Draft {
	return Draft{Decision: Decision{
		Pupil: ident.New[actor.OfPupil](now), Outcome: Share, Basis: PublicTask, Agreed: AgreedNo, Told: ToldBefore,
		Words: Words{
			Prompt: OurInitiative, Items: []string{"Where he is staying"}, To: "Duty worker", Checked: "Called back", Purpose: "A safe night", Reasons: "Harm otherwise",
			AgreedWhy: "Afraid", Competence: "Understands", Parents: ParentsNotTold, ParentsWhy: "Not safe", Override: "No other way", ToldHow: "In person", ToldBy: "Noor",
			Choices: "Who says it", Protect: "None needed", Extent: Minimum, HowSent: "By telephone",
		},
	}}
}

// T-087, 2.10: every answer that a decision cannot be saved without, one at a time; and 4.16: consent is never what lets an
// override through, and its absence never what stops one.
func TestWhatADecisionCannotBeSavedWithout(t *testing.T) {
	d := whole()
	if err := d.check(now, true, true); err != nil || !d.Overrides {
		t.Fatalf("a whole override: %v", err)
	}
	for box, spoil := range map[string]func(*Draft){
		"pupil":  func(d *Draft) { d.Pupil = actor.PupilID{} },
		"prompt": func(d *Draft) { d.Words.Prompt = "" }, "items": func(d *Draft) { d.Words.Items = nil }, "to": func(d *Draft) { d.Words.To = " " },
		"checked": func(d *Draft) { d.Words.Checked = "" }, "purpose": func(d *Draft) { d.Words.Purpose = "" }, "outcome": func(d *Draft) { d.Outcome = "maybe" },
		"reasons": func(d *Draft) { d.Words.Reasons = "" }, "basis": func(d *Draft) { d.Basis = "" }, "agreed": func(d *Draft) { d.Agreed = "" },
		"agreed_why": func(d *Draft) { d.Words.AgreedWhy = "" }, "competence": func(d *Draft) { d.Words.Competence = "" }, "parents": func(d *Draft) { d.Words.Parents = "" },
		"parents_why": func(d *Draft) { d.Words.ParentsWhy = "" }, "override": func(d *Draft) { d.Words.Override = "" }, "told": func(d *Draft) { d.Told = "" },
		"told_how": func(d *Draft) { d.Words.ToldBy = "" }, "choices": func(d *Draft) { d.Words.Choices = "" }, "protect": func(d *Draft) { d.Words.Protect = "" },
		"extent": func(d *Draft) { d.Words.Extent = "" }, "extra_why": func(d *Draft) { d.Words.Extent = Extra }, "how_sent": func(d *Draft) { d.Words.HowSent = "" },
		"not_told": func(d *Draft) { d.Told, d.Review = NotTold, "18/11/2026" }, "review": func(d *Draft) { d.Told, d.Words.NotTold = NotTold, "Not safe" },
		"told_on": func(d *Draft) { d.Told = ToldAfter },
	} {
		spoilt := whole()
		spoil(&spoilt)
		err := spoilt.check(now, true, true)
		fields := fault.FieldsOf(err)
		if spoilt.Outcome == "maybe" { // what is not sent is not asked how
			continue
		}
		if len(fields) != 1 || fields[0].Name != box {
			t.Errorf("%s: %v", box, err)
		}
	}
	consent := whole()
	consent.Basis = Consent
	if fields := fault.FieldsOf(consent.check(now, true, true)); len(fields) != 1 || fields[0].Name != "basis" {
		t.Errorf("consent as the basis of an override: %v", fields)
	}
}

// Not sharing needs its reasons and nothing about sending; only an unsent decision has no basis.
func TestNotSharingIsADecisionToo(t *testing.T) {
	for _, o := range []Outcome{DoNotShare, NotYet} {
		d := whole()
		d.Outcome, d.Basis, d.Words.Override, d.Words.HowSent, d.Words.Extent, d.Words.Checked, d.Review = o, "", "", "", "", "", "18/11/2026"
		if err := d.check(now, true, false); err != nil || d.Basis != NoBasis || d.Overrides {
			t.Errorf("%s: %v, basis %q", o, err, d.Basis)
		}
		d.Words.Reasons = ""
		if err := d.check(now, true, false); err == nil {
			t.Errorf("%s was saved without reasons", o)
		}
	}
}

// The newest answer counts, and no answer is not a yes.
func TestTheNewestAnswerCounts(t *testing.T) {
	to := Receiver{Kind: GP}
	said := Gather([]Agreement{{Section: "x", Receiver: to, Revision: 2, Answer: No}, {Section: "x", Receiver: to, Revision: 1, Answer: Yes}, {Section: "y", Receiver: to, Revision: 1, Answer: AskMe}})
	for _, section := range []string{"x", "y", "z"} {
		if _, ok := said.Allows(section, to); ok {
			t.Errorf("%s is allowed", section)
		}
	}
	if said.Next("x", to) != 3 || said.Next("z", to) != 1 {
		t.Error("revisions do not go on")
	}
	for r := range said.Receivers() {
		if back, ok := ParseReceiver(r.String()); !ok || back != r {
			t.Errorf("%s does not read back", r)
		}
	}
	for _, wrong := range []string{"", "colleague", "colleague-", "colleague-x", "somebody", "team-06gy78va41t211qn5qmj3jft4g"} {
		if _, ok := ParseReceiver(wrong); ok {
			t.Errorf("%q is taken for a receiver", wrong)
		}
	}
}

// A young person reads of a decision once they know of it, and never before: "after" without a day is still to come.
func TestWhoKnowsOfADecision(t *testing.T) {
	day := schoolday.DateOf(now)
	for name, c := range map[string]struct {
		d     Decision
		later []Telling
		knows bool
	}{
		"told before":               {Decision{Told: ToldBefore}, nil, true},
		"told at the time":          {Decision{Told: ToldAtTheTime}, nil, true},
		"told after, on a day":      {Decision{Told: ToldAfter, Words: Words{ToldOn: "17/11/2026"}}, nil, true},
		"to be told after":          {Decision{Told: ToldAfter}, nil, false},
		"not told":                  {Decision{Told: NotTold}, nil, false},
		"still not, looked at":      {Decision{Told: NotTold}, []Telling{{ReviewOn: day}}, false},
		"not told at first, later":  {Decision{Told: NotTold}, []Telling{{ReviewOn: day}, {ToldOn: day}}, true},
		"to be told after, and was": {Decision{Told: ToldAfter}, []Telling{{ToldOn: day}}, true},
	} {
		if got := c.d.WasTold(c.later); got != c.knows {
			t.Errorf("%s: knows of it: %v", name, got)
		}
	}
}
