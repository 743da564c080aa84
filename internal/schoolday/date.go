package schoolday

import (
	"errors"
	"time"
)

// Date is a day of the calendar, with no time and no zone: a birthday, the first day of term. The zero Date is no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ErrNotADate is what ParseDate returns. It never repeats the text it was given.
var ErrNotADate = errors.New("not a date")

// DateOf gives the day that a clock on the school's wall shows at t.
func DateOf(t time.Time) Date {
	y, m, d := t.In(london).Date()
	return Date{y, m, d}
}

// ParseDate reads 2027-01-04. A day that does not exist (30 February) is refused, not moved.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, ErrNotADate
	}
	return dateUTC(t), nil
}

// String gives 2027-01-04, or nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format(time.DateOnly)
}

// MarshalText writes the date as String does, for JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	*d, err = ParseDate(string(b))
	return err
}

// IsZero reports whether the date was never set.
func (d Date) IsZero() bool { return d == Date{} }

// IsReal reports whether the day exists.
func (d Date) IsReal() bool { return !d.IsZero() && dateUTC(d.utc()) == d }

// Add gives the date n days later, or earlier when n is negative.
func (d Date) Add(n int) Date {
	return dateUTC(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// Compare gives -1, 0 or 1, for sorting.
func (d Date) Compare(o Date) int { return d.utc().Compare(o.utc()) }

// Before reports whether d is an earlier day than o.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// After reports whether d is a later day than o.
func (d Date) After(o Date) bool { return d.Compare(o) > 0 }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// DaysUntil counts the days from d to o; negative when o is earlier.
func (d Date) DaysUntil(o Date) int { return int(o.utc().Sub(d.utc()) / (24 * time.Hour)) }

// At gives the moment when the school's clock shows m on this day, in UTC.
func (d Date) At(m Minute) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, int(m), 0, 0, london).UTC()
}

// Anniversary gives the same day n years later. In a year without 29 February that day's anniversary is 1 March: on
// 28 February the full years have not yet passed.
func (d Date) Anniversary(n int) Date {
	return dateUTC(time.Date(d.Year+n, d.Month, d.Day, 0, 0, 0, 0, time.UTC))
}

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

func dateUTC(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Minute is a time on the school's clock: minutes after midnight, 0 to 1440.
type Minute int

// Time makes a Minute from hours and minutes: Time(8, 30).
func Time(hour, minute int) Minute { return Minute(hour*60 + minute) }

// String gives 08:30.
func (m Minute) String() string {
	const digits = "0123456789"
	h, n := int(m)/60, int(m)%60
	return string([]byte{digits[h/10%10], digits[h%10], ':', digits[n/10], digits[n%10]})
}
