package referral

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/clock"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/partner"
	"heard/internal/plan"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/waiting"
)

// Tx is what referrals need of a transaction. Reads that take a viewer give fault.NotFound outside its scope.
type Tx interface {
	audit.Recorder
	Once(ctx context.Context, k once.Key, result ident.Raw) (prior ident.Raw, replay bool, err error)
	Enqueue(ctx context.Context, n notify.Notice) error
	Roster(ctx context.Context) (*pupil.Roster, error)
	Colleagues(ctx context.Context) (*account.Directory, error)
	// KeptFrom lists who may have nothing to do with any of the pupils.
	KeptFrom(ctx context.Context, pupils []pupil.ID) (response.Bars, error)
	// UntoldAsides lists whom the pupil keeps out as far as they know, though it was set aside.
	UntoldAsides(ctx context.Context, p pupil.ID, record ident.Raw) (response.Bars, error)
	KeyAdults(ctx context.Context, p pupil.ID) ([]actor.StaffID, error)
	Calendar(ctx context.Context) (*schoolday.Calendar, error)
	// Clocks gives the school's own numbers as they count now.
	Clocks(ctx context.Context) (response.Policy, error)
	Services(ctx context.Context) (*partner.Directory, error)
	PartnerAgreements(ctx context.Context) ([]partner.Agreement, error)
	// CareOf gives what the newest decision about the pupil that has it says of children's social care, for a caller who may refer them.
	CareOf(ctx context.Context, p pupil.ID) (Care, error)
	// MayReferPupil is fault.NotFound unless the pupil is within the viewer's scope for referrals.
	MayReferPupil(ctx context.Context, v authz.Viewer, p pupil.ID) error
	// DecisionCovers reports whether a sharing decision lets something about the pupil go to the organisation.
	DecisionCovers(ctx context.Context, decision ident.Raw, p pupil.ID, org actor.OrgID) (bool, error)
	// DecisionsFor lists those that do, within the scope of a viewer of sharing decisions.
	DecisionsFor(ctx context.Context, v authz.Viewer, p pupil.ID, org actor.OrgID) ([]Standing, error)

	InsertJourney(ctx context.Context, j Journey) error
	JourneyByID(ctx context.Context, v authz.Viewer, id JourneyID) (Journey, error)
	// JourneyOf reads the journey of a referral that the caller has already been let see.
	JourneyOf(ctx context.Context, id JourneyID) (Journey, error)
	OpenJourneys(ctx context.Context, v authz.Viewer, p pupil.ID) ([]Journey, error)
	// JourneysOfPupil lists all of a pupil's searches, for the pupil.
	JourneysOfPupil(ctx context.Context, p pupil.ID) ([]Journey, error)
	Guided(ctx context.Context, v authz.Viewer, most int) ([]Journey, error)
	// SaveJourney adds the words as a revision: those before stand.
	SaveJourney(ctx context.Context, j Journey) error
	// JourneyRevisions lists what was decided, oldest first, from what the journey was begun with, for a caller who has been let see it.
	JourneyRevisions(ctx context.Context, id JourneyID) ([]JourneyRevision, error)
	CountJourney(ctx context.Context, id JourneyID, refusals, live int) error
	// SetJourneyDue sets by when somebody talks with the young person next about the search.
	SetJourneyDue(ctx context.Context, id JourneyID, due schoolday.Date) error

	InsertReferral(ctx context.Context, r Referral) error
	ReferralByID(ctx context.Context, v authz.Viewer, id ID) (Referral, error)
	Referrals(ctx context.Context, v authz.Viewer, q Query) ([]Referral, error)
	ReferralsOfJourney(ctx context.Context, id JourneyID) ([]Referral, error)
	// ReferralsReached lists those of a journey that are within the viewer's scope.
	ReferralsReached(ctx context.Context, v authz.Viewer, id JourneyID) ([]ID, error)
	SaveReferral(ctx context.Context, r Referral) error
	SaveReferralWords(ctx context.Context, r Referral) error
	InsertOutgoing(ctx context.Context, id ID, o Outgoing) error
	OutgoingOf(ctx context.Context, id ID) (Outgoing, error)
	InsertReferralEvent(ctx context.Context, id ID, e Event) error
	ReferralEvents(ctx context.Context, id ID) ([]Event, error)

	plan.Lender
}

