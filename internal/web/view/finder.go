package view

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
}

func (Finder) partial() string { return "finder" }
