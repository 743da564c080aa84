package web

import "heard/internal/audit"

func (s *Site) referralRoutes() []Route {
	return []Route{
		{"GET", "/referrals", "referral", "read", "", referralList},
		{"GET", "/referrals/new", "referral", "write", "", referralNew},
		{"POST", "/referrals/new", "referral", "write", audit.ReferralBegin, referralBegin},
		{"GET", "/referrals/write/:id", "referral", "write", audit.ReferralRead, referralWrite},
		{"POST", "/referrals/write/:id", "referral", "write", audit.ReferralWrite, referralSave},
		{"POST", "/referrals/drop/:id", "referral", "write", audit.ReferralDrop, referralDrop},
		{"GET", "/referrals/preview/:id", "referral", "write", audit.ReferralRead, referralPreview},
		{"POST", "/referrals/preview/:id", "referral", "write", audit.ReferralSend, referralSend},
		{"GET", "/referrals/preview/:id/plan", "referral", "write", audit.PlanPrint, referralPlanPreview},
		{"GET", "/referrals/view/:id", "referral", "read", audit.ReferralRead, referralRead},
		{"GET", "/referrals/paper/:id", "referral", "read", audit.ReferralPaper, referralPaper},
		{"GET", "/referrals/view/:id/plan", "referral", "read", audit.ReferralPlan, referralPlan},
		{"GET", "/referrals/answer/:id", "referral", "tend", audit.ReferralRead, referralAct("answer")},
		{"POST", "/referrals/answer/:id", "referral", "tend", audit.ReferralAnswer, referralActed("answer")},
		{"GET", "/referrals/tell/:id", "referral", "tend", audit.ReferralRead, referralAct("tell")},
		{"POST", "/referrals/tell/:id", "referral", "tend", audit.ReferralTell, referralActed("tell")},
		{"GET", "/referrals/contact/:id", "referral", "tend", audit.ReferralRead, referralAct("contact")},
		{"POST", "/referrals/contact/:id", "referral", "tend", audit.ReferralContact, referralActed("contact")},
		{"GET", "/referrals/chase/:id", "referral", "tend", audit.ReferralRead, referralAct("chase")},
		{"POST", "/referrals/chase/:id", "referral", "tend", audit.ReferralChase, referralActed("chase")},
		{"GET", "/journeys/view/:id", "journey", "read", audit.ReferralRead, journeyRead},
		{"GET", "/journeys/guide/:id", "journey", "guide", audit.ReferralRead, journeyAct("guide")},
		{"POST", "/journeys/guide/:id", "journey", "guide", audit.JourneyGuide, journeyActed("guide")},
		{"GET", "/journeys/step/:id", "journey", "guide", audit.ReferralRead, journeyAct("step")},
		{"POST", "/journeys/step/:id", "journey", "guide", audit.JourneyPlan, journeyActed("step")},
		{"GET", "/journeys/close/:id", "journey", "guide", audit.ReferralRead, journeyAct("close")},
		{"POST", "/journeys/close/:id", "journey", "guide", audit.JourneyClose, journeyActed("close")},
		{"GET", "/inbox", "referral", "receive", "", inboxList},
		{"GET", "/inbox/view/:id", "referral", "receive", audit.ReferralShared, inboxRead},
		{"GET", "/inbox/paper/:id", "referral", "receive", audit.ReferralPaper, referralPaper},
		{"GET", "/inbox/view/:id/plan", "referral", "receive", audit.ReferralPlan, referralPlan},
		{"GET", "/inbox/answer/:id", "referral", "answer", audit.ReferralShared, inboxAnswer},
		{"POST", "/inbox/answer/:id", "referral", "answer", audit.ReferralAnswer, inboxAnswered},
		{"GET", "/p/wait", "referral", "follow", "", newsList},
		{"GET", "/p/wait/:id", "referral", "follow", audit.ReferralFollow, newsRead},
		{"GET", "/p/wait/:id/plan", "referral", "follow", audit.ReferralPlan, referralPlan},
	}
}
