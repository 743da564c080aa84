package referral

import (
	"context"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/once"
	"heard/internal/partner"
	"heard/internal/plan"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/waiting"
)

// around is what stands around one referral in its transaction.
type around struct {
	roster     *pupil.Roster
	colleagues *account.Directory
	services   *partner.Directory
	agreement  partner.Agreement
	inDate     bool
	today      schoolday.Date
	enclosed   *plan.Enclosed // what goes with a draft; what went stands in what was sent
	author     actor.StaffID  // who asks, in a draft: whom the service calls back
	care       Care           // what goes of children's social care with a draft
}

func aroundOf(ctx context.Context, tx Tx, r Referral) (a around, err error) {
	a.today = schoolday.DateOf(tx.Now())
	if a.roster, err = tx.Roster(ctx); err != nil {
		return a, err
	}
	if a.colleagues, err = tx.Colleagues(ctx); err != nil {
		return a, err
	}
	if a.services, err = tx.Services(ctx); err != nil {
		return a, err
	}
	all, err := tx.PartnerAgreements(ctx)
	a.agreement, a.inDate = partner.Covering(all, r.Org, partner.ForReferral, a.today)
	return a, err
}

// leaving is aroundOf for a draft, with what goes with it. Where whoever wrote it may have nothing to do with the pupil any more,
// whoever sends it asks.
func leaving(ctx context.Context, tx Tx, e plan.Enclosing, r Referral) (around, error) {
	a, err := aroundOf(ctx, tx, r)
	if err != nil {
		return a, err
	}
	kept, err := tx.KeptFrom(ctx, []pupil.ID{r.Pupil})
	if err != nil {
		return a, err
	}
	if a.author = r.Author; kept.Has(r.Author) {
		a.author = tx.Actor().StaffID()
	}
	if a.care, err = tx.CareOf(ctx, r.Pupil); err != nil {
		return a, err
	}
	a.enclosed, err = r.enclosed(ctx, tx, e)
	return a, err
}

func (a around) outgoing(r Referral) Outgoing {
	s := source{Referral: r, agreement: a.agreement, enclosed: a.enclosed, care: a.care}
	s.pupil, _ = a.roster.ByID(r.Pupil)
	s.entry, _ = a.services.ByID(r.Entry)
	s.org = a.services.Organisation(r.Org)
	s.author, _ = a.colleagues.ByID(a.author)
	s.owner, _ = a.colleagues.ByID(r.Owner)
	return compose(s)
}

// hindrances lists everything that keeps a referral from being sent, box by box.
func (a around) hindrances(ctx context.Context, tx Tx, r Referral) (fault.Fields, error) {
	entry, listed := a.services.ByID(r.Entry)
	f := r.Words.missing(sending{
		today: a.today, owner: r.Owner, asksDegree: entry.AsksDegree,
	})
	if err := waiting.MayHold(ctx, tx, r.Pupil, r.Owner, "owner", &f); err != nil {
		return f, err
	}
	f.Need(listed && entry.MayBeSent(), "entry", "This service no longer takes referrals. Choose another.")
	covered := false
	if !r.Decision.IsZero() {
		var err error
		if covered, err = tx.DecisionCovers(ctx, r.Decision, r.Pupil, r.Org); err != nil {
			return f, err
		}
		f.Need(covered, "decision", "This sharing decision is not about this young person and this organisation.")
	}
	f.Need(a.inDate || covered, "agreement", "No agreement with this organisation covers referrals today. Only a recorded safeguarding decision can send it.")
	if r.Words.SafePlan == sentWith {
		f.Need(r.Words.Aware == yes, "safety_plan", mustKnow)
		f.Need(a.enclosed != nil || r.Words.Aware != yes, "safety_plan", NoPlan)
	}
	f.Need(!r.Words.NeedsDecision() || covered, "decision", "They do not know or do not agree. Sharing anyway needs a recorded sharing decision.")
	return f, nil
}

// Preview shows exactly what would be sent, and what still keeps it from being sent. It is audited as a read.
type Preview struct {
	Referral   Referral
	Outgoing   Outgoing
	Hindrances fault.Fields
	Roster     *pupil.Roster
}

// Preview composes the outgoing set of a draft.
func (s *Service) Preview(ctx context.Context, v authz.Viewer, e plan.Enclosing, id ID) (Preview, error) {
	var p Preview
	err := s.transact(ctx, v.Actor(), func(tx Tx) (err error) {
		p = Preview{}
		if p.Referral, err = tx.ReferralByID(ctx, v, id); err != nil {
			return err
		}
		if p.Referral.State != Draft {
			return fault.Lost()
		}
		a, err := leaving(ctx, tx, e, p.Referral)
		if err != nil {
			return err
		}
		p.Outgoing, p.Roster = a.outgoing(p.Referral), a.roster
		if p.Hindrances, err = a.hindrances(ctx, tx, p.Referral); err != nil {
			return err
		}
		return tx.RecordAudit(ctx, audit.Entry{Action: audit.ReferralRead, Record: id.Raw(), Pupil: p.Referral.Pupil})
	})
	return p, fault.Wrap("referral.Preview", err)
}

