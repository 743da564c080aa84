package plan

import (
	"slices"
	"testing"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/sharing"

	"pgregory.net/rapid"
)

var (
	keyAdult = ident.New[actor.OfStaff](now)
	stranger = ident.New[actor.OfStaff](now)
	team     = sharing.Receiver{Kind: sharing.Team}
	family   = sharing.Receiver{Kind: sharing.Family}
)

// choices draws what a young person may have said about anybody and any section, and what they had said before.
func choices(t *rapid.T, k Kind) sharing.Agreements {
	var all []sharing.Agreement
	for _, p := range Parts(k) {
		for _, to := range []sharing.Receiver{sharing.ToColleague(keyAdult), sharing.ToColleague(stranger), team, family} {
			for n := range rapid.IntRange(0, 2).Draw(t, "answers") {
				a := rapid.SampledFrom([]sharing.Answer{sharing.Yes, sharing.No, sharing.AskMe}).Draw(t, "answer")
				all = append(all, sharing.Agreement{Section: string(p.Key), Receiver: to, Revision: n + 1, Answer: a})
			}
		}
	}
	return sharing.Gather(all)
}

func answer(said sharing.Agreements, p Part, to sharing.Receiver) sharing.Answer {
	a, _ := said.On(string(p.Key), to)
	return a.Answer
}

// T-086, T-061: over random choices, each person sees exactly the permitted sections.
func TestEachPersonSeesExactlyThePermittedSections(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]Kind{Support, Safety}).Draw(t, "kind")
		said := choices(t, kind)
		r := Reader{
			Self: rapid.Bool().Draw(t, "self"), Caseload: rapid.Bool().Draw(t, "caseload"), Team: rapid.Bool().Draw(t, "team"),
			Staff: rapid.SampledFrom([]actor.StaffID{{}, keyAdult, stranger}).Draw(t, "who"),
		}
		seen := r.Visible(kind, said)
		others := 0
		for _, p := range seen {
			if p.Reach != Always {
				others++
			}
		}
		for _, p := range Parts(kind) {
			got := slices.ContainsFunc(seen, func(x Part) bool { return x.Key == p.Key })
			mine := answer(said, p, sharing.ToColleague(r.Staff))
			switch {
			case r.Self:
				if !got {
					t.Fatalf("the young person does not see %s", p.Key)
				}
			case r.Staff.IsZero():
				if got {
					t.Fatalf("somebody who is no colleague sees %s", p.Key)
				}
			case p.Reach == Always:
				if got != (others > 0 || mine == sharing.Yes || mine == "" && r.Team && answer(said, p, team) == sharing.Yes) {
					t.Fatalf("numbers to call: %t beside %d sections", got, others)
				}
			case mine == sharing.No || mine == sharing.AskMe:
				if got {
					t.Fatalf("%s is seen by a colleague about whom they said %s", p.Key, mine)
				}
			case p.Reach == OnlyMe || p.Reach == Pinned:
				if want := mine == sharing.Yes || r.Team && answer(said, p, team) == sharing.Yes; got != want {
					t.Fatalf("%s, theirs alone: seen %t, want %t", p.Key, got, want)
				}
			}
		}
	})
}

// 4.21, T-068: a paper holds nothing that its maker may not see, section 1 only when it is ticked, and a family's copy only what
// was agreed for them.
func TestAPaperHoldsExactlyWhatItMay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]Kind{Support, Safety}).Draw(t, "kind")
		said := choices(t, kind)
		r := Reader{Self: rapid.Bool().Draw(t, "self"), Caseload: true, Staff: keyAdult}
		w := Wish{For: rapid.SampledFrom([]ForWhom{ForPupil, ForStaff, ForFamily}).Draw(t, "for"), Ways: rapid.Bool().Draw(t, "ways")}
		seen := r.Visible(kind, said)
		printed := Printed(seen, w, said)
		for _, p := range printed {
			if !slices.ContainsFunc(seen, func(x Part) bool { return x.Key == p.Key }) {
				t.Fatalf("%s is on paper and was not the maker's to see", p.Key)
			}
			if p.Key == Ways && !w.Ways {
				t.Fatal("section 1 is on paper and nobody ticked it")
			}
			if w.For == ForFamily && p.Reach != Always && answer(said, p, family) != sharing.Yes {
				t.Fatalf("%s is on the family's copy without agreement", p.Key)
			}
		}
		if len(printed) > 0 && kind == Safety && !slices.ContainsFunc(printed, func(x Part) bool { return x.Key == Services }) {
			t.Fatal("a copy without a number to call")
		}
	})
}

// The catalogue itself: every section can be written in, lists have a box, and nothing but numbers to call is on every copy.
func TestTheCatalogueIsSound(t *testing.T) {
	for _, k := range []Kind{Support, Safety} {
		seen := map[Key]bool{}
		for _, p := range Parts(k) {
			if seen[p.Key] || len(p.Boxes) == 0 || p.Title == "" || p.Formal == "" || p.Ask == "" || len(p.Columns) > 0 && !p.Has(p.ListIn) {
				t.Errorf("%s %s is not sound", k, p.Key)
			}
			if p.Reach == Always && p.Key != Services {
				t.Errorf("%s is on every copy", p.Key)
			}
			seen[p.Key] = true
		}
	}
	for key, want := range map[Key]Reach{Ways: Pinned, Reasons: OnlyMe, Services: Always, Signs: Around} {
		if p, ok := PartOf(Safety, key); !ok || p.Reach != want {
			t.Errorf("%s begins with another reach", key)
		}
	}
}
