package pdf_test

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/pdf"
	"heard/internal/pdf/pdftest"
	"heard/internal/plan"
	"heard/internal/schoolday"
)

var lines = []plan.Line{{Name: "999", Number: "999", About: "if someone is hurt or in danger now"}, {Name: "NHS 111", Number: "111", About: "choose the mental health option"},
	{Name: "Childline", Number: "0800 1111", About: "any time, about anything"}}

func saved(text string, rows ...plan.Row) plan.Saved {
	return plan.Saved{ID: ident.New[plan.Saved](made), ByPupil: true, ByName: "Siân Prosser, Head of year 10", WrittenAt: made, Revision: 1, Words: plan.Words{Text: text, Rows: rows}}
}

func safetyPaper(w plan.Wish) plan.Paper {
	p := plan.Paper{
		Wish: w, Kind: plan.Safety, School: "Ashcombe Vale School (fictional)", Name: "Łukasz Brzęczyszczykiewicz", Reference: "P-4qx9ab1", Edition: 6, At: made,
		Keeper: "Siân Prosser", ReviewOn: schoolday.Date{Year: 2026, Month: time.December, Day: 11}, MadeWith: "Łukasz and Siân Prosser", Lines: lines,
	}
	text := map[plan.Key]plan.Saved{
		plan.Signs:   saved("I stop answering. I count tiles. I say “I’m fine” quickly."),
		plan.Myself:  saved("Slowly is fine.", plan.Row{plan.Name: "The long playlist", plan.Detail: "No headphones", plan.Who: "Borrow from the library"}, plan.Row{plan.Name: "Walk to the gate and back", plan.Detail: "Rain", plan.Who: "The sports hall"}),
		plan.Places:  saved("", plan.Row{plan.Name: "The allotment", plan.Detail: "Digging with Tad", plan.When: "Until dark"}),
		plan.People:  saved("", plan.Row{plan.Name: "Auntie Bron", plan.Number: "01632 960111", plan.Answer: plan.AnswerYes}, plan.Row{plan.Name: "Maja", plan.Number: "01632 960222", plan.Answer: plan.AnswerUnasked}),
		plan.Safer:   saved("We agreed that Mum keeps the key."),
		plan.Reasons: saved("The dog. Band on Tuesdays."),
		plan.Adults:  saved("Sit beside me. Please do not say my whole name."),
	}
	for _, part := range plan.Parts(plan.Safety) {
		s := plan.PaperSection{Part: part, Own: text[part.Key]}
		if part.Key == plan.Services {
			s.Together = saved("", plan.Row{plan.Name: "Larkfield crisis line", plan.Number: "01632 960999", plan.When: "Day and night", plan.Answer: plan.AnswerYes})
		}
		if part.Key != plan.Ways {
			p.Sections = append(p.Sections, s)
		}
	}
	return p
}

// T-065, T-078, H5: the sheet, the phone copy and the card all name their edition and date on every page, the numbers for the
// night stand on each, the file is small enough for any phone, and its own title says nothing of whose it is or what about.
func TestSafetyPlanOnPaper(t *testing.T) {
	for _, size := range []plan.Format{plan.PDF, plan.Phone, plan.Wallet} {
		doc, err := pdf.Press{}.Plan(safetyPaper(plan.Wish{For: plan.ForPupil, Size: size}))
		if err != nil {
			t.Fatal(err)
		}
		look(t, "safety-"+string(size), doc)
		pdftest.Check(t, doc)
		if len(doc) > 200_000 {
			t.Errorf("%s: %d bytes", size, len(doc))
		}
		words := pdftest.Words(t, doc)
		for _, want := range []string{"The long playlist", "Auntie Bron", "01632 960999", "0800 1111", "999", "need someone tonight"} {
			if !strings.Contains(words, want) {
				t.Errorf("%s does not say %q", size, want)
			}
		}
		for n, page := range pdftest.Pages(t, doc) {
			if page = strings.Join(strings.Fields(page), " "); !strings.Contains(page, "Edition 6") || !strings.Contains(page, "12 September 2026") {
				t.Errorf("%s, page %d does not say which edition of which day it is:\n%s", size, n+1, page)
			}
		}
		if strings.Contains(words, "Not asked yet") {
			t.Errorf("%s: the young person's copy says who was not asked yet", size)
		}
		if title := pdftest.Info(t, doc)["Title"]; title != "Document" {
			t.Errorf("%s: the file calls itself %q", size, title)
		}
	}
	staff, err := pdf.Press{}.Plan(safetyPaper(plan.Wish{For: plan.ForStaff, Size: plan.PDF}))
	if err != nil {
		t.Fatal(err)
	}
	if words := pdftest.Words(t, staff); !strings.Contains(words, "Not asked yet") || strings.Count(words, "Not asked yet") != 1 {
		t.Errorf("the staff copy does not say who is still to be asked:\n%s", words)
	}
	twice, _ := pdf.Press{}.Plan(safetyPaper(plan.Wish{For: plan.ForStaff, Size: plan.PDF}))
	if !bytes.Equal(staff, twice) {
		t.Error("two prints of the same plan differ")
	}
}

