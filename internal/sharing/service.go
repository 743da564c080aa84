package sharing

import (
	"context"
	"strings"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/outline"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// Tx is what sharing needs of a transaction.
type Tx interface {
	audit.Recorder
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Enqueue(ctx context.Context, n notify.Notice) error
	Roster(ctx context.Context) (*pupil.Roster, error)
	Colleagues(ctx context.Context) (*account.Directory, error)
	// DecisionReach gives fault.NotFound for a pupil about whom the viewer decides nothing.
	DecisionReach(ctx context.Context, v authz.Viewer, p pupil.ID) error
	InsertSharingDecision(ctx context.Context, d Decision) error
	// SharingDecisionByID gives fault.NotFound for a decision outside the viewer's scope.
	SharingDecisionByID(ctx context.Context, v authz.Viewer, id DecisionID) (Decision, error)
	// SharedKnown lists those of SharingDecisions by which something went and of which the young person has been told.
	SharedKnown(ctx context.Context, v authz.Viewer, before DecisionID, most int) ([]Decision, error)
	// SharingDecisions lists what the viewer may open, newest first, with its words.
	SharingDecisions(ctx context.Context, v authz.Viewer, before DecisionID, most int) ([]Decision, error)
	// SharingAbout lists decisions about a pupil that the viewer may open, newest first.
	SharingAbout(ctx context.Context, v authz.Viewer, about pupil.ID, before outline.Key, most int) ([]Decision, error)
	InsertTelling(ctx context.Context, id DecisionID, t Telling) error
	Tellings(ctx context.Context, ids []DecisionID) (map[DecisionID][]Telling, error)
	AgreementsOf(ctx context.Context, p actor.PupilID) ([]Agreement, error)
	OpeningsAbout(ctx context.Context, p actor.PupilID, before ident.Raw, most int) ([]audit.Opening, error)
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service is what people do about sharing.
type Service struct {
	transact Transact
	clock    clock.Clock
}

// NewService wires the service.
func NewService(t Transact, c clock.Clock) *Service { return &Service{t, c} }

// Decide records a decision. Its author approves it: an override is saved only by somebody whom the policy makes part of the
// safeguarding team, or the head, and who has no declared conflict with the pupil.
func (s *Service) Decide(ctx context.Context, v authz.Viewer, k once.Key, d Draft) (DecisionID, error) {
	id := ident.New[Decision](s.clock.Now())
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		if err := check(ctx, tx, v, &d); err != nil {
			return err
		}
		prior, replay, err := tx.Once(ctx, k, id.Raw())
		if err != nil || replay {
			id = ident.Of[Decision](prior)
			return err
		}
		return decide(ctx, tx, id, d)
	})
	return id, fault.Wrap("sharing.Decide", err)
}

// ownJudgement is the age from which nobody has to write how the young person understands a decision.
const ownJudgement = 16

// check says everything that is wrong at once, the missing pupil among it: whoever mends one thing must not meet the next.
func check(ctx context.Context, tx Tx, v authz.Viewer, d *Draft) error {
	under16 := false // nobody is chosen whose age could ask for more
	if !d.Pupil.IsZero() {
		if err := tx.DecisionReach(ctx, v, d.Pupil); err != nil {
			return err
		}
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		child, ok := roster.ByID(d.Pupil)
		if !ok {
			return fault.Lost()
		}
		under16 = pupil.Age(child.Born, schoolday.DateOf(tx.Now())) < ownJudgement
	}
	return d.check(tx.Now(), under16, v.Has(authz.ScopeTeam) || v.Has(authz.ScopeAll))
}

func decide(ctx context.Context, tx Tx, id DecisionID, d Draft) error {
	colleagues, err := tx.Colleagues(ctx)
	if err != nil {
		return err
	}
	author, ok := colleagues.ByID(tx.Actor().StaffID())
	if !ok {
		return fault.Refused()
	}
	made := d.Decision
	made.ID, made.Author, made.DecidedAt = id, author.ID, tx.Now()
	made.Words.AuthorName, made.Words.AuthorRole = author.Person.Name, author.Person.JobTitle
	if err := tx.InsertSharingDecision(ctx, made); err != nil {
		return err
	}
	if err := remind(ctx, tx, made.ID, made.Author, made.ReviewOn); err != nil {
		return err
	}
	return tx.RecordAudit(ctx, audit.Entry{Action: audit.SharingDecide, Record: id.Raw(), Pupil: made.Pupil})
}

// remind tells the author, on its day, that something is to be looked at again.
func remind(ctx context.Context, tx Tx, id DecisionID, author actor.StaffID, on schoolday.Date) error {
	if on.IsZero() {
		return nil
	}
	return tx.Enqueue(ctx, notify.Notice{
		Event: notify.SharingReview, To: notify.ToStaff, ToID: author.Raw(), Record: id.Raw(), DueAt: on.At(schoolday.Time(8, 0)),
	})
}

// Reading is one decision with what was added later.
type Reading struct {
	Decision Decision
	Tellings []Telling
	Roster   *pupil.Roster
	Staff    *account.Directory
}

// Open shows a decision. It is audited.
func (s *Service) Open(ctx context.Context, v authz.Viewer, id DecisionID) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		if r.Decision, err = tx.SharingDecisionByID(ctx, v, id); err != nil {
			return err
		}
		tellings, err := tx.Tellings(ctx, []DecisionID{id})
		if err != nil {
			return err
		}
		r.Tellings = tellings[id]
		if r.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		if r.Staff, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SharingRead, Record: id.Raw(), Pupil: r.Decision.Pupil})
	})
	return r, fault.Wrap("sharing.Open", err)
}

// Tell records that the young person was told after all, or why still not and when somebody looks again. The decision itself
// stays as it was written.
func (s *Service) Tell(ctx context.Context, v authz.Viewer, k once.Key, id DecisionID, toldOn, review, text string) error {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		d, err := tx.SharingDecisionByID(ctx, v, id)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		var f fault.Fields
		t := Telling{ID: ident.New[Telling](tx.Now()), Author: tx.Actor().StaffID(), WrittenAt: tx.Now(), Text: text}
		today := schoolday.DateOf(tx.Now())
		t.ToldOn = typedDay(&f, "told_on", toldOn)
		t.ReviewOn = typedDay(&f, "review", review)
		f.Need(t.ToldOn.IsZero() || !t.ToldOn.After(today), "told_on", "This day has not come yet.")
		f.Need(!t.ToldOn.IsZero() || t.ReviewOn.After(today), "review", "Write when they were told, or a day after today on which you look again.")
		f.Need(strings.TrimSpace(text) != "", "text", "Write how they were told, by whom and what they said; or why still not.")
		if err := f.Err(); err != nil {
			return err
		}
		if err := tx.InsertTelling(ctx, id, t); err != nil {
			return err
		}
		if err := remind(ctx, tx, id, t.Author, t.ReviewOn); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.SharingTell, Record: id.Raw(), Pupil: d.Pupil})
	})
	return fault.Wrap("sharing.Tell", err)
}

func typedDay(f *fault.Fields, box, typed string) schoolday.Date {
	if strings.TrimSpace(typed) == "" {
		return schoolday.Date{}
	}
	at, ok := schoolday.ParseMoment(typed)
	f.Need(ok, box, "Write the day like this: 14/12/2026.")
	if !ok {
		return schoolday.Date{}
	}
	return schoolday.DateOf(at)
}
