package transition

import (
	"context"
	"slices"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// DueItems gives the steps that are due by the day for somebody's own list, one line for each young person: to the named
// worker when they fall due, to everybody else in scope once they are overdue, or at once while the one named may not act any
// more, so that nothing waits unseen and no list is flooded. A young person with whom nobody has begun is a line from 17 years 6 months, when the pack is missing (T-108).
func (s *Desk) DueItems(ctx context.Context, v authz.Viewer, until schoolday.Date, _ int) (d outline.Dues, err error) {
	err = s.transact(ctx, v.Actor(), func(tx Tx) error {
		today := schoolday.DateOf(tx.Now())
		rows, err := s.rows(ctx, tx, v, today)
		if err != nil {
			return err
		}
		d = outline.Dues{}
		for _, r := range rows {
			if l, ok := r.line(v.Actor().StaffID(), today, until); ok {
				d.Lines = append(d.Lines, l)
			}
		}
		return nil
	})
	return d, fault.Wrap("transition.DueItems", err)
}

func (r Row) line(me actor.StaffID, today, until schoolday.Date) (outline.Due, bool) {
	d, ok := r.Next()
	if !ok {
		return outline.Due{}, false
	}
	if r.Tracker.IsZero() {
		l := outline.Due{Record: r.Pupil.Raw(), On: d.On, Pupils: []pupil.ID{r.Pupil}, What: d.What, Next: "Open the list", Href: "/moving-on", Origin: d.Origin()}
		if r.MayStart {
			l.Next, l.Href = "Begin with them", "/moving-on/start/"+r.Pupil.String()
		}
		return l, d.Rule == "C-29" && !d.On.After(until)
	}
	if r.Worker != me && !r.Barred { // what has no day stands first in Due, and would hide what is overdue
		i := slices.IndexFunc(r.Due, func(d Due) bool { return d.IsOverdue(today) })
		if i < 0 {
			return outline.Due{}, false
		}
		d = r.Due[i]
	}
	if d.On.IsZero() {
		d.On = today
	}
	return outline.Due{
		Record: r.Tracker.Raw(), On: d.On, Pupils: []pupil.ID{r.Pupil}, What: d.What, Next: "Open the steps", Href: "/moving-on/view/" + r.Tracker.String(), Origin: d.Origin(),
	}, !d.On.After(until)
}
