package web

import "heard/internal/audit"

// A pupil's way to ask. Paths and titles say nothing to whoever glances at the screen.
func (s *Site) askRoutes() []Route {
	return []Route{
		{"GET", "/p/1", "self_referral", "ask", "", askStart},
		{"POST", "/p/1", "self_referral", "ask", audit.RequestSend, askOneTap},
		{"GET", "/p/2", "self_referral", "ask", "", askShow(2)},
		{"POST", "/p/2", "self_referral", "ask", audit.RequestToday, askToday},
		{"GET", "/p/told/:id", "self_referral", "follow", audit.RequestLook, askTold},
		{"GET", "/p/3", "self_referral", "ask", "", askShow(3)},
		{"POST", "/p/3", "self_referral", "ask", audit.DraftKeep, askKeep(3)},
		{"GET", "/p/4", "self_referral", "ask", "", askShow(4)},
		{"POST", "/p/4", "self_referral", "ask", audit.DraftKeep, askKeep(4)},
		{"GET", "/p/5", "self_referral", "ask", "", askShow(5)},
		{"POST", "/p/5", "self_referral", "ask", audit.DraftKeep, askKeep(5)},
		{"GET", "/p/6", "self_referral", "ask", "", askShow(6)},
		{"POST", "/p/6", "self_referral", "ask", audit.DraftKeep, askKeep(6)},
		{"GET", "/p/7", "self_referral", "ask", "", askShow(7)},
		{"POST", "/p/7", "self_referral", "ask", audit.DraftKeep, askKeep(7)},
		{"GET", "/p/8", "self_referral", "ask", "", askShow(8)},
		{"POST", "/p/8", "self_referral", "ask", audit.DraftKeep, askKeep(8)},
		{"GET", "/p/9", "self_referral", "ask", "", askShow(9)},
		{"POST", "/p/9", "self_referral", "ask", audit.DraftKeep, askKeep(9)},
		{"GET", "/p/10", "self_referral", "ask", "", askCheck},
		{"POST", "/p/10", "self_referral", "ask", audit.RequestSend, askSend},
		{"GET", "/p/r/:id", "self_referral", "follow", audit.RequestLook, askFollow},
		{"GET", "/p/r/:id/more", "self_referral", "follow", audit.RequestLook, askMoreShow},
		{"POST", "/p/r/:id/more", "self_referral", "follow", audit.RequestAdd, askMoreSend},
		{"GET", "/p/r/:id/change", "self_referral", "follow", audit.RequestLook, askChangeShow},
		{"POST", "/p/r/:id/change", "self_referral", "follow", audit.RequestWithdraw, askChangeSend},
		{"GET", "/p/r/:id/answer", "self_referral", "follow", audit.RequestLook, askAnswerShow},
		{"POST", "/p/r/:id/answer", "self_referral", "follow", audit.RequestReply, askAnswerSend},
		{"GET", "/p/r/:id/names", "self_referral", "follow", audit.RequestLook, askNamesShow},
		{"POST", "/p/r/:id/names", "self_referral", "follow", audit.RequestKeepOut, askNamesSend},
	}
}
