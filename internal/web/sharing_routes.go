package web

import "heard/internal/audit"

func (s *Site) sharingRoutes() []Route {
	return []Route{
		{"GET", "/sharing", "sharing", "read", audit.SharingRead, sharingList},
		{"GET", "/sharing/new", "sharing", "record", "", sharingNew},
		{"POST", "/sharing/new", "sharing", "record", audit.SharingDecide, sharingDecide},
		{"POST", "/sharing/find", "sharing", "record", audit.PupilFind, sharingFind},
		{"GET", "/sharing/view/:id", "sharing", "read", audit.SharingRead, sharingShow},
		{"POST", "/sharing/view/:id", "sharing", "tell", audit.SharingTell, sharingTell},
		{"GET", "/p/shared", "own_sharing", "read", audit.SharingSeen, ownSharing},
	}
}
