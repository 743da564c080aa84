package response

import (
	"slices"

	"heard/internal/actor"
	"heard/internal/fault"
)

// Reason is why somebody may have nothing to do with an entry, whatever their role.
type Reason string

// The reasons.
const (
	NotThisAdult Reason = "not_this_adult" // the pupil said so
	About        Reason = "about_adult"    // the entry is about them
	Conflict     Reason = "conflict"       // they are related to the pupil, or said that they should not act
)

// Bar keeps one person away from one entry: never its reader, cover, escalation step or approver.
type Bar struct {
	Who actor.StaffID
	Why Reason
}

// Bars are all the bars on an entry.
type Bars []Bar

// Has reports whether id is barred, for any reason.
func (b Bars) Has(id actor.StaffID) bool {
	return slices.ContainsFunc(b, func(x Bar) bool { return x.Who == id })
}

// Admit refuses a barred person as if the entry did not exist. Every use-case on an entry calls it first.
func (b Bars) Admit(id actor.StaffID) error {
	if id.IsZero() || b.Has(id) {
		return fault.Lost()
	}
	return nil
}

// SetAside gives the bars without the pupil's own exclusion of who. Only a member of the safeguarding team or the head may
// do so who is not barred themselves, and the caller records the decision (records 2.10). A bar because the entry is about
// somebody, or because of a conflict, is never set aside.
func (b Bars) SetAside(who actor.StaffID, by Person) (Bars, error) {
	if err := b.Admit(by.ID); err != nil {
		return nil, err
	}
	if !by.isSchool() {
		return nil, fault.Refused()
	}
	exclusion := Bar{who, NotThisAdult}
	if !slices.Contains(b, exclusion) {
		return nil, fault.New(fault.Conflict, "There is no such wish of the pupil's to set aside.")
	}
	return slices.DeleteFunc(slices.Clone(b), func(x Bar) bool { return x == exclusion }), nil
}
