// Package concern is what an adult in school writes when worried about a child: facts, the child's own words and opinion
// apart (records 2.2). Nothing written is ever changed; more is added beside it. What is decided about a concern is
// package triage's; who is told and by when is package response's.
package concern

import (
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
)

// ID names a concern.
type ID = ident.ID[Concern]

// State is where a concern stands. The table of moves is in state.go.
type State string

// The states.
const (
	Unseen       State = "unseen"       // nobody has said "I have read this and will act"
	Acknowledged State = "acknowledged" // somebody has
	Decided      State = "decided"      // a decision with reasons is recorded
	Closed       State = "closed"
)

// Part is a child's part in a concern; each child has their own.
type Part string

// The parts.
const (
	Affected   Part = "affected"
	CausedHarm Part = "caused_harm"
	Witness    Part = "witness"
	Sibling    Part = "sibling"
	Other      Part = "other"
	NotSaid    Part = "not_said" // several children, and the author has not said yet which of them did what
)

// Parts lists those that an author may choose, as the form shows them.
func Parts() []Part { return []Part{Affected, CausedHarm, Witness, Sibling, Other} }

var partWords = map[Part]string{
	Affected: "affected", CausedHarm: "may have caused harm", Witness: "saw or heard it", Sibling: "brother or sister", Other: "another part",
	NotSaid: "part not said yet",
}

// Says gives a part in words, to go on after a child's name.
func (p Part) Says() string { return partWords[p] }

// Involved is a child on a concern.
type Involved struct {
	Pupil actor.PupilID
	Part  Part
}

// PartOf is a child's own part; empty for a child who is not on it.
func (c Concern) PartOf(p actor.PupilID) Part {
	for _, i := range c.Pupils {
		if i.Pupil == p {
			return i.Part
		}
	}
	return ""
}

// Concern is one entry in the log.
type Concern struct {
	ID         ID
	Reference  string // said on the telephone: "C-7F3K"
	Author     actor.StaffID
	State      State
	AskedToday bool // somebody is or may be in danger now
	// DangerUnsaid holds until the author has said whether anyone is in danger.
	DangerUnsaid bool
	AboutAdult   bool // about an adult in school: to the head, never through the team (records 2.11)
	EventAt      time.Time
	WrittenAt    time.Time
	Pupils       []Involved
	Words        Words
	Version      int
}

// Adult is whom a concern about an adult is about: a colleague, or somebody whose name is typed because they are on no list,
// such as supply staff or a volunteer.
type Adult struct {
	Staff actor.StaffID
	Name  string
}

// Words is everything in a concern that is sealed. Each box is what its author typed; none is ever rewritten.
type Words struct {
	AuthorName string `json:"author_name"` // name and role in full as they were then (records 2.0)
	AuthorRole string `json:"author_role"`
	Facts      string `json:"facts"`
	ChildWords string `json:"child_words,omitempty"`
	Questions  string `json:"questions,omitempty"`
	Opinion    string `json:"opinion,omitempty"`
	Wishes     string `json:"wishes,omitempty"` // what the child wants to happen
	Place      string `json:"place,omitempty"`
	Present    string `json:"present,omitempty"`
	Danger     Danger `json:"danger"`
	ToldFirst  string `json:"told_first,omitempty"`  // whom the author told in person, and when
	ToldChild  string `json:"told_child,omitempty"`  // whether the child knows that this is shared, or why not
	Care       string `json:"care,omitempty"`        // physical care: first aid, 111, 999
	Done       string `json:"done,omitempty"`        // what the author has already done
	LateReason string `json:"late_reason,omitempty"` // why it is written on another day
	Conflict   string `json:"conflict,omitempty"`    // the author's own relation to somebody named
	// Three answers kept apart: one says nothing about another, and "not asked" is an answer (T-031).
	KnowsSelfHarm string `json:"knows_self_harm,omitempty"`
	AskedSuicide  string `json:"asked_suicide,omitempty"` // yes, no, or empty for not asked
	Answered      string `json:"answered,omitempty"`
	HasPlan       string `json:"has_plan,omitempty"`
	Adult         string `json:"adult,omitempty"` // the adult it is about, name and job as they were then
}

// Danger is the answer to "is anyone in danger now?". It is a request for a person, never a grade. Empty is no answer and
// nobody's "no": who and what save a concern, so a hurried author may leave it open. Then the concern keeps the clock of any
// other, because an alarm at every short note would soon be read by nobody; the line on the morning's list, the page and the
// record say "not said yet" until the author says, who is asked first of all that is still to come. "Yes" or "not sure" said
// later counts from then on as if it had been said at once, and is not taken back by a "no" that follows.
type Danger string

// The answers.
const (
	DangerNo      Danger = "no"
	DangerYes     Danger = "yes"
	DangerNotSure Danger = "not_sure"
)

var dangerWords = map[Danger]string{"": "Not said", DangerNo: "No", DangerYes: "Yes", DangerNotSure: "Not sure"}

// Says gives an answer in words.
func (d Danger) Says() string { return dangerWords[d] }

// Dangers lists the answers as forms show them.
func Dangers() []Danger { return []Danger{DangerNo, DangerYes, DangerNotSure} }
