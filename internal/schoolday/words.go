package schoolday

import (
	"strconv"
	"time"
)

// ForPupil says when t is, in short words, as someone reads it at now: "this afternoon at 2:10", "tomorrow morning",
// "on Monday morning", "on Monday 4 January". It serves the past too; the sentence around it says which. Only today's times
// carry a clock time: nobody should be made to wait at a door on a promise four days old.
func ForPupil(t, now time.Time) string {
	d, today := DateOf(t), DateOf(now)
	switch n := today.DaysUntil(d); {
	case n == 0:
		return "this " + partOfDay(t) + " at " + clockWords(t)
	case n == 1:
		return "tomorrow " + partOfDay(t)
	case n == -1:
		return "yesterday " + partOfDay(t)
	case n > -7 && n < 7:
		return "on " + d.Weekday().String() + " " + partOfDay(t)
	}
	return DayForPupil(d, now)
}

// DayForPupil says which day d is, as someone reads it at now: "today", "tomorrow", "on Monday", "on Monday 4 January". The
// year is added only when the day is so far off that the month could be misread.
func DayForPupil(d Date, now time.Time) string {
	n := DateOf(now).DaysUntil(d)
	switch {
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	case n == -1:
		return "yesterday"
	case n > -7 && n < 7:
		return "on " + d.Weekday().String()
	}
	s := "on " + d.Weekday().String() + " " + strconv.Itoa(d.Day) + " " + d.Month.String()
	if n > 300 || n < -300 {
		s += " " + strconv.Itoa(d.Year)
	}
	return s
}

func partOfDay(t time.Time) string {
	switch h := t.In(london).Hour(); {
	case h < 12:
		return "morning"
	case h < 17:
		return "afternoon"
	}
	return "evening"
}

func clockWords(t time.Time) string {
	l := t.In(london)
	h := l.Hour() % 12
	if h == 0 {
		h = 12
	}
	if l.Minute() == 0 {
		return strconv.Itoa(h) + " o'clock"
	}
	return strconv.Itoa(h) + l.Format(":04")
}

// ForStaff gives "Mon 4 Jan 2027, 08:30". In the hour that October's change repeats it adds BST or GMT, because a record
// may have to say which of the two it was.
func ForStaff(t time.Time) string {
	l := t.In(london)
	const layout = "Mon 2 Jan 2006, 15:04"
	s := l.Format(layout)
	if t.Add(time.Hour).In(london).Format(layout) == s || t.Add(-time.Hour).In(london).Format(layout) == s {
		s += " " + l.Format("MST")
	}
	return s
}

// DayForStaff gives "Mon 4 Jan 2027".
func DayForStaff(d Date) string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format("Mon 2 Jan 2006")
}

// FullDay gives "Monday 4 January 2027".
func FullDay(d Date) string { return d.utc().Format("Monday 2 January 2006") }

// Span gives "2 September to 18 December 2026", both days included, with the first year only where it is another.
func Span(first, last Date) string {
	layout := "2 January 2006"
	if first.Year == last.Year {
		layout = "2 January"
	}
	return first.utc().Format(layout) + " to " + last.utc().Format("2 January 2006")
}

// BirthdayForStaff gives "4 Jan 2027", without the weekday that no birthday needs.
func BirthdayForStaff(d Date) string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format("2 Jan 2006")
}

// ForMachine gives t on the school's clock with its offset, for the datetime attribute of a page.
func ForMachine(t time.Time) string { return t.In(london).Format(time.RFC3339) }

// Local gives t on the school's clock, for those few who must format it themselves.
func Local(t time.Time) time.Time { return t.In(london) }
