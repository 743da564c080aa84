package web

import "heard/internal/audit"

func (s *Site) movingRoutes() []Route {
	const view = "/moving-on/view/:id"
	return []Route{
		{"GET", "/moving-on", "transition", "read", audit.TransitionList, movingList},
		{"GET", "/moving-on/not-begun", "transition", "read", audit.TransitionList, movingWaiting},
		{"GET", "/moving-on/start/:pupil", "transition", "start", "", movingStarting},
		{"POST", "/moving-on/start/:pupil", "transition", "start", audit.TransitionStart, movingStart},
		{"GET", view, "transition", "read", audit.TransitionRead, movingShow},
		{"GET", view + "/terms", "transition", "change", audit.TransitionRead, movingTerms.get},
		{"POST", view + "/terms", "transition", "change", audit.TransitionChange, movingTerms.post},
		{"GET", view + "/service/:item", "transition", "change", audit.TransitionRead, movingService.get},
		{"POST", view + "/service/:item", "transition", "change", audit.TransitionChange, movingService.post},
		{"GET", view + "/meeting/:item", "transition", "change", audit.TransitionRead, movingMeeting.get},
		{"POST", view + "/meeting/:item", "transition", "change", audit.TransitionChange, movingMeeting.post},
		{"GET", view + "/appointment/:item", "transition", "change", audit.TransitionRead, movingVisit.get},
		{"POST", view + "/appointment/:item", "transition", "change", audit.TransitionChange, movingVisit.post},
		{"GET", view + "/write/:item", "transition", "write", audit.TransitionRead, movingText.get},
		{"POST", view + "/write/:item", "transition", "write", audit.TransitionWrite, movingText.post},
		{"GET", view + "/protection", "transition", "protect", audit.TransitionRead, movingProtection.get},
		{"POST", view + "/protection", "transition", "protect", audit.TransitionChange, movingProtection.post},
		{"GET", view + "/close", "transition", "close", audit.TransitionRead, movingClose.get},
		{"POST", view + "/close", "transition", "close", audit.TransitionClose, movingClose.post},
		{"GET", view + "/make", "pack", "make", audit.TransitionRead, movingMake.get},
		{"POST", view + "/make", "pack", "make", audit.PackMake, movingMake.post},
		{"GET", view + "/pack/:pack/:copy", "pack", "read", audit.PackRead, movingCopy},
		{"GET", view + "/file/:pack/:copy", "pack", "read", audit.PackPrint, movingFile},
		{"GET", view + "/give/:pack/:copy", "pack", "issue", audit.TransitionRead, movingGive.get},
		{"POST", view + "/give/:pack/:copy", "pack", "issue", audit.PackIssue, movingGive.post},
		{"GET", view + "/arrived/:issue", "pack", "issue", audit.TransitionRead, movingArrived.get},
		{"POST", view + "/arrived/:issue", "pack", "issue", audit.PackAcknowledge, movingArrived.post},
	}
}

func (s *Site) nextRoutes() []Route {
	return []Route{
		{"GET", "/p/next", "own_transition", "read", audit.TransitionRead, nextHub},
		{"GET", "/p/next/write/:section", "own_transition", "write", audit.TransitionRead, nextWriting},
		{"POST", "/p/next/write/:section", "own_transition", "write", audit.TransitionWrite, nextWrite},
		{"GET", "/p/next/who", "own_pack", "choose", audit.TransitionRead, nextAsking},
		{"POST", "/p/next/who", "own_pack", "choose", audit.PackAnswer, nextAnswer},
		{"GET", "/p/next/copy/:copy", "own_pack", "read", audit.PackRead, nextPreview},
		{"GET", "/p/next/right/:pack", "own_pack", "sign", audit.TransitionRead, nextRight},
		{"POST", "/p/next/right/:pack", "own_pack", "sign", audit.PackSign, nextSign},
		{"GET", "/p/next/see/:pack/:copy", "own_pack", "read", audit.PackRead, nextSee},
		{"GET", "/p/next/file/:pack/:copy", "own_pack", "read", audit.PackPrint, nextFile},
	}
}
