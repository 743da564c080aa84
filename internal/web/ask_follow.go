package web

import (
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

// standing says in two short lines where a request stands.
func standing(o selfreferral.Own, now time.Time) (headline, more string) {
	r := o.Request
	who := o.Directory.Name(r.ActingBy)
	switch r.State {
	case selfreferral.Sent:
		if !r.OpenedAt.IsZero() {
			return "Opened by " + o.Directory.Name(r.OpenedBy), "They have not told us yet that they will act. If they don't, we ask someone else."
		}
		return "Sent", o.Reader.Name + " reads it " + whenRead(o.Clock.StartsAt, o.Clock.Unplanned, now) + "."
	case selfreferral.Acting:
		return who + " will act on this", "They have read it. You will hear what happens next."
	case selfreferral.Answered:
		return "You have talked with someone", "You can read below what happens next."
	case selfreferral.Offered:
		return "There is an offer for you", "You can say yes or no. Both are fine."
	case selfreferral.Looking:
		return "We keep looking", "You said no to an offer. That is fine. " + who + " keeps looking with you."
	case selfreferral.Agreed:
		return "You said yes", "You can read below what happens next."
	case selfreferral.HandedOver:
		return "Someone new will help you", "You can read below who, and when."
	case selfreferral.Withdrawn:
		return "You took this back", "Someone may still check once that you are OK."
	case selfreferral.Closed:
	}
	return "This has come to an end", "You can ask again at any time."
}

// nextSteps are the dated steps to come: who reads it, who is told if they do not, and by when somebody talks with them.
func nextSteps(o selfreferral.Own, now time.Time) []view.TimelineItem {
	var items []view.TimelineItem
	add := func(title, when string, at time.Time) {
		items = append(items, view.TimelineItem{Title: title, When: upper(when), DateTime: schoolday.ForMachine(at)})
	}
	c := o.Clock
	if !c.IsRunning() {
		return items
	}
	if o.Request.State == selfreferral.Sent && o.Request.OpenedAt.IsZero() {
		when := schoolday.ForPupil(c.StartsAt, now)
		if !c.StartsAt.After(now) {
			when = "From now on, today"
		}
		add(o.Reader.Name+" can read it", when, c.StartsAt)
	}
	if o.Request.State == selfreferral.Sent && c.DueAt.After(now) {
		title := "If no one acts on it, we ask someone else"
		if len(o.Also) > 0 && !o.Also[0].ID.IsZero() {
			title = "If no one acts on it, we ask " + o.Also[0].Name
		}
		add(title, "after "+bare(schoolday.ForPupil(c.DueAt, now)), c.DueAt)
	}
	if !c.AnswerBy.Before(now) {
		add("Someone talks with you", bySchoolDay(c.AnswerBy, now), c.AnswerBy)
	} else {
		add("Someone should have talked with you by now", "We keep telling them. You can ask any adult, or use a number below.", c.AnswerBy)
	}
	return items
}

// happened tells each step, the newest first, with the words that were written for the pupil.
func happened(o selfreferral.Own, now time.Time) []view.TimelineItem {
	var items []view.TimelineItem
	for i := len(o.Steps) - 1; i >= 0; i-- {
		st := o.Steps[i]
		if st.Event == selfreferral.LiftBar && st.Words.Next == "" {
			continue // the decision says why they are not told yet, and when somebody looks again
		}
		item := view.TimelineItem{Title: stepForPupil(st, o.Directory), When: upper(schoolday.ForPupil(st.At, now)), DateTime: schoolday.ForMachine(st.At), Text: st.Words.Next}
		if !st.Words.On.IsZero() {
			item.By = "Next step: " + bare(schoolday.DayForPupil(st.Words.On, now))
		}
		if st.Event == selfreferral.SayYes || st.Event == selfreferral.SayNo {
			item.Text = st.Words.Said
		}
		items = append(items, item)
	}
	return items
}

func stepForPupil(st selfreferral.Step, d *account.Directory) string {
	who := d.Name(st.Staff)
	switch st.Event {
	case selfreferral.TakeUp:
		return who + " said: I have read this and will act"
	case selfreferral.Speak:
		return who + " wrote what happens next"
	case selfreferral.Offer:
		return who + " has an offer for you"
	case selfreferral.SayYes:
		return "You said yes"
	case selfreferral.SayNo:
		return "You said no, and we keep looking"
	case selfreferral.HandOver:
		return who + " found someone who said yes: " + st.Words.Who
	case selfreferral.Withdraw:
		return "You took it back"
	case selfreferral.Return:
		return "You asked for it after all"
	case selfreferral.LiftBar:
		return who + " let someone see this whom you kept out: " + st.Words.Who
	case selfreferral.Close:
	}
	return who + " wrote an end to this"
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
		if p.Answers.Today.IsAsked() {
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
	if err != nil || len(kept) == 0 {
		return nil, err
	}
	return []view.Task{{Title: "What you began to write", Href: "/p/10", Hint: "No one at school can see it.", Status: "Not sent"}}, nil
}

func shortStanding(r selfreferral.Request, d *account.Directory, now time.Time) (status, hint string) {
	next := ""
	if !r.NextOn.IsZero() && !r.NextOn.Before(schoolday.DateOf(now)) {
		next = "Next step: " + bare(schoolday.DayForPupil(r.NextOn, now)) + "."
	}
	switch r.State {
	case selfreferral.Sent:
		if r.OpenedAt.IsZero() {
			return "Sent", "No one has opened it yet."
		}
		return "Opened", "Opened by " + d.Name(r.OpenedBy) + " " + schoolday.ForPupil(r.OpenedAt, now) + "."
	case selfreferral.Acting:
		return "In hand", d.Name(r.ActingBy) + " will act on this."
	case selfreferral.Answered:
		return "Answered", next
	case selfreferral.Offered:
		return "Your turn", "There is an offer for you."
	case selfreferral.Looking:
		return "Looking", "We keep looking with you."
	case selfreferral.Agreed, selfreferral.HandedOver:
		return "Agreed", next
	case selfreferral.Withdrawn:
		return "Taken back", ""
	case selfreferral.Closed:
	}
	return "Over", "You can ask again at any time."
}
