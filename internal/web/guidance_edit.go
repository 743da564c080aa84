package web

import (
	"heard/internal/fault"
	"heard/internal/front"
	"heard/internal/web/view"
)

type numbersForm struct {
	Day   string `form:"day" validate:"max=120" say:"Write the number and no more than a few words."`
	Night string `form:"night" validate:"max=120" say:"Write the number and no more than a few words."`
	LADO  string `form:"lado" validate:"max=120" say:"Write the number and no more than a few words."`
}

func numbersEdit(c *call) error {
	n, err := c.site.Guides.Numbers(c.Context(), c.actor)
	if err != nil {
		return err
	}
	f := numbersForm{n.SocialCare, n.OutOfHours, n.LADO}
	c.Prefill(&f)
	return c.Show(f.page(nil))
}

func numbersSave(c *call) error {
	var f numbersForm
	again := func(fields []fault.Field) (view.Page, error) { return f.page(fields), nil }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	err := c.site.Guides.SaveNumbers(c.Context(), c.Viewer(), c.Once(), front.Numbers{SocialCare: f.Day, OutOfHours: f.Night, LADO: f.LADO})
	if err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/numbers")
}

func (f numbersForm) page(fields []fault.Field) view.NumbersEdit {
	return view.NumbersEdit{Day: f.Day, Night: f.Night, LADO: f.LADO, Problems: view.Problems(fields)}
}
