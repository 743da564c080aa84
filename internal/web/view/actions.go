package view

// Link is a link in words.
type Link struct {
	Text string
	Href string
}

// ButtonKind is how much a button stands out.
type ButtonKind string

// One Primary button a page; Warning for what cannot be undone.
const (
	Primary   ButtonKind = ""
	Secondary ButtonKind = "secondary"
	Warning   ButtonKind = "warning"
)

// Button submits the form around it, or leads to Href.
type Button struct {
	Text  string
	Href  string // a link that looks like a button
	Name  string // with Value, when a form has more than one button
	Value string
	Kind  ButtonKind
	// Form is the id of the form to submit when the button stands outside it.
	Form string
	// Action sends the form somewhere else than its own action.
	Action string
}

func (Button) partial() string { return "button" }

// ButtonGroup sets buttons and links side by side.
type ButtonGroup struct {
	Buttons []Button
	Links   []Link
}

func (ButtonGroup) partial() string { return "button_group" }

// BackLink leads to the page before. Text is "Back" when empty.
type BackLink struct {
	Text string
	Href string
}

func (BackLink) partial() string { return "back_link" }

// Breadcrumbs lead up to where this page belongs.
type Breadcrumbs struct{ Items []Link }

func (Breadcrumbs) partial() string { return "breadcrumbs" }

// SkipLink jumps over the header.
type SkipLink struct {
	Text string
	Href string
}

func (SkipLink) partial() string { return "skip_link" }

// Pagination leads through a list by its keys; either end may be nil.
type Pagination struct {
	Newer *PageLink
	Older *PageLink
}

func (Pagination) partial() string { return "pagination" }

// PageLink is one end of a Pagination. About says what is there: "before 3 May".
type PageLink struct {
	Href  string
	About string
}

// Tabs are links to the sides of one thing, each a page of its own.
type Tabs struct {
	Label string // what the tabs are of, for a screen reader
	Items []NavLink
}

func (Tabs) partial() string { return "tabs" }

// FilterForm narrows a list; it is a GET form, so that every view has an address.
type FilterForm struct {
	Action string
	Label  string // "Filter services"
	Fields []Component
	Clear  string // address without filters; empty while none is set
}

func (FilterForm) partial() string { return "filter_form" }
