package web

import (
	"slices"
	"strconv"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/transition"
	"heard/internal/web/view"
)

func movingList(c *call) error {
	l, err := c.site.MovingOn.List(c.Context(), c.Viewer())
	if err != nil {
		return err
	}
	p := view.MovingList{Now: movingRows(l, transition.DueNow), Later: movingRows(l, transition.Later)}
	if waiting := l.Of(transition.NotBegun); len(waiting) > 0 {
		p.NotBegun, p.Soonest = len(waiting), schoolday.BirthdayForStaff(waiting[0].AdultOn)
		p.MayBegin = slices.ContainsFunc(waiting, func(r transition.Row) bool { return r.MayStart })
	}
	return c.Show(p)
}

// movingWaiting lists those with whom nobody has begun.
func movingWaiting(c *call) error {
	l, err := c.site.MovingOn.List(c.Context(), c.Viewer())
	if err != nil {
		return err
	}
	after, err := ident.Parse[actor.OfPupil](c.gin.Query("after"))
	if err != nil {
		after = actor.PupilID{}
	}
	rows, more := l.NotBegun(after, pageOf)
	var p view.MovingWaiting
	for _, r := range rows {
		p.Rows = append(p.Rows, []view.Cell{
			{Text: r.Label, Href: movingHref(r)}, {Text: schoolday.BirthdayForStaff(r.AdultOn)}, {Text: schoolday.DayForStaff(r.PackOn())},
		})
	}
	if more {
		p.More = "/moving-on/not-begun?after=" + rows[len(rows)-1].Pupil.String()
	}
	return c.Show(p)
}

func movingRows(l transition.List, turn transition.Turn) (rows [][]view.Cell) {
	for _, r := range l.Of(turn) {
		rows = append(rows, movingRow(l, r))
	}
	return rows
}

func movingHref(r transition.Row) string {
	switch {
	case r.MayStart:
		return "/moving-on/start/" + r.Pupil.String()
	case r.Tracker.IsZero():
		return ""
	}
	return "/moving-on/view/" + r.Tracker.String()
}

func movingRow(l transition.List, r transition.Row) []view.Cell {
	worker := "Nobody yet"
	if !r.Worker.IsZero() {
		worker = l.Names(r.Worker)
	}
	what, by := "Nothing is due", ""
	if d, ok := r.Next(); ok {
		what, by = d.What, byWords(d, l.Today)
	}
	return []view.Cell{{Text: r.Label, Href: movingHref(r)}, {Text: schoolday.BirthdayForStaff(r.AdultOn)}, {Text: worker}, {Text: what}, {Text: by}}
}

func byWords(d transition.Due, today schoolday.Date) string {
	switch {
	case d.On.IsZero():
		return "Now"
	case d.IsOverdue(today):
		return schoolday.DayForStaff(d.On) + ", overdue"
	}
	return schoolday.DayForStaff(d.On)
}

type movingStartForm struct {
	Worker string `form:"worker"`
}

func movingStarting(c *call) error {
	s, err := c.starting()
	if err != nil {
		return err
	}
	if !s.Begun.IsZero() { // somebody has followed a list that was shown before
		return c.Redirect("/moving-on/view/" + s.Begun.String())
	}
	return c.Show(startPage(s, movingStartForm{}, nil))
}

func (c *call) starting() (transition.Starting, error) {
	id, err := idFrom[actor.OfPupil](c, "pupil")
	if err != nil {
		return transition.Starting{}, err
	}
	return c.site.MovingOn.Starting(c.Context(), c.Viewer(), id)
}

func startPage(s transition.Starting, f movingStartForm, problems view.Problems) view.MovingForm {
	back := "/moving-on"
	if !s.Begun.IsZero() {
		back = "/moving-on/view/" + s.Begun.String()
	}
	worker := box{name: "worker", label: "Named worker", hint: "Whom the young person wants. It can wait until they have said.", value: f.Worker, kind: many, choices: workers(s.Workers)}
	return view.MovingForm{
		Title: "Begin with moving on", Name: s.Label, Button: "Begin", Back: back, Problems: problems, Revision: "0",
		Intro:  "From year 9, or at once if they came later. They get pages of their own, and see who opens them.",
		Fields: []view.Component{worker.component(problems)},
	}
}

func movingStart(c *call) error {
	id, err := idFrom[actor.OfPupil](c, "pupil")
	if err != nil {
		return err
	}
	var f movingStartForm
	if err := c.Bind(&f); err != nil {
		return err
	}
	worker, bad := ident.Parse[actor.OfStaff](f.Worker)
	if bad != nil {
		worker = actor.StaffID{}
	}
	tracker, err := c.site.MovingOn.Start(c.Context(), c.Viewer(), c.Once(), id, worker)
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) {
			s, err := c.starting()
			return startPage(s, f, fields), err
		})
	}
	return c.Redirect("/moving-on/view/" + tracker.String())
}

