package triage

import (
	"testing"
	"time"

	"heard/internal/account"
	"heard/internal/fault"
	"heard/internal/pupil"
)

var monday = time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC)

func draft(choices ...Choice) Draft {
	reasons := map[Choice]string{}
	for _, c := range choices {
		reasons[c] = "Because of what he said."
	}
	return Draft{
		Owner: account.NewStaffID(monday), SharingOwner: account.NewStaffID(monday), Review: "30/11/2026", ToldAt: "16/11/2026 09:00",
		Words: Words{
			Summary: "s", Know: "k", DontKnow: "d", Wishes: "w", WishesHow: "h", Immediate: No, ImmediateWhat: "safe", Choices: choices, Reasons: reasons,
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
