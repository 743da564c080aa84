package web

import (
	"strings"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/sharing"
	"heard/internal/web/view"
)

type sharingForm struct {
	Find       string `form:"find"`
	Pupil      string `form:"pupil"`
	Prompt     string `form:"prompt"`
	Items      string `form:"items"`
	To         string `form:"to"`
	Org        string `form:"org"`
	Checked    string `form:"checked"`
	Purpose    string `form:"purpose"`
	Agreed     string `form:"agreed"`
	AgreedWhy  string `form:"agreed_why"`
	Competence string `form:"competence"`
	Parents    string `form:"parents"`
	ParentsWhy string `form:"parents_why"`
	Outcome    string `form:"outcome"`
	Reasons    string `form:"reasons"`
	Protect    string `form:"protect"`
	Told       string `form:"told"`
	ToldBy     string `form:"told_by"`
	ToldHow    string `form:"told_how"`
	ToldOn     string `form:"told_on"`
	Choices    string `form:"choices"`
	Response   string `form:"response"`
	NotTold    string `form:"not_told"`
	Review     string `form:"review"`
	Basis      string `form:"basis"`
	Condition  string `form:"condition"`
	Extent     string `form:"extent"`
	ExtraWhy   string `form:"extra_why"`
	HowSent    string `form:"how_sent"`
	Override   string `form:"override"`
	Advice     string `form:"advice"`
}

func sharingNew(c *call) error {
	var f sharingForm
	c.Prefill(&f)
	if f.Find == "" && f.Pupil == "" {
		p, err := f.blank(c, nil)
		if err != nil {
			return err
		}
		return c.Show(p)
	}
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// sharingFind looks a pupil up without JavaScript and shows the form again with what was typed.
func sharingFind(c *call) error {
	var f sharingForm
	if err := c.Bind(&f); err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return f.page(c, fields) })
	}
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func sharingDecide(c *call) error {
	var f sharingForm
	again := func(fields []fault.Field) (view.Page, error) { return f.page(c, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	id, err := c.site.Sharing.Decide(c.Context(), c.Viewer(), c.Once(), f.draft())
	if err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/sharing/view/" + id.String() + "?saved=1")
}

// draft gives the form its meaning; what is wrong with it the domain says.
func (f sharingForm) draft() sharing.Draft {
	d := sharing.Draft{Review: f.Review, Decision: sharing.Decision{
		Outcome: sharing.Outcome(f.Outcome), Basis: sharing.Basis(f.Basis), Agreed: sharing.Agreed(f.Agreed), Told: sharing.Told(f.Told),
		Words: sharing.Words{
			Prompt: sharing.Prompt(f.Prompt), To: f.To, Checked: f.Checked, Purpose: f.Purpose, Reasons: f.Reasons, Condition: f.Condition,
			AgreedWhy: f.AgreedWhy, Competence: f.Competence, Parents: sharing.Parents(f.Parents), ParentsWhy: f.ParentsWhy, Override: f.Override,
			Advice: f.Advice, ToldOn: f.ToldOn, ToldHow: f.ToldHow, ToldBy: f.ToldBy, Response: f.Response, Choices: f.Choices, NotTold: f.NotTold,
			Protect: f.Protect, Extent: sharing.Extent(f.Extent), ExtraWhy: f.ExtraWhy, HowSent: f.HowSent,
		},
	}}
	for line := range strings.SplitSeq(f.Items, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			d.Words.Items = append(d.Words.Items, line)
		}
	}
	if id, err := ident.Parse[actor.OfPupil](f.Pupil); err == nil {
		d.Pupil = id
	}
	if id, err := ident.Parse[actor.OfOrg](f.Org); err == nil {
		d.Org = id
	}
	return d
}

// blank is the form as it was filled, without looking anybody up.
func (f sharingForm) blank(c *call, fields []fault.Field) (view.SharingNew, error) {
	p := view.SharingNew{Problems: view.Problems(fields), V: valuesOf(&f)}
	services, _, err := c.site.Shelf.All(c.Context(), c.site.Policy.Glance(c.actor, "directory", "read"))
	if err != nil {
		return p, err
	}
	for _, o := range services.Organisations() {
		p.Orgs = append(p.Orgs, view.Option{Value: o.ID.String(), Text: o.Name})
	}
	return p, nil
}

func (f sharingForm) page(c *call, fields []fault.Field) (view.SharingNew, error) {
	p, err := f.blank(c, fields)
	if err != nil {
		return p, err
	}
	found, err := c.site.Sharing.Find(c.Context(), c.Viewer(), f.Find, f.Pupil)
	if err != nil {
		return p, err
	}
	for _, x := range found {
		p.Found = append(p.Found, view.Choice{Value: x.ID.String(), Text: x.Label})
	}
	if len(p.Found) == 1 {
		p.V["pupil"] = p.Found[0].Value
	}
	return p, nil
}
