// Package selfreferral is a pupil asking for help in their own way (records 2.1): what they sent and to whom, who has taken
// it up, what was offered, and what they said to it. Nothing but one tap is needed to send, nothing sent is ever rewritten,
// and nothing ends before something was offered, handed over, or declined by the young person (T-050). By when somebody
// must answer is package response's.
package selfreferral

import (
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// ID names a request.
type ID = ident.ID[Request]

// Request is one time that a pupil asked. What they wrote is in its parts, what happened to it in its steps.
type Request struct {
	ID        ID
	Reference string // on the pupil's receipt, and said on the telephone: "R-7f3k9ab"
	Pupil     actor.PupilID
	Chosen    actor.StaffID // zero when the pupil named nobody
	State     State
	HelpToday bool // "do you need help today?": yes or not sure
	SentAt    time.Time
	OpenedAt  time.Time // the first opening by somebody in school; it answers nothing
	OpenedBy  actor.StaffID
	ActingBy  actor.StaffID // as they said; see TakenUpBy
	ActingAt  time.Time
	// OpenedBarred and ActingBarred say that whoever did may have nothing to do with it any more.
	OpenedBarred, ActingBarred bool
	OpenedUntold, ActingUntold bool           // whoever did was let back under a decision of which the pupil was not told yet
	NextOn                     schoolday.Date // the day of the next step that the pupil was told
	// UnreadSince is when the pupil first said something that nobody who acts has read yet; zero when nothing waits.
	UnreadSince time.Time
	Version     int
}

// TakenUpBy is who acts on it; zero while nobody does, or whoever said so was kept out or has a conflict since.
func (r Request) TakenUpBy() actor.StaffID {
	if r.ActingBarred {
		return actor.StaffID{}
	}
	return r.ActingBy
}

// Stands is the state as it is said to anybody: what nobody may act on who said they would waits again, as the clock does.
func (r Request) Stands() State {
	if r.State == Acting && r.ActingBarred {
		return Sent
	}
	return r.State
}

// forPupil is the request as its pupil may know it.
func (r Request) forPupil() Request {
	r.OpenedBarred = r.OpenedBarred || r.OpenedUntold
	if r.ActingUntold { // somebody does act, and that is said
		r.ActingBy = actor.StaffID{}
	}
	return r
}

// IsOpened reports whether somebody has opened it who may still act on it.
func (r Request) IsOpened() bool { return !r.OpenedAt.IsZero() && !r.OpenedBarred }

// IsNew reports whether something said at a time is among what waits to be read.
func (r Request) IsNew(at time.Time) bool {
	return !r.UnreadSince.IsZero() && !at.Before(r.UnreadSince)
}

// PartKind is why a pupil wrote.
type PartKind string

// The kinds of part.
const (
	Tap   PartKind = "tap"   // "I need help today", sent by itself
	Whole PartKind = "whole" // what was sent after checking the answers
	More  PartKind = "more"  // added later
	Again PartKind = "again" // "I need help today" tapped a second time
)

// Part is one thing that the pupil sent, exactly as they sent it. Parts are only ever added.
type Part struct {
	ID            ident.ID[Part]
	Kind          PartKind
	LimitsVersion int // which wording of what cannot be kept private stood above the boxes
	Age           int // in years, when it was sent: at 16 and 17 they may agree for themselves
	WrittenAt     time.Time
	Answers       Answers
}

// Ask is what a pupil is about to send: the answers, and who is to read them or must not.
type Ask struct {
	Chosen  actor.StaffID
	Not     []actor.StaffID
	Answers Answers
}
