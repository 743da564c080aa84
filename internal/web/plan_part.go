package web

import (
	"strconv"

	"heard/internal/fault"
	"heard/internal/plan"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

// partForm is every box that a section can have. Rows arrive as one list for each column.
type partForm struct {
	OwnText          string   `form:"own_text"`
	OwnRevision      string   `form:"own_revision"`
	BesideText       string   `form:"beside_text"`
	BesideRevision   string   `form:"beside_revision"`
	TogetherText     string   `form:"together_text"`
	TogetherRevision string   `form:"together_revision"`
	Answer           string   `form:"answer"`
	Names            []string `form:"row_name"`
	Details          []string `form:"row_detail"`
	Whens            []string `form:"row_when"`
	Whos             []string `form:"row_who"`
	Numbers          []string `form:"row_number"`
	Answers          []string `form:"row_answer"`
	Entries          []string `form:"row_entry"`
	Bases            []string `form:"row_basis"`
	Instead          []string `form:"row_stead"`
	Reviews          []string `form:"row_review"`
}

// rows joins the columns again.
func (f partForm) rows() []plan.Row {
	columns := map[plan.Cell][]string{
		plan.Name: f.Names, plan.Detail: f.Details, plan.When: f.Whens, plan.Who: f.Whos, plan.Number: f.Numbers, plan.Answer: f.Answers, plan.Entry: f.Entries,
		plan.Basis: f.Bases, plan.Stead: f.Instead, plan.Review: f.Reviews,
	}
	most := 0
	for _, values := range columns {
		most = max(most, len(values))
	}
	all := make([]plan.Row, most)
	for i := range all {
		all[i] = plan.Row{}
		for cell, values := range columns {
			if i < len(values) && values[i] != "" {
				all[i][cell] = values[i]
			}
		}
	}
	return all
}

// changes gives what was typed into each box that the page let the person write in, which its revision shows.
func (f partForm) changes(p plan.Part) []plan.Change {
	var all []plan.Change
	for _, b := range p.Boxes {
		text, revision := f.box(b)
		n, err := strconv.Atoi(revision)
		if err != nil {
			continue
		}
		w := plan.Words{Text: text}
		if b == p.ListIn {
			w.Rows = f.rows()
		}
		if b == p.Boxes[0] {
			w.Answer = f.Answer
		}
		all = append(all, plan.Change{Box: b, Revision: n, Words: w})
	}
	return all
}

func (f partForm) box(b plan.Box) (text, revision string) {
	switch b {
	case plan.Own:
		return f.OwnText, f.OwnRevision
	case plan.Beside:
		return f.BesideText, f.BesideRevision
	case plan.Together:
		return f.TogetherText, f.TogetherRevision
	}
	return "", ""
}

func planPart(c *call) error {
	return c.showPart(func(p view.PlanPart) view.Page { return p })
}

func (c *call) showPart(dress func(view.PlanPart) view.Page) error {
	p, err := c.partPage(nil, nil)
	if err != nil {
		return err
	}
	return c.Show(dress(p))
}

func planWrite(c *call) error {
	return c.writePart(planPath, func(p view.PlanPart) view.Page { return p })
}

// writePart saves a section for its owner or for an adult; the two differ in where they are and how they look.
func (c *call) writePart(base func(plan.ID) string, dress func(view.PlanPart) view.Page) error {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return err
	}
	var f partForm
	again := func(fields []fault.Field) (view.Page, error) {
		p, err := c.partPage(&f, fields)
		return dress(p), err
	}
	if err := c.Bind(&f); err != nil {
		return c.Again(err, again)
	}
	key := plan.Key(c.gin.Param("part"))
	err = c.site.Plans.Write(c.Context(), c.Viewer(), c.Once(), id, key, f.changes(anyPart(key)))
	if err != nil {
		return c.Again(err, again)
	}
	return c.Redirect(base(id) + "?saved=part")
}

