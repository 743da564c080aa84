package transition

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// "The young person has agreed what stands in this copy" stood on every copy: above a summary of which they had not been told, above
// parts that nobody asks about, and where they had agreed to nothing.
func TestTheFootSaysWhatIsTrueOfThisCopy(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := Data{Name: "Cora", School: "Larkfield", Protection: Protection{
			Decision: "06gy78va41vssa1y6hmvfmj7wg", Unsafe: rapid.Bool().Draw(r, "unsafe"), LookAgain: on(2027, 3, 9), Facts: []Fact{{On: on(2026, 3, 2), Text: "zqfact", Source: "CSC"}},
		}, Help: []HelpLine{{Name: "Childline", Phone: "0800 1111"}}}
		if rapid.Bool().Draw(r, "no decision") {
			d.Protection.Decision = ""
		}
		for _, s := range Sections() {
			if s.IsText() && rapid.Bool().Draw(r, "has "+string(s.Key)) {
				d.Texts = append(d.Texts, Written{Section: s.Key, Voice: Own, Boxes: map[string]string{s.Boxes[0].Key: "words"}, On: on(2026, 11, 2)})
			}
			for _, c := range []Copy{Receiving, GP} {
				if s.In(c) == Agreed && rapid.Bool().Draw(r, "agreed "+string(s.Key)) {
					d.Grants = append(d.Grants, Grant{Section: s.Key, Receiver: c, On: on(2026, 11, 2)})
				}
			}
		}
		for _, c := range []Copy{Receiving, GP} {
			sheet := Cut(d, c)
			_, agreed, _ := strings.Cut(sheet.Foot, "The young person has agreed that you get: ")
			agreed, _, _ = strings.Cut(agreed, ". What else")
			for _, s := range Sections() {
				isThere := slices.ContainsFunc(sheet.Parts, func(p Part) bool { return p.Key == s.Key })
				if want := isThere && s.In(c) == Agreed; slices.Contains(strings.Split(agreed, "; "), s.Title) != want {
					r.Fatalf("%s for %s: the foot says %q, want %v", s.Key, c, sheet.Foot, want)
				}
			}
			all := strings.Join(sheet.All(), "\n")
			untold := d.Protection.Unsafe && strings.Contains(all, "zqfact")
			if strings.Contains(all, "has not been told what stands here") != untold || untold && !strings.Contains(all, "looks at this again on 9 March 2027") {
				r.Fatalf("%s, unsafe %v:\n%s", c, d.Protection.Unsafe, all)
			}
			if seen := strings.Join(sheet.ForPupil(d).All(), "\n"); d.Protection.Unsafe && (strings.Contains(seen, "zqfact") || strings.Contains(seen, "recorded decision") || strings.Contains(seen, "not been told")) {
				r.Fatalf("the young person is shown what they are not told of:\n%s", seen)
			}
		}
	})
}
