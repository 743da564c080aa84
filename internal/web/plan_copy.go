package web

import (
	"strconv"

	"heard/internal/fault"
	"heard/internal/plan"
	"heard/internal/web/view"
)

type copyForm struct {
	Version string `form:"version"`
	Holder  string `form:"holder"`
	Format  string `form:"format"`
	Given   string `form:"given"`
	To      string `form:"to" validate:"max=200" say:"A name and a few words are enough."`
}

func planCopy(c *call) error {
	f := copyForm{Holder: string(plan.HeldByPupil), Format: string(plan.PDF)}
	c.Prefill(&f)
	p, err := c.copyPage(f, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func planCopied(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	var f copyForm
	again := func(fields []fault.Field) (view.Page, error) { return c.copyPage(f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	err = c.site.Plans.GiveCopy(c.Context(), c.Viewer(), c.Once(), id, plan.Handing{
		Version: number(f.Version), Holder: plan.Holder(f.Holder), Format: plan.Format(f.Format), GivenOn: f.Given, To: f.To,
	})
	if err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(planPath(id) + "?saved=copy")
}

func (c *call) copyPage(f copyForm, fields []fault.Field) (view.Page, error) {
	r, err := c.openPlan()
	if err != nil {
		return nil, err
	}
	p := view.PlanCopy{
		Of:   r.Roster.Label(r.Plan.Pupil),
		Back: planPath(r.Plan.ID), Version: strconv.Itoa(r.Plan.Version), Edition: strconv.Itoa(r.Plan.Edition), Holder: f.Holder, Format: f.Format,
		Given: f.Given, To: f.To, Problems: view.Problems(fields),
	}
	for _, n := range r.Missing {
		p.Missing = append(p.Missing, n.Formal)
	}
	return p, nil
}

// openPlan opens the plan that the address names.
func (c *call) openPlan() (plan.Reading, error) {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return plan.Reading{}, err
	}
	return c.site.Plans.Open(c.Context(), c.Viewer(), id)
}

type endForm struct {
	Version string `form:"version"`
	Why     string `form:"why"`
	Told    string `form:"told"`
}

func planEnd(c *call) error {
	var f endForm
	c.Prefill(&f)
	p, err := c.endPage(f, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func planEnded(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	var f endForm
	again := func(fields []fault.Field) (view.Page, error) { return c.endPage(f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Plans.End(c.Context(), c.Viewer(), c.Once(), id, number(f.Version), f.Why, f.Told); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(planPath(id) + "?saved=ended")
}

func (c *call) endPage(f endForm, fields []fault.Field) (view.Page, error) {
	r, err := c.openPlan()
	if err != nil {
		return nil, err
	}
	return view.PlanEnd{Of: r.Roster.Label(r.Plan.Pupil), Back: planPath(r.Plan.ID), Version: strconv.Itoa(r.Plan.Version), Why: f.Why, Told: f.Told, Problems: view.Problems(fields)}, nil
}

type adjustForm struct {
	Action string `form:"action"`
	Reason string `form:"reason"`
	From   string `form:"from"`
	Until  string `form:"until"`
}

func planAdjust(c *call) error {
	var f adjustForm
	c.Prefill(&f)
	p, err := c.adjustPage(f, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func planAdjusted(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	var f adjustForm
	again := func(fields []fault.Field) (view.Page, error) { return c.adjustPage(f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Plans.Adjust(c.Context(), c.Viewer(), c.Once(), id, plan.NewAdjustment(f)); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(planPath(id) + "?saved=adjusted")
}

func (c *call) adjustPage(f adjustForm, fields []fault.Field) (view.Page, error) {
	r, err := c.openPlan()
	if err != nil {
		return nil, err
	}
	if r.Plan.Kind != plan.Support {
		return nil, fault.Lost()
	}
	return view.PlanAdjust{Of: r.Roster.Label(r.Plan.Pupil), Back: planPath(r.Plan.ID), Action: f.Action, Reason: f.Reason, From: f.From, Until: f.Until, Problems: view.Problems(fields)}, nil
}

func planAdjustEnd(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	adjustment, err := idFrom[plan.Adjustment](c, "adjustment")
	if err != nil {
		return err
	}
	var f struct {
		Version string `form:"version"`
	}
	if err := c.Bind(&f); err != nil {
		return err
	}
	if err := c.site.Plans.EndAdjustment(c.Context(), c.Viewer(), c.Once(), id, adjustment, number(f.Version)); err != nil {
		return err
	}
	return c.Redirect(planPath(id) + "?saved=adjustment_ended")
}
