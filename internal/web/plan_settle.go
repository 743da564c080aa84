package web

import (
	"strconv"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

type settleForm struct {
	Version      string `form:"version"`
	Coordinator  string `form:"coordinator"`
	Review       string `form:"review"`
	ReviewReason string `form:"review_reason"`
	MadeWith     string `form:"made_with"`
	Professional string `form:"professional"`
	Sooner       string `form:"sooner"`
	Agreed       string `form:"agreed"`
	AgreedWhy    string `form:"agreed_why"`
}

func planSettle(c *call) error {
	p, err := c.settlePage(nil, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func planSettled(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	var f settleForm
	again := func(fields []fault.Field) (view.Page, error) { return c.settlePage(&f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	who, err := ident.Parse[actor.OfStaff](f.Coordinator)
	if err != nil {
		who = actor.StaffID{}
	}
	err = c.site.Plans.Settle(c.Context(), c.Viewer(), c.Once(), id, plan.Settlement{
		Version: number(f.Version), Coordinator: who, ReviewOn: f.Review, Agreed: plan.Agreed(f.Agreed),
		Terms: plan.Terms{MadeWith: f.MadeWith, Professional: f.Professional, LookSooner: f.Sooner, AgreedWhy: f.AgreedWhy, ReviewReason: f.ReviewReason},
	})
	if err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(planPath(id) + "?saved=settled")
}

// number reads a hidden field; anything else is a version that no record has.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

func dayTyped(d schoolday.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.At(0).Format("02/01/2006")
}

func (c *call) settlePage(f *settleForm, fields []fault.Field) (view.Page, error) {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return nil, err
	}
	r, err := c.site.Plans.Open(c.Context(), c.Viewer(), id)
	if err != nil {
		return nil, err
	}
	stands := settled(r)
	shown := stands
	if f == nil && c.kept != nil {
		f = &settleForm{}
		c.Prefill(f)
	}
	if f != nil {
		shown = *f
	} else {
		c.Prefill(&shown)
	}
	p := view.PlanSettle{
		Of:   r.Roster.Label(r.Plan.Pupil),
		Back: planPath(id), Version: stands.Version, Safety: r.Plan.Kind == plan.Safety, Days: reviewDays(r), Coordinator: shown.Coordinator, Review: shown.Review,
		ReviewReason: shown.ReviewReason, MadeWith: shown.MadeWith, Professional: shown.Professional, Sooner: shown.Sooner, Agreed: shown.Agreed,
		AgreedWhy: shown.AgreedWhy, Problems: view.Problems(fields),
	}
	able, err := c.site.Plans.Coordinators(c.Context(), c.Viewer(), id)
	if err != nil {
		return nil, err
	}
	for _, x := range able {
		p.Coordinators = append(p.Coordinators, view.Option{Value: x.ID.String(), Text: x.Person.Name + ", " + x.Person.JobTitle})
	}
	if f != nil && f.Version != stands.Version {
		p.Conflict = settleConflict(stands, *f, r)
	}
	return p, nil
}

// reviewDays is the longest by school policy until a plan of this kind is looked at again.
func reviewDays(r plan.Reading) string {
	if r.Plan.Kind == plan.Safety {
		return strconv.Itoa(r.Clocks.SafetyDays)
	}
	return strconv.Itoa(r.Clocks.SupportDays)
}

// settled is what stands now, as the form would say it.
func settled(r plan.Reading) settleForm {
	t := r.Plan.Terms
	f := settleForm{
		Version: strconv.Itoa(r.Plan.Version), Review: dayTyped(r.Plan.ReviewOn), ReviewReason: t.ReviewReason, MadeWith: t.MadeWith,
		Professional: t.Professional, Sooner: t.LookSooner, Agreed: string(r.Plan.Agreed), AgreedWhy: t.AgreedWhy,
	}
	if who := r.Plan.Keeper(); !who.IsZero() {
		f.Coordinator = who.String()
	}
	if f.Review == "" {
		f.Review = dayTyped(r.Suggested)
	}
	return f
}

func settleConflict(now, typed settleForm, r plan.Reading) *view.ConflictView {
	v := &view.ConflictView{By: "A colleague or the young person", When: schoolday.ForStaff(r.Plan.ChangedAt)}
	name := func(id string) string {
		who, err := ident.Parse[actor.OfStaff](id)
		if err != nil {
			return ""
		}
		return r.Colleagues.Name(who)
	}
	for _, x := range []view.ConflictField{
		{Label: "Who made it together", Saved: now.MadeWith, Typed: typed.MadeWith}, {Label: "Who keeps it together", Saved: name(now.Coordinator), Typed: name(typed.Coordinator)},
		{Label: "When to look again", Saved: now.Review, Typed: typed.Review}, {Label: "Why that day", Saved: now.ReviewReason, Typed: typed.ReviewReason},
		{Label: "Look sooner if", Saved: now.Sooner, Typed: typed.Sooner}, {Label: "Mental health professional", Saved: now.Professional, Typed: typed.Professional},
		{Label: "The young person", Saved: agreedForStaff[plan.Agreed(now.Agreed)], Typed: agreedForStaff[plan.Agreed(typed.Agreed)]},
		{Label: "Their reasons", Saved: now.AgreedWhy, Typed: typed.AgreedWhy},
	} {
		if x.Saved != x.Typed {
			v.Fields = append(v.Fields, x)
		}
	}
	return v
}
