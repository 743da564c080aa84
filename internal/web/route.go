package web

import (
	"net/http"

	"heard/internal/audit"
	"heard/internal/authz"
)

// Open says out loud that a route is for anybody, signed in or not. Every other route names an object and an action.
const Open authz.Object = "(open to anyone)"

// Route is one line of the route table. Nothing is mounted that is not in it.
type Route struct {
	Method string
	Path   string
	// Object and Action are what the gate asks the policy for; they are words, never addresses.
	Object authz.Object
	Action authz.Action
	// Audit is the action that a successful call writes; empty for a page that shows nothing confidential.
	Audit  audit.Action
	Handle func(*call) error
}

// IsOpen reports whether the route is for anybody.
func (r Route) IsOpen() bool { return r.Object == Open }

// IsUnsafe reports whether the route changes something.
func (r Route) IsUnsafe() bool { return r.Method != http.MethodGet }

// isTry reports whether the route is for signing in, which counts its tries by limits that a known device passes.
func (r Route) isTry() bool { return r.Audit == audit.SignIn }

// isWayOut reports whether the route is for leaving at once: nothing may keep anybody there, not even who they are, a limit, or
// what waits for them.
func (r Route) isWayOut() bool { return r.Audit == audit.Leave || r.Path == pathNeutral }

// methods are those under which the route is mounted. HEAD is the GET itself, whose body the server then leaves out: whoever
// asks so passes the same gate and limits, and leaves the same trace of a confidential read.
func (r Route) methods() []string {
	if r.IsUnsafe() {
		return []string{r.Method}
	}
	return []string{http.MethodGet, http.MethodHead}
}
