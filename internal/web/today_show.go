package web

import (
	"strings"
	"time"

	"heard/internal/account"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/concern"
	"heard/internal/notify"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/web/view"
	"heard/internal/worklist"
)

func (s *Site) todayRoutes() []Route {
	return []Route{
		{"GET", "/today", "worklist", "read", audit.WorklistRead, todayShow},
		{"GET", "/clocks", "clocks", "read", "", clocksShow},
		{"GET", "/clocks/edit", "clocks", "set", "", clocksEdit},
		{"POST", "/clocks/edit", "clocks", "set", audit.ClockSet, clocksSave},
		{"GET", "/cover", "cover", "set", "", coverShow},
		{"POST", "/cover", "cover", "set", audit.CoverSet, coverSend},
		{"GET", "/cover/end/:id", "cover", "end", "", coverEndShow},
		{"POST", "/cover/end/:id", "cover", "end", audit.CoverEnd, coverEndSend},
	}
}

func todayShow(c *call) error { return c.today(c.Viewer()) }

// mineShown is how many of one's own concerns stand on the first page.
const mineShown = 5

// today is the first page of every adult in school; which parts of it there are follows from what the policy grants.
func (c *call) today(v authz.Viewer) error {
	m, err := c.site.Worklist.Today(c.Context(), v)
	if err != nil {
		return err
	}
	// "add" is granted on what one wrote oneself and on nothing else, which is what this part lists.
	mine, err := c.site.Concerns.Mine(c.Context(), c.site.Policy.Glance(c.actor, "concern", "add"), concern.ID{}, mineShown)
	if err != nil {
		return err
	}
	p := view.Today{
		Name: m.Colleagues.Name(c.actor.StaffID()), At: schoolday.ForStaff(m.Now), Said: doneWords[c.gin.Query("done")],
		Lead: v.Has(authz.ScopeTeam), MayCover: c.may("cover", "set"),
		MayLog: c.may("concern", "raise"),
	}
	if !p.MayLog {
		p.Oversees = []view.Link{{Text: "Who can see what", Href: "/who-can-see-what"}, {Text: "School policy: how soon", Href: "/clocks"}}
	}
	w := dayWriter{m, c.lists}
	if p.Lead || len(m.Cover) > 0 && c.may("cover", "set") {
		p.Cover = w.cover()
	}
	p.Sections = w.sections(p.Lead)
	if p.Lead {
		p.Groups, p.News, p.Since = w.groups(), w.news(), sinceWords(m.LastLook)
		p.GroupsCut, p.NewsCut = m.LatelyCut, m.NewsCut
	}
	p.ForYou = c.noticeItems(m.Told, w.whose)
	for _, x := range mine.Concerns {
		p.Mine = append(p.Mine, concernRow(x, mine.Roster))
	}
	return c.Show(p)
}

var doneWords = map[string]string{
	"decided": "Your decision is saved", "closed": "It is closed, with its outcome", "done": "It is noted as done", "cover": "The cover is set",
}

func concernRow(x concern.Concern, roster *pupil.Roster) []view.Cell {
	who := namesOf(x.Pupils, roster)
	if who == "" {
		who = "Concern " + x.Reference
	}
	return []view.Cell{{Text: who, Href: "/concerns/view/" + x.ID.String()}, {Text: schoolday.ForStaff(x.WrittenAt)}, {Text: x.State.ForAuthor()}}
}

func sinceWords(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return schoolday.ForStaff(t)
}

// dayWriter puts a morning into words.
type dayWriter struct {
	worklist.Morning
	lists func([]authz.Object) []view.Link
}

// sections lists the parts of the page. Somebody to whom things come only now and then sees a part when there is something
// in it; whoever leads sees that there is nothing.
func (w dayWriter) sections(all bool) []view.TodaySection {
	var shown []view.TodaySection
	for _, s := range []struct {
		id, heading, empty string
		part               worklist.Part
	}{
		{"person", "Needs a person now", "Nobody has asked for a person today.", worklist.Part{Items: w.Person}},
		{"first-look", "Waiting for a first look", "Nothing waits for a first look.", w.FirstLook},
		{"due-today", "Today", "Nothing has its day today. What is to be looked at again, or to be done, appears here.", w.Morning.Today},
		{"overdue", "Overdue", "Nothing is overdue.", w.Overdue},
	} {
		rest := restWords[s.part.Rest]
		if !all && len(s.part.Items) == 0 && rest == "" {
			continue
		}
		x := view.TodaySection{ID: s.id, Heading: s.heading, Count: inWords(len(s.part.Items)), Empty: s.empty, Rows: w.rows(s.part.Items), Rest: rest}
		if rest != "" {
			x.Empty, x.Lists = "", w.lists(s.part.In)
			if len(x.Rows) < len(numbersInWords) { // what is not shown may be of this part
				x.Count = "at least " + x.Count
			}
		}
		shown = append(shown, x)
	}
	return shown
}

var restWords = map[worklist.Rest]string{
	worklist.Surely:  "More wait: they come up as these are dealt with.",
	worklist.Perhaps: "There is more than fits here. It comes up as what is overdue is dealt with.",
}

// listOf are the pages that hold all of what a part shows the first of, page by page; "/requests" has what waits on top.
var listOf = map[authz.Object]view.Link{
	"concern":       {Text: "Every concern that you may open", Href: "/concerns"},
	"self_referral": {Text: "Every request that you may open", Href: "/requests"},
	"plan":          {Text: "Every plan that you may open", Href: "/plans"},
	"referral":      {Text: "Every referral that you may open", Href: "/referrals"},
}

