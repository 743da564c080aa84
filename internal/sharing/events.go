package sharing

import (
	"context"
	"strings"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/pupil"
)

// Events gives the chronology its lines of information-sharing decisions about a pupil, newest first; deciding not to share
// is one of them.
func (s *Service) Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error) {
	all, err := outline.Lines(ctx, s.transact, v.Actor(), func(tx Tx) ([]Decision, error) {
		return tx.SharingAbout(ctx, v, about, before, most)
	}, Decision.line)
	return all, fault.Wrap("sharing.Events", err)
}

var outcomeWords = map[Outcome]string{Share: "Share", SharePart: "Share part", DoNotShare: "Do not share", NotYet: "Not yet"}

// Says gives the decision in a few words, an override among them.
func (d Decision) Says() string {
	if d.Overrides {
		return outcomeWords[d.Outcome] + ", without agreement"
	}
	return outcomeWords[d.Outcome]
}

func (d Decision) line() outline.Event {
	return outline.Event{
		At: d.DecidedAt, ID: d.ID.Raw(), Type: "Information sharing", Title: d.Says() + ": " + d.Words.To,
		By: d.Words.AuthorName + ", " + d.Words.AuthorRole, Text: strings.Join(append(d.Words.Items[:len(d.Words.Items):len(d.Words.Items)], d.Words.Purpose), "\n"),
		Href: "/sharing/view/" + d.ID.String(),
	}
}
