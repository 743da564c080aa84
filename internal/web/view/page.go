package view

// Page is one screen: a struct of plain, already formatted values, tied to
// its template by an Entry.
type Page interface {
	// Head says what the layout around the page needs to know.
	Head() Head
	// Examples returns the page empty, typical and hostile. It is called on
	// the zero value. The examples feed the page tests, the accessibility
	// run and the developers' pages.
	Examples() []Example
}

// Head is what a page tells its layout.
type Head struct {
	// Title is the text of <title>. On a pupil's page it gives nothing away
	// to somebody who glances at the tab: "Question 2".
	Title string
	// Failed puts "Error: " before the title, because a screen reader reads
	// the title first when a form comes back.
	Failed bool
	// Form is the id of the form whose answers travel with "Leave this
	// page". Empty when a pupil's page has no form.
	Form string
	// To is where that form goes; empty for the address of the page itself.
	To string
	// Keeps is set when what is typed into that form is kept while it is
	// written, and found again under the address that it goes to.
	Keeps bool
	// Back is the link above the heading; nil for none.
	Back *BackLink
	// Wide uses the full width for tables and work lists.
	Wide bool
	// Print leaves out header, navigation and footer.
	Print bool
}

// Example is one page as it may look.
type Example struct {
	Name string // empty, typical, hostile, or what it shows
	Page Page
}

// Entry ties a page struct to the one file that shows it and to the people
// it is for.
type Entry struct {
	File     string // below web/templates/pages
	Audience Audience
	Page     Page // the zero value of the page struct
}

// Audience decides the layout of a page and the tests that apply to it.
type Audience int

// Anyone is for pages that take the audience of the Frame, such as errors.
const (
	Anyone Audience = iota
	Public
	Pupil
	Staff
	Partner
)

var audienceNames = map[Audience]string{
	Anyone: "anyone", Public: "public", Pupil: "pupil", Staff: "staff", Partner: "partner",
}

func (a Audience) String() string { return audienceNames[a] }

// layout names the file below web/templates/layout.
func (a Audience) layout() string { return a.String() + ".html" }
