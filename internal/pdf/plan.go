package pdf

import (
	"slices"
	"strconv"
	"time"

	"heard/internal/plan"
	"heard/internal/schoolday"
)

// Press makes the documents of the school's records. It prints all that it is given.
type Press struct{}

// Plan makes a support plan or a safety plan: A4, for a phone, or as a wallet card.
func (Press) Plan(p plan.Paper) ([]byte, error) { return Render(planDocument(p)) }

func planDocument(p plan.Paper) Document {
	d := Document{
		Title: planTitle(p), Subtitle: p.Name, Issuer: p.School, Version: strconv.Itoa(p.Edition), Reference: p.Reference,
		Date: schoolday.Local(p.At), Words: Words{Version: "Edition"},
	}
	if p.Wish.Size == plan.Wallet {
		d.Size, d.Issuer = Wallet, ""
		d.Sections = append(walletSections(p), helpSection(p))
		return d
	}
	if p.Wish.Size == plan.Phone {
		d.Size = Phone
	}
	if facts := planFacts(p); len(facts.Rows) > 0 {
		d.Sections = append(d.Sections, Section{Blocks: []Block{facts}})
	}
	for _, s := range p.Sections {
		if blocks := sectionBlocks(p, s); len(blocks) > 0 {
			d.Sections = append(d.Sections, Section{Title: sectionTitle(p, s), Blocks: blocks})
		}
	}
	if len(p.Adjustments) > 0 {
		d.Sections = append(d.Sections, Section{Title: "What school does differently", Blocks: []Block{adjustmentTable(p)}})
	}
	d.Sections = append(d.Sections, helpSection(p))
	return d
}

// planTitle says no more on a card that may be found than that it is a plan.
func planTitle(p plan.Paper) string {
	switch {
	case p.Wish.Size != plan.PDF:
		return "My plan"
	case p.Kind == plan.Safety:
		return "Safety plan"
	}
	return "Support plan"
}

func sectionTitle(p plan.Paper, s plan.PaperSection) string {
	if p.Wish.For == plan.ForStaff || p.Wish.For == plan.ForService || p.Kind == plan.Support && p.Wish.Size == plan.PDF {
		return s.Part.Formal
	}
	return s.Part.Title
}

func planFacts(p plan.Paper) KeyValues {
	rows := []KeyValue{
		{Label: "Made by", Value: p.MadeWith}, {Label: "Kept together by", Value: p.Keeper},
		{Label: "Look at it again", Value: schoolday.DayForStaff(p.ReviewOn)}, {Label: "Agreed", Value: agreedWords[p.Agreed]},
	}
	if p.Wish.For == plan.ForFamily {
		rows = append(rows, KeyValue{Label: "This copy", Value: "For parents and carers: what was agreed to be shared with you"})
	}
	if p.Wish.For == plan.ForService {
		rows = append(rows, KeyValue{Label: "This copy", Value: "Goes with a referral: the sections that the young person agreed to share with you"})
	}
	return KeyValues{Rows: rows}
}

var agreedWords = map[plan.Agreed]string{plan.FullyAgreed: "Yes", plan.AgreedInPart: "In part", plan.NotAgreed: "No"}

// mustShow are the headings that stand on a support plan even while nothing is written under them (T-070).
var mustShow = map[plan.Key]bool{plan.SupportNeeds: true, plan.SafetyNeeds: true, plan.WhatIsNeeded: true, plan.Professionals: true}

func sectionBlocks(p plan.Paper, s plan.PaperSection) []Block {
	var blocks []Block
	if s.Own.Words.Text != "" {
		blocks = append(blocks, Quote{Text: s.Own.Words.Text, By: saidBy(s.Own)})
	}
	blocks = append(blocks, rowBlocks(p, s.Part, s.Own.Words.Rows)...)
	if chosen := s.Part.Chosen(s.Own.Words); chosen != "" {
		blocks = append(blocks, KeyValues{Rows: []KeyValue{{Label: s.Part.Choice, Value: chosen}}})
	}
	blocks = append(blocks, rowBlocks(p, s.Part, s.Together.Words.Rows)...)
	blocks = append(blocks, rowBlocks(p, s.Part, s.Beside.Words.Rows)...)
	if s.Beside.Words.Text != "" {
		blocks = append(blocks, Paragraph{Text: s.Beside.Words.Text}, SmallPrint{Text: "Written by " + s.Beside.ByName + ", " + dayOf(s.Beside.WrittenAt)})
	}
	if len(blocks) == 0 && mustShow[s.Part.Key] {
		blocks = append(blocks, Paragraph{Text: "Nothing is written here yet."})
	}
	return blocks
}

