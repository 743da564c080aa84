package web

import (
	"heard/internal/fault"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

var ownTitles = map[plan.Kind]string{plan.Safety: "My plan for hard days", plan.Support: "My plan for school"}

func ownList(c *call) error {
	p, err := c.ownListPage(nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func ownBegin(c *call) error {
	var f struct {
		Kind string `form:"kind"`
	}
	again := func(fields []fault.Field) (view.Page, error) { return c.ownListPage(fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	id, err := c.site.Plans.Start(c.Context(), c.Viewer(), c.Once(), c.actor.PupilID(), plan.Kind(f.Kind))
	if err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(ownPlanPath(id))
}

// ownPlans lists the pupil's own plans as rows; those that ended are not shown again.
func (c *call) ownPlans() (tasks []view.Task, has map[plan.Kind]bool, err error) {
	l, err := c.site.Plans.List(c.Context(), c.site.Policy.Glance(c.actor, "own_plan", "read"), plan.ID{}, pageOf)
	if err != nil {
		return nil, nil, err
	}
	has = map[plan.Kind]bool{}
	for _, x := range l.Plans {
		if x.State == plan.Ended {
			continue
		}
		has[x.Kind] = true
		tasks = append(tasks, view.Task{Title: ownTitles[x.Kind], Href: ownPlanPath(x.ID), Hint: c.lookAgain(x)})
	}
	return tasks, has, nil
}

// ownFront is what the first page shows of plans and sharing.
func (c *call) ownFront() ([]view.Task, error) {
	plans, has, err := c.ownPlans()
	if !has[plan.Safety] || !has[plan.Support] {
		plans = append(plans, view.Task{Title: "Make a plan", Href: "/p/plans", Hint: "For hard days, or for school. On your own or with an adult."})
	}
	return append(plans, view.Task{Title: "What others know", Href: "/p/shared", Hint: "What was passed on, and who has opened what is yours."}), err
}

func (c *call) lookAgain(x plan.Plan) string {
	if x.ReviewOn.IsZero() {
		return ""
	}
	return "You look at it again " + schoolday.DayForPupil(x.ReviewOn, c.site.clock.Now()) + "."
}

func (c *call) ownListPage(fields []fault.Field) (view.OwnList, error) {
	mine, has, err := c.ownPlans()
	p := view.OwnList{Mine: mine, Problems: view.Problems(fields)}
	for _, x := range []view.Choice{
		{Value: string(plan.Safety), Text: ownTitles[plan.Safety], Hint: "What helps, who to call, and what you want people to do."},
		{Value: string(plan.Support), Text: ownTitles[plan.Support], Hint: "What you want, what helps, and who does what."},
	} {
		if !has[plan.Kind(x.Value)] {
			p.Begin = append(p.Begin, x)
		}
	}
	return p, err
}

// notSavedYet says to a young person that something of theirs waits on a page.
const notSavedYet = "Not saved yet"

func ownShow(c *call) error {
	r, err := c.openPlan()
	if err != nil {
		return err
	}
	base := ownPlanPath(r.Plan.ID)
	begun, err := c.begunParts(r.Plan, base)
	if err != nil {
		return err
	}
	p := view.OwnShow{
		Title: ownTitles[r.Plan.Kind], Review: c.lookAgain(r.Plan), Standing: planStanding(r.Plan), Notice: ownNotices[c.gin.Query("saved")],
		Groups: planGroups(r, base, begun, hubWords{func(x plan.Part) string { return x.Title }, notSavedYet, notSavedYet}),
		Links:  []view.Link{{Text: "Who can see this", Href: base + "/who"}, {Text: "A copy to keep", Href: base + "/paper"}},
	}
	if who := r.Plan.Keeper(); !who.IsZero() {
		p.Keeper = r.Colleagues.Name(who)
	}
	if r.Plan.State != plan.Ended {
		p.Links = append(p.Links, view.Link{Text: "Say if you agree with it", Href: base + "/agree"})
		for _, n := range r.Missing {
			p.Missing = append(p.Missing, n.Pupil)
		}
	}
	if len(r.Outdated) > 0 && r.Plan.State != plan.Ended {
		p.Standing = "A number on your plan has changed. Open “Numbers for any time” and save it. Then get a new copy."
	}
	today := schoolday.DateOf(c.site.clock.Now())
	for _, a := range r.Adjustments {
		if a.InForce(today) {
			p.Changes = append(p.Changes, a.Action)
		}
	}
	return c.Show(p)
}

var ownNotices = map[string]string{"part": "What you wrote is kept", "agreed": "What you said is kept", "kept": "The plan is on now"}

func planStanding(p plan.Plan) string {
	switch {
	case p.State == plan.Ended:
		return "This plan has ended. You can still read it."
	case p.State == plan.Drafting:
		return "You are still making this plan."
	case p.CopyIsOld():
		return "Something has changed. Get a new copy."
	}
	return "This plan is on."
}

func ownPart(c *call) error {
	return c.showPart(ownPage)
}

func ownWrite(c *call) error { return c.writePart(ownPlanPath, ownPage) }

func ownPage(p view.PlanPart) view.Page { return view.OwnPart{PlanPart: p} }

func ownVersions(c *call) error {
	p, err := c.versionsPage(ownPlanPath)
	if err != nil {
		return err
	}
	return c.Show(view.OwnVersions{PlanVersions: p})
}

type agreeForm struct {
	Version string `form:"version"`
	Agreed  string `form:"agreed"`
	Why     string `form:"why"`
}

func ownAgree(c *call) error {
	p, err := c.agreePage(nil, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func ownAgreed(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	var f agreeForm
	again := func(fields []fault.Field) (view.Page, error) { return c.agreePage(&f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Plans.Agree(c.Context(), c.Viewer(), c.Once(), id, number(f.Version), plan.Agreed(f.Agreed), f.Why); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(ownPlanPath(id) + "?saved=agreed")
}

func (c *call) agreePage(f *agreeForm, fields []fault.Field) (view.Page, error) {
	r, err := c.openPlan()
	if err != nil {
		return nil, err
	}
	now := settled(r)
	p := view.OwnAgree{Back: ownPlanPath(r.Plan.ID), Version: now.Version, Agreed: now.Agreed, Why: now.AgreedWhy, Problems: view.Problems(fields)}
	if f == nil && c.kept != nil {
		f = &agreeForm{}
		c.Prefill(f)
	}
	if f != nil {
		p.Agreed, p.Why = f.Agreed, f.Why
	}
	return p, nil
}
