package view

import "heard/internal/fault"

// Problems are the field errors of a form that could not be saved. Handlers
// give fault.FieldsOf(err) to the page, which hands each field its own.
type Problems []fault.Field

// On gives the message for the field of that name, or "".
func (p Problems) On(name string) string {
	for _, problem := range p {
		if problem.Name == name {
			return problem.Message
		}
	}
	return ""
}

// Any reports whether there is something to put right.
func (p Problems) Any() bool { return len(p) > 0 }

// Summary lists the problems at the top of the page, each a link to its field.
func (p Problems) Summary() ErrorSummary {
	var s ErrorSummary
	for _, problem := range p {
		item := ErrorItem{Text: problem.Message}
		if problem.Name != "" {
			item.Href = "#" + problem.Name
		}
		s.Items = append(s.Items, item)
	}
	return s
}
