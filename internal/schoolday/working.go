package schoolday

import "time"

// WorkingDayAfter gives the first day after d on which a local authority works: Monday to Friday, bank holidays of England
// left out. It knows nothing of terms, because social care works when schools are closed.
func WorkingDayAfter(d Date) Date {
	for {
		d = d.Add(1)
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday && !isBankHoliday(d) {
			return d
		}
	}
}

// isBankHoliday knows the holidays that come every year. One that is proclaimed for a single year is not among them: then an
// answer counts as due a day early, which harms nobody.
func isBankHoliday(d Date) bool {
	easter := easterSunday(d.Year)
	if d == easter.Add(-2) || d == easter.Add(1) {
		return true
	}
	monday := d.Weekday() == time.Monday
	switch d.Month {
	case time.January:
		return d.Day == 1 || monday && d.Day <= 3
	case time.May:
		return monday && (d.Day <= 7 || d.Day > 24)
	case time.August:
		return monday && d.Day > 24
	case time.December:
		substitute := d.Day == 27 || d.Day == 28
		return d.Day == 25 || d.Day == 26 || substitute && (monday || d.Weekday() == time.Tuesday)
	default:
		return false
	}
}

// easterSunday is the Gregorian computus (Meeus, Jones, Butcher).
func easterSunday(year int) Date {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date{Year: year, Month: time.Month(n / 31), Day: n%31 + 1}
}
