// Package partner is the services around the school: the directory that pupils, families and staff look help up in, and the
// agreements that cover sending anything to an organisation. Everything in the directory may be read by anybody. What was
// sent about a young person, and what became of it, is package referral's.
package partner

import (
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// EntryID names an entry of the directory.
type EntryID = ident.ID[Entry]

// Kind is what an entry is.
type Kind string

// The kinds of entry. A helpline belongs to no organisation that anything is sent to.
const (
	Service  Kind = "service"
	Helpline Kind = "helpline"
)

// State is whether people find an entry.
type State string

// The states of an entry.
const (
	Draft     State = "draft"
	Published State = "published"
	Closed    State = "closed" // taken out; what was sent to it stays readable
)

// Entry is one service or helpline. An answer that nobody has given is empty, and is shown as not known (T-052).
type Entry struct {
	ID        EntryID
	Org       actor.OrgID // zero for a helpline
	Kind      Kind
	State     State
	CheckedOn schoolday.Date // zero when nobody at school has ever checked it
	UpdatedBy actor.StaffID
	UpdatedAt time.Time
	Version   int
	Details
}

// Details is what an entry says.
type Details struct {
	Name    string `json:"name"`
	Type    string `json:"type,omitempty"` // "one-to-one support", in the field's words
	Summary string `json:"summary,omitempty"`
	Expect  Expect `json:"expect"`

	Accepts       string   `json:"accepts,omitempty"`         // who it is for, in the service's own words
	SelfHarm      SelfHarm `json:"self_harm,omitempty"`       // does it accept people who currently self-harm
	SelfHarmWords string   `json:"self_harm_words,omitempty"` // the same in the service's own words (T-049)
	Peers         Peers    `json:"peers,omitempty"`           // do people write to each other there

	Formats   []Format `json:"formats,omitempty"`
	Hours     Hours    `json:"hours"`
	Times     string   `json:"times,omitempty"`
	Travel    string   `json:"travel,omitempty"`
	Languages string   `json:"languages,omitempty"`
	AgeFrom   int      `json:"age_from,omitempty"`
	AgeTo     int      `json:"age_to,omitempty"` // 0 for no upper limit
	AdultOnly bool     `json:"adult_only,omitempty"`
	Cost      string   `json:"cost,omitempty"`
	Limits    string   `json:"limits,omitempty"` // what it does not do
	Wait      string   `json:"wait,omitempty"`   // what it says about waits
	Route     string   `json:"route,omitempty"`  // how to ask, or be referred
	Crisis    bool     `json:"crisis,omitempty"` // answers when things cannot wait; checked more often (C-39)

	Phone string `json:"phone,omitempty"`
	Text  string `json:"text,omitempty"`
	Email string `json:"email,omitempty"`
	Web   string `json:"web,omitempty"`

	TakesReferrals bool           `json:"takes_referrals,omitempty"` // the school may send referrals to it through Heard
	AsksDegree     bool           `json:"asks_degree,omitempty"`     // its own form demands a "degree of risk"
	FundingEnds    schoolday.Date `json:"funding_ends"`
}

// SelfHarm answers "do you accept people who currently self-harm?".
type SelfHarm string

// The answers; empty when the service has not been asked.
const (
	AcceptsYes     SelfHarm = "yes"
	AcceptsNo      SelfHarm = "no"
	AcceptsDepends SelfHarm = "depends"
)

// Peers says whether people there write to each other online, and whether somebody reads it first (T-136).
type Peers string

// The answers.
const (
	PeersNone        Peers = "none"
	PeersModerated   Peers = "moderated"
	PeersUnmoderated Peers = "unmoderated"
)

// Format is a way in which help is given.
type Format string

// The formats.
const (
	OneToOne  Format = "one_to_one"
	Group     Format = "group"
	DropIn    Format = "drop_in"
	ByPhone   Format = "phone"
	ByText    Format = "text"
	Online    Format = "online"
	InSchool  Format = "in_school"
	Community Format = "community"
)

// Formats lists them as forms and filters show them.
func Formats() []Format {
	return []Format{OneToOne, Group, DropIn, InSchool, ByPhone, ByText, Online, Community}
}

var formatWords = map[Format]string{
	OneToOne: "One-to-one", Group: "In a group", DropIn: "Drop in", ByPhone: "By phone", ByText: "By text", Online: "Online",
	InSchool: "In school", Community: "Near here",
}

// Words says a format in plain words.
func (f Format) Words() string { return formatWords[f] }

// Organisation is who stands behind services.
type Organisation struct {
	ID    actor.OrgID
	Name  string
	Kind  OrgKind
	State string // active or ended
}

// OrgKind is what sort of organisation it is; what may be sent depends on it.
type OrgKind string

// The kinds of organisation.
const (
	VCSE       OrgKind = "vcse"
	CAMHS      OrgKind = "camhs"
	MHST       OrgKind = "mhst"
	GP         OrgKind = "gp"
	SocialCare OrgKind = "social_care"
	AMHS       OrgKind = "amhs"
	OtherOrg   OrgKind = "other"
)

// IsNHS reports whether the organisation is part of the NHS.
func (k OrgKind) IsNHS() bool { return k == CAMHS || k == MHST || k == GP || k == AMHS }
