package demo

import (
	"context"
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fixture"
	"heard/internal/mariadb"
	"heard/internal/referral"
	"heard/internal/schoolday"
)

// referrals sends what was sent in the year, and lets every service answer when it did. What an agreement did not cover, or
// what goes to a service that takes nothing through Heard, was sent another way and is not played.
func (y *year) referrals() {
	service := referral.NewService(mariadb.Transact[referral.Tx](y.store), y.clock)
	for _, from := range y.world.Referrals {
		p := &sentReferral{year: y, service: service, from: from, name: "referral " + string(from.Key)}
		sent := slices.IndexFunc(from.Events, func(e fixture.Event) bool { return e.State == "sent" })
		ours := states[from.State]
		if sent < 0 || !ours || !p.isCovered(from.Events[sent].At) {
			continue
		}
		y.plan(from.Events[sent].At, p.name, p.send)
		for _, e := range from.Events[sent+1:] {
			p.planAnswer(e)
		}
		for _, c := range from.CheckIns {
			y.plan(c.At, p.name+" check-in "+c.At.String(), p.checkIn(c))
		}
		if from.State == "not_for_us" || from.State == "ended" {
			y.plan(from.Told.At, p.name+" told", p.tell(from.Told.Who, from.Told.How, from.Told.Their))
		}
	}
}

// states are those of a referral that was sent; the others are offers within school.
var states = map[string]bool{"sent": true, "received": true, "accepted": true, "waiting": true, "started": true, "not_for_us": true, "ended": true}

// sentReferral is one referral on its way through the year. Each change moves its version on by one, so that the year can be
// played again without opening anything, which would leave a trace.
type sentReferral struct {
	*year
	service *referral.Service
	from    fixture.Referral
	name    string
	id      referral.ID
	version int
	over    bool
	waits   bool // still before support
	news    bool // there is something to tell
}

func (p *sentReferral) isCovered(sent time.Time) bool {
	s := p.world.Service(p.from.Service)
	e := serviceEntry(*s)
	for _, o := range p.world.Organisations {
		if a := o.Agreement; o.Key == s.Org && a != nil && e.MayBeSent() {
			return agreementWith(o.Key, *a).Allows("referral", schoolday.DateOf(sent))
		}
	}
	return false
}

// author is who wrote it, if their role lets them; otherwise it went through the safeguarding lead.
func (p *sentReferral) author() (fixture.StaffKey, authz.Viewer, error) {
	if v, err := p.as(p.from.By, "referral", "write"); err == nil {
		return p.from.By, v, nil
	}
	lead := p.lead()
	v, err := p.as(lead, "referral", "write")
	return lead, v, err
}

func (p *sentReferral) send(ctx context.Context) error {
	_, v, err := p.author()
	if err != nil {
		return err
	}
	open, err := p.service.OpenFor(ctx, v, pupilID(p.from.Pupil))
	if err != nil {
		return err
	}
	b := referral.Beginning{Pupil: pupilID(p.from.Pupil), Entry: entryID(p.from.Service), For: p.world.Service(p.from.Service).Type}
	if len(open) > 0 {
		b.Journey = open[0].ID
	}
	if p.id, err = p.service.Begin(ctx, v, key(p.name), b); err != nil {
		return err
	}
	if err := p.service.Write(ctx, v, key(p.name+" written"), p.id, 1, p.written()); err != nil {
		return err
	}
	digest, err := p.service.Digest(ctx, v, p.id)
	if err != nil {
		return err
	}
	p.version, p.waits = 3, true
	return p.service.Send(ctx, v, key(p.name+" sent"), p.id, 2, digest)
}

func (p *sentReferral) written() referral.Written {
	f, now := p.from, schoolday.DateOf(p.clock.Now())
	plan := map[string]string{"yes_attached": "sent_with", "yes_not_attached": "yes"}[f.SafetyPlan]
	if plan == "" {
		plan = "no"
	}
	w := referral.Words{
		Want: f.OwnWords, Concern: f.Concern, Since: f.Since, WhyNow: f.WhyNow, SelfHarm: f.SelfHarm, Tried: f.Tried, SafePlan: plan,
		Impact: "Home: " + f.Impact.Home + "\nSchool: " + f.Impact.School + "\nFriends: " + f.Impact.Friends, Formed: f.Concern,
		Adjust: f.Adjust, Setting: f.Setting, Times: f.Prefers, Reach: f.Reach, Others: f.OtherHelp, NotShare: f.Restrict,
		Consent: referral.Consent{Aware: f.Consent.Aware, Agrees: f.Consent.Agrees, WhyNot: f.Consent.WhyNot, FamilyAware: f.Consent.FamilyAware,
			FamilyAgrees: f.Consent.FamilyAgrees, FamilyWhy: f.Consent.FamilyWhy, Basis: f.Consent.Basis, BasisWhy: f.Consent.BasisWhy},
		Bridge: referral.Bridge{FirstContact: now.Add(7), Rhythm: f.Rhythm, Urgent: f.Urgent, Involve: f.Involve},
	}
	if strings.HasPrefix(w.Want, "chose not to") {
		w.Want, w.WantNot = "", true
	}
	return referral.Written{Words: w, Owner: staffID(f.Bridging)}
}

