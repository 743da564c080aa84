package schoolday

import (
	"strings"
	"time"
)

// ParseDay reads a day as somebody types it, 20/11/2026 or 2026-11-20. ok is false for anything else.
func ParseDay(typed string) (d Date, ok bool) {
	typed = strings.TrimSpace(typed)
	for _, layout := range []string{"2/1/2006", "2006-01-02", "2.1.2006", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, typed); err == nil && t.Year() >= 1900 && t.Year() < 2200 {
			return Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}, true
		}
	}
	return Date{}, false
}

// TypedMoment gives a time as people type it, for filling a box again.
func TypedMoment(at time.Time) string { return at.In(london).Format("02/01/2006 15:04") }

// Typed gives the day as people type it, for filling a box again; nothing for the zero Date.
func (d Date) Typed() string {
	if d.IsZero() {
		return ""
	}
	return d.At(Time(12, 0)).Format("02/01/2006")
}
