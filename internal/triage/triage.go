// Package triage is what is decided about an entry, whether an adult's concern or a pupil's request: with reasons, the
// child's wishes, an owner and a day to look again (records 2.3). Decisions are only ever added. Nothing here grades a
// child, and no decision says that something was not serious enough (4.1, T-025). Clocks are package response's.
package triage

import (
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// ID names a decision.
type ID = ident.ID[Decision]

// Kind is what sort of entry was decided about.
type Kind string

// The kinds.
const (
	Concern      Kind = "concern"
	SelfReferral Kind = "self_referral"
)

// Entry is what is decided about, as far as deciding needs to know it. Each kind's Source makes one through its own gate.
type Entry struct {
	Record     ident.Raw
	Kind       Kind
	Reference  string
	Author     actor.StaffID // hears back; zero when a pupil asked
	Asker      pupil.ID      // reads the decision in plain words; zero for a concern
	Pupils     []pupil.ID
	Missing    []string // asked of the author and not there yet
	Formulates bool     // self-harm or thoughts of suicide are known or were asked about
	IsClosed   bool
}

// pupil is the one child it is about, for the audit.
func (e Entry) pupil() pupil.ID {
	if len(e.Pupils) == 1 {
		return e.Pupils[0]
	}
	return pupil.ID{}
}

// Decision is one decision, as it was made.
type Decision struct {
	ID        ID
	Record    ident.Raw
	Reference string // of the entry; on a decision that was read
	Kind      Kind
	Decider   actor.StaffID
	Owner     actor.StaffID
	CoverFor  actor.StaffID // whom the decider stood in for on this entry; zero when it is their own
	DecidedAt time.Time
	ReviewOn  schoolday.Date
	LookAgain schoolday.Date // when the young person was not told: the day to look at that again
	Closes    bool
	Words     Words
}

// Words is everything in a decision that is sealed.
type Words struct {
	DeciderName   string `json:"decider_name"`
	DeciderRole   string `json:"decider_role"`
	OwnerName     string `json:"owner_name"`
	CoverForName  string `json:"cover_for_name,omitempty"`
	Summary       string `json:"summary,omitempty"`
	Know          string `json:"know,omitempty"`
	DontKnow      string `json:"dont_know,omitempty"`
	Types         []Type `json:"categories,omitempty"` // what a concern is about
	Wishes        string `json:"wishes,omitempty"`
	WishesHow     string `json:"wishes_how,omitempty"`
	Immediate     Answer `json:"immediate,omitempty"`
	ImmediateWhat string `json:"immediate_what,omitempty"` // or why none now
	ImmediateWho  string `json:"immediate_who,omitempty"`
	ImmediateWhen string `json:"immediate_when,omitempty"`
	// Formulation is the shared understanding: what makes things harder, what helps, what might change. Free text.
	Formulation  string            `json:"formulation,omitempty"`
	Choices      []Choice          `json:"choices,omitempty"`
	Reasons      map[Choice]string `json:"reasons,omitempty"`
	Options      []Option          `json:"options,omitempty"`
	YoungChoice  string            `json:"young_choice,omitempty"`
	NoOptions    string            `json:"no_options,omitempty"` // why there was no choice
	Outside      Answer            `json:"outside,omitempty"`
	OutsideWhy   string            `json:"outside_why,omitempty"`
	Parents      Answer            `json:"parents,omitempty"`
	ParentsView  string            `json:"parents_view,omitempty"` // the child's view, asked first
	ParentsHow   string            `json:"parents_how,omitempty"`  // when, by whom and how they took it; or why not
	ParentsOn    string            `json:"parents_on,omitempty"`   // not yet: the day to look at it again
	Told         Answer            `json:"told,omitempty"`
	ToldWhen     string            `json:"told_when,omitempty"`
	ToldHow      string            `json:"told_how,omitempty"` // or why not
	ApproverName string            `json:"approver_name,omitempty"`
	Care         Care              `json:"care,omitzero"`
	ReferredAt   string            `json:"referred_at,omitempty"`  // when children's social care was asked, as typed; empty while it was not
	ReferralRef  string            `json:"referral_ref,omitempty"` // theirs
	Sharing      string            `json:"sharing,omitempty"`      // the information-sharing decision under which something goes (2.10)
	SharingSays  string            `json:"sharing_says,omitempty"`
	// SharingBecause is why no such decision stood there yet.
	SharingBecause string `json:"sharing_because,omitempty"`
	NotKnown       string `json:"not_known,omitempty"` // why what was asked of the author is not there
	ForPupil       string `json:"for_pupil,omitempty"` // the decision in plain words, for the pupil who asked
	ForAuthor      string `json:"for_author,omitempty"`
	Outcome        string `json:"outcome,omitempty"` // at close: what happened
}

// Answer is a short answer of a decision.
type Answer string

// The answers.
const (
	Yes      Answer = "yes"
	No       Answer = "no"
	NotYet   Answer = "not_yet"
	Offered  Answer = "offered"
	Declined Answer = "declined"
)

// Option is one way that was talked through with the young person (T-046).
type Option struct {
	What     string `json:"what"`
	Involves string `json:"involves"` // what it involves, for and against
}

// Standing is how an entry stands after the last decision. Version 0 says that none was made.
type Standing struct {
	Record   ident.Raw
	Kind     Kind
	Owner    actor.StaffID
	ReviewOn schoolday.Date
	At       time.Time
	Closed   bool
	Version  int
}

// Action is one thing to be done, by somebody, by a day.
type Action struct {
	ID       ident.ID[Action]
	Record   ident.Raw
	Decision ID
	Owner    actor.StaffID
	DueOn    schoolday.Date
	What     string
	DoneAt   time.Time // zero while it is open
	DoneBy   actor.StaffID
	Note     string // what was done
	Barred   bool   // the owner was kept out, or has a conflict, since they were named
}

// HeldBy is whoever is to do it; zero while they may not, and somebody else has to.
func (a Action) HeldBy() actor.StaffID { return heldBy(a.Owner, a.Barred) }

func heldBy(owner actor.StaffID, barred bool) actor.StaffID {
	if barred {
		return actor.StaffID{}
	}
	return owner
}

// IsDone reports whether somebody has done it.
func (a Action) IsDone() bool { return !a.DoneAt.IsZero() }
