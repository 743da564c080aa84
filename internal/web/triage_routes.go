package web

import (
	"heard/internal/audit"
	"heard/internal/authz"
)

// decideBase is where the pages of each kind of entry are.
var decideBase = map[authz.Object]string{"concern": "/concerns"}

// triageRoutes are the same for every kind of entry. A form that outlived its session comes back to its own address, so
// each of the three shows the page too.
func (s *Site) triageRoutes() []Route {
	all := []Route{
		{"GET", "/actions/:id", "action", "do", audit.ActionRead, actionRead},
		{"POST", "/actions/:id", "action", "do", audit.ActionDone, actionDone},
	}
	for _, object := range []authz.Object{"concern"} {
		base := decideBase[object]
		all = append(all,
			Route{"GET", base + "/decide/:id", object, "decide", audit.ConcernRead, decideShow},
			Route{"POST", base + "/decide/:id", object, "decide", audit.TriageDecide, decideSend},
			Route{"GET", base + "/acknowledge/:id", object, "decide", audit.ConcernRead, decideShow},
			Route{"POST", base + "/acknowledge/:id", object, "decide", audit.TriageAcknowledge, acknowledgeSend},
			Route{"GET", base + "/close/:id", object, "decide", audit.ConcernRead, decideShow},
			Route{"POST", base + "/close/:id", object, "decide", audit.TriageClose, closeSend})
	}
	return all
}
