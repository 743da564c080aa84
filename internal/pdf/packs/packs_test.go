package packs_test

import (
	"bytes"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"heard/internal/pdf/packs"
	"heard/internal/pdf/pdftest"
	"heard/internal/transition"
)

func printed(t testing.TB, d transition.Data, c transition.Copy) []byte {
	t.Helper()
	file, err := packs.Print(transition.Cut(d, c))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// everything is all that a reader or a machine could find in a file: text, bookmarks, what it says of itself, raw bytes.
func everything(t testing.TB, file []byte) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(pdftest.Text(t, file))
	fmt.Fprint(&b, pdftest.Bookmarks(t, file), pdftest.Info(t, file))
	b.Write(file)
	return b.String()
}

// draw is a pack with random answers, and one of its copies.
func draw(r *rapid.T) (transition.Data, transition.Copy) {
	d := marked()
	d.Grants = rapid.SliceOfDistinct(rapid.SampledFrom(allGrants()), func(g transition.Grant) string { return string(g.Section) + string(g.Receiver) }).Draw(r, "agreed")
	if rapid.Bool().Draw(r, "no decision") {
		d.Protection.Decision = ""
	}
	d.Protection.Unsafe = rapid.Bool().Draw(r, "unsafe")
	return d, rapid.SampledFrom(transition.Copies()).Draw(r, "copy")
}

// 2.8, 4.21, H7: whatever the young person answers, no section that may not stand in a copy is anywhere in it, and each
// that may is there.
func TestNoForbiddenSectionReachesAnyCopy(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d, c := draw(r)
		if wrong := misplaced(d, c, strings.Join(transition.Cut(d, c).All(), "\n")); wrong != "" {
			r.Fatal(wrong)
		}
	})
}

// The same of the files themselves, text, bookmarks, what they say of themselves and raw bytes. Each takes other people's
// programs half a second to read, so these are fewer.
func TestNoForbiddenSectionReachesAnyFile(t *testing.T) {
	type drawn struct {
		d transition.Data
		c transition.Copy
	}
	packs := rapid.Custom(func(r *rapid.T) drawn { d, c := draw(r); return drawn{d, c} })
	for seed := range 12 {
		p := packs.Example(seed)
		if wrong := misplaced(p.d, p.c, everything(t, printed(t, p.d, p.c))); wrong != "" {
			t.Error(wrong)
		}
	}
}

// misplaced says which section is in a copy against the rule, or missing from it; empty when all is well.
func misplaced(d transition.Data, c transition.Copy, found string) string {
	for _, s := range transition.Sections() {
		may := mayStand(d, s, c)
		hasMark := s.IsText() && s.Key != transition.KeyCover || s.Key == transition.KeyProtection || s.Key == transition.KeyCards
		switch {
		case hasMark && strings.Contains(found, secret(s.Key)) != may:
			return fmt.Sprintf("%s: %s is there: %v", c, s.Key, !may)
		case !may && strings.Contains(found, s.Title):
			return fmt.Sprintf("%s: the title of %s is there", c, s.Key)
		}
	}
	return ""
}

// mayStand is the rule once more, written from the design and not from the code.
func mayStand(d transition.Data, s transition.Section, c transition.Copy) bool {
	granted := false
	for _, g := range d.Grants {
		granted = granted || g.Section == s.Key && g.Receiver == c
	}
	switch s.In(c) {
	case transition.Always:
		return true
	case transition.Agreed:
		return granted && (s.Key != transition.KeyProtection || d.Protection.Decision != "" && !d.Protection.Unsafe)
	case transition.Decided:
		return d.Protection.Decision != ""
	case transition.Told:
		return !d.Protection.Unsafe
	case transition.Never:
	}
	return false
}

