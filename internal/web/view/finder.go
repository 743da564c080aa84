package view

import "slices"

// Finder finds people by a few letters. Without JavaScript its button shows
// the form again with those found; with it they appear while one types, as
// the same checkboxes, so that every reader meets one kind of control.
type Finder struct {
	Words  Input      // what was typed
	Button Button     // Find, with the Action that looks up
	Found  Checkboxes // those found, and those already chosen
	// Suggest is the path that answers ?q=letters with JSON:
	// {"found": [{"value": "…", "text": "…", "hint": "…"}]}.
	Suggest string
	// Each, when set, is asked of everybody who is ticked once there are two or more. Its options' values are put behind the
	// person's own and a dot, so that one name in the form serves any number of people.
	Each *Select
	// Told are the answers to Each as they came.
	Told []string
}

// Listed are those found, each with what is asked of everybody.
func (f Finder) Listed() Checkboxes {
	list := f.Found
	if f.Each == nil {
		return list
	}
	list.Choices = slices.Clone(list.Choices)
	for i, c := range list.Choices {
		list.Choices[i].Reveal = append(slices.Clone(c.Reveal), f.each(c))
	}
	return list
}

func (f Finder) each(c Choice) Select {
	s := *f.Each
	s.ID, s.Label, s.Options = s.Name+"-"+c.Value, c.Text+": "+s.Label, slices.Clone(s.Options)
	for i := range s.Options {
		if s.Options[i].Value == "" {
			continue
		}
		if s.Options[i].Value = c.Value + "." + s.Options[i].Value; slices.Contains(f.Told, s.Options[i].Value) {
			s.Value = s.Options[i].Value
		}
	}
	return s
}

func (Finder) partial() string { return "finder" }
