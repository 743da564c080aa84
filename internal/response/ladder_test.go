package response

import (
	"testing"

	"pgregory.net/rapid"

	"heard/internal/actor"
	"heard/internal/fault"
)

// "Who may hold a clock": who is barred is on no rung, and it passes to the next who may.
func TestLadders(t *testing.T) {
	bar := func(ids ...actor.StaffID) (b Bars) {
		for _, id := range ids {
			b = append(b, Bar{id, NotThisAdult})
		}
		return b
	}
	for _, x := range []struct {
		name   string
		kind   Kind
		chosen actor.StaffID
		people []Person
		cover  []Cover
		bars   Bars
		want   string
	}{
		{"a request to a chosen adult", Request, msA, everyone(), nil, nil, "chosen_adult: Ms A; team: dsl, deputy A, deputy B; head: head; school"},
		{"a request to nobody in particular", Request, actor.StaffID{}, everyone(), nil, nil, "team: dsl, deputy A, deputy B; head: head; school"},
		{"help today", RequestToday, msA, everyone(), nil, nil, "chosen_adult: Ms A; dsl: dsl; deputies: deputy A, deputy B; head: head; school"},
		{"a concern", Concern, actor.StaffID{}, everyone(), nil, nil, "dsl: dsl; deputies: deputy A, deputy B; head: head; school"},
		{"a concern is nobody's choice", Concern, msA, everyone(), nil, nil, "dsl: dsl; deputies: deputy A, deputy B; head: head; school"},
		{"the DSL is excluded", Request, msA, everyone(), nil, bar(dsl), "chosen_adult: Ms A; team: deputy A, deputy B; head: head; school"},
		{"the whole team is excluded", Concern, actor.StaffID{}, everyone(), nil, bar(dsl, ddslA, ddslB), "head: head; school"},
		{"team and head are excluded", Request, msA, everyone(), nil, bar(dsl, ddslA, ddslB, head), "chosen_adult: Ms A; chair: chair; chair"},
		{"everyone is", Request, msA, everyone(), nil, bar(dsl, ddslA, ddslB, head, chair, msA), "numbers"},
		{"all but the chosen adult are", Request, msA, everyone(), nil, bar(dsl, ddslA, ddslB, head, chair), "chosen_adult: Ms A; numbers"},
		{"the chosen adult is excluded too", Request, mrB, everyone(), nil, bar(mrB), "team: dsl, deputy A, deputy B; head: head; school"},
		{"the chosen adult has left", Request, staff(), everyone(), nil, nil, "team: dsl, deputy A, deputy B; head: head; school"},
		{"the chosen adult is away", Request, msA, away(everyone(), msA), nil, nil, "team: dsl, deputy A, deputy B; head: head; school"},
		{"the DSL is the chosen adult", Request, dsl, everyone(), nil, nil, "chosen_adult: dsl; team: deputy A, deputy B; head: head; school"},
		{"the DSL is away, with cover", Concern, actor.StaffID{}, away(everyone(), dsl), []Cover{{dsl, msA}}, nil, "dsl: Ms A; deputies: deputy A, deputy B; head: head; school"},
		{"the cover has cover", Concern, actor.StaffID{}, away(everyone(), dsl, msA), []Cover{{msA, mrB}, {dsl, msA}}, nil, "dsl: Mr B; deputies: deputy A, deputy B; head: head; school"},
		{"cover in a circle", Concern, actor.StaffID{}, away(everyone(), dsl), []Cover{{dsl, msA}, {msA, dsl}}, nil, "dsl: Ms A; deputies: deputy A, deputy B; head: head; school"},
		{"the cover is barred", Concern, actor.StaffID{}, away(everyone(), dsl), []Cover{{dsl, mrB}}, bar(mrB), "deputies: deputy A, deputy B; head: head; school"},
		{"the covered one is barred, the cover is not", Concern, actor.StaffID{}, everyone(), []Cover{{dsl, msA}}, bar(dsl, ddslA, ddslB, head), "dsl: Ms A; school"},
		{"a chosen adult has no cover", Request, msA, away(everyone(), msA), []Cover{{msA, mrB}}, nil, "team: dsl, deputy A, deputy B; head: head; school"},
		{"all of team and head are away", Concern, actor.StaffID{}, away(everyone(), dsl, ddslA, ddslB, head), nil, nil, "dsl: dsl; deputies: deputy A, deputy B; head: head; away"},
		{"the only one left is away", Concern, actor.StaffID{}, away(everyone(), head), nil, bar(dsl, ddslA, ddslB), "head: head; away"},
		{"the head is the only lead", Concern, actor.StaffID{}, []Person{person(head, actor.Head, actor.DSL)}, nil, nil, "dsl: head; school"},
		{"a school without a team", Concern, actor.StaffID{}, []Person{person(msA, actor.Staff)}, nil, nil, "numbers"},
		{"about an adult", AboutAdult, actor.StaffID{}, everyone(), nil, nil, "head: head; chair: chair; school"},
		{"about the DSL (scenario 3)", AboutAdult, actor.StaffID{}, everyone(), nil, Bars{{dsl, About}}, "head: head; chair: chair; school"},
		{"about the head", AboutAdult, actor.StaffID{}, everyone(), nil, Bars{{head, About}}, "chair: chair; chair"},
		{"about an adult, the head away", AboutAdult, actor.StaffID{}, away(everyone(), head), nil, nil, "chair: chair; chair"},
		{"about an adult, the head away with cover", AboutAdult, actor.StaffID{}, away(everyone(), head), []Cover{{head, ddslA}}, nil, "head: deputy A; chair: chair; school"},
		{"about an adult, head and chair away", AboutAdult, actor.StaffID{}, away(everyone(), head, chair), nil, nil, "head: head; chair: chair; away"},
		{"about the head, with no chair", AboutAdult, actor.StaffID{}, everyone()[:4], nil, Bars{{head, About}}, "team: dsl, deputy A, deputy B; school"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if got := NewLadder(x.kind, x.chosen, x.people, x.cover, x.bars).words(); got != x.want {
				t.Errorf("\n got %s\nwant %s", got, x.want)
			}
		})
	}
}

