// Package sharing is who agreed to what, and what was shared without agreement. An agreement is a young person's answer for
// one section of one record and one receiver: yes, no, or ask me. An information-sharing decision (records 2.10) says why
// something goes, or does not go, to somebody; it never waits for agreement when a child must be protected (4.16).
// What is then sent belongs to packages referral and transition, which ask here first.
package sharing

import (
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
)

// Answer is what the young person said. Agreement is about sharing; consent is kept for treatment (vocabulary.md).
type Answer string

// The answers. No answer at all is not a yes.
const (
	Yes   Answer = "yes"
	No    Answer = "no"
	AskMe Answer = "ask" // not before asking them again
)

// IsKnown reports whether the word is one of the answers.
func (a Answer) IsKnown() bool { return a == Yes || a == No || a == AskMe }

// ReceiverKind is what sort of person or body receives.
type ReceiverKind string

// The receivers. Team, Family, AdultService and GP are one each for a record and have no id.
const (
	Colleague    ReceiverKind = "colleague" // ID is a StaffID
	Team         ReceiverKind = "team"      // the safeguarding team
	Family       ReceiverKind = "family"    // parents and carers, on paper: nobody at home has an account
	Organisation ReceiverKind = "organisation"
	AdultService ReceiverKind = "adult_service" // whoever takes over at 18
	GP           ReceiverKind = "gp"
)

// Receiver is one person or body. Its text form stands in addresses and forms.
type Receiver struct {
	Kind ReceiverKind
	ID   ident.Raw
}

// ToColleague is one member of staff.
func ToColleague(s actor.StaffID) Receiver { return Receiver{Colleague, s.Raw()} }

// ToOrganisation is one partner organisation.
func ToOrganisation(o actor.OrgID) Receiver { return Receiver{Organisation, o.Raw()} }

// String is the receiver in an address: "team", or "colleague-" and the id.
func (r Receiver) String() string {
	if r.ID.IsZero() {
		return string(r.Kind)
	}
	return string(r.Kind) + "-" + r.ID.String()
}

// ParseReceiver reads what String writes; ok is false for anything else.
func ParseReceiver(s string) (r Receiver, ok bool) {
	for _, k := range []ReceiverKind{Team, Family, AdultService, GP} {
		if s == string(k) {
			return Receiver{Kind: k}, true
		}
	}
	for _, k := range []ReceiverKind{Colleague, Organisation} {
		if text, of := strings.CutPrefix(s, string(k)+"-"); of {
			id, err := ident.ParseRaw(text)
			return Receiver{k, id}, err == nil
		}
	}
	return Receiver{}, false
}

// AgreementID names one answer.
type AgreementID = ident.ID[Agreement]

// Agreement is one answer as it was given. The newest revision for a record, section and receiver is the one that counts.
type Agreement struct {
	ID       AgreementID
	Pupil    actor.PupilID
	Record   ident.Raw // the plan or pack
	Section  string
	Receiver Receiver
	Revision int
	Answer   Answer
	At       time.Time
	ByPupil  bool // given by their own hand; otherwise a colleague wrote down what they said
	By       ident.Raw
	How      string // how they said so, when a colleague wrote it down; sealed
}

// Agreements are the answers that count now for one record. A nil value holds none.
type Agreements map[place]Agreement

type place struct {
	section  string
	receiver Receiver
}

// Gather keeps the newest answer for each section and receiver.
func Gather(all []Agreement) Agreements {
	m := Agreements{}
	for _, a := range all {
		p := place{a.Section, a.Receiver}
		if old, ok := m[p]; !ok || a.Revision > old.Revision {
			m[p] = a
		}
	}
	return m
}

// On gives the answer that counts now; ok is false when none was given.
func (m Agreements) On(section string, r Receiver) (a Agreement, ok bool) {
	a, ok = m[place{section, r}]
	return a, ok
}

// Allows reports whether the section may go to the receiver by the young person's agreement, and under which record.
func (m Agreements) Allows(section string, r Receiver) (under AgreementID, ok bool) {
	a, found := m.On(section, r)
	return a.ID, found && a.Answer == Yes
}

// Next gives the revision of a new answer.
func (m Agreements) Next(section string, r Receiver) int { return m[place{section, r}].Revision + 1 }

// Receivers lists everybody for whom some answer was given.
func (m Agreements) Receivers() map[Receiver]bool {
	all := map[Receiver]bool{}
	for p := range m {
		all[p.receiver] = true
	}
	return all
}
