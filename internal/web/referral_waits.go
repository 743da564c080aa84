package web

import (
	"time"

	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

func newsList(c *call) error {
	w, err := c.site.Referral.Waits(c.Context(), c.Viewer(), pageOf)
	if err != nil {
		return err
	}
	p := view.NewsList{}
	for _, r := range w.Referrals {
		hint := ""
		if j := w.Search[r.Journey]; r.State != referral.Started && (j.Open || !r.IsOver()) {
			hint = talksNext(w.Colleagues, w.Ahead[r.ID], r.State, w.Now)
		}
		p.Items = append(p.Items, view.Task{
			Title: serviceOf(w.Listing, r), Href: "/p/wait/" + r.ID.String(), Hint: hint, Status: newsState(r, w.Search[r.Journey]),
		})
	}
	return c.Show(p)
}

// whoTalks names who talks with them next; nobody whom they keep out.
func whoTalks(d names, a referral.Ahead) string {
	if a.Who.IsZero() {
		return "Someone at school"
	}
	return d.Name(a.Who)
}

// talksNext is a sentence on who talks with them next and by when. A day that has gone by is said to have: nobody is left to
// wonder whether they were forgotten, and whom to ask.
func talksNext(d names, a referral.Ahead, s referral.State, now time.Time) string {
	who, day, today := whoTalks(d, a), schoolday.DayForPupil(a.By, now), schoolday.DateOf(now)
	by := "by " + bare(day)
	if a.By == today {
		by = day
	}
	switch {
	case a.By.IsZero():
		return "You can ask " + lowerSomeone(who) + " about it."
	case a.By.Before(today):
		return who + " was to talk with you by " + bare(day) + ". If they have not, ask them, or any adult you trust."
	case s.IsToTell():
		return who + " will talk with you about it " + by + "."
	case s.IsBeforeSupport():
		return who + " talks with you " + day + "."
	}
	return who + " talks with you about what comes next " + by + "."
}

func lowerSomeone(who string) string {
	if who == "Someone at school" {
		return "someone at school"
	}
	return who
}

// newsState is where it stands in a pupil's words. News that somebody must bring in person is not broken by a page.
func newsState(r referral.Referral, j referral.Journey) string {
	if r.IsUntold() {
		return "Someone will talk with you about this"
	}
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
		if !j.Open {
			return "Not for them"
		}
		return "Not for them. We keep looking with you"
	case referral.Ended:
		return "It has ended"
	default:
		return "There is news. Someone will talk with you"
	}
}

// waits are the lines of a pupil's first page about what they wait for. The page may be read over a shoulder: no service is named.
func (c *call) waits() ([]view.Task, error) {
	w, err := c.site.Referral.Waits(c.Context(), c.site.Policy.Glance(c.actor, "referral", "follow"), pageOf)
	if err != nil {
		return nil, err
	}
	var tasks []view.Task
	said := map[referral.JourneyID]bool{}
	for _, r := range w.Referrals {
		what, since := waitingFor(r, w.Search[r.Journey])
		if what == "" || r.IsOver() && said[r.Journey] {
			continue
		}
		said[r.Journey] = true
		tasks = append(tasks, view.Task{
			Title: "You are waiting for " + what, Href: "/p/wait/" + r.ID.String(), Status: "Waiting",
			Hint: "Since " + bare(schoolday.DayForPupil(schoolday.DateOf(since), w.Now)) + ". Next: " + talksNext(w.Colleagues, w.Ahead[r.ID], r.State, w.Now),
		})
	}
	return tasks, nil
}

// waitingFor says what a young person waits for, and since when; nothing once it has come, or the search is over. What they
// were not told of reads as before it came.
func waitingFor(r referral.Referral, j referral.Journey) (what string, since time.Time) {
	switch {
	case r.State == referral.Accepted:
		return "it to start", r.SentAt
	case r.State == referral.Waiting && r.JoinedOn.IsZero():
		return "your turn", r.SentAt
	case r.State == referral.Waiting:
		return "your turn", r.JoinedOn.At(0)
	case r.State.IsToTell() || r.State.IsBeforeSupport() || r.IsUntold() && j.Open:
		return "an answer", r.SentAt
	case r.State == referral.NotForUs && j.IsBetween():
		return "a place that fits", r.ToldAt
	}
	return "", time.Time{}
}
