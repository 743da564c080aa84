package web

import (
	"slices"

	"heard/internal/web/view"
)

// table is everything that is mounted, area by area.
func (s *Site) table() []Route {
	if s.settings.Demo {
		return append(s.rooms(), Route{"GET", "/components", Open, "", "", page(view.ComponentPage())})
	}
	return s.rooms()
}

// rooms is what a school has; the demonstration adds the developers' page of components.
func (s *Site) rooms() []Route {
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
		s.referralRoutes(),
		s.askRoutes(),
		s.requestRoutes(),
		s.exclusionRoutes(),
		s.planRoutes(),
		s.triageRoutes(),
		s.chronologyRoutes(),
		s.sharingRoutes(),
		s.todayRoutes(),
	)
}
