package web

import (
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/web/view"
	"heard/policies"
)

func (s *Site) policyRoutes() []Route {
	return []Route{{"GET", "/who-can-see-what", "policy", "read", "", policyRead}}
}

// policyRead shows the very policy that the gate asks, so that page and program cannot disagree.
func policyRead(c *call) error {
	var roles []view.PolicyRole
	for _, r := range actor.Roles() {
		role := view.PolicyRole{Title: r.Title(), About: policies.About[string(r)]}
		for _, g := range c.site.Policy.Grants() {
			if g.Role == r {
				role.Grants = append(role.Grants, view.PolicyGrant{
					Thing: policies.Thing(string(g.Object)), Act: policies.Act(string(g.Action)), Reach: policies.Reach(string(g.Scope)),
				})
			}
		}
		roles = append(roles, role)
	}
	return c.Show(view.WhoCanSeeWhat{Roles: roles})
}

var _ = audit.PolicyRead
