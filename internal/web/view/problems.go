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
			item.Href = "#" + boxOf(problem.Name)
		}
		s.Items = append(s.Items, item)
	}
	return s
}

// boxOf is the id of the box to go to. A pupil is chosen among those whom some letters find: the box for the letters is there
// whether or not anybody was found.
func boxOf(name string) string {
	if name == "pupil" {
		return "find"
	}
	return name
}
