package referral

import (
	"context"
	"time"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/partner"
	"heard/internal/plan"
	"heard/internal/pupil"
	"heard/internal/response"
	"heard/internal/schoolday"
	"heard/internal/waiting"
)

// Reading is one referral opened in full, with what its page needs beside it.
type Reading struct {
	Referral   Referral
	Journey    Journey
	Outgoing   Outgoing // as it was sent; zero in a draft
	Events     []Event
	Entry      partner.Entry
	Org        partner.Organisation
	Services   *partner.Directory
	Roster     *pupil.Roster
	Colleagues *account.Directory
	Decisions  []Standing      // filled by whoever writes; see Decisions
	Enclosable *plan.Enclosed  // filled by whoever writes; nil when no safety plan can go
	InDate     bool            // an agreement covers referrals to this organisation today
	Clocks     response.Policy // the school's own numbers
	Now        time.Time
	MayTend    bool                // through the grant for keeping it alive, on this very referral
	MayJourney bool                // whether the reader may open the search it belongs to
	PlanKept   bool                // a safety plan went with it that the reader may not open: nothing of it is here
	Owners     []account.Colleague // who may stay in touch, while it is a draft
	Ahead      Ahead               // who talks with the young person next; filled on their own page
	Remains    actor.StaffID       // who answers for them whoever else is named; filled on their own page
}

// Standing is a sharing decision that can stand in for agreement, named by the day it was made.
type Standing struct {
	Decision ident.Raw
	At       time.Time
}

// Decisions lists the sharing decisions that the viewer may open and that let something about the pupil go to the
// organisation, for the form that sends under one of them (A-22, T-087).
func (s *Service) Decisions(ctx context.Context, v authz.Viewer, p pupil.ID, org actor.OrgID) (all []Standing, err error) {
	err = s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		all, err = tx.DecisionsFor(ctx, v, p, org)
		return err
	})
	return all, fault.Wrap("referral.Decisions", err)
}

// Read opens a referral at school. It is audited. Of a safety plan that went with it a colleague sees no more than the plan
// itself shows them.
func (s *Service) Read(ctx context.Context, v authz.Viewer, e plan.Enclosing, id ID) (Reading, error) {
	return s.read(ctx, v, e, id, audit.ReferralRead)
}

// ask finds out what the reader may do from here, so that the page offers no more.
func (r *Reading) ask(ctx context.Context, tx Tx, v authz.Viewer) (err error) {
	if v.Actor().Kind == actor.KindPupil {
		return r.lookAhead(ctx, tx)
	}
	if v.Actor().Kind != actor.KindStaff {
		return nil
	}
	if r.MayTend, err = reaches(tx.ReferralByID(ctx, v.Beside("referral", "tend"), r.Referral.ID)); err != nil {
		return err
	}
	if r.MayJourney, err = reaches(tx.JourneyByID(ctx, v.Beside("journey", "read"), r.Referral.Journey)); err != nil || r.Referral.State != Draft {
		return err
	}
	r.Owners, err = waiting.Hands(ctx, tx, r.Referral.Pupil)
	return err
}

// Paper is Read for somebody who takes a paper copy of what was sent; a draft has none.
func (s *Service) Paper(ctx context.Context, v authz.Viewer, e plan.Enclosing, id ID) (Reading, error) {
	r, err := s.read(ctx, v, e, id, audit.ReferralPaper)
	if err == nil && len(r.Outgoing.Parts) == 0 {
		return Reading{}, fault.Lost()
	}
	return r, err
}

// Shared opens what was sent to the acting worker's organisation. They see the frozen set, the answers, and nothing else of
// the record (4.21); it is audited, and the young person can see that it was read.
func (s *Service) Shared(ctx context.Context, v authz.Viewer, id ID) (Reading, error) {
	r, err := s.read(ctx, v, plan.Enclosing{}, id, audit.ReferralShared)
	if err != nil {
		return Reading{}, err
	}
	return r.forPartner(), nil
}

// forPartner keeps what a partner may see. What the school wrote among its own stays there.
func (r Reading) forPartner() Reading {
	x := r.Referral
	x.Words, x.Author, x.Owner = Words{}, actor.StaffID{}, actor.StaffID{}
	out := Reading{Referral: x, Outgoing: r.Outgoing, Entry: r.Entry, Org: r.Org, Now: r.Now}
	for _, e := range r.Events {
		if e.ByKind == actor.KindPartner || e.Kind == WasSent {
			out.Events = append(out.Events, e)
		}
	}
	return out
}

func (s *Service) read(ctx context.Context, v authz.Viewer, e plan.Enclosing, id ID, a audit.Action) (Reading, error) {
	var r Reading
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		r = Reading{Now: tx.Now()}
		if r.Referral, err = tx.ReferralByID(ctx, v, id); err != nil {
			return err
		}
		if r.Referral.isGoneFor(v.Actor(), tx.Now()) {
			return fault.Lost()
		}
		if err := r.fill(ctx, tx); err != nil {
			return err
		}
		if err := r.keepPlan(ctx, tx, e); err != nil {
			return err
		}
		if err := r.ask(ctx, tx, v); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: a, Record: id.Raw(), Pupil: r.Referral.Pupil})
	})
	return r, fault.Wrap("referral.Read", err)
}

func (r *Reading) fill(ctx context.Context, tx Tx) (err error) {
	if r.Journey, err = tx.JourneyOf(ctx, r.Referral.Journey); err != nil {
		return err
	}
	if r.Events, err = tx.ReferralEvents(ctx, r.Referral.ID); err != nil {
		return err
	}
	if !r.Referral.SentAt.IsZero() {
		if r.Outgoing, err = tx.OutgoingOf(ctx, r.Referral.ID); err != nil {
			return err
		}
	}
	if r.Clocks, err = tx.Clocks(ctx); err != nil {
		return err
	}
	a, err := aroundOf(ctx, tx, r.Referral)
	r.Roster, r.Colleagues, r.Services, r.InDate = a.roster, a.colleagues, a.services, a.inDate
	if err == nil {
		r.Entry, _ = a.services.ByID(r.Referral.Entry)
		r.Org = a.services.Organisation(r.Referral.Org)
	}
	return err
}

// Listing is a page of referrals with the names it shows.
type Listing struct {
	Referrals  []Referral // without their words
	More       bool       // others remain
	Roster     *pupil.Roster
	Services   *partner.Directory
	Colleagues *account.Directory
	Now        time.Time
}

// List gives the referrals within the viewer's scope, newest first.
func (s *Service) List(ctx context.Context, v authz.Viewer, q Query) (Listing, error) {
	var l Listing
	q.ForView = v.Actor().Kind == actor.KindPartner
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		l = Listing{Now: tx.Now()}
		if l.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		if l.Services, err = tx.Services(ctx); err != nil {
			return err
		}
		if l.Colleagues, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		l.Referrals, l.More, err = outline.Page(q.Most, func(most int) ([]Referral, error) {
			page := q
			page.Most = most
			return tx.Referrals(ctx, v, page)
		})
		return err
	})
	return l, fault.Wrap("referral.List", err)
}

// Due lists what is owed to young people by the end of today, most pressing first, for the worklist and the
// navigator: news to tell, receipts to chase, check-ins (C-19, C-20, rules 3.3).
func (s *Service) Due(ctx context.Context, v authz.Viewer, most int) ([]Due, Listing, error) {
	var all []Due
	by := endOf(schoolday.DateOf(s.clock.Now()))
	l, err := s.List(ctx, v, Query{DueBy: by, Most: most})
	for _, r := range l.Referrals {
		all = append(all, r.dues(by)...)
	}
	return all, l, err
}
