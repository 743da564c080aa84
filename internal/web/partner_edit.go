package web

import (
	"strconv"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/partner"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func authzObject(s string) authz.Object { return authz.Object(s) }
func authzAction(s string) authz.Action { return authz.Action(s) }

func directoryNew(c *call) error {
	f := directoryForm{Version: "0", directoryBoxes: directoryBoxes{Kind: string(partner.Service), State: string(partner.Draft)}}
	c.Prefill(&f)
	return c.showEntry(partner.EntryID{}, f)
}

func directoryEdit(c *call) error {
	id, err := entryID(c)
	if err != nil {
		return err
	}
	d, _, err := c.site.Shelf.All(c.Context(), c.Viewer())
	if err != nil {
		return err
	}
	e, ok := d.ByID(id)
	if !ok {
		return fault.Lost()
	}
	f := directoryForm{Version: strconv.Itoa(e.Version), directoryBoxes: boxesOf(e)}
	c.Prefill(&f)
	return c.showEntry(id, f)
}

func (c *call) showEntry(id partner.EntryID, f directoryForm) error {
	p, err := c.entryPage(id, f, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func directorySave(c *call) error {
	id, err := entryID(c)
	if err != nil {
		return err
	}
	var f directoryForm
	again := func(fields []fault.Field) (view.Page, error) { return c.entryPage(id, f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	e, err := f.entry(schoolday.DateOf(c.site.clock.Now()))
	if err != nil {
		return c.Again(err, again)
	}
	e.ID = id
	e.Version, _ = strconv.Atoi(f.Version) // nonsense is version 0, which no saved entry has
	if _, err := c.site.Shelf.Save(c.Context(), c.Viewer(), c.Once(), e); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/directory?saved=1")
}

// entryPage is the form with what was typed. When somebody else has saved the entry since, theirs stands beside it.
func (c *call) entryPage(id partner.EntryID, f directoryForm, fields []fault.Field) (view.Page, error) {
	d, _, err := c.site.Shelf.All(c.Context(), c.Viewer())
	if err != nil {
		return nil, err
	}
	form := view.DirectoryForm(f.directoryBoxes)
	p := view.DirectoryEdit{Action: c.gin.Request.URL.Path, Version: f.Version, IsNew: id.IsZero(), Form: form, Problems: view.Problems(fields)}
	if e, ok := d.ByID(id); ok && f.Version != strconv.Itoa(e.Version) {
		saved := view.DirectoryForm(boxesOf(e))
		p.Saved, p.SavedBy, p.SavedAt, p.Version = &saved, "Somebody", schoolday.ForStaff(e.UpdatedAt), strconv.Itoa(e.Version)
	}
	p.Orgs, p.Formats = orgOptions(d), nil
	for _, x := range partner.Formats() {
		p.Formats = append(p.Formats, view.Choice{Value: string(x), Text: x.Words()})
	}
	return p, nil
}

func orgOptions(d *partner.Directory) []view.Option {
	var all []view.Option
	for _, o := range d.Organisations() {
		all = append(all, view.Option{Value: o.ID.String(), Text: o.Name})
	}
	return all
}
