package demo

import (
	"context"
	"time"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/fixture"
	"heard/internal/mariadb"
	"heard/internal/referral"
	"heard/internal/schoolday"
)

// referrals writes, sends and answers every referral, and keeps in touch meanwhile. The next step after two refusals is left
// for whoever tries the demonstration: until somebody sets one, the alarm stands.
func (y *year) referrals() {
	service := referral.NewService(mariadb.Transact[referral.Tx](y.store), y.clock)
	guides := map[fixture.PupilKey]fixture.StaffKey{}
	for _, p := range y.world.SupportPlans {
		guides[p.Pupil] = p.Navigator
	}
	for _, f := range y.world.Referrals {
		a := &asking{year: y, service: service, from: f, name: "referral " + string(f.Key), guide: guides[f.Pupil]}
		if a.guide == "" && len(f.Events) > 0 { // what was begun this morning waits for the lead to name somebody
			a.guide = y.holder(actor.Navigator)
		}
		sent := y.atWork(y.world.Now.Add(-3 * time.Hour))
		if len(f.Events) > 0 {
			sent = f.Events[0].At
		}
		y.plan(sent.Add(-90*time.Minute), a.name, a.begin)
		y.plan(sent.Add(-80*time.Minute), a.name+" guided", a.guided)
		y.plan(sent.Add(-10*time.Minute), a.name+" written", a.write)
		for i, e := range f.Events {
			y.plan(e.At, a.name+" "+e.State, a.event(e))
			if isNews(e.State) && !a.isSoonFollowed(i) {
				at := y.atWork(nextNoon(e.At))
				y.plan(at, a.name+" told of "+e.State, a.toldNews(e, at))
			}
		}
		for _, c := range f.CheckIns {
			y.plan(c.At, a.name+" contact", a.checkIn(c))
		}
		if f.State == "not_for_us" {
			y.plan(y.atWork(f.Told.At), a.name+" told", a.toldEnd)
		}
	}
}

// asking is one referral on its way through the year.
type asking struct {
	*year
	service *referral.Service
	from    fixture.Referral
	name    string
	guide   fixture.StaffKey
	id      referral.ID
	version int
}

// isNews reports whether somebody carries the answer to the young person on another day. Endings are told with the ending.
func isNews(state string) bool {
	return state == "accepted" || state == "waiting" || state == "started"
}

func (a *asking) isSoonFollowed(i int) bool {
	return i+1 < len(a.from.Events) && a.from.Events[i+1].At.Before(nextNoon(a.from.Events[i].At))
}

// nextNoon is the middle of the next weekday.
func nextNoon(t time.Time) time.Time {
	l := schoolday.Local(t)
	for {
		l = l.AddDate(0, 0, 1)
		if l.Weekday() != time.Saturday && l.Weekday() != time.Sunday {
			return time.Date(l.Year(), l.Month(), l.Day(), 12, 40, 0, 0, l.Location()).UTC()
		}
	}
}

// by tries those who may write in the referral, its author first.
func (a *asking) by(do func(authz.Viewer) error, action authz.Action, first ...fixture.StaffKey) error {
	err := fault.Lost()
	for _, who := range append(first, a.from.By, a.from.Bridging, a.lead()) {
		v, refused := a.as(who, "referral", action)
		if refused != nil {
			continue
		}
		if err = do(v); !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.NotAllowed) {
			return err
		}
	}
	return err
}

// change does something to the referral as it stands.
func (a *asking) change(do func(version int) error) error {
	err := do(a.version)
	if err == nil {
		a.version++
	}
	return err
}

func (a *asking) begin(ctx context.Context) error {
	a.version = 1
	return a.by(func(v authz.Viewer) (err error) {
		b := referral.Beginning{Pupil: pupilID(a.from.Pupil), Entry: entryID(a.from.Service), For: a.from.Concern}
		open, err := a.service.OpenFor(ctx, v, b.Pupil)
		if err != nil {
			return err
		}
		if len(open) > 0 {
			b.Journey = open[0].ID
		}
		a.id, err = a.service.Begin(ctx, v, key(a.name), b)
		return err
	}, "write")
}

// guided gives the search to the navigator whom the young person's plan names, and otherwise to the school's.
func (a *asking) guided(ctx context.Context) error {
	if a.guide == "" {
		return nil
	}
	refers, err := a.as(a.lead(), "referral", "write")
	if err != nil {
		return err
	}
	open, err := a.service.OpenFor(ctx, refers, pupilID(a.from.Pupil))
	if err != nil || len(open) == 0 || open[0].Navigator == staffID(a.guide) {
		return err
	}
	v, err := a.as(a.lead(), "journey", "guide")
	if err != nil {
		return err
	}
	return a.service.Assign(ctx, v, key(a.name+" guided"), open[0].ID, open[0].Version, staffID(a.guide), actor.OrgID{}, "")
}

