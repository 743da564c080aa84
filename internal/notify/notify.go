// Package notify says which event tells whom, and how little may be said outside the app (4.14): a notice names the kind
// of thing that waits and never a person or a topic. Sending belongs to the outbox; what was sent stands on its person's first
// page, and every other page says that it waits there.
package notify

import (
	"time"

	"heard/internal/ident"
)

// Event is why somebody is told.
type Event string

// The events.
const (
	ConcernWaiting  Event = "concern.waiting"  // a concern waits for a first look
	ConcernAnswered Event = "concern.answered" // the author hears back
	ConcernChanged  Event = "concern.changed"  // its author says only now that somebody may be in danger
	RequestWaiting  Event = "request.waiting"  // a pupil asked for help
	RequestMoved    Event = "request.moved"    // a pupil is told whose hands it is in now
	RequestAnswered Event = "request.answered" // a pupil is told what happens next
	RequestChanged  Event = "request.changed"  // a pupil added something, answered an offer or changed their mind
	GivenToYou      Event = "action.given"     // a colleague is asked to do something
	PlanChanged     Event = "plan.changed"
	WishSetAside    Event = "exclusion.set_aside" // a pupil is told who may see what is about them again
	SharingReview   Event = "sharing.review"      // a decision is to be looked at again
	ReferralNews    Event = "referral.news"
	ReferralArrived Event = "referral.arrived"
	ReferralLoop    Event = "referral.loop" // services have refused one need again and again
	TransitionDue   Event = "transition.due"
)

// ToKind is what sort of person is told.
type ToKind string

// The people who can be told.
const (
	ToPupil        ToKind = "pupil"
	ToStaff        ToKind = "staff"
	ToOrganisation ToKind = "organisation"
)

// Notice is one thing for one person, and idempotent: the same event, record, person and due time twice is one notice.
type Notice struct {
	Event  Event
	To     ToKind
	ToID   ident.Raw
	Record ident.Raw
	DueAt  time.Time // the transaction's time when zero
	Rung   string    // tells two apart where one record tells the same person at several steps
	Daily  bool      // once a day says enough: of one day there is the first alone
}

var words = map[Event]string{
	ConcernWaiting:  "A concern waits for a first look.",
	ConcernAnswered: "There is news on something you logged.",
	ConcernChanged:  "There is news on a concern that came to you. Open it now.",
	RequestWaiting:  "Someone has asked for support and waits for an answer.",
	RequestMoved:    "There is news about what you asked for.",
	RequestChanged:  "There is news on a request for support.",
	RequestAnswered: "There is news about what you asked for.",
	GivenToYou:      "Something was given to you to do.",
	PlanChanged:     "A plan has changed.",
	WishSetAside:    "There is news about something you asked for.",
	SharingReview:   "A decision is due to be looked at again.",
	ReferralNews:    "There is news on a referral.",
	ReferralArrived: "A referral has arrived.",
	ReferralLoop:    "Somebody is between services and needs a next step.",
	TransitionDue:   "A step towards moving on is due.",
}

// Words is the whole text that may leave the program for this event.
func (e Event) Words() string { return words[e] }
