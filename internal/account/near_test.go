package account

import (
	"slices"
	"testing"

	"heard/internal/actor"
	"heard/internal/ident"
)

// A pupil who looks for an adult on a phone finds their own first, then the team, and everybody else by surname (T-004).
func TestThePupilsOwnAdultsComeFirst(t *testing.T) {
	var all []Colleague
	id := func(n int) actor.StaffID { return ident.Of[actor.OfStaff](ident.Raw{15: byte(n)}) }
	for i, c := range []Colleague{{}, {}, {Roles: []actor.Role{actor.DSL}}, {}, {}, {Roles: []actor.Role{actor.DeputyDSL}}} {
		c.ID = id(i)
		all = append(all, c)
	}
	sorted, near := Own{id(4): 2, id(1): 4, id(5): 0}.Near(all)
	var got []byte
	for _, c := range sorted {
		raw := c.ID.Raw()
		got = append(got, raw[15])
	}
	if want := []byte{5, 4, 1, 2, 0, 3}; !slices.Equal(got, want) || near != 4 {
		t.Errorf("sorted as %v with %d near, want %v with 4", got, near, want)
	}
	if same, none := (Own(nil)).Near(all[:2]); none != 0 || !slices.Equal([]actor.StaffID{same[0].ID, same[1].ID}, []actor.StaffID{id(0), id(1)}) {
		t.Error("a pupil who knows nobody finds another order than by surname")
	}
}
