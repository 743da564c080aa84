package web

import (
	"heard/internal/account"
	"heard/internal/exclusion"
	"heard/internal/fault"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

type ownNamesForm struct {
	Not []string `form:"not"`
}

func ownNamesShow(c *call) error {
	var f ownNamesForm
	c.Prefill(&f)
	p, err := f.page(c, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func ownNamesSend(c *call) error {
	var f ownNamesForm
	err := c.Bind(&f)
	if err == nil {
		err = c.site.Exclude.KeepOut(c.Context(), c.Viewer(), c.Once(), staffIDs(f.Not))
	}
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return f.page(c, fields) })
	}
	return c.Redirect("/p/names?said=1")
}

func ownNamesBack(c *call) error {
	id, err := idFrom[exclusion.Exclusion](c, "id")
	if err != nil {
		return err
	}
	if err := c.site.Exclude.LetBack(c.Context(), c.Viewer(), c.Once(), id); err != nil {
		return err
	}
	return c.Redirect("/p/names?back=1")
}

func (f ownNamesForm) page(c *call, fields []fault.Field) (view.OwnNames, error) {
	v := c.site.Policy.Glance(c.actor, "own_exclusion", "read")
	o, err := c.site.Exclude.Mine(c.Context(), v)
	p := view.OwnNames{Taken: f.Not, Problems: view.Problems(fields)}
	if err != nil {
		return p, err
	}
	switch {
	case c.gin.Query("said") != "":
		p.Said = "Done. They can't see things about you from now on"
	case c.gin.Query("back") != "":
		p.Said = "Done. They are not kept out any more"
	}
	now := c.site.clock.Now()
	for _, x := range o.All {
		k := view.OwnName{Name: o.Directory.Name(x.Staff), Since: schoolday.ForPupil(x.SaidAt, now), Path: "/p/names/" + x.ID.String()}
		if who, ok := o.Directory.ByID(x.Staff); ok {
			k.Job = who.Person.JobTitle
		}
		if x.State == exclusion.SetAside {
			k.Aside = o.Directory.Name(x.By) + " let them see things about you again " + schoolday.ForPupil(x.ChangedAt, now) + ", and wrote down why. You can ask why."
		}
		p.Kept = append(p.Kept, k)
	}
	p.People = view.Adults{All: colleagues(o.Excludable), Near: o.Near}
	if !o.Reader.IsZero() {
		p.Reader = o.Directory.Name(o.Reader)
	}
	return p, nil
}

// colleagues lists adults with what they do, so that two of one name are told apart.
func colleagues(all []account.Colleague) (choices []view.Choice) {
	for _, c := range all {
		choices = append(choices, view.Choice{Value: c.ID.String(), Text: c.Person.Name, Hint: c.Person.JobTitle})
	}
	return choices
}
