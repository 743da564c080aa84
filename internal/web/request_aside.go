package web

import (
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/sharing"
	"heard/internal/web/view"
)

type requestAsideForm struct {
	Who   string `form:"who"`
	Under string `form:"under"`
	Text  string `form:"text"`
}

func requestAsideShow(c *call) error {
	var f requestAsideForm
	c.Prefill(&f)
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func requestAsideSend(c *call) error {
	id, err := requestID(c)
	if err != nil {
		return err
	}
	var f requestAsideForm
	if err = c.Bind(&f); err == nil {
		err = c.site.Requests.SetAside(c.Context(), c.Viewer(), c.decisions(), c.Once(), id, f.aside())
	}
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return f.page(c, fields) })
	}
	return c.Redirect("/requests/view/" + id.String())
}

// decisions is what the reader may open of sharing decisions.
func (c *call) decisions() authz.Viewer { return c.site.Policy.Glance(c.actor, "sharing", "read") }

func (f requestAsideForm) aside() selfreferral.Aside {
	a := selfreferral.Aside{Text: f.Text}
	if id, err := ident.Parse[actor.OfStaff](f.Who); err == nil {
		a.Who = id
	}
	if id, err := ident.Parse[sharing.Decision](f.Under); err == nil {
		a.Under = id
	}
	return a
}

func (f requestAsideForm) page(c *call, fields []fault.Field) (view.Page, error) {
	id, err := requestID(c)
	if err != nil {
		return nil, err
	}
	a, err := c.site.Requests.Asides(c.Context(), c.Viewer(), c.decisions(), id)
	if err != nil {
		return nil, err
	}
	form := view.RequestAside{Who: f.Who, Under: f.Under, Text: f.Text}
	for _, k := range a.KeptOut {
		form.KeptOut = append(form.KeptOut, view.Choice{Value: k.String(), Text: a.Reading.Colleagues.Name(k)})
	}
	for _, d := range a.Decisions {
		form.Decisions = append(form.Decisions, view.Choice{Value: d.ID.String(), Text: schoolday.ForStaff(d.DecidedAt), Hint: d.Words.Purpose})
	}
	return form.Act(a.Reading.Roster.Label(a.Reading.Request.Pupil), "/requests/view/"+id.String(), view.Problems(fields)), nil
}
