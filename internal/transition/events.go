package transition

import (
	"context"
	"strconv"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Meetings gives the chronology the meetings that have been held about a pupil's move.
type Meetings struct{ *Desk }

// Released gives it the copies of packs that have left.
type Released struct{ *Desk }

// Events lists meetings by the day they were held, newest first.
func (s Meetings) Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error) {
	return s.events(ctx, v, about, before, most, func(tx Tx, ids []ID, signed func(ident.Raw, bool) string) ([]outline.Event, error) {
		items, err := tx.TrackerMeetings(ctx, ids)
		var all []outline.Event
		for of, some := range items {
			var o Overview
			gather(&o, some)
			for _, m := range o.Meetings {
				if m.What.On.After(schoolday.DateOf(tx.Now())) {
					continue
				}
				all = append(all, outline.Event{
					At: m.What.On.At(0), Day: true, ID: m.ID.Raw(), Type: "Moving on", Title: m.What.Purpose.Words(),
					By: signed(m.Author, m.ByPupil), Text: m.What.Who, Href: pageOf(of),
				})
			}
		}
		return all, err
	})
}

// Events lists released copies, newest first.
func (s Released) Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error) {
	return s.events(ctx, v, about, before, most, func(tx Tx, ids []ID, signed func(ident.Raw, bool) string) ([]outline.Event, error) {
		issues, err := tx.Issues(ctx, ids)
		var all []outline.Event
		for of, some := range issues {
			for _, i := range some {
				all = append(all, outline.Event{
					At: i.At, ID: i.ID.Raw(), Type: "Moving on", Title: "Pack, version " + strconv.Itoa(i.Number) + ", given: " + i.Copy.Words(),
					By: signed(i.By, i.ByPupil), Text: i.Words.To, Href: pageOf(of),
				})
			}
		}
		return all, err
	})
}

// events opens the pupil's trackers through the viewer's gate. A young person has few, with some few meetings and copies on
// each, whose days are sealed: the page is cut here, and not in the database.
func (s *Desk) events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int,
	lines func(Tx, []ID, func(ident.Raw, bool) string) ([]outline.Event, error)) ([]outline.Event, error) {
	var page []outline.Event
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		page = nil
		trackers, err := tx.TrackersAbout(ctx, v, about)
		if err != nil || len(trackers) == 0 {
			return err
		}
		ids := make([]ID, len(trackers))
		for i, t := range trackers {
			ids[i] = t.ID
		}
		colleagues, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		all, err := lines(tx, ids, func(by ident.Raw, byPupil bool) string { return signed(colleagues, by, byPupil) })
		if err != nil {
			return err
		}
		var older []outline.Event
		for _, e := range all {
			if e.IsBefore(before) {
				older = append(older, e)
			}
		}
		page, _ = outline.Newest(most, older)
		return nil
	})
	return page, fault.Wrap("transition.Events", err)
}

func signed(d *account.Directory, by ident.Raw, byPupil bool) string {
	if c, ok := d.ByID(ident.Of[actor.OfStaff](by)); ok && !byPupil {
		return c.Person.Name + ", " + c.Person.JobTitle
	}
	return "The young person"
}

func pageOf(id ID) string { return "/moving-on/view/" + id.String() }
