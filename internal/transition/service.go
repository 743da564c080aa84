package transition

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// Tx is what moving on needs of a transaction. Every read takes a viewer or ids that were read through one.
type Tx interface {
	audit.Recorder
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Enqueue(ctx context.Context, n notify.Notice) error
	Roster(ctx context.Context) (*pupil.Roster, error)
	Colleagues(ctx context.Context) (*account.Directory, error)
	// KeptFrom lists who may have nothing to do with any of the pupils.
	KeptFrom(ctx context.Context, pupils []pupil.ID) (response.Bars, error)
	// HelpLines are the numbers that answer at any hour, with when each was checked.
	HelpLines(ctx context.Context) ([]HelpLine, error)

	// OwnPlanWords gives the pupil's own words from their plans that have not ended. Only for the pupil themselves.
	OwnPlanWords(ctx context.Context, p actor.PupilID) (map[Source]string, error)

	InsertTracker(ctx context.Context, t Tracker) error
	// TrackerByID gives fault.NotFound for a tracker outside the viewer's scope.
	TrackerByID(ctx context.Context, v authz.Viewer, id ID) (Tracker, error)
	// TrackerOf gives the pupil's open tracker, or else the last one that closed.
	TrackerOf(ctx context.Context, v authz.Viewer, p actor.PupilID) (Tracker, error)
	// TrackersAbout lists every tracker of the pupil in the viewer's scope, closed ones too.
	TrackersAbout(ctx context.Context, v authz.Viewer, p actor.PupilID) ([]Tracker, error)
	// TrackerMeetings is TrackerItems of meetings alone: it opens nothing else.
	TrackerMeetings(ctx context.Context, ids []ID) (map[ID][]Item, error)
	OpenTrackers(ctx context.Context, v authz.Viewer) ([]Tracker, error)
	// Supported lists the pupils in the viewer's scope who have a plan, an open service or an adult of their own, and no open tracker.
	Supported(ctx context.Context, v authz.Viewer) ([]actor.PupilID, error)
	// SaveTracker is conditional on the version that was read.
	SaveTracker(ctx context.Context, t Tracker) error
	// InsertItem gives fault.Conflict when the revision has been written already.
	InsertItem(ctx context.Context, id ID, i Item) error
	TrackerItems(ctx context.Context, ids []ID) (map[ID][]Item, error)
	// TrackerSteps is TrackerItems without the words of the sections: of those it gives only that and when they were written.
	TrackerSteps(ctx context.Context, ids []ID) (map[ID][]Item, error)
	InsertAgreement(ctx context.Context, a sharing.Agreement) error
	// DecisionsToShare lists the recorded decisions by which something about the pupil goes out, newest first. It opens none.
	DecisionsToShare(ctx context.Context, p actor.PupilID) ([]Ruling, error)
	PackAnswers(ctx context.Context, ids []ID) (map[ID][]Answer, error)
	InsertPack(ctx context.Context, p Pack) error
	// Packs lists versions without their data, newest first.
	Packs(ctx context.Context, ids []ID) (map[ID][]Pack, error)
	PackByID(ctx context.Context, tracker ID, id PackID) (Pack, error)
	InsertPackSignature(ctx context.Context, tracker ID, id PackID) error
	InsertIssue(ctx context.Context, tracker ID, i Issue) error
	InsertAcknowledgement(ctx context.Context, tracker ID, issue ident.ID[Issue], a Acknowledgement) error
	Issues(ctx context.Context, ids []ID) (map[ID][]Issue, error)
	// IsUntold reports whether the young person has not been told of a sharing decision yet.
	IsUntold(ctx context.Context, d sharing.DecisionID) (bool, error)
	// PackOpenings lists who has opened these records, newest first, as the young person is shown it.
	PackOpenings(ctx context.Context, records []ident.Raw) ([]Opening, error)
}

