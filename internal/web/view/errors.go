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
type ErrorTooMany struct{ When string }

// Head implements Page.
func (ErrorTooMany) Head() Head { return Head{Title: "Please wait a moment"} }

// Examples implements Page.
func (ErrorTooMany) Examples() []Example {
	return []Example{
		{"empty", ErrorTooMany{}},
		{"typical", ErrorTooMany{When: "in about a minute"}},
		{"hostile", ErrorTooMany{When: textScript}},
	}
}

// ErrorUnavailable is 503. It shows the numbers of the Frame, because a
// pupil may have been about to ask for help.
type ErrorUnavailable struct{}

// Head implements Page.
func (ErrorUnavailable) Head() Head { return Head{Title: "Not working just now"} }

// Examples implements Page.
func (ErrorUnavailable) Examples() []Example { return []Example{{"typical", ErrorUnavailable{}}} }

// ErrorInternal is 500, with the request id of the Frame.
type ErrorInternal struct{}

// Head implements Page.
func (ErrorInternal) Head() Head { return Head{Title: "Something went wrong"} }

// Examples implements Page.
func (ErrorInternal) Examples() []Example { return []Example{{"typical", ErrorInternal{}}} }
