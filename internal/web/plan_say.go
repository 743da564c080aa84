package web

import (
	"strings"

	"heard/internal/fault"
	"heard/internal/plan"
	"heard/internal/sharing"
	"heard/internal/web/view"
)

type sayForm struct {
	Receiver string `form:"receiver"`
	How      string `form:"how"`
}

// fieldPart begins the name of each question about a section.
const fieldPart = "part_"

func planSay(c *call) error {
	var f sayForm
	c.Prefill(&f)
	p, err := c.sayPage(f, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func planSaid(c *call) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	var f sayForm
	again := func(fields []fault.Field) (view.Page, error) { return c.sayPage(f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	receiver, _ := sharing.ParseReceiver(f.Receiver)
	if err := c.site.Plans.Choose(c.Context(), c.Viewer(), c.Once(), id, plan.Said{Receiver: receiver, Answers: c.answers(), How: f.How}); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(planPath(id) + "?saved=said")
}

// answers reads one answer for each section; a question that nobody answered is not there.
func (c *call) answers() map[plan.Key]sharing.Answer {
	given := map[plan.Key]sharing.Answer{}
	typed := c.gin.Request.PostForm
	if c.kept != nil {
		typed = c.kept
	}
	for name, values := range typed {
		if key, ok := strings.CutPrefix(name, fieldPart); ok && len(values) > 0 && values[0] != "" {
			given[plan.Key(key)] = sharing.Answer(values[0])
		}
	}
	return given
}

func (c *call) sayPage(f sayForm, fields []fault.Field) (view.Page, error) {
	r, err := c.openPlan()
	if err != nil {
		return nil, err
	}
	p := view.PlanSay{Of: r.Roster.Label(r.Plan.Pupil), Back: planPath(r.Plan.ID), Receiver: f.Receiver, How: f.How, Problems: view.Problems(fields), Receivers: []view.Option{
		{Value: string(sharing.Team), Text: "The safeguarding team"}, {Value: string(sharing.Family), Text: "Parents and carers, on paper"},
	}}
	for _, x := range r.Hearers {
		if x.ID != c.actor.StaffID() {
			p.Receivers = append(p.Receivers, view.Option{Value: sharing.ToColleague(x.ID).String(), Text: x.Person.Name + ", " + x.Person.JobTitle})
		}
	}
	p.Receivers = append(p.Receivers, outside(r)...)
	typed := c.answers()
	for _, x := range r.Parts {
		if x.Reach != plan.Pinned && x.Reach != plan.OnlyMe {
			p.Rows = append(p.Rows, view.PlanSayRow{Key: string(x.Key), Section: x.Formal, Answer: string(typed[x.Key])})
		}
	}
	return p, nil
}
