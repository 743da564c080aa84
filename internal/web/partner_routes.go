package web

import "heard/internal/audit"

func (s *Site) partnerRoutes() []Route {
	return []Route{
		{"GET", "/find-support", Open, "", "", supportFind},
		{"GET", "/find-support/:id", Open, "", "", supportCard},
		{"GET", "/directory", "directory", "read", "", directoryList},
		{"GET", "/directory/new", "directory", "edit", "", directoryNew},
		{"POST", "/directory/new", "directory", "edit", audit.DirectorySave, directorySave},
		{"GET", "/directory/edit/:id", "directory", "edit", "", directoryEdit},
		{"POST", "/directory/edit/:id", "directory", "edit", audit.DirectorySave, directorySave},
		{"GET", "/agreements", "agreement", "read", "", agreementList},
		{"GET", "/agreements/:id", "agreement", "edit", "", agreementEdit},
		{"POST", "/agreements/:id", "agreement", "edit", audit.AgreementSave, agreementSave},
	}
}
