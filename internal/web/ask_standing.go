package web

import (
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/web/view"
)

// actsOn names who acts on a request; nobody whom its pupil keeps out, as far as they know.
func actsOn(d *account.Directory, r selfreferral.Request) string { return atSchool(d, r.TakenUpBy()) }

// atSchool names a colleague to a pupil, or says that there is one.
func atSchool(d *account.Directory, id actor.StaffID) string {
	if id.IsZero() {
		return "Someone at school"
	}
	return d.Name(id)
}

// standing says in two short lines where a request stands.
func standing(o selfreferral.Own, now time.Time) (headline, more string) {
	r := o.Request
	who := actsOn(o.Directory, r)
	switch r.Stands() {
	case selfreferral.Sent:
		if r.IsOpened() {
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
	if o.Request.Stands() == selfreferral.Sent && !o.Request.IsOpened() {
		when := schoolday.ForPupil(c.StartsAt, now)
		if !c.StartsAt.After(now) {
			when = "From now on, today"
		}
		add(o.Reader.Name+" can read it", when, c.StartsAt)
	}
	if o.Request.Stands() == selfreferral.Sent && c.DueAt.After(now) {
		title := "If no one acts on it, we ask them again"
		if !o.NextUp.ID.IsZero() {
			title = "If no one acts on it, we ask " + o.NextUp.Name
		}
		add(title, "after "+bare(schoolday.ForPupil(c.DueAt, now)), c.DueAt)
	}
	late := c.AnswerBy.Before(now)
	switch {
	case o.Request.State == selfreferral.Withdrawn: // they do not want it, and are not told that somebody comes, nor that nobody has
		if !late {
			add("Someone may check that you are OK", bySchoolDay(c.AnswerBy, now), c.AnswerBy)
		}
	case !late:
		add("Someone talks with you", bySchoolDay(c.AnswerBy, now), c.AnswerBy)
	default:
		add("Someone should have talked with you by now", "We keep telling them. You can ask any adult, or use a number below.", c.AnswerBy)
	}
	return items
}

// happened tells each step, the newest first, with the words that were written for the pupil.
func happened(o selfreferral.Own, now time.Time) []view.TimelineItem {
	var items []view.TimelineItem
	newest := o.Request.State.IsOpen()
	for i := len(o.Steps) - 1; i >= 0; i-- {
		st := o.Steps[i]
		item := view.TimelineItem{Title: stepForPupil(st, o.Directory), When: upper(schoolday.ForPupil(st.At, now)), DateTime: schoolday.ForMachine(st.At), Text: st.Words.Next}
		if !st.Words.On.IsZero() {
			item.Text += dayOfNext(st.Words.On, newest, now)
			newest = false
		}
		if st.Event == selfreferral.SayYes || st.Event == selfreferral.SayNo {
			item.Text = st.Words.Said
		}
		items = append(items, item)
	}
	return items
}

// dayOfNext says on which day the next step is, where that still holds: a newer step has set another day, and an end has none.
func dayOfNext(on schoolday.Date, holds bool, now time.Time) string {
	day := bare(schoolday.DayForPupil(on, now))
	switch {
	case on.Before(schoolday.DateOf(now)):
		return "\nThe next step was set for " + day + "."
	case holds:
		return "\nNext step: " + day + "."
	}
	return ""
}

func stepForPupil(st selfreferral.Step, d *account.Directory) string {
	who := atSchool(d, st.Staff)
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

func shortStanding(r selfreferral.Request, d *account.Directory, now time.Time) (status, hint string) {
	next := ""
	if !r.NextOn.IsZero() && !r.NextOn.Before(schoolday.DateOf(now)) {
		next = "Next step: " + bare(schoolday.DayForPupil(r.NextOn, now)) + "."
	}
	switch r.Stands() {
	case selfreferral.Sent:
		if !r.IsOpened() {
			return "Sent", "No one has answered it yet." // true as well while somebody reads it of whom the pupil was not told
		}
		return "Opened", "Opened by " + d.Name(r.OpenedBy) + " " + schoolday.ForPupil(r.OpenedAt, now) + "."
	case selfreferral.Acting:
		return "In hand", actsOn(d, r) + " will act on this."
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
