package web

import (
	"time"

	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func newsRead(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	r, err := c.site.Referral.Follow(c.Context(), c.Viewer(), id)
	if err != nil {
		return err
	}
	x := r.Referral
	p := view.News{
		Service: r.Entry.Name, State: newsState(x, r.Journey) + ".", Coming: newsComing(r), Told: newsTold(r),
		Ask: view.Link{Text: "Talk to someone", Href: "/p/1"}, HelpNow: view.Link{Text: "Help now", Href: "/help-now"},
	}
	if x := r.Outgoing.Plan; x != nil {
		p.Plan, p.PlanPaper = x.Titles(true), "/p/wait/"+id.String()+"/plan"
	}
	if x.State.IsBeforeSupport() || x.State.IsToTell() {
		p.Use = newsUse(r)
	}
	if r.Journey.Open && x.State != referral.Started {
		p.People = newsPeople(r)
	}
	if x.State.IsBeforeSupport() && !x.State.IsToTell() { // while news is to be told, an old "about ten weeks" is a promise that nobody keeps
		p.Wait = newsWait(r)
	}
	return c.Show(p)
}

// newsComing says who talks with them next, and by when, wherever that is not said beside the wait.
func newsComing(r referral.Reading) string {
	x := r.Referral
	switch {
	case x.State.IsBeforeSupport() || x.State == referral.Started:
		return ""
	case x.IsOver() && !r.Journey.Open && r.Journey.Words.Told.Not == "" && !x.IsUntold():
		return "We are not looking any more. " + r.Journey.Words.Told.Who + " talked with you about it. You can ask again at any time."
	}
	return talksNext(r.Colleagues, r.Ahead, x.State, r.Now)
}

const notToldUs = "The service has not told us."

func newsWait(r referral.Reading) []view.SummaryRow {
	x := r.Referral
	day := func(d schoolday.Date) string {
		if d.IsZero() {
			return notToldUs
		}
		return upper(schoolday.DayForPupil(d, r.Now))
	}
	last := x.SentAt
	for _, e := range r.Events {
		if e.Kind != referral.HadContact && e.Kind != referral.WasChased && !(x.State.IsToTell() && (e.Kind == referral.HasEnded || e.Kind == referral.IsNotForUs)) {
			last = e.At
		}
	}
	return []view.SummaryRow{
		{Key: "We sent it", Text: upper(schoolday.ForPupil(x.SentAt, r.Now))}, {Key: "On their list since", Text: day(x.JoinedOn)}, {Key: "Last news", Text: upper(schoolday.ForPupil(last, r.Now))},
		{Key: "What they say about the wait", Text: lastWait(r, notToldUs)}, {Key: "When it may start", Text: day(x.ExpectedOn)},
	}
}

func newsPeople(r referral.Reading) []view.SummaryRow {
	var rows []view.SummaryRow
	if !r.Referral.IsOver() {
		when := ""
		if !r.Referral.ContactDue.IsZero() {
			when = ", " + schoolday.DayForPupil(schoolday.DateOf(r.Referral.ContactDue), r.Now)
		}
		rows = append(rows, view.SummaryRow{Key: "Who talks with you while you wait", Text: whoTalks(r.Colleagues, r.Ahead) + when})
	}
	guide := "Nobody yet. Ask any adult you trust."
	if who := r.Journey.GuidedBy(); !who.IsZero() {
		guide = r.Colleagues.Name(who)
	} else if !r.Remains.IsZero() {
		guide = "Nobody yet. You can ask " + r.Colleagues.Name(r.Remains) + "."
	}
	rows = append(rows, view.SummaryRow{Key: "Who helps you find your way", Text: guide})
	if !r.Journey.Anchor.IsZero() {
		stays := r.Services.Organisation(r.Journey.Anchor).Name
		if r.Journey.Words.Link != "" {
			stays = r.Journey.Words.Link + ", " + stays
		}
		rows = append(rows, view.SummaryRow{Key: "Who stays with you", Text: stays})
	}
	return rows
}

func newsUse(r referral.Reading) []view.SummaryRow {
	w := r.Referral.Words
	var rows []view.SummaryRow
	for _, x := range []view.SummaryRow{{Key: "What may help now", Text: w.Meanwhile}, {Key: "How often we talk", Text: w.Rhythm}, {Key: "Ask for help at once", Text: w.Urgent}} {
		if x.Text != "" {
			rows = append(rows, x)
		}
	}
	return rows
}

var newsWords = map[referral.EventKind]string{
	referral.WasSent: "We sent it", referral.WasReceived: "They have it", referral.WasAccepted: "They said yes", referral.IsWaiting: "You are on their list",
	referral.IsNotForUs: "They said it is not for them", referral.HasStarted: "It has started", referral.HasEnded: "It has ended",
	referral.WasChased: "We asked them for news",
}

// newsTold is what happened, in the pupil's words. What nobody has told them yet is not there.
func newsTold(r referral.Reading) []view.TimelineItem {
	var items []view.TimelineItem
	add := func(title, text string, at time.Time) {
		items = append(items, view.TimelineItem{Title: title, Text: text, When: upper(schoolday.ForPupil(at, r.Now)), DateTime: schoolday.ForMachine(at)})
	}
	for _, e := range r.Events {
		switch e.Kind {
		case referral.HadContact: // what was talked about is not written up for whoever looks over a shoulder
			if !e.Said.Missed {
				add("We talked", "", e.At)
			}
		case referral.WasTold:
			if e.Said.Told.Not == "" {
				add(e.Said.Told.Who+" told you", "", e.Said.Told.At)
			}
		case referral.IsNotForUs, referral.HasEnded:
			if !r.Referral.State.IsToTell() && !r.Referral.IsUntold() {
				add(newsWords[e.Kind], endText(e.Said), e.At)
			}
		default:
			add(newsWords[e.Kind], e.Said.Wait, e.At)
		}
	}
	return items
}

func endText(s referral.Said) string {
	text := s.Reason
	for _, x := range []struct{ key, value string }{{"Who may help", s.Suggest}, {"How to come back", s.ComeBack}, {"What comes next", s.After}} {
		if x.value != "" {
			if text != "" {
				text += "\n"
			}
			text += x.key + ": " + x.value
		}
	}
	return text
}
