package plan

import (
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// The whole life of a plan, pair by pair. A plan that has ended stays ended: another is begun.
func TestEveryMoveOfAPlan(t *testing.T) {
	allowed := map[[2]State]bool{{Drafting, Active}: true, {Drafting, Ended}: true, {Active, Active}: true, {Active, Ended}: true}
	for _, from := range States() {
		for _, to := range States() {
			if got := from.MayBecome(to); got != allowed[[2]State{from, to}] {
				t.Errorf("%s to %s: %t", from, to, got)
			}
		}
	}
}

// Records 2.5, T-017: a safety plan is ready only with sections 2, 3 and 6 and a number that answers when school is closed.
func TestWhatASafetyPlanNeeds(t *testing.T) {
	p := Plan{Kind: Safety, Coordinator: ident.New[actor.OfStaff](now), ReviewOn: schoolday.Date{Year: 2026, Month: 12, Day: 1}, Terms: Terms{MadeWith: "Both"}}
	full := func() Boxes {
		return Boxes{
			{Signs, Own}: {Words: Words{Text: "x"}}, {Myself, Own}: {Words: Words{Rows: []Row{{Name: "x"}}}},
			{Services, Together}: {Words: Words{Rows: []Row{{Name: "Childline", Number: "0800 1111", Answer: AnswerYes}}}},
		}
	}
	if missing := Missing(p, full()); len(missing) != 0 {
		t.Fatalf("a full plan lacks %v", missing)
	}
	for name, spoil := range map[string]func(*Plan, Boxes){
		"section 2": func(_ *Plan, b Boxes) { delete(b, Spot{Signs, Own}) }, "section 3": func(_ *Plan, b Boxes) { delete(b, Spot{Myself, Own}) },
		"section 6":     func(_ *Plan, b Boxes) { delete(b, Spot{Services, Together}) },
		"out of hours":  func(_ *Plan, b Boxes) { b[Spot{Services, Together}].Words.Rows[0][Answer] = AnswerNo },
		"its number":    func(_ *Plan, b Boxes) { delete(b[Spot{Services, Together}].Words.Rows[0], Number) },
		"a coordinator": func(p *Plan, _ Boxes) { p.Coordinator = actor.StaffID{} }, "a review": func(p *Plan, _ Boxes) { p.ReviewOn = schoolday.Date{} },
		"a removal record": func(_ *Plan, b Boxes) { b[Spot{Safer, Own}] = Saved{Words: Words{Answer: AnswerNo}} }, // T-067
		"made with":        func(p *Plan, _ Boxes) { p.Terms.MadeWith = "" },
	} {
		spoilt, b := p, full()
		spoil(&spoilt, b)
		if len(Missing(spoilt, b)) != 1 {
			t.Errorf("without %s: %v", name, Missing(spoilt, b))
		}
	}
}

// C-22: the form proposes the last school day before the holidays where that comes before six weeks.
func TestReviewBeforeTheHolidays(t *testing.T) {
	day := func(m time.Month, d int) schoolday.Date { return schoolday.Date{Year: 2026, Month: m, Day: d} }
	cal, err := schoolday.New(schoolday.Plan{
		Terms:    []schoolday.Term{{Name: "Autumn term", First: day(9, 2), Last: day(12, 18)}},
		Closures: []schoolday.Closure{{Name: "Half term", First: day(10, 24), Last: day(11, 1)}, {Name: "A day", First: day(9, 21), Last: day(9, 21)}},
		Hours:    schoolday.MondayToFriday(schoolday.Time(8, 0), schoolday.Time(16, 0)),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind        Kind
		today, want schoolday.Date
	}{
		{Safety, day(10, 5), day(10, 23)}, {Safety, day(9, 3), day(10, 15)}, {Safety, day(11, 16), day(12, 18)}, {Support, day(9, 3), day(10, 23)},
		{Safety, day(12, 18), day(12, 18).Add(42)},
	} {
		got := SuggestReview(c.kind, c.today, cal, response.DefaultPolicy())
		if got != c.want || got.After(LatestReview(c.kind, c.today, response.DefaultPolicy())) {
			t.Errorf("%s on %s: %s, want %s", c.kind, c.today, got, c.want)
		}
	}
}

// The young person's own words: an adult may put them down, and never writes over what they wrote by their own hand. A box left
// as it was on the screen is no change, whoever wrote in the meantime.
func TestWhoWritesInWhichBox(t *testing.T) {
	part, _ := PartOf(Support, SupportNeeds)
	pupil := actor.Actor{Kind: actor.KindPupil, Person: ident.NewRaw(now)}
	staff := actor.Actor{Kind: actor.KindStaff, Person: ident.NewRaw(now)}
	byStaff := Saved{Part: part.Key, Box: Own, Revision: 1, Words: Words{Text: "put down"}}
	byPupil := Saved{Part: part.Key, Box: Own, Revision: 2, ByPupil: true, Words: Words{Text: "mine"}}
	change := func(b Box, seen int, text string) []Change {
		return []Change{{Box: b, Revision: seen, Words: Words{Text: text}}}
	}
	for name, c := range map[string]struct {
		who     actor.Actor
		history []Saved
		changes []Change
		made    int
		err     error
	}{
		"an adult puts their words down":     {staff, nil, change(Own, 0, "x"), 1, nil},
		"an adult corrects what was put":     {staff, []Saved{byStaff}, change(Own, 1, "x"), 1, nil},
		"an adult writes over their hand":    {staff, []Saved{byStaff, byPupil}, change(Own, 2, "x"), 0, errTheirWords},
		"an adult left the box as it was":    {staff, []Saved{byStaff, byPupil}, change(Own, 1, "put down"), 0, nil},
		"the young person writes over":       {pupil, []Saved{byStaff}, change(Own, 1, "x"), 1, nil},
		"the young person writes beside":     {pupil, nil, change(Beside, 0, "x"), 0, errTheirWords},
		"two at once":                        {pupil, []Saved{byStaff, byPupil}, change(Own, 1, "x"), 0, errStale},
		"two at once who wrote the same":     {pupil, []Saved{byStaff, byPupil}, change(Own, 1, "mine"), 0, nil},
		"a box that this section lacks":      {staff, nil, change(Together, 0, "x"), 0, errTheirWords},
		"words beside theirs":                {staff, []Saved{byPupil}, change(Beside, 0, "x"), 1, nil},
		"a partner's worker writes anything": {actor.Actor{Kind: actor.KindPartner}, nil, change(Beside, 0, "x"), 0, errTheirWords},
	} {
		made, err := part.apply(c.who, c.history, c.changes, now)
		if err != c.err && (c.err == nil || err == nil || err.Error() != c.err.Error()) {
			t.Errorf("%s: %v, want %v", name, err, c.err)
		}
		if len(made) != c.made {
			t.Errorf("%s: %d revisions", name, len(made))
		}
	}
}

var now = time.Date(2026, 11, 16, 9, 15, 0, 0, time.UTC)
