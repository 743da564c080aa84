package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"heard/internal/pdf"
	"heard/internal/pdf/pdftest"
)

func render(t testing.TB, d pdf.Document) []byte {
	t.Helper()
	out, err := pdf.Render(d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// flat is text without its line ends.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

var samples = map[string]func() pdf.Document{
	"safety-plan":        func() pdf.Document { return safetyPlan(pdf.A4) },
	"safety-plan-phone":  func() pdf.Document { return safetyPlan(pdf.Phone) },
	"safety-plan-wallet": func() pdf.Document { return safetyPlan(pdf.Wallet) },
	"transition-pack":    transitionPack,
	"names":              namesDocument,
}

// The samples are sound files, the same bytes each time, and claim no name and no other
// date. With -artifacts they are kept for a person to look at.
func TestSamplesAreSoundAndByteStable(t *testing.T) {
	for name, sample := range samples {
		t.Run(name, func(t *testing.T) {
			doc := render(t, sample())
			if !bytes.Equal(doc, render(t, sample())) {
				t.Error("two renders of the same document differ")
			}
			pdftest.Check(t, doc)
			info := pdftest.Info(t, doc)
			if got := info["Title"]; got != "Plan" && got != "Pack" && got != "Document" {
				t.Errorf("the file's title is %q, which may say too much", got)
			}
			for label, want := range map[string]string{"Producer": "Heard", "CreationDate": "2026-09-12T14:30:00Z", "ModDate": "2026-09-12T14:30:00Z"} {
				if !strings.HasPrefix(info[label], strings.TrimSuffix(want, "Z")) {
					t.Errorf("%s is %q, want %q", label, info[label], want)
				}
			}
			if err := os.WriteFile(filepath.Join(t.ArtifactDir(), name+".pdf"), doc, 0o600); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestADocumentWithoutADateIsRefused(t *testing.T) {
	if _, err := pdf.Render(pdf.Document{Title: "Plan"}); !errors.Is(err, pdf.ErrNoDate) {
		t.Errorf("got %v", err)
	}
}

// H5: a loose page can be told from an older one. Version, date, reference and number
// stand on every page.
func TestEveryPageSaysWhichDocumentItIsOf(t *testing.T) {
	pages := pdftest.Pages(t, render(t, transitionPack()))
	if len(pages) < 16 {
		t.Fatalf("the sample has %d pages", len(pages))
	}
	for i, text := range pages {
		for _, want := range []string{
			"My moving-on pack · Version 2 · 12 September 2026 · Reference TP-4QX9-1",
			fmt.Sprintf("Page %d of %d", i+1, len(pages)),
		} {
			if !strings.Contains(flat(text), want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
	}
}

// T-078: the copy for a phone is small enough to send and keep.
func TestThePhoneCopyIsSmall(t *testing.T) {
	if n := len(render(t, safetyPlan(pdf.Phone))); n > 200_000 {
		t.Errorf("%d bytes, more than 200 kB", n)
	}
}

func TestPageSizes(t *testing.T) {
	for size, want := range map[pdf.Size]string{pdf.A4: "595.28 x 841.89 pts", pdf.Phone: "226.77 x 402.52 pts", pdf.Wallet: "242.65 x 153.07 pts"} {
		if got := pdftest.Info(t, render(t, safetyPlan(size)))["Page size"]; !strings.HasPrefix(got, want) {
			t.Errorf("size %d is %q, want %s", size, got, want)
		}
	}
}

// The contents, the bookmarks and the pages agree on where each section is.
func TestContentsAndBookmarksLeadToTheSections(t *testing.T) {
	d := transitionPack()
	doc := render(t, d)
	pages := pdftest.Pages(t, doc)
	marks := pdftest.Bookmarks(t, doc)
	if len(marks) != len(d.Sections)+1 {
		t.Fatalf("%d bookmarks for %d sections and the contents", len(marks), len(d.Sections))
	}
	if marks[0].Title != "Contents" || marks[0].Page != 2 {
		t.Errorf("the first bookmark is %q on page %d", marks[0].Title, marks[0].Page)
	}
	contents := flat(pages[1])
	for i, m := range marks[1:] {
		if m.Title != d.Sections[i].Title {
			t.Errorf("bookmark %d is %q, want %q", i, m.Title, d.Sections[i].Title)
		}
		if !strings.Contains(flat(pages[m.Page-1]), m.Title) {
			t.Errorf("%q is not on page %d", m.Title, m.Page)
		}
		if !strings.Contains(contents, m.Title) || !strings.Contains(" "+contents+" ", fmt.Sprintf(" %d ", m.Page)) {
			t.Errorf("the contents do not list %q with page %d", m.Title, m.Page)
		}
	}
	if len(marks[2].Children) != 5 {
		t.Errorf("“About me” has %d headings in the bookmarks, want 5", len(marks[2].Children))
	}
}

// The same document is readable by everything that reads it at once.
func TestRenderIsSafeForConcurrentUse(t *testing.T) {
	want := render(t, safetyPlan(pdf.A4))
	done := make(chan []byte)
	for range 8 {
		go func() {
			out, _ := pdf.Render(safetyPlan(pdf.A4))
			done <- out
		}()
	}
	for range 8 {
		if !bytes.Equal(<-done, want) {
			t.Error("a concurrent render differs")
		}
	}
}

func BenchmarkRender(b *testing.B) {
	for name, sample := range samples {
		b.Run(name, func(b *testing.B) {
			d := sample()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := pdf.Render(d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func ExampleRender() {
	doc, err := pdf.Render(pdf.Document{
		Title: "Support plan", Subtitle: "Siân", WindowTitle: "Plan",
		Issuer: "Ashcombe Vale School", Version: "1", Reference: "PL-2C4H-8",
		Date: time.Date(2026, 9, 12, 0, 0, 0, 0, time.UTC),
		Sections: []pdf.Section{{
			Title: "What I want to happen",
			Note:  "Shared with Ms Okafor.",
			Blocks: []pdf.Block{
				pdf.Quote{Text: "To eat lunch somewhere quiet.", By: "Siân, 11 September 2026"},
				pdf.KeyValues{Rows: []pdf.KeyValue{{Label: "From", Value: "Monday 14 September"}, {Label: "Where", Value: "Art room"}}},
			},
		}},
	})
	fmt.Println(string(doc[:5]), err)
	// Output: %PDF- <nil>
}
