package bench

import (
	"context"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/triage"
)

type asked struct {
	entry
	id selfreferral.ID
}

// requests has each pupil ask for help; the lead answers all but the newest.
func (f *filler) requests(ctx context.Context, day []entry) error {
	var unanswered []asked
	for _, e := range day {
		id := ident.New[selfreferral.Request](e.at)
		f.clock.Set(e.at)
		if err := f.transact(ctx, child(e.who), func(tx fillTx) error { return f.ask(ctx, tx, id, e) }); err != nil {
			return err
		}
		if !e.isUnseen() {
			unanswered = append(unanswered, asked{e, id})
		}
	}
	if len(unanswered) == 0 {
		return nil
	}
	return f.transact(ctx, f.school.lead(), func(tx fillTx) error {
		for _, a := range unanswered {
			if err := f.answer(ctx, tx, a.id, a.entry); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f *filler) ask(ctx context.Context, tx fillTx, id selfreferral.ID, e entry) error {
	clock := response.Met
	if e.isUnseen() {
		clock = response.Running
	}
	part := selfreferral.Part{
		ID: ident.New[selfreferral.Part](e.at), Kind: selfreferral.Whole, LimitsVersion: 1, Age: 14, WrittenAt: e.at,
		Answers: selfreferral.Answers{Today: selfreferral.TodayNo, Want: "Somebody to talk to on Tuesdays.", Words: narrative(f.random)},
	}
	return first(
		func() error { _, _, err := tx.Once(ctx, form(e.at), id.Raw()); return err },
		func() error {
			return tx.InsertRequest(ctx, selfreferral.Request{ID: id, Reference: e.reference("R"), Pupil: e.who, State: selfreferral.Sent, SentAt: e.at})
		},
		func() error { return tx.InsertRequestPart(ctx, id, part) },
		func() error { return f.clockOf(ctx, tx, id.Raw(), e, response.Request, clock, notify.RequestWaiting) },
		func() error { return trace(ctx, tx, id.Raw(), e.who, audit.RequestSend, audit.RequestLook) },
	)
}

// answer plays a request to its end, or to what was agreed where it is still open. A third are decided about as well.
func (f *filler) answer(ctx context.Context, tx fillTx, id selfreferral.ID, e entry) error {
	lead := f.school.staff[0]
	r := selfreferral.Request{ID: id, State: selfreferral.Closed, ActingBy: lead, ActingAt: e.at, Version: 1}
	steps := []selfreferral.Event{selfreferral.TakeUp, selfreferral.Speak, selfreferral.Offer, selfreferral.SayYes, selfreferral.Close}
	next := schoolday.DateOf(e.at).Add(7)
	if e.isOpen() {
		next = schoolday.DateOf(f.end).Add(e.i % 28)
		r.State, r.NextOn, steps = selfreferral.Agreed, next, steps[:4]
	}
	if err := tx.NoteOpened(ctx, id); err != nil {
		return err
	}
	for _, event := range steps {
		s := selfreferral.Step{ID: ident.New[selfreferral.Step](e.at), Event: event, Staff: lead, At: e.at, Words: selfreferral.Words{By: "Adult 000, Teacher", Next: "We meet on Tuesday at lunch.", On: next}}
		if event == selfreferral.SayYes {
			s.Staff = actor.StaffID{}
		}
		if err := tx.InsertRequestStep(ctx, id, s); err != nil {
			return err
		}
	}
	if err := tx.SaveRequest(ctx, r); err != nil {
		return err
	}
	if err := trace(ctx, tx, id.Raw(), e.who, audit.RequestRead, audit.RequestTakeUp, audit.RequestSpeak, audit.RequestOffer, audit.RequestRead, audit.RequestClose); err != nil {
		return err
	}
	if e.i%3 != 0 {
		return nil
	}
	return f.decide(ctx, tx, triage.SelfReferral, id.Raw(), e)
}
