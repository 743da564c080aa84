package referral

import (
	"context"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/once"
	"heard/internal/partner"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/waiting"
)

// Guiding is one journey opened, with everything that was tried.
type Guiding struct {
	Journey    Journey
	Referrals  []Referral        // without their words, oldest first
	Earlier    []JourneyRevision // with the next steps that were set before the one that stands, newest first
	Roster     *pupil.Roster
	Services   *partner.Directory
	Colleagues *account.Directory
	MayGuide   bool                // through the grant for guiding, on this very journey
	MayAsk     bool                // whether the reader may ask another service for the pupil
	MayOpen    map[ID]bool         // which of the referrals the reader may open
	Guides     []account.Colleague // who may be made its guide, for a reader who may guide
}

// Guide opens a journey.
func (s *Service) Guide(ctx context.Context, v authz.Viewer, id JourneyID) (Guiding, error) {
	var g Guiding
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		g = Guiding{}
		if g.Journey, err = tx.JourneyByID(ctx, v, id); err != nil {
			return err
		}
		if g.Referrals, err = tx.ReferralsOfJourney(ctx, id); err != nil {
			return err
		}
		revisions, err := tx.JourneyRevisions(ctx, id)
		if err != nil {
			return err
		}
		g.Earlier = earlierSteps(revisions)
		if g.Roster, err = tx.Roster(ctx); err != nil {
			return err
		}
		if g.Services, err = tx.Services(ctx); err != nil {
			return err
		}
		if g.Colleagues, err = tx.Colleagues(ctx); err != nil {
			return err
		}
		if err := g.ask(ctx, tx, v); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ReferralRead, Record: id.Raw(), Pupil: g.Journey.Pupil})
	})
	return g, fault.Wrap("referral.Guide", err)
}

// ask finds out what the reader may do from here, so that the page offers no more.
func (g *Guiding) ask(ctx context.Context, tx Tx, v authz.Viewer) (err error) {
	if g.MayGuide, err = reaches(tx.JourneyByID(ctx, v.Beside("journey", "guide"), g.Journey.ID)); err != nil {
		return err
	}
	if g.MayGuide {
		if g.Guides, err = waiting.Hands(ctx, tx, g.Journey.Pupil); err != nil {
			return err
		}
	}
	mayAsk := tx.MayReferPupil(ctx, v.Beside("referral", "write"), g.Journey.Pupil)
	if g.MayAsk, err = reaches(struct{}{}, mayAsk); err != nil {
		return err
	}
	g.MayOpen = map[ID]bool{}
	readable, err := tx.ReferralsReached(ctx, v.Beside("referral", "read"), g.Journey.ID)
	for _, id := range readable {
		g.MayOpen[id] = true
	}
	return err
}

// reaches turns a read through somebody's grant into whether they reach it.
func reaches[T any](_ T, err error) (bool, error) {
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// Open lists the open journeys that the viewer guides or oversees: those that loop first, then those that nobody guides.
func (s *Service) Open(ctx context.Context, v authz.Viewer, most int) (all []Journey, err error) {
	err = s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		all, err = tx.Guided(ctx, v, most)
		return err
	})
	return all, fault.Wrap("referral.Open", err)
}

// OpenFor lists the open journeys of one pupil within the viewer's scope, for a new referral to join.
func (s *Service) OpenFor(ctx context.Context, v authz.Viewer, p pupil.ID) (all []Journey, err error) {
	if p.IsZero() {
		return nil, nil
	}
	err = s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		all, err = tx.OpenJourneys(ctx, v, p)
		return err
	})
	return all, fault.Wrap("referral.OpenFor", err)
}

// changeJourney is the frame of every change of one journey.
func (s *Service) changeJourney(ctx context.Context, v authz.Viewer, k once.Key, id JourneyID, version int, a audit.Action, act func(Tx, *Journey) error) error {
	return s.transact(ctx, v.Actor(), func(tx Tx) error {
		j, err := tx.JourneyByID(ctx, v, id)
		if err != nil {
			return err
		}
		if _, replay, err := tx.Once(ctx, k, id.Raw()); err != nil || replay {
			return err
		}
		if j.Version != version || !j.Open {
			return errMoved
		}
		if err := act(tx, &j); err != nil {
			return err
		}
		if err := tx.SaveJourney(ctx, j); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: a, Record: id.Raw(), Pupil: j.Pupil})
	})
}

// Assign makes one person the guide of a journey (T-045), and names the organisation that stays (T-100).
func (s *Service) Assign(ctx context.Context, v authz.Viewer, k once.Key, id JourneyID, version int, to actor.StaffID, anchor actor.OrgID, link string) error {
	err := s.changeJourney(ctx, v, k, id, version, audit.JourneyGuide, func(tx Tx, j *Journey) error {
		services, err := tx.Services(ctx)
		if err != nil {
			return err
		}
		var f fault.Fields
		f.Need(!to.IsZero(), "navigator", "Choose who guides them.")
		if err := waiting.MayHold(ctx, tx, j.Pupil, to, "navigator", &f); err != nil {
			return err
		}
		f.Need(anchor.IsZero() || services.Organisation(anchor).Name != "", "anchor", "Choose an organisation from the list.")
		j.Navigator, j.NavigatorBarred, j.Anchor, j.Words.Link = to, false, anchor, link
		return f.Err()
	})
	return fault.Wrap("referral.Assign", err)
}

// SetStep answers a loop: somebody does something by a day (T-048).
func (s *Service) SetStep(ctx context.Context, v authz.Viewer, k once.Key, id JourneyID, version int, p Plan) error {
	err := s.changeJourney(ctx, v, k, id, version, audit.JourneyPlan, func(tx Tx, j *Journey) error {
		clocks, err := tx.Clocks(ctx)
		if err != nil {
			return err
		}
		due, err := p.check(schoolday.DateOf(tx.Now()), clocks.CheckInDays)
		j.Words.Step, j.Words.Plan, j.Words.Due = p.Step, p.Words, due.String()
		j.PlanDue, j.PlannedRefusals = due, j.Refusals
		return err
	})
	return fault.Wrap("referral.SetStep", err)
}

// Close ends a search for support that holds, was handed over, or that the young person chose to stop. It is refused while
// the alarm stands, while a service still has them, and without who told them (T-041, T-048, T-050).
func (s *Service) Close(ctx context.Context, v authz.Viewer, k once.Key, id JourneyID, version int, c Closing) error {
	err := s.changeJourney(ctx, v, k, id, version, audit.JourneyClose, func(tx Tx, j *Journey) error {
		all, err := tx.ReferralsOfJourney(ctx, id)
		if err != nil {
			return err
		}
		told, telling := c.Telling.settle(tx)
		problems := append(fault.Fields(fault.FieldsOf(j.mayClose(c, all))), fault.FieldsOf(telling)...)
		j.Open, j.ClosedAt = false, tx.Now()
		j.Words.Outcome, j.Words.Closing, j.Words.Told = c.Outcome, c.Words, told
		return problems.Err()
	})
	return fault.Wrap("referral.Close", err)
}
