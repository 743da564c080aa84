package web

import (
	"heard/internal/account"
	"heard/internal/audit"
	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/sharing"
	"heard/internal/web/view"
)

// ownSharing is a young person's own view of sharing. Its older pages go on with who has opened what, or with what was passed on.
func ownSharing(c *call) error {
	if id, err := ident.Parse[sharing.Decision](c.gin.Query("passed")); err == nil {
		return c.passedOn(id)
	}
	before, err := ident.ParseRaw(c.gin.Query("before"))
	if err != nil {
		before = ident.Raw{}
	}
	m, err := c.site.Sharing.Mine(c.Context(), c.Viewer(), before)
	if err != nil {
		return err
	}
	p := view.OwnSharing{IsOlder: !before.IsZero(), Opened: c.byWhom(m.Staff, m.Openings, m.More || !before.IsZero())}
	p.Older = older(m.More, "/p/shared?before=", m.Openings, func(o audit.Opening) string { return o.ID.String() })
	if p.IsOlder {
		return c.Show(p)
	}
	c.passed(&p, m)
	p.Plans, err = c.sharable()
	if err != nil {
		return err
	}
	return c.Show(p)
}

// passedOn is what was passed on before a decision.
func (c *call) passedOn(before sharing.DecisionID) error {
	m, err := c.site.Sharing.MineBefore(c.Context(), c.Viewer(), before)
	if err != nil {
		return err
	}
	p := view.OwnSharing{IsPassed: true}
	c.passed(&p, m)
	return c.Show(p)
}

func (c *call) passed(p *view.OwnSharing, m sharing.Mine) {
	for _, d := range m.Shared {
		p.Shared = append(p.Shared, c.ownShared(d))
	}
	p.OlderShared = older(m.MoreShared, "/p/shared?passed=", m.Shared, func(d sharing.Decision) string { return d.ID.String() })
}

func (c *call) ownShared(d sharing.Decision) view.OwnShared {
	x := view.OwnShared{When: schoolday.ForPupil(d.DecidedAt, c.site.clock.Now()), To: d.Words.To, What: d.Words.Items, Why: d.Words.Purpose, How: d.Words.ToldHow,
		By: d.Words.AuthorName, Choices: d.Words.Choices, Agree: "You said this was OK."}
	if d.Overrides {
		x.Agree = "You did not say yes. It was passed on to keep you or someone else safe."
	}
	return x
}

// sharable leads to what is theirs to share.
func (c *call) sharable() (tasks []view.Task, err error) {
	mine, _, err := c.ownPlans()
	if err != nil {
		return nil, err
	}
	for _, t := range mine {
		t.Href, t.Hint = t.Href+"/who", ""
		tasks = append(tasks, t)
	}
	next, err := c.nextTask()
	for _, t := range next {
		t.Href, t.Hint = "/p/next/who", ""
		tasks = append(tasks, t)
	}
	return tasks, err
}

// byWhom gathers what each person did, whoever was there last first.
func (c *call) byWhom(d *account.Directory, all []audit.Opening, inPart bool) (groups []view.OwnOpened) {
	place := map[string]int{}
	for _, item := range c.openings(d, all) {
		n, known := place[item.Title]
		if !known {
			n = len(groups)
			place[item.Title] = n
			groups = append(groups, view.OwnOpened{Who: item.Title, Last: lower(item.When), Part: inPart})
		}
		item.Title, item.Text = upper(item.Text), ""
		groups[n].Items = append(groups[n].Items, item)
	}
	return groups
}
