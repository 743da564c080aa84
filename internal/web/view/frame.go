package view

// Frame is the chrome of one request: everything around the page that the
// page itself does not know. The web adapter fills it once, from the session.
type Frame struct {
	School   string   // the school's name, as in the header
	Lang     string   // language of the page, "en" when empty
	Dir      string   // "ltr" when empty, or "rtl"
	Nonce    string   // the script nonce of this response
	Audience Audience // who is looking; decides the layout of Anyone pages
	Path     string   // the path of this request
	// RequestID is shown on error pages, for whoever is asked about it.
	RequestID string
	Nav       []NavLink
	// SignedIn is nil for visitors. A pupil's name is never shown: the next
	// person at a shared computer would read it.
	SignedIn *SignedIn
	Notice   *NotificationBanner
	// News says that something waits on the first page, which it leads to: "Two things are new for you". Empty for nothing.
	News string
	// Seeing stands at the top of every partner page: what they see, why,
	// and until when.
	Seeing string
	Help   Help
	// IdleWarningSeconds is the time without a request after which a signed-in
	// page offers to stay; 0 for never.
	IdleWarningSeconds int
	// Aside is set while an earlier text of the page's form waits to be carried on with: what is written now does not
	// replace it.
	Aside bool
	// Unsaved is set when the page's form was sent and came back: nobody has kept what is in it.
	Unsaved bool
}

// NavLink is one entry of the main navigation.
type NavLink struct {
	Text    string
	Href    string
	Current bool
	Key     string // the shortcut key that follows it: "c"
}

// SignedIn names the person for the header of a staff or partner page.
type SignedIn struct {
	Name string
	Role string // in words, "Deputy safeguarding lead"
}

// Help is the urgent-help panel: who can help now. It is the same on every
// page, whoever reads it and whatever they wrote, so that it needs no trigger.
type Help struct {
	// Hours says when somebody at school reads messages, for example "It is
	// Saturday. They will read this on Monday morning."
	Hours string
	Lines []HelpLine
}

// HelpLine is one telephone number that answers when the school does not.
type HelpLine struct {
	Name   string // "Childline"
	About  string // "any time, about anything"
	Number string // as people write it: "0800 1111"
	Tel    string // as a telephone dials it: "08001111"; empty for no link
	Text   string // a number to text instead; may be empty
}

// withDefaults fills what may be left empty.
func (f Frame) withDefaults(audience Audience) Frame {
	if f.Lang == "" {
		f.Lang = "en"
	}
	if f.Dir == "" {
		f.Dir = "ltr"
	}
	if audience != Anyone {
		f.Audience = audience
	}
	if f.Audience == Anyone {
		f.Audience = Public
	}
	return f
}

// CareCard is the help of this frame as a component.
func (f Frame) CareCard() CareCard {
	return CareCard{Heading: "Help now", Text: f.Help.Hours, Lines: f.Help.Lines}
}
