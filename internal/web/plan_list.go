package web

import (
	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func planList(c *call) error {
	before, err := ident.Parse[plan.Plan](c.gin.Query("before"))
	if err != nil {
		before = plan.ID{}
	}
	l, err := c.site.Plans.List(c.Context(), c.Viewer(), before, pageOf)
	if err != nil {
		return err
	}
	p := view.PlanList{May: len(c.site.Policy.Glance(c.actor, "plan", "start").Scopes()) > 0}
	for _, x := range l.Plans {
		p.Rows = append(p.Rows, []view.Cell{
			{Text: l.Roster.Label(x.Pupil), Href: planPath(x.ID)}, {Text: kindForStaff(x.Kind)}, {Text: standsInList(x, l.Reissue[x.ID])},
			{Text: schoolday.DayForStaff(x.ReviewOn)}, {Text: keeper(l.Colleagues, x)},
		})
	}
	p.Older = older(l.More, c.gin.Request.URL.Path+"?before=", l.Plans, func(x plan.Plan) string { return x.ID.String() })
	return c.Show(p)
}

func planPath(id plan.ID) string    { return "/plans/view/" + id.String() }
func ownPlanPath(id plan.ID) string { return "/p/plan/" + id.String() }

func kindForStaff(k plan.Kind) string {
	if k == plan.Safety {
		return "Safety plan"
	}
	return "Support plan"
}

func stateForStaff(p plan.Plan) string {
	switch {
	case p.State == plan.Ended:
		return "Ended"
	case p.State == plan.Drafting:
		return "Being written"
	case p.CopyIsOld():
		return "Active; changed since the copy was given"
	}
	return "Active"
}

func standsInList(p plan.Plan, reissue bool) string {
	if reissue && p.State != plan.Ended {
		return stateForStaff(p) + ". A number in it has changed: new copies are needed"
	}
	return stateForStaff(p)
}

type names interface{ Name(actor.StaffID) string }

func keeper(d names, p plan.Plan) string {
	who := p.Keeper()
	if who.IsZero() {
		return "nobody yet"
	}
	return d.Name(who)
}

type planNewForm struct {
	Find  string `form:"find"`
	Pupil string `form:"pupil"`
	Kind  string `form:"kind"`
}

func planNew(c *call) error {
	f := planNewForm{}
	c.Prefill(&f)
	if f.Find == "" {
		return c.Show(view.PlanNew{Kind: f.Kind})
	}
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// planFind looks a pupil up without JavaScript and shows the form again with what was typed.
func planFind(c *call) error {
	var f planNewForm
	if err := c.Bind(&f); err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return f.page(c, fields) })
	}
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func planStart(c *call) error {
	var f planNewForm
	err := c.Bind(&f)
	again := func(fields []fault.Field) (view.Page, error) { return f.page(c, fields) }
	if err != nil {
		return c.Again(err, again)
	}
	who, err := ident.Parse[actor.OfPupil](f.Pupil)
	if err != nil {
		who = actor.PupilID{}
	}
	id, err := c.site.Plans.Start(c.Context(), c.Viewer(), c.Once(), who, plan.Kind(f.Kind))
	if err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(planPath(id))
}

func (f planNewForm) page(c *call, fields []fault.Field) (view.Page, error) {
	p := view.PlanNew{Find: f.Find, Chosen: f.Pupil, Kind: f.Kind, Problems: view.Problems(fields)}
	found, err := c.site.Plans.Find(c.Context(), c.Viewer(), f.Find)
	if err != nil {
		return nil, err
	}
	for _, x := range found.Pupils {
		p.Found = append(p.Found, view.Choice{Value: x.ID.String(), Text: x.Label})
	}
	if len(p.Found) == 1 {
		p.Chosen = p.Found[0].Value
	}
	return p, nil
}

func planClass(c *call) error {
	all, err := c.site.Plans.ForTeacher(c.Context(), c.Viewer())
	if err != nil {
		return err
	}
	// Who begins plans has them in the menu.
	p := view.PlanClass{Plans: c.may("plan", "read") && !c.may("plan", "start")}
	for _, a := range all.Adjustments {
		p.Rows = append(p.Rows, []view.Cell{
			{Text: all.Roster.Label(a.Pupil)}, {Text: a.Action}, {Text: daysOf(a)}, {Text: all.Colleagues.Name(a.Author)},
		})
	}
	return c.Show(p)
}

func daysOf(a plan.Adjustment) string {
	s := "From " + schoolday.DayForStaff(a.From)
	if !a.Until.IsZero() {
		s += " to " + schoolday.DayForStaff(a.Until)
	}
	if !a.EndedAt.IsZero() {
		s += "; ended " + schoolday.DayForStaff(schoolday.DateOf(a.EndedAt))
	}
	return s
}
