// Package referral is asking a service for help for a young person, and everything until that help holds: what is sent, what
// the service answers, who stays in touch meanwhile, and who told the young person (records 2.6 and 2.7). Nothing is over
// for somebody whom nobody told. Which services there are is package partner's; the reasons for sharing against somebody's
// wish are package sharing's.
package referral

import (
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/partner"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// ID names a referral.
type ID = ident.ID[Referral]

// Referral is one asking of one service. Its words are sealed; the rest is not.
type Referral struct {
	ID          ID
	Reference   string // said on the telephone: "R-7F3K"
	Journey     JourneyID
	Pupil       pupil.ID
	Entry       partner.EntryID
	Org         actor.OrgID
	Author      actor.StaffID
	Owner       actor.StaffID // as named; zero in a draft; see InTouch
	OwnerBarred bool          // kept out or conflicted since they were named
	State       State
	PupilAware  bool      // the young person knows of it; until then no page of theirs shows it
	Decision    ident.Raw // the sharing decision that stands in for agreement; usually zero
	WrittenAt   time.Time
	SentAt      time.Time
	JoinedOn    schoolday.Date // joined the service's list
	ExpectedOn  schoolday.Date // zero while the service has not told us
	ChaseDue    time.Time      // no receipt by then: ask (C-19)
	ContactDue  time.Time      // next check-in while waiting (C-20)
	TellDue     time.Time      // news that the young person has not been told; once it is over, when that is looked at again
	ToldAt      time.Time      // told of the end
	OverAt      time.Time
	ShownUntil  time.Time // the partner sees it no longer; zero while it is live
	Version     int
	Words       Words
}

// InTouch is who stays in touch while waiting; zero in a draft that names nobody, or while whoever was named may have nothing to do
// with the pupil any more.
func (r Referral) InTouch() actor.StaffID {
	if r.OwnerBarred {
		return actor.StaffID{}
	}
	return r.Owner
}

// ShownFrom is when the first thing that somebody owes this young person comes up; zero when nothing does. News comes up at
// once, though there is a school day to tell it, and what may not be told yet on its day.
func (r Referral) ShownFrom(now time.Time) time.Time {
	if r.IsOver() && !r.TellDue.IsZero() {
		return schoolday.DateOf(r.TellDue).At(0)
	}
	if !r.TellDue.IsZero() {
		return now
	}
	var first time.Time
	for _, t := range []time.Time{r.ChaseDue, r.ContactDue} {
		if !t.IsZero() && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	return first
}

// Words is everything in a referral that is sealed.
type Words struct {
	Want      string `json:"want,omitempty"` // the young person's own words: what I want
	WantNot   bool   `json:"want_not,omitempty"`
	Helps     string `json:"helps,omitempty"`
	HelpsNot  string `json:"helps_not,omitempty"`
	Concern   string `json:"concern,omitempty"`
	Since     string `json:"since,omitempty"`
	WhyNow    string `json:"why_now,omitempty"`
	Impact    string `json:"impact,omitempty"`
	SelfHarm  string `json:"self_harm,omitempty"`   // what is known, when, what was asked and answered, care received
	Formed    string `json:"formulation,omitempty"` // printed where a form demands a "degree of risk"
	Tried     string `json:"tried,omitempty"`
	Attends   string `json:"attends,omitempty"`     // attendance, and exams coming
	SafePlan  string `json:"safety_plan,omitempty"` // yes, sent_with, no
	Language  string `json:"language,omitempty"`
	Adjust    string `json:"adjust,omitempty"`
	Setting   string `json:"setting,omitempty"` // one_to_one, group, either
	Times     string `json:"times,omitempty"`
	Place     string `json:"place,omitempty"`
	Worker    string `json:"worker,omitempty"` // a wish for a worker of the same sex, or another
	Reach     string `json:"reach,omitempty"`  // how to reach them, and whether home is safe
	Others    string `json:"others,omitempty"` // other agencies
	Story     string `json:"story,omitempty"`
	StoryGoes bool   `json:"story_goes,omitempty"` // only then is the story sent (T-099)
	Family    string `json:"family,omitempty"`
	NotShare  string `json:"not_share,omitempty"`

	Extras      []string `json:"extras,omitempty"`       // sent beyond the agreed minimum
	ExtraReason string   `json:"extra_reason,omitempty"` // why (T-098)

	Consent
	Bridge
}

// Consent is who knows and who agrees. Whether a parent agrees never decides whether a young person may be referred (4.27).
type Consent struct {
	Aware        string `json:"aware,omitempty"`  // yes, no
	Agrees       string `json:"agrees,omitempty"` // yes, no
	WhyNot       string `json:"why_not,omitempty"`
	FamilyAware  string `json:"family_aware,omitempty"` // yes, no, not_asked
	FamilyAgrees string `json:"family_agrees,omitempty"`
	FamilyWhy    string `json:"family_why,omitempty"`
	Basis        string `json:"basis,omitempty"` // gillick, sixteen, capacity, responsibility
	BasisWhy     string `json:"basis_why,omitempty"`
}

// NeedsDecision reports whether only a recorded sharing decision can stand in for the young person's agreement. What was not
// asked yet is no refusal, and is asked for first: without both answers nothing is sent.
func (c Consent) NeedsDecision() bool { return c.Aware == "no" || c.Agrees == "no" }

// Bridge is the support while waiting (T-044). The owner is a column, since it decides who sees the referral.
type Bridge struct {
	FirstContact schoolday.Date `json:"first_contact"`
	Rhythm       string         `json:"rhythm,omitempty"`
	Meanwhile    string         `json:"meanwhile,omitempty"` // what helps, and what they can use while they wait
	Urgent       string         `json:"urgent,omitempty"`    // when to ask for help at once
	Involve      string         `json:"involve,omitempty"`   // what the referrer goes on doing
}

const yes = "yes"

// reference is what people say on the telephone: short, and no count of how many referrals there are.
func reference(id ID) string {
	s := id.String()
	return "R-" + s[len(s)-7:]
}
