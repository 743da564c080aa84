package view

var errorPages = []Entry{
	{"error/conflict.html", Anyone, ErrorConflict{}},
	{"error/internal.html", Anyone, ErrorInternal{}},
	{"error/not_allowed.html", Anyone, ErrorNotAllowed{}},
	{"error/not_found.html", Anyone, ErrorNotFound{}},
	{"error/too_many.html", Anyone, ErrorTooMany{}},
	{"error/unavailable.html", Anyone, ErrorUnavailable{}},
}

// ErrorNotAllowed is 403: this role cannot do it. Ask says whom to ask.
type ErrorNotAllowed struct{ Ask string }

// Head implements Page.
func (ErrorNotAllowed) Head() Head { return Head{Title: "You cannot open this page"} }

// Examples implements Page.
func (ErrorNotAllowed) Examples() []Example {
	return []Example{
		{"empty", ErrorNotAllowed{}},
		{"typical", ErrorNotAllowed{Ask: "Miss Khan can help you with this."}},
		{"hostile", ErrorNotAllowed{Ask: nameArabic + " " + textScript}},
	}
}

// ErrorNotFound is 404, also for whatever the reader may not know exists.
type ErrorNotFound struct{}

// Head implements Page.
func (ErrorNotFound) Head() Head { return Head{Title: "Page not found"} }

// Examples implements Page.
func (ErrorNotFound) Examples() []Example { return []Example{{"typical", ErrorNotFound{}}} }

// ErrorConflict is 409 where a page has no conflict view of its own.
type ErrorConflict struct {
	// Again is the page that shows the newer record.
	Again *Link
}

// Head implements Page.
func (ErrorConflict) Head() Head { return Head{Title: "This has changed"} }

// Examples implements Page.
func (ErrorConflict) Examples() []Example {
	return []Example{
		{"empty", ErrorConflict{}},
		{"typical", ErrorConflict{Again: &Link{Text: "See how it is now", Href: "/example"}}},
		{"hostile", ErrorConflict{Again: &Link{Text: textScript + nameLong, Href: "/example?a=1&b=2"}}},
	}
}

// ErrorTooMany is 429. When says when to try again: "in about a minute".
type ErrorTooMany struct {
	When   string
	Unsent *Unsent // nil when nothing was sent
}

// Head implements Page.
func (p ErrorTooMany) Head() Head { return Head{Title: "Please wait a moment", Form: p.Unsent.form()} }

// Examples implements Page.
func (ErrorTooMany) Examples() []Example {
	return []Example{
		{"empty", ErrorTooMany{}},
		{"typical", ErrorTooMany{When: "in about a minute"}},
		{"sent", ErrorTooMany{When: "in about a minute", Unsent: unsentExample("The bus is the hard part.")}},
		{"hostile", ErrorTooMany{When: textScript, Unsent: unsentExample(textScript)}},
	}
}

// ErrorUnavailable is 503. It shows the numbers of the Frame, because a
// pupil may have been about to ask for help.
type ErrorUnavailable struct{ Unsent *Unsent }

// Head implements Page.
func (p ErrorUnavailable) Head() Head {
	return Head{Title: "Not working just now", Form: p.Unsent.form()}
}

// Examples implements Page.
func (ErrorUnavailable) Examples() []Example {
	return []Example{
		{"empty", ErrorUnavailable{}},
		{"typical", ErrorUnavailable{unsentExample("The bus is the hard part.")}},
		{"hostile", ErrorUnavailable{unsentExample(textScript)}},
	}
}

// ErrorInternal is 500, with the request id of the Frame.
type ErrorInternal struct{ Unsent *Unsent }

// Head implements Page.
func (p ErrorInternal) Head() Head { return Head{Title: "Something went wrong", Form: p.Unsent.form()} }

// Examples implements Page.
func (ErrorInternal) Examples() []Example {
	return []Example{
		{"empty", ErrorInternal{}},
		{"typical", ErrorInternal{unsentExample("The bus is the hard part.")}},
		{"hostile", ErrorInternal{unsentExample(textScript)}},
	}
}

// Unsent is a form that could not be taken in: all of it as it was sent, its key with it, so that it can be sent again from
// the page that says so, and makes one record.
type Unsent struct {
	To     string
	Values []Hidden
}

func (Unsent) partial() string { return "unsent" }

// form is the id of the form on the page, so that leaving takes along what is in it.
func (u *Unsent) form() string {
	if u == nil {
		return ""
	}
	return "unsent"
}

func unsentExample(words string) *Unsent {
	return &Unsent{To: "/example", Values: []Hidden{{Name: "key", Value: "example"}, {Name: "words", Value: words}}}
}
