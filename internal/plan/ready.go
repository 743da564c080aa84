package plan

import (
	"heard/internal/response"
	"heard/internal/schoolday"
)

// Need is something that must be there before a plan can be active. Part is empty for the terms.
type Need struct {
	Part   Key
	Pupil  string // as the young person reads it
	Formal string
}

// Missing lists what a plan still needs before it can be active, apart from the copy itself. A safety plan is ready only
// with sections 2, 3 and 6 and a number that answers when school is closed (records 2.5, T-017); a support plan only with its
// four headings and a goal, which may be to be decided (records 2.4, T-070). Nothing here says that anybody is safe (H9).
func Missing(p Plan, b Boxes) []Need {
	var needs []Need
	need := func(ok bool, part Key, pupil, formal string) {
		if !ok {
			needs = append(needs, Need{part, pupil, formal})
		}
	}
	if p.Kind == Safety {
		for _, k := range []Key{Signs, Myself, Services} {
			part, _ := PartOf(Safety, k)
			need(b.Has(k), k, part.Title, part.Formal)
		}
		removal, _ := PartOf(Safety, Removal)
		need(b.Of(Safer, Own).Answer != AnswerNo || !b.Of(Removal, Beside).IsEmpty(), Removal, removal.Title,
			"Item removal record, because section 7 was not agreed: what was taken, or that nothing was")
		need(!b.Has(Services) || HasOutOfHours(b), Services, "A number that answers when school is closed", "An out-of-hours contact in section 6")
	} else {
		for _, k := range []Key{SupportNeeds, SafetyNeeds, WhatIsNeeded, Professionals, Goals, Involvement} {
			part, _ := PartOf(Support, k)
			need(b.Has(k) && (k != Goals || hasGoal(b)), k, part.Title, part.Formal)
		}
		need(p.Agreed.IsAnswer(), "", "Whether you agree with it", "Whether the young person agrees, with their reasons")
	}
	need(!p.Keeper().IsZero(), "", "One adult who keeps it together", "A coordinator, exactly one")
	need(!p.ReviewOn.IsZero(), "", "A day to look at it again", "A review date")
	need(p.Terms.MadeWith != "", "", "Who you made it with", "Who it was made with")
	return needs
}

// hasGoal reports whether a goal stands there, or is to be decided; that it is not to be decided later is no goal.
func hasGoal(b Boxes) bool {
	w := b.Of(Goals, Own)
	return w.Text != "" || len(w.Rows) > 0 || w.Answer == AnswerToCome
}

// HasOutOfHours reports whether section 6 names somebody who answers when school is closed.
func HasOutOfHours(b Boxes) bool {
	for _, r := range b.Of(Services, Together).Rows {
		if r[Answer] == AnswerYes && r[Number] != "" {
			return true
		}
	}
	return false
}

// LatestReview is the last day on which a plan made or reviewed today may next be looked at, by the school's own numbers
// (C-22, C-23).
func LatestReview(k Kind, today schoolday.Date, p response.Policy) schoolday.Date {
	if k == Safety {
		return today.Add(p.SafetyDays)
	}
	return today.Add(p.SupportDays)
}

// aHoliday is how many days without school in a row make a holiday.
const aHoliday = 5

// SuggestReview is the day that the form proposes: the last school day before the next holiday, where that comes first (C-22).
func SuggestReview(k Kind, today schoolday.Date, cal *schoolday.Calendar, p response.Policy) schoolday.Date {
	latest := LatestReview(k, today, p)
	last := schoolday.Date{}
	for d := today.Add(1); !d.After(latest); d = d.Add(1) {
		if cal.IsSchoolDay(d) {
			last = d
		} else if !last.IsZero() && last.DaysUntil(d) >= aHoliday {
			break
		}
	}
	if last.IsZero() {
		return latest
	}
	return last
}
