package response

import (
	"slices"
	"testing"

	"heard/internal/actor"
)

// Records 2.3, cover_for: a record says for whom somebody acted only where they have it through cover, and names whoever they
// stood in for on that record. It once named whomever the decider covered for last, on everything they decided.
func TestForWhomOneActs(t *testing.T) {
	for _, x := range []struct {
		name   string
		kind   Kind
		rung   Rung
		who    actor.StaffID
		cover  []Cover
		bars   Bars
		people []Person
		want   []actor.StaffID
	}{
		{"who covers for the lead", Concern, Lead, msA, []Cover{{dsl, msA}}, nil, everyone(), []actor.StaffID{dsl}},
		{"of two covers the one that brought it", Concern, Lead, msA, []Cover{{dsl, msA}, {head, msA}}, nil, everyone(), []actor.StaffID{dsl}},
		{"of two covers the one that brought it, set the other way round", Concern, Lead, msA, []Cover{{head, msA}, {dsl, msA}}, nil, everyone(), []actor.StaffID{dsl}},
		{"cover for somebody on no ladder", Concern, Lead, dsl, []Cover{{mrB, dsl}}, nil, everyone(), nil},
		{"a deputy who covers for the head", Concern, Deputies, ddslA, []Cover{{head, ddslA}}, nil, everyone(), nil},
		{"the same, before it has come to the deputies", Concern, Lead, ddslA, []Cover{{head, ddslA}}, nil, everyone(), nil},
		{"a deputy to whom it came for the lead", Concern, Lead, ddslA, []Cover{{dsl, ddslA}}, nil, everyone(), []actor.StaffID{dsl}},
		{"once it has come to the deputies, it is theirs", Concern, Deputies, ddslA, []Cover{{dsl, ddslA}}, nil, everyone(), nil},
		{"a request is lead's and deputies' at once", Request, Team, ddslA, []Cover{{dsl, ddslA}}, nil, everyone(), nil},
		{"the head's cover, about an adult", AboutAdult, Head, ddslA, []Cover{{dsl, ddslA}, {head, ddslA}}, nil, everyone(), []actor.StaffID{head}},
		{"the cover of the cover", Concern, Lead, mrB, []Cover{{msA, mrB}, {dsl, msA}}, nil, everyone(), []actor.StaffID{dsl}},
		{"the chosen adult, who decides only for the lead", Request, Chosen, msA, []Cover{{dsl, msA}}, nil, everyone(), []actor.StaffID{dsl}},
		{"for a lead whom the pupil keeps out", Concern, Lead, msA, []Cover{{dsl, msA}}, Bars{{dsl, NotThisAdult}}, everyone(), []actor.StaffID{dsl}},
		{"for both leads", Concern, Lead, msA, []Cover{{dsl, msA}, {mrB, msA}}, nil, append(everyone()[:6:6], person(mrB, actor.DSL)), []actor.StaffID{dsl, mrB}},
		{"nobody covers", Concern, Lead, dsl, nil, nil, everyone(), nil},
		{"nothing to do with it", Concern, Lead, msA, []Cover{{mrB, msA}}, nil, everyone(), nil},
	} {
		l := NewLadder(x.kind, msA, x.people, x.cover, x.bars)
		if got := (Clock{Kind: x.kind, Rung: x.rung}).StoodInFor(x.who, l); !slices.Equal(got, x.want) {
			t.Errorf("%s: for %d people, not %d", x.name, len(got), len(x.want))
		}
	}
}
