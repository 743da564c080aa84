package referral

import (
	"context"
	"time"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// mostLines bounds what one list shows of referrals; one child has some few.
const mostLines = 100

// DueItems gives what is owed to young people up to and on the day, for somebody's list for the day: news to tell, receipts
// to chase, check-ins.
func (s *Service) DueItems(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) (d outline.Dues, err error) {
	by := endOf(until)
	l, err := s.List(ctx, v, Query{DueBy: by, Most: most})
	d.More = l.More
	for _, r := range l.Referrals {
		e, _ := l.Services.ByID(r.Entry)
		for _, x := range r.dues(by) {
			d.Lines = append(d.Lines, outline.Due{
				Record: r.ID.Raw(), On: schoolday.DateOf(x.At), Pupils: []pupil.ID{r.Pupil}, What: "Referral to " + e.Name,
				Next: x.What.Words(), Href: "/referrals/" + x.What.Page() + "/" + r.ID.String(), Origin: response.Origin,
			})
		}
	}
	return d, err
}

// Events gives a child's referrals as lines of their chronology: when each was sent, and when it was over.
func (s *Service) Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error) {
	l, err := s.List(ctx, v, Query{Pupil: about, Most: mostLines})
	var all []outline.Event
	add := func(r Referral, at time.Time, id ident.Raw, title string) {
		e := outline.Event{At: at, ID: id, Type: "Referral", Title: title, By: l.Colleagues.Name(r.Author), Href: "/referrals/view/" + r.ID.String()}
		if !at.IsZero() && e.IsBefore(before) {
			all = append(all, e)
		}
	}
	for _, r := range l.Referrals {
		e, _ := l.Services.ByID(r.Entry)
		add(r, r.SentAt, r.ID.Raw(), "Sent to "+e.Name)
		if r.State != Dropped {
			add(r, r.OverAt, endLine(r.ID), e.Name+": "+r.State.Words())
		}
	}
	page, _ := outline.Newest(most, all)
	return page, err
}

// endLine is the id of a referral's second line: the first's with its last bit turned, so that it is the same every time.
func endLine(id ID) ident.Raw {
	raw := id.Raw()
	raw[len(raw)-1] ^= 1
	return raw
}

// Searches gives the searches for support that need somebody today: those between services without a next step, and those
// whose next step is to be looked at again (T-048).
type Searches struct{ *Service }

// DueItems gives them for somebody's list for the day. It looks through the first hundred that are open.
func (s Searches) DueItems(ctx context.Context, v authz.Viewer, until schoolday.Date, _ int) (list outline.Dues, err error) {
	all, more, err := outline.Page(mostLines, func(most int) ([]Journey, error) { return s.Open(ctx, v, most) })
	if err != nil {
		return list, fault.Wrap("referral.DueItems", err)
	}
	today := schoolday.DateOf(s.clock.Now())
	list.More = more
	for _, j := range all {
		d := outline.Due{Record: j.ID.Raw(), Pupils: []pupil.ID{j.Pupil}, What: "Search for support", Href: "/journeys/view/" + j.ID.String()}
		switch {
		case j.IsLooping():
			d.On, d.Next = today, "Between services: set the next step"
		case !j.PlanDue.IsZero() && !j.PlanDue.After(until):
			d.On, d.Next = j.PlanDue, "Look at the next step again, with the young person"
		case j.IsBetween() && j.Refusals > 0 && j.PlanDue.IsZero():
			d.On, d.Next = today, "Between services: set the next step"
		case j.GuidedBy().IsZero():
			d.On, d.Next = today, "Say who guides them"
		default:
			continue
		}
		list.Lines = append(list.Lines, d)
	}
	return list, nil
}
