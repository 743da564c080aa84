package plan

import (
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
)

// Saved is one revision of one box. The newest is what the plan says; older ones are its history.
type Saved struct {
	ID        ident.ID[Saved]
	Part      Key
	Box       Box
	Revision  int
	Edition   int  // of the plan, which this save made
	ByPupil   bool // by their own hand
	By        ident.Raw
	ByName    string // in full, as it was then (records 2.0); of an adult only
	WrittenAt time.Time
	Words     Words
}

// Boxes are the newest revisions of a plan's boxes.
type Boxes map[Spot]Saved

// Spot names one box of one section.
type Spot struct {
	Part Key
	Box  Box
}

// Of gives what stands in a box; empty when nobody wrote yet.
func (b Boxes) Of(p Key, x Box) Words { return b[Spot{p, x}].Words }

// Has reports whether anything stands in the section.
func (b Boxes) Has(p Key) bool {
	return !b.Of(p, Own).IsEmpty() || !b.Of(p, Beside).IsEmpty() || !b.Of(p, Together).IsEmpty()
}

// Newest keeps the newest revision of each box.
func Newest(all []Saved) Boxes {
	m := Boxes{}
	for _, s := range all {
		if at := (Spot{s.Part, s.Box}); s.Revision > m[at].Revision {
			m[at] = s
		}
	}
	return m
}

// Change is what somebody typed into one box, and the revision that was on their screen.
type Change struct {
	Box      Box
	Revision int
	Words    Words
}

// MayWrite says whether the actor may write into a box in which now stands. An adult may put the young person's words down
// for them while they sit together, and may never write over what the young person wrote by their own hand.
func (p Part) MayWrite(a actor.Actor, b Box, now Saved) bool {
	switch {
	case !p.Has(b):
		return false
	case a.Kind == actor.KindPupil:
		return b != Beside
	case a.Kind == actor.KindStaff:
		return b != Own || !now.ByPupil
	}
	return false
}

var (
	errTheirWords = fault.New(fault.NotAllowed, "These are the young person's own words. Write beside them; nobody writes over them.")
	errStale      = fault.New(fault.Conflict, "Somebody saved this section while you were writing. What you typed is kept below.")
	errEnded      = fault.New(fault.Conflict, "This plan has ended. What stands in it is kept as it was.")
)

// apply gives the revisions that a change makes, none for a box that was left as it was on the screen or as it is now. A box
// that somebody else has saved in the meantime is a conflict.
func (p Part) apply(a actor.Actor, history []Saved, changes []Change, at time.Time) ([]Saved, error) {
	var made []Saved
	now := Newest(history)
	for _, c := range changes {
		old := now[Spot{p.Key, c.Box}]
		words := p.tidy(c.Box, c.Words)
		if same(words, old.Words) || same(words, revision(history, c.Box, c.Revision)) {
			continue
		}
		if !p.MayWrite(a, c.Box, old) {
			return nil, errTheirWords
		}
		if c.Revision != old.Revision {
			return nil, errStale
		}
		made = append(made, Saved{
			ID: ident.New[Saved](at), Part: p.Key, Box: c.Box, Revision: old.Revision + 1,
			ByPupil: a.Kind == actor.KindPupil, By: a.Person, WrittenAt: at, Words: words,
		})
	}
	return made, nil
}

// revision gives what stood in a box; nothing before its first revision.
func revision(history []Saved, b Box, n int) Words {
	for _, s := range history {
		if s.Box == b && s.Revision == n {
			return s.Words
		}
	}
	return Words{}
}

func same(a, b Words) bool {
	if a.Text != b.Text || a.Answer != b.Answer || len(a.Rows) != len(b.Rows) {
		return false
	}
	for i := range a.Rows {
		if len(a.Rows[i]) != len(b.Rows[i]) {
			return false
		}
		for c, v := range a.Rows[i] {
			if b.Rows[i][c] != v {
				return false
			}
		}
	}
	return true
}
