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
		{"GET", "/partner-agreements", "partner_agreement", "read", "", partnerAgreementList},
		{"GET", "/partner-agreements/:id", "partner_agreement", "edit", "", partnerAgreementEdit},
		{"POST", "/partner-agreements/:id", "partner_agreement", "edit", audit.PartnerAgreementSave, partnerAgreementSave},
	}
}
