package selfreferral

import (
	"context"
	"time"

	"heard/internal/account"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/waiting"
)

// List is what a colleague sees of requests: what waits for them, and the rest, newest first.
type List struct {
	Now        time.Time
	Waiting    []Waiting // what has come to them and waits for a talk, earliest promise first
	More       bool      // others wait that are not among these
	Others     []Request
	Older      bool // others remain that were sent before these
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// mostWaiting bounds one page of what waits; the page says that more does.
const mostWaiting = 100

func waitingFor(ctx context.Context, tx Tx, v authz.Viewer) (l List, err error) {
	l.Now = tx.Now()
	if l.Roster, err = tx.Roster(ctx); err != nil {
		return l, err
	}
	if l.Colleagues, err = tx.Colleagues(ctx); err != nil {
		return l, err
	}
	l.Waiting, l.More, err = outline.Page(mostWaiting, func(most int) ([]Waiting, error) { return tx.RequestsWaiting(ctx, v, most) })
	return l, err
}

// List lists what the viewer may see, without anybody's words. Whoever the pupil kept out of a request finds no trace of it.
func (s *Service) List(ctx context.Context, v authz.Viewer, before ID, most int) (List, error) {
	var l List
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if l, err = waitingFor(ctx, tx, v); err != nil {
			return err
		}
		l.Others, l.Older, err = outline.Page(most, func(most int) ([]Request, error) { return tx.Requests(ctx, v, before, most) })
		return err
	})
	return l, fault.Wrap("selfreferral.List", err)
}

// Reading is a request opened by somebody in school.
type Reading struct {
	Request    Request
	Clock      response.Clock
	Ladder     response.Ladder
	MayAct     bool // the reader stands on its ladder
	MayDecide  bool // and answers for it, so that they decide
	Parts      []Part
	Steps      []Step
	Wish       Format    // the newest answer to "one-to-one or group?"
	WishedAt   time.Time // and when it was given
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// Open opens a request for a form about it. It is audited, the pupil sees it, and it stops no clock: opening is not answering.
func (s *Service) Open(ctx context.Context, v authz.Viewer, id ID) (Reading, error) {
	return s.open(ctx, v, id, func(Tx, Reading) error { return nil })
}

// Read opens a request for a page that shows everything the pupil said. Nothing new waits to be read then, if the reader acts
// on it; what they read still says what was new.
func (s *Service) Read(ctx context.Context, v authz.Viewer, id ID) (Reading, error) {
	return s.open(ctx, v, id, func(tx Tx, r Reading) error {
		if !r.MayAct || r.Request.UnreadSince.IsZero() {
			return nil
		}
		return tx.NoteRead(ctx, r.Request)
	})
}

func (s *Service) open(ctx context.Context, v authz.Viewer, id ID, also func(Tx, Reading) error) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if r, err = read(ctx, tx, v, id); err != nil {
			return err
		}
		if err := tx.NoteOpened(ctx, id); err != nil {
			return err
		}
		if err := also(tx, r); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.RequestRead, Record: id.Raw(), Pupil: r.Request.Pupil})
	})
	return r, fault.Wrap("selfreferral.Open", err)
}

func read(ctx context.Context, tx Tx, v authz.Viewer, id ID) (r Reading, err error) {
	if r.Request, err = tx.RequestByID(ctx, v, id); err != nil {
		return r, err
	}
	if r.Parts, err = tx.RequestParts(ctx, v, id); err != nil {
		return r, err
	}
	if r.Steps, err = tx.RequestSteps(ctx, v, id); err != nil {
		return r, err
	}
	k, l, err := waiting.Held(ctx, tx, id.Raw())
	if err != nil {
		return r, err
	}
	r.Clock, r.Ladder = k.Clock, l
	r.MayAct, r.MayDecide = r.Ladder.Holds(tx.Actor().StaffID()), r.Ladder.Answers(tx.Actor().StaffID())
	if r.Roster, err = tx.Roster(ctx); err != nil {
		return r, err
	}
	r.Wish, r.WishedAt = wish(r.Parts)
	r.Colleagues, err = tx.Colleagues(ctx)
	return r, err
}

// wish is the newest answer to "one-to-one or group?": the pupil may have changed it.
func wish(parts []Part) (f Format, at time.Time) {
	for _, p := range parts {
		if p.Answers.Ease.Format != "" {
			f, at = p.Answers.Ease.Format, p.WrittenAt
		}
	}
	return f, at
}
