package web

import (
	"slices"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/web/view"
	"heard/policies"
)

func (s *Site) policyRoutes() []Route {
	return []Route{{"GET", "/who-can-see-what", "policy", "read", "", policyRead}}
}

// policyRead shows the very policy that the gate asks, so that page and program cannot disagree. Whoever reads it finds their own
// roles first, the nearest of them before what every adult may.
func policyRead(c *call) error {
	var p view.WhoCanSeeWhat
	for _, r := range actor.Roles() {
		role := c.policyRole(r)
		if c.actor.Is(r) {
			p.Own = slices.Insert(p.Own, 0, role)
		} else {
			p.Others = append(p.Others, role)
		}
	}
	return c.Show(p)
}

// policyRole says a role's grants: what may be done with a thing in one line for each reach, as a person would say it.
func (c *call) policyRole(r actor.Role) view.PolicyRole {
	role := view.PolicyRole{Title: r.Title(), About: policies.About[string(r)]}
	for _, g := range c.site.Policy.Grants() {
		if g.Role != r {
			continue
		}
		thing, act, reach := policies.Thing(string(g.Object)), policies.Act(string(g.Action)), policies.Reach(string(g.Scope))
		if i := slices.IndexFunc(role.Grants, func(x view.PolicyGrant) bool { return x.Thing == thing && x.Reach == reach }); i >= 0 {
			role.Grants[i].Act += "; " + act
			continue
		}
		role.Grants = append(role.Grants, view.PolicyGrant{Thing: thing, Act: act, Reach: reach})
	}
	return role
}

var _ = audit.PolicyRead
