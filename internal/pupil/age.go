package pupil

import (
	"time"

	"heard/internal/schoolday"
)

// Age gives the full years on the given day; below zero before birth.
func Age(born, on schoolday.Date) int {
	n := on.Year - born.Year
	if born.Anniversary(n).After(on) {
		n--
	}
	return n
}

// Adulthood is the 18th birthday, on which rights and sharing change (rules 3.3).
func Adulthood(born schoolday.Date) schoolday.Date { return born.Anniversary(18) }

// IsAdult reports whether the pupil is 18 on the given day.
func IsAdult(born, on schoolday.Date) bool { return !on.Before(Adulthood(born)) }

// MonthsBefore gives the day n months before d, at the latest the last of that month: C-28 and C-29 count so from the
// 18th birthday.
func MonthsBefore(d schoolday.Date, n int) schoolday.Date {
	months := d.Year*12 + int(d.Month) - 1 - n
	first := schoolday.Date{Year: months / 12, Month: time.Month(months%12 + 1), Day: 1}
	last := schoolday.Date{Year: first.Year, Month: first.Month + 1, Day: 1}.Add(-1)
	return schoolday.Date{Year: first.Year, Month: first.Month, Day: min(d.Day, last.Day)}
}

// AcademicYear gives the calendar year in whose September the school year of d began.
func AcademicYear(d schoolday.Date) int {
	if d.Month >= time.September {
		return d.Year
	}
	return d.Year - 1
}

// YearStarts gives 1 September of the school year in which a pupil who is in year now on the given day is, was or will be in
// year then. C-25 begins with year 9: YearStarts(p.Year, 9, today).
func YearStarts(now, then int, on schoolday.Date) schoolday.Date {
	return schoolday.Date{Year: AcademicYear(on) + then - now, Month: time.September, Day: 1}
}
