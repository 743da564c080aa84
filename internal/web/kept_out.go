package web

import (
	"heard/internal/exclusion"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/sharing"
	"heard/internal/web/view"
)

func keptOutList(c *call) error {
	l, err := c.site.Exclude.List(c.Context(), c.Viewer(), keyFrom(c.gin.Query("before")), pageOf)
	if err != nil {
		return err
	}
	var p view.KeptOut
	for _, x := range l.All {
		p.Rows = append(p.Rows, []view.Cell{
			{Text: l.Roster.Label(x.Pupil), Href: "/kept-out/" + x.ID.String()}, {Text: l.Colleagues.Name(x.Staff)}, {Text: schoolday.ForStaff(x.SaidAt)},
		})
	}
	p.Older = older(l.More, "/kept-out?before=", l.All, func(x exclusion.Exclusion) string { return keyText(x.Key()) })
	return c.Show(p)
}

type keptOutForm struct {
	Under string `form:"under"`
}

func keptOutShow(c *call) error {
	var f keptOutForm
	c.Prefill(&f)
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func keptOutSend(c *call) error {
	id, err := idFrom[exclusion.Exclusion](c, "id")
	if err != nil {
		return err
	}
	var f keptOutForm
	if err = c.Bind(&f); err == nil {
		under, _ := ident.Parse[sharing.Decision](f.Under) // none is no decision of theirs
		err = c.site.Exclude.SetAside(c.Context(), c.Viewer(), c.decisions(), c.Once(), id, under)
	}
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return f.page(c, fields) })
	}
	return c.Redirect("/kept-out")
}

func (f keptOutForm) page(c *call, fields []fault.Field) (view.Page, error) {
	id, err := idFrom[exclusion.Exclusion](c, "id")
	if err != nil {
		return nil, err
	}
	r, err := c.site.Exclude.Open(c.Context(), c.Viewer(), c.decisions(), id)
	if err != nil {
		return nil, err
	}
	p := view.KeptOutOne{
		Who: r.Roster.Label(r.Exclusion.Pupil), Adult: r.Colleagues.Name(r.Exclusion.Staff), Since: schoolday.ForStaff(r.Exclusion.SaidAt),
		Under: f.Under, Stands: r.Exclusion.State == exclusion.Stands,
	}
	for _, d := range r.Decisions {
		p.Decisions = append(p.Decisions, view.Choice{Value: d.ID.String(), Text: schoolday.ForStaff(d.DecidedAt), Hint: d.Words.Purpose})
	}
	return p.Act(view.Problems(fields)), nil
}
