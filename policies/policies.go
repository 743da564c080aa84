// Package policies embeds who may do what. The files are written to be read by a safeguarding lead: README.md says
// what each role and each scope means, policy.csv holds the grants. A change to them is a release, reviewed like code.
package policies

import _ "embed"

// Model is the Casbin model.
//
//go:embed model.conf
var Model string

// Grants is policy.csv.
//
//go:embed policy.csv
var Grants string
