package concern

import (
	"slices"
	"strings"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/pupil"
)

var monday = time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC)

// Every state and every move: what is not written here is refused. A decision is always possible, nothing goes back to
// unseen, and nothing is closed that nobody decided about.
func TestEveryMoveOfAConcern(t *testing.T) {
	allowed := map[State][]State{
		Unseen:       {Acknowledged, Decided},
		Acknowledged: {Decided},
		Decided:      {Decided, Closed},
		Closed:       {Decided},
	}
	for _, from := range States() {
		if from.ForAuthor() == "" {
			t.Errorf("%s tells its author nothing", from)
		}
		for _, to := range States() {
			if got, want := from.MayBecome(to), slices.Contains(allowed[from], to); got != want {
				t.Errorf("%s to %s: %v", from, to, got)
			}
		}
	}
}

func rollOf(who []Involved) *pupil.Roster {
	all := make([]pupil.Pupil, len(who))
	for i, p := range who {
		all[i].ID = p.Pupil
	}
	return pupil.NewRoster(1, all)
}

// "Only who and what save a concern": every other answer may be missing, whether anyone is in danger among them, and each
// missing one is asked for afterwards, until it was written with the concern or added to it.
func TestWhoAndWhatAreEnough(t *testing.T) {
	who := []Involved{{Pupil: ident.New[actor.OfPupil](monday)}, {Pupil: ident.New[actor.OfPupil](monday)}}
	d := Draft{Pupils: who, Words: Words{Facts: "One pushed the other."}}.settle(rollOf(who))
	if _, wrong := d.check(monday, rollOf(who)); wrong.Err() != nil {
		t.Fatal(wrong)
	}
	c := Concern{EventAt: monday.AddDate(0, 0, -1), WrittenAt: monday, Pupils: d.Pupils, Words: d.Words}
	if missing := c.MissingForDecision(nil); len(missing) != len(Tasks())-1 || missing[0].Box != DangerNow {
		t.Errorf("%d of %d answers are asked for, first of all %q", len(missing), len(Tasks()), missing[0].Asks)
	}
	added := []Addition{{Box: DangerNow, Text: string(DangerNotSure)}}
	missing := c.MissingForDecision(added)
	if len(missing) != len(Tasks())-1 || missing[0].Box != ToldFirst {
		t.Errorf("who was told in person is not asked for once somebody may be in danger: %v", missing)
	}
	for _, m := range missing {
		added = append(added, Addition{Box: m.Box, Text: "An answer."})
	}
	if left := c.MissingForDecision(added); len(left) != 0 {
		t.Errorf("still asked for: %v", left)
	}
}

// Records 2.2, told_in_person_first: asked after "yes" and "not sure", whenever they were said, and after nothing else. "Not
// needed, because …" is an answer.
func TestWhoWasToldInPersonIsAskedWhereSomebodyMayBeInDanger(t *testing.T) {
	asked := func(d Danger, told string, added ...Addition) bool {
		c := Concern{EventAt: monday, WrittenAt: monday, Words: Words{Danger: d, ToldFirst: told}}
		return slices.ContainsFunc(c.MissingForDecision(added), func(t Task) bool { return t.Box == ToldFirst })
	}
	for _, d := range append(Dangers(), "") {
		if asked(d, "") != d.NeedsPersonNow() {
			t.Errorf("%q: asked for: %v", d, asked(d, ""))
		}
		if asked(d, "", Addition{Box: ToldFirst, Text: "Not needed, because he was with me."}) || asked(d, "Noor Khan, 9:05") {
			t.Errorf("%q: asked for although it was answered", d)
		}
	}
	if !asked("", "", Addition{Box: DangerNow, Text: "yes"}) {
		t.Error("a yes that came later asks for nobody who was told")
	}
}

// Records 2.2 and the interface, "each with their part": of several children each has what was said of them, and what was not
// said stays so. One answer for all of them once recorded a child who was pushed as one who may have caused harm.
func TestEachChildHasTheirOwnPart(t *testing.T) {
	noah, billy := ident.New[actor.OfPupil](monday), ident.New[actor.OfPupil](monday)
	r := rollOf([]Involved{{Pupil: noah}, {Pupil: billy}})
	parts := func(all ...Involved) string {
		d := Draft{Pupils: all}.settle(r)
		c := Concern{Pupils: d.Pupils, EventAt: monday, WrittenAt: monday}
		isAsked := slices.ContainsFunc(c.MissingForDecision(nil), func(t Task) bool { return t.Box == PartsSaid })
		if isAsked != (c.PartOf(noah) == NotSaid || c.PartOf(billy) == NotSaid) {
			t.Errorf("%v: what part each had is asked for: %v", all, isAsked)
		}
		return c.PartOf(noah).Says() + "; " + c.PartOf(billy).Says()
	}
	for want, all := range map[string][]Involved{
		"may have caused harm; affected":          {{noah, CausedHarm}, {billy, Affected}},
		"may have caused harm; part not said yet": {{noah, CausedHarm}, {billy, ""}},
		"part not said yet; part not said yet":    {{noah, ""}, {billy, ""}},
		"affected; ":                              {{noah, ""}},
		"saw or heard it; ":                       {{noah, Witness}},
	} {
		if got := parts(all...); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The list of what is wrong follows the boxes down the page.
func TestWhatIsWrongFollowsTheForm(t *testing.T) {
	_, wrong := Draft{When: "Tuesday-ish", Words: Words{Danger: "perhaps"}}.check(monday, rollOf(nil))
	names := make([]string, 0, 4)
	for _, f := range wrong {
		names = append(names, f.Name)
	}
	if got := strings.Join(names, " "); got != "pupil facts when danger" {
		t.Errorf("said in the order %q", got)
	}
}

// What is wrong is said all at once, and nothing else stands in the way.
func TestWhatAConcernNeeds(t *testing.T) {
	who := []Involved{{ident.New[actor.OfPupil](monday), Affected}}
	for name, c := range map[string]struct {
		draft Draft
		field string
	}{
		"nobody":           {Draft{Words: Words{Facts: "Sat alone.", Danger: DangerNo}}, "pupil"},
		"nothing":          {Draft{Pupils: who, Words: Words{Facts: " a ", Danger: DangerNo}}, "facts"},
		"twice":            {Draft{Pupils: append(who, who...), Words: Words{Facts: "Sat alone.", Danger: DangerNo}}, "pupil"},
		"not yet":          {Draft{Pupils: who, When: "17/11/2026", Words: Words{Facts: "Sat alone.", Danger: DangerNo}}, "when"},
		"no time":          {Draft{Pupils: who, When: "Tuesday-ish", Words: Words{Facts: "Sat alone.", Danger: DangerNo}}, "when"},
		"off the roll":     {Draft{Pupils: []Involved{{ident.New[actor.OfPupil](monday), Affected}}, Words: Words{Facts: "Sat alone.", Danger: DangerNo}}, "pupil"},
		"no such part":     {Draft{Pupils: []Involved{{who[0].Pupil, "ringleader"}}, Words: Words{Facts: "Sat alone."}}, "part"},
		"no such danger":   {Draft{Pupils: who, Words: Words{Facts: "Sat alone.", Danger: "perhaps"}}, "danger"},
		"an unnamed adult": {Draft{About: &Adult{}, Words: Words{Facts: "Shouted.", Danger: DangerNo}}, "about"},
	} {
		_, fields := c.draft.check(monday, rollOf(who))
		if len(fields) != 1 || fields[0].Name != c.field {
			t.Errorf("%s: %v", name, fields)
		}
	}
}
