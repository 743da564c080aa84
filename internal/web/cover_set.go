package web

import (
	"heard/internal/fault"
	"heard/internal/waiting"
	"heard/internal/web/view"
)

type coverForm struct {
	For   string `form:"for"`
	By    string `form:"by"`
	From  string `form:"from"`
	Until string `form:"until"`
}

func coverShow(c *call) error {
	var f coverForm
	c.Prefill(&f)
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func coverSend(c *call) error {
	var f coverForm
	again := func(fields []fault.Field) (view.Page, error) { return f.page(c, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	d := waiting.CoverDraft{For: staffFrom(f.For), By: staffFrom(f.By), From: f.From, Until: f.Until}
	if err := c.site.Covers.Set(c.Context(), c.Viewer(), c.Once(), d); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/?done=cover")
}

func (f coverForm) page(c *call, fields []fault.Field) (view.CoverSet, error) {
	p := view.CoverSet{For: f.For, By: f.By, From: f.From, Until: f.Until, Problems: view.Problems(fields)}
	covered, standIns, err := c.site.Covers.People(c.Context(), c.Viewer())
	p.Covered, p.StandIns = people(covered), people(standIns)
	if err != nil {
		return p, err
	}
	if c.gin.Query("ended") != "" {
		p.Said = "The cover has ended. To set it again, send this form"
	}
	all, d, now, err := c.site.Worklist.Cover(c.Context(), c.actor)
	for i, line := range coverLines(all, d, now) {
		p.Now = append(p.Now, view.Link{Text: line, Href: "/cover/end/" + all[i].Cover.String()})
	}
	return p, err
}
