package schoolday

import (
	"strings"
	"time"
)

// moments are the ways in which people write a day and a time. The day alone means its beginning.
var moments = []string{"2/1/2006 15:04", "2/1/2006 15.04", "2/1/2006 3:04pm", "2/1/06 15:04", "2006-01-02 15:04", "2006-01-02T15:04", "2/1/2006", "2006-01-02"}

// ParseMoment reads a day and a time as somebody types them, on the school's own clock. ok is false for anything else, and
// for a year nobody means.
func ParseMoment(typed string) (at time.Time, ok bool) {
	s := strings.Join(strings.Fields(typed), " ")
	for _, form := range moments {
		t, err := time.ParseInLocation(form, s, london)
		if err == nil && t.Year() > 1990 && t.Year() < 2100 {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}
