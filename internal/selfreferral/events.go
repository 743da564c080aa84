package selfreferral

import (
	"context"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Events gives the chronology its lines of a pupil's requests, newest first. What the pupil wrote is not among them: it is
// theirs, and opens on a page of its own that they can see was opened.
func (s *Service) Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error) {
	all, err := outline.Lines(ctx, s.transact, v.Actor(), func(tx Tx) ([]Request, error) {
		return tx.RequestsAbout(ctx, v, about, before, most)
	}, Request.line)
	return all, fault.Wrap("selfreferral.Events", err)
}

func (r Request) line() outline.Event {
	return outline.Event{
		At: r.SentAt, ID: r.ID.Raw(), Type: "Request for help", Title: "Asked for help, " + r.Reference, Href: "/requests/view/" + r.ID.String(),
	}
}

// DueItems gives the owner of a request the next step that the young person was told of, on its day and until another step
// is kept.
func (s *Service) DueItems(ctx context.Context, v authz.Viewer, until schoolday.Date, most int) (outline.Dues, error) {
	all, err := outline.Lines(ctx, s.transact, v.Actor(), func(tx Tx) ([]Request, error) {
		return tx.RequestsDue(ctx, v, until, most+1)
	}, Request.due)
	return outline.FirstOf(most, all), fault.Wrap("selfreferral.DueItems", err)
}

func (r Request) due() outline.Due {
	return outline.Due{
		Record: r.ID.Raw(), On: r.NextOn, Pupils: []pupil.ID{r.Pupil}, What: "next step of a request for help, " + r.Reference,
		Next: "Say how it went", Href: "/requests/view/" + r.ID.String(),
	}
}
