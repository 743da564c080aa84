package partner

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"heard/internal/schoolday"
)

// Hours is when a service answers, for "open now" (T-163). The zero Hours means that nobody has said.
type Hours struct {
	Always bool   `json:"always,omitempty"`
	Spans  []Span `json:"spans,omitempty"`
}

// Span is one stretch on one day of the week. One that ends at or before it begins runs into the next day.
type Span struct {
	Day   time.Weekday     `json:"day"`
	Open  schoolday.Minute `json:"open"`
	Close schoolday.Minute `json:"close"`
}

// IsKnown reports whether anybody has said when the service is open.
func (h Hours) IsKnown() bool { return h.Always || len(h.Spans) > 0 }

// OpenAt reports whether the service answers at t, on the school's own clock. One whose hours are not known does not.
func (h Hours) OpenAt(t time.Time) bool {
	if h.Always {
		return true
	}
	local := schoolday.Local(t)
	now := schoolday.Minute(local.Hour()*60 + local.Minute())
	for _, s := range h.Spans {
		overnight := s.Close <= s.Open
		switch {
		case s.Day == local.Weekday() && now >= s.Open && (now < s.Close || overnight):
			return true
		case overnight && s.Day == (local.Weekday()+6)%7 && now < s.Close:
			return true
		}
	}
	return false
}

var (
	dayNames  = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	hoursLine = regexp.MustCompile(`^([a-z]{3})[a-z]*(?:(?: to |-| - )([a-z]{3})[a-z]*)? (\d{1,2})[:.](\d{2})(?: to |-| - )(\d{1,2})[:.](\d{2})$`)
)

// ParseHours reads "always", or parts such as "Mon to Fri 9:00 to 17:00; Sat 10:00 to 12:00". Nothing typed is no hours.
func ParseHours(typed string) (h Hours, ok bool) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	switch typed {
	case "":
		return h, true
	case "always", "24 hours", "day and night":
		return Hours{Always: true}, true
	}
	for part := range strings.FieldsFuncSeq(typed, func(r rune) bool { return r == ';' || r == '\n' }) {
		spans, ok := parseSpans(strings.Join(strings.Fields(part), " "))
		if !ok {
			return Hours{}, false
		}
		h.Spans = append(h.Spans, spans...)
	}
	return h, true
}

func parseSpans(part string) ([]Span, bool) {
	m := hoursLine.FindStringSubmatch(part)
	if m == nil {
		return nil, false
	}
	first, last := dayIndex(m[1]), dayIndex(m[1])
	if m[2] != "" {
		last = dayIndex(m[2])
	}
	from, okFrom := minuteOf(m[3], m[4])
	to, okTo := minuteOf(m[5], m[6])
	if first < 0 || last < 0 || !okFrom || !okTo || from == to {
		return nil, false
	}
	var spans []Span
	for day := first; ; day = (day + 1) % 7 {
		spans = append(spans, Span{time.Weekday(day), from, to})
		if day == last {
			return spans, true
		}
	}
}

func dayIndex(name string) int {
	for i, n := range dayNames {
		if n == name {
			return i
		}
	}
	return -1
}

func minuteOf(hour, minute string) (schoolday.Minute, bool) {
	h, errH := strconv.Atoi(hour)
	m, errM := strconv.Atoi(minute)
	if errH != nil || errM != nil || h > 24 || m > 59 || h*60+m > 24*60 {
		return 0, false
	}
	return schoolday.Time(h, m), true
}

// String writes the hours so that ParseHours reads them again.
func (h Hours) String() string {
	if h.Always {
		return "always"
	}
	parts := make([]string, len(h.Spans))
	for i, s := range h.Spans {
		parts[i] = fmt.Sprintf("%s %s to %s", s.Day.String()[:3], s.Open, s.Close)
	}
	return strings.Join(parts, "; ")
}
