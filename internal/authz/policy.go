// Package authz decides who may do what. Casbin holds the policy; it is read once, compiled to a table, and never asked
// per row. Nothing else in the program compares roles to decide access: routes name an object and an action, reads
// carry a Viewer into their WHERE, and rules on a locked record take the actor.
package authz

import (
	"slices"

	"heard/internal/actor"
	"heard/internal/fault"
)

// Grant is one line of policy.csv.
type Grant struct {
	Role   actor.Role
	Object Object
	Action Action
	Scope  Scope
}

type ask struct {
	role   actor.Role
	object Object
	action Action
}

// Policy is the compiled table. It does not change while the program runs, so it needs no lock.
type Policy struct {
	grants []Grant
	table  map[ask][]Scope
}

// Viewer is an actor with the scopes that the policy grants for one object and action. A read cannot be written without
// one, and only a Policy can make one.
type Viewer struct {
	actor  actor.Actor
	object Object
	action Action
	scopes []Scope
	policy *Policy
}

// Viewer asks the policy. An actor with no grant gets fault.NotAllowed, or fault.SignedOut when nobody is signed in.
func (p *Policy) Viewer(a actor.Actor, o Object, act Action) (Viewer, error) {
	v := p.Glance(a, o, act)
	if len(v.scopes) > 0 {
		return v, nil
	}
	if !a.SignedIn() && a.Kind != actor.KindJob {
		return v, fault.New(fault.SignedOut, "Sign in to open this page.")
	}
	return v, fault.Refused()
}

// Glance is Viewer for pages that show several kinds of thing at once: without a grant the viewer is still returned, has
// no scope, and so finds nothing.
func (p *Policy) Glance(a actor.Actor, o Object, act Action) Viewer {
	v := Viewer{actor: a, object: o, action: act, policy: p}
	for _, r := range a.Roles {
		for _, s := range p.table[ask{r, o, act}] {
			if !slices.Contains(v.scopes, s) {
				v.scopes = append(v.scopes, s)
			}
		}
	}
	return v
}

// Grants lists the policy in the order of the file, for the page that shows it and for the sweeps.
func (p *Policy) Grants() []Grant { return slices.Clone(p.grants) }

// Refusing is a policy that refuses everything; the sweeps use it to show that no route forgets to ask.
func Refusing() *Policy { return &Policy{table: map[ask][]Scope{}} }

// Actor is who looks.
func (v Viewer) Actor() actor.Actor { return v.actor }

// Object is what the viewer was granted for.
func (v Viewer) Object() Object { return v.object }

// Action is what the viewer was granted to do.
func (v Viewer) Action() Action { return v.action }

// Beside is the same actor's Glance for something else: what a record's reading asks, so that its page offers only what
// they may do with this record.
func (v Viewer) Beside(o Object, a Action) Viewer {
	if v.policy == nil {
		return Viewer{actor: v.actor, object: o, action: a}
	}
	return v.policy.Glance(v.actor, o, a)
}

// Scopes lists what the viewer reaches. Empty means nothing at all.
func (v Viewer) Scopes() []Scope { return slices.Clone(v.scopes) }

// Has reports whether the viewer's grant includes the scope.
func (v Viewer) Has(s Scope) bool { return slices.Contains(v.scopes, s) }