func dayOf(t time.Time) string { return schoolday.Local(t).Format("2 January 2006") }

func saidBy(s plan.Saved) string {
	if s.ByPupil {
		return "My words, " + dayOf(s.WrittenAt)
	}
	return "My words, put down by " + s.ByName + ", " + dayOf(s.WrittenAt)
}

// rowBlocks sets a list: people with numbers to call as contacts, everything else as labels and values.
func rowBlocks(p plan.Paper, part plan.Part, rows []plan.Row) []Block {
	if len(rows) == 0 {
		return nil
	}
	if part.Key == plan.Services || part.Key == plan.People {
		return []Block{Notice{Contacts: contacts(p, part, rows)}}
	}
	t := Table{}
	for _, c := range part.Columns {
		t.Columns = append(t.Columns, Column{Title: c.Label})
	}
	for _, r := range rows {
		line := make([]string, len(part.Columns))
		for i, c := range part.Columns {
			line[i] = c.Says(r[c.Cell])
		}
		t.Rows = append(t.Rows, line)
	}
	return []Block{t}
}

func contacts(p plan.Paper, part plan.Part, rows []plan.Row) []Contact {
	all := make([]Contact, len(rows))
	for i, r := range rows {
		all[i] = Contact{Name: r[plan.Name], Phone: r[plan.Number], Detail: r[plan.When]}
		if p.Wish.Size == plan.Wallet {
			all[i].Detail = ""
		}
		if part.Key == plan.People && p.Wish.For == plan.ForStaff && r[plan.Answer] != plan.AnswerYes {
			all[i].Detail = "Not asked yet"
		}
	}
	return all
}

func adjustmentTable(p plan.Paper) Table {
	t := Table{Columns: []Column{{Title: "What", Share: 3}, {Title: "From", Share: 1}, {Title: "Until", Share: 1}}}
	for _, a := range p.Adjustments {
		t.Rows = append(t.Rows, []string{a.Action, schoolday.BirthdayForStaff(a.From), schoolday.BirthdayForStaff(a.Until)})
	}
	return t
}

// onCard is what somebody needs in a bad moment, in the order in which they need it.
var onCard = []plan.Key{plan.Services, plan.People, plan.Myself, plan.Places, plan.Adults, plan.Ways}

func walletSections(p plan.Paper) []Section {
	some := []Section{{Blocks: []Block{Paragraph{Text: "I have a plan: yes. Please ask to see it."}}}}
	for _, key := range onCard {
		for _, s := range p.Sections {
			if blocks := cardBlocks(p, s); s.Part.Key == key && len(blocks) > 0 {
				some = append(some, Section{Title: s.Part.Title, Blocks: blocks})
			}
		}
	}
	return some
}

// cardBlocks leaves out on a card what explains: who said it when, and all of a list but its names.
func cardBlocks(p plan.Paper, s plan.PaperSection) []Block {
	if s.Part.Key == plan.Services || s.Part.Key == plan.People {
		return rowBlocks(p, s.Part, slices.Concat(s.Own.Words.Rows, s.Together.Words.Rows))
	}
	var names []string
	for _, r := range s.Own.Words.Rows {
		names = append(names, r[plan.Name])
	}
	var blocks []Block
	if s.Own.Words.Text != "" {
		blocks = append(blocks, Paragraph{Text: s.Own.Words.Text})
	}
	if len(names) > 0 {
		blocks = append(blocks, List{Items: names})
	}
	return blocks
}

// helpSection stands on every paper, whoever it is for.
func helpSection(p plan.Paper) Section {
	n := Notice{Title: "If you need someone tonight", Text: "If anyone is in danger now, ring 999.", Care: true}
	for _, l := range p.Lines {
		n.Contacts = append(n.Contacts, Contact{Name: l.Name, Phone: l.Number, Detail: l.About})
	}
	return Section{Title: "When school is closed", Blocks: []Block{n}}
}
