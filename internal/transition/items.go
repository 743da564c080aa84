package transition

import (
	"slices"
	"strings"
	"time"

	"heard/internal/fault"
	"heard/internal/pupil"
	"heard/internal/schoolday"
	"heard/internal/sharing"
)

// Terms is what is settled about the move as a whole.
type Terms struct {
	Transfer    schoolday.Date `json:"transfer"`    // when adult services take over: a time of stability, not an age (C-31)
	WorkerFrom  schoolday.Date `json:"worker_from"` // the named worker's time, agreed with the young person (C-27)
	WorkerUntil schoolday.Date `json:"worker_until"`
	Stable      Stability      `json:"stable,omitempty"`
	StableNote  string         `json:"stable_note,omitempty"`
	Anchor      string         `json:"anchor,omitempty"`     // who stays, whatever changes (T-100)
	AnchorHelps bool           `json:"anchor_helps"`         // the young person permits the anchor to be told of a missed appointment
	MissedWho   string         `json:"missed_who,omitempty"` // who makes contact after a missed first appointment (QS140 6)
	MissedHow   string         `json:"missed_how,omitempty"`
	Receiver    string         `json:"receiver,omitempty"`    // the adult service, as its copy names it
	ReturnSlip  string         `json:"return_slip,omitempty"` // where the acknowledgement slip goes
	GP          string         `json:"gp,omitempty"`
	NextReview  schoolday.Date `json:"next_review"`
}

// Stability answers whether the planned time is a stable one for the young person.
type Stability string

// The answers; empty while nobody has asked.
const (
	Stable    Stability = "yes"
	NotStable Stability = "no"
)

// sixMonths is the shortest time that a named worker stays on either side of the transfer (C-27, NG43).
const sixMonths = 6

func (t Terms) check(started schoolday.Date) error {
	var f fault.Fields
	late := started.After(pupil.MonthsBefore(t.Transfer, sixMonths)) // they came to us later than that (C-25: then at once)
	f.Need(t.Stable == "" || t.Stable == Stable || t.Stable == NotStable, "stable", "Choose yes or no.")
	f.Need(t.Stable != NotStable || strings.TrimSpace(t.StableNote) != "", "stable_note", "Say what is not settled, so that the date can be looked at again.")
	if !t.Transfer.IsZero() {
		f.Need(late || t.WorkerFrom.IsZero() || !t.WorkerFrom.After(pupil.MonthsBefore(t.Transfer, sixMonths)), "worker_from",
			"The named worker begins at least six months before the transfer (NICE NG43).")
		f.Need(t.WorkerUntil.IsZero() || !t.WorkerUntil.Before(pupil.MonthsBefore(t.Transfer, -sixMonths)), "worker_until",
			"The named worker stays at least six months after the transfer (NICE NG43).")
	}
	f.Need(!t.AnchorHelps || t.Anchor != "", "anchor", "Say who the anchor is.")
	return f.Err()
}

// Service is one service that the young person has now, and what takes its place (QS140 2).
type Service struct {
	Name         string         `json:"name"`
	Ends         schoolday.Date `json:"ends"`     // zero when it goes on
	EndsAge      string         `json:"ends_age"` // "18th birthday", "25", "does not end at 18"
	Equivalent   string         `json:"equivalent,omitempty"`
	NothingFound bool           `json:"nothing_found,omitempty"`
	GoesOn       bool           `json:"goes_on,omitempty"` // it serves adults too, so nothing takes its place
	LookedOn     schoolday.Date `json:"looked_on"`         // when somebody last looked for an equivalent
	Contact      string         `json:"contact,omitempty"`
	Status       string         `json:"status,omitempty"`
	Involves     string         `json:"involves,omitempty"` // what to expect there, for the young person (T-052)
}

// EndsWords says when it ends, in the words of every copy: the age, the day, or both; nothing of what simply goes on.
func (s Service) EndsWords() string {
	if s.Ends.IsZero() {
		return s.EndsAge
	}
	return strings.TrimPrefix(s.EndsAge+", "+day(s.Ends), ", ")
}

// IsAnswered reports whether it is known what comes after the service, if only that nothing does.
func (s Service) IsAnswered() bool { return s.Equivalent != "" || s.NothingFound || s.GoesOn }

// Next says what comes after, in the words of every copy.
func (s Service) Next() string {
	switch {
	case s.Equivalent != "":
		return s.Equivalent
	case s.GoesOn:
		return "Goes on as it is"
	case s.NothingFound && !s.LookedOn.IsZero():
		return "Nothing equivalent found; looked on " + day(s.LookedOn)
	case s.NothingFound:
		return "Nothing equivalent found"
	}
	return "Not known yet"
}

func (s Service) check(today schoolday.Date) error {
	var f fault.Fields
	f.Need(s.Name != "", "name", "Name the service.")
	f.Need(s.EndsAge != "" || !s.Ends.IsZero() || s.GoesOn, "ends_age", "Say at what age it ends, or that it goes on.")
	f.Need(s.Equivalent == "" || !s.NothingFound && !s.GoesOn, "equivalent", "Either name what comes next, or say that it goes on or that nothing was found.")
	f.Need(!s.LookedOn.After(today), "looked_on", notYetDone)
	return f.Err()
}

