package referral

import (
	"strconv"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// EventKind is something that happened to a referral.
type EventKind string

// The kinds of event.
const (
	WasSent     EventKind = "sent"
	WasReceived EventKind = "received"
	WasAccepted EventKind = "accepted"
	IsWaiting   EventKind = "waiting"
	IsNotForUs  EventKind = "not_for_us"
	HasStarted  EventKind = "started"
	HasEnded    EventKind = "ended"
	WasTold     EventKind = "told"
	HadContact  EventKind = "contact"
	WasChased   EventKind = "chased"
)

// Event is one line of what became of a referral; none is ever changed.
type Event struct {
	ID     ident.ID[Event]
	Kind   EventKind
	ByKind actor.Kind
	By     ident.Raw
	At     time.Time
	Said   Said
}

// Said is what is sealed in an event. Which of it is filled depends on the kind.
type Said struct {
	Heard    string `json:"heard,omitempty"`   // how the school heard, when it writes down an answer itself
	Reason   string `json:"reason,omitempty"`  // not for us, because
	Suggest  string `json:"suggest,omitempty"` // who might
	Wait     string `json:"wait,omitempty"`    // what the service says about the wait
	Offered  string `json:"offered,omitempty"` // the five fields of a closure (T-115)
	Sessions string `json:"sessions,omitempty"`
	Why      string `json:"why,omitempty"`
	ComeBack string `json:"come_back,omitempty"`
	After    string `json:"after,omitempty"`
	View     string `json:"view,omitempty"` // the young person's own view
	Note     string `json:"note,omitempty"` // of a contact or a chase
	Missed   bool   `json:"missed,omitempty"`
	Told     Told   `json:"told"`
}

// Told is who told the young person, when and how (T-041), or why the safeguarding team decided that nobody may yet.
type Told struct {
	Who       string    `json:"who,omitempty"`
	At        time.Time `json:"at"`
	How       string    `json:"how,omitempty"`
	Questions string    `json:"questions,omitempty"` // what they asked, and what they understood
	Not       string    `json:"not,omitempty"`
	Again     time.Time `json:"again,omitzero"` // the end of the day on which Not is looked at again
}

// Telling is a Told as it is typed.
type Telling struct{ Who, When, How, Questions, Not, Again string }

// againWithin is the most days for which somebody is not told before that is looked at again. School policy.
const againWithin = 28

// teller is who says so, and when: the part of a transaction that the rules ask.
type teller interface {
	Now() time.Time
	Actor() actor.Actor
}

// settle checks a telling. Nothing of it may be missing: what nobody can say was not done. Only the safeguarding team may
// say why telling would be unsafe, with a day to look at it again, and no field may force anybody to tell (rules 3.1).
func (t Telling) settle(tx teller) (Told, error) {
	var f fault.Fields
	now := tx.Now()
	if strings.TrimSpace(t.Not) != "" {
		f.Need(tx.Actor().IsSafeguarding(), "told_not", "Only the safeguarding team may decide that somebody is not told. Ask them.")
		today := schoolday.DateOf(now)
		again, ok := schoolday.ParseDay(t.Again)
		f.Need(ok && again.After(today) && !again.After(today.Add(againWithin)), "told_again",
			"Write the day, within the next "+strconv.Itoa(againWithin)+" days, on which the team looks at this again: 20/11/2026.")
		return Told{Who: "Nobody", At: now, How: "Not told", Not: t.Not, Again: endOf(again)}, f.Err()
	}
	at, ok := schoolday.ParseMoment(t.When)
	f.Need(strings.TrimSpace(t.Who) != "", "told_who", "Say who told the young person. Nobody is taken off a list without being told.")
	f.Need(ok, "told_when", "Say when they were told, like this: 20/11/2026 09:15.")
	f.Need(!ok || !at.After(now.Add(time.Minute)), "told_when", "This time has not come yet. Tell them first, then write it down.")
	f.Need(strings.TrimSpace(t.How) != "", "told_how", "Say how they were told.")
	return Told{Who: t.Who, At: at, How: t.How, Questions: t.Questions}, f.Err()
}

// Answer is what a service says, typed by its worker or by the school that heard it.
type Answer struct {
	Kind     EventKind
	Said     Said
	Joined   string // the day they joined the list
	Expected string // the day support is expected; empty when the service cannot say
	Telling  Telling
	// Has says whether the young person has been told: "yes", or "no" when the school must do it. An ending without
	// either is refused.
	Has string
}

// target is the state an answer leads to, before anybody was told.
func (a Answer) target() (State, bool) {
	s, ok := map[EventKind]State{
		WasReceived: Received, WasAccepted: Accepted, IsWaiting: Waiting, HasStarted: Started,
		IsNotForUs: RefusalToTell, HasEnded: EndToTell,
	}[a.Kind]
	return s, ok
}

// Fits reports whether the answer can be given where the referral stands.
func (a Answer) Fits(s State) bool {
	next, ok := a.target()
	return ok && s.MayBecome(next)
}

func (a Answer) isEnding() bool { return a.Kind == IsNotForUs || a.Kind == HasEnded }

// check says what is wrong with an answer, and gives its days and who was told.
func (a Answer) check(tx teller) (joined, expected schoolday.Date, told Told, err error) {
	var f fault.Fields
	now, bySchool := tx.Now(), tx.Actor().Kind == actor.KindStaff
	_, known := a.target()
	f.Need(known, "answer", "Choose an answer.")
	f.Need(!bySchool || strings.TrimSpace(a.Said.Heard) != "", "heard", "Say how you heard it, and from whom.")
	switch a.Kind {
	case IsNotForUs:
		f.Need(strings.TrimSpace(a.Said.Reason) != "", "reason", "Say why, in words the young person can be told.")
	case IsWaiting:
		joined, expected = a.days(&f, now)
	case HasEnded:
		a.Said.closure(&f)
	default: // the others need nothing more
	}
	if a.isEnding() {
		f.Need(a.Has == yes || a.Has == "no", "has_told", "Say whether the young person has been told. Nobody is taken off a list without it.")
	}
	if a.isEnding() && a.Has == yes {
		var telling error
		told, telling = a.Telling.settle(tx)
		f = append(f, fault.FieldsOf(telling)...)
	}
	return joined, expected, told, f.Err()
}

func (a Answer) days(f *fault.Fields, now time.Time) (joined, expected schoolday.Date) {
	today := schoolday.DateOf(now)
	if joined = today; strings.TrimSpace(a.Joined) != "" {
		var ok bool
		joined, ok = schoolday.ParseDay(a.Joined)
		f.Need(ok, "joined", "Write the day they joined the list like this: 20/11/2026.")
		f.Need(!ok || !joined.After(today), "joined", "This day has not come yet. Write the day they joined the list, or leave it empty for today.")
	}
	if strings.TrimSpace(a.Expected) != "" {
		var ok bool
		expected, ok = schoolday.ParseDay(a.Expected)
		f.Need(ok, "expected", "Write the day like this: 20/02/2027. Leave it empty when you cannot say.")
		f.Need(!ok || !expected.Before(today), "expected", "This day has gone by. Write the day you expect now, or leave it empty when you cannot say.")
	}
	return joined, expected
}

// closure asks for the five short fields and the young person's view; "they chose not to" is a view (T-115).
func (s Said) closure(f *fault.Fields) {
	for _, x := range []struct{ text, box, say string }{
		{s.Offered, "offered", "Say what was offered and done. A sentence is enough."},
		{s.Sessions, "sessions", "Say how often you met. None is an answer."},
		{s.Why, "why", "Say why it ended."},
		{s.ComeBack, "come_back", "Say how the young person can come back."},
		{s.After, "after", "Say what comes next, or who to ask."},
		{s.View, "view", "Write the young person's own view, or that they chose not to say."},
	} {
		f.Need(strings.TrimSpace(x.text) != "", x.box, x.say)
	}
}
