package web

import (
	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/partner"
	"heard/internal/referral"
	"heard/internal/web/view"
)

type referralNewForm struct {
	Find    string `form:"find"`
	Pupil   string `form:"pupil"`
	Entry   string `form:"entry"`
	Journey string `form:"journey"`
	For     string `form:"for"`
}

func referralNew(c *call) error {
	var f referralNewForm
	c.Prefill(&f)
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func referralBegin(c *call) error {
	var f referralNewForm
	again := func(fields []fault.Field) (view.Page, error) { return f.page(c, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	b := referral.Beginning{Typed: f.Find, For: f.For}
	b.Pupil, _ = ident.Parse[actor.OfPupil](f.Pupil) // nothing chosen is answered by the form
	b.Entry, _ = ident.Parse[partner.Entry](f.Entry)
	b.Journey, _ = ident.Parse[referral.Journey](f.Journey)
	id, err := c.site.Referral.Begin(c.Context(), c.Viewer(), c.Once(), b)
	if err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/referrals/write/" + id.String())
}

func (f referralNewForm) page(c *call, fields []fault.Field) (view.Page, error) {
	p := view.ReferralNew{Find: f.Find, Chosen: f.Pupil, Service: f.Entry, Journey: f.Journey, For: f.For, Problems: view.Problems(fields)}
	help, err := c.site.Referral.Help(c.Context(), c.Viewer(), f.Find, f.Pupil)
	if err != nil {
		return nil, err
	}
	for _, x := range help.Pupils {
		p.Found = append(p.Found, view.Choice{Value: x.ID.String(), Text: x.Label})
	}
	if len(help.Pupils) == 1 {
		p.Chosen = help.Pupils[0].ID.String()
	}
	for _, e := range help.Services.Referable() {
		name := e.Name
		if o := help.Services.Organisation(e.Org); o.Name != e.Name {
			name += ", " + o.Name
		}
		p.Services = append(p.Services, view.Option{Value: e.ID.String(), Text: name})
	}
	for _, j := range help.Journeys {
		p.Journeys = append(p.Journeys, view.Choice{Value: j.ID.String(), Text: j.Title()})
	}
	return p, nil
}
