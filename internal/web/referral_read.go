package web

import (
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/referral"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func referralRead(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	r, err := c.site.Referral.Read(c.Context(), c.Viewer(), c.enclosing(), id)
	if err != nil {
		return err
	}
	x := r.Referral
	p := view.ReferralShow{
		Title: "Referral " + x.Reference, State: x.State.Words(), Alarm: owed(r), Facts: referralFacts(r), Acts: referralActs(r),
		Happens: referralHistory(r, referral.EventKind.Words),
	}
	if r.MayJourney {
		p.Journey = view.Link{Text: r.Journey.Title(), Href: "/journeys/view/" + x.Journey.String()}
	}
	if len(r.Outgoing.Parts) > 0 {
		s := sentSet(r.Outgoing)
		p.Sent, p.Paper, p.Plan = &s, "/referrals/paper/"+id.String(), sentPlanAtSchool(r)
	}
	return c.Show(p)
}

// owed says what somebody owes the young person now.
func owed(r referral.Reading) string {
	x := r.Referral
	switch {
	case x.State.IsToTell():
		return "Tell the young person by " + byPolicy(dayOf(x.TellDue)) + ". Until somebody has, nothing is over."
	case x.IsOver() && !x.TellDue.IsZero():
		return "The young person has not been told that it is over. Look at that again on " + dayOf(x.TellDue) + "."
	case !x.TellDue.IsZero():
		return "There is news. Tell the young person by " + byPolicy(dayOf(x.TellDue)) + "."
	case !x.ChaseDue.IsZero() && r.Now.After(x.ChaseDue):
		return "No receipt since " + dayOf(x.SentAt) + ". Ask the service (" + response.Origin + ")."
	case !x.ContactDue.IsZero() && schoolday.DateOf(x.ContactDue).Before(schoolday.DateOf(r.Now)):
		return "The check-in of " + dayOf(x.ContactDue) + " has not been recorded."
	}
	return ""
}

// byPolicy labels a day that a number of school policy set: none of them is statutory (rules 3).
func byPolicy(day string) string { return day + " (" + response.Origin + ")" }

func dayOf(t time.Time) string { return schoolday.DayForStaff(schoolday.DateOf(t)) }

func referralFacts(r referral.Reading) []view.SummaryRow {
	x := r.Referral
	rows := []view.SummaryRow{
		{Key: "About", Text: r.Roster.Label(x.Pupil)}, {Key: "To", Text: r.Entry.Name + ", " + r.Org.Name}, {Key: "Asked by", Text: r.Colleagues.Name(x.Author)},
	}
	if x.SentAt.IsZero() {
		return rows
	}
	joined, expected := "The service has not told us", "The service has not told us"
	if !x.JoinedOn.IsZero() {
		joined = schoolday.DayForStaff(x.JoinedOn)
	}
	if !x.ExpectedOn.IsZero() {
		expected = schoolday.DayForStaff(x.ExpectedOn)
	}
	next := "None due"
	if !x.ContactDue.IsZero() {
		next = byPolicy(dayOf(x.ContactDue))
	}
	owner := "Nobody now"
	if who := x.InTouch(); !who.IsZero() {
		owner = r.Colleagues.Name(who)
	}
	rows = append(rows,
		view.SummaryRow{Key: "Sent", Text: schoolday.ForStaff(x.SentAt)}, view.SummaryRow{Key: "Joined their list", Text: joined},
		view.SummaryRow{Key: "Support expected", Text: expected}, view.SummaryRow{Key: "What the service says about the wait", Text: lastWait(r, "The service has not told us.")},
		view.SummaryRow{Key: "Stays in touch", Text: owner}, view.SummaryRow{Key: "Next check-in", Text: next},
	)
	if !x.PupilAware {
		rows = append(rows, view.SummaryRow{Key: "The young person", Text: "Has not been told of this referral, and sees nothing of it."})
	}
	return rows
}

// lastWait is what the service last said about its wait, or what its entry in the directory says.
func lastWait(r referral.Reading, none string) string {
	for i := len(r.Events) - 1; i >= 0; i-- {
		if w := r.Events[i].Said.Wait; w != "" {
			return w
		}
	}
	if r.Entry.Wait != "" {
		return r.Entry.Wait
	}
	return none
}

// referralActs are the next steps that fit where the referral stands.
func referralActs(r referral.Reading) []view.Link {
	x := r.Referral
	if !r.MayTend {
		return nil
	}
	var acts []view.Link
	add := func(when bool, text, to string) {
		if when {
			acts = append(acts, view.Link{Text: text, Href: "/referrals/" + to + "/" + x.ID.String()})
		}
	}
	add(x.State == referral.Draft, "Write it", "write")
	add(x.State == referral.Draft, "Preview", "preview")
	add(!x.TellDue.IsZero(), "Say who told the young person", "tell")
	add(x.State.IsBeforeSupport(), "Record a check-in", "contact")
	add(x.State == referral.Sent, "Record that you asked the service for its receipt", "chase")
	add(x.State.IsLive(), "Record what the service says", "answer")
	return acts
}

// referralHistory is the history in the words of its readers: school, or the service that was asked.
func referralHistory(r referral.Reading, words func(referral.EventKind) string) []view.TimelineItem {
	items := make([]view.TimelineItem, 0, len(r.Events))
	for _, e := range r.Events {
		title := words(e.Kind)
		if e.Said.Missed {
			title = "Check-in that could not take place"
		}
		if e.Said.Told.Not != "" && e.Kind == referral.WasTold {
			title = "The safeguarding team decided that the young person is not told yet"
		}
		items = append(items, view.TimelineItem{
			Title: title, When: schoolday.ForStaff(e.At), DateTime: schoolday.ForMachine(e.At), By: eventBy(r, e), Text: saidText(e.Said),
		})
	}
	return items
}

func eventBy(r referral.Reading, e referral.Event) string {
	switch {
	case e.ByKind == actor.KindPartner:
		return r.Org.Name
	case r.Colleagues == nil:
		return "The school"
	}
	return r.Colleagues.Name(ident.Of[actor.OfStaff](e.By))
}

// saidText puts what was said into lines.
func saidText(s referral.Said) string {
	text := ""
	for _, x := range []struct{ key, value string }{
		{"", s.Reason}, {"Might help instead", s.Suggest}, {"About the wait", s.Wait}, {"Offered and done", s.Offered}, {"Met", s.Sessions}, {"Why it ended", s.Why},
		{"How to come back", s.ComeBack}, {"What comes next", s.After}, {"The young person's own view", s.View}, {"", s.Note},
		{"Told by", told(s.Told)}, {"They asked", s.Told.Questions}, {"Why not", s.Told.Not}, {"Heard", s.Heard},
	} {
		if x.value == "" {
			continue
		}
		if text != "" {
			text += "\n"
		}
		if x.key != "" {
			text += x.key + ": "
		}
		text += x.value
	}
	return text
}

func told(t referral.Told) string {
	if t.Who == "" || t.Not != "" {
		return ""
	}
	return t.Who + ", " + schoolday.ForStaff(t.At) + ", " + t.How
}

// referralPaper gives what was sent as a PDF, drawn from the same frozen copy.
func referralPaper(c *call) error {
	id, err := idFrom[referral.Referral](c, "id")
	if err != nil {
		return err
	}
	r, err := c.site.Referral.Paper(c.Context(), c.Viewer(), c.enclosing(), id)
	if err != nil {
		return err
	}
	paper, err := c.site.Papers.Referral(r.Outgoing, c.site.settings.School, r.Referral.SentAt)
	if err != nil {
		return err
	}
	return c.Document("referral", paper)
}
