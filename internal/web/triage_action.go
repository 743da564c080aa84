package web

import (
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/triage"
	"heard/internal/web/view"
)

func actionRead(c *call) error {
	var f actionForm
	c.Prefill(&f)
	p, err := c.actionPage(f.Note, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

type actionForm struct {
	Note string `form:"note"`
}

func actionDone(c *call) error {
	id, err := idFrom[triage.Action](c, "id")
	if err != nil {
		return err
	}
	var f actionForm
	again := func(fields []fault.Field) (view.Page, error) { return c.actionPage(f.Note, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Triage.Done(c.Context(), c.Viewer(), c.Once(), id, f.Note); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/?done=done")
}

func (c *call) actionPage(note string, fields []fault.Field) (view.ActionShow, error) {
	p := view.ActionShow{Note: note, Problems: view.Problems(fields)}
	id, err := idFrom[triage.Action](c, "id")
	if err != nil {
		return p, err
	}
	a, err := c.site.Triage.ReadAction(c.Context(), c.Viewer(), ident.Of[triage.Action](id.Raw()))
	if err != nil {
		return p, err
	}
	p.Done = a.IsDone()
	p.Rows = []view.SummaryRow{{Key: "What", Text: a.What}, {Key: "By", Text: schoolday.DayForStaff(a.DueOn)}}
	if p.Done {
		p.Rows = append(p.Rows, view.SummaryRow{Key: "Done", Text: schoolday.ForStaff(a.DoneAt)}, view.SummaryRow{Key: "What was done", Text: a.Note})
	}
	return p, nil
}
