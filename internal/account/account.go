// Package account is the adults: who works here, in which roles, and whom pupils may choose. Signing in is package session's,
// and who stands in for whom package waiting's.
package account

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/pupil"
)

// StaffState is whether somebody can be reached at all.
type StaffState string

// The states of a colleague.
const (
	Working StaffState = "working"
	Away    StaffState = "away" // holds no clock until back
	Left    StaffState = "left"
)

// Colleague is an adult who works in or for the school, or governs it.
type Colleague struct {
	ID     actor.StaffID
	State  StaffState
	Chosen bool // pupils may choose this adult
	Chair  bool // of governors: the last who may hold what the school itself may not
	Roles  []actor.Role
	Person Person
}

// Person is what is sealed about a colleague.
type Person struct {
	Name     string `json:"name"`            // in full, as records print it
	JobTitle string `json:"job_title"`       // "Teacher of history"
	Hello    string `json:"hello,omitempty"` // the friendly line that pupils read
	Phone    string `json:"phone,omitempty"`
}

// surname is the last word of the name, by which people look for somebody in a list, accents aside; titles and given names
// stand before it.
func (p Person) surname() string { return pupil.Fold(p.Name[strings.LastIndexByte(p.Name, ' ')+1:]) }

// Is reports whether the colleague holds the role.
func (c Colleague) Is(r actor.Role) bool { return slices.Contains(c.Roles, r) }

// Directory is every colleague, read once and kept in memory under a version. It never changes after it is built.
type Directory struct {
	Version uint64
	byID    map[actor.StaffID]Colleague
	sorted  []Colleague
}

// NewDirectory builds the directory; order is by name.
func NewDirectory(version uint64, all []Colleague) *Directory {
	d := &Directory{Version: version, byID: make(map[actor.StaffID]Colleague, len(all)), sorted: slices.Clone(all)}
	slices.SortFunc(d.sorted, func(a, b Colleague) int {
		return cmp.Or(strings.Compare(a.Person.surname(), b.Person.surname()), strings.Compare(a.Person.Name, b.Person.Name), strings.Compare(a.ID.String(), b.ID.String()))
	})
	for _, c := range all {
		d.byID[c.ID] = c
	}
	return d
}

// ByID finds a colleague; ok is false for an id that is nobody's.
func (d *Directory) ByID(id actor.StaffID) (Colleague, bool) {
	c, ok := d.byID[id]
	return c, ok
}

// Name gives a colleague's name in full, or plain words when they are no longer known.
func (d *Directory) Name(id actor.StaffID) string {
	if c, ok := d.byID[id]; ok {
		return c.Person.Name
	}
	return "a member of staff"
}

// NameOr is Name, or none for the zero id.
func (d *Directory) NameOr(id actor.StaffID, none string) string {
	if id.IsZero() {
		return none
	}
	return d.Name(id)
}

// All lists every colleague by surname.
func (d *Directory) All() []Colleague { return slices.Clone(d.sorted) }

// With lists the working colleagues who hold a role, by surname.
func (d *Directory) With(r actor.Role) []Colleague {
	return d.where(func(c Colleague) bool { return c.State == Working && c.Is(r) })
}

// Choosable lists the adults whom pupils may choose, by surname.
func (d *Directory) Choosable() []Colleague {
	return d.where(func(c Colleague) bool { return c.State == Working && c.Chosen })
}

func (d *Directory) where(keep func(Colleague) bool) []Colleague {
	var some []Colleague
	for _, c := range d.sorted {
		if keep(c) {
			some = append(some, c)
		}
	}
	return some
}

// NewAccount is a way of signing in for somebody who is already known as a pupil, a colleague or a partner's worker.
type NewAccount struct {
	ID           actor.AccountID
	Kind         actor.Kind
	Person       ident.Raw
	Org          actor.OrgID
	Roles        []actor.Role
	SignInName   string // kept only as a keyed hash
	PasswordHash string // empty while invited
	Code         string // of a code letter, kept only as a keyed hash
	CodeUntil    time.Time
}
