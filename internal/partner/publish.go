package partner

import (
	"time"

	"heard/internal/fault"
	"heard/internal/response"
	"heard/internal/schoolday"
)

// Day is a day with the school's own numbers, which say what is overdue or near its end on it.
type Day struct {
	Date   schoolday.Date
	Clocks response.Policy
}

// NextCheck gives the day by which somebody looks again (C-39); zero when it was never checked.
func (e Entry) NextCheck(p response.Policy) schoolday.Date {
	if e.CheckedOn.IsZero() {
		return schoolday.Date{}
	}
	if e.Crisis || e.Kind == Helpline {
		return e.CheckedOn.Add(p.LineDays)
	}
	return monthsAfter(e.CheckedOn, p.EntryMonths)
}

func monthsAfter(d schoolday.Date, n int) schoolday.Date {
	months := d.Year*12 + int(d.Month) - 1 + n
	first := schoolday.Date{Year: months / 12, Month: time.Month(months%12 + 1), Day: 1}
	last := schoolday.Date{Year: (months + 1) / 12, Month: time.Month((months+1)%12 + 1), Day: 1}.Add(-1)
	return schoolday.Date{Year: first.Year, Month: first.Month, Day: min(d.Day, last.Day)}
}

// IsOverdue reports whether the entry should have been checked again before the day.
func (e Entry) IsOverdue(on Day) bool {
	next := e.NextCheck(on.Clocks)
	return next.IsZero() || next.Before(on.Date)
}

// missing lists what keeps an entry from being published, box by box (T-049, T-137).
func (e Entry) missing() fault.Fields {
	var f fault.Fields
	f.Need(e.Name != "", "name", "Write the name.")
	f.Need(e.Summary != "", "summary", "Say in a sentence what it is, in plain words.")
	f.Need(!e.CheckedOn.IsZero(), "checked_on", "Say on which day somebody checked this. People are not shown what nobody has checked.")
	f.Need(e.Phone != "" || e.Text != "" || e.Email != "" || e.Web != "", "phone", "Give at least one way to reach it.")
	if e.Kind == Helpline {
		f.Need(e.Hours.IsKnown(), "hours", "Say when it answers, so that nobody calls in vain at night.")
		return f
	}
	f.Need(!e.Org.IsZero(), "org", "Choose the organisation behind it.")
	f.Need(e.Accepts != "", "accepts", "Say who it is for, in the service's own words.")
	f.Need(e.SelfHarm != "", "self_harm", "Ask the service whether it accepts people who currently self-harm, and choose its answer.")
	f.Need(e.SelfHarmWords != "", "self_harm_words", "Write the service's own words about people who currently self-harm.")
	f.Need(e.AgeTo > 0 || e.AgeFrom > 0 || e.AdultOnly, "age_from", "Say for which ages it is.")
	return f
}

// Check says what is wrong with an entry as it stands, box by box; more is asked of one that people are to find. Save asks it again.
func (e Entry) Check(today schoolday.Date) error {
	var f fault.Fields
	f.Need(e.Kind == Service || e.Kind == Helpline, "kind", "Choose what it is.")
	f.Need(e.State == Draft || e.State == Published || e.State == Closed, "state", "Choose whether people find it.")
	f.Need(!e.CheckedOn.After(today), "checked_on", "This day has not come yet.")
	f.Need(e.AgeFrom >= 0 && e.AgeTo >= 0 && (e.AgeTo == 0 || e.AgeTo >= e.AgeFrom), "age_to", "The last age comes before the first.")
	f.Need(e.Kind == Service || e.Org.IsZero(), "org", "A helpline belongs to no organisation that we send to.")
	if e.State == Published {
		f = append(f, e.missing()...)
	} else {
		f.Need(e.Name != "", "name", "Write the name, even for a draft.")
	}
	return f.Err()
}

// Reader is for whom an entry is looked up.
type Reader struct {
	Staff bool // adults in school see what pupils do not, marked
	Adult bool // known to be 18 or older
	Age   int  // 0 when not known
}

// IsShownTo reports whether the reader finds the entry. Adult-only services are kept from anyone not known to be 18 (4.29),
// unmoderated talk between users from every pupil (T-136), and a crisis line that nobody has checked in time from all but
// staff, because a dead number is worse than none (C-39, H4).
func (e Entry) IsShownTo(r Reader, on Day) bool {
	if e.State != Published {
		return false
	}
	if r.Staff {
		return true
	}
	switch {
	case (e.AdultOnly || e.AgeFrom >= 18) && !r.Adult:
		return false
	case e.Peers == PeersUnmoderated:
		return false
	case (e.Crisis || e.Kind == Helpline) && e.IsOverdue(on):
		return false
	}
	return true
}

// LinesHiddenBy counts the crisis lines and helplines that pupils find on a day with the numbers of was and not with those of is.
func (d *Directory) LinesHiddenBy(was, is response.Policy, on schoolday.Date) (n int) {
	oldest := Reader{Adult: true}
	for _, e := range d.sorted {
		if (e.Crisis || e.Kind == Helpline) && e.IsShownTo(oldest, Day{on, was}) && !e.IsShownTo(oldest, Day{on, is}) {
			n++
		}
	}
	return n
}

// MayBeSent reports whether a referral can go to this entry through Heard.
func (e Entry) MayBeSent() bool {
	return e.Kind == Service && e.State == Published && e.TakesReferrals && !e.Org.IsZero()
}
