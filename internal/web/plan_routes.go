package web

import "heard/internal/audit"

func (s *Site) planRoutes() []Route {
	return append([]Route{
		{"GET", "/plans", "plan", "read", "", planList},
		{"GET", "/plans/new", "plan", "start", "", planNew},
		{"POST", "/plans/new", "plan", "start", audit.PlanStart, planStart},
		{"POST", "/plans/find", "plan", "start", audit.PupilFind, planFind},
		{"GET", "/plans/view/:id", "plan", "read", audit.PlanRead, planShow},
		{"GET", "/plans/view/:id/part/:part", "plan", "read", audit.PlanRead, planPart},
		{"POST", "/plans/view/:id/part/:part", "plan", "write", audit.PlanWrite, planWrite},
		{"GET", "/plans/view/:id/part/:part/versions", "plan", "read", audit.PlanRead, planVersions},
		{"GET", "/plans/view/:id/settle", "plan", "write", audit.PlanRead, planSettle},
		{"POST", "/plans/view/:id/settle", "plan", "write", audit.PlanSettle, planSettled},
		{"GET", "/plans/view/:id/copy", "plan", "write", audit.PlanRead, planCopy},
		{"POST", "/plans/view/:id/copy", "plan", "write", audit.PlanCopy, planCopied},
		{"GET", "/plans/view/:id/end", "plan", "write", audit.PlanRead, planEnd},
		{"POST", "/plans/view/:id/end", "plan", "write", audit.PlanEnd, planEnded},
		{"GET", "/plans/view/:id/say", "plan", "write", audit.PlanRead, planSay},
		{"POST", "/plans/view/:id/say", "plan", "write", audit.PlanShare, planSaid},
		{"GET", "/plans/view/:id/adjust", "plan", "write", audit.PlanRead, planAdjust},
		{"POST", "/plans/view/:id/adjust", "plan", "write", audit.AdjustmentMake, planAdjusted},
		{"POST", "/plans/view/:id/adjust/:adjustment/end", "plan", "write", audit.AdjustmentEnd, planAdjustEnd},
		{"GET", "/plans/view/:id/print", "plan", "read", audit.PlanRead, planPrint},
		{"GET", "/plans/view/:id/paper", "plan", "read", audit.PlanPrint, planPaper},
		{"GET", "/in-class", "adjustment", "read", audit.AdjustmentRead, planClass},
	}, s.ownPlanRoutes()...)
}

func (s *Site) ownPlanRoutes() []Route {
	return []Route{
		{"GET", "/p/plans", "own_plan", "start", "", ownList},
		{"POST", "/p/plans", "own_plan", "start", audit.PlanStart, ownBegin},
		{"GET", "/p/plan/:id", "own_plan", "read", audit.PlanRead, ownShow},
		{"GET", "/p/plan/:id/part/:part", "own_plan", "read", audit.PlanRead, ownPart},
		{"POST", "/p/plan/:id/part/:part", "own_plan", "write", audit.PlanWrite, ownWrite},
		{"GET", "/p/plan/:id/part/:part/versions", "own_plan", "read", audit.PlanRead, ownVersions},
		{"GET", "/p/plan/:id/agree", "own_plan", "write", audit.PlanRead, ownAgree},
		{"POST", "/p/plan/:id/agree", "own_plan", "write", audit.PlanSettle, ownAgreed},
		{"GET", "/p/plan/:id/who", "own_plan", "read", audit.PlanRead, ownWho},
		{"GET", "/p/plan/:id/who/:receiver", "own_plan", "write", audit.PlanRead, ownChoose},
		{"POST", "/p/plan/:id/who/:receiver", "own_plan", "write", audit.PlanShare, ownChosen},
		{"GET", "/p/plan/:id/paper", "own_plan", "read", audit.PlanRead, ownPaper},
		{"POST", "/p/plan/:id/paper", "own_plan", "write", audit.PlanCopy, ownKept},
		{"GET", "/p/plan/:id/paper/file", "own_plan", "read", audit.PlanPrint, planPaper},
	}
}
