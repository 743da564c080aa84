package view

// SetPassword is where a one-time link for a new password lands. Looking changes nothing; only sending the form uses the
// link up.
type SetPassword struct {
	School   string
	Closed   string // why the link no longer opens; empty while it does
	Problems Problems
}

// Head implements Page.
func (p SetPassword) Head() Head {
	return Head{Title: "Choose a password", Failed: p.Problems.Any()}
}

// Password is the field for the new password, never filled.
func (p SetPassword) Password() Input {
	return Input{Field: Field{Name: "password", Label: "Password", Error: p.Problems.On("password"),
		Hint: "Three words that have nothing to do with each other work well."}, Type: "password", Autocomplete: "new-password", Width: 20, Plain: true}
}

// SharedBox asks whether others use this computer.
func (p SetPassword) SharedBox() Checkboxes { return sharedBox(false) }

// Examples implements Page.
func (SetPassword) Examples() []Example {
	return []Example{
		{"empty", SetPassword{Closed: "This link has been used or is too old. Ask the person who gave it to you for a new one."}},
		{"typical", SetPassword{School: "Alderbrook School"}},
		{"with an error", SetPassword{School: "Alderbrook School", Problems: Problems{{Name: "password", Message: "Use at least 12 characters."}}}},
		{"hostile", SetPassword{School: nameLong + textScript}},
	}
}
