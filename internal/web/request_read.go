package web

import (
	"slices"
	"strings"
	"time"

	"heard/internal/account"
	"heard/internal/fault"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/web/view"
)

func requestRead(c *call) error {
	p, err := c.requestPage(nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// requestTakeUp is "I have read this and will act".
func requestTakeUp(c *call) error {
	id, err := requestID(c)
	if err != nil {
		return err
	}
	if err := c.site.Requests.TakeUp(c.Context(), c.Viewer(), c.Once(), id); err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) { return c.requestPage(fields) })
	}
	return c.Redirect("/requests/view/" + id.String())
}

func (c *call) openRequest() (selfreferral.Reading, error) {
	id, err := requestID(c)
	if err != nil {
		return selfreferral.Reading{}, err
	}
	return c.site.Requests.Open(c.Context(), c.Viewer(), id)
}

func (c *call) requestPage(fields []fault.Field) (view.RequestShow, error) {
	id, err := requestID(c)
	if err != nil {
		return view.RequestShow{}, err
	}
	r, err := c.site.Requests.Read(c.Context(), c.Viewer(), id)
	if err != nil {
		return view.RequestShow{}, err
	}
	x := r.Request
	p := view.RequestShow{
		Who: r.Roster.Label(x.Pupil), Reference: x.Reference, State: standingForStaff(x, r.Colleagues), Today: x.HelpToday && r.Clock.IsRunning(),
		Facts: heldBy(r), Prefers: prefers(r), Parts: requestParts(r), Happened: requestStory(r), Problems: view.Problems(fields),
	}
	for _, part := range r.Parts {
		if part.Answers.Want != "" {
			p.Want = part.Answers.Want
		}
	}
	if !r.MayAct {
		p.WhyNot = "You can read this. Only the people it comes to can act on it: " + strings.Join(ladderNames(r), ", ") + "."
		return p, nil
	}
	p.MayTakeUp = r.Clock.State == response.Running && x.State.IsOpen()
	p.Acts = append(nextActs(r), c.otherActs(r)...)
	return p, nil
}

func ladderNames(r selfreferral.Reading) (names []string) {
	for _, s := range r.Ladder.Steps() {
		for _, id := range s.Holders {
			names = append(names, r.Colleagues.Name(id))
		}
	}
	return names
}

// nextActs are the steps that the table allows now.
func nextActs(r selfreferral.Reading) []view.Link {
	base := "/requests/view/" + r.Request.ID.String()
	var links []view.Link
	for _, a := range []struct {
		event      selfreferral.Event
		text, path string
	}{
		{selfreferral.Speak, "I have spoken with them", "/spoken"},
		{selfreferral.Offer, "Offer something", "/offer"},
		{selfreferral.HandOver, "Hand it over to somebody who has said yes", "/hand-over"},
		{selfreferral.Close, "Close it", "/close"},
	} {
		if _, ok := r.Request.State.After(a.event); ok {
			links = append(links, view.Link{Text: a.text, Href: base + a.path})
		}
	}
	return links
}

// otherActs are the steps that only some roles may take.
func (c *call) otherActs(r selfreferral.Reading) (links []view.Link) {
	if !r.Request.State.IsOpen() {
		return nil
	}
	if r.MayDecide {
		links = append(links, view.Link{Text: "Decide what happens, with reasons", Href: "/requests/decide/" + r.Request.ID.String()})
	}
	isKeptOut := func(b response.Bar) bool { return b.Why == response.NotThisAdult }
	if slices.ContainsFunc(r.Ladder.Bars(), isKeptOut) && len(c.site.Policy.Glance(c.actor, "self_referral", "set_aside").Scopes()) > 0 {
		links = append(links, view.Link{Text: "Set one of their wishes aside", Href: "/requests/view/" + r.Request.ID.String() + "/wishes"})
	}
	return links
}

// heldBy says who has it, by when somebody must speak with the pupil, and by which rule.
func heldBy(r selfreferral.Reading) []view.SummaryRow {
	var names []string
	for _, id := range r.Clock.Holders(r.Ladder) {
		names = append(names, r.Colleagues.Name(id))
	}
	rows := []view.SummaryRow{
		{Key: "Sent", Text: schoolday.ForStaff(r.Request.SentAt)},
		{Key: "It has come to", Text: strings.Join(names, ", ")},
	}
	if !r.Request.Chosen.IsZero() {
		rows = append(rows, view.SummaryRow{Key: "They chose", Text: r.Colleagues.Name(r.Request.Chosen)})
	}
	if r.Clock.IsRunning() {
		rows = append(rows, view.SummaryRow{Key: "Speak with them by", Text: schoolday.ForStaff(r.Clock.AnswerBy) + " (" + response.Origin + ")"})
	}
	if r.Clock.State == response.Running {
		rows = append(rows, view.SummaryRow{Key: "Moves on if nobody takes it up by", Text: schoolday.ForStaff(r.Clock.DueAt) + " (" + response.Origin + ")"})
	}
	if r.Clock.State == response.Met {
		rows = append(rows, view.SummaryRow{Key: "Spoken with", Text: schoolday.ForStaff(r.Clock.MetAt) + ", " + r.Colleagues.Name(r.Clock.MetBy)})
	}
	if r.Ladder.Left().NeedsNumbers() {
		rows = append(rows, view.SummaryRow{Key: "Outside the school", Text: "Nobody of the team may or can hold this now. Call the local authority; the numbers are under “Numbers to call”."})
	}
	return rows
}

