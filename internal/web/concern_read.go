package web

import (
	"slices"
	"strings"

	"heard/internal/authz"
	"heard/internal/concern"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/web/view"
)

// pageOf is how many rows one page of a list holds.
const pageOf = 25

// older leads to the next page of a list, from behind the last row shown; empty when no others remain. The address ends where the
// row's key goes.
func older[R any](more bool, address string, shown []R, key func(R) string) string {
	if !more || len(shown) == 0 {
		return ""
	}
	return address + key(shown[len(shown)-1])
}

func concernList(c *call) error {
	before, err := ident.Parse[concern.Concern](c.gin.Query("before"))
	if err != nil {
		before = concern.ID{}
	}
	l, err := c.site.Concerns.Mine(c.Context(), c.Viewer(), before, pageOf)
	if err != nil {
		return err
	}
	p := view.ConcernMine{Whole: c.Viewer().Has(authz.ScopeTeam) || slices.ContainsFunc(l.Concerns, func(x concern.Concern) bool { return x.Author != c.actor.StaffID() })}
	for _, x := range l.Concerns {
		p.Rows = append(p.Rows, concernRow(x, l.Roster))
	}
	p.Older = older(l.More, "/concerns?before=", l.Concerns, func(x concern.Concern) string { return x.ID.String() })
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

// withParts names each child with their own part, one to a line.
func withParts(all []concern.Involved, roster *pupil.Roster) string {
	lines := make([]string, len(all))
	for i, p := range all {
		lines[i] = roster.Label(p.Pupil) + " (" + p.Part.Says() + ")"
	}
	return strings.Join(lines, "\n")
}

func concernRead(c *call) error {
	id, err := idFrom[concern.Concern](c, "id")
	if err != nil {
		return err
	}
	var f concernAddForm
	c.Prefill(&f)
	p, err := c.concernPage(id, f, nil)
	if err != nil {
		return err
	}
	p.JustSaved, p.JustSaid = c.gin.Query("saved") != "", c.gin.Query("said") != ""
	return c.Show(p)
}

// concernAddForm holds an answer to each task, named as the tasks are, and more.
type concernAddForm struct {
	Danger     string `form:"danger"`
	ToldFirst  string `form:"told_first"`
	Parts      string `form:"parts"`
	Place      string `form:"place"`
	Present    string `form:"present"`
	Wishes     string `form:"wishes"`
	ToldChild  string `form:"told_child"`
	Done       string `form:"done"`
	LateReason string `form:"late_reason"`
	More       string `form:"more"`
}

func (f concernAddForm) notes() []concern.Note {
	return []concern.Note{
		{Box: concern.DangerNow, Text: f.Danger}, {Box: concern.ToldFirst, Text: f.ToldFirst}, {Box: concern.PartsSaid, Text: f.Parts},
		{Box: concern.Place, Text: f.Place}, {Box: concern.Present, Text: f.Present}, {Box: concern.Wishes, Text: f.Wishes},
		{Box: concern.ToldChild, Text: f.ToldChild}, {Box: concern.DoneSoFar, Text: f.Done}, {Box: concern.LateReason, Text: f.LateReason},
		{Text: f.More},
	}
}

func concernAdd(c *call) error {
	id, err := idFrom[concern.Concern](c, "id")
	if err != nil {
		return err
	}
	var f concernAddForm
	again := func(fields []fault.Field) (view.Page, error) { return c.concernPage(id, f, fields) }
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	if err := c.site.Concerns.Add(c.Context(), c.Viewer(), c.Once(), id, f.notes()); err != nil {
		return c.Again(err, again)
	}
	to := "/concerns/view/" + id.String()
	if concern.Danger(f.Danger).NeedsPersonNow() {
		to += "?said=1"
	}
	return c.Redirect(to)
}
