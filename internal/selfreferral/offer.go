package selfreferral

import (
	"context"

	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/schoolday"
)

// Propose offers something. One that goes against the wish for one-to-one or a group needs a reason and what the young
// person said to it before it is saved (T-011). When they said no, the search goes on; nothing is declined.
func (s *Service) Propose(ctx context.Context, v authz.Viewer, k once.Key, id ID, p Proposal) error {
	return s.act(ctx, v, k, id, "selfreferral.Propose", func(tx Tx, r Reading) ([]Step, error) {
		words, err := p.check(r.Wish, schoolday.DateOf(tx.Now()))
		if err != nil {
			return nil, err
		}
		if words, err = signed(ctx, tx, words); err != nil {
			return nil, err
		}
		steps := []Step{{Event: Offer, Words: words}}
		switch p.Reply {
		case ReplyYes:
			steps = append(steps, Step{Event: SayYes, Words: Words{By: words.By, Said: p.Said}})
		case ReplyNo:
			steps = append(steps, Step{Event: SayNo, Words: Words{By: words.By, Said: p.Said}})
		case NotAsked:
		}
		return steps, told(ctx, tx, r.Request, audit.RequestOffer, notify.RequestAnswered)
	})
}

// Handover is a warm one: somebody else has said yes, and the young person knows.
type Handover struct {
	To   string // who accepted it: name, and where they are from
	Text string // what the young person will read
	On   string // the day of the next step, as typed
	Told bool   // the young person has been told, and agrees
}

// HandOver records that somebody else has accepted the request. Passing it on without their yes, or without the young
// person's, is not possible.
func (s *Service) HandOver(ctx context.Context, v authz.Viewer, k once.Key, id ID, h Handover) error {
	return s.act(ctx, v, k, id, "selfreferral.HandOver", func(tx Tx, r Reading) ([]Step, error) {
		var f fault.Fields
		f.Need(isSaid(h.To), "to", "Write who has said yes to it. Without a yes it is not handed over.")
		f.Need(isSaid(h.Text), "text", "Write what the young person will read: who will see them, where and how.")
		f.Need(h.Told, "told", "Tell the young person first, and ask whether they agree.")
		on := needDay(&f, "on", h.On, schoolday.DateOf(tx.Now()))
		if err := f.Err(); err != nil {
			return nil, err
		}
		words, err := signed(ctx, tx, Words{Who: h.To, Next: h.Text, On: on})
		if err != nil {
			return nil, err
		}
		return []Step{{Event: HandOver, Words: words}}, told(ctx, tx, r.Request, audit.RequestHandOver, notify.RequestAnswered)
	})
}

// Finish closes a request, with the last words that the young person reads. It is possible only after a taken offer, an
// accepted handover, or their own wish (T-050), and never before somebody has spoken with them.
func (s *Service) Finish(ctx context.Context, v authz.Viewer, k once.Key, id ID, text string) error {
	return s.act(ctx, v, k, id, "selfreferral.Finish", func(tx Tx, r Reading) ([]Step, error) {
		if !isSaid(text) {
			return nil, (&fault.Fields{{Name: "text", Message: "Write how it ended and how they can come back, as the young person will read it."}}).Err()
		}
		if r.Clock.IsRunning() {
			return nil, fault.New(fault.Conflict, "Somebody must speak with the young person before this can be closed.")
		}
		if !r.Request.UnreadSince.IsZero() {
			return nil, fault.New(fault.Conflict, "The young person has said something new, which nobody has read yet. Read it before this is closed.")
		}
		words, err := signed(ctx, tx, Words{Next: text})
		if err != nil {
			return nil, err
		}
		return []Step{{Event: Close, Words: words}}, told(ctx, tx, r.Request, audit.RequestClose, notify.RequestAnswered)
	})
}

// act is what only people on the ladder do with an opened request: do gives the steps and leaves the trace.
func (s *Service) act(ctx context.Context, v authz.Viewer, k once.Key, id ID, op string, do func(Tx, Reading) ([]Step, error)) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, err := read(ctx, tx, v, id)
		if err != nil {
			return err
		}
		_, replay, err := tx.Once(ctx, k, id.Raw())
		if err != nil || replay {
			return err
		}
		if !r.MayAct {
			return fault.New(fault.NotAllowed, "Only the people this comes to can act on it. Speak to the safeguarding lead.")
		}
		steps, err := do(tx, r)
		if err != nil {
			return err
		}
		for _, st := range steps {
			if r.Request, err = keep(ctx, tx, r.Request, st); err != nil {
				return err
			}
		}
		return nil
	})
	return fault.Wrap(op, err)
}
