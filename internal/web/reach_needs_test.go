package web_test

import (
	"context"
	"slices"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/concern"
	"heard/internal/exclusion"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/plan"
	"heard/internal/pupil"
	"heard/internal/referral"
	"heard/internal/schoolday"
	"heard/internal/selfreferral"
	"heard/internal/sharing"
	"heard/internal/transition"
	"heard/internal/triage"
)

// reads are the store's, as the services declare them.
type reads interface {
	ConcernByID(ctx context.Context, v authz.Viewer, id concern.ID) (concern.Concern, error)
	RequestByID(ctx context.Context, v authz.Viewer, id selfreferral.ID) (selfreferral.Request, error)
	ActionByID(ctx context.Context, v authz.Viewer, id ident.ID[triage.Action]) (triage.Action, error)
	PlanByID(ctx context.Context, v authz.Viewer, id plan.ID) (plan.Plan, error)
	PlanReach(ctx context.Context, v authz.Viewer, p pupil.ID) error
	AdjustmentsInForce(ctx context.Context, v authz.Viewer, today schoolday.Date, most int) ([]plan.Adjustment, error)
	ReferralByID(ctx context.Context, v authz.Viewer, id referral.ID) (referral.Referral, error)
	MayReferPupil(ctx context.Context, v authz.Viewer, p pupil.ID) error
	JourneyByID(ctx context.Context, v authz.Viewer, id referral.JourneyID) (referral.Journey, error)
	TrackerByID(ctx context.Context, v authz.Viewer, id transition.ID) (transition.Tracker, error)
	TrackerOf(ctx context.Context, v authz.Viewer, p actor.PupilID) (transition.Tracker, error)
	Supported(ctx context.Context, v authz.Viewer) ([]actor.PupilID, error)
	SharingDecisionByID(ctx context.Context, v authz.Viewer, id sharing.DecisionID) (sharing.Decision, error)
	SharingDecisions(ctx context.Context, v authz.Viewer, before sharing.DecisionID, most int) ([]sharing.Decision, error)
	Tellings(ctx context.Context, ids []sharing.DecisionID) (map[sharing.DecisionID][]sharing.Telling, error)
	DecisionReach(ctx context.Context, v authz.Viewer, p pupil.ID) error
	ExclusionByID(ctx context.Context, v authz.Viewer, id exclusion.ID) (exclusion.Exclusion, error)
}

var (
	aConcern = one(func(tx reads) func(context.Context, authz.Viewer, concern.ID) (concern.Concern, error) {
		return tx.ConcernByID
	})
	aRequest = one(func(tx reads) func(context.Context, authz.Viewer, selfreferral.ID) (selfreferral.Request, error) {
		return tx.RequestByID
	})
	anAction = one(func(tx reads) func(context.Context, authz.Viewer, ident.ID[triage.Action]) (triage.Action, error) {
		return tx.ActionByID
	})
	aPlan     = one(func(tx reads) func(context.Context, authz.Viewer, plan.ID) (plan.Plan, error) { return tx.PlanByID })
	aReferral = one(func(tx reads) func(context.Context, authz.Viewer, referral.ID) (referral.Referral, error) {
		return tx.ReferralByID
	})
	aSearch = one(func(tx reads) func(context.Context, authz.Viewer, referral.JourneyID) (referral.Journey, error) {
		return tx.JourneyByID
	})
	aMove = one(func(tx reads) func(context.Context, authz.Viewer, transition.ID) (transition.Tracker, error) {
		return tx.TrackerByID
	})
	aDecision = one(func(tx reads) func(context.Context, authz.Viewer, sharing.DecisionID) (sharing.Decision, error) {
		return tx.SharingDecisionByID
	})
	anExclusion = one(func(tx reads) func(context.Context, authz.Viewer, exclusion.ID) (exclusion.Exclusion, error) {
		return tx.ExclusionByID
	})
)

func planBegun(ctx context.Context, tx reads, v authz.Viewer, s standing) error {
	return tx.PlanReach(ctx, v, s.pupil)
}

func referralBegun(ctx context.Context, tx reads, v authz.Viewer, s standing) error {
	return tx.MayReferPupil(ctx, v, s.pupil)
}

func decisionMade(ctx context.Context, tx reads, v authz.Viewer, s standing) error {
	return tx.DecisionReach(ctx, v, s.pupil)
}

func ownMove(ctx context.Context, tx reads, v authz.Viewer, s standing) error {
	_, err := tx.TrackerOf(ctx, v, s.pupil)
	return err
}

func moveBegun(ctx context.Context, tx reads, v authz.Viewer, s standing) error {
	all, err := tx.Supported(ctx, v)
	return found(err, slices.Contains(all, s.pupil))
}

