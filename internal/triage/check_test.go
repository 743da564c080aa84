package triage

import (
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/pupil"
)

var monday = time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC)

func draft(choices ...Choice) Draft {
	reasons := map[Choice]string{}
	for _, c := range choices {
		reasons[c] = "Because of what he said."
	}
	return Draft{
		Owner: ident.New[actor.OfStaff](monday), SharingOwner: ident.New[actor.OfStaff](monday), Review: "30/11/2026", ToldAt: "16/11/2026 09:00",
		Words: Words{
			Summary: "s", Know: "k", DontKnow: "d", Types: []Type{OtherType}, Wishes: "w", WishesHow: "h", Immediate: No, ImmediateWhat: "safe", Choices: choices, Reasons: reasons,
			Options: []Option{{"a", "b"}, {"c", "d"}}, YoungChoice: "a", Outside: No, OutsideWhy: "o", Parents: No, ParentsView: "v", ParentsHow: "h",
			SharingBecause: "The call came first.", Told: Yes, ToldHow: "h", ForPupil: "We will meet.",
		},
	}
}

func about(kind Kind) Entry { return Entry{Kind: kind, Pupils: []pupil.ID{{}}} }

// Every code of the list can be decided, alone and with its reasons; none without.
func TestEveryChoiceNeedsItsReasons(t *testing.T) {
	for _, c := range Choices() {
		if _, err := draft(c).check(about(Concern), monday); err != nil {
			t.Errorf("%s: %v", c, err)
		}
		d := draft(c)
		delete(d.Words.Reasons, c)
		if _, err := d.check(about(Concern), monday); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s was decided without reasons", c)
		}
	}
}

// T-050: what a pupil asked for never ends with no further action.
func TestARequestDoesNotEndWithNothing(t *testing.T) {
	e := about(SelfReferral)
	if _, err := draft(NoFurtherAction).check(e, monday); !fault.Is(err, fault.Invalid) {
		t.Fatal("a request was ended with nothing")
	}
	if _, err := draft(VCSE).check(e, monday); err != nil {
		t.Fatal(err)
	}
}

// Self-harm or thoughts of suicide: the shared understanding is written in words (2.3, C).
func TestAFormulationIsAskedForWhereItIsNeeded(t *testing.T) {
	e := about(Concern)
	e.Formulates = true
	if _, err := draft(CAMHS).check(e, monday); !fault.Is(err, fault.Invalid) {
		t.Fatal("no shared understanding was asked for")
	}
}

// About an adult with no pupil named, nothing is asked about a child.
func TestNothingIsAskedAboutAChildWhoIsNotThere(t *testing.T) {
	d := draft(LADO)
	d.Words.Wishes, d.Words.Told, d.Words.Parents = "", "", ""
	if _, err := d.check(Entry{Kind: Concern}, monday); err != nil {
		t.Fatal(err)
	}
}

// Records 2.3: what is missing in a box is said of that box. The same sentence for two boxes would leave the reader to look for which.
func TestEveryBoxSaysWhatIsMissingInIt(t *testing.T) {
	e := about(SelfReferral)
	e.Asker, e.Formulates, e.Missing = ident.New[actor.OfPupil](monday), true, []string{"Place"}
	for name, d := range map[string]Draft{
		"nothing": {},
		"everything half done": {Actions: []NewAction{{}, {What: "Ring"}, {Due: "soon"}}, Words: Words{
			Immediate: Yes, Told: No, Parents: NotYet, Choices: []Choice{InSchool, SocialCare}, Care: Care{Status: ChildProtection},
		}},
		"not listed": {Words: Words{Care: Care{Status: "?", Category: "?"}}},
	} {
		_, err := d.check(e, monday)
		said := map[string]string{}
		for _, f := range fault.FieldsOf(err) {
			if other, twice := said[f.Message]; twice && other != f.Name {
				t.Errorf("%s: %s and %s both say %q", name, other, f.Name, f.Message)
			}
			said[f.Message] = f.Name
		}
		if len(said) < 10 {
			t.Errorf("%s: only %d things are said to be missing", name, len(said))
		}
	}
}

// What is to be done stands in its own line: one left empty above it is no reason to mark another.
func TestAnEmptyLineOfWhatIsToBeDoneIsLeftOut(t *testing.T) {
	d := draft(InSchool)
	d.Actions = []NewAction{{}, {What: "Ring the library"}, {}}
	_, err := d.check(about(Concern), monday)
	fields := fault.FieldsOf(err)
	if len(fields) != 2 || fields[0].Name != "action_owner_2" || fields[1].Name != "action_due_2" {
		t.Errorf("%v", fields)
	}
	d.Actions[1].Owner, d.Actions[1].Due = d.Owner, "20/11/2026"
	if days, err := d.check(about(Concern), monday); err != nil || len(days.due) != 3 {
		t.Errorf("%v, %v", days.due, err)
	}
}

// Records 2.2, categories, M for the lead: whoever decides about a concern about a child says what it is about, in the terms of
// the list and in no other. A pupil's request and what is about an adult are not sorted.
func TestADecisionSaysWhatTheConcernIsAbout(t *testing.T) {
	for _, x := range []struct {
		name  string
		types []Type
		entry Entry
		want  bool
	}{
		{"nothing", nil, about(Concern), false},
		{"one", []Type{"neglect"}, about(Concern), true},
		{"several", []Type{"child_on_child", "online_conduct"}, about(Concern), true},
		{"no such thing", []Type{"neglect", "attention_seeking"}, about(Concern), false},
		{"a request", nil, about(SelfReferral), true},
		{"about an adult, with no child", nil, Entry{Kind: Concern}, true},
	} {
		d := draft(VCSE)
		d.Words.Types = x.types
		if _, err := d.check(x.entry, monday); (err == nil) != x.want {
			t.Errorf("%s: %v", x.name, err)
		}
	}
	d := draft(VCSE)
	d.Words.Types = []Type{SelfHarm}
	if _, err := d.check(about(Concern), monday); !fault.Is(err, fault.Invalid) {
		t.Error("self-harm was recorded without a shared understanding")
	}
	for _, c := range Types() {
		if c.Says() == "" {
			t.Errorf("%s has no words", c)
		}
	}
}