// prefers is how the young person wants it; it stands above everything else that they wrote (T-010, T-011).
func prefers(r selfreferral.Reading) []view.SummaryRow {
	rows := []view.SummaryRow{}
	add := func(key, text string) {
		if text != "" {
			rows = append(rows, view.SummaryRow{Key: key, Text: text})
		}
	}
	add("One-to-one or group", wishText(r))
	for _, part := range r.Parts {
		w := part.Answers
		add("They would like", kindWords[w.Kind])
		var ways []string
		for _, x := range w.Reach.Ways {
			ways = append(ways, wayWords[x])
		}
		add("How to find them", strings.Join(ways, ", "))
		add("Where or when", w.Reach.How)
		add("Home may be contacted", homeWords[w.Home.Safe])
		add("Their family may be talked to", tellWords[w.Home.Tell])
		add("Words or language", w.Ease.Needs)
		add("What would help", w.Ease.Else)
	}
	return rows
}

// wishText is the newest wish for one-to-one or a group, with its date.
func wishText(r selfreferral.Reading) string {
	if r.Wish == "" {
		return ""
	}
	return formatWords[r.Wish] + ", said on " + schoolday.DayForStaff(schoolday.DateOf(r.WishedAt))
}

func requestParts(r selfreferral.Reading) []view.RequestPart {
	titles := map[selfreferral.PartKind]string{
		selfreferral.Tap: "Asked for help today", selfreferral.Again: "Asked for help today again",
		selfreferral.Whole: "Sent", selfreferral.More: "Added",
	}
	var all []view.RequestPart
	for _, p := range r.Parts {
		w := p.Answers
		part := view.RequestPart{Title: titles[p.Kind] + ", " + schoolday.ForStaff(p.WrittenAt), Said: w.Words}
		if r.Request.IsNew(p.WrittenAt) {
			part.Title = "New: " + lower(part.Title)
		}
		for _, row := range []view.SummaryRow{
			{Key: "Do you need help today?", Text: todayWords[w.Today]}, {Key: "About", Text: aboutWords[w.About]}, {Key: "Friend's name", Text: w.Friend.Name},
			{Key: "Is the friend OK now", Text: w.Friend.Safe}, {Key: "What they told the friend", Text: w.Friend.Told}, {Key: "Who knows", Text: w.Home.Knows},
		} {
			if row.Text != "" {
				part.Rows = append(part.Rows, row)
			}
		}
		if p.Kind != selfreferral.Whole || part.Said != "" || len(part.Rows) > 0 { // one tap says nothing more than that they asked
			all = append(all, part)
		}
	}
	return all
}

// talkedAt is when a talk was that was written down later; empty for one that was written down at once.
func talkedAt(st selfreferral.Step) string {
	if st.Words.When.IsZero() || st.At.Sub(st.Words.When) < time.Minute {
		return ""
	}
	return schoolday.ForStaff(st.Words.When)
}

// requestStory tells what has happened, oldest first, with everything that was written.
func requestStory(r selfreferral.Reading) []view.TimelineItem {
	items := []view.TimelineItem{{Title: "Sent", When: schoolday.ForStaff(r.Request.SentAt), DateTime: schoolday.ForMachine(r.Request.SentAt)}}
	for _, st := range r.Steps {
		text := []string{}
		for _, line := range []struct{ key, text string }{
			{"", st.Words.Next}, {"Next step: ", schoolday.DayForStaff(st.Words.On)}, {"Why: ", st.Words.Reason}, {"They said: ", st.Words.Said}, {"Who: ", st.Words.Who}, {"When: ", talkedAt(st)},
		} {
			if line.text != "" {
				text = append(text, line.key+line.text)
			}
		}
		title := stepForStaff(st.Event)
		if st.Staff.IsZero() && r.Request.IsNew(st.At) {
			title = "New: " + lower(title)
		}
		items = append(items, view.TimelineItem{
			Title: title, By: "by " + by(st, r.Colleagues), When: schoolday.ForStaff(st.At), DateTime: schoolday.ForMachine(st.At), Text: strings.Join(text, "\n"),
		})
	}
	return items
}

func by(st selfreferral.Step, d *account.Directory) string {
	switch {
	case st.Words.By != "":
		return st.Words.By
	case st.Staff.IsZero():
		return "the young person"
	}
	return d.Name(st.Staff)
}

func stepForStaff(e selfreferral.Event) string {
	return map[selfreferral.Event]string{
		selfreferral.TakeUp: "Read, and will act", selfreferral.Speak: "Spoken with", selfreferral.Offer: "Offered", selfreferral.SayYes: "They said yes",
		selfreferral.SayNo: "They said no: keep looking", selfreferral.HandOver: "Handed over and accepted", selfreferral.Withdraw: "Taken back",
		selfreferral.Return: "Wanted after all", selfreferral.LiftBar: "A wish was set aside", selfreferral.Close: "Closed",
	}[e]
}
