package web

import (
	"strconv"
	"strings"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/partner"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

type partnerAgreementForm struct {
	Version string `form:"version"`
	partnerAgreementBoxes
}

type partnerAgreementBoxes struct {
	Org       string   `form:"org"`
	Reference string   `form:"reference"`
	Purpose   string   `form:"purpose"`
	First     string   `form:"first"`
	Last      string   `form:"last"`
	Ended     string   `form:"ended"`
	Covers    []string `form:"covers"`
}

func partnerAgreementList(c *call) error {
	p, err := c.partnerAgreementPage("new", partnerAgreementForm{Version: "0"}, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func partnerAgreementEdit(c *call) error {
	register, err := c.site.Shelf.Agreements(c.Context(), c.Viewer())
	if err != nil {
		return err
	}
	f := partnerAgreementForm{Version: "0"}
	if id := c.gin.Param("id"); id != "new" {
		a, ok := findPartnerAgreement(register, id)
		if !ok {
			return fault.Lost()
		}
		f = partnerAgreementForm{Version: strconv.Itoa(a.Version), partnerAgreementBoxes: partnerAgreementBoxes{
			Org: a.Org.String(), Reference: a.Reference, Purpose: a.Purpose, First: a.First.Typed(), Last: a.Last.Typed(), Ended: a.EndedOn.Typed(),
		}}
		for _, x := range a.Covers {
			f.Covers = append(f.Covers, string(x))
		}
	}
	c.Prefill(&f)
	p, err := c.partnerAgreementPage(c.gin.Param("id"), f, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func findPartnerAgreement(register partner.Covers, id string) (partner.Agreement, bool) {
	for _, a := range register.Agreements {
		if a.ID.String() == id {
			return a, true
		}
	}
	return partner.Agreement{}, false
}

func partnerAgreementSave(c *call) error {
	id := c.gin.Param("id")
	var f partnerAgreementForm
	again := func(fields []fault.Field) (view.Page, error) { return c.partnerAgreementPage(id, f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	a, err := f.agreement()
	if err == nil && id != "new" {
		if a.ID, err = idFrom[partner.Agreement](c, "id"); err != nil {
			return err
		}
	}
	if err == nil {
		err = c.site.Shelf.SaveAgreement(c.Context(), c.Viewer(), c.Once(), a)
	}
	if err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/partner-agreements?saved=1")
}

func (f partnerAgreementForm) agreement() (partner.Agreement, error) {
	var bad fault.Fields
	a := partner.Agreement{Reference: f.Reference, Purpose: f.Purpose}
	a.Org, _ = ident.Parse[actor.OfOrg](f.Org)
	a.First, _ = schoolday.ParseDay(f.First)
	a.Last, _ = schoolday.ParseDay(f.Last)
	var ok bool
	a.EndedOn, ok = schoolday.ParseDay(f.Ended)
	bad.Need(ok || f.Ended == "", "ended", "Write the day like this: 20/11/2026.")
	a.Version, _ = strconv.Atoi(f.Version)
	for _, x := range f.Covers {
		a.Covers = append(a.Covers, partner.Purpose(x))
	}
	return a, bad.Err()
}

func (c *call) partnerAgreementPage(id string, f partnerAgreementForm, fields []fault.Field) (view.Page, error) {
	register, err := c.site.Shelf.Agreements(c.Context(), c.Viewer())
	if err != nil {
		return nil, err
	}
	p := view.PartnerAgreements{
		Saved: c.gin.Query("saved") != "", MayEdit: c.may("partner_agreement", "edit"), Action: "/partner-agreements/" + id, Version: f.Version, Form: view.PartnerAgreementForm(f.partnerAgreementBoxes),
		Orgs: orgOptions(register.Services), Problems: view.Problems(fields),
	}
	if a, ok := findPartnerAgreement(register, id); ok {
		p.Version = strconv.Itoa(a.Version)
	} else if id != "new" {
		return nil, fault.Lost()
	}
	for _, x := range partner.Purposes() {
		p.Covers = append(p.Covers, view.Choice{Value: string(x), Text: x.Words()})
	}
	for _, a := range register.Agreements {
		p.Rows = append(p.Rows, partnerAgreementRow(a, register, p.MayEdit))
		if a.EndsSoon(register.On) {
			p.Warnings = append(p.Warnings, "The agreement with "+register.Services.Organisation(a.Org).Name+" ends on "+schoolday.DayForStaff(a.Last)+". After that day nothing can be sent to them.")
		}
	}
	return p, nil
}

func partnerAgreementRow(a partner.Agreement, register partner.Covers, mayEdit bool) []view.Cell {
	covers := make([]string, len(a.Covers))
	for i, x := range a.Covers {
		covers[i] = x.Words()
	}
	standing, review := "Not in date", ""
	if a.IsInDate(register.On.Date) {
		standing = "In date"
	}
	if !a.IsOver(register.On.Date) {
		review = schoolday.DayForStaff(a.ReviewBy(register.On.Date))
	}
	name := view.Cell{Text: register.Services.Organisation(a.Org).Name}
	if mayEdit {
		name.Href = "/partner-agreements/" + a.ID.String()
	}
	return []view.Cell{
		name, {Text: a.Reference}, {Text: strings.Join(covers, ", ")}, {Text: schoolday.DayForStaff(a.First)}, {Text: schoolday.DayForStaff(a.Last)},
		{Text: standing}, {Text: review},
	}
}
