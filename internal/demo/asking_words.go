package demo

import (
	"heard/internal/fixture"
	"heard/internal/pupil"
	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// words is what is written in the referral, answer by answer.
func (a *asking) words() referral.Words {
	f := a.from
	w := referral.Words{
		Want: f.OwnWords, Concern: f.Concern, Since: f.Since, WhyNow: f.WhyNow, SelfHarm: f.SelfHarm, Formed: f.Concern, Tried: f.Tried,
		Impact:   "Home: " + f.Impact.Home + "\nSchool: " + f.Impact.School + "\nFriends: " + f.Impact.Friends,
		SafePlan: map[string]string{"yes_attached": "sent_with", "yes_not_attached": "yes", "no": "no"}[f.SafetyPlan],
		Adjust:   f.Adjust, Setting: f.Setting, Times: f.Prefers, Reach: f.Reach, Others: f.OtherHelp, Attends: "In school most days. No exams this year.", NotShare: f.Restrict,
		Consent: referral.Consent{
			Aware: f.Consent.Aware, Agrees: f.Consent.Agrees, WhyNot: f.Consent.WhyNot, FamilyAware: f.Consent.FamilyAware,
			FamilyAgrees: f.Consent.FamilyAgrees, FamilyWhy: f.Consent.FamilyWhy, Basis: f.Consent.Basis, BasisWhy: f.Consent.BasisWhy,
		},
		Bridge: referral.Bridge{
			Rhythm: f.Rhythm, Urgent: f.Urgent, Involve: f.Involve, FirstContact: schoolday.DateOf(a.clock.Now()).Add(7),
		},
	}
	if w.Consent.Basis == "gillick" && pupil.Age(dayOf(a.world.Pupil(f.Pupil).Born), schoolday.DateOf(a.clock.Now())) >= 16 {
		w.Consent.Basis = "sixteen" // the fixture's pupils grow older with the day on which it is built
	}
	if f.OwnWords == "chose not to" {
		w.Want, w.WantNot = "", true
	}
	return w
}

// decision is the recorded decision about the same young person and organisation, for a referral without their agreement.
func (a *asking) decision() sharing.DecisionID {
	org := a.world.Service(a.from.Service).Org
	for _, d := range a.world.Sharing {
		if d.Pupil == a.from.Pupil && fixture.OrgKey(d.With.Organisation) == org {
			return a.madeSharing[d.Key]
		}
	}
	return sharing.DecisionID{}
}

var answerOf = map[string]referral.EventKind{
	"received": referral.WasReceived, "accepted": referral.WasAccepted, "offered": referral.WasAccepted, "waiting": referral.IsWaiting,
	"not_for_us": referral.IsNotForUs, "started": referral.HasStarted, "ended": referral.HasEnded,
	"keep_looking": referral.HasEnded, "declined_by_young_person": referral.HasEnded,
}

func (a *asking) answer(e fixture.Event) referral.Answer {
	x := referral.Answer{Kind: answerOf[e.State]}
	switch x.Kind {
	case referral.IsWaiting:
		x.Said.Wait = e.Text
		if !a.from.Expected.IsZero() {
			x.Expected = typedDay(a.from.Expected)
		}
	case referral.IsNotForUs:
		x.Said.Reason, x.Has = e.Text, "no"
	case referral.HasEnded:
		end := a.from.Ending
		if end.Why == "" { // they said no to what was offered
			end = fixture.Ending{Offered: e.Text, Sessions: "None", Why: "You said no to what was offered.", ComeBack: "You can ask again at any time.",
				After: "We keep looking with you.", View: a.from.Told.Their}
		}
		x.Said = referral.Said{Offered: end.Offered, Sessions: end.Sessions, Why: end.Why, ComeBack: end.ComeBack, After: end.After, View: end.View}
		x.Has, x.Telling = "yes", a.telling()
	default:
		x.Said.Note = e.Text
	}
	return x
}

func (a *asking) telling() referral.Telling {
	t := a.from.Told
	return referral.Telling{Who: a.nameOf(t.Who), When: typed(t.At), How: t.How, Questions: t.Their}
}

// nameOf is a colleague's or a worker's name.
func (a *asking) nameOf(k string) string {
	if s := a.world.StaffMember(fixture.StaffKey(k)); s != nil {
		return s.Name()
	}
	if w := a.world.Worker(a.orgOf(fixture.WorkerKey(k)), fixture.WorkerKey(k)); w != nil {
		return w.Name
	}
	return k
}

// orgOf is the organisation of a worker.
func (a *asking) orgOf(k fixture.WorkerKey) fixture.OrgKey {
	for _, o := range a.world.Organisations {
		if a.world.Worker(o.Key, k) != nil {
			return o.Key
		}
	}
	return ""
}
