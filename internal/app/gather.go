package app

import (
	"heard/internal/chronology"
	"heard/internal/referral"
	"heard/internal/transition"
	"heard/internal/web"
	"heard/internal/worklist"
)

// lines lists the areas that have lines in a child's chronology, each with the grant through which they are read. An area
// joins by one line.
func lines(w web.Services) []chronology.From {
	return []chronology.From{
		{Object: "referral", Action: "read", Provider: w.Referral},
		{Object: "concern", Action: "read", Provider: w.Concerns},
		{Object: "concern", Action: "read", Provider: w.Triage},
		{Object: "self_referral", Action: "read", Provider: w.Requests},
		{Object: "self_referral", Action: "read", Provider: w.Triage},
		{Object: "plan", Action: "read", Provider: w.Plans},
		{Object: "sharing", Action: "read", Provider: w.Sharing},
		{Object: "transition", Action: "read", Provider: transition.Meetings{Desk: w.MovingOn}},
		{Object: "pack", Action: "read", Provider: transition.Released{Desk: w.MovingOn}},
	}
}

// dues lists the areas that have things with a day of their own on the morning's list. An area joins by one line, with the
// grant through which its lines are read.
func dues(w web.Services) []worklist.From {
	return []worklist.From{
		{Object: "concern", Action: "decide", Provider: w.Triage},
		{Object: "self_referral", Action: "decide", Provider: w.Triage},
		{Object: "self_referral", Action: "answer", Provider: w.Requests},
		{Object: "plan", Action: "write", Provider: w.Plans},
		{Object: "transition", Action: "read", Provider: w.MovingOn},
		{Object: "referral", Action: "tend", Provider: w.Referral},
		{Object: "journey", Action: "guide", Provider: referral.Searches{Service: w.Referral}},
	}
}
