package web

import "heard/internal/audit"

func (s *Site) concernRoutes() []Route {
	return []Route{
		{"GET", "/concerns", "concern", "read", "", concernList},
		{"GET", "/concerns/new", "concern", "raise", "", concernNew},
		{"POST", "/concerns/new", "concern", "raise", audit.ConcernRaise, concernRaise},
		{"POST", "/pupils/find", "pupil", "find", audit.PupilFind, pupilSuggest},
		{"POST", "/concerns/find", "pupil", "find", audit.PupilFind, concernFind},
		{"GET", "/concerns/view/:id", "concern", "read", audit.ConcernRead, concernRead},
		{"POST", "/concerns/view/:id", "concern", "add", audit.ConcernAdd, concernAdd},
	}
}
