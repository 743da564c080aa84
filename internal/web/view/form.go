package view

// FormSection is a titled group of boxes on a longer form.
type FormSection struct {
	Heading string
	Hint    string
	Parts   []Component
}

// allParts lists every box of a form in order.
func allParts(sections []FormSection) []Component {
	var all []Component
	for _, s := range sections {
		all = append(all, s.Parts...)
	}
	return all
}

// differing compares two fillings of one form, box by box, for the ConflictView above it.
func differing(saved, typed []FormSection) []ConflictField {
	var fields []ConflictField
	is := allParts(typed)
	for i, was := range allParts(saved) {
		label, a := shownValue(was)
		_, b := shownValue(is[i])
		if a != b {
			fields = append(fields, ConflictField{Label: label, Saved: a, Typed: b})
		}
	}
	return fields
}

// shownValue gives a box's label and its value as its reader would say it.
func shownValue(c Component) (label, value string) {
	switch c := c.(type) {
	case Input:
		return c.Label, c.Value
	case Textarea:
		return c.Label, c.Value
	case Radios:
		return c.Label, chosen(c.Choices, c.Value)
	case Checkboxes:
		return c.Label, chosen(c.Choices, c.Values...)
	case Select:
		for _, o := range c.Options {
			if o.Value == c.Value {
				return c.Label, o.Text
			}
		}
		return c.Label, ""
	}
	return "", ""
}

func chosen(choices []Choice, values ...string) string {
	s := ""
	for _, c := range choices {
		for _, v := range values {
			if c.Value == v && v != "" {
				s += c.Text + "\n"
			}
		}
	}
	return s
}
