package sharing

import (
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// DecisionID names an information-sharing decision. Records that something was sent under name it.
type DecisionID = ident.ID[Decision]

// Outcome is what was decided.
type Outcome string

// The outcomes. Not sharing is decided, with reasons, as carefully as sharing.
const (
	Share      Outcome = "share"
	SharePart  Outcome = "part"
	DoNotShare Outcome = "do_not_share"
	NotYet     Outcome = "not_yet"
)

// Sends reports whether something goes out.
func (o Outcome) Sends() bool { return o == Share || o == SharePart }

// Basis is the lawful basis, a fact of its own beside what the young person says. None is the default, consent least of all (4.16).
type Basis string

// The bases. NoBasis is for decisions by which nothing is shared.
const (
	PublicTask          Basis = "public_task"
	LegalObligation     Basis = "legal_obligation"
	VitalInterests      Basis = "vital_interests"
	LegitimateInterests Basis = "legitimate_interests"
	Consent             Basis = "consent"
	NoBasis             Basis = "none"
)

// Bases lists them in the order in which the form offers them.
func Bases() []Basis {
	return []Basis{PublicTask, LegalObligation, VitalInterests, LegitimateInterests, Consent}
}

// Agreed is whether the young person agrees that this goes to this receiver.
type Agreed string

// The answers.
const (
	AgreedYes Agreed = "yes"
	AgreedNo  Agreed = "no"
	NotAsked  Agreed = "not_asked"
)

// Told is when the young person was told. Telling them first is the rule wherever that is safe (T-087).
type Told string

// The answers.
const (
	ToldBefore    Told = "before"
	ToldAtTheTime Told = "at_the_time"
	ToldAfter     Told = "after"
	NotTold       Told = "not_told" // with a reason and a day to look again
)

// Decision is one information-sharing decision (records 2.10). It is written once; what follows is added beside it.
type Decision struct {
	ID        DecisionID
	Pupil     actor.PupilID
	Author    actor.StaffID
	Org       actor.OrgID // zero when the receiver is no partner organisation
	Outcome   Outcome
	Basis     Basis
	Agreed    Agreed
	Overrides bool // it goes although the young person does not agree, or was not asked; the author approved it
	Told      Told
	ReviewOn  schoolday.Date // zero when nothing is left to look at
	DecidedAt time.Time
	Words     Words
}

// Words is everything in a decision that is sealed.
type Words struct {
	AuthorName string   `json:"author_name"`
	AuthorRole string   `json:"author_role"`
	Prompt     Prompt   `json:"prompt"`
	PromptWhat string   `json:"prompt_what,omitempty"`
	Items      []string `json:"items"` // exactly what goes, line by line
	To         string   `json:"to"`    // person, role and organisation
	Checked    string   `json:"checked"`
	Purpose    string   `json:"purpose"`
	Reasons    string   `json:"reasons"`             // with the detriment considered
	Condition  string   `json:"condition,omitempty"` // special category and safeguarding condition
	AgreedWhy  string   `json:"agreed_why,omitempty"`
	Competence string   `json:"competence,omitempty"` // for this decision: understanding, alternatives, pressure, own reasons
	Parents    Parents  `json:"parents"`
	ParentsWhy string   `json:"parents_why,omitempty"`
	Override   string   `json:"override,omitempty"` // why it goes all the same
	Advice     string   `json:"advice,omitempty"`   // taken from whom
	ToldOn     string   `json:"told_on,omitempty"`
	ToldHow    string   `json:"told_how,omitempty"`
	ToldBy     string   `json:"told_by,omitempty"`
	Response   string   `json:"response,omitempty"` // what the young person said
	Choices    string   `json:"choices,omitempty"`  // how they could have it done
	NotTold    string   `json:"not_told,omitempty"` // why not
	Protect    string   `json:"protect"`            // steps to protect identities
	Extent     Extent   `json:"extent"`
	ExtraWhy   string   `json:"extra_why,omitempty"`
	HowSent    string   `json:"how_sent,omitempty"`
}

// Prompt is what prompted the decision.
type Prompt string

// The prompts. Police and courts ask in writing unless it is urgent (C-48).
const (
	OnRequest     Prompt = "request"
	OurInitiative Prompt = "initiative"
	StatutoryDuty Prompt = "duty"
	PoliceOrCourt Prompt = "police_court"
)

// Parents is what those with parental responsibility know.
type Parents string

// The answers.
const (
	ParentsTold    Parents = "told"
	ParentsAgreed  Parents = "agreed"
	ParentsNotTold Parents = "not_told"
)

// Extent is how much goes.
type Extent string

// The extents.
const (
	Minimum Extent = "minimum"
	Extra   Extent = "extra" // with a reason
)

// Telling is what happened later: the young person was told after all, or not yet, with a new day to look again.
type Telling struct {
	ID        ident.ID[Telling]
	Author    actor.StaffID
	ToldOn    schoolday.Date // zero while still not told
	ReviewOn  schoolday.Date
	WrittenAt time.Time
	Text      string // how, by whom and what they said; or why still not
}

// MostOwn is how many of a colleague's newest decisions are looked through for one about a pupil.
const MostOwn = 200

// Lifts reports whether by may set a wish of the pupil's aside under this decision: their own, about this pupil, to share
// although the pupil did not agree, and recorded after the pupil said it.
func (d Decision) Lifts(p actor.PupilID, by actor.StaffID, said time.Time) bool {
	return d.Pupil == p && d.Author == by && d.Overrides && d.Outcome.Sends() && !d.DecidedAt.Before(said)
}
