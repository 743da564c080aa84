package referral

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"heard/internal/plan"
)

// What was frozen while no plan could go still says that one goes; it is shown with the truth beside it.
func TestAPromiseThatWasNotKeptIsFound(t *testing.T) {
	set := func(text string) Outgoing {
		return Outgoing{Parts: []Part{{Title: "Why we ask", Lines: []Line{{Key: "Safety plan", Text: text}}}}}
	}
	old := set("There is one, and they agreed that it goes with this.")
	if !old.PromisesPlan() {
		t.Error("the old promise is not found")
	}
	with := old
	with.Plan = &plan.Enclosed{}
	for name, o := range map[string]Outgoing{"one that came": with, "one that stays": set("There is one. It is not sent with this."), "none": set("There is none yet."), "a draft": {}} {
		if o.PromisesPlan() {
			t.Errorf("%s is taken for a broken promise", name)
		}
	}
}

// The plan is part of what somebody looked at: another one is another set, and a changed copy is not whole.
func TestThePlanIsPartOfWhatIsSent(t *testing.T) {
	part, _ := plan.PartOf(plan.Safety, plan.Signs)
	paper := plan.Paper{Kind: plan.Safety, At: time.Date(2026, 11, 16, 9, 15, 0, 1000, time.UTC), Sections: []plan.PaperSection{{
		Part: part, Own: plan.Saved{Revision: 1, ByPupil: true, Words: plan.Words{Text: "I stop answering.", Rows: []plan.Row{{plan.Name: "a", plan.Who: "b"}}}},
	}}}
	bare, one := Outgoing{To: "Quiet Hour"}, Outgoing{To: "Quiet Hour"}
	sealed := plan.Seal(plan.ID{}, paper)
	one.Plan = &sealed
	paper.Edition = 2
	again := plan.Seal(plan.ID{}, paper)
	other := Outgoing{To: "Quiet Hour", Plan: &again}
	if bare.Digest() == one.Digest() || one.Digest() == other.Digest() {
		t.Error("two different sets have one digest")
	}
	kept, err := json.Marshal(one)
	if err != nil {
		t.Fatal(err)
	}
	var read Outgoing
	if err := json.Unmarshal(kept, &read); err != nil {
		t.Fatal(err)
	}
	if !read.Plan.IsWhole() || read.Digest() != one.Digest() {
		t.Error("what was kept is not what was sealed")
	}
	read.Plan.Paper.Sections[0].Own.Words.Text = "Something else."
	if read.Plan.IsWhole() {
		t.Error("a changed copy passes for the one that was sent")
	}
}

// Which sections went says something of a child: whoever may not open the plan reads only that one went, and what was sent
// stays as it was kept.
func TestASetWithoutItsPlanNamesNoSection(t *testing.T) {
	part, _ := plan.PartOf(plan.Safety, plan.Ways)
	x := plan.Seal(plan.ID{}, plan.Paper{Kind: plan.Safety, Edition: 3, Sections: []plan.PaperSection{{Part: part}}})
	s := source{Referral: Referral{Words: Words{SafePlan: sentWith, Concern: "Sleep."}}, enclosed: &x}
	sent := compose(s)
	before := sent.Text()
	if !strings.Contains(before, part.Formal) {
		t.Fatalf("the service is not told which sections go:\n%s", before)
	}
	shown := sent.withoutPlan()
	if shown.Plan != nil || shown.PromisesPlan() || strings.Contains(shown.Text(), part.Formal) || !strings.Contains(shown.Text(), planWent) {
		t.Errorf("somebody who may not open the plan reads:\n%s", shown.Text())
	}
	if got := strings.Replace(before, safePlanText(s), planWent, 1); got != shown.Text() {
		t.Errorf("something else was changed as well:\n%s", shown.Text())
	}
	if sent.Text() != before || sent.Plan == nil {
		t.Error("what was kept has changed")
	}
}