func (a *asking) write(ctx context.Context) error {
	if err := a.letGo(ctx); err != nil {
		return err
	}
	return a.by(func(v authz.Viewer) error {
		w := referral.Written{Words: a.words(), Owner: staffID(a.from.Bridging)}
		_, goes, err := a.service.Enclosable(ctx, v, a.enclosing(v), pupilID(a.from.Pupil), orgID(a.world.Service(a.from.Service).Org))
		if err != nil {
			return err
		}
		if w.Words.SafePlan == "sent_with" && !goes { // the plan was made later than this
			w.Words.SafePlan = "yes"
		}
		if w.Words.NeedsDecision() {
			w.Decision = a.decision().Raw()
		}
		return a.change(func(version int) error {
			return a.service.Write(ctx, v, a.enclosing(v), key(a.name+" written"), a.id, version, w)
		})
	}, "write")
}

// event plays one step: sent by school, everything else said by the service or heard from it.
func (a *asking) event(e fixture.Event) func(context.Context) error {
	return func(ctx context.Context) error {
		name := key(a.name + " " + e.State + " " + typed(e.At))
		switch {
		case e.State == "sent":
			return a.by(func(v authz.Viewer) error { return a.send(ctx, v) }, "write")
		case a.neverSent() && e.State == "offered":
			return nil // talked through with them; nothing left the school
		case a.neverSent():
			return a.by(func(v authz.Viewer) error {
				return a.change(func(version int) error { return a.service.Drop(ctx, v, name, a.id, version) })
			}, "write")
		}
		answer := a.answer(e)
		give := func(v authz.Viewer) error {
			return a.change(func(version int) error { return a.service.Answer(ctx, v, name, a.id, version, answer) })
		}
		if a.world.StaffMember(fixture.StaffKey(e.Who)) != nil {
			answer.Said.Heard = "By telephone. " + e.Text
			return a.by(give, "tend", fixture.StaffKey(e.Who))
		}
		v, err := a.worker(fixture.WorkerKey(e.Who))
		if err != nil {
			return err
		}
		return give(v)
	}
}

func (a *asking) neverSent() bool {
	return len(a.from.Events) == 0 || a.from.Events[0].State != "sent"
}

// send sends what the preview shows. One that was sent already has no preview, and its form changes nothing.
func (a *asking) send(ctx context.Context, v authz.Viewer) error {
	p, err := a.service.Preview(ctx, v, a.enclosing(v), a.id)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	return a.change(func(version int) error {
		return a.service.Send(ctx, v, a.enclosing(v), key(a.name+" sent"), a.id, version, p.Outgoing.Digest())
	})
}

// worker gives the grant of a worker of the service.
func (a *asking) worker(k fixture.WorkerKey) (authz.Viewer, error) {
	org := a.orgOf(k)
	return a.policy.Viewer(actor.Actor{
		Kind: actor.KindPartner, Account: accountID("partner/" + string(k)), Person: accountID("worker/" + string(org) + "/" + string(k)).Raw(),
		Org: orgID(org), Roles: []actor.Role{actor.Partner}, Request: "demonstration",
	}, "referral", "answer")
}

func (a *asking) checkIn(c fixture.CheckIn) func(context.Context) error {
	return func(ctx context.Context) error {
		return a.by(func(v authz.Viewer) error {
			return a.change(func(version int) error {
				return a.service.CheckIn(ctx, v, key(a.name+" contact "+typed(c.At)), a.id, version, referral.Contact{Note: c.Note})
			})
		}, "tend", c.By)
	}
}

func (a *asking) toldNews(e fixture.Event, at time.Time) func(context.Context) error {
	t := referral.Telling{Who: a.world.StaffMember(a.from.Bridging).Name(), When: typed(at), How: "In person, at school"}
	return a.tell(" told of "+e.State+" "+typed(e.At), t, a.from.Bridging)
}

func (a *asking) toldEnd(ctx context.Context) error {
	return a.tell(" told", a.telling(), fixture.StaffKey(a.from.Told.Who))(ctx)
}

func (a *asking) tell(what string, t referral.Telling, who fixture.StaffKey) func(context.Context) error {
	return func(ctx context.Context) error {
		return a.by(func(v authz.Viewer) error {
			return a.change(func(version int) error { return a.service.Tell(ctx, v, key(a.name+what), a.id, version, t) })
		}, "tend", who)
	}
}
