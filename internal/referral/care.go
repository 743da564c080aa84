package referral

import (
	"strings"

	"heard/internal/schoolday"
)

// Care is what the school knows of a young person's place with children's social care, as the newest decision about them that has it
// says (records 2.3). What a decision says beyond that stays with it.
type Care struct {
	Status    string // in words; empty when nobody is involved, or nobody knows
	Authority string
	Worker    string
	Phone     string
	KnownOn   schoolday.Date
}

// Text is the lines that go to health and social care, with the day on which they were known.
func (c Care) Text() string {
	if c.Status == "" {
		return ""
	}
	lines := []string{c.Status + ", as known on " + schoolday.DayForStaff(c.KnownOn)}
	for _, x := range []struct{ key, text string }{{"Local authority", c.Authority}, {"Social worker", c.Worker}, {"Telephone", c.Phone}} {
		if x.text != "" {
			lines = append(lines, x.key+": "+x.text)
		}
	}
	return strings.Join(lines, "\n")
}