func movingShow(c *call) error {
	id, err := idFrom[transition.Tracker](c, "id")
	if err != nil {
		return err
	}
	r, err := c.site.MovingOn.Read(c.Context(), c.Viewer(), id)
	if err != nil {
		return err
	}
	p := view.MovingShow{
		Name: r.Person.Name.Full() + ", " + r.Person.Form, About: aboutMove(r), Saved: c.gin.Query("saved") != "", Closed: closedWords(r),
	}
	for _, d := range r.Due {
		p.Due = append(p.Due, []view.Cell{{Text: d.What}, {Text: byWords(d, r.Today)}, {Text: d.Origin()}})
	}
	p.Links = movingLinks(r)
	p.Sections = []view.HomeSection{movingServices(r), movingMeetings(r), movingTexts(r), movingPacks(r), movingGiven(r), movingOpened(r)}
	return c.Show(p)
}

func closedWords(r transition.Reading) string {
	if r.Tracker.State != transition.Closed {
		return ""
	}
	words := "Closed on " + schoolday.ForStaff(r.Tracker.ClosedAt) + "."
	if r.Closing != nil {
		words += " " + r.Closing.ToldBy + " told them on " + schoolday.DayForStaff(r.Closing.ToldOn) + ", " + r.Closing.ToldHow + ". The way back: " + r.Closing.WayBack
	}
	return words
}

func aboutMove(r transition.Reading) []view.SummaryRow {
	t := r.Terms
	worker := "Nobody yet"
	if who := r.Tracker.NamedWorker(); !who.IsZero() {
		worker = r.Colleagues.Name(who)
	}
	rows := []view.SummaryRow{{Key: "Named worker", Text: worker}, {Key: "18 on", Text: schoolday.BirthdayForStaff(r.Live.AdultOn)}, {Key: "Began", Text: schoolday.DayForStaff(r.Tracker.StartedOn)}}
	for _, row := range []view.SummaryRow{
		{Key: "The move", Text: schoolday.DayForStaff(t.Transfer)}, {Key: "A settled time", Text: map[transition.Stability]string{"yes": "Yes. " + t.StableNote, "no": "No. " + t.StableNote}[t.Stable]},
		{Key: "Anchor", Text: t.Anchor}, {Key: "Receiving service", Text: t.Receiver}, {Key: "GP", Text: t.GP}, {Key: "Next review", Text: schoolday.DayForStaff(t.NextReview)},
	} {
		if row.Text != "" {
			rows = append(rows, row)
		}
	}
	return rows
}

// movingLinks are the forms that its reader may open.
func movingLinks(r transition.Reading) []view.Link {
	if r.Tracker.State == transition.Closed {
		return nil
	}
	at := "/moving-on/view/" + r.Tracker.ID.String()
	var links []view.Link
	for _, l := range []struct {
		may        bool
		text, href string
	}{
		{r.May.Change, "Dates and people", "/terms"}, {r.May.Change, "Add a service", "/service/new"},
		{r.May.Change, "Add a meeting", "/meeting/new"}, {r.May.Change, "Add a first appointment", "/appointment/new"},
		{r.May.Protect, "Safeguarding summary", "/protection"}, {r.May.Make, "Make a new version of the pack", "/make"},
		{r.May.Close, "Close, when the move is over", "/close"},
	} {
		if l.may {
			links = append(links, view.Link{Text: l.text, Href: at + l.href})
		}
	}
	return links
}

func movingOpened(r transition.Reading) view.HomeSection {
	return view.HomeSection{Heading: "Who has opened this, as the young person sees it", Parts: []view.Component{view.Timeline{Items: movingOpenings(r, schoolday.ForStaff)}}}
}

// movingOpenings says who did what and when. What would read the same twice, as two looks within a minute do, stands once.
func movingOpenings(r transition.Reading, when func(time.Time) string) []view.TimelineItem {
	var items []view.TimelineItem
	said := map[struct{ who, when, what string }]bool{}
	for _, o := range r.Openings {
		m, _ := audit.MeaningOf(o.Action)
		line := struct{ who, when, what string }{r.Colleagues.Name(o.By), when(o.At), m.Pupil}
		if said[line] {
			continue
		}
		said[line] = true
		items = append(items, view.TimelineItem{Title: line.who, When: line.when, DateTime: schoolday.ForMachine(o.At), Text: line.what})
	}
	return items
}

func version(n int) string { return "Version " + strconv.Itoa(n) }