// T-093: the card says that there is a plan to ask for.
func TestTheCardSaysThatThereIsAPlan(t *testing.T) {
	doc, err := pdf.Press{}.Plan(safetyPaper(plan.Wish{For: plan.ForPupil, Size: plan.Wallet}))
	if err != nil {
		t.Fatal(err)
	}
	words := pdftest.Words(t, doc)
	if !strings.Contains(words, "I have a plan: yes.") || strings.Contains(strings.ToLower(words), "safety plan") {
		t.Errorf("the card says:\n%s", words)
	}
}

// T-070, T-071: the four headings stand on a support plan even while one is empty, with the one who keeps it together, and no
// reason of an adjustment.
func TestSupportPlanOnPaper(t *testing.T) {
	p := safetyPaper(plan.Wish{For: plan.ForPupil, Size: plan.PDF})
	p.Kind, p.Sections, p.Agreed = plan.Support, nil, plan.AgreedInPart
	for _, part := range plan.Parts(plan.Support) {
		s := plan.PaperSection{Part: part}
		switch part.Key {
		case plan.SupportNeeds:
			s.Own, s.Beside = saved("Somewhere quiet, with a window."), saved("Tried the library at lunch: works.")
		case plan.Goals:
			s.Own = saved("", plan.Row{plan.Name: "Sleep", plan.Detail: "I do not count", plan.When: "Easter", plan.Who: "Siân"})
		case plan.Professionals:
			s.Together = saved("", plan.Row{plan.Name: "Dr Rhys", plan.Detail: "GP", plan.Number: "01632 960001"})
		}
		p.Sections = append(p.Sections, s)
	}
	p.Adjustments = []plan.Adjustment{{Action: "May leave five minutes early", Reason: "never printed", From: schoolday.Date{Year: 2026, Month: 11, Day: 16}}}
	doc, err := pdf.Press{}.Plan(p)
	if err != nil {
		t.Fatal(err)
	}
	look(t, "support", doc)
	words := pdftest.Words(t, doc)
	for _, want := range []string{"Support needs", "Safety needs", "What is needed", "Professionals involved", "Siân Prosser", "May leave five minutes early", "Nothing is written here yet.", "tonight"} {
		if !strings.Contains(words, want) {
			t.Errorf("the plan does not say %q", want)
		}
	}
	if strings.Contains(words, "never printed") {
		t.Error("the reason of an adjustment is on paper")
	}
}

// go test ./internal/pdf -run OnPaper -shots /tmp/shots saves the pages for a person to look at.
var shots = flag.String("shots", "", "folder for pictures of the plans' pages")

func look(t *testing.T, name string, doc []byte) {
	t.Helper()
	if *shots == "" {
		return
	}
	for n := range pdftest.Pages(t, doc) {
		f, err := os.Create(filepath.Join(*shots, name+"-"+string(rune('1'+n))+".png"))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, pdftest.Picture(t, doc, n+1, 90)); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