// Query narrows a list of referrals.
type Query struct {
	Before  ID        // keyset: those older than this
	DueBy   time.Time // only those owed something by then, most pressing first
	Live    bool      // only those not over
	Most    int
	Pupil   pupil.ID // only this pupil's; zero for any
	ForView bool     // a partner's view: only what they may still see
}

// Transact runs fn in one transaction of the given actor.
type Transact func(ctx context.Context, by actor.Actor, fn func(Tx) error) error

// Service is what people do with referrals.
type Service struct {
	transact Transact
	clock    clock.Clock
}

// NewService wires the service.
func NewService(t Transact, c clock.Clock) *Service { return &Service{t, c} }

// Beginning is who a referral is about, where it goes, and what is looked for.
type Beginning struct {
	Pupil   pupil.ID
	Typed   string // the letters typed for the pupil, used when none was chosen and they fit exactly one
	Entry   partner.EntryID
	Journey JourneyID // an open journey of this pupil; zero begins one
	For     string    // what is looked for, when a journey begins
}

// Begin makes a draft. The same form twice makes one.
func (s *Service) Begin(ctx context.Context, v authz.Viewer, k once.Key, b Beginning) (ID, error) {
	var id ID
	err := s.transact(ctx, v.Actor(), func(tx Tx) error {
		id = ident.New[Referral](tx.Now()) // anew for each try: it may have been the reference that another has
		b, entry, err := b.settle(ctx, tx, v)
		if err != nil {
			return err
		}
		prior, replay, err := tx.Once(ctx, k, id.Raw())
		if err != nil || replay {
			id = ident.Of[Referral](prior)
			return err
		}
		journey, err := b.journey(ctx, tx, v)
		if err != nil {
			return err
		}
		r := Referral{
			ID: id, Reference: reference(id), Journey: journey, Pupil: b.Pupil, Entry: entry.ID, Org: entry.Org,
			Author: tx.Actor().StaffID(), State: Draft, WrittenAt: tx.Now(), Version: 1,
		}
		if err := tx.InsertReferral(ctx, r); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ReferralBegin, Record: id.Raw(), Pupil: b.Pupil})
	})
	return id, fault.Wrap("referral.Begin", err)
}

// longestFor is how much of what is looked for fits a list; the rest belongs in what is sent.
const longestFor = 300

// settle checks a beginning and puts the one pupil whom the typed letters fit into one that names nobody. What it says of a
// pupil out of reach is about the pupil, whose name anybody at school may find, and about no record of theirs.
func (b Beginning) settle(ctx context.Context, tx Tx, v authz.Viewer) (Beginning, partner.Entry, error) {
	roster, err := tx.Roster(ctx)
	if err != nil {
		return b, partner.Entry{}, err
	}
	services, err := tx.Services(ctx)
	if err != nil {
		return b, partner.Entry{}, err
	}
	if found, more := roster.Search(b.Typed, 2); b.Pupil.IsZero() && len(found) == 1 && !more {
		b.Pupil = found[0].ID
	}
	var f fault.Fields
	_, known := roster.ByID(b.Pupil)
	entry, listed := services.ByID(b.Entry)
	f.Need(known, "pupil", "Choose the pupil this is about.")
	if known {
		err := tx.MayReferPupil(ctx, v, b.Pupil)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return b, entry, err
		}
		f.Need(err == nil, "pupil", "You cannot refer this pupil. Ask their key adult or the safeguarding lead to begin it.")
	}
	f.Need(listed && entry.MayBeSent(), "entry", "Choose a service that takes referrals.")
	f.Need(!b.Journey.IsZero() || strings.TrimSpace(b.For) != "", "for", "Say in a few words what they are looking for.")
	f.Need(utf8.RuneCountInString(b.For) <= longestFor, "for", "Say it in 300 characters or fewer. The rest belongs in what is sent.")
	return b, entry, f.Err()
}

func (b Beginning) journey(ctx context.Context, tx Tx, v authz.Viewer) (JourneyID, error) {
	if !b.Journey.IsZero() {
		open, err := tx.OpenJourneys(ctx, v, b.Pupil)
		for _, j := range open {
			if j.ID == b.Journey { // marked, so that whoever closes the search at this moment with what they read begins again
				return j.ID, tx.CountJourney(ctx, j.ID, 0, 0)
			}
		}
		return b.Journey, orLost(err)
	}
	j := Journey{ID: ident.New[Journey](tx.Now()), Pupil: b.Pupil, Open: true, CreatedAt: tx.Now(), Version: 1, Words: JourneyWords{For: b.For}}
	if tx.Actor().Is(actor.Navigator) {
		j.Navigator = tx.Actor().StaffID()
	}
	return j.ID, tx.InsertJourney(ctx, j)
}

