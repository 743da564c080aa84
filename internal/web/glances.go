package web

import "heard/internal/authz"

// Glance is an object and an action that a page asks the policy for beside its route's own, because it shows several
// kinds of thing at once.
type Glance struct {
	Object authz.Object
	Action authz.Action
}

// Glances lists them, for the sweep that looks for grants nobody asks for.
func Glances() []Glance {
	var all []Glance
	for _, n := range navigation {
		all = append(all, Glance{n.object, n.action})
	}
	return all
}
