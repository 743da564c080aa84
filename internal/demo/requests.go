package demo

import (
	"context"
	"slices"
	"time"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fixture"
	"heard/internal/mariadb"
	"heard/internal/selfreferral"
)

// requests sends what every pupil asked for, and answers it, at the moment each person did.
func (y *year) requests() {
	service := selfreferral.NewService(mariadb.Transact[selfreferral.Tx](y.store), y.clock)
	for _, s := range y.world.SelfReferrals {
		r := &request{year: y, service: service, from: s, name: "request " + string(s.Key)}
		y.plan(s.SentAt, r.name, r.send)
		y.plan(s.Taken.At, r.name+" taken up", r.takeUp)
		y.plan(s.Spoken.At, r.name+" talk", r.speak)
		y.plan(s.Offer.At, r.name+" offer", r.offer)
		if s.EndedAt.IsZero() && s.Offer.Reply == "yes" && s.Offer.At.Before(y.world.Now.AddDate(0, 0, -offerSettles)) {
			r.from.EndedAt, r.from.EndWords = s.Offer.At.AddDate(0, 0, offerSettles), "You took up what was offered. You can ask again at any time."
		}
		y.plan(y.atWork(r.from.EndedAt), r.name+" end", r.end)
	}
}

// offerSettles is after how many days somebody writes down that an accepted offer was taken up, where the fixture says nothing.
const offerSettles = 28

// request is one request on its way through the year.
type request struct {
	*year
	service *selfreferral.Service
	from    fixture.SelfReferral
	name    string
	id      selfreferral.ID
}

func (r *request) send(ctx context.Context) (err error) {
	v, err := r.asPupil(r.from.Pupil, "self_referral", "ask")
	if err != nil {
		return err
	}
	r.id, err = r.service.Send(ctx, v, key(r.name), askOf(r.from))
	r.madeRequests[r.from.Key] = r.id
	return err
}

func (r *request) takeUp(ctx context.Context) error {
	return r.by(r.from.Taken.By, func(v authz.Viewer) error {
		if err := r.open(ctx, v); err != nil {
			return err
		}
		return r.service.TakeUp(ctx, v, key(r.name+" taken up"), r.id)
	})
}

// open opens it once, however often the year is played: every opening leaves a trace that the pupil sees.
func (r *request) open(ctx context.Context, v authz.Viewer) error {
	l, err := r.service.List(ctx, v, selfreferral.ID{}, manyRequests)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(l.Others, func(x selfreferral.Request) bool { return x.ID == r.id && !x.OpenedAt.IsZero() }) {
		return nil
	}
	_, err = r.service.Open(ctx, v, r.id)
	return err
}

// manyRequests is more than the fictional year has.
const manyRequests = 1000

func (r *request) speak(ctx context.Context) error {
	return r.by(r.holder(), func(v authz.Viewer) error {
		t := selfreferral.Spoken{Who: staffID(r.from.Spoken.By), Next: r.from.NextSteps, On: daysOn(r.from.Spoken.At)}
		return r.service.Spoke(ctx, v, key(r.name+" talk"), r.id, t)
	})
}

func (r *request) offer(ctx context.Context) error {
	o := r.from.Offer
	return r.by(r.holder(), func(v authz.Viewer) error {
		return r.service.Propose(ctx, v, key(r.name+" offer"), r.id, selfreferral.Proposal{
			Kind: selfreferral.OfferKind(o.Kind), Text: o.Text, On: daysOn(o.At), Reply: selfreferral.Reply(o.Reply), Said: o.Said,
			Reason: "It was the place there was. They were asked before it was written down.",
		})
	})
}

func (r *request) end(ctx context.Context) error {
	return r.by(r.holder(), func(v authz.Viewer) error {
		return r.service.Finish(ctx, v, key(r.name+" end"), r.id, r.from.EndWords)
	})
}

// holder is who had it in hand.
func (r *request) holder() fixture.StaffKey {
	if r.from.Taken.By != "" {
		return r.from.Taken.By
	}
	return r.from.Spoken.By
}

func (r *request) by(who fixture.StaffKey, do func(authz.Viewer) error) error {
	v, err := r.as(who, "self_referral", "answer")
	if err != nil {
		return err
	}
	return do(v)
}

// asPupil gives a pupil's grant, from the same policy that pages ask.
func (y *year) asPupil(who fixture.PupilKey, o authz.Object, a authz.Action) (authz.Viewer, error) {
	return y.policy.Viewer(actor.Actor{
		Kind: actor.KindPupil, Account: accountID(string(who)), Person: pupilID(who).Raw(), Roles: []actor.Role{actor.Pupil}, Request: "demonstration",
	}, o, a)
}

// daysOn is a day soon after, as somebody types it.
func daysOn(at time.Time) string { return at.AddDate(0, 0, 3).Format("02/01/2006") }

func askOf(s fixture.SelfReferral) selfreferral.Ask {
	a := selfreferral.Ask{Chosen: staffID(s.Chosen), Answers: selfreferral.Answers{
		Today: selfreferral.Today(s.Today), Kind: selfreferral.Kind(s.Ask), Want: s.Want, Words: s.Words,
		Friend: selfreferral.Friend{Safe: s.Friend.SafeNow, Told: s.Friend.ToldThem},
		Reach:  selfreferral.Reach{How: s.Times},
		Home:   selfreferral.Home{Safe: selfreferral.HomeSafe(s.HomeSafe), Knows: s.WhoKnows, Tell: selfreferral.Tell(s.OKToTell)},
		Ease:   selfreferral.Ease{Format: selfreferral.Format(s.OneToOne), Needs: s.Comm, Else: s.Helps},
	}}
	if s.Chosen == "" {
		a.Chosen = actor.StaffID{}
	}
	if s.Ask == string(selfreferral.ForFriend) {
		a.Answers.About = selfreferral.AboutFriend
	}
	for _, w := range s.Reach {
		a.Answers.Reach.Ways = append(a.Answers.Reach.Ways, selfreferral.Way(w))
	}
	for _, k := range s.NotThese {
		a.Not = append(a.Not, staffID(k))
	}
	return a
}
