package plan

import (
	"context"
	"strconv"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/pupil"
)

// Moment is one time at which a plan as a whole changed: begun, settled, given, ended. It holds no word of any section.
type Moment struct {
	Plan    ID
	Kind    Kind
	Line    ident.Raw // of the terms that were written then
	At      time.Time
	ByPupil bool
	By      ident.Raw
	First   bool
	Last    bool // the plan ended
	InUse   bool // the young person had a copy already
	Edition int  // the version that the young person was given then; 0 when none was
}

// Events gives the chronology its lines of a pupil's plans, newest first: what happened to each as a whole. Sections have
// readers of their own, so nothing of them stands here, not even that one was written.
func (s *Service) Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error) {
	var all []outline.Event
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		all = nil
		found, err := tx.PlanMoments(ctx, v, about, before, most)
		if err != nil || len(found) == 0 {
			return err
		}
		colleagues, err := tx.Colleagues(ctx)
		if err != nil {
			return err
		}
		for _, m := range found {
			all = append(all, m.line(colleagues))
		}
		return nil
	})
	return all, fault.Wrap("plan.Events", err)
}

var kindWords = map[Kind]string{Support: "Support plan", Safety: "Safety plan"}

func (m Moment) line(d *account.Directory) outline.Event {
	e := outline.Event{At: m.At, ID: m.Line, Type: "Plan", Title: kindWords[m.Kind], By: "The young person", Href: "/plans/view/" + m.Plan.String()}
	if c, ok := d.ByID(ident.Of[actor.OfStaff](m.By)); ok && !m.ByPupil {
		e.By = c.Person.Name + ", " + c.Person.JobTitle
	}
	switch {
	case m.First:
		e.Title += " begun"
	case m.Last:
		e.Title += " ended"
	case m.Edition > 0:
		e.Title += ", version " + strconv.Itoa(m.Edition) + ": the young person has a copy"
	case m.ByPupil:
		e.Title += ": what the young person says of it"
	case m.InUse:
		e.Title += " reviewed"
	default:
		e.Title += " settled, before its first copy"
	}
	return e
}
