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

// "Only who and what save a concern": every other answer may be missing, and each missing one is asked for afterwards, until
// it was written with the concern or added to it.
func TestWhoAndWhatAreEnough(t *testing.T) {
	d := Draft{Pupils: []Involved{{ident.New[actor.OfPupil](monday), Affected}}, Words: Words{Facts: "Sat alone.", Danger: DangerNo}}
	if _, wrong := d.check(monday, rollOf(d.Pupils)); wrong.Err() != nil {
		t.Fatal(wrong)
	}
	c := Concern{EventAt: monday.AddDate(0, 0, -1), WrittenAt: monday, Pupils: d.Pupils, Words: d.Words}
	missing := c.MissingForDecision(nil)
	if len(missing) != len(Tasks()) {
		t.Errorf("%d of %d answers are asked for", len(missing), len(Tasks()))
	}
	var added []Addition
	for _, m := range missing {
		added = append(added, Addition{Box: m.Box, Text: "An answer."})
	}
	if left := c.MissingForDecision(added); len(left) != 0 {
		t.Errorf("still asked for: %v", left)
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
		"no such danger":   {Draft{Pupils: who, Words: Words{Facts: "Sat alone.", Danger: "perhaps"}}, "danger"},
		"an unnamed adult": {Draft{About: &Adult{}, Words: Words{Facts: "Shouted.", Danger: DangerNo}}, "about"},
	} {
		_, fields := c.draft.check(monday, rollOf(who))
		if len(fields) != 1 || fields[0].Name != c.field {
			t.Errorf("%s: %v", name, fields)
		}
	}
}
