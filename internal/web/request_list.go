package web

import (
	"time"

	"heard/internal/account"
	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/web/view"
)

func requestList(c *call) error {
	before, err := ident.Parse[selfreferral.Request](c.gin.Query("before"))
	if err != nil {
		before = selfreferral.ID{}
	}
	l, err := c.site.Requests.List(c.Context(), c.Viewer(), before, pageOf)
	if err != nil {
		return err
	}
	p := view.RequestList{}
	if before.IsZero() {
		p.Waiting, p.More = waitingRows(l), l.More
	}
	for _, r := range l.Others {
		next := ""
		if !r.NextOn.IsZero() && r.State != selfreferral.Closed {
			next = schoolday.DayForStaff(r.NextOn)
		}
		p.Others = append(p.Others, append(requestCells(l, r), view.Cell{Text: next}))
	}
	p.Older = older(l.Older, "/requests?before=", l.Others, func(r selfreferral.Request) string { return r.ID.String() })
	return c.Show(p)
}

// waitingRows are the rows of what waits for the reader, here and on the first page.
func waitingRows(l selfreferral.List) (rows [][]view.Cell) {
	for _, w := range l.Waiting {
		rows = append(rows, append(requestCells(l, w.Request), view.Cell{Text: talkBy(w.Clock.AnswerBy, w.Clock.Unplanned, l.Now)}))
	}
	return rows
}

func requestCells(l selfreferral.List, r selfreferral.Request) []view.Cell {
	state := standingForStaff(r, l.Colleagues)
	if r.HelpToday && r.Stands() == selfreferral.Sent {
		state = "Asked for help today. " + state
	}
	if !r.UnreadSince.IsZero() {
		state += ". Something new from them, not read yet"
	}
	return []view.Cell{{Text: l.Roster.Label(r.Pupil), Href: "/requests/view/" + r.ID.String()}, {Text: schoolday.ForStaff(r.SentAt)}, {Text: state}}
}

// talkBy says by when somebody must speak with the pupil. A promise that was missed says so in words.
func talkBy(t time.Time, unplanned bool, now time.Time) string {
	switch {
	case unplanned:
		return "As soon as possible: the school's calendar has ended"
	case now.After(t):
		return schoolday.ForStaff(t) + ", past"
	}
	return schoolday.ForStaff(t)
}

// standingForStaff says in a few words where a request stands. Being opened is said, and is no answer.
func standingForStaff(r selfreferral.Request, d *account.Directory) string {
	switch r.Stands() {
	case selfreferral.Sent:
		if r.OpenedAt.IsZero() {
			return "Not opened yet"
		}
		if !r.IsOpened() {
			return "Opened, not taken up yet"
		}
		return "Opened by " + d.Name(r.OpenedBy) + ", not taken up yet"
	case selfreferral.Acting:
		return d.Name(r.TakenUpBy()) + " will act; nobody has spoken with them yet"
	case selfreferral.Answered:
		return "Spoken with"
	case selfreferral.Offered:
		return "Offered, waiting for their answer"
	case selfreferral.Looking:
		return "Keep looking: they said no to an offer"
	case selfreferral.Agreed:
		return "They said yes to an offer"
	case selfreferral.HandedOver:
		return "Handed over and accepted"
	case selfreferral.Withdrawn:
		return "Taken back by the young person"
	case selfreferral.Closed:
	}
	return "Closed"
}