func orLost(err error) error {
	if err != nil {
		return err
	}
	return fault.Lost()
}

// errMoved answers a form that was filled in over an older version.
var errMoved = fault.New(fault.Conflict, "Somebody changed this while you were working on it.")

// change is the frame of every change of one referral: once, load within the viewer's scope, compare versions, act, audit.
func (s *Service) change(ctx context.Context, v authz.Viewer, k once.Key, id ID, version int, a audit.Action, act func(Tx, Referral) error) error {
	return s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, err := tx.ReferralByID(ctx, v, id)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		if r.Version != version {
			return errMoved
		}
		if err := act(tx, r); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: a, Record: id.Raw(), Pupil: r.Pupil})
	})
}

// Written is what the form of a draft holds.
type Written struct {
	Words    Words
	Owner    actor.StaffID
	Decision ident.Raw
}

// Write saves a draft. Whoever may write referrals about the pupil may; what has been sent is never changed.
func (s *Service) Write(ctx context.Context, v authz.Viewer, e plan.Enclosing, k once.Key, id ID, version int, w Written) error {
	if err := w.Words.checkDraft(); err != nil {
		return fault.Wrap("referral.Write", err)
	}
	err := s.change(ctx, v, k, id, version, audit.ReferralWrite, func(tx Tx, r Referral) error {
		if r.State != Draft {
			return fault.New(fault.Conflict, "This has been sent. What was sent is never changed.")
		}
		if err := w.mayEnclose(ctx, tx, e, r); err != nil {
			return err
		}
		var f fault.Fields
		if err := waiting.MayHold(ctx, tx, r.Pupil, w.Owner, "owner", &f); err != nil {
			return err
		}
		if err := f.Err(); err != nil {
			return err
		}
		r.Words, r.Owner, r.Decision, r.PupilAware = w.Words, w.Owner, w.Decision, w.Words.Aware == yes
		return tx.SaveReferralWords(ctx, r)
	})
	return fault.Wrap("referral.Write", err)
}

// Drop gives a draft up. It was never sent, so nobody has to be told.
func (s *Service) Drop(ctx context.Context, v authz.Viewer, k once.Key, id ID, version int) error {
	err := s.change(ctx, v, k, id, version, audit.ReferralDrop, func(tx Tx, r Referral) error {
		if !r.State.MayBecome(Dropped) {
			return errMoved
		}
		r.State, r.OverAt = Dropped, tx.Now()
		return tx.SaveReferral(ctx, r)
	})
	return fault.Wrap("referral.Drop", err)
}

// Help is what the form for beginning shows beside its boxes.
type Help struct {
	Pupils   []Found
	Services *partner.Directory
	Journeys []Journey // open ones of the one pupil found
}

// Found is a pupil with the second identifier that tells them from every other (H2).
type Found struct {
	ID    pupil.ID
	Label string
}

// mostFound keeps the roll from being browsed.
const mostFound = 8

// Help gives the services that take referrals, the pupils within the viewer's scope whom the typed letters fit, and what
// is already looked for with the one among them. A look-up by letters is audited.
func (s *Service) Help(ctx context.Context, v authz.Viewer, typed, chosen string) (Help, error) {
	var h Help
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		h = Help{}
		if h.Services, err = tx.Services(ctx); err != nil {
			return err
		}
		roster, err := tx.Roster(ctx)
		if err != nil {
			return err
		}
		found, _ := roster.Search(typed, mostFound)
		if id, err := ident.Parse[actor.OfPupil](chosen); err == nil {
			if p, ok := roster.ByID(id); ok {
				found = []pupil.Pupil{p}
			}
		}
		for _, p := range found {
			if err := tx.MayReferPupil(ctx, v, p.ID); fault.Is(err, fault.NotFound) {
				continue
			} else if err != nil {
				return err
			}
			h.Pupils = append(h.Pupils, Found{p.ID, roster.Label(p.ID)})
		}
		if len(h.Pupils) == 1 {
			if h.Journeys, err = tx.OpenJourneys(ctx, v, h.Pupils[0].ID); err != nil {
				return err
			}
		}
		if strings.TrimSpace(typed) == "" {
			return nil
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.PupilFind})
	})
	return h, fault.Wrap("referral.Help", err)
}