// anyPart finds a section in either kind of plan: keys that both have, have the same boxes in both.
func anyPart(key plan.Key) plan.Part {
	if p, ok := plan.PartOf(plan.Safety, key); ok {
		return p
	}
	p, _ := plan.PartOf(plan.Support, key)
	return p
}

// partPage shows a section as it stands, or with what was typed (f) when it could not be saved.
func (c *call) partPage(f *partForm, fields []fault.Field) (view.PlanPart, error) {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return view.PlanPart{}, err
	}
	s, err := c.site.Plans.OpenPart(c.Context(), c.Viewer(), id, plan.Key(c.gin.Param("part")), false)
	if err != nil {
		return view.PlanPart{}, err
	}
	if f == nil && c.kept != nil {
		f = &partForm{}
		c.Prefill(f)
	}
	p := view.PlanPart{
		Section: s.Part.Formal, Title: s.Part.Title, Ask: s.Part.Ask, Whose: s.Roster.Label(s.Plan.Pupil), Back: planPath(id), Problems: view.Problems(fields),
	}
	if s.Reader.Self {
		p.Back, p.Whose = ownPlanPath(id), ""
		for _, to := range s.SeenBy() {
			p.Readers = append(p.Readers, c.receiverName(s.Reading, to))
		}
	}
	p.Versions = p.Back + "/part/" + string(s.Part.Key) + "/versions"
	for _, b := range s.Part.Boxes {
		box := c.planBox(s, b)
		if box.Write && f != nil {
			c.typed(&p, &box, s, b, *f)
		}
		p.MayWrite = p.MayWrite || box.Write
		p.Boxes = append(p.Boxes, box)
	}
	return p, nil
}

// typed puts what somebody typed into a box of the page, and beside it what a colleague has saved in the meantime.
func (c *call) typed(p *view.PlanPart, box *view.PlanBox, s plan.Section, b plan.Box, f partForm) {
	now := s.Boxes[plan.Spot{Part: s.Part.Key, Box: b}]
	for _, change := range f.changes(s.Part) {
		if change.Box != b {
			continue
		}
		fillBox(box, s.Part, b, change.Words, fromDirectory(s))
		if change.Revision == now.Revision {
			continue
		}
		saved, mine := s.Part.Plain(now.Words), s.Part.Plain(change.Words)
		if saved == mine {
			continue
		}
		if p.Conflict == nil {
			p.Conflict = &view.ConflictView{By: c.writerOf(s, now), When: c.when(now)}
		}
		p.Conflict.Fields = append(p.Conflict.Fields, view.ConflictField{Label: box.Heading, Saved: saved, Typed: mine})
	}
}

func (c *call) planBox(s plan.Section, b plan.Box) view.PlanBox {
	now := s.Boxes[plan.Spot{Part: s.Part.Key, Box: b}]
	box := view.PlanBox{
		Name: string(b), Heading: headings[boxFor{b, s.Reader.Self}], Revision: strconv.Itoa(now.Revision), Write: s.MayWriteIn(c.actor, b),
		TextOff: b == plan.Together,
	}
	if now.Revision > 0 {
		box.By = "Written by " + c.writerOf(s, now) + ", " + c.when(now)
	}
	if box.Write {
		box.Hint = s.Part.Ask
		if b == plan.Beside {
			box.Hint = "Your words stand next to theirs, under your name. " + view.ToThem
		} else if b == plan.Own && !s.Reader.Self {
			box.Hint = "Only while you sit together: what they say, as they say it. Once they have written here themselves, nobody writes over it."
		}
	}
	fillBox(&box, s.Part, b, now.Words, fromDirectory(s))
	return box
}

// fromDirectory offers the numbers that school keeps checked.
func fromDirectory(s plan.Section) []view.Option {
	all := make([]view.Option, len(s.Lines))
	for i, e := range s.Lines {
		all[i] = view.Option{Value: e.ID.String(), Text: e.Name}
	}
	return all
}

type boxFor struct {
	box  plan.Box
	self bool
}

