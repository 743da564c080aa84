package triage

import (
	"context"
	"strings"

	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
)

// ReadAction opens one thing to be done. Its owner reads that line and no more of the entry.
func (s *Service) ReadAction(ctx context.Context, v authz.Viewer, id ident.ID[Action]) (Action, error) {
	var a Action
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if a, err = tx.ActionByID(ctx, v, id); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ActionRead, Record: id.Raw()})
	})
	return a, fault.Wrap("triage.ReadAction", err)
}

// Done notes that an action was done, and what that was. Its owner may call it, or those who answer for the entry.
func (s *Service) Done(ctx context.Context, v authz.Viewer, k once.Key, id ident.ID[Action], note string) error {
	if strings.TrimSpace(note) == "" {
		return (&fault.Fields{{Name: "note", Message: "Write in a few words what was done."}}).Err()
	}
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		a, err := tx.ActionByID(ctx, v, id)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		if a.IsDone() {
			return fault.New(fault.Conflict, "Somebody has noted this as done already.")
		}
		a.DoneAt, a.DoneBy, a.Note = tx.Now(), tx.Actor().StaffID(), note
		if err := tx.InsertDone(ctx, a); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ActionDone, Record: id.Raw()})
	})
	return fault.Wrap("triage.Done", err)
}
