package web

import (
	"heard/internal/concern"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

// pageOf is how many rows one page of a list holds.
const pageOf = 25

func concernList(c *call) error {
	before, err := ident.Parse[concern.Concern](c.gin.Query("before"))
	if err != nil {
		before = concern.ID{}
	}
	all, roster, err := c.site.Concerns.Mine(c.Context(), c.Viewer(), before, pageOf)
	if err != nil {
		return err
	}
	p := view.ConcernMine{}
	for _, x := range all {
		p.Rows = append(p.Rows, []view.Cell{
			{Text: namesOf(x.Pupils, roster), Href: "/concerns/view/" + x.ID.String()},
			{Text: schoolday.ForStaff(x.WrittenAt)}, {Text: x.State.ForAuthor()},
		})
	}
	if len(all) == pageOf {
		p.Older = "/concerns?before=" + all[len(all)-1].ID.String()
	}
	return c.Show(p)
}

func namesOf(all []concern.Involved, roster *pupil.Roster) string {
	s := ""
	for i, p := range all {
		if i > 0 {
			s += "; "
		}
		s += roster.Label(p.Pupil)
	}
	return s
}

func concernRead(c *call) error {
	id, err := idFrom[concern.Concern](c, "id")
	if err != nil {
		return err
	}
	p, err := c.concernPage(id, "", nil)
	if err != nil {
		return err
	}
	p.JustSaved = c.gin.Query("saved") != ""
	return c.Show(p)
}

type concernAddForm struct {
	More string `form:"more" validate:"required" say:"Write what you want to add."`
}

func concernAdd(c *call) error {
	id, err := idFrom[concern.Concern](c, "id")
	if err != nil {
		return err
	}
	var f concernAddForm
	again := func(fields []fault.Field) (view.Page, error) { return c.concernPage(id, f.More, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Concerns.Add(c.Context(), c.Viewer(), c.Once(), id, f.More); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/concerns/view/" + id.String())
}

func (c *call) concernPage(id concern.ID, adding string, fields []fault.Field) (view.ConcernShow, error) {
	r, err := c.site.Concerns.Read(c.Context(), c.Viewer(), id)
	if err != nil {
		return view.ConcernShow{}, err
	}
	x, w := r.Concern, r.Concern.Words
	p := view.ConcernShow{
		Reference: x.Reference, State: x.State.ForAuthor(), ChildSaid: w.ChildWords, Opinion: w.Opinion,
		MayAdd: r.MayAdd, Adding: adding, Missing: x.MissingForDecision(), Problems: view.Problems(fields),
		About: []view.SummaryRow{
			{Key: "About", Text: namesOf(x.Pupils, r.Roster)},
			{Key: "Written by", Text: w.AuthorName + ", " + w.AuthorRole},
			{Key: "Happened", Text: schoolday.ForStaff(x.EventAt)},
			{Key: "Written", Text: schoolday.ForStaff(x.WrittenAt)},
		},
	}
	for _, row := range []view.SummaryRow{
		{Key: "What was seen or heard", Text: w.Facts}, {Key: "Place", Text: w.Place}, {Key: "Who was there", Text: w.Present},
		{Key: "What was asked", Text: w.Questions}, {Key: "What the child wants", Text: w.Wishes}, {Key: "Told in person", Text: w.ToldFirst},
		{Key: "Does the child know", Text: w.ToldChild}, {Key: "Physical care", Text: w.Care}, {Key: "Already done", Text: w.Done},
		{Key: "Why later", Text: w.LateReason}, {Key: "Related to anyone", Text: w.Conflict},
	} {
		if row.Text != "" {
			p.Record = append(p.Record, row)
		}
	}
	for _, a := range r.Additions {
		p.Added = append(p.Added, view.TimelineItem{
			Title: "Added", By: r.Colleagues.Name(a.Author), When: schoolday.ForStaff(a.WrittenAt), DateTime: schoolday.ForMachine(a.WrittenAt), Text: a.Text,
		})
	}
	return p, nil
}
