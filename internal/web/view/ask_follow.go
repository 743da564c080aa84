package view

// AskFollow is the receipt, and the page that a pupil comes back to: where it stands, who has it, what happens next, and who
// has opened it.
type AskFollow struct {
	JustSent  bool
	Headline  string // "Miss Khan has read this and will act."
	More      string // what that means
	Reference string
	Reader    AskReader
	Next      []TimelineItem // what happens next, each with its day
	Happened  []TimelineItem
	Offer     string // waits for the pupil's yes or no; empty for none
	Opened    []TimelineItem
	Sent      []AskSent
	Path      string // of this page, for the small pages below it
	IsOver    bool
	MayReturn bool // it was taken back, and can be asked for after all
	Withdrawn bool
}

// AskSent is one thing that the pupil sent.
type AskSent struct {
	When string
	Rows []SummaryRow
}

// List shows it.
func (s AskSent) List() SummaryList { return SummaryList{Rows: s.Rows, Plain: true} }

// Head implements Page.
func (AskFollow) Head() Head { return Head{Title: "Yours", Back: &BackLink{Href: "/"}} }

// Heading is the page's first line.
func (p AskFollow) Heading() string {
	if p.JustSent {
		return "Thank you, we have it"
	}
	return p.Headline
}

// NextList is what comes next, with dates, as the two other lists are.
func (p AskFollow) NextList() Timeline { return Timeline{Items: p.Next} }

// HappenedList is what has happened so far.
func (p AskFollow) HappenedList() Timeline { return Timeline{Items: p.Happened} }

// OpenedList is who has opened it (T-086).
func (p AskFollow) OpenedList() Timeline { return Timeline{Items: p.Opened} }

// OfferButton leads to the yes or no.
func (p AskFollow) OfferButton() Button {
	return Button{Text: "Say yes or no", Href: p.Path + "/answer"}
}

// Examples implements Page.
func (AskFollow) Examples() []Example {
	next := []TimelineItem{
		{Title: "Miss Khan can read it", When: "On Monday morning", DateTime: "2026-11-23T08:00:00Z"},
		{Title: "If not, Mr Osei is told", When: "On Monday morning", DateTime: "2026-11-23T11:00:00Z"},
		{Title: "Someone talks with you", When: "By Monday afternoon", DateTime: "2026-11-23T16:30:00Z"},
	}
	sent := []AskSent{{When: "On Friday evening", Rows: []SummaryRow{{Key: "What you would like", Text: "To talk to someone"}, {Key: "In your words", Text: "I just want it to be quiet."}}}}
	return []Example{
		{"empty", AskFollow{Headline: "Sent", Reference: "R-7f3k9ab", Path: "/p/r/1", Reader: AskReader{Name: "Miss Khan", When: "today"}}},
		{"just sent", AskFollow{JustSent: true, Headline: "Sent", Reference: "R-7f3k9ab", Path: "/p/r/1", Reader: exampleReader, Next: next, Sent: sent}},
		{"typical", AskFollow{Headline: "Miss Khan will act on this", More: "Miss Khan has read it. You will hear what happens next.", Reference: "R-7f3k9ab", Path: "/p/r/1",
			Reader: exampleReader, Next: next[2:], Sent: sent,
			Happened: []TimelineItem{{Title: "Miss Khan said: I have read this and will act", When: "This morning at 8:12", DateTime: "2026-11-23T08:12:00Z"}},
			Opened:   []TimelineItem{{Title: "Miss Khan, head of year 10", When: "This morning at 8:12", DateTime: "2026-11-23T08:12:00Z"}}}},
		{"offer", AskFollow{Headline: "There is an offer for you", Reference: "R-7f3k9ab", Path: "/p/r/1", Reader: exampleReader, Offer: "A quiet room with Mr Osei on Tuesdays.", Sent: sent}},
		{"taken back", AskFollow{Headline: "You took this back", More: "Someone may still check that you are OK.", Withdrawn: true, MayReturn: true, Reference: "R-7f3k9ab", Path: "/p/r/1", Sent: sent}},
		{"hostile", AskFollow{Headline: textScript, More: textLong, Reference: textScript, Path: "/p/r/1", Offer: textArabic + textScript, Reader: AskReader{Name: nameLong},
			Next: []TimelineItem{{Title: nameArabic + textScript, When: textScript}}, Opened: []TimelineItem{{Title: nameLong, By: textScript, When: nameVietnamese}},
			Sent: []AskSent{{When: textScript, Rows: []SummaryRow{{Key: "In your words", Text: textLong + textArabic}}}}}},
	}
}

