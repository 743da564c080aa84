package response

import (
	"slices"

	"heard/internal/actor"
)

// try is one way to build a ladder: these rungs, when somebody stands on one of those it needs.
type try struct {
	away  bool // people who are away count
	rungs []Rung
	needs []Rung
	left  Left
}

// triesFor lists the ways for a kind, best first. The chair of governors, who otherwise sees figures without names, is on no
// ladder that somebody in school still holds, but for what is about an adult; the team is on none of those, unless
// neither head nor chair remains.
func triesFor(k Kind) []try {
	if k == AboutAdult {
		return []try{
			{false, []Rung{Head, Chair}, []Rung{Head}, SchoolHolds},
			{false, []Rung{Chair}, []Rung{Chair}, ChairHolds},
			{true, []Rung{Head, Chair}, []Rung{Head}, AwayHolds},
			{true, []Rung{Chair}, []Rung{Chair}, ChairHolds},
			{false, []Rung{Team}, []Rung{Team}, SchoolHolds},
			{true, []Rung{Team}, []Rung{Team}, AwayHolds},
		}
	}
	up := rungs[k]
	inSchool := up[:slices.Index(up, Chair)]
	return []try{
		{false, inSchool, []Rung{Team, Head}, SchoolHolds},
		{true, inSchool, []Rung{Team, Head}, AwayHolds},
		{false, up, []Rung{Chair}, ChairHolds},
		{true, up, []Rung{Chair}, ChairHolds},
	}
}

// builder finds who stands on which rung.
type builder struct {
	chosen actor.StaffID
	people []Person
	cover  []Cover
	bars   Bars
	away   bool
}

func (b builder) hasAnyone(r Rung) bool { return len(b.holders(r)) > 0 }

// steps gives the rungs that somebody holds, each person on the first that is theirs.
func (b builder) steps(rungs []Rung) []Step {
	var steps []Step
	var on []actor.StaffID
	for _, r := range rungs {
		fresh := slices.DeleteFunc(b.holders(r), func(id actor.StaffID) bool { return slices.Contains(on, id) })
		if len(fresh) > 0 {
			steps = append(steps, Step{r, fresh})
			on = append(on, fresh...)
		}
	}
	return steps
}

// answerers lists who holds one of the rungs in their own right, and not as the adult whom the pupil chose.
func (b builder) answerers(rungs []Rung) []actor.StaffID {
	var ids []actor.StaffID
	for _, r := range rungs {
		if r != Chosen {
			ids = append(ids, b.holders(r)...)
		}
	}
	return ids
}

// holders lists who stands on a rung: its own people and those who cover for them, barred people never.
func (b builder) holders(r Rung) []actor.StaffID {
	ids := b.own(r)
	if r != Chosen {
		ids = b.withCover(ids)
	}
	return slices.DeleteFunc(ids, func(id actor.StaffID) bool { return !b.mayHold(id) })
}

func (b builder) own(r Rung) []actor.StaffID {
	switch r {
	case Chosen:
		return b.having(func(p Person) bool { return p.ID == b.chosen })
	case Lead:
		return b.having(func(p Person) bool { return p.is(actor.DSL) })
	case Deputies:
		return b.having(func(p Person) bool { return p.is(actor.DeputyDSL) })
	case Team:
		lead := b.withCover(b.own(Lead)) // first, because the first is named to the pupil
		return append(lead, slices.DeleteFunc(b.own(Deputies), func(id actor.StaffID) bool { return slices.Contains(lead, id) })...)
	case Head:
		return b.having(func(p Person) bool { return p.is(actor.Head) })
	case Chair:
		return b.having(func(p Person) bool { return p.Chair })
	case Nobody:
	}
	return nil
}

func (b builder) having(is func(Person) bool) []actor.StaffID {
	var ids []actor.StaffID
	for _, p := range b.people {
		if is(p) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// withCover adds those who cover for anyone listed, and those who cover for them. A barred person's cover counts: whoever
// covers holds the duty, not the person.
func (b builder) withCover(ids []actor.StaffID) []actor.StaffID {
	for i := 0; i < len(ids); i++ {
		for _, c := range b.cover {
			if c.For == ids[i] && !slices.Contains(ids, c.By) {
				ids = append(ids, c.By)
			}
		}
	}
	return ids
}

// standIns lists those who stand on their step without being among its own people.
func (b builder) standIns(steps []Step) []actor.StaffID {
	alone := b
	alone.cover = nil
	var ids []actor.StaffID
	for _, s := range steps {
		own := alone.own(s.Rung)
		for _, id := range s.Holders {
			if !slices.Contains(own, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// duties says for everybody why they stand on the rungs of the school's own.
func (b builder) duties(rungs []Rung) map[actor.StaffID][]duty {
	alone := b
	alone.cover = nil
	all := map[actor.StaffID][]duty{}
	for _, r := range rungs {
		if r == Chosen {
			continue
		}
		own := alone.own(r)
		for _, id := range b.holders(r) {
			d := duty{rung: r}
			if !slices.Contains(own, id) {
				d.of = b.coveredBy(id, own)
			}
			all[id] = append(all[id], d)
		}
	}
	return all
}

// coveredBy lists those among own for whom id stands in, or stands in for whoever stands in for them.
func (b builder) coveredBy(id actor.StaffID, own []actor.StaffID) []actor.StaffID {
	return slices.DeleteFunc(slices.Clone(own), func(who actor.StaffID) bool {
		return !slices.Contains(b.withCover([]actor.StaffID{who}), id)
	})
}

func (b builder) mayHold(id actor.StaffID) bool {
	i := slices.IndexFunc(b.people, func(p Person) bool { return p.ID == id })
	return i >= 0 && !id.IsZero() && !b.bars.Has(id) && (b.away || !b.people[i].Away)
}
