package triage

import (
	"context"
	"slices"
	"strings"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/concern"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/sharing"
	"heard/internal/waiting"
)

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service is what those on an entry's ladder decide.
type Service struct {
	transact Transact
	policy   *authz.Policy
	sources  map[authz.Object]Source
}

// NewService wires the service with the kinds of entry that can be decided about. The policy says which information-sharing
// decisions a decider may link: those that they may read anyway.
func NewService(t Transact, p *authz.Policy, sources ...Source) *Service {
	s := &Service{t, p, map[authz.Object]Source{}}
	for _, x := range sources {
		s.sources[x.Object] = x
	}
	return s
}

// at is one entry opened for deciding, with who may hold it.
type at struct {
	Entry
	source     Source
	kept       waiting.Kept
	ladder     response.Ladder
	colleagues *account.Directory
}

// open reads an entry through its gate and locks its clock. Somebody who is barred gets fault.NotFound.
func (s *Service) open(ctx context.Context, tx Tx, v authz.Viewer, record ident.Raw) (x at, err error) {
	x.source = s.sources[v.Object()]
	if x.source.Open == nil {
		return x, fault.Lost()
	}
	if x.Entry, err = x.source.Open(ctx, tx, v, record); err != nil {
		return x, err
	}
	if x.kept, x.ladder, err = waiting.Held(ctx, tx, record); err != nil {
		return x, err
	}
	if err = x.ladder.Bars().Admit(tx.Actor().StaffID()); err != nil {
		return x, err
	}
	x.colleagues, err = tx.Colleagues(ctx)
	return x, err
}

// Opened is an entry as the page for deciding needs it.
type Opened struct {
	Entry      Entry
	Clock      response.Clock
	Standing   Standing
	Decisions  []Decision
	Actions    []Action
	Awaited    []Awaited
	Sharing    []sharing.Decision  // that can be linked
	MayDecide  bool                // false for who only reads: one of the team who is away, or whose cover has ended
	Owners     []account.Colleague // who may own a decision and approve: everyone who answers for the entry
	Doers      []account.Colleague // who may be asked to do something
	Roster     *pupil.Roster
	Colleagues *account.Directory
}

// Open reads an entry for deciding. It is audited and stops no clock: opening is not answering.
func (s *Service) Open(ctx context.Context, v authz.Viewer, record ident.Raw) (Opened, error) {
	var o Opened
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		x, err := s.open(ctx, tx, v, record)
		if err != nil {
			return err
		}
		o = Opened{Entry: x.Entry, Clock: x.kept.Clock, MayDecide: x.ladder.Answers(tx.Actor().StaffID()), Colleagues: x.colleagues,
			Owners: x.owners(), Doers: x.doers()}
		if o.Standing, err = tx.StandingOf(ctx, record); err != nil {
			return err
		}
		if o.Decisions, err = tx.Decisions(ctx, v, record); err != nil {
			return err
		}
		if o.Actions, err = tx.ActionsOf(ctx, v, record); err != nil {
			return err
		}
		if o.Awaited, err = tx.AwaitedOf(ctx, v, record); err != nil {
			return err
		}
		if o.Sharing, err = s.linkable(ctx, tx, x); err != nil {
			return err
		}
		if o.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: x.source.Audit, Record: record, Pupil: x.pupil()})
	})
	return o, fault.Wrap("triage.Open", err)
}

func (x at) owners() []account.Colleague {
	return slices.DeleteFunc(x.colleagues.All(), func(c account.Colleague) bool { return !x.ladder.Answers(c.ID) })
}

// doers are those who look after pupils, and the author; everybody barred is left out.
func (x at) doers() []account.Colleague {
	return slices.DeleteFunc(x.colleagues.All(), func(c account.Colleague) bool {
		cares := slices.ContainsFunc([]actor.Role{actor.Pastoral, actor.Navigator, actor.SENCO, actor.MentalHealth}, c.Is)
		mayDo := cares || c.ID == x.Author || x.ladder.Holds(c.ID)
		return !mayDo || c.State == account.Left || x.ladder.Bars().Has(c.ID)
	})
}

// Acknowledge records "I have read this and will act" and lets the author know. Anyone on the entry's ladder may call it.
func (s *Service) Acknowledge(ctx context.Context, v authz.Viewer, k once.Key, record ident.Raw) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		x, err := s.open(ctx, tx, v, record)
		if err != nil {
			return err
		}
		if x.source.Acknowledge == nil {
			return fault.Lost()
		}
		if _, replay, err := tx.Once(ctx, k, record); err != nil || replay {
			return err
		}
		if _, err := waiting.Acknowledge(ctx, tx, record); err != nil {
			return err
		}
		if err := x.source.Acknowledge(ctx, tx, v, record); err != nil {
			return err
		}
		if err := x.tellAuthor(ctx, tx); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.TriageAcknowledge, Record: record, Pupil: x.pupil()})
	})
	return fault.Wrap("triage.Acknowledge", err)
}

