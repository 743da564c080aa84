package triage

import (
	"context"
	"time"

	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/waiting"
)

// Requests is the Source of pupils' requests. They are taken up, answered and closed on their own pages (T-050); what is
// decided about one here becomes a step that the pupil reads, once they have been told.
var Requests = Source{Object: "self_referral", Audit: audit.RequestRead, Open: openRequest, Decide: decideRequest}

func openRequest(ctx context.Context, tx Tx, v authz.Viewer, record ident.Raw) (Entry, error) {
	id := ident.Of[selfreferral.Request](record)
	r, err := tx.RequestByID(ctx, v, id)
	if err != nil {
		return Entry{}, err
	}
	if !tx.Actor().StaffID().IsZero() && r.OpenedAt.IsZero() { // a form that comes twice changes nothing the second time
		if err := tx.NoteOpened(ctx, id); err != nil {
			return Entry{}, err
		}
	}
	return Entry{
		Record: record, Kind: SelfReferral, Reference: r.Reference, Asker: r.Pupil, Pupils: []pupil.ID{r.Pupil}, IsClosed: !r.State.IsOpen(),
	}, nil
}

// decideRequest moves the request on. When the young person was told in person, that talk answers them and its plain words
// are what they read; when they were not, they read only that somebody acts, and nothing that they were not told.
func decideRequest(ctx context.Context, tx Tx, v authz.Viewer, d Decision) error {
	r, err := tx.RequestByID(ctx, v, ident.Of[selfreferral.Request](d.Record))
	if err != nil {
		return err
	}
	step := selfreferral.Step{ID: ident.New[selfreferral.Step](tx.Now()), Event: selfreferral.TakeUp, Staff: d.Decider, At: tx.Now()}
	step.Words.By = d.Words.DeciderName + ", " + d.Words.DeciderRole
	if d.Words.Told == Yes {
		step.Event = selfreferral.Speak
		step.Words.Next, step.Words.On, step.Words.Who = d.Words.ForPupil, d.ReviewOn, step.Words.By
		r.NextOn = d.ReviewOn
	}
	next, ok := r.State.After(step.Event)
	if !ok {
		return fault.New(fault.Conflict, "This request has been closed since you opened it.")
	}
	r.State = next
	if r.TakenUpBy().IsZero() {
		r.ActingBy, r.ActingAt = d.Decider, tx.Now()
	}
	if err := tx.SaveRequest(ctx, r); err != nil {
		return err
	}
	return tx.InsertRequestStep(ctx, r.ID, step)
}

// answer is what a decision does to the clock: a talk answers a pupil; otherwise it says that somebody acts.
func (x at) answer(ctx context.Context, tx Tx, d Decision) error {
	c := x.kept.Clock
	if c.Kind.IsPupils() && d.Words.Told == Yes && c.IsRunning() {
		told, _ := schoolday.ParseMoment(d.Words.ToldWhen) // checked before
		_, err := waiting.Spoke(ctx, tx, x.Record, d.Decider, told)
		return err
	}
	if c.State != response.Running {
		return nil
	}
	_, err := waiting.Acknowledge(ctx, tx, x.Record)
	return err
}

// toldBefore reports whether the talk is said to have been before the pupil even asked.
func (x at) toldBefore(d Draft) bool {
	told, ok := schoolday.ParseMoment(d.ToldAt)
	return ok && d.Words.Told == Yes && x.kept.Clock.Kind.IsPupils() && told.Before(x.kept.Clock.ReceivedAt.Truncate(time.Minute))
}