// AskSmall is one small form below a pupil's request: adding to it, a yes or no, changing one's mind, keeping someone out.
type AskSmall struct {
	Title    string // neutral
	Heading  string
	Text     []string
	Quote    string // what somebody at school wrote to the pupil
	Boxes    []Component
	Action   string // on the button
	Keeps    bool   // there is something to type
	Back     string
	Problems Problems
}

// Head implements Page.
func (p AskSmall) Head() Head {
	return Head{Title: p.Title, Failed: p.Problems.Any(), Form: "answers", Keeps: p.Keeps, Back: &BackLink{Href: p.Back}}
}

// Button saves it.
func (p AskSmall) Button() Button { return Button{Text: p.Action} }

// AskMore is the form that adds to what was sent.
func AskMore(back, typed string, problems Problems) AskSmall {
	return AskSmall{Title: "Add", Heading: "Add something", Back: back, Action: "Send", Keeps: true, Problems: problems,
		Text:  []string{"It goes to the same people. What you sent before stays as it is."},
		Boxes: []Component{Textarea{Field: Field{Name: "more", Label: "What would you like to add?", Value: typed, Error: problems.On("more")}, Rows: 6}}}
}

// AskAnswerOffer is the pupil's yes or no.
func AskAnswerOffer(back, offer, id, reply, said string, problems Problems) AskSmall {
	return AskSmall{Title: "Answer", Heading: "What do you think?", Quote: offer, Back: back, Action: "Send my answer", Keeps: true, Problems: problems,
		Text: []string{"Both answers are fine. If you say no, we keep looking with you."},
		Boxes: []Component{
			Hidden{Name: "offer", Value: id},
			Radios{Field: Field{Name: "reply", Label: "Would you like this?", Value: reply, Error: problems.On("reply")},
				Choices: []Choice{{Value: "yes", Text: "Yes, please"}, {Value: "no", Text: "No, this is not right for me"}}},
			Textarea{Field: Field{Name: "said", Label: "Anything you want to say", Value: said}, Rows: 3},
		}}
}

// AskChangeMind takes a request back, or asks for it after all.
func AskChangeMind(back string, returns bool, problems Problems) AskSmall {
	if returns {
		return AskSmall{Title: "Change", Heading: "Do you want this after all?", Back: back, Action: "Yes, I want this", Problems: problems,
			Text: []string{"You can change your mind as often as you like."}}
	}
	return AskSmall{Title: "Change", Heading: "Do you want to take this back?", Back: back, Action: "Take it back", Problems: problems,
		Text: []string{"You can. What you wrote is not wiped away.", "Someone may still check once that you are OK.", "You can ask again at any time."}}
}

// AskKeepOut keeps somebody out of it from now on.
func AskKeepOut(back string, people Adults, taken []string, problems Problems) AskSmall {
	near, more := people.split()
	return AskSmall{Title: "Names", Heading: "Who should not see this?", Back: back, Action: "Keep them out", Problems: problems,
		Text:  []string{"They are not told. From now on they can't open this, or anything else about you here. They may have read it before.", "That can change if someone could get badly hurt. You are told as soon as that is safe.", "You can let them back at any time. Look for “Who you keep out” on your first page."},
		Boxes: []Component{Checkboxes{Field: Field{Name: "not", Label: "Choose any", Error: problems.On("not")}, Values: taken, Choices: near, Folds: more}}}
}

// Examples implements Page.
func (AskSmall) Examples() []Example {
	people := []Choice{{Value: "a", Text: "Miss Khan"}, {Value: "b", Text: "Mr Osei"}}
	return []Example{
		{"empty", AskMore("/p/r/1", "", nil)},
		{"typical", AskAnswerOffer("/p/r/1", "A quiet room with Mr Osei on Tuesdays.", "1", "", "", nil)},
		{"taking it back", AskChangeMind("/p/r/1", false, nil)},
		{"asking after all", AskChangeMind("/p/r/1", true, nil)},
		{"names", AskKeepOut("/p/r/1", Adults{All: people}, nil, nil)},
		{"with an error", AskMore("/p/r/1", "", Problems{{Name: "more", Message: "Write what you want to add."}})},
		{"hostile", AskAnswerOffer("/p/r/1", textScript+textLong, textScript, "no", textArabic, nil)},
	}
}
