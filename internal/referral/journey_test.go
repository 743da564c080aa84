package referral

import (
	"slices"
	"testing"
)

// 4.20: what was decided before stands, also where it was decided before each decision had a row of its own.
func TestEarlierSteps(t *testing.T) {
	at := func(plan string) JourneyRevision {
		w := JourneyWords{For: "Somebody to talk to", Plan: plan}
		if plan != "" {
			w.Step = "other"
		}
		return JourneyRevision{Words: w}
	}
	for name, c := range map[string]struct{ said, want []string }{
		"nothing yet":                      {[]string{""}, nil},
		"the first":                        {[]string{"", "a"}, nil},
		"a guide named between":            {[]string{"", "a", "a", "b", "b"}, []string{"a"}},
		"newest first":                     {[]string{"", "a", "b", "c"}, []string{"b", "a"}},
		"set in the row of the search":     {[]string{"a", "b"}, []string{"a"}},
		"the same again after another one": {[]string{"", "a", "b", "a"}, []string{"b", "a"}},
	} {
		var all []JourneyRevision
		for _, plan := range c.said {
			all = append(all, at(plan))
		}
		var got []string
		for _, r := range earlierSteps(all) {
			got = append(got, r.Words.Plan)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
