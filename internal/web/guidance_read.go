package web

import (
	"context"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/front"
	"heard/internal/once"
	"heard/internal/web/view"
)

// Guides answers what any adult may know without asking.
type Guides interface {
	Numbers(ctx context.Context, a actor.Actor) (front.Numbers, error)
	SaveNumbers(ctx context.Context, v authz.Viewer, k once.Key, n front.Numbers) error
}

func (s *Site) guidanceRoutes() []Route {
	return []Route{
		{"GET", "/numbers", "guidance", "read", "", numbersShow},
		{"GET", "/numbers/edit", "guidance", "edit", "", numbersEdit},
		{"POST", "/numbers/edit", "guidance", "edit", audit.NumbersSet, numbersSave},
		{"GET", "/first-response", "guidance", "read", "", firstResponseShow},
	}
}

func numbersShow(c *call) error {
	n, err := c.site.Guides.Numbers(c.Context(), c.actor)
	if err != nil {
		return err
	}
	p := view.Numbers{MayEdit: c.may("guidance", "edit")}
	for _, x := range n.People {
		p.School = append(p.School, view.SummaryRow{Key: x.Role, Text: personLine(x)})
	}
	const missing = "Not entered yet. It is on the local authority's website; ask the safeguarding lead to enter it."
	p.Outside = []view.SummaryRow{
		{Key: "Emergency", Text: "999"}, {Key: "Police, not an emergency", Text: "101"},
		{Key: "Children's social care, by day", Text: orElse(n.SocialCare, missing)},
		{Key: "Children's social care, nights and weekends", Text: orElse(n.OutOfHours, missing)},
		{Key: "Designated officer for concerns about adults (LADO)", Text: orElse(n.LADO, missing)},
	}
	return c.Show(p)
}

func firstResponseShow(c *call) error {
	n, err := c.site.Guides.Numbers(c.Context(), c.actor)
	if err != nil {
		return err
	}
	p := view.FirstResponse{MayLog: c.may("concern", "raise")}
	if len(n.People) > 0 {
		p.Lead = personLine(n.People[0])
	}
	return c.Show(p)
}

func personLine(p front.Person) string {
	if p.Phone == "" {
		return p.Name
	}
	return p.Name + ", " + p.Phone
}

func orElse(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}
