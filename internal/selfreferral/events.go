package selfreferral

import (
	"context"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/pupil"
)

// Events gives the chronology its lines of a pupil's requests, newest first. What the pupil wrote is not among them: it is
// theirs, and opens on a page of its own that they can see was opened.
func (s *Service) Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error) {
	var all []outline.Event
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		all = nil
		found, err := tx.RequestsAbout(ctx, v, about, before, most)
		if err != nil {
			return err
		}
		for _, r := range found {
			all = append(all, outline.Event{
				At: r.SentAt, ID: r.ID.Raw(), Type: "Request for help", Title: "Asked for help, " + r.Reference, Href: "/requests/view/" + r.ID.String(),
			})
		}
		return nil
	})
	return all, fault.Wrap("selfreferral.Events", err)
}
