package view

var signInPages = []Entry{
	{"signin/code.html", Pupil, SignInCode{}},
	{"signin/link.html", Public, OpenLink{}},
	{"signin/password.html", Public, SetPassword{}},
	{"signin/sign_in.html", Public, SignIn{}},
	{"signin/left.html", Public, Left{}},
	{"signin/about_leaving.html", Pupil, AboutLeaving{}},
}

// SignIn asks staff and pupils for user name and password. It never shows
// who signed in last.
type SignIn struct {
	Next     string // path to return to; a hidden field
	Username string // as typed
	Shared   bool   // "this is a shared computer" was taken
	Problems Problems
	// Parked says that what was being written is kept until they are back.
	Parked bool
}

// Head implements Page.
func (p SignIn) Head() Head { return Head{Title: "Sign in", Failed: p.Problems.Any()} }

// User is the field for the user name.
func (p SignIn) User() Input {
	return Input{
		Field:        Field{Name: "username", Label: "Username", Value: p.Username, Error: p.Problems.On("username")},
		Autocomplete: "username", Width: 20, Plain: true,
	}
}

// Password is the field for the password, never filled.
func (p SignIn) Password() Input {
	return Input{
		Field: Field{Name: "password", Label: "Password", Error: p.Problems.On("password")},
		Type:  "password", Autocomplete: "current-password", Width: 20, Plain: true,
	}
}

// SharedBox asks whether others use this computer.
func (p SignIn) SharedBox() Checkboxes { return sharedBox(p.Shared) }

func sharedBox(taken bool) Checkboxes {
	box := Checkboxes{
		Field:   Field{Name: "shared"},
		Choices: []Choice{{Value: "yes", Text: "Other people use this computer", Hint: "You are signed out sooner when you stop."}},
	}
	if taken {
		box.Values = []string{"yes"}
	}
	return box
}

// Examples implements Page.
func (SignIn) Examples() []Example {
	wrong := Problems{{Name: "username", Message: "That username and password do not go together. Try again."}}
	return []Example{
		{"empty", SignIn{}},
		{"typical", SignIn{Username: "e.brightwater", Next: "/p/2", Shared: true, Parked: true}},
		{"with an error", SignIn{Username: "e.brightwater", Problems: wrong}},
		{"hostile", SignIn{Username: textScript, Next: `/p/"><script>`, Problems: wrong}},
	}
}

// SignInCode signs a pupil in with the code on the letter they were given.
type SignInCode struct {
	Next     string
	Shared   bool
	Problems Problems
}

// Head implements Page.
func (p SignInCode) Head() Head {
	return Head{
		Title: "Use your code", Failed: p.Problems.Any(), Form: "code-form",
		Back: &BackLink{Href: "/sign-in"},
	}
}

// Code is the field for the code, never filled.
func (p SignInCode) Code() Input {
	return Input{
		Field: Field{
			Name: "code", Label: "Your code", Error: p.Problems.On("code"),
			Hint: "It is on the letter from school. Big or small letters both work.",
		},
		Autocomplete: "off", Width: 20, Plain: true,
	}
}

// SharedBox asks whether others use this computer.
func (p SignInCode) SharedBox() Checkboxes { return sharedBox(p.Shared) }

// Examples implements Page.
func (SignInCode) Examples() []Example {
	wrong := Problems{{Name: "code", Message: "We do not know that code. Look at your letter and try again."}}
	return []Example{
		{"empty", SignInCode{}},
		{"typical", SignInCode{Next: "/p/2", Shared: true}},
		{"with an error", SignInCode{Problems: wrong}},
		{"hostile", SignInCode{Next: textScript, Problems: wrong}},
	}
}

// OpenLink is where a one-time link lands. Looking changes nothing; only the
// button uses the link up.
type OpenLink struct {
	Token  string
	School string
	Until  string // "Friday 3 July 2026"
	// Closed says why the link no longer opens; empty while it does.
	Closed string
}

// Head implements Page.
func (OpenLink) Head() Head { return Head{Title: "Open your link"} }

// Examples implements Page.
func (OpenLink) Examples() []Example {
	return []Example{
		{"empty", OpenLink{Closed: "This link has been used or has run out. Ask the person who sent it for a new one."}},
		{"typical", OpenLink{Token: "k3v9", School: "Alderbrook School", Until: "Friday 3 July 2026"}},
		{"hostile", OpenLink{Token: `"><script>`, School: nameLong + textScript, Until: nameArabic}},
	}
}

// Left is what stays on the screen after "Leave this page": a page about
// nothing in particular that any pupil may have open.
type Left struct {
	Today string // "Saturday 21 November 2026"
	Terms []SummaryRow
}

// Head implements Page.
func (Left) Head() Head { return Head{Title: "Term dates", Print: true} }

// Dates is the list of terms.
func (p Left) Dates() SummaryList { return SummaryList{Rows: p.Terms} }

// Examples implements Page.
func (Left) Examples() []Example {
	return []Example{
		{"empty", Left{Today: "Saturday 21 November 2026"}},
		{"typical", Left{Today: "Saturday 21 November 2026", Terms: []SummaryRow{
			{Key: "Autumn term", Text: "2 September to 18 December 2026"},
			{Key: "Spring term", Text: "4 January to 26 March 2027"},
			{Key: "Summer term", Text: "12 April to 21 July 2027"},
		}}},
		{"hostile", Left{Today: textScript, Terms: []SummaryRow{{Key: nameLong, Text: textLong}}}},
	}
}

// AboutLeaving says honestly what "Leave this page" does and cannot do.
type AboutLeaving struct{}

// Head implements Page.
func (AboutLeaving) Head() Head {
	return Head{Title: "Leaving this page", Back: &BackLink{Href: "/"}}
}

// Examples implements Page.
func (AboutLeaving) Examples() []Example { return []Example{{"typical", AboutLeaving{}}} }
