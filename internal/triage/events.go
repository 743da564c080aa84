package triage

import (
	"context"
	"strings"

	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/pupil"
)

// Events gives the chronology its lines of decisions about a pupil's entries, newest first. The viewer is that of the
// entries: whoever may not open an entry finds no decision about it.
func (s *Service) Events(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]outline.Event, error) {
	all, err := outline.Lines(ctx, s.transact, v.Actor(), func(tx Tx) ([]Decision, error) {
		return tx.DecisionsAbout(ctx, v, about, before, most)
	}, func(d Decision) outline.Event { return d.line(v.Object()) })
	return all, fault.Wrap("triage.Events", err)
}

func (d Decision) line(o authz.Object) outline.Event {
	e := outline.Event{
		At: d.DecidedAt, ID: d.ID.Raw(), Type: "Decision", Title: "Decided about " + d.Reference, By: d.Words.DeciderName + ", " + d.Words.DeciderRole,
		Text: d.Words.Summary, Href: Pages[o] + "/decide/" + d.Record.String() + "#d-" + d.ID.String(),
	}
	if d.Closes {
		e.Title, e.Text = "Closed: "+d.Reference, d.Words.Outcome
		return e
	}
	var says []string
	for _, c := range d.Words.Choices {
		says = append(says, c.Says())
	}
	e.Title += ": " + strings.Join(says, ", ")
	return e
}

// Pages is where each kind of entry is decided about.
var Pages = map[authz.Object]string{"concern": "/concerns", "self_referral": "/requests"}
