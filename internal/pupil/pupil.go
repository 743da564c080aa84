// Package pupil is who the young people are: names, numbers, year and form, and finding one among all of them. What anyone
// writes about a pupil is not here, nor any name or pronoun told in confidence: those belong to plans, where sharing is
// asked for each section.
package pupil

import (
	"unicode/utf8"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/schoolday"
)

// ID names a pupil.
type ID = actor.PupilID

// State is where a pupil stands on the roll.
type State string

// The states.
const (
	OnRoll State = "on_roll"
	Left   State = "left"
	Died   State = "died" // every message, reminder and pack has stopped; the record is kept
)

// Pupil is one entry of the roll. Details are sealed at rest; the rest is not.
type Pupil struct {
	ID      ID
	State   State
	Version int
	Groups  []GroupID
	Details
}

// Details is what the school's own system says about a pupil.
type Details struct {
	Name Name           `json:"name"`
	UPN  UPN            `json:"upn,omitempty"` // none for a pupil from another country's school, at first
	Born schoolday.Date `json:"born"`
	Year int            `json:"year"` // 7 to 13, as the school places the pupil, which age alone does not tell
	Form string         `json:"form"` // tutor group: "9C"
	Around
}

// The years a school may teach. Year 14 is a real third year of sixth form.
const (
	firstYear = 1
	lastYear  = 14
)

// Clean gives the details as they are kept: names normalised, spaces trimmed.
func (d Details) Clean() Details {
	d.Name = d.Name.Clean()
	d.Form = tidy(d.Form)
	return d
}

// Check says everything that is wrong with cleaned details on the given day, as one Invalid error.
func (d Details) Check(today schoolday.Date) error {
	var f fault.Fields
	d.Name.check(&f)
	if d.UPN != "" {
		u, err := ParseUPN(string(d.UPN))
		f.Need(err == nil && u == d.UPN, "upn", "Check the UPN: its letter does not fit its numbers.")
	}
	isBorn := d.Born.IsReal() && !d.Born.After(today) && Age(d.Born, today) <= 25
	f.Need(isBorn, "born", "Enter the date of birth of somebody of school age.")
	f.Need(d.Year >= firstYear && d.Year <= lastYear, "year", "Enter a year group from 1 to 14.")
	f.Need(d.Form != "" && utf8.RuneCountInString(d.Form) <= 40, "form", "Enter a form of at most 40 characters.")
	return f.Err()
}
