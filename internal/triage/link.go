package triage

import (
	"context"
	"slices"

	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

const mostLinkable = 20

// linkable lists the newest decisions about the entry's children by which something goes out and which the actor may read.
func (s *Service) linkable(ctx context.Context, tx Tx, x at) (all []sharing.Decision, err error) {
	v := s.policy.Glance(tx.Actor(), "sharing", "read")
	if len(v.Scopes()) == 0 {
		return nil, nil
	}
	for _, p := range x.Pupils {
		found, err := tx.SharingAbout(ctx, v, p, outline.Key{}, mostLinkable)
		if err != nil {
			return nil, err
		}
		all = append(all, slices.DeleteFunc(found, func(d sharing.Decision) bool { return !d.Outcome.Sends() })...)
	}
	return all, nil
}

// linked says in words the sharing decision that was chosen. One that the actor may not read, that is about somebody else or
// by which nothing goes out is no answer: fault.Invalid.
func (s *Service) linked(ctx context.Context, tx Tx, x at, chosen string) (string, error) {
	wrong := &fault.Fields{{Name: "sharing_record", Message: "Choose an information-sharing decision from the list: about this child, and to share."}}
	id, err := ident.Parse[sharing.Decision](chosen)
	v := s.policy.Glance(tx.Actor(), "sharing", "read")
	if err != nil || len(v.Scopes()) == 0 {
		return "", wrong.Err()
	}
	d, err := tx.SharingDecisionByID(ctx, v, id)
	if fault.Is(err, fault.NotFound) {
		return "", wrong.Err()
	}
	if err == nil && !(d.Outcome.Sends() && slices.Contains(x.Pupils, d.Pupil)) {
		return "", wrong.Err()
	}
	return Link(d), err
}

// Link is a sharing decision as forms and records name it.
func Link(d sharing.Decision) string {
	return d.Says() + ": " + d.Words.To + ", " + schoolday.ForStaff(d.DecidedAt)
}
