package concern

import (
	"strings"

	"heard/internal/account"
	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/response"
)

// barAdult notes the name and job of the adult whom the concern is about, and keeps them away from it. Somebody who has to
// tell something about themselves does so in person: what they logged here they could never be shown.
func (d *Draft) barAdult(f *fault.Fields, author account.Colleague, all *account.Directory) response.Bars {
	if d.About == nil {
		return nil
	}
	d.Words.Adult = strings.TrimSpace(d.About.Name)
	if d.About.Staff.IsZero() {
		return nil
	}
	adult, ok := all.ByID(d.About.Staff)
	f.Need(ok, "about", "Choose the adult again, or write their name below.")
	f.Need(d.About.Staff != author.ID, "about", "This is you. Speak to the headteacher; they will write it down with you.")
	d.Words.Adult = strings.TrimSuffix(adult.Person.Name+", "+adult.Person.JobTitle, ", ")
	return response.Bars{{Who: adult.ID, Why: response.About}}
}

// adultStaff is the colleague whom it is about, if it is about one.
func (d Draft) adultStaff() actor.StaffID {
	if d.About == nil {
		return actor.StaffID{}
	}
	return d.About.Staff
}
