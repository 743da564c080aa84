package selfreferral

import (
	"context"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
)

// claim reads a request through the viewer's gate and claims the form's key for it.
func claim(ctx context.Context, tx Tx, v authz.Viewer, k once.Key, id ID) (r Request, replay bool, err error) {
	if r, err = tx.RequestByID(ctx, v, id); err != nil {
		return r, false, err
	}
	_, replay, err = tx.Once(ctx, k, id.Raw())
	return r, replay, err
}

// step moves a request by the table and keeps the step. do gives the step and leaves the trace.
func (s *Service) step(ctx context.Context, v authz.Viewer, k once.Key, id ID, op string, do func(Tx, *Request) (Step, error)) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, replay, err := claim(ctx, tx, v, k, id)
		if err != nil || replay {
			return err
		}
		st, err := do(tx, &r)
		if err != nil {
			return err
		}
		if _, err = keep(ctx, tx, r, st); err != nil || tx.Actor().Kind != actor.KindPupil {
			return err
		}
		return tx.NoteNew(ctx, id)
	})
	return fault.Wrap(op, err)
}

// errMoved answers a step that the request's state no longer allows.
var errMoved = fault.New(fault.Conflict, "This has moved on since the page was opened. See how it is now.")

// keep moves the request as the step says and stores both. The request it gives has the version that is stored now.
func keep(ctx context.Context, tx Tx, r Request, st Step) (Request, error) {
	next, ok := r.State.After(st.Event)
	if !ok {
		return r, errMoved
	}
	r.State = next
	st.ID, st.At, st.Staff = ident.New[Step](tx.Now()), tx.Now(), tx.Actor().StaffID()
	if !st.Words.On.IsZero() {
		r.NextOn = st.Words.On
	}
	if err := tx.InsertRequestStep(ctx, r.ID, st); err != nil {
		return r, err
	}
	err := tx.SaveRequest(ctx, r)
	r.Version++
	return r, err
}
