package pdf_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heard/internal/pdf"
	"heard/internal/pdf/pdftest"
)

var update = flag.Bool("update", false, "write the golden files")

// The layout of the sample plan on each size of page, as a person reviewed it: place,
// type size and text of every line.
func TestLayoutOfTheSafetyPlan(t *testing.T) {
	for name, size := range map[string]pdf.Size{"a4": pdf.A4, "phone": pdf.Phone, "wallet": pdf.Wallet} {
		t.Run(name, func(t *testing.T) {
			pages, _ := pdf.Layout(safetyPlan(size))
			var got strings.Builder
			for i, page := range pages {
				fmt.Fprintf(&got, "— page %d —\n", i+1)
				for _, p := range page {
					fmt.Fprintf(&got, "%4.0f %4.0f %5.1f  %s\n", p.X, p.Y, p.Size, p.Text)
				}
			}
			golden := filepath.Join("testdata", "safety-plan-"+name+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got.String() != string(want) {
				t.Errorf("the layout differs from %s (go test ./internal/pdf -update, then look at the pages): %v\n%s", golden, err, got.String())
			}
		})
	}
}

// document is a document of many blocks, pushed down the page by lines of text.
func document(lines int, blocks ...pdf.Block) pdf.Document {
	return pdf.Document{Title: "Plan", Date: made, Sections: []pdf.Section{
		{Blocks: []pdf.Block{pdf.Paragraph{Text: strings.Repeat("line\n", lines)}}},
		{Title: "A heading", Note: "Shared with nobody.", Blocks: blocks},
	}}
}

// Wherever a page happens to end, a heading has two lines of its section below it, and
// a label has its value.
func TestNothingIsStrandedAtTheFootOfAPage(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat("Some words that make up a paragraph of several lines. ", 8))
	for lines := range 45 {
		pages, outside := pdf.Layout(document(lines, pdf.Paragraph{Text: text}, pdf.Heading{Text: "Below"}, pdf.KeyValues{Rows: []pdf.KeyValue{
			{Label: "A label that takes up quite some room", Value: text},
		}}))
		if len(outside) > 0 {
			t.Fatalf("%d lines: off the page: %v", lines, outside)
		}
		for i, page := range pages {
			var column []pdf.Piece
			for _, p := range page {
				if p.Y < pdf.FooterTop {
					column = append(column, p)
				}
			}
			last := column[len(column)-1]
			if i+1 < len(pages) && (last.Size >= pdf.SectionSize || last.Text == "Below" || strings.HasPrefix(last.Text, "Shared") || strings.HasPrefix(last.Text, "A label")) {
				t.Errorf("%d lines: page %d ends with %q", lines, i+1, last.Text)
			}
			if first := column[0]; i > 0 && len(column) > 1 && first.Size < 11.1 && first.Text == "lines." {
				t.Errorf("%d lines: page %d begins with the last line of a paragraph", lines, i+1)
			}
		}
	}
}

// A table that crosses pages has its heading on each of them, and keeps a row whole.
func TestTablesRepeatTheirHeading(t *testing.T) {
	table := pdf.Table{Columns: []pdf.Column{{Title: "What was said"}, {Title: "When"}}}
	for i := range 60 {
		table.Rows = append(table.Rows, []string{fmt.Sprintf("first-%d\nsecond-%d", i, i), "Monday"})
	}
	pages := pdftest.Pages(t, render(t, document(3, table)))
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range pages {
		if n := strings.Count(page, "What was said"); n != 1 {
			t.Errorf("page %d has the heading %d times", i+1, n)
		}
		for row := range 60 {
			first, second := fmt.Sprintf("first-%d\n", row), fmt.Sprintf("second-%d\n", row)
			if strings.Contains(page, first) != strings.Contains(page, second) {
				t.Errorf("row %d is divided at page %d", row, i+1)
			}
		}
	}
}

// Help is found in one place: the panel is not divided, wherever it falls.
func TestANoticeStaysOnOnePage(t *testing.T) {
	for lines := range 40 {
		pages, _ := pdf.Layout(document(lines, pdf.Paragraph{Text: "Before."}, helpTonight))
		found := 0
		for _, page := range pages {
			all := ""
			for _, p := range page {
				all += p.Text + "\n"
			}
			if title, last := strings.Contains(all, helpTonight.Title), strings.Contains(all, "85258"); title != last {
				t.Errorf("%d lines: the panel is divided", lines)
			} else if title {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%d lines: the panel is on %d pages", lines, found)
		}
	}
}

// A row that is longer than a page is continued on the next.
func TestWhatIsLongerThanAPageIsContinued(t *testing.T) {
	long := strings.Repeat("word ", 2500)
	for _, block := range []pdf.Block{
		pdf.Paragraph{Text: long}, pdf.Quote{Text: long, By: "Me"}, pdf.Notice{Title: "Notice", Text: long},
		pdf.Table{Columns: []pdf.Column{{Title: "A"}, {Title: "B"}}, Rows: [][]string{{long, "x"}}},
		pdf.KeyValues{Rows: []pdf.KeyValue{{Label: "Label", Value: long}}},
		pdf.List{Items: []string{long}}, pdf.Timeline{Entries: []pdf.Entry{{When: "Then", Text: long}}}, pdf.Slip{Text: long},
	} {
		pages, outside := pdf.Layout(document(0, block))
		words := 0
		for _, page := range pages {
			for _, p := range page {
				words += strings.Count(p.Text, "word")
			}
		}
		if words != 2500 || len(pages) < 3 || len(outside) > 0 {
			t.Errorf("%T: %d words of 2500 on %d pages; off the page: %v", block, words, len(pages), outside)
		}
	}
}

// Numbers that people ring can be tapped on a phone, and other text cannot.
func TestTelephoneNumbersAreLinks(t *testing.T) {
	doc := string(render(t, document(0, helpTonight, pdf.Notice{Title: "x", Contacts: []pdf.Contact{{Name: "Desk", Phone: "ask at reception"}}})))
	for _, want := range []string{"(tel:999)", "(tel:08001111)", "(tel:85258)"} {
		if !strings.Contains(doc, want) {
			t.Errorf("no link %s", want)
		}
	}
	if got := strings.Count(doc, "/URI (tel:"); got != 4 {
		t.Errorf("%d links, want 4", got)
	}
}

// What was checked on one day says so once; on different days, beside each.
func TestCheckedOnDates(t *testing.T) {
	if got := strings.Count(pdftest.Text(t, render(t, document(0, helpTonight))), "Checked on 2 September 2026"); got != 1 {
		t.Errorf("printed %d times, want once", got)
	}
	two := pdf.Notice{Title: "Help", Contacts: []pdf.Contact{{Name: "A", Phone: "111", Checked: made}, {Name: "B", Phone: "999", Checked: made.AddDate(0, 0, 1)}}}
	text := pdftest.Text(t, render(t, document(0, two)))
	if !strings.Contains(text, "Checked on 12 September 2026") || !strings.Contains(text, "Checked on 13 September 2026") {
		t.Errorf("a date is missing:\n%s", text)
	}
}