// Records 2.3: who decides about an entry is who answers for it. Being chosen by the pupil is not enough, and no bar to it.
func TestWhoAnswersAndSoDecides(t *testing.T) {
	for _, x := range []struct {
		name   string
		kind   Kind
		who    actor.StaffID
		cover  []Cover
		bars   Bars
		answer bool
	}{
		{"the adult whom the pupil chose", Request, msA, nil, nil, false},
		{"the lead", Request, dsl, nil, nil, true},
		{"a deputy", RequestToday, ddslA, nil, nil, true},
		{"the head", Request, head, nil, nil, true},
		{"the chosen adult while they cover for the lead", Request, msA, []Cover{{dsl, msA}}, nil, true},
		{"a lead whom the pupil keeps out", Request, dsl, nil, Bars{{dsl, NotThisAdult}}, false},
		{"the chosen adult, when Heard has nobody else", Request, msA, nil, Bars{{dsl, Conflict}, {ddslA, Conflict}, {ddslB, Conflict}, {head, Conflict}, {chair, Conflict}}, true},
		{"a colleague without a part in it", Concern, msA, nil, nil, false},
	} {
		if got := NewLadder(x.kind, msA, everyone(), x.cover, x.bars).Answers(x.who); got != x.answer {
			t.Errorf("%s: %v", x.name, got)
		}
	}
	if !NewLadder(Request, dsl, everyone(), nil, nil).Answers(dsl) {
		t.Error("a lead whom the pupil chose decides as before")
	}
}