// Send freezes what the preview showed and gives it to the service. digest is that of the preview: anything else is
// fault.Conflict, so that what is sent was looked at. It opens the bridge: somebody stays in touch from the first day (T-044).
func (s *Service) Send(ctx context.Context, v authz.Viewer, e plan.Enclosing, k once.Key, id ID, version int, digest string) error {
	err := s.change(ctx, v, k, id, version, audit.ReferralSend, func(tx Tx, r Referral) error {
		if !r.State.MayBecome(Sent) {
			return errMoved
		}
		a, err := leaving(ctx, tx, e, r)
		if err != nil {
			return err
		}
		hindrances, err := a.hindrances(ctx, tx, r)
		if err != nil {
			return err
		}
		if err := hindrances.Err(); err != nil {
			return err
		}
		o := a.outgoing(r)
		if o.Digest() != digest {
			return fault.New(fault.Conflict, "What would be sent has changed since you looked. Look again before you send it.")
		}
		return s.send(ctx, tx, r, o, a.services.Organisation(r.Org).Name)
	})
	return fault.Wrap("referral.Send", err)
}

func (s *Service) send(ctx context.Context, tx Tx, r Referral, o Outgoing, to string) error {
	cal, p, err := times(ctx, tx)
	if err != nil {
		return err
	}
	r.ChaseDue = afterSchoolDays(cal, tx.Now(), p.ReceiptDays)
	r.ContactDue = contactBy(cal, schoolday.DateOf(tx.Now()), r.Words.FirstContact)
	r.State, r.SentAt = Sent, tx.Now()
	if err := tx.InsertOutgoing(ctx, r.ID, o); err != nil {
		return err
	}
	if o.Plan != nil {
		if err := o.Plan.Hold(ctx, tx, to); err != nil {
			return err
		}
	}
	if err := tx.SaveReferral(ctx, r); err != nil {
		return err
	}
	if err := tx.CountJourney(ctx, r.Journey, 0, 1); err != nil {
		return err
	}
	if err := event(ctx, tx, r.ID, WasSent, Said{}); err != nil {
		return err
	}
	if err := tx.Enqueue(ctx, notify.Notice{Event: notify.ReferralArrived, To: notify.ToOrganisation, ToID: r.Org.Raw(), Record: r.ID.Raw()}); err != nil {
		return err
	}
	return tellAround(ctx, tx, r, Journey{})
}

func event(ctx context.Context, tx Tx, id ID, kind EventKind, said Said) error {
	return tx.InsertReferralEvent(ctx, id, Event{
		ID: ident.New[Event](tx.Now()), Kind: kind, ByKind: tx.Actor().Kind, By: tx.Actor().Person, At: tx.Now(), Said: said,
	})
}

// tellAround lets everybody know in the app that there is news: the young person if they know of the referral, and the
// adults who keep it alive. It says that there is news, never what (4.14).
func tellAround(ctx context.Context, tx Tx, r Referral, j Journey) error {
	if r.PupilAware && !r.State.IsToTell() { // bad news comes from a person, not from a list of notices
		if err := tx.Enqueue(ctx, notify.Notice{Event: notify.ReferralNews, To: notify.ToPupil, ToID: r.Pupil.Raw(), Record: r.ID.Raw()}); err != nil {
			return err
		}
	}
	told := map[actor.StaffID]bool{tx.Actor().StaffID(): true, {}: true}
	for _, who := range []actor.StaffID{r.Author, r.InTouch(), j.GuidedBy()} {
		if told[who] {
			continue
		}
		told[who] = true
		if err := tx.Enqueue(ctx, notify.Notice{Event: notify.ReferralNews, To: notify.ToStaff, ToID: who.Raw(), Record: r.ID.Raw()}); err != nil {
			return err
		}
	}
	return nil
}

// Digest names what would be sent now, for a caller that plays a year through and shows nothing to anybody. One that has
// been sent already has the digest of what was sent.
func (s *Service) Digest(ctx context.Context, v authz.Viewer, e plan.Enclosing, id ID) (digest string, err error) {
	err = s.transact(ctx, v.Actor(), func(tx Tx) error {
		r, err := tx.ReferralByID(ctx, v, id)
		if err != nil {
			return err
		}
		a, err := leaving(ctx, tx, e, r)
		if err != nil {
			return err
		}
		digest = a.outgoing(r).Digest()
		return nil
	})
	return digest, fault.Wrap("referral.Digest", err)
}
