package web

import "slices"

// table is everything that is mounted, area by area.
func (s *Site) table() []Route {
	return slices.Concat(
		s.frontRoutes(),
		s.sessionRoutes(),
		s.policyRoutes(),
		s.guidanceRoutes(),
		s.draftRoutes(),
		s.concernRoutes(),
		s.movingRoutes(),
		s.nextRoutes(),
		s.partnerRoutes(),
		s.askRoutes(),
		s.requestRoutes(),
		s.planRoutes(),
		s.triageRoutes(),
		s.chronologyRoutes(),
	)
}
