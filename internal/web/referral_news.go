package web

import (
	"time"

	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func newsList(c *call) error {
	l, err := c.site.Referral.List(c.Context(), c.Viewer(), referral.Query{Most: pageOf})
	if err != nil {
		return err
	}
	p := view.NewsList{}
	for _, r := range l.Referrals {
		hint := ""
		if !r.ContactDue.IsZero() {
			hint = inTouch(l.Colleagues, r) + " talks with you " + schoolday.DayForPupil(schoolday.DateOf(r.ContactDue), l.Now) + "."
		}
		p.Items = append(p.Items, view.Task{Title: serviceOf(l, r), Href: "/p/wait/" + r.ID.String(), Hint: hint, Status: newsState(r)})
	}
	return c.Show(p)
}

// inTouch names who talks with them; nobody whom they keep out.
func inTouch(d names, r referral.Referral) string {
	if r.InTouch().IsZero() {
		return "Someone at school"
	}
	return d.Name(r.InTouch())
}

// newsState is where it stands in a pupil's words. News that somebody must bring in person is not broken by a page.
func newsState(r referral.Referral) string {
	switch r.State {
	case referral.Sent:
		return "We sent it"
	case referral.Received:
		return "They have it"
	case referral.Accepted:
		return "They said yes"
	case referral.Waiting:
		return "You are on their list"
	case referral.Started:
		return "It has started"
	case referral.NotForUs:
		return "Not for them. We keep looking with you"
	case referral.Ended:
		return "It has ended"
	default:
		return "There is news. Someone will talk with you"
	}
}

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
	p := view.News{Service: r.Entry.Name, State: newsState(x) + ".", Told: newsTold(r)}
	if x := r.Outgoing.Plan; x != nil {
		p.Plan, p.PlanPaper = x.Titles(true), "/p/wait/"+id.String()+"/plan"
	}
	owner := inTouch(r.Colleagues, x)
	if x.State.IsToTell() {
		p.Coming = owner + " will talk with you about it by " + bare(schoolday.DayForPupil(schoolday.DateOf(x.TellDue), r.Now)) + "."
	}
	if x.State.IsBeforeSupport() || x.State.IsToTell() {
		p.People, p.Use = newsPeople(r), newsUse(r)
	}
	if x.State.IsBeforeSupport() && !x.State.IsToTell() { // while news is to be told, an old "about ten weeks" is a promise that nobody keeps
		p.Wait = newsWait(r)
	}
	return c.Show(p)
}

const notToldUs = "The service has not told us."

func newsWait(r referral.Reading) []view.SummaryRow {
	x := r.Referral
	day := func(d schoolday.Date) string {
		if d.IsZero() {
			return notToldUs
		}
		return schoolday.DayForPupil(d, r.Now)
	}
	last := x.SentAt
	for _, e := range r.Events {
		if e.Kind != referral.HadContact && e.Kind != referral.WasChased && !(x.State.IsToTell() && (e.Kind == referral.HasEnded || e.Kind == referral.IsNotForUs)) {
			last = e.At
		}
	}
	return []view.SummaryRow{
		{Key: "We sent it", Text: schoolday.ForPupil(x.SentAt, r.Now)}, {Key: "On their list since", Text: day(x.JoinedOn)}, {Key: "Last news", Text: schoolday.ForPupil(last, r.Now)},
		{Key: "What they say about the wait", Text: lastWait(r, notToldUs)}, {Key: "When it may start", Text: day(x.ExpectedOn)},
	}
}

func newsPeople(r referral.Reading) []view.SummaryRow {
	when := ""
	if !r.Referral.ContactDue.IsZero() {
		when = ", " + schoolday.DayForPupil(schoolday.DateOf(r.Referral.ContactDue), r.Now)
	}
	rows := []view.SummaryRow{{Key: "Who talks with you while you wait", Text: inTouch(r.Colleagues, r.Referral) + when}}
	guide := "Nobody yet. Ask any adult you trust."
	if who := r.Journey.GuidedBy(); !who.IsZero() {
		guide = r.Colleagues.Name(who)
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
		items = append(items, view.TimelineItem{Title: title, Text: text, When: schoolday.ForPupil(at, r.Now), DateTime: schoolday.ForMachine(at)})
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
			if !r.Referral.State.IsToTell() {
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
