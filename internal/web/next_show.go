package web

import (
	"time"

	"heard/internal/draft"
	"heard/internal/fault"
	"heard/internal/schoolday"
	"heard/internal/transition"
	"heard/internal/web/view"
)

func nextHub(c *call) error {
	r, err := c.site.MovingOn.Mine(c.Context(), c.Viewer())
	if err != nil {
		return err
	}
	forPupil := func(at time.Time) string { return upper(schoolday.ForPupil(at, c.site.clock.Now())) }
	p := view.NextHub{Saved: nextSaved[c.gin.Query("saved")], Openings: movingOpenings(r, forPupil)}
	if who := r.Tracker.NamedWorker(); !who.IsZero() {
		p.Person = r.Colleagues.Name(who)
	}
	if !r.Terms.Transfer.IsZero() {
		p.When = whenMoves(r.Terms.Transfer, c.site.clock.Now())
	}
	begun, err := c.site.Drafts.Begun(c.Context(), c.actor, nextWritePath)
	if err != nil {
		return err
	}
	if r.Tracker.State == transition.Closed {
		p.Over = "This has ended. You can still read it here, and you can come back."
	} else {
		p.Pages, p.Copies = pagesOf(r, begun), copyTasks("/p/next/copy/")
	}
	if len(r.Packs) > 0 {
		newest := r.Packs[0]
		p.File = "/p/next/file/" + newest.ID.String() + "/" + string(transition.Mine)
		if newest.SignedAt.IsZero() {
			p.Check = &view.Link{Text: "Look at it, and say if it is right", Href: "/p/next/right/" + newest.ID.String()}
		}
	}
	for _, i := range r.Issues {
		text := i.Words.To + " has " + copyNames[i.Copy] + "."
		if !i.Acknowledged.At.IsZero() {
			text += " They wrote back."
		}
		p.Given = append(p.Given, view.SummaryRow{Key: upper(schoolday.DayForPupil(schoolday.DateOf(i.At), c.site.clock.Now())), Text: text})
	}
	return c.Show(p)
}

// nextSaved says what it means that something was saved, by what it was.
var nextSaved = map[string]string{
	"1": "You can change it at any time.", "right": "You said that this version is right. If things change, change your pages, and ask your person for a new version.",
}

// whenMoves says when the move is planned for: nobody is held to a day (C-31).
func whenMoves(d schoolday.Date, now time.Time) string {
	if d.Before(schoolday.DateOf(now)) {
		return "The move was planned for about " + schoolday.FullDay(d) + "."
	}
	return "The move is planned for about " + schoolday.FullDay(d) + ". That can change."
}

// nextTask leads to these pages from the young person's first page, when they have any.
func (c *call) nextTask() ([]view.Task, error) {
	has, err := c.site.MovingOn.Has(c.Context(), c.site.Policy.Glance(c.actor, "own_transition", "read"))
	if err != nil || !has {
		return nil, err
	}
	return []view.Task{{Title: "Your pages for what comes next", Href: "/p/next", Hint: "What goes with you when you move on from here."}}, nil
}

var copyNames = map[transition.Copy]string{
	transition.Mine: "your own copy", transition.Receiving: "the copy for the adult service", transition.GP: "the copy for your GP",
}

const nextWritePath = "/p/next/write/"

func pagesOf(r transition.Reading, begun draft.Begun) []view.Task {
	var tasks []view.Task
	for _, s := range transition.Sections() {
		if !s.MayWrite(transition.Own) {
			continue
		}
		t := view.Task{Title: s.Ask, Href: nextWritePath + string(s.Key), Status: "Not yet"}
		if begun[t.Href] {
			t.Status = notSavedYet
		} else if isWritten(r.Texts[transition.SlotOf(s.Key, transition.Own)]) {
			t.Status, t.Done = "Written", true
		}
		tasks = append(tasks, t)
	}
	return tasks
}

func copyTasks(at string) []view.Task {
	var tasks []view.Task
	for _, which := range transition.Copies() {
		name := copyNames[which]
		status := "Parts of it"
		if which == transition.Mine {
			status = "All of it"
		}
		tasks = append(tasks, view.Task{Title: upper(name), Href: at + string(which), Status: status, Done: true})
	}
	return tasks
}

func nextPreview(c *call) error {
	s, err := c.site.MovingOn.Preview(c.Context(), c.Viewer(), transition.Copy(c.gin.Param("copy")))
	if err != nil {
		return err
	}
	return c.Show(copyPage(s))
}

func nextSee(c *call) error {
	_, o, err := c.openCopy()
	if err != nil {
		return err
	}
	p := copyPage(o.Sheet)
	p.Back = "/p/next/right/" + o.Pack.ID.String()
	return c.Show(p)
}

func copyPage(s transition.Sheet) view.NextCopy {
	return view.NextCopy{Whose: upper(copyNames[s.Copy]), Name: s.Name, Facts: rowsOf(s.Facts), Foot: s.Foot, Parts: partsOf(s)}
}

func nextFile(c *call) error { return movingFile(c) }

func nextRight(c *call) error {
	p, err := c.rightPage()
	if err != nil {
		return err
	}
	return c.Show(p)
}

func (c *call) rightPage() (view.NextRight, error) {
	r, err := c.site.MovingOn.Mine(c.Context(), c.Viewer())
	if err != nil {
		return view.NextRight{}, err
	}
	id, err := idFrom[transition.Pack](c, "pack")
	if err != nil {
		return view.NextRight{}, err
	}
	now := c.site.clock.Now()
	for _, pack := range r.Packs {
		if pack.ID != id {
			continue
		}
		p := view.NextRight{
			Number: version(pack.Number)[len("Version "):], Made: schoolday.ForPupil(pack.MadeAt, now), Copies: copyTasks("/p/next/see/" + id.String() + "/"),
			File: "/p/next/file/" + id.String() + "/" + string(transition.Mine),
		}
		if !pack.SignedAt.IsZero() {
			p.Signed = schoolday.ForPupil(pack.SignedAt, now)
		}
		return p, nil
	}
	return view.NextRight{}, fault.Lost()
}

func nextSign(c *call) error {
	id, err := idFrom[transition.Pack](c, "pack")
	if err != nil {
		return err
	}
	if err := c.site.MovingOn.Sign(c.Context(), c.Viewer(), c.Once(), id); err != nil {
		return err
	}
	return c.Redirect("/p/next?saved=right")
}