// tellAuthor lets whoever logged it know that there is news, without a word of it.
func (x at) tellAuthor(ctx context.Context, tx Tx) error {
	if x.Author.IsZero() || x.Author == tx.Actor().StaffID() || x.ladder.Bars().Has(x.Author) {
		return nil
	}
	return tx.Enqueue(ctx, notify.Notice{Event: notify.ConcernAnswered, To: notify.ToStaff, ToID: x.Author.Raw(), Record: x.Record})
}

// Close ends an entry with its outcome. Everything that was to be done is done, and something was decided before.
func (s *Service) Close(ctx context.Context, v authz.Viewer, k once.Key, record ident.Raw, version int, outcome string) error {
	if strings.TrimSpace(outcome) == "" {
		return (&fault.Fields{{Name: "outcome", Message: "Write what happened."}}).Err()
	}
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		x, err := s.open(ctx, tx, v, record)
		if err != nil {
			return err
		}
		if err := x.mayDecide(tx); err != nil {
			return err
		}
		d := Decision{ID: ident.New[Decision](tx.Now()), Record: record, Kind: x.Kind, Decider: tx.Actor().StaffID(), DecidedAt: tx.Now(), Closes: true}
		if _, replay, err := tx.Once(ctx, k, d.ID.Raw()); err != nil || replay {
			return err
		}
		return x.close(ctx, tx, v, d, version, outcome)
	})
	return fault.Wrap("triage.Close", err)
}

func (x at) close(ctx context.Context, tx Tx, v authz.Viewer, d Decision, version int, outcome string) error {
	actions, err := tx.ActionsOf(ctx, v, x.Record)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(actions, func(a Action) bool { return !a.IsDone() }) {
		return (&fault.Fields{{Name: "outcome", Message: "Something is still to be done. Note what was done first, or decide again."}}).Err()
	}
	awaited, err := tx.AwaitedOf(ctx, v, x.Record)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(awaited, func(a Awaited) bool { return a.SettledAt.IsZero() }) {
		return (&fault.Fields{{Name: "outcome", Message: "A decision still waits for something. Settle that first; it stands above."}}).Err()
	}
	standing, err := tx.StandingOf(ctx, x.Record)
	if err != nil {
		return err
	}
	if standing.Version == 0 || x.source.Close == nil {
		return (&fault.Fields{{Name: "outcome", Message: "Decide first what happens, with reasons. Then it can be closed."}}).Err()
	}
	if standing.Version != version {
		return movedOn()
	}
	d.Owner, d.ReviewOn = standing.Owner, standing.ReviewOn
	d.Words = Words{Outcome: outcome}
	x.sign(&d, tx)
	standing.Closed, standing.At = true, tx.Now()
	if err := x.save(ctx, tx, d, standing); err != nil {
		return err
	}
	if err := x.source.Close(ctx, tx, v, x.Record); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: audit.TriageClose, Record: x.Record, Pupil: x.pupil()})
}

func movedOn() error {
	return fault.New(fault.Conflict, "Somebody decided about this while you were writing. Theirs stands above; what you typed is below.")
}

// mayDecide is the record gate: only people who answer for this entry, by its own ladder. An adult whom the pupil chose acts on
// a request and decides nothing about it.
func (x at) mayDecide(tx Tx) error {
	if !x.ladder.Answers(tx.Actor().StaffID()) {
		return fault.New(fault.NotAllowed, "Only the people who answer for this decide about it.")
	}
	return nil
}

// sign writes down who decides, in full, as they are now (records 2.0), and for whom, if the entry is theirs only through cover.
func (x at) sign(d *Decision, tx Tx) {
	me, _ := x.colleagues.ByID(tx.Actor().StaffID())
	d.Words.DeciderName, d.Words.DeciderRole = me.Person.Name, me.Person.JobTitle
	d.Words.OwnerName = x.colleagues.Name(d.Owner)
	covered := x.kept.Clock.StoodInFor(d.Decider, x.ladder)
	if len(covered) == 0 {
		return
	}
	names := make([]string, len(covered))
	for i, id := range covered {
		names[i] = x.colleagues.Name(id)
	}
	d.CoverFor, d.Words.CoverForName = covered[0], strings.Join(names, " and ")
}

func (x at) save(ctx context.Context, tx Tx, d Decision, s Standing) error {
	if err := tx.SaveStanding(ctx, s); err != nil {
		return err
	}
	return tx.InsertDecision(ctx, d)
}

// feedback puts the short word back to the author beside their concern; it holds nothing about the child.
func (x at) feedback(ctx context.Context, tx Tx, text string) error {
	if x.Kind != Concern || strings.TrimSpace(text) == "" {
		return nil
	}
	return tx.InsertConcernAddition(ctx, ident.Of[concern.Concern](x.Record), concern.Addition{
		ID: ident.New[concern.Addition](tx.Now()), Author: tx.Actor().StaffID(), Kind: concern.Feedback, WrittenAt: tx.Now(), Text: text,
	})
}
