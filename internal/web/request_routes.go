package web

import "heard/internal/audit"

// The side of the people whom pupils ask.
func (s *Site) requestRoutes() []Route {
	return []Route{
		{"GET", "/requests", "self_referral", "read", "", requestList},
		{"GET", "/requests/view/:id", "self_referral", "read", audit.RequestRead, requestRead},
		{"POST", "/requests/view/:id", "self_referral", "answer", audit.RequestTakeUp, requestTakeUp},
		{"GET", "/requests/view/:id/spoken", "self_referral", "answer", audit.RequestRead, requestSpokenShow},
		{"POST", "/requests/view/:id/spoken", "self_referral", "answer", audit.RequestSpeak, requestSpokenSend},
		{"GET", "/requests/view/:id/offer", "self_referral", "answer", audit.RequestRead, requestOfferShow},
		{"POST", "/requests/view/:id/offer", "self_referral", "answer", audit.RequestOffer, requestOfferSend},
		{"GET", "/requests/view/:id/hand-over", "self_referral", "answer", audit.RequestRead, requestHandOverShow},
		{"POST", "/requests/view/:id/hand-over", "self_referral", "answer", audit.RequestHandOver, requestHandOverSend},
		{"GET", "/requests/view/:id/wishes", "self_referral", "set_aside", audit.RequestRead, requestAsideShow},
		{"POST", "/requests/view/:id/wishes", "self_referral", "set_aside", audit.RequestSetAside, requestAsideSend},
		{"GET", "/requests/view/:id/close", "self_referral", "answer", audit.RequestRead, requestCloseShow},
		{"POST", "/requests/view/:id/close", "self_referral", "answer", audit.RequestClose, requestCloseSend},
	}
}
