package concern

import (
	"context"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/pupil"
)

// Events gives the chronology its lines of concerns about a pupil, newest first.
func (s *Service) Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error) {
	all, err := outline.Lines(ctx, s.transact, v.Actor(), func(tx Tx) ([]Concern, error) {
		return tx.ConcernsAbout(ctx, v, about, before, most)
	}, func(c Concern) outline.Event { return c.line(about) })
	return all, fault.Wrap("concern.Events", err)
}

func (c Concern) line(about pupil.ID) outline.Event {
	return outline.Event{
		At: c.EventAt, ID: c.ID.Raw(), Type: "Concern", Title: "Concern " + c.Reference, By: c.Words.AuthorName + ", " + c.Words.AuthorRole,
		Text: c.Words.Facts, Href: "/concerns/view/" + c.ID.String(), Parts: []outline.Part{{Pupil: about, Says: c.PartOf(about).Says()}},
	}
}
