package view

// RequestSpoken is what was typed about a talk.
type RequestSpoken struct {
	Who, When, Next, On string
	People              []Option
}

// Act is the form for it.
func (s RequestSpoken) Act(who, back string, p Problems) RequestAct {
	return RequestAct{Title: "I have spoken with them", Who: who, Back: back, Action: "Save, and let them read it", Problems: p,
		Intro: []string{"A talk is what answers a request; opening it or messaging somebody else does not. They read what you write under “what happens next”, with your name."},
		Boxes: []Component{
			Select{Field: Field{Name: "who", Label: "Who spoke with them?", Value: s.Who, Error: p.On("who")}, Options: s.People},
			Input{Field: Field{Name: "when", Label: "When?", Value: s.When, Error: p.On("when"), Hint: "Leave this empty for just now. Otherwise: 20/11/2026 09:15"}, Width: 20, Plain: true},
			Textarea{Field: Field{Name: "next", Label: "What happens next?", Value: s.Next, Error: p.On("next"),
				Hint: ToThem + " In plain words, as you said it: who, what and where. Short sentences."}, Rows: 4},
			dayBox("on", s.On, p),
		}}
}

func dayBox(name, value string, p Problems) Input {
	return Input{Field: Field{Name: name, Label: "On which day is the next step?", Value: value, Error: p.On(name), Hint: "Nobody is left without a date. For example: 24/11/2026"}, Width: 10, Plain: true}
}

// RequestOffer is what was typed about an offer.
type RequestOffer struct {
	Kind, Text, On, Reason, Reply, Said string
	Wish                                string // "One to one, said on Fri 23 Oct 2026"; empty when they did not say
}

// Act is the form for it.
func (o RequestOffer) Act(who, back string, p Problems) RequestAct {
	a := RequestAct{Title: "Offer something", Who: who, Back: back, Action: "Save the offer", Problems: p,
		Intro: []string{"They can say yes or no on their own page. A no closes nothing: the request goes on to “keep looking”."},
		Boxes: []Component{
			Radios{Field: Field{Name: "kind", Label: "What is offered?", Value: o.Kind, Error: p.On("kind")}, Choices: []Choice{
				{Value: "one_to_one", Text: "One-to-one time"}, {Value: "group", Text: "A group"}, {Value: "drop_in", Text: "A drop-in"},
				{Value: "practical", Text: "A practical change at school"}, {Value: "information", Text: "Information"}, {Value: "elsewhere", Text: "A service outside school"}}},
			Textarea{Field: Field{Name: "text", Label: "What will they read?", Value: o.Text, Error: p.On("text"), Hint: ToThem + " In plain words: what, with whom, where and when."}, Rows: 4},
			dayBox("on", o.On, p),
			Textarea{Field: Field{Name: "reason", Label: "If it is not what they asked for: why is it offered?", Value: o.Reason, Error: p.On("reason"),
				Hint: "Required when it goes against their wish for one-to-one or a group. Colleagues read this; they do not."}, Rows: 2},
			Radios{Field: Field{Name: "reply", Label: "Have you asked them?", Value: o.Reply, Error: p.On("reply")}, Choices: []Choice{
				{Value: "yes", Text: "Yes, and they said yes"}, {Value: "no", Text: "Yes, and they said no"}}},
			Textarea{Field: Field{Name: "said", Label: "What did they say, in their words?", Value: o.Said}, Rows: 2},
		}}
	if o.Wish != "" {
		a.Quote = "They asked for: " + o.Wish
	}
	return a
}

// RequestHandover is what was typed about handing it over.
type RequestHandover struct {
	To, Text, On string
	Told         bool
}

// Act is the form for it.
func (h RequestHandover) Act(who, back string, p Problems) RequestAct {
	told := Checkboxes{Field: Field{Name: "told", Error: p.On("told")}, Choices: []Choice{{Value: "yes", Text: "They know about it and agree"}}}
	if h.Told {
		told.Values = []string{"yes"}
	}
	return RequestAct{Title: "Hand it over", Who: who, Back: back, Action: "Save the handover", Problems: p,
		Intro: []string{"A handover is a warm one: somebody else has said yes to it, and the young person knows. “Not for us” is no end (T-050)."},
		Boxes: []Component{
			Input{Field: Field{Name: "to", Label: "Who has said yes to it?", Value: h.To, Error: p.On("to"), Hint: "Name, role and where they are from"}},
			Textarea{Field: Field{Name: "text", Label: "What will the young person read?", Value: h.Text, Error: p.On("text"), Hint: ToThem + " Say who will see them, where and when, and who stays with them until then."}, Rows: 4},
			dayBox("on", h.On, p),
			told,
		}}
}

