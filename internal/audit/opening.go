package audit

import (
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
)

// Opening is one line of "who has opened this", for the young person whose record it is (T-086). Only actions with words for
// pupils are given: the rest would tell of things they have not been told of.
type Opening struct {
	ID     ident.Raw // its place in a list: newer ones are greater
	At     time.Time
	Action Action
	Kind   actor.Kind
	By     ident.Raw // the person; a StaffID for staff
	Org    string    // the organisation of a partner's worker; empty for anybody else
	Roles  []actor.Role
	Record ident.Raw
}
