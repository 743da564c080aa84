// Package actor says who is acting: a person in the school, a partner's worker, the holder of a one-time link, or one of
// the program's own named jobs. What they may do is not decided here but in package authz.
package actor

import (
	"slices"

	"heard/internal/ident"
)

type (
	// OfPupil marks an id as a pupil's: ident.New[actor.OfPupil](now). The kinds of people and bodies that other records
	// point at live here because every layer names them.
	OfPupil struct{}
	// OfStaff marks an id as that of a member of staff or a governor.
	OfStaff struct{}
	// OfOrg marks an id as a partner organisation's.
	OfOrg struct{}
	// OfAccount marks an id as that of a way of signing in.
	OfAccount struct{}

	// PupilID names a pupil.
	PupilID = ident.ID[OfPupil]
	// StaffID names a member of staff or a governor.
	StaffID = ident.ID[OfStaff]
	// OrgID names a partner organisation.
	OrgID = ident.ID[OfOrg]
	// AccountID names a way of signing in.
	AccountID = ident.ID[OfAccount]
)

// Kind is what sort of actor it is.
type Kind string

// The kinds of actor.
const (
	KindNobody  Kind = "nobody"  // not signed in
	KindPupil   Kind = "pupil"   // Person is a PupilID
	KindStaff   Kind = "staff"   // Person is a StaffID; governors too
	KindPartner Kind = "partner" // Person is the worker's own id, Org the organisation
	KindLink    Kind = "link"    // holds a one-time link; Person is the link's id
	KindJob     Kind = "job"     // one of the program's named jobs; Job is its name
)

// Role is a word of policies/policy.csv.
type Role string

// The roles. policies/README.md says in plain words what each is.
const (
	Anyone        Role = "anyone"
	Pupil         Role = "pupil"
	Staff         Role = "staff"
	Pastoral      Role = "pastoral"
	Navigator     Role = "navigator"
	DSL           Role = "dsl"
	DeputyDSL     Role = "ddsl"
	Head          Role = "head"
	SENCO         Role = "senco"
	MentalHealth  Role = "smhl"
	Governor      Role = "governor"
	Partner       Role = "partner"
	Administrator Role = "itadmin"
	Link          Role = "link"
	Job           Role = "job"
)

// Roles lists every role, in the order in which the policy page and the access matrix show them.
func Roles() []Role {
	return []Role{Anyone, Pupil, Staff, Pastoral, Navigator, DSL, DeputyDSL, Head, SENCO, MentalHealth, Governor, Partner, Administrator, Link, Job}
}

// Title gives the role as staff pages write it.
func (r Role) Title() string { return titles[r] }

var titles = map[Role]string{
	Anyone: "Anyone, not signed in", Pupil: "Pupil", Staff: "Any adult in school", Pastoral: "Pastoral staff",
	Navigator: "Navigator", DSL: "Designated safeguarding lead", DeputyDSL: "Deputy safeguarding lead", Head: "Headteacher",
	SENCO: "SENCO", MentalHealth: "Senior mental health lead", Governor: "Governor", Partner: "Partner worker",
	Administrator: "IT administrator", Link: "Holder of a one-time link", Job: "Heard's own jobs",
}

// Actor is who acts in one request or one run of a job. The zero Actor is nobody and may do nothing but what Anyone may.
type Actor struct {
	Kind    Kind
	Account AccountID
	Person  ident.Raw
	Org     OrgID
	Roles   []Role
	Job     string
	Request string // opaque id of the request or the run, for the audit and the log
}

// Nobody is a visitor who has not signed in.
func Nobody(request string) Actor {
	return Actor{Kind: KindNobody, Roles: []Role{Anyone}, Request: request}
}

// Named is one of the program's own jobs, such as "escalate".
func Named(job, run string) Actor {
	return Actor{Kind: KindJob, Job: job, Roles: []Role{Job}, Request: run}
}

// Is reports whether the actor holds the role.
func (a Actor) Is(r Role) bool { return slices.Contains(a.Roles, r) }

// IsSafeguarding reports whether the actor is on the safeguarding team: the lead or a deputy.
func (a Actor) IsSafeguarding() bool { return a.Is(DSL) || a.Is(DeputyDSL) }

// PupilID is the pupil who acts; zero for anybody else.
func (a Actor) PupilID() PupilID {
	if a.Kind != KindPupil {
		return PupilID{}
	}
	return ident.Of[OfPupil](a.Person)
}

// StaffID is the member of staff who acts; zero for anybody else.
func (a Actor) StaffID() StaffID {
	if a.Kind != KindStaff {
		return StaffID{}
	}
	return ident.Of[OfStaff](a.Person)
}

// SignedIn reports whether a session stands behind the actor.
func (a Actor) SignedIn() bool { return a.Kind != KindNobody && a.Kind != "" && a.Kind != KindJob }
