package view

import "slices"

// registry declares every page, one area a line. The start fails when a file
// below web/templates/pages is missing here, or one named here is missing there.
var registry = slices.Concat(
	askPages,
	chronologyPages,
	concernPages,
	devPages,
	directoryPages,
	errorPages,
	guidancePages,
	homePages,
	inboxPages,
	movingPages,
	newsPages,
	nextPages,
	ownPlanPages,
	planPages,
	policyPages,
	referralPages,
	requestPages,
	sharingPages,
	signInPages,
	supportPages,
	todayPages,
	exclusionPages,
	triagePages,
)