// Purpose is why people met.
type Purpose string

// The purposes.
const (
	Yearly       Purpose = "yearly"       // C-26
	Practitioner Purpose = "practitioner" // C-30: somebody from an adult service, before the transfer
	Handover     Purpose = "handover"     // T-101: open until the receiver accepts
	CheckBack    Purpose = "check_back"   // C-33
)

// Purposes lists them as forms show them.
func Purposes() []Purpose { return []Purpose{Yearly, Practitioner, Handover, CheckBack} }

var purposeWords = map[Purpose]string{
	Yearly: "Yearly meeting", Practitioner: "Meeting somebody from an adult service", Handover: "Handover", CheckBack: "Looking back after the move",
}

// Words says a purpose in words.
func (p Purpose) Words() string { return purposeWords[p] }

// Meeting is a meeting held or arranged.
type Meeting struct {
	Purpose     Purpose        `json:"purpose"`
	On          schoolday.Date `json:"on"`
	Who         string         `json:"who"`               // name and role of each
	Service     string         `json:"service,omitempty"` // id of the service whose adult practitioner came
	Does        string         `json:"does,omitempty"`    // who does what by when
	AnchorAsked bool           `json:"anchor_asked,omitempty"`
	NoAnchor    string         `json:"no_anchor,omitempty"` // why the anchor was not asked (T-105)
	Accepted    schoolday.Date `json:"accepted"`            // by the receiver; zero while the handover is open
	AcceptedBy  string         `json:"accepted_by,omitempty"`
}

func (m Meeting) check(anchor string, today schoolday.Date) error {
	var f fault.Fields
	f.Need(slices.Contains(Purposes(), m.Purpose), "purpose", "Choose why people met.")
	f.Need(!m.On.IsZero(), "on", "Write the day like this: 20/11/2026.")
	f.Need(m.Who != "", "who", "Say who was there, the young person among them, with name and role.")
	f.Need(m.Purpose != Practitioner || m.Service != "", "service", "Choose which service they came from.")
	f.Need(m.Purpose != Handover || m.Does != "", "does", "Say who does what by when.")
	f.Need(m.Accepted.IsZero() || m.AcceptedBy != "", "accepted_by", "Say who accepted it.")
	f.Need(!m.Accepted.After(today), "accepted", notYetDone)
	f.Need(anchor == "" || m.AnchorAsked || m.NoAnchor != "" || m.Purpose == CheckBack, "no_anchor", "Say why the anchor was not asked to come.")
	return f.Err()
}

// Protection is the safeguarding summary needed to keep the person safe: facts with sources and dates, never a narrative.
// It goes nowhere without an information-sharing decision (2.10).
type Protection struct {
	Decision  string         `json:"decision"` // the 2.10 record under which it goes
	Facts     []Fact         `json:"facts"`
	Unsafe    bool           `json:"unsafe,omitempty"` // telling the young person what it says would put somebody in danger
	UnsafeWhy string         `json:"unsafe_why,omitempty"`
	LookAgain schoolday.Date `json:"look_again"`
}

// Fact is one line: what, from whom, when.
type Fact struct {
	On     schoolday.Date `json:"on"`
	Text   string         `json:"text"`
	Source string         `json:"source"`
}

// Ruling is a recorded information-sharing decision by which something goes out.
type Ruling struct {
	ID   sharing.DecisionID
	At   time.Time
	Part bool
}

// among reports whether the id is that of one of the decisions.
func among(decisions []Ruling, id string) bool {
	return slices.ContainsFunc(decisions, func(d Ruling) bool { return d.ID.String() == id })
}

// Reference is the decision as a paper names it: found again by whoever may, and naming nobody.
func (r Ruling) Reference() string { return decisionReference(r.ID.String()) }

func decisionReference(id string) string {
	if len(id) < 7 {
		return id
	}
	return "S-" + id[len(id)-7:]
}

func (p Protection) check(decisions []Ruling) error {
	var f fault.Fields
	f.Need(among(decisions, p.Decision) || p.Decision == "" && len(p.Facts) == 0, "decision", "Choose the information-sharing decision under which this goes. Without one it stays here.")
	f.Need(!p.Unsafe || p.UnsafeWhy != "" && !p.LookAgain.IsZero(), "unsafe_why", "Say why it is not safe to tell them, and when to look at that again.")
	for _, x := range p.Facts {
		f.Need(x.Text != "" && x.Source != "" && !x.On.IsZero(), "facts", "Each line needs a day, the fact and its source: 20/11/2026 | what is known | who said so")
	}
	return f.Err()
}

func day(d schoolday.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.At(schoolday.Time(12, 0)).Format("2 January 2006") // noon is the same day in UTC all year
}
