package view

import (
	"fmt"
	"slices"
)

// Input is one line of text.
type Input struct {
	Field
	Type         string // "text" when empty; "password", "email", "tel", "search"
	Autocomplete string // "off", "username", "current-password" and so on
	InputMode    string // "numeric" for digits
	Width        int    // in characters: 2, 3, 4, 5, 10, 20 or 30; 0 for the whole line
	// Plain switches spelling help off, for codes and user names.
	Plain bool
}

func (Input) partial() string { return "input" }

// Kind is the type attribute.
func (i Input) Kind() string {
	if i.Type == "" {
		return "text"
	}
	return i.Type
}

// Direction is "auto" where people write words, so that Arabic starts on
// the right even on an English page.
func (i Input) Direction() string {
	if i.Plain || i.Kind() != "text" && i.Kind() != "search" {
		return ""
	}
	return "auto"
}

// Textarea is text of any length, with a counter when Max is set.
type Textarea struct {
	Field
	Rows int // 5 when 0
	Max  int // characters; 0 for no counter
}

func (Textarea) partial() string { return "textarea" }

// Height is the number of rows.
func (t Textarea) Height() int {
	if t.Rows == 0 {
		return 5
	}
	return t.Rows
}

// Described adds the counter's text to what describes the field.
func (t Textarea) Described() string {
	if t.Max == 0 {
		return t.DescribedBy()
	}
	return t.DescribedBy(t.ControlID() + "-info")
}

// Choice is one radio button or checkbox.
type Choice struct {
	Value string
	Text  string
	Hint  string
	// Reveal is shown only while this choice is taken, by CSS alone.
	Reveal []Component
	// Alone, for checkboxes: taking this one leaves all others.
	Alone bool
	// Divider shows a word such as "or" before this choice.
	Divider string
}

// Radios asks for one of several.
type Radios struct {
	Field
	Choices []Choice
	Folds
	Inline bool
	Small  bool
}

func (Radios) partial() string { return "radios" }

// Items joins each choice with its id and state.
func (r Radios) Items() []ChoiceItem {
	return choiceItems(r.Field, slices.Concat(r.Choices, r.More), func(value string) bool { return value == r.Value && value != "" })
}

// Shown are those that are not folded away, and Fold the others.
func (r Radios) Shown() []ChoiceItem { return r.Items()[:len(r.Choices)] }

// Fold is nil where every choice is shown.
func (r Radios) Fold() *Fold { return r.fold(r.Field, r.Items()) }

// Checkboxes asks for any of several. Values holds what is taken; Field.Value
// is not used.
type Checkboxes struct {
	Field
	Values  []string
	Choices []Choice
	Folds
	Small bool
}

func (Checkboxes) partial() string { return "checkboxes" }

// Items joins each choice with its id and state.
func (c Checkboxes) Items() []ChoiceItem {
	return choiceItems(c.Field, slices.Concat(c.Choices, c.More), func(value string) bool { return slices.Contains(c.Values, value) })
}

// Shown are those that are not folded away, and Fold the others.
func (c Checkboxes) Shown() []ChoiceItem { return c.Items()[:len(c.Choices)] }

// Fold is nil where every choice is shown.
func (c Checkboxes) Fold() *Fold { return c.fold(c.Field, c.Items()) }

// Single reports a lone box, which needs no group around it when it has no label.
func (c Checkboxes) Single() bool { return c.Label == "" }

// ChoiceItem is a Choice as the templates show it.
type ChoiceItem struct {
	Choice
	ID      string
	Name    string
	Checked bool
}

// HintID is the id of the choice's own hint.
func (i ChoiceItem) HintID() string { return i.ID + "-item-hint" }

// HintPart is the choice's own hint.
func (i ChoiceItem) HintPart() Hint { return Hint{ID: i.HintID(), Text: i.Hint} }

// The first choice bears the field's id, so that an error link lands on it.
func choiceItems(f Field, choices []Choice, taken func(string) bool) []ChoiceItem {
	id := f.ControlID()
	items := make([]ChoiceItem, len(choices))
	for n, choice := range choices {
		items[n] = ChoiceItem{Choice: choice, ID: id, Name: f.Name, Checked: taken(choice.Value)}
		if n > 0 {
			items[n].ID = fmt.Sprintf("%s-%d", id, n+1)
		}
	}
	return items
}

// Select asks for one of many in a list that folds away.
type Select struct {
	Field
	Options []Option
}

func (Select) partial() string { return "select" }

// Option is one entry of a Select.
type Option struct {
	Value string
	Text  string
}

// DateInput asks for a date in three boxes, named Name-day, Name-month and
// Name-year.
type DateInput struct {
	Field
	Day, Month, Year string // as typed
}

func (DateInput) partial() string { return "date_input" }

// Parts are the three boxes.
func (d DateInput) Parts() []DatePart {
	return []DatePart{
		{"day", "Day", d.Day, 2}, {"month", "Month", d.Month, 2}, {"year", "Year", d.Year, 4},
	}
}

// DatePart is one box of a DateInput.
type DatePart struct {
	Name, Label, Value string
	Width              int
}

// Hidden carries a value that nobody types. The idempotency key has its own
// template function: {{key}}.
type Hidden struct {
	Name  string
	Value string
}

func (Hidden) partial() string { return "hidden" }