// lists leads to them. What has no page of its own comes up here as the first of it is dealt with.
func (c *call) lists(in []authz.Object) []view.Link {
	var all []view.Link
	for _, o := range in {
		if l, ok := listOf[o]; ok && c.may(string(o), "read") {
			all = append(all, l)
		}
	}
	return all
}

func (w dayWriter) rows(all []worklist.Item) []view.TodayRow {
	rows := make([]view.TodayRow, len(all))
	for i, x := range all {
		rows[i] = view.TodayRow{
			Who: labels(x.Pupils, w.Roster), Initials: initials(x.Pupils, w.Roster), What: x.What, OnPaper: onPaper(x), Next: x.Next, Href: x.Href,
		}
		if len(x.Pupils) > 0 { // it goes on after whom it is about
			rows[i].What, rows[i].OnPaper = lower(rows[i].What), lower(rows[i].OnPaper)
		}
		rows[i].When, rows[i].DateTime = w.when(x)
		if x.Origin != "" {
			rows[i].When += " (" + x.Origin + ")"
		}
	}
	return rows
}

func (w dayWriter) when(x worklist.Item) (says, machine string) {
	if x.On.IsZero() {
		says = "waiting " + waited(w.Now.Sub(x.Since))
		if !x.By.IsZero() {
			says += ", " + promised(x.By, w.Now)
		}
		return says, schoolday.ForMachine(x.Since)
	}
	today := schoolday.DateOf(w.Now)
	switch {
	case x.On.Before(today):
		says = "since " + schoolday.DayForStaff(x.On)
	case x.On.After(today):
		says = "by " + schoolday.DayForStaff(x.On)
	default:
		says = "today"
	}
	return says, x.On.String()
}

// promised says until when, and says it differently once that has gone by.
func promised(by, now time.Time) string {
	says := schoolday.ForStaff(by)
	if schoolday.DateOf(by) == schoolday.DateOf(now) {
		says = "today, " + schoolday.Local(by).Format("15:04")
	}
	if by.Before(now) {
		return "was due by " + says
	}
	return "by " + says
}

// onPaper is what a sheet that is left lying may say: the kind of thing and its reference, and no word that anybody typed.
func onPaper(x worklist.Item) string {
	if len(x.Pupils) == 0 {
		return "something to do"
	}
	return x.What
}

func labels(all []pupil.ID, r *pupil.Roster) string {
	names := make([]string, len(all))
	for i, id := range all {
		names[i] = r.Label(id)
	}
	return strings.Join(names, "; ")
}

func initials(all []pupil.ID, r *pupil.Roster) string {
	short := make([]string, 0, len(all))
	for _, id := range all {
		if p, ok := r.ByID(id); ok {
			short = append(short, p.Name.Initials())
		}
	}
	return strings.Join(short, ", ")
}

// whose says whom news is about that has no reference.
func (w dayWriter) whose(n notify.Told) string {
	if p, ok := w.Whose[n.Record]; ok {
		return w.Roster.Label(p)
	}
	return ""
}

func (w dayWriter) cover() []string { return coverLines(w.Cover, w.Colleagues, w.Now) }

func coverLines(all []worklist.Standin, d *account.Directory, now time.Time) []string {
	lines := make([]string, len(all))
	for i, s := range all {
		lines[i] = d.Name(s.By) + " for " + d.Name(s.For) + ", until " + schoolday.ForStaff(s.Ends)
		if s.Starts.After(now) {
			lines[i] = d.Name(s.By) + " for " + d.Name(s.For) + ", from " + schoolday.ForStaff(s.Starts) + " until " + schoolday.ForStaff(s.Ends)
		}
	}
	return lines
}

func (w dayWriter) groups() []view.TodayGroup {
	all := make([]view.TodayGroup, len(w.Lately))
	for i, g := range w.Lately {
		all[i].Heading = g.What
		if !g.Pupil.IsZero() {
			all[i].Heading = w.Roster.Label(g.Pupil)
		}
		for _, l := range g.Lines {
			what := l.Reference
			if g.Pupil.IsZero() {
				what += ", " + labels(l.Pupils, w.Roster)
			} else if l.Place != "" {
				what += ", " + l.Place
			}
			all[i].Lines = append(all[i].Lines, view.TodayRow{
				What: what, When: schoolday.ForStaff(l.At), DateTime: schoolday.ForMachine(l.At), Href: "/concerns/view/" + l.Record.String(),
			})
		}
	}
	return all
}

func (w dayWriter) news() []view.TodayRow {
	rows := make([]view.TodayRow, len(w.News))
	for i, n := range w.News {
		by := "the young person"
		if !n.Who.IsZero() {
			by = w.Colleagues.Name(n.Who)
		}
		what := changeWords[n.What] + " by " + by
		href := "/concerns/view/"
		if n.Object == "self_referral" {
			href = "/requests/view/"
		}
		who := labels(n.Pupils, w.Roster)
		rows[i] = view.TodayRow{Who: orElse(who, n.Reference), What: what, When: schoolday.ForStaff(n.At), DateTime: schoolday.ForMachine(n.At), Href: href + n.Record.String()}
	}
	return rows
}

var changeWords = map[worklist.Change]string{
	worklist.Added: "added to", worklist.Decided: "decided about", worklist.SaidYes: "an offer taken", worklist.SaidNo: "an offer not taken",
	worklist.TookBack: "taken back", worklist.AfterAll: "wanted after all",
}

var numbersInWords = []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// inWords says how many: in words as far as people read them, and never more exactly than the page shows.
func inWords(n int) string {
	if n < len(numbersInWords) {
		return numbersInWords[n]
	}
	return "more than twelve"
}
