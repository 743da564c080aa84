package web

import (
	"context"
	"strings"

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
		p.School = append(p.School, view.HelpLine{Name: x.Role, About: x.Name, Number: x.Phone, Tel: dial(x.Phone)})
	}
	const missing = "Not entered yet. It is on the local authority's website; ask the safeguarding lead to enter it."
	p.Outside = []view.HelpLine{
		{Name: "Emergency", Number: "999", Tel: "999"}, {Name: "Police, not an emergency", Number: "101", Tel: "101"},
		entered("Children's social care, by day", n.SocialCare, missing),
		entered("Children's social care, nights and weekends", n.OutOfHours, missing),
		entered("Designated officer for concerns about adults (LADO)", n.LADO, missing),
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

// entered is a line as somebody typed it: what it begins with is the number, and dials; the rest says when and who.
func entered(name, typed, missing string) view.HelpLine {
	if typed == "" {
		return view.HelpLine{Name: name, About: missing}
	}
	end := strings.IndexFunc(typed, func(r rune) bool { return (r < '0' || r > '9') && r != ' ' && r != '+' })
	if end < 0 {
		end = len(typed)
	}
	number, rest := strings.TrimSpace(typed[:end]), strings.TrimLeft(typed[end:], ",;: ")
	if len(dial(number)) < 3 {
		return view.HelpLine{Name: name, About: typed}
	}
	return view.HelpLine{Name: name, Number: number, Tel: dial(number), About: rest}
}

func orElse(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}
