package view

import "strings"

// Field is what every form field has: its words and its state. A form that
// comes back with errors shows the same fields with Value and Error set.
type Field struct {
	Name  string // the name in the form; also the id of the control
	ID    string // only when two fields of one page share a name
	Label string
	// Heading makes the label the page's h1, for pages of one question.
	Heading bool
	Hint    string
	Value   string // what was typed, as it was typed
	Error   string // one sentence on what to do, empty when all is well
}

// ControlID is the id that labels and error links point to.
func (f Field) ControlID() string {
	if f.ID != "" {
		return f.ID
	}
	return f.Name
}

// DescribedBy names the hint and the error, then whatever else is given.
func (f Field) DescribedBy(more ...string) string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.ControlID()+"-hint")
	}
	if f.Error != "" {
		ids = append(ids, f.ControlID()+"-error")
	}
	return strings.Join(append(ids, more...), " ")
}

// LabelPart is the field's name, for its template, as the other parts are.
func (f Field) LabelPart() Label {
	return Label{For: f.ControlID(), Text: f.Label, Heading: f.Heading}
}

// LegendPart is the label of a group of controls.
func (f Field) LegendPart() Legend { return Legend{Text: f.Label, Heading: f.Heading} }

// HintPart is the help text below the label.
func (f Field) HintPart() Hint { return Hint{ID: f.ControlID() + "-hint", Text: f.Hint} }

// ErrorPart is the message above the control.
func (f Field) ErrorPart() FieldError {
	return FieldError{ID: f.ControlID() + "-error", Text: f.Error}
}

// Label names a control.
type Label struct {
	For     string
	Text    string
	Heading bool
}

func (Label) partial() string { return "label" }

// Legend names a group of controls.
type Legend struct {
	Text    string
	Heading bool
}

func (Legend) partial() string { return "legend" }

// Hint is the help text of one field. It shows nothing without a text.
type Hint struct {
	ID   string
	Text string
}

func (Hint) partial() string { return "hint" }

// FieldError is the message of one field. It shows nothing without a text.
type FieldError struct {
	ID   string
	Text string
}

func (FieldError) partial() string { return "field_error" }

// ToThem is the hint of every box whose words a young person reads on their own pages.
const ToThem = "The young person reads this. Write to them, as “you”."
