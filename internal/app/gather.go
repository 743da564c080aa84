package app

import (
	"heard/internal/chronology"
	"heard/internal/web"
)

// lines lists the areas that have lines in a child's chronology, each with the grant through which they are read. An area
// joins by one line.
func lines(w web.Services) []chronology.From {
	return []chronology.From{
		{Object: "concern", Action: "read", Provider: w.Concerns},
		{Object: "concern", Action: "read", Provider: w.Triage},
		{Object: "self_referral", Action: "read", Provider: w.Requests},
		{Object: "self_referral", Action: "read", Provider: w.Triage},
	}
}
