package authz

// Object is a kind of thing that a policy line speaks of.
type Object string

// Action is something a person does to an object.
type Action string

// Scope says to which of the objects a grant reaches.
type Scope string

// The scopes. Each object and scope in the policy has its SQL fragment in package mariadb, or the program does not start.
const (
	ScopeSelf     Scope = "self"     // I am the pupil
	ScopeAuthor   Scope = "author"   // I wrote it
	ScopeChosen   Scope = "chosen"   // I am named on this record
	ScopeHeld     Scope = "held"     // its clock has come to me
	ScopeCaseload Scope = "caseload" // the pupil is on my caseload
	ScopeTaught   Scope = "taught"   // I teach a group the pupil is in
	ScopeYear     Scope = "year"     // I am responsible for the pupil's year
	ScopeShared   Scope = "shared"   // it was shared with my organisation
	ScopeTeam     Scope = "team"     // I am on the safeguarding team
	ScopeAll      Scope = "all"      // every one there is
)

var scopes = []Scope{
	ScopeSelf, ScopeAuthor, ScopeChosen, ScopeHeld, ScopeCaseload, ScopeTaught, ScopeYear, ScopeShared, ScopeTeam, ScopeAll,
}

// Scopes lists every scope, narrowest first.
func Scopes() []Scope { return append([]Scope(nil), scopes...) }