// Scenario 11: with nobody's leave the service's copy has no safety plan section 1, and no copy has third parties or opinion.
func TestWithoutAnswersOnlyWhatTheTableSays(t *testing.T) {
	for c, want := range map[transition.Copy][]string{
		transition.Mine: {"One-page profile", "About me", "My story, once", "Strengths, hopes and goals", "Communication, adjustments and preferences",
			"Health, education and social care needs", "What has been tried, and what helped or harmed", "When things get hard", "My safety plan, first part", "Hospital visits",
			"Parents and carers", "Services now, and what comes next", "What to expect", "Who stays with me", "Meetings with adult services", "If I miss the first appointment",
			"My rights at 18", "How ready am I", "Legal status and plans", "What is needed to keep me safe", "Who was given what", "Help at any hour"},
		transition.Receiving: {"One-page profile", "Strengths, hopes and goals", "Communication, adjustments and preferences", "Health, education and social care needs",
			"What has been tried, and what helped or harmed", "When things get hard", "Parents and carers", "Services now, and what comes next", "Who stays with me",
			"Meetings with adult services", "If I miss the first appointment", "Legal status and plans", "What is needed to keep me safe", "Who was given what", "Help at any hour", "Please acknowledge"},
		transition.GP: {"Communication, adjustments and preferences", "Health, education and social care needs", "Hospital visits", "Services now, and what comes next",
			"Who stays with me", "Meetings with adult services", "If I miss the first appointment", "Who was given what"},
	} {
		var got []string
		for _, b := range pdftest.Bookmarks(t, printed(t, marked(), c)) {
			if b.Title != "Contents" {
				got = append(got, b.Title)
			}
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s:\n got %s\nwant %s", c, strings.Join(got, " | "), strings.Join(want, " | "))
		}
	}
}

// The same data gives the same bytes; the file is sound, names nobody about itself, and embeds the letters of every name.
func TestTheThreeFiles(t *testing.T) {
	d := marked()
	d.Grants = allGrants()
	d.Name = "Łukasz Siân Nguyễn (عبد الرحمن)"
	for _, c := range transition.Copies() {
		file := printed(t, d, c)
		if !bytes.Equal(file, printed(t, d, c)) {
			t.Errorf("%s: two runs differ", c)
		}
		pdftest.Check(t, file)
		info := pdftest.Info(t, file)
		if info["Title"] != "Pack" || info["Author"] != "" || info["Subject"] != "" || info["Keywords"] != "" {
			t.Errorf("%s says of itself: %v", c, info)
		}
		words := pdftest.Words(t, file)
		for _, want := range []string{"Łukasz Siân Nguyễn", "عبد الرحمن", "Version 2", "16 November 2026", "11 January 2027", "Who holds a copy", "Page 1 of " + info["Pages"], "Contents"} {
			if !strings.Contains(words, want) {
				t.Errorf("%s does not show %q", c, want)
			}
		}
		look(t, string(c), file)
	}
}

// At 18 what a child said about parents no longer counts, in any copy, until it is said again (rules 3.3).
func TestAtEighteenNothingMayBeToldToParents(t *testing.T) {
	d := marked()
	d.FamilyOff, d.Grants = true, allGrants()
	for _, c := range transition.Copies() {
		if strings.Contains(everything(t, printed(t, d, c)), secret(transition.KeyFamily)) {
			t.Errorf("%s still tells what parents may know", c)
		}
	}
}

// go test ./internal/pdf/packs -shots DIR saves the pages as pictures.
var shots = flag.String("shots", "", "folder for pictures of the pages")

// look writes the pages as pictures for a person to look at.
func look(t *testing.T, name string, file []byte) {
	t.Helper()
	if *shots == "" {
		return
	}
	for n := range pdftest.Pages(t, file) {
		var b bytes.Buffer
		if err := png.Encode(&b, pdftest.Picture(t, file, n+1, 60)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*shots, fmt.Sprintf("%s-%02d.png", name, n+1)), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkPack sets a young person's copy of twenty pages. Aim: under 150 ms.
func BenchmarkPack(b *testing.B) {
	d := full(func(_ transition.Key, box transition.Box) string {
		return strings.Repeat("I walk my brother to school and I want that to go on, whatever appointments there are. ", 9) + box.Key
	})
	d.Grants = allGrants()
	sheet := transition.Cut(d, transition.Mine)
	file, err := packs.Print(sheet)
	if err != nil {
		b.Fatal(err)
	}
	pages := len(pdftest.Pages(b, file))
	for b.Loop() {
		if _, err := packs.Print(sheet); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages), "pages")
}
