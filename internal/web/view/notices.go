package view

// ErrorSummary stands above the heading of a form that came back. Title is
// "There is a problem" when empty.
type ErrorSummary struct {
	Title string
	Items []ErrorItem
}

func (ErrorSummary) partial() string { return "error_summary" }

// ErrorItem is one problem, a link to its field when Href is set.
type ErrorItem struct {
	Text string
	Href string
}

// NotificationBanner says what has just happened or is about to.
type NotificationBanner struct {
	Title   string // "Important" when empty, or "Saved" for a success
	Heading string
	Text    string
	Link    *Link
	Success bool
	ID      string // of its title, where a page has two
}

func (NotificationBanner) partial() string { return "notification_banner" }

// TitleID is the id of its title.
func (n NotificationBanner) TitleID() string {
	if n.ID == "" {
		return "govuk-notification-banner-title"
	}
	return n.ID
}

// Heads gives the title of the banner.
func (n NotificationBanner) Heads() string {
	switch {
	case n.Title != "":
		return n.Title
	case n.Success:
		return "Saved"
	default:
		return "Important"
	}
}

// NoticeList is what somebody has been told since they last looked: that there is news, never what.
type NoticeList struct {
	Heading string
	Items   []NoticeItem
}

func (NoticeList) partial() string { return "notice_list" }

// NoticeItem is one of them; Href is where the news stands, empty for none.
type NoticeItem struct {
	Text      string
	Reference string // which one: "R-7f3k9ab"; empty where the text says enough
	Who       string // whose, where there is no reference; stays off paper
	Href      string
	When      string
	DateTime  string
}

// InsetText sets one thought apart.
type InsetText struct{ Text string }

func (InsetText) partial() string { return "inset_text" }

// WarningText says what follows from not doing something. Staff pages only.
type WarningText struct{ Text string }

func (WarningText) partial() string { return "warning_text" }

// Tag is a word for a type or a state. It has no colours: a colour on a
// child's record would be a grade.
type Tag struct{ Text string }

func (Tag) partial() string { return "tag" }

// CareCard says who can help now. The same card stands everywhere.
type CareCard struct {
	Heading string
	Text    string
	Lines   []HelpLine
	ID      string // "help" when empty
}

func (CareCard) partial() string { return "care_card" }

// CardID is the id of the card's heading.
func (c CareCard) CardID() string {
	if c.ID == "" {
		return "help"
	}
	return c.ID
}

// EmptyState says what will appear here and how to begin.
type EmptyState struct {
	Heading string
	Text    string
	Action  *Link
}

func (EmptyState) partial() string { return "empty_state" }

// Details keeps a longer explanation out of the way until it is asked for.
type Details struct {
	Summary string
	Text    []string // paragraphs
	Parts   []Component
	Open    bool
}

func (Details) partial() string { return "details" }
