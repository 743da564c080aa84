package selfreferral

import (
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// Step is one thing that happened, kept for good. The pupil reads every one of them but the reason for an offer that goes
// against their wish, which is written for colleagues.
type Step struct {
	ID    ident.ID[Step]
	Event Event
	Staff actor.StaffID // who did it; zero when it was the pupil
	At    time.Time
	Words Words
	// Untold says that it was done under a sharing decision of which the pupil has not been told yet: they read nothing of it.
	Untold bool
	// Unnamed says that whoever did it had been let back under such a decision: the pupil reads what was done, and not who did it.
	Unnamed bool
}

// Words is what a step says. It is sealed.
type Words struct {
	By     string         `json:"by,omitempty"`   // name and role in full as they were then (records 2.0)
	Next   string         `json:"next,omitempty"` // what happens next, in plain words: the pupil reads it
	On     schoolday.Date `json:"on,omitzero"`    // and when
	Kind   OfferKind      `json:"kind,omitempty"`
	Reason string         `json:"reason,omitempty"` // why an offer goes against what the young person asked for
	Said   string         `json:"said,omitempty"`   // what the young person said to it
	Who    string         `json:"who,omitempty"`    // who spoke with the pupil, or who accepted a handover
	When   time.Time      `json:"when,omitzero"`    // of the talk, which may be written down later
}

// OfferKind is what is offered.
type OfferKind string

// What can be offered.
const (
	OfferOneToOne  OfferKind = "one_to_one"
	OfferGroup     OfferKind = "group"
	OfferDropIn    OfferKind = "drop_in"
	OfferChange    OfferKind = "practical"
	OfferInformed  OfferKind = "information"
	OfferElsewhere OfferKind = "elsewhere" // a service outside school
)

// OfferKinds lists them as the form shows them.
func OfferKinds() []OfferKind {
	return []OfferKind{OfferOneToOne, OfferGroup, OfferDropIn, OfferChange, OfferInformed, OfferElsewhere}
}

// Contradicts reports whether the offer goes against the wish for one-to-one or a group (T-011). Somebody who said "not now"
// to both has said no to either.
func (k OfferKind) Contradicts(wish Format) bool {
	switch k {
	case OfferGroup:
		return wish == OneToOne || wish == NotNow
	case OfferOneToOne:
		return wish == InGroup || wish == NotNow
	case OfferDropIn, OfferChange, OfferInformed, OfferElsewhere:
	}
	return false
}

// Reply is what the young person said to an offer.
type Reply string

// The replies.
const (
	ReplyYes Reply = "yes"
	ReplyNo  Reply = "no"
	NotAsked Reply = "" // they will answer on their own page
)

// Proposal is an offer as a colleague fills it in.
type Proposal struct {
	Kind   OfferKind
	Text   string // what the young person will read
	On     string // a day, as typed
	Reason string
	Reply  Reply
	Said   string // what the young person said, in their words
}

// check says what is missing. An offer against the young person's wish needs a reason and their answer before it is saved.
func (p Proposal) check(wish Format, today schoolday.Date) (Words, error) {
	var f fault.Fields
	on := needDay(&f, "on", p.On, today)
	isKnown := false
	for _, k := range OfferKinds() {
		isKnown = isKnown || k == p.Kind
	}
	f.Need(isKnown, "kind", "Choose what is offered.")
	f.Need(isSaid(p.Text), "text", "Write what is offered, as the young person will read it.")
	f.Need(p.Reply == NotAsked || p.Reply == ReplyYes || p.Reply == ReplyNo, "reply", "Choose what the young person said.")
	if p.Kind.Contradicts(wish) {
		f.Need(isSaid(p.Reason), "reason", "This is not what the young person asked for. Say why it is offered.")
		f.Need(p.Reply != NotAsked, "reply", "This is not what the young person asked for. Ask them first, then say what they said.")
	}
	return Words{Kind: p.Kind, Next: p.Text, On: on, Reason: p.Reason, Said: p.Said}, f.Err()
}

func isSaid(text string) bool { return strings.TrimSpace(text) != "" }

// needDay reads the day of a next step: everybody is told a date, and one that has gone by is none.
func needDay(f *fault.Fields, name, typed string, today schoolday.Date) schoolday.Date {
	at, ok := schoolday.ParseMoment(typed)
	d := schoolday.DateOf(at)
	f.Need(ok && !d.Before(today), name, "Write the day of the next step, like this: 24/11/2026. It cannot be past.")
	return d
}