// RequestFinish is the form that closes a request.
func RequestFinish(who, back, text string, p Problems) RequestAct {
	return RequestAct{Title: "Close it", Who: who, Back: back, Action: "Close the request", Problems: p,
		Intro: []string{"Possible after an offer they took, a handover that was accepted, or their own wish. They read what you write, and can ask again at any time."},
		Boxes: []Component{Textarea{Field: Field{Name: "text", Label: "What will they read?", Value: text, Error: p.On("text"), Hint: ToThem + " Say how it ended, and how they can come back."}, Rows: 4}}}
}

// notToldYet is what setting a wish aside means while the young person is not to know of it.
const notToldYet = "Where the decision says that they are not told yet, they read nothing of it: until then their pages say “someone at school” where this adult acts, without the name. What the adult says to them, or writes for them to read, reaches them all the same: agree it with that adult first."

// RequestAside is what was typed about setting a wish of the pupil's aside.
type RequestAside struct {
	KeptOut   []Choice // the adults whom the young person kept out
	Decisions []Choice // the reader's own decisions under which it could be
	Who       string
	Under     string
	Text      string
}

// Act is the form for it.
func (a RequestAside) Act(who, back string, p Problems) RequestAct {
	form := RequestAct{Title: "Set a wish aside", Who: who, Back: back, Action: "Let this adult see it", Problems: p,
		Intro: []string{
			"They said that somebody should not see this. Only you, as part of the team or as head, may set that aside, and only under a sharing decision of your own.",
			"An adult with a declared conflict, or whom an entry is about, is never let in.", notToldYet}}
	if len(a.Decisions) == 0 {
		form.Quote = "You have recorded no sharing decision about them since they asked. Record one first; then come back."
		form.Instead = &Link{Text: "Record an information-sharing decision", Href: "/sharing/new"}
	}
	form.Boxes = []Component{
		Radios{Field: Field{Name: "who", Label: "Who should see it after all?", Value: a.Who, Error: p.On("who")}, Choices: a.KeptOut},
		Radios{Field: Field{Name: "under", Label: "Under which of your decisions?", Value: a.Under, Error: p.On("under")}, Choices: a.Decisions},
		Textarea{Field: Field{Name: "text", Label: "What will the young person read?", Value: a.Text, Error: p.On("text"),
			Hint: ToThem + " Say who can see this now, and why. Leave it empty only where the decision says that they are not told yet."}, Rows: 3},
	}
	return form
}

// Examples implements Page.
func (RequestAct) Examples() []Example {
	people := []Option{{Value: "", Text: "I did"}, {Value: "a", Text: nameWelsh}}
	wrong := Problems{{Name: "reason", Message: "This is not what the young person asked for. Say why it is offered."}}
	return []Example{
		{"empty", RequestSpoken{People: people}.Act(nameEnglish+", 9C", "/requests/view/1", nil)},
		{"typical", RequestOffer{Wish: "One to one, said on Fri 23 Oct 2026", Kind: "group"}.Act(nameEnglish+", 9C", "/requests/view/1", wrong)},
		{"handing over", RequestHandover{To: "Alex Rowe, Riverside Youth Trust", Told: true}.Act(namePolish, "/requests/view/1", nil)},
		{"a wish", RequestAside{KeptOut: []Choice{{Value: "a", Text: nameWelsh}}, Decisions: []Choice{{Value: "b", Text: "Mon 16 Nov 2026, 09:15", Hint: "So that the lead can act."}}}.Act(nameEnglish, "/requests/view/1", nil)},
		{"a wish, without a decision", RequestAside{KeptOut: []Choice{{Value: "a", Text: nameWelsh}}}.Act(nameEnglish, "/requests/view/1", nil)},
		{"closing", RequestFinish(nameVietnamese, "/requests/view/1", "", nil)},
		{"hostile", RequestOffer{Wish: textScript, Text: textLong + textScript, Said: textArabic}.Act(nameLong+textScript, "/requests/view/1", nil)},
	}
}
