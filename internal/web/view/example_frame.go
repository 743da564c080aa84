package view

// ExampleFrame is the chrome around an example, as a request by such a
// person would have it.
func ExampleFrame(a Audience) Frame {
	f := Frame{
		School: "Alderbrook School", Nonce: "example-nonce", Audience: a, Path: "/example",
		RequestID: "4k7d-9qfm",
		Help: Help{
			Hours: "It is Saturday. School is closed. Somebody at school reads messages again on Monday at 8:30.",
			Lines: exampleLines,
		},
	}
	switch a {
	case Pupil:
		f.SignedIn = &SignedIn{Name: nameEnglish}
		f.IdleWarningSeconds, f.News = 480, "Something is new for you"
	case Staff:
		f.SignedIn = &SignedIn{Name: nameWelsh, Role: "Deputy safeguarding lead"}
		f.News = "More than twelve things are new for you"
		f.Nav = []NavLink{{Text: "Today", Href: "/", Current: true}, {Text: "Log a concern", Href: "/concerns/new", Key: "c"}}
	case Anyone, Public: // nobody is signed in
	case Partner:
		f.SignedIn = &SignedIn{Name: namePolish, Role: "Riverside Youth Trust"}
		f.Seeing = "You see what Alderbrook School and the young person agreed to share with Riverside Youth Trust, so that you can answer, until 30 June 2027."
	}
	return f
}

// Every number is one that anyone may call; the school checks them before use.
var exampleLines = []HelpLine{
	{Name: "Emergency", Number: "999", Tel: "999", About: "if somebody is in danger now"},
	{Name: "NHS", Number: "111", Tel: "111", About: "any time, press 2 to talk about how you feel"},
	{Name: "Childline", Number: "0800 1111", Tel: "08001111", About: "any time, about anything"},
	{Name: "Shout", Number: "85258", Text: "text SHOUT", About: "by text, any time"},
}

// Specimen is one example of one page in the chrome it belongs to.
type Specimen struct {
	File     string
	Audience Audience
	Frame    Frame
	Example  Example
}

// Name is a short name for a test or a file.
func (s Specimen) Name() string { return s.Audience.String() + "/" + s.File + "/" + s.Example.Name }

// AllExamples gives every example of every registered page; pages for anyone
// come once for each audience. The first that keeps what is typed comes a
// second time, as whoever left a text there finds it.
func AllExamples() []Specimen { return specimens(registry) }

func specimens(entries []Entry) []Specimen {
	var all []Specimen
	for _, entry := range entries {
		audiences := []Audience{entry.Audience}
		if entry.Audience == Anyone {
			audiences = []Audience{Public, Pupil, Staff, Partner}
		}
		for _, audience := range audiences {
			begun := false
			for _, example := range entry.Page.Examples() {
				s := Specimen{File: entry.File, Audience: audience, Frame: ExampleFrame(audience), Example: example}
				if all = append(all, s); begun || !example.Page.Head().Keeps {
					continue
				}
				begun, s.Frame.Aside, s.Example.Name = true, true, "begun before"
				all = append(all, s)
			}
		}
	}
	return all
}
