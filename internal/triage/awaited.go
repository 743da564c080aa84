package triage

import (
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// AwaitedID names something that a decision waits for.
type AwaitedID = ident.ID[Awaited]

// Awaited is something that a decision still waits for. It holds up neither the decision nor the share (4.16, 4.17): it stands
// on the morning's list until it is settled.
type Awaited struct {
	ID        AwaitedID
	Record    ident.Raw
	Reference string // of the entry
	Pupils    []pupil.ID
	Decision  ID
	Owner     actor.StaffID
	Barred    bool // the owner was kept out, or has a conflict, since they were named
	DueOn     schoolday.Date
	SettledAt time.Time
	Version   int
	Words     AwaitedWords
	Notes     []Note // oldest first
}

// HeldBy is whoever sees to it; zero while they may not, and somebody else has to.
func (a Awaited) HeldBy() actor.StaffID { return heldBy(a.Owner, a.Barred) }

// AwaitedWords is the sealed part: what it is, and why it was not there when the decision was saved.
type AwaitedWords struct {
	What    What   `json:"what"`
	Because string `json:"because,omitempty"`
}

// What is what is waited for.
type What string

// The two of them.
const (
	SharingRecord What = "sharing" // the information-sharing decision under which something goes (2.10)
	LAAnswer      What = "answer"  // the local authority's decision on a referral (C-08)
)

// Note is one thing that was done about it. Notes are only ever added.
type Note struct {
	ID    ident.ID[Note]
	By    actor.StaffID
	At    time.Time
	Words NoteWords
}

// NoteWords is the sealed part of a note.
type NoteWords struct {
	Event     Follow `json:"event"`
	When      string `json:"when,omitempty"` // as typed
	Reference string `json:"reference,omitempty"`
	Text      string `json:"text,omitempty"`
	Sharing   string `json:"sharing,omitempty"` // the information-sharing decision that was linked
}

// Follow is what may be done about something awaited.
type Follow string

// What may be done.
const (
	Referred Follow = "referred" // the referral was made
	Chased   Follow = "chased"
	Answered Follow = "answered"
	Linked   Follow = "linked"
	Nothing  Follow = "nothing" // nothing went out after all
)

// MayFollow lists what may be done now; nothing once it is settled.
func (a Awaited) MayFollow() []Follow {
	switch {
	case !a.SettledAt.IsZero():
		return nil
	case a.Words.What == SharingRecord:
		return []Follow{Linked, Nothing}
	case a.made().IsZero():
		return []Follow{Referred, Nothing}
	}
	return []Follow{Chased, Answered}
}

// settles reports whether nothing is waited for afterwards.
func (f Follow) settles() bool { return f == Answered || f == Linked || f == Nothing }

// made is when the referral was made; zero while it was not.
func (a Awaited) made() time.Time {
	for _, n := range a.Notes {
		if n.Words.Event == Referred {
			at, _ := schoolday.ParseMoment(n.Words.When)
			return at
		}
	}
	return time.Time{}
}

// chased is when somebody chased last.
func (a Awaited) chased() time.Time {
	for _, n := range slices.Backward(a.Notes) {
		if n.Words.Event == Chased {
			return n.At
		}
	}
	return time.Time{}
}

// AnswerDue is the day by which the local authority decides on a referral made at a moment: within one working day (C-08).
func AnswerDue(made time.Time) schoolday.Date {
	return schoolday.WorkingDayAfter(schoolday.DateOf(made))
}

// AnswerOrigin says whose rule that is.
const AnswerOrigin = "statutory guidance: Working together, 1 working day"

// check says what is wrong with a step, all at once.
func (n NoteWords) check(a Awaited, now time.Time) *sheet {
	s := &sheet{today: schoolday.DateOf(now), now: now}
	if !slices.Contains(a.MayFollow(), n.Event) {
		s.Add("event", "Choose what happened.")
		return s
	}
	switch n.Event {
	case Referred:
		s.Need(strings.TrimSpace(n.When) != "", "made", "Write when the referral was made: 20/11/2026 09:15.")
		s.past(n.When, "made")
	case Chased:
		s.text(n.Text, "chased", "Write whom you asked, how, and what they said.")
	case Answered:
		s.Need(strings.TrimSpace(n.When) != "", "decided", "Write the day of their decision: 20/11/2026.")
		s.past(n.When, "decided")
		s.text(n.Text, "answer", "Write what they decided.")
	case Linked:
		s.Need(n.Sharing != "", "sharing_record", "Choose the information-sharing decision.")
	case Nothing:
		s.text(n.Text, "nothing", "Write why nothing went out after all.")
	}
	return s
}

// past reads a moment, if one was typed, that must not be still to come.
func (s *sheet) past(typed, name string) {
	if strings.TrimSpace(typed) == "" {
		return
	}
	at, ok := schoolday.ParseMoment(typed)
	s.Need(ok, name, "Write the day like this: 20/11/2026 09:15.")
	s.Need(!ok || !at.After(s.now.Add(time.Minute)), name, "This has not come yet.")
}

// checkOutside: whatever goes outside school goes under an information-sharing decision; where there is no time for that, it
// goes all the same, and somebody owes the record (4.16, 4.17).
func (d Draft) checkOutside(s *sheet, e Entry) {
	w := d.Words
	if slices.Contains(w.Choices, SocialCare) {
		s.past(w.ReferredAt, "la_sent")
	}
	if !d.owesRecord(e) {
		return
	}
	s.text(w.SharingBecause, "sharing_record", "Choose the information-sharing decision under which this goes, or write why it is not there yet. Nothing waits for it.")
	s.Need(strings.TrimSpace(w.SharingBecause) == "" || !d.SharingOwner.IsZero(), "sharing_owner", "Choose who writes the information-sharing decision.")
}

// leaveOut drops what was typed in boxes that the decision does not ask for.
func (w *Words) leaveOut() {
	if !slices.Contains(w.Choices, SocialCare) {
		w.ReferredAt, w.ReferralRef = "", ""
	}
	if !sharesOutside(w.Choices) {
		w.SharingBecause = ""
	}
	if w.Care.Status != ChildProtection {
		w.Care.Category = ""
	}
}

// owesRecord reports whether something about a child goes out and no sharing decision is linked yet.
func (d Draft) owesRecord(e Entry) bool {
	return sharesOutside(d.Words.Choices) && len(e.Pupils) > 0 && d.Words.Sharing == ""
}
