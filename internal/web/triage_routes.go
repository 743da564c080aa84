package web

import (
	"heard/internal/audit"
	"heard/internal/triage"
)

// triageRoutes are the same for every kind of entry; a request is taken up and closed on pages of its own. A form that
// outlived its session comes back to its own address, so each of the three shows the page too.
func (s *Site) triageRoutes() []Route {
	concerns, requests := triage.Pages["concern"], triage.Pages["self_referral"]
	return []Route{
		{"GET", "/actions/:id", "action", "do", audit.ActionRead, actionRead},
		{"POST", "/actions/:id", "action", "do", audit.ActionDone, actionDone},
		{"GET", concerns + "/decide/:id", "concern", "decide", audit.ConcernRead, decideShow},
		{"POST", concerns + "/decide/:id", "concern", "decide", audit.TriageDecide, decideSend},
		{"GET", concerns + "/acknowledge/:id", "concern", "decide", audit.ConcernRead, decideShow},
		{"POST", concerns + "/acknowledge/:id", "concern", "decide", audit.TriageAcknowledge, acknowledgeSend},
		{"GET", concerns + "/close/:id", "concern", "decide", audit.ConcernRead, decideShow},
		{"POST", concerns + "/close/:id", "concern", "decide", audit.TriageClose, closeSend},
		{"GET", concerns + "/awaited/:id", "concern", "decide", audit.ConcernRead, awaitedShow},
		{"POST", concerns + "/awaited/:id", "concern", "decide", audit.TriageFollow, awaitedSend},
		{"GET", requests + "/awaited/:id", "self_referral", "decide", audit.RequestRead, awaitedShow},
		{"POST", requests + "/awaited/:id", "self_referral", "decide", audit.TriageFollow, awaitedSend},
		{"GET", requests + "/decide/:id", "self_referral", "decide", audit.RequestRead, decideShow},
		{"POST", requests + "/decide/:id", "self_referral", "decide", audit.TriageDecide, decideSend},
	}
}
