package transition

import (
	"slices"

	"heard/internal/fault"
	"heard/internal/schoolday"
)

// Visit is where a first appointment with an adult service stands.
type Visit string

// The states of a first appointment. Missed is never an end (4.8): it leads back to booked.
const (
	Booked Visit = "booked"
	Kept   Visit = "kept"
	Missed Visit = "missed"
)

var visits = map[Visit][]Visit{
	"":     {Booked, Kept, Missed},
	Booked: {Booked, Kept, Missed},
	Missed: {Missed, Booked, Kept}, // Missed again is what was done about it
	Kept:   {Kept},
}

// Visits lists every state, for forms and for the tests that walk each pair.
func Visits() []Visit { return []Visit{Booked, Kept, Missed} }

// MayBecome reports whether the table allows the move; from the empty state comes an appointment's first entry.
func (v Visit) MayBecome(next Visit) bool { return slices.Contains(visits[v], next) }

var visitWords = map[Visit]string{Booked: "booked", Kept: "kept", Missed: "could not attend"}

// Words says a state without blame (vocabulary: "was not brought / could not attend").
func (v Visit) Words() string { return visitWords[v] }

// Appointment is the first appointment with one adult service, with what was done when it was missed (C-32).
type Appointment struct {
	Service     string         `json:"service"`
	On          schoolday.Date `json:"on"`
	State       Visit          `json:"state"`
	ContactedOn schoolday.Date `json:"contacted_on"` // spoken with, and offered more chances
	AnchorOn    schoolday.Date `json:"anchor_on"`    // the anchor was asked to help
	WorkerOn    schoolday.Date `json:"worker_on"`    // the named worker has read it
	Note        string         `json:"note,omitempty"`
}

// notYetDone is said of the day of something done, when that day is still to come: a task ends with what was done.
const notYetDone = "This day has not come yet."

func (a Appointment) check(was Visit, today schoolday.Date) error {
	var f fault.Fields
	f.Need(a.Service != "", "service", "Name the adult service.")
	f.Need(!a.On.IsZero(), "on", "Write the day like this: 20/11/2026.")
	f.Need(slices.Contains(Visits(), a.State), "state", "Choose where it stands.")
	f.Need(was.MayBecome(a.State), "state", "A kept appointment stays kept. Add another appointment instead.")
	f.Need(a.State != Kept || !a.On.After(today), "state", "Its day has not come yet, so it is booked and not kept.")
	f.Need(!a.ContactedOn.After(today), "contacted_on", notYetDone)
	f.Need(!a.AnchorOn.After(today), "anchor_on", notYetDone)
	f.Need(!a.WorkerOn.After(today), "worker_on", notYetDone)
	return f.Err()
}

// Ending is why nobody needs to hold the move any more. Reaching 18 and not coming are no reasons (4.8, T-109).
type Ending string

// The endings.
const (
	Seen   Ending = "seen"   // adult services have seen the young person, and it was looked at again six months later
	Chosen Ending = "chosen" // the young person chose to end it
)

// Closing says why, and who told the young person, when and how.
type Closing struct {
	Ending   Ending         `json:"ending"`
	Words    string         `json:"words,omitempty"` // the young person's own, when they chose it
	ToldBy   string         `json:"told_by"`
	ToldOn   schoolday.Date `json:"told_on"`
	ToldHow  string         `json:"told_how"`
	WayBack  string         `json:"way_back"`  // how they can come back
	WouldSay string         `json:"would_say"` // what they say of how it went (QS140 outcome)
}

// check says whether a tracker with these appointments and meetings may close. It is asked on the server, whatever the
// form said.
func (c Closing) check(o Overview, today schoolday.Date) error {
	var f fault.Fields
	f.Need(c.Ending == Seen || c.Ending == Chosen, "ending", "Choose why it ends. Turning 18, or not coming, is not a reason.")
	f.Need(c.ToldBy != "" && !c.ToldOn.IsZero() && c.ToldHow != "", "told_by", "Say who told the young person, when and how.")
	f.Need(c.ToldOn.IsZero() || !c.ToldOn.After(today), "told_on", "This day has not come yet. Tell them first.")
	f.Need(c.WayBack != "", "way_back", "Say how they can come back.")
	f.Need(c.Ending != Chosen || c.Words != "", "words", "Write what the young person said, in their own words.")
	if c.Ending == Seen {
		f.Need(o.hasVisit(Kept), "ending", "No first appointment with an adult service has been kept yet, so somebody at school still holds this.")
		f.Need(o.looked(today) == len(looks), "ending", "Look back with the young person first, after three and after six months.")
		f.Need(!o.Terms.WorkerUntil.IsZero() && !today.Before(o.Terms.WorkerUntil), "ending", "The named worker stays for the time that was agreed.")
	}
	return f.Err()
}
