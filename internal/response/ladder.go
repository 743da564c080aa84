package response

import (
	"slices"

	"heard/internal/actor"
)

// Person is a colleague or governor as a ladder needs to know them. Those who left are not handed in.
type Person struct {
	ID    actor.StaffID
	Roles []actor.Role
	Chair bool // of governors
	Away  bool // holds no clock until back, unless nobody else is left
}

func (p Person) is(r actor.Role) bool { return slices.Contains(p.Roles, r) }

// isSchool reports whether the person answers for safeguarding in school: lead, deputy or head.
func (p Person) isSchool() bool { return p.is(actor.DSL) || p.is(actor.DeputyDSL) || p.is(actor.Head) }

// Cover is one person standing in for another at the time of asking. A pupil's chosen adult has none: the pupil chose a
// person, so what that person cannot take goes to the team.
type Cover struct{ For, By actor.StaffID }

// Step is one rung with those who hold it, each person once on a ladder, in the order in which people were handed in.
type Step struct {
	Rung    Rung
	Holders []actor.StaffID
}

// Left says who remains to answer for an entry. The page shows the telephone numbers of the LA and the LADO, and the
// chair's, for everything but SchoolHolds.
type Left string

// Who remains.
const (
	SchoolHolds Left = "school"  // lead, deputy, head, or their cover
	AwayHolds   Left = "away"    // the same, but all of them are away
	ChairHolds  Left = "chair"   // only the chair of governors
	NumbersOnly Left = "numbers" // nobody in Heard: only the telephone
)

// NeedsNumbers reports whether the page must show whom to telephone outside the school.
func (l Left) NeedsNumbers() bool { return l != SchoolHolds }

// Ladder is who may hold an entry, step by step, with everyone barred left out. It is worked out afresh whenever it is
// needed, because people, cover and bars change while an entry waits.
type Ladder struct {
	kind  Kind
	steps []Step
	left  Left
	bars  Bars
	// standIns stand on their rung only because they cover for somebody.
	standIns []actor.StaffID
	// answerers stand on a rung of the school's own, whether or not the pupil chose them too.
	answerers []actor.StaffID
	// duties are the rungs of the school's own on which somebody stands, from the first to be told on.
	duties map[actor.StaffID][]duty
}

// duty is why somebody stands on a rung of the school's own.
type duty struct {
	rung Rung
	of   []actor.StaffID // those they stand in for; none where the rung is their own
}

// NewLadder works out the ladder of an entry. chosen is the adult whom the pupil chose, or the zero id.
func NewLadder(k Kind, chosen actor.StaffID, people []Person, cover []Cover, bars Bars) Ladder {
	b := builder{chosen: chosen, people: people, cover: cover, bars: bars}
	l := Ladder{kind: k, left: NumbersOnly, bars: slices.Clone(bars)}
	for _, t := range triesFor(k) {
		if b.away = t.away; slices.ContainsFunc(t.needs, b.hasAnyone) {
			l.steps, l.left = b.steps(t.rungs), t.left
			l.standIns, l.answerers, l.duties = b.standIns(l.steps), b.answerers(t.rungs), b.duties(t.rungs)
			return l
		}
	}
	l.steps = b.steps(rungs[k]) // at most an adult whom the pupil chose
	return l
}

// Steps lists the rungs that somebody holds, from the first to be told to the last.
func (l Ladder) Steps() []Step { return slices.Clone(l.steps) }

// Left says who remains.
func (l Ladder) Left() Left { return l.left }

// Bars gives the bars that the ladder was made with.
func (l Ladder) Bars() Bars { return l.bars }

// IsEmpty reports whether nobody in Heard may hold the entry.
func (l Ladder) IsEmpty() bool { return len(l.steps) == 0 }

// Holds reports whether id stands anywhere on the ladder, and so may say "I have read this and will act".
func (l Ladder) Holds(id actor.StaffID) bool { return slices.Contains(l.holders(), id) }

// Answers reports whether id answers for the entry, and so decides what happens next (records 2.3): whoever stands on the
// ladder, but not an adult who is there only because the pupil chose them, while the school has anybody else.
func (l Ladder) Answers(id actor.StaffID) bool {
	if l.left == NumbersOnly {
		return l.Holds(id)
	}
	return slices.Contains(l.answerers, id)
}

// StandsIn reports whether id is on the ladder only because they cover for somebody: when the cover ends, so does their part.
func (l Ladder) StandsIn(id actor.StaffID) bool { return slices.Contains(l.standIns, id) }

// holders lists everyone on the ladder.
func (l Ladder) holders() []actor.StaffID {
	var ids []actor.StaffID
	for _, s := range l.steps {
		ids = append(ids, s.Holders...)
	}
	return ids
}

// above lists the steps over a rung; all of them over Nobody.
func (l Ladder) above(r Rung) []Step {
	h := l.kind.height(r)
	i := slices.IndexFunc(l.steps, func(s Step) bool { return l.kind.height(s.Rung) > h })
	if i < 0 {
		return nil
	}
	return l.steps[i:]
}

// upTo lists those on r and below it.
func (l Ladder) upTo(r Rung) []actor.StaffID {
	var ids []actor.StaffID
	for _, s := range l.steps[:len(l.steps)-len(l.above(r))] {
		ids = append(ids, s.Holders...)
	}
	return ids
}