// A barred person is refused as if there were nothing there.
func TestBars(t *testing.T) {
	b := Bars{{mrB, NotThisAdult}, {dsl, About}, {ddslA, NotThisAdult}, {ddslA, Conflict}}
	for id, barred := range map[actor.StaffID]bool{mrB: true, dsl: true, ddslA: true, head: false, {}: true} {
		if err := b.Admit(id); (err != nil) != barred || err != nil && !fault.Is(err, fault.NotFound) {
			t.Errorf("%s: %v", names[id], err)
		}
	}
	headOf, teacher := person(head, actor.Head), person(msA, actor.Staff)
	got, err := b.SetAside(mrB, headOf)
	if err != nil || got.Has(mrB) || !b.Has(mrB) || len(got) != 3 {
		t.Errorf("the head sets an exclusion aside: %v %v", got, err)
	}
	if got, err := b.SetAside(ddslA, headOf); err != nil || !got.Has(ddslA) {
		t.Errorf("a conflict stays: %v %v", got, err)
	}
	for name, x := range map[string]struct {
		who  actor.StaffID
		by   Person
		kind fault.Kind
	}{
		"about somebody is never set aside": {dsl, headOf, fault.Conflict},
		"a teacher may not":                 {mrB, teacher, fault.NotAllowed},
		"a barred lead may not":             {mrB, person(dsl, actor.DSL), fault.NotFound},
		"nobody sets aside their own":       {ddslA, person(ddslA, actor.DeputyDSL), fault.NotFound},
	} {
		if got, err := b.SetAside(x.who, x.by); !fault.Is(err, x.kind) || got != nil {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
}

type school struct {
	kind   Kind
	chosen actor.StaffID
	people []Person
	cover  []Cover
	bars   Bars
}

func (s school) ladder() Ladder { return NewLadder(s.kind, s.chosen, s.people, s.cover, s.bars) }

// someSchool draws any mixture of people, roles, absences, cover and bars, kind ones and absurd ones.
func someSchool(t *rapid.T) school {
	ids := []actor.StaffID{dsl, ddslA, ddslB, head, chair, msA, mrB}
	id := rapid.SampledFrom(ids)
	role := rapid.SampledFrom([]actor.Role{actor.Staff, actor.DSL, actor.DeputyDSL, actor.Head, actor.Pastoral, actor.Governor})
	s := school{kind: rapid.SampledFrom(Kinds()).Draw(t, "kind"), chosen: rapid.SampledFrom(append(ids, actor.StaffID{})).Draw(t, "chosen")}
	for _, x := range ids[:rapid.IntRange(0, len(ids)).Draw(t, "people")] {
		s.people = append(s.people, Person{
			ID: x, Roles: rapid.SliceOfN(role, 1, 3).Draw(t, "roles"),
			Chair: rapid.Bool().Draw(t, "chair"), Away: rapid.Bool().Draw(t, "away"),
		})
	}
	for range rapid.IntRange(0, 4).Draw(t, "covers") {
		s.cover = append(s.cover, Cover{id.Draw(t, "for"), id.Draw(t, "by")})
	}
	for range rapid.IntRange(0, 6).Draw(t, "bars") {
		s.bars = append(s.bars, Bar{id.Draw(t, "who"), rapid.SampledFrom([]Reason{NotThisAdult, About, Conflict}).Draw(t, "why")})
	}
	return s
}

// "It passes to another member … somebody always remains": whatever the school, no barred person is on any rung, nobody is
// on two, and while a lead, a deputy or a head may hold an entry, one of them does.
func TestNoBarredPersonHoldsAndSomebodyRemains(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := someSchool(t)
		l := s.ladder()
		seen := map[actor.StaffID]bool{}
		for _, x := range l.Steps() {
			if len(x.Holders) == 0 {
				t.Fatalf("the rung %s is empty", x.Rung)
			}
			for _, id := range x.Holders {
				if s.bars.Has(id) || seen[id] {
					t.Fatalf("%s is barred, or twice on %s", names[id], l.words())
				}
				seen[id] = true
			}
		}
		isSchoolLeft, isChairLeft := false, false
		for _, p := range s.people {
			free := !s.bars.Has(p.ID)
			isSchoolLeft = isSchoolLeft || free && p.isSchool()
			isChairLeft = isChairLeft || free && p.Chair
		}
		if l.IsEmpty() && (isSchoolLeft || isChairLeft) {
			t.Fatal("somebody may hold it and nobody does")
		}
		if !isSchoolLeft && len(s.cover) == 0 && !l.Left().NeedsNumbers() {
			t.Fatalf("nobody of the school is left, and no numbers: %s", l.words())
		}
		if l.Left() == NumbersOnly && isSchoolLeft {
			t.Fatalf("only numbers, though somebody is left")
		}
	})
}