// planAnswer plays what a service said, and, for news that is no ending, that the young person was told the same day.
func (p *sentReferral) planAnswer(e fixture.Event) {
	kind := referral.EventKind(e.State)
	if !(referral.Answer{Kind: kind}).Fits(referral.Sent) {
		return // an offer and what was made of it, which is told elsewhere
	}
	p.plan(e.At, p.name+" "+e.State, p.answer(e, kind))
	if kind != referral.WasReceived && kind != referral.IsNotForUs && kind != referral.HasEnded {
		p.plan(e.At.Add(time.Hour), p.name+" "+e.State+" told", p.tell(string(p.from.Bridging), "in person", ""))
	}
}

func (p *sentReferral) answer(e fixture.Event, kind referral.EventKind) func(context.Context) error {
	return func(ctx context.Context) error {
		v, bySchool, err := p.speaker(e.Who)
		if err != nil || p.id.IsZero() {
			return err
		}
		a := referral.Answer{Kind: kind, Has: "no", Said: referral.Said{}}
		if bySchool {
			a.Said.Heard = "Told to the school"
		}
		end := p.from.Ending
		switch kind {
		case referral.IsNotForUs:
			a.Said.Reason = e.Text
		case referral.IsWaiting:
			a.Said.Wait = orWords(p.from.WaitWords, e.Text)
			if p.from.Expected.After(e.At) {
				a.Expected = dayOf(p.from.Expected).Typed()
			}
		case referral.HasEnded:
			a.Said.Offered, a.Said.Sessions, a.Said.Why = orWords(end.Offered, e.Text), orWords(end.Sessions, "Not counted"), orWords(end.Why, e.Text)
			a.Said.ComeBack, a.Said.After, a.Said.View = orWords(end.ComeBack, "Ask again at any time"), orWords(end.After, "Asked at school"), orWords(end.View, "Chose not to say")
		default:
			a.Said.Note = e.Text
		}
		p.over = p.over || kind == referral.HasEnded || kind == referral.IsNotForUs
		p.waits = p.waits && !p.over && kind != referral.HasStarted
		p.news = p.news || kind != referral.WasReceived
		p.version++
		return p.service.Answer(ctx, v, key(p.name+" "+e.State), p.id, p.version-1, a)
	}
}

func orWords(text, other string) string {
	if text != "" {
		return text
	}
	return other
}

// speaker is who says it: a worker of the service, or a colleague who heard it.
func (p *sentReferral) speaker(who string) (v authz.Viewer, bySchool bool, err error) {
	if p.world.StaffMember(fixture.StaffKey(who)) != nil {
		v, err = p.tending()
		return v, true, err
	}
	org := p.world.Service(p.from.Service).Org
	v, err = p.policy.Viewer(actor.Actor{
		Kind: actor.KindPartner, Account: accountID("partner/" + who), Person: accountID("worker/" + string(org) + "/" + who).Raw(), Org: orgID(org),
		Roles: []actor.Role{actor.Partner}, Request: "demonstration",
	}, "referral", "answer")
	return v, false, err
}

// tending is the grant of whoever stays in touch: they are named on the referral.
func (p *sentReferral) tending() (authz.Viewer, error) {
	return p.as(p.from.Bridging, "referral", "tend")
}

func (p *sentReferral) tell(who, how, their string) func(context.Context) error {
	return func(ctx context.Context) error {
		v, err := p.tending()
		if err != nil || p.id.IsZero() || !p.news {
			return err
		}
		p.news = false
		p.version++
		t := referral.Telling{Who: p.nameOf(who), When: schoolday.Local(p.clock.Now()).Format("02/01/2006 15:04"), How: how, Questions: their}
		return p.service.Tell(ctx, v, key(p.name+" told "+t.When), p.id, p.version-1, t)
	}
}

func (p *sentReferral) nameOf(who string) string {
	if s := p.world.StaffMember(fixture.StaffKey(who)); s != nil {
		return s.Name()
	}
	if w := p.world.Worker(p.world.Service(p.from.Service).Org, fixture.WorkerKey(who)); w != nil {
		return w.Name
	}
	return "The service"
}

func (p *sentReferral) checkIn(c fixture.CheckIn) func(context.Context) error {
	return func(ctx context.Context) error {
		v, err := p.tending()
		if err != nil || p.id.IsZero() || !p.waits {
			return err // support has begun: what was talked about since is in the plan
		}
		p.version++
		return p.service.CheckIn(ctx, v, key(p.name+" check-in "+c.At.String()), p.id, p.version-1, referral.Contact{Note: c.Note})
	}
}
