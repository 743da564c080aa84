package account

import (
	"slices"

	"heard/internal/actor"
)

// Own is the adults whom one pupil knows: how near each is to them, the smaller the nearer.
type Own map[actor.StaffID]int

// Near puts those first whom the pupil knows, the nearest first, then whoever answers for safeguarding, and gives how many they
// are. The order is otherwise left as it is: by surname.
func (o Own) Near(all []Colleague) (sorted []Colleague, near int) {
	const team, other = 1 << 10, 1 << 11
	place := func(c Colleague) int {
		switch n, known := o[c.ID]; {
		case known:
			return n
		case c.Is(actor.DSL) || c.Is(actor.DeputyDSL):
			return team
		}
		return other
	}
	sorted = slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b Colleague) int { return place(a) - place(b) })
	for _, c := range sorted {
		if place(c) < other {
			near++
		}
	}
	return sorted, near
}
