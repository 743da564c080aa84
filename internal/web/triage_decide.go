package web

import (
	"strconv"
	"strings"

	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/triage"
	"heard/internal/web/view"
)

func decideShow(c *call) error {
	record, err := c.record()
	if err != nil {
		return err
	}
	var f decideForm
	c.Prefill(&f)
	p, err := c.decidePage(record, f, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func decideSend(c *call) error {
	record, err := c.record()
	if err != nil {
		return err
	}
	var f decideForm
	if err := c.Bind(&f); err != nil {
		return c.Again(err, c.decideAgain(record, f, false))
	}
	if err := c.site.Triage.Decide(c.Context(), c.Viewer(), c.Once(), record, f.draft()); err != nil {
		return c.Again(err, c.decideAgain(record, f, fault.Is(err, fault.Conflict)))
	}
	return c.Redirect("/?done=decided")
}

func acknowledgeSend(c *call) error {
	record, err := c.record()
	if err != nil {
		return err
	}
	if err := c.site.Triage.Acknowledge(c.Context(), c.Viewer(), c.Once(), record); err != nil {
		return c.Again(err, c.decideBeside(c.decideAgain(record, decideForm{}, false)))
	}
	return c.Redirect(c.decidePath(record))
}

type closeForm struct {
	Version string `form:"version"`
	Outcome string `form:"outcome"`
}

func closeSend(c *call) error {
	record, err := c.record()
	if err != nil {
		return err
	}
	var f closeForm
	again := c.decideBeside(func(fields []fault.Field) (view.Page, error) {
		p, err := c.decidePage(record, decideForm{}, fields)
		p.Outcome = f.Outcome
		return p, err
	})
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Triage.Close(c.Context(), c.Viewer(), c.Once(), record, number(f.Version), f.Outcome); err != nil {
		return c.Again(err, again)
	}
	return c.Redirect("/?done=closed")
}

// record is the entry that the address names, whatever its kind.
func (c *call) record() (ident.Raw, error) {
	id, err := ident.ParseRaw(c.gin.Param("id"))
	if err != nil {
		return id, fault.Lost()
	}
	return id, nil
}

func (c *call) decidePath(record ident.Raw) string {
	return triage.Pages[c.route.Object] + "/decide/" + record.String()
}

// decideAgain shows the page once more with everything that was typed. After a conflict the version is the new one, and
// what somebody else decided stands beside what was typed.
func (c *call) decideAgain(record ident.Raw, f decideForm, conflict bool) func([]fault.Field) (view.Page, error) {
	return func(fields []fault.Field) (view.Page, error) {
		p, err := c.decidePage(record, f, fields)
		if err != nil {
			return nil, err
		}
		if conflict {
			p.Conflict, err = c.conflictBeside(record, f)
		}
		return p, err
	}
}

// decideBeside shows the page again after another of its forms was sent: a decision that was begun still waits.
func (c *call) decideBeside(page func([]fault.Field) (view.Page, error)) func([]fault.Field) (view.Page, error) {
	return func(fields []fault.Field) (view.Page, error) {
		p, err := page(fields)
		if err != nil {
			return nil, err
		}
		return p, c.lookForDraft(p.Head().To)
	}
}

func (c *call) conflictBeside(record ident.Raw, f decideForm) (*view.ConflictView, error) {
	o, err := c.site.Triage.Open(c.Context(), c.Viewer(), record)
	if err != nil || len(o.Decisions) == 0 {
		return nil, err
	}
	last := o.Decisions[len(o.Decisions)-1]
	w, typed := last.Words, f.draft().Words
	v := &view.ConflictView{By: w.DeciderName, When: clockTime(last.DecidedAt)}
	for _, one := range []view.ConflictField{
		{Label: "Summary", Saved: w.Summary, Typed: typed.Summary},
		{Label: "What this is about", Saved: strings.Join(typesText(w), "\n"), Typed: strings.Join(typesText(typed), "\n")},
		{Label: "What is decided", Saved: choicesText(w), Typed: choicesText(typed)},
		{Label: "What the child wants", Saved: w.Wishes, Typed: typed.Wishes},
	} {
		if one.Saved != one.Typed {
			v.Fields = append(v.Fields, one)
		}
	}
	return v, nil
}

func choicesText(w triage.Words) string {
	s := ""
	for i, ch := range w.Choices {
		if i > 0 {
			s += "\n"
		}
		s += ch.Says() + ": " + w.Reasons[ch]
	}
	return s
}

func versionText(s triage.Standing) string { return strconv.Itoa(s.Version) }
