package web

import "heard/internal/audit"

// Whom a pupil keeps out: their own page, and the team's. A pupil's paths say nothing to whoever glances at the screen.
func (s *Site) exclusionRoutes() []Route {
	return []Route{
		{"GET", "/p/names", "own_exclusion", "read", audit.ExclusionLook, ownNamesShow},
		{"POST", "/p/names", "own_exclusion", "write", audit.ExclusionSay, ownNamesSend},
		{"POST", "/p/names/:id", "own_exclusion", "write", audit.ExclusionTakeBack, ownNamesBack},
		{"GET", "/kept-out", "exclusion", "read", audit.ExclusionRead, keptOutList},
		{"GET", "/kept-out/:id", "exclusion", "set_aside", audit.ExclusionRead, keptOutShow},
		{"POST", "/kept-out/:id", "exclusion", "set_aside", audit.ExclusionSetAside, keptOutSend},
	}
}