func adjustment(ctx context.Context, tx reads, v authz.Viewer, s standing) error {
	all, err := tx.AdjustmentsInForce(ctx, v, schoolday.Date{Year: 2026, Month: 11, Day: 16}, 100)
	return found(err, slices.ContainsFunc(all, func(a plan.Adjustment) bool { return a.ID.Raw() == s.record }))
}

// toldDecision is what a young person is shown of decisions about them: those of which they know.
func toldDecision(ctx context.Context, tx reads, v authz.Viewer, s standing) error {
	all, err := tx.SharingDecisions(ctx, v, sharing.DecisionID{}, 100)
	i := slices.IndexFunc(all, func(d sharing.Decision) bool { return d.ID.Raw() == s.record })
	if err != nil || i < 0 {
		return found(err, false)
	}
	later, err := tx.Tellings(ctx, []sharing.DecisionID{all[i].ID})
	return found(err, all[i].WasTold(later[all[i].ID]))
}

func found(err error, is bool) error {
	if err == nil && !is {
		return fault.Lost()
	}
	return err
}

// needs is every object and action that has records, in the order of the file.
var needs = []need{
	{"worklist", "read", "morning", nil, "/today", ""},
	{"concern", "read", "concern", aConcern, "/concerns/view/", ""},
	{"concern", "add", "concern", aConcern, "", ""},
	{"concern", "decide", "concern", aConcern, "/concerns/decide/", ""},
	{"concern", "raise", "concern", aConcern, "", " (any adult logs one about any pupil, and opens nothing by it)"},
	{"action", "do", "action", anAction, "/actions/", ""},
	{"self_referral", "read", "request", aRequest, "/requests/view/", ""},
	{"self_referral", "answer", "request", aRequest, "/requests/view/:id/spoken", ""},
	{"self_referral", "decide", "request", aRequest, "/requests/decide/", ""},
	{"self_referral", "set_aside", "request", aRequest, "/requests/view/:id/wishes", ""},
	{"self_referral", "follow", "own request", aRequest, "/p/r/", ""},
	{"self_referral", "ask", "own request", aRequest, "", ""},
	{"exclusion", "read", "exclusion", anExclusion, "", ""},
	{"exclusion", "set_aside", "exclusion", anExclusion, "/kept-out/", ""},
	{"own_exclusion", "read", "own exclusion", anExclusion, "", ""},
	{"own_exclusion", "write", "own exclusion", anExclusion, "", ""},
	{"plan", "read", "plan", aPlan, "/plans/view/", ""},
	{"plan", "write", "plan", aPlan, "/plans/view/:id/settle", ""},
	{"plan", "start", "pupil", planBegun, "", ""},
	{"own_plan", "read", "own plan", aPlan, "/p/plan/", ""},
	{"own_plan", "write", "own plan", aPlan, "/p/plan/:id/agree", ""},
	{"own_plan", "start", "own pupil", planBegun, "", ""},
	{"adjustment", "read", "adjustment", adjustment, "", ""},
	{"sharing", "read", "sharing", aDecision, "/sharing/view/", ""},
	{"sharing", "tell", "sharing", aDecision, "", ""},
	{"sharing", "record", "pupil", decisionMade, "", ""},
	{"own_sharing", "read", "own sharing", toldDecision, "", ""},
	{"journey", "read", "journey", aSearch, "/journeys/view/", ""},
	{"journey", "guide", "journey", aSearch, "/journeys/guide/", ""},
	{"referral", "read", "referral", aReferral, "/referrals/view/", ""},
	{"referral", "tend", "referral", aReferral, "/referrals/contact/", ""},
	{"referral", "write", "referral", aReferral, "", ""},
	{"referral", "write", "pupil", referralBegun, "", " (to begin one)"},
	{"referral", "receive", "sent", aReferral, "/inbox/view/", ""},
	{"referral", "answer", "sent", aReferral, "/inbox/answer/", ""},
	{"referral", "follow", "own referral", aReferral, "/p/wait/", ""},
	{"transition", "read", "move", aMove, "/moving-on/view/", ""},
	{"transition", "change", "move", aMove, "/moving-on/view/:id/terms", ""},
	{"transition", "write", "move", aMove, "/moving-on/view/:id/write/about", ""},
	{"transition", "protect", "move", aMove, "/moving-on/view/:id/protection", ""},
	{"transition", "close", "move", aMove, "/moving-on/view/:id/close", ""},
	{"transition", "start", "pupil", moveBegun, "/moving-on/start/", ""},
	{"pack", "read", "move", aMove, "", ""},
	{"pack", "make", "move", aMove, "/moving-on/view/:id/make", ""},
	{"pack", "issue", "move", aMove, "", ""},
	{"own_transition", "read", "own move", ownMove, "", ""},
	{"own_transition", "write", "own move", ownMove, "", ""},
	{"own_pack", "read", "own move", ownMove, "", ""},
	{"own_pack", "choose", "own move", ownMove, "", ""},
	{"own_pack", "sign", "own move", ownMove, "", ""},
}
