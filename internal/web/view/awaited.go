package view

import "slices"

// Awaited is something that a decision waits for: what was done about it so far, and a form for what was done now.
type Awaited struct {
	Reference string
	What      string
	Whole     string // address of the decision
	Rows      []SummaryRow
	Notes     []TimelineItem
	May       []string // what may be done now; empty when it is settled, or for somebody who only reads
	Sharing   []Option // information-sharing decisions that can be linked
	Values    map[string]string
	Problems  Problems
}

// Head implements Page.
func (p Awaited) Head() Head {
	h := Head{Title: "What a decision waits for", Failed: p.Problems.Any(), Back: &BackLink{Href: p.Whole, Text: "The decision"}}
	if len(p.May) > 0 {
		h.Form, h.Keeps = "awaited", true
	}
	return h
}

// About is what is known of it.
func (p Awaited) About() SummaryList { return SummaryList{Rows: p.Rows} }

// SoFar is what was done about it.
func (p Awaited) SoFar() Timeline { return Timeline{Items: p.Notes} }

func (p Awaited) field(name, label, hint string) Field {
	return Field{Name: name, Label: label, Hint: hint, Value: p.Values[name], Error: p.Problems.On(name)}
}

// Form asks what happened, with the boxes of each answer under it.
func (p Awaited) Form() Radios {
	box := func(name, label, hint string) Component { return Textarea{Field: p.field(name, label, hint), Rows: 3} }
	day := func(name, label, hint string) Component {
		return Input{Field: p.field(name, label, hint), Width: 20, Plain: true}
	}
	r := Radios{Field: p.field("event", "What happened?", ""), Small: true}
	for _, c := range []Choice{
		{Value: "referred", Text: "The referral was made", Reveal: []Component{
			day("made", "When", "Like this: 20/11/2026 09:15"), Input{Field: p.field("reference", "Their reference", "When they gave one")},
		}},
		{Value: "chased", Text: "I asked again", Reveal: []Component{box("chased", "Whom, how, and what they said", "With a name and a number to ring back")}},
		{Value: "answered", Text: "They decided", Reveal: []Component{
			day("decided", "The day of their decision", dayHint), box("answer", "What they decided, and what happens next", "Tell the young person as well"),
		}},
		{Value: "linked", Text: "The information-sharing decision is written", Reveal: []Component{
			Select{Field: p.field("sharing_record", "Which one", "Those about this child by which something goes out"), Options: append([]Option{{"", "Choose"}}, p.Sharing...)},
		}},
		{Value: "nothing", Text: "Nothing went out after all", Reveal: []Component{box("nothing", "Because", "")}},
	} {
		if slices.Contains(p.May, c.Value) {
			r.Choices = append(r.Choices, c)
		}
	}
	return r
}

// MayLink reports whether an information-sharing decision is what is missing.
func (p Awaited) MayLink() bool { return slices.Contains(p.May, "linked") }

// Examples implements Page.
func (Awaited) Examples() []Example {
	rows := []SummaryRow{{Key: "Who sees to it", Text: nameWelsh}, {Key: "By", Text: "Tue 17 Nov 2026"}}
	return []Example{
		{"empty", Awaited{Reference: "C-7f3k9ab", What: "The information-sharing decision", Whole: "/concerns/decide/1", Rows: rows, May: []string{"linked", "nothing"}}},
		{"typical", Awaited{Reference: "C-7f3k9ab", What: "The decision of children's social care", Whole: "/concerns/decide/1", Rows: rows, May: []string{"chased", "answered"},
			Notes: []TimelineItem{{Title: "Chased", By: nameWelsh, When: "Wed 18 Nov 2026, 09:00", DateTime: "2026-11-18T09:00:00Z", Text: "Rang the duty line; they ring back by noon."}}}},
		{"settled", Awaited{Reference: "C-7f3k9ab", What: "The decision of children's social care", Whole: "/concerns/decide/1", Rows: rows}},
		{"hostile", Awaited{Reference: textScript, What: textLong, Whole: "/concerns/decide/1", Rows: []SummaryRow{{Key: "Not there yet because", Text: textArabic}}, May: []string{"linked", "nothing"},
			Sharing: []Option{{"a", textScript + textLong}}, Values: map[string]string{"event": "nothing", "nothing": textLong}, Problems: Problems{{Name: "event", Message: "Choose what happened."}}}},
	}
}
