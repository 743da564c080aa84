package pdftest_test

import (
	"slices"
	"testing"
	"time"

	"heard/internal/pdf"
	"heard/internal/pdf/pdftest"
)

// 4.21: a word that no allowed field holds is found, wherever it stands; what is allowed
// is not, however its lines were broken.
func TestUnexpectedFindsWhatWasNotAllowed(t *testing.T) {
	doc, err := pdf.Render(pdf.Document{
		Title: "Plan", Date: time.Date(2026, 9, 12, 0, 0, 0, 0, time.UTC), Version: "1",
		Sections: []pdf.Section{{Title: "What helps", Blocks: []pdf.Block{
			pdf.Paragraph{Text: "Łukasz and محمد walk by the river. LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"},
			pdf.Table{Columns: []pdf.Column{{Title: "Who"}}, Rows: [][]string{{"kestrel"}}},
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{
		"Plan · Version 1 · 12 September 2026", "What helps", "Who", "Łukasz and محمد walk by the river.",
		"LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
	}
	if got := pdftest.Unexpected(t, doc, allowed...); !slices.Equal(got, []string{"kestrel"}) {
		t.Errorf("unexpected words: %q", got)
	}
	if got := pdftest.Unexpected(t, doc, append(allowed, "kestrel")...); got != nil {
		t.Errorf("unexpected words: %q", got)
	}
}
