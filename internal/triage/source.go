package triage

import (
	"context"

	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/concern"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/selfreferral"
	"heard/internal/waiting"
)

// Tx is what deciding needs of a transaction.
type Tx interface {
	waiting.Tx
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Roster(ctx context.Context) (*pupil.Roster, error)

	ConcernByID(ctx context.Context, v authz.Viewer, id concern.ID) (concern.Concern, error)
	ConcernAdditions(ctx context.Context, v authz.Viewer, id concern.ID) ([]concern.Addition, error)
	InsertConcernAddition(ctx context.Context, id concern.ID, a concern.Addition) error
	MoveConcern(ctx context.Context, c concern.Concern, to concern.State) error

	RequestByID(ctx context.Context, v authz.Viewer, id selfreferral.ID) (selfreferral.Request, error)
	NoteOpened(ctx context.Context, id selfreferral.ID) error
	SaveRequest(ctx context.Context, r selfreferral.Request) error
	InsertRequestStep(ctx context.Context, id selfreferral.ID, s selfreferral.Step) error

	// StandingOf reads how an entry stands and locks it; version 0 where nothing was decided yet.
	StandingOf(ctx context.Context, record ident.Raw) (Standing, error)
	// SaveStanding stores it if it still has the version that was read; otherwise fault.Conflict.
	SaveStanding(ctx context.Context, s Standing) error
	InsertDecision(ctx context.Context, d Decision) error
	// Decisions lists an entry's decisions, oldest first, if the viewer may see the entry.
	Decisions(ctx context.Context, v authz.Viewer, record ident.Raw) ([]Decision, error)
	// DecisionsAbout lists decisions about a pupil's entries that the viewer may open, newest first.
	DecisionsAbout(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]Decision, error)
	InsertAction(ctx context.Context, a Action) error
	// ActionsOf lists an entry's actions, if the viewer may see the entry.
	ActionsOf(ctx context.Context, v authz.Viewer, record ident.Raw) ([]Action, error)
	// ActionByID gives fault.NotFound for an action outside the viewer's scope.
	ActionByID(ctx context.Context, v authz.Viewer, id ident.ID[Action]) (Action, error)
	InsertDone(ctx context.Context, a Action) error
	awaiting
}

// Source is one kind of entry: how to open one through its own row gate, and what deciding does to it.
type Source struct {
	Object authz.Object // whose gate and grants hold
	Audit  audit.Action // what opening one is called in the audit
	Open   func(ctx context.Context, tx Tx, v authz.Viewer, record ident.Raw) (Entry, error)
	// Acknowledge, Decide and Close move the entry itself; each refuses a move that its state does not allow. An entry that
	// is taken up or closed on pages of its own has none.
	Acknowledge func(ctx context.Context, tx Tx, v authz.Viewer, record ident.Raw) error
	Decide      func(ctx context.Context, tx Tx, v authz.Viewer, d Decision) error
	Close       func(ctx context.Context, tx Tx, v authz.Viewer, record ident.Raw) error
}

// Concerns is the Source of concerns.
var Concerns = Source{
	Object: "concern", Audit: audit.ConcernRead, Open: openConcern,
	Acknowledge: moveConcern(concern.Acknowledged), Decide: decideConcern, Close: moveConcern(concern.Closed),
}

func openConcern(ctx context.Context, tx Tx, v authz.Viewer, record ident.Raw) (Entry, error) {
	id := ident.Of[concern.Concern](record)
	c, err := tx.ConcernByID(ctx, v, id)
	if err != nil {
		return Entry{}, err
	}
	added, err := tx.ConcernAdditions(ctx, v, id)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{
		Record: record, Kind: Concern, Reference: c.Reference, Author: c.Author, IsClosed: c.State == concern.Closed,
		Formulates: c.Words.KnowsSelfHarm != "" || c.Words.AskedSuicide == "yes",
	}
	for _, p := range c.Pupils {
		e.Pupils = append(e.Pupils, p.Pupil)
	}
	for _, t := range c.MissingForDecision(added) {
		e.Missing = append(e.Missing, t.Asks)
	}
	return e, nil
}

func decideConcern(ctx context.Context, tx Tx, v authz.Viewer, d Decision) error {
	return moveConcern(concern.Decided)(ctx, tx, v, d.Record)
}

func moveConcern(to concern.State) func(context.Context, Tx, authz.Viewer, ident.Raw) error {
	return func(ctx context.Context, tx Tx, v authz.Viewer, record ident.Raw) error {
		c, err := tx.ConcernByID(ctx, v, ident.Of[concern.Concern](record))
		if err != nil {
			return err
		}
		return tx.MoveConcern(ctx, c, to)
	}
}
