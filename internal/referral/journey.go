package referral

import (
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/pupil"
	"heard/internal/schoolday"
)

// JourneyID names a journey.
type JourneyID = ident.ID[Journey]

// Journey is what a young person is looking for help with, from the first referral until support holds or they choose to
// stop. "Not for us" ends a referral and never a journey (T-050).
type Journey struct {
	ID              JourneyID
	Pupil           pupil.ID
	Open            bool
	Navigator       actor.StaffID // as named; see GuidedBy
	NavigatorBarred bool          // kept out or conflicted since they were named
	Anchor          actor.OrgID   // stays through every change of state (T-100)
	Refusals        int
	Live            int
	PlannedRefusals int            // how many refusals the last plan answers
	PlanDue         schoolday.Date // by when whoever guides it talks with the young person again
	CreatedAt       time.Time
	ClosedAt        time.Time
	Version         int
	Words           JourneyWords
}

// JourneyWords is what is sealed about a journey.
type JourneyWords struct {
	For     string `json:"for"` // "somebody to talk to about what happened"
	Link    string `json:"link,omitempty"`
	Step    string `json:"step,omitempty"`
	Plan    string `json:"plan,omitempty"`
	Due     string `json:"due,omitempty"` // by when, as it was set with the plan; Journey.PlanDue is what counts
	Outcome string `json:"outcome,omitempty"`
	Closing string `json:"closing,omitempty"`
	Told    Told   `json:"told"`
}

// Title names the search in lists, links and choices. What is looked for is told in the young person's words, or about them: it
// stands on the search's own page, which is audited, and names nothing.
func (j Journey) Title() string {
	return "Search begun " + schoolday.DayForStaff(schoolday.DateOf(j.CreatedAt))
}

// GuidedBy is who guides the search; zero while nobody does or may, which is flagged (T-045).
func (j Journey) GuidedBy() actor.StaffID {
	if j.NavigatorBarred {
		return actor.StaffID{}
	}
	return j.Navigator
}

// loop is how many refusals of one need raise the alarm (T-048).
const loop = 2

// IsLooping reports whether services have refused one need again and again and nobody has yet set a next step.
func (j Journey) IsLooping() bool {
	return j.Open && j.Refusals >= loop && j.Refusals > j.PlannedRefusals
}

// IsBetween reports whether no service has the young person now and the search goes on.
func (j Journey) IsBetween() bool { return j.Open && j.Live == 0 }

// talkBy is by when somebody talks with the young person about what comes next. A search that no day was set for, from before
// every ending set one, is due now.
func (j Journey) talkBy(today schoolday.Date) schoolday.Date {
	if j.PlanDue.IsZero() {
		return today
	}
	return j.PlanDue
}

// keepUp gives the day by which somebody talks with the young person after they were told that a service has given them back:
// the check-ins of the wait go on (C-20), unless a nearer day is set already.
func (j Journey) keepUp(today, latest schoolday.Date) schoolday.Date {
	if !j.PlanDue.IsZero() && !j.PlanDue.Before(today) && j.PlanDue.Before(latest) {
		return j.PlanDue
	}
	return latest
}

// Steps are the ways out of a loop.
func Steps() []string { return []string{"team", "icb", "second_opinion", "other"} }

// StepWords says a step.
func StepWords(step string) string {
	return map[string]string{
		"team": "Safeguarding lead and navigator meet and decide", "icb": "Ask the integrated care board to step in",
		"second_opinion": "Ask for a second opinion", "other": "Something else",
	}[step]
}

// JourneyRevision is what stood in a search after somebody decided something. Author and time of what stands in the search's own
// row are zero: of what was decided there, before each decision had a row of its own, neither was kept.
type JourneyRevision struct {
	Author actor.StaffID
	At     time.Time
	Words  JourneyWords
}

// earlierSteps gives the next steps that were set before the one that stands, newest first, from all revisions, oldest first.
func earlierSteps(all []JourneyRevision) (earlier []JourneyRevision) {
	var stood JourneyWords
	for _, r := range all {
		w := r.Words
		if w.Step != "" && (w.Step != stood.Step || w.Plan != stood.Plan || w.Due != stood.Due) {
			earlier = append(earlier, r)
		}
		stood = w
	}
	if len(earlier) == 0 {
		return nil
	}
	earlier = earlier[:len(earlier)-1]
	slices.Reverse(earlier)
	return earlier
}

// Plan is the next step after refusals.
type Plan struct{ Step, Words, Due string }

// check also keeps the day within the rhythm of check-ins: the young person reads it as the day of the next talk (C-20).
func (p Plan) check(today schoolday.Date, checkInDays int) (schoolday.Date, error) {
	var f fault.Fields
	due, ok := schoolday.ParseDay(p.Due)
	f.Need(slices.Contains(Steps(), p.Step), "step", "Choose the next step.")
	f.Need(strings.TrimSpace(p.Words) != "", "plan", "Say who does what.")
	f.Need(ok && !due.Before(today), "plan_due", "Say on which day you look at it again with them, today or later: 20/11/2026.")
	f.Need(!ok || today.DaysUntil(due) <= checkInDays, "plan_due", "Choose a day within "+number(checkInDays)+" days: whoever waits is talked with that often.")
	return due, f.Err()
}

// Closing is why the search may stop.
type Closing struct {
	Outcome string // supported, handed_over, own_choice
	Words   string
	Telling Telling
}

// Outcomes are the only ways for a journey to close: an offer that holds, somebody else who has accepted, or the young
// person's own choice (T-050).
func Outcomes() []string { return []string{"supported", "handed_over", "own_choice"} }

// OutcomeWords says an outcome.
func OutcomeWords(o string) string {
	return map[string]string{
		"supported": "Support is in place", "handed_over": "Somebody else has accepted and guides it now", "own_choice": "The young person chose to stop looking",
	}[o]
}

// mayClose says why a journey cannot close, if it cannot.
func (j Journey) mayClose(c Closing, all []Referral) error {
	var f fault.Fields
	f.Need(!j.IsLooping(), "outcome", "Two services have said no, and no next step is set. Set it first: nobody is left between services.")
	supported := false
	for _, r := range all {
		supported = supported || r.State == Started || r.State == Ended
		f.Need(!r.State.IsToTell(), "outcome", "There is news that the young person has not been told. Tell them first.")
		f.Need(!r.State.IsBeforeSupport() && r.State != Draft, "outcome", "A referral is still open. It has to be answered or ended first.")
	}
	f.Need(c.Outcome != "supported" || supported, "outcome", "No service has started yet, so there is no support in place.")
	f.Need(slices.Contains(Outcomes(), c.Outcome), "outcome", "Choose how it ended.")
	f.Need(strings.TrimSpace(c.Words) != "", "closing", "Say what is in place, or what the young person decided.")
	return f.Err()
}
