// Package response is the clock under everything that waits for a person: a pupil's request for help, a colleague's concern.
// It says who may hold such a thing, by when somebody must act, and who is told when nobody has (rules 3.1, "Who may hold a
// clock", "Opening is not answering"; C-04 to C-06; T-051; H1). It is pure: people, bars and the calendar are handed in.
// What the request or the concern says is not here, and must never decide anything here (4.3, 4.27).
package response

import "slices"

// Kind is what waits. It follows from what was sent and from what its sender asked for, never from how it was worded.
type Kind string

// The kinds.
const (
	Request       Kind = "self_referral"
	RequestToday  Kind = "self_referral_help_today" // "do you need help today?": yes or not sure
	Concern       Kind = "concern"
	ConcernDanger Kind = "concern_danger" // "is anyone in danger now?": yes or not sure
	AboutAdult    Kind = "about_adult"    // about an adult in school: to the head, and never through the team
)

// Kinds lists every kind.
func Kinds() []Kind { return []Kind{Request, RequestToday, Concern, ConcernDanger, AboutAdult} }

// IsPupils reports whether a pupil asked. Then only speaking with the pupil is an answer.
func (k Kind) IsPupils() bool { return k == Request || k == RequestToday }

// IsToday reports whether somebody asked for help on the day.
func (k Kind) IsToday() bool { return k == RequestToday || k == ConcernDanger }

// Rung is a step of a ladder.
type Rung string

// The rungs. Nobody is no rung: nobody in Heard may hold this.
const (
	Nobody   Rung = "nobody"
	Chosen   Rung = "chosen_adult"
	Lead     Rung = "dsl"
	Deputies Rung = "deputies"
	Team     Rung = "team" // the lead and the deputies together
	Head     Rung = "head"
	Chair    Rung = "chair" // of governors
)

// rungs is the way up for each kind. An unhurried request goes to lead and deputies together, so that the head is told
// before the promised day is over. A concern about an adult keeps clear of that adult's close colleagues: it is the
// head's, then the chair's (KCSIE Part four), and the team's only when neither of those remains. Who of them stands on a
// ladder is decided in build.go.
var rungs = map[Kind][]Rung{
	Request:       {Chosen, Team, Head, Chair},
	RequestToday:  {Chosen, Lead, Deputies, Head, Chair},
	Concern:       {Lead, Deputies, Head, Chair},
	ConcernDanger: {Lead, Deputies, Head, Chair},
	AboutAdult:    {Head, Chair, Team},
}

// height is the place of a rung on the way up; Nobody, and a rung of another kind's ladder, stand below all.
func (k Kind) height(r Rung) int { return slices.Index(rungs[k], r) }
