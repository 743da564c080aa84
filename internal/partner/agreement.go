package partner

import (
	"slices"
	"strings"
	"unicode/utf8"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/schoolday"
)

// AgreementID names a data sharing agreement.
type AgreementID = ident.ID[Agreement]

// Purpose is something that an agreement may cover.
type Purpose string

// The purposes.
const (
	ForReferral  Purpose = "referral"
	ForJointWork Purpose = "joint_work"
	ForDischarge Purpose = "discharge"
	ForAdvice    Purpose = "advice"
)

// Purposes lists them as the form shows them.
func Purposes() []Purpose { return []Purpose{ForReferral, ForJointWork, ForDischarge, ForAdvice} }

var purposeWords = map[Purpose]string{
	ForReferral: "Referrals", ForJointWork: "Working together with a young person", ForDischarge: "Discharge and bridging", ForAdvice: "Advice without names",
}

// Words says a purpose in words.
func (p Purpose) Words() string { return purposeWords[p] }

// Agreement is what covers sharing with an organisation: for what, and from when to when (T-097).
type Agreement struct {
	ID        AgreementID
	Org       actor.OrgID
	Reference string
	Covers    []Purpose
	Purpose   string // in the agreement's own words
	First     schoolday.Date
	Last      schoolday.Date
	EndedOn   schoolday.Date // ended early; zero otherwise
	Version   int
}

// IsInDate reports whether the agreement stands on the day.
func (a Agreement) IsInDate(on schoolday.Date) bool {
	return !on.Before(a.First) && !a.IsOver(on)
}

// Allows reports whether the agreement covers the purpose on the day.
func (a Agreement) Allows(p Purpose, on schoolday.Date) bool {
	return a.IsInDate(on) && slices.Contains(a.Covers, p)
}

// IsOver reports whether the agreement has ended by the day: there is nothing left of it to look at again.
func (a Agreement) IsOver(on schoolday.Date) bool {
	return a.Last.Before(on) || !a.EndedOn.IsZero() && !on.Before(a.EndedOn)
}

// EndsSoon reports whether the agreement still stands and ends within as many days as the school has chosen (C-38).
func (a Agreement) EndsSoon(on Day) bool {
	return a.IsInDate(on.Date) && !a.Last.After(on.Date.Add(on.Clocks.WarnDays))
}

// ReviewBy is a year from its beginning, and from each anniversary (C-38).
func (a Agreement) ReviewBy(on schoolday.Date) schoolday.Date {
	for n := 1; ; n++ {
		if d := a.First.Anniversary(n); !d.Before(on) {
			return d
		}
	}
}

// The longest texts that their columns hold, in characters.
const (
	longestReference = 40
	longestPurpose   = 2000
)

func (a Agreement) check() error {
	var f fault.Fields
	f.Need(!a.Org.IsZero(), "org", "Choose the organisation.")
	f.Need(strings.TrimSpace(a.Reference) != "" && utf8.RuneCountInString(a.Reference) <= longestReference, "reference", "Give the number or name the agreement is filed under, at most 40 characters.")
	f.Need(len(a.Covers) > 0, "covers", "Choose what it covers. Nothing can be sent for anything else.")
	f.Need(strings.TrimSpace(a.Purpose) != "", "purpose", "Write its purpose, in its own words.")
	f.Need(utf8.RuneCountInString(a.Purpose) <= longestPurpose, "purpose", "Shorten its purpose to 2,000 characters: the agreement itself has the rest.")
	f.Need(a.First.IsReal(), "first", "Write the first day like this: 01/09/2026.")
	f.Need(a.Last.IsReal(), "last", "Write the last day like this: 31/08/2027.")
	f.Need(!a.Last.IsReal() || !a.Last.Before(a.First), "last", "The last day comes before the first.")
	for _, c := range a.Covers {
		f.Need(slices.Contains(Purposes(), c), "covers", "Choose what it covers. Nothing can be sent for anything else.")
	}
	return f.Err()
}

// Covering finds an agreement that covers the purpose with the organisation on the day.
func Covering(all []Agreement, org actor.OrgID, p Purpose, on schoolday.Date) (Agreement, bool) {
	for _, a := range all {
		if a.Org == org && a.Allows(p, on) {
			return a, true
		}
	}
	return Agreement{}, false
}
