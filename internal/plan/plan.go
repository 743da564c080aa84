// Package plan is support plans and safety plans (records 2.4, 2.5): what is agreed with a young person, in their own words
// first. It owns sections and who may see each, versions, reviews, copies, and the adjustments that teachers act on. Who
// agreed that something may leave the school is package sharing's; how a plan looks on paper is package pdf's.
package plan

import (
	"slices"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// ID names a plan.
type ID = ident.ID[Plan]

// Kind is which of the two it is. A young person has at most one of each that has not ended.
type Kind string

// The kinds.
const (
	Support Kind = "support"
	Safety  Kind = "safety" // belongs to the young person
)

// IsKnown reports whether the word is one of the kinds.
func (k Kind) IsKnown() bool { return k == Support || k == Safety }

// State is where a plan stands.
type State string

// The states. A plan is active only once the young person has a copy (T-068, T-069).
const (
	Drafting State = "drafting"
	Active   State = "active"
	Ended    State = "ended"
)

var moves = map[State][]State{
	Drafting: {Active, Ended},
	Active:   {Active, Ended}, // again when a new copy is given
	Ended:    {},
}

// States lists every state, for the tests that walk each pair.
func States() []State { return []State{Drafting, Active, Ended} }

// MayBecome reports whether the table allows the move.
func (s State) MayBecome(next State) bool { return slices.Contains(moves[s], next) }

// Agreed is what the young person says of the plan as a whole.
type Agreed string

// What they may say. Their reasons are kept with it.
const (
	NotYetAsked  Agreed = ""
	FullyAgreed  Agreed = "agreed"
	AgreedInPart Agreed = "in_part"
	NotAgreed    Agreed = "not_agreed"
)

// IsAnswer reports whether the young person has said something.
func (a Agreed) IsAnswer() bool { return a == FullyAgreed || a == AgreedInPart || a == NotAgreed }

// Plan is one plan without its sections.
type Plan struct {
	ID          ID
	Pupil       actor.PupilID
	Kind        Kind
	State       State
	Coordinator actor.StaffID // as named: exactly one (T-071), none only while a plan is being drafted; see Keeper
	Barred      bool          // the coordinator was kept out, or has a conflict, since they were named
	ReviewOn    schoolday.Date
	Agreed      Agreed
	Edition     int // counts every change of what stands in it; printed on every page of a copy
	CopyEdition int // the edition that the young person holds; 0 before the first copy
	Version     int // of the terms and the state, for conditional saves
	CreatedAt   time.Time
	ChangedAt   time.Time
	Terms       Terms
}

// Keeper is the coordinator who may act; zero while there is none, or the one named may have nothing to do with the pupil.
func (p Plan) Keeper() actor.StaffID {
	if p.Barred {
		return actor.StaffID{}
	}
	return p.Coordinator
}

// CopyIsOld reports whether something has changed since the young person was given their copy.
func (p Plan) CopyIsOld() bool { return p.CopyEdition > 0 && p.CopyEdition < p.Edition }

// Terms is what is settled about a plan as a whole; sealed.
type Terms struct {
	MadeWith     string `json:"made_with"`               // names
	Professional string `json:"professional,omitempty"`  // mental health professional who supported it, or why none yet
	LookSooner   string `json:"look_sooner,omitempty"`   // what would make us look again earlier
	AgreedWhy    string `json:"agreed_why,omitempty"`    // the young person's own reasons, in their words
	ReviewReason string `json:"review_reason,omitempty"` // why that day
	EndedWhy     string `json:"ended_why,omitempty"`
	EndedTold    string `json:"ended_told,omitempty"` // who told the young person that it ends, when and how (4.8)
}
