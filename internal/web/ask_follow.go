package web

import (
	"slices"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/web/view"
)

func requestID(c *call) (selfreferral.ID, error) { return idFrom[selfreferral.Request](c, "id") }

// look opens the pupil's own request named in the address.
func (c *call) look() (selfreferral.Own, error) {
	id, err := requestID(c)
	if err != nil {
		return selfreferral.Own{}, err
	}
	return c.site.Requests.Look(c.Context(), c.Viewer(), id)
}

func askTold(c *call) error {
	o, err := c.look()
	if err != nil {
		return err
	}
	now := c.site.clock.Now()
	return c.Show(view.AskTold{
		Reader: c.ownReader(o), By: bySchoolDay(o.Clock.AnswerBy, now), Reference: o.Request.Reference, Yours: "/p/r/" + o.Request.ID.String(),
	})
}

// bySchoolDay says by when somebody talks with the pupil.
func bySchoolDay(t, now time.Time) string { return "by " + bare(schoolday.ForPupil(t, now)) }

func (c *call) ownReader(o selfreferral.Own) view.AskReader {
	now := c.site.clock.Now()
	r := view.AskReader{Name: o.Reader.Name, Also: namesOfPeople(o.Also), When: whenRead(o.Clock.StartsAt, o.Clock.Unplanned, now)}
	for _, id := range o.Told {
		r.Today = append(r.Today, o.Directory.Name(id))
	}
	if o.Clock.IsRunning() && o.Clock.StartsAt.After(now) {
		r.Closed = closed(o.Clock.StartsAt, o.Clock.Unplanned, now)
	}
	return r
}

func askFollow(c *call) error {
	o, err := c.look()
	if err != nil {
		return err
	}
	r, now := o.Request, c.site.clock.Now()
	p := view.AskFollow{
		JustSent: c.gin.Query("sent") != "", Reference: r.Reference, Path: "/p/r/" + r.ID.String(), Reader: c.ownReader(o),
		IsOver: !r.State.IsOpen(), Withdrawn: r.State == selfreferral.Withdrawn, MayReturn: r.State == selfreferral.Withdrawn && o.Clock.IsRunning(),
		Next: nextSteps(o, now), Happened: happened(o, now), Opened: openings(o, now), Sent: sentParts(o, now),
	}
	p.Headline, p.More = standing(o, now)
	if r.State == selfreferral.Offered {
		p.Offer = selfreferral.LastOffer(o.Steps).Words.Next
	}
	return c.Show(p)
}

// openings says who in school has opened it, in which role, and when (T-086).
func openings(o selfreferral.Own, now time.Time) []view.TimelineItem {
	var items []view.TimelineItem
	for _, x := range o.Openings {
		items = append(items, view.TimelineItem{
			Title: o.Directory.Name(x.Staff) + ", " + roleForPupil(x, o.Directory), When: upper(schoolday.ForPupil(x.At, now)), DateTime: schoolday.ForMachine(x.At),
		})
	}
	return items
}

// roleForPupil says why somebody could open it, in words that a pupil knows.
func roleForPupil(x selfreferral.Opening, d *account.Directory) string {
	for _, r := range x.Roles {
		switch r {
		case actor.DSL:
			return "leads the team that keeps pupils safe"
		case actor.DeputyDSL:
			return "on the team that keeps pupils safe"
		case actor.Head:
			return "head of the school"
		case actor.Governor:
			return "leads the governors"
		}
	}
	if c, ok := d.ByID(x.Staff); ok {
		return c.Person.JobTitle
	}
	return ""
}

// sentParts gives back to the pupil what they sent, the newest first.
func sentParts(o selfreferral.Own, now time.Time) []view.AskSent {
	var all []view.AskSent
	for i := len(o.Parts) - 1; i >= 0; i-- {
		p := o.Parts[i]
		s := view.AskSent{When: upper(schoolday.ForPupil(p.WrittenAt, now))}
		if p.Answers.Today.IsAsked() && !saidBefore(o.Parts[:i], p) {
			s.Rows = append(s.Rows, view.SummaryRow{Key: "Help today", Text: todayWords[p.Answers.Today]})
		}
		for _, r := range answerRows(p.Answers) {
			if r.text != "" {
				s.Rows = append(s.Rows, view.SummaryRow{Key: r.key, Text: r.text})
			}
		}
		all = append(all, s)
	}
	return all
}

// saidBefore reports whether an answer to "do you need help today" only stands in what was sent later, with all the other
// answers: the question is a sending of its own. Asking anew is not: that says nothing else.
func saidBefore(earlier []selfreferral.Part, p selfreferral.Part) bool {
	says := func(r answerRow) bool { return r.text != "" }
	return slices.ContainsFunc(answerRows(p.Answers), says) &&
		slices.ContainsFunc(earlier, func(x selfreferral.Part) bool { return x.Answers.Today == p.Answers.Today })
}

// mine are the tasks of a pupil's first page: everything they have sent, with where it stands.
func (c *call) mine() ([]view.Task, error) {
	v := c.site.Policy.Glance(c.actor, "self_referral", "follow")
	all, d, err := c.site.Requests.Mine(c.Context(), v)
	if err != nil {
		return nil, err
	}
	tasks, err := c.notSent()
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		status, hint := shortStanding(r, d, c.site.clock.Now())
		tasks = append(tasks, view.Task{Title: "Sent " + schoolday.ForPupil(r.SentAt, c.site.clock.Now()), Href: "/p/r/" + r.ID.String(), Hint: hint, Status: status, Done: !r.State.IsOpen()})
	}
	return tasks, nil
}

// notSent leads back to answers that wait to be sent; nothing when there are none.
func (c *call) notSent() ([]view.Task, error) {
	kept, err := c.askKept()
	if err != nil || !hasUnsent(kept) {
		return nil, err
	}
	hint := "No one at school can see it."
	if asksToday(kept) {
		hint = "That you need help today was sent. No one at school can see the rest."
	}
	return []view.Task{{Title: "What you began to write", Href: "/p/10", Hint: hint, Status: "Not sent"}}, nil
}