// Opening is one time that somebody opened what is the young person's.
type Opening struct {
	By     actor.StaffID
	Action audit.Action
	At     time.Time
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Printer sets a sheet on paper. The same sheet gives the same bytes. It is never called inside a transaction.
type Printer func(Sheet) ([]byte, error)

// Desk is what people do to move on well.
type Desk struct {
	transact Transact
	clock    clock.Clock
	school   string
	print    Printer
}

// NewDesk wires the use-cases.
func NewDesk(t Transact, c clock.Clock, school string, p Printer) *Desk {
	return &Desk{t, c, school, p}
}

// Reading is one tracker opened in full.
type Reading struct {
	Overview
	Due        []Due
	Today      schoolday.Date
	Colleagues *account.Directory
	Openings   []Opening
	Decisions  []Ruling
	Live       Data // the data set as a new version would hold it
	May        May
	Workers    []Worker // who can be its named worker, for a reader who may change it
}

// May says which forms of a tracker its reader may open, each asked through its own grant on this very tracker.
type May struct{ Change, Write, Protect, Close, Make, Open, Issue bool }

// load reads everything that stands on one tracker.
func (s *Desk) load(ctx context.Context, tx Tx, t Tracker) (Overview, error) {
	all, err := s.loadAll(ctx, tx, []Tracker{t}, tx.TrackerItems)
	if err != nil {
		return Overview{}, err
	}
	if len(all) == 0 {
		return Overview{}, fault.Lost()
	}
	return all[0], nil
}

// loadAll reads a list of trackers with the same few queries whatever its length. A pupil who died is on no list: every
// reminder and pack stops at once (rules 3.1), and the record is kept.
func (s *Desk) loadAll(ctx context.Context, tx Tx, trackers []Tracker, read func(context.Context, []ID) (map[ID][]Item, error)) ([]Overview, error) {
	if len(trackers) == 0 {
		return nil, nil
	}
	ids := make([]ID, len(trackers))
	for i, t := range trackers {
		ids[i] = t.ID
	}
	roster, err := tx.Roster(ctx)
	if err != nil {
		return nil, err
	}
	items, err := read(ctx, ids)
	if err != nil {
		return nil, err
	}
	answers, err1 := tx.PackAnswers(ctx, ids)
	packs, err2 := tx.Packs(ctx, ids)
	issues, err3 := tx.Issues(ctx, ids)
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	all := make([]Overview, 0, len(trackers))
	for _, t := range trackers {
		p, ok := roster.ByID(t.Pupil)
		if !ok || p.State == pupil.Died {
			continue
		}
		o := Overview{Tracker: t, Person: p, Answers: Gather(answers[t.ID]), Packs: packs[t.ID], Issues: issues[t.ID]}
		gather(&o, items[t.ID])
		all = append(all, o)
	}
	return all, nil
}

// Read opens one tracker in full. It is audited; outside the viewer's scope it is fault.NotFound.
func (s *Desk) Read(ctx context.Context, v authz.Viewer, id ID) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, err := tx.TrackerByID(ctx, v, id)
		if err != nil {
			return err
		}
		if r, err = s.reading(ctx, tx, t); err != nil {
			return err
		}
		if r.May, err = may(ctx, tx, v, t); err != nil || !r.May.Change {
			return err
		}
		r.Workers, err = workers(ctx, tx, t.Pupil)
		return err
	})
	return r, fault.Wrap("transition.Read", err)
}

// Mine opens the young person's own tracker; fault.NotFound when they have none.
func (s *Desk) Mine(ctx context.Context, v authz.Viewer) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		t, err := tx.TrackerOf(ctx, v, v.Actor().PupilID())
		if err != nil {
			return err
		}
		r, err = s.reading(ctx, tx, t)
		r.Issues = r.known()
		return err
	})
	return r, fault.Wrap("transition.Mine", err)
}

// Has reports whether the pupil has a tracker, for their first page. It opens nothing of it.
func (s *Desk) Has(ctx context.Context, v authz.Viewer) (bool, error) {
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		_, err := tx.TrackerOf(ctx, v, v.Actor().PupilID())
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, fault.Wrap("transition.Has", err)
}

func (s *Desk) reading(ctx context.Context, tx Tx, t Tracker) (Reading, error) {
	o, err := s.load(ctx, tx, t)
	if err != nil {
		return Reading{}, err
	}
	r := Reading{Overview: o, Today: schoolday.DateOf(tx.Now())}
	r.Due = o.Outlook(r.Today)
	if r.Colleagues, err = tx.Colleagues(ctx); err != nil {
		return r, err
	}
	if r.Live, err = s.compile(ctx, tx, o); err != nil {
		return r, err
	}
	if r.Decisions, err = tx.DecisionsToShare(ctx, t.Pupil); err != nil {
		return r, err
	}
	records := []ident.Raw{t.ID.Raw()}
	for _, p := range o.Packs {
		records = append(records, p.ID.Raw())
	}
	if r.Openings, err = tx.PackOpenings(ctx, records); err != nil {
		return r, err
	}
	return r, tx.RecordAudit(ctx, audit.Entry{Action: audit.TransitionRead, Record: t.ID.Raw(), Pupil: t.Pupil})
}

func may(ctx context.Context, tx Tx, v authz.Viewer, t Tracker) (May, error) {
	var m May
	for _, x := range []struct {
		into   *bool
		object authz.Object
		action authz.Action
	}{
		{&m.Change, "transition", "change"}, {&m.Write, "transition", "write"}, {&m.Protect, "transition", "protect"}, {&m.Close, "transition", "close"},
		{&m.Make, "pack", "make"}, {&m.Open, "pack", "read"}, {&m.Issue, "pack", "issue"},
	} {
		beside := v.Beside(x.object, x.action)
		if len(beside.Scopes()) == 0 {
			continue
		}
		_, err := tx.TrackerByID(ctx, beside, t.ID)
		if *x.into = err == nil; err != nil && !fault.Is(err, fault.NotFound) {
			return m, err
		}
	}
	return m, nil
}

func (s *Desk) compile(ctx context.Context, tx Tx, o Overview) (Data, error) {
	colleagues, err := tx.Colleagues(ctx)
	if err != nil {
		return Data{}, err
	}
	lines, err := tx.HelpLines(ctx)
	if err != nil {
		return Data{}, err
	}
	around := Surroundings{School: s.school, Names: colleagues.Name, Help: lines}
	if w, ok := colleagues.ByID(o.Tracker.NamedWorker()); ok {
		around.Worker = strings.Trim(strings.Join(nonBlank(w.Person.Name, w.Person.JobTitle, w.Person.Phone), ", "), ", ")
	}
	return Compile(o, around, tx.Now()), nil
}

func nonBlank(all ...string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}