var headings = map[boxFor]string{
	{plan.Own, true}: "In your own words", {plan.Own, false}: "Their own words",
	{plan.Beside, true}: "What an adult wrote", {plan.Beside, false}: "Beside their words",
	{plan.Together, true}: "You keep this together", {plan.Together, false}: "Kept together",
}

// blankRows are offered below those that stand.
const blankRows = 2

func fillBox(box *view.PlanBox, p plan.Part, b plan.Box, w plan.Words, directory []view.Option) {
	box.Text, box.Said, box.Rows, box.Choice = w.Text, p.Plain(w), nil, nil
	if !box.Write {
		return
	}
	if len(p.Options) > 0 && b == p.Boxes[0] {
		box.Choice = &view.Radios{Field: view.Field{Name: "answer", Label: p.Choice, Value: w.Answer}, Inline: true}
		for _, o := range p.Options {
			box.Choice.Choices = append(box.Choice.Choices, view.Choice{Value: o.Value, Text: o.Text})
		}
	}
	if b != p.ListIn {
		return
	}
	for n := range len(w.Rows) + blankRows {
		row := view.PlanRow{Legend: "Line " + strconv.Itoa(n+1)}
		for _, column := range p.Columns {
			if column.Listed && len(directory) == 0 {
				continue
			}
			cell := view.PlanCell{Name: string(column.Cell), Label: column.Label}
			if n < len(w.Rows) {
				cell.Value = w.Rows[n][column.Cell]
			}
			if column.Listed {
				cell.Options = directory
			}
			for _, o := range column.Choices {
				cell.Options = append(cell.Options, view.Option{Value: o.Value, Text: o.Text})
			}
			row.Cells = append(row.Cells, cell)
		}
		box.Rows = append(box.Rows, row)
	}
}

func (c *call) writerOf(s plan.Section, now plan.Saved) string {
	switch {
	case now.ByPupil && s.Reader.Self:
		return "you"
	case now.ByPupil:
		return "the young person"
	case now.Box == plan.Own && !s.Reader.Self:
		return "the young person, put down by " + now.ByName
	}
	return now.ByName
}

func (c *call) when(now plan.Saved) string {
	if c.viewerIsPupil() {
		return schoolday.ForPupil(now.WrittenAt, c.site.clock.Now())
	}
	return schoolday.ForStaff(now.WrittenAt)
}

func (c *call) viewerIsPupil() bool { return !c.actor.PupilID().IsZero() }

func planVersions(c *call) error {
	p, err := c.versionsPage(planPath)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// versionsPage compares each save of a section with the one before it in the same box.
func (c *call) versionsPage(base func(plan.ID) string) (view.PlanVersions, error) {
	id, err := idFrom[plan.Plan](c, "id")
	if err != nil {
		return view.PlanVersions{}, err
	}
	s, err := c.site.Plans.OpenPart(c.Context(), c.Viewer(), id, plan.Key(c.gin.Param("part")), true)
	if err != nil {
		return view.PlanVersions{}, err
	}
	p := view.PlanVersions{Of: s.Roster.Label(s.Plan.Pupil), Section: s.Part.Formal, Back: base(id) + "/part/" + string(s.Part.Key)}
	if s.Reader.Self {
		p.Of, p.Section = "", s.Part.Title
	}
	for i, now := range s.History {
		before := plan.Saved{}
		for _, old := range s.History[i+1:] {
			if old.Box == now.Box && old.Revision == now.Revision-1 {
				before = old
			}
		}
		title, kind := "Edition "+strconv.Itoa(now.Edition), headings[boxFor{now.Box, s.Reader.Self}]
		if s.Reader.Self { // editions count the saves of the whole plan, which is a riddle to whoever reads one section
			title, kind = kind, ""
		}
		p.Items = append(p.Items, view.TimelineItem{
			Title: title, Type: kind, By: c.writerOf(s, now),
			When: upper(c.when(now)), DateTime: schoolday.ForMachine(now.WrittenAt),
			Parts: []view.Component{view.NewDiffView("What changed", s.Part.Plain(before.Words), s.Part.Plain(now.Words))},
		})
	}
	return p, nil
}
