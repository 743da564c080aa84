package view

var newsPages = []Entry{
	{"referral/news.html", Pupil, News{}},
	{"referral/news_list.html", Pupil, NewsList{}},
}

// NewsList is what was sent for a pupil, to places outside school.
type NewsList struct{ Items []Task }

// Head implements Page.
func (NewsList) Head() Head { return Head{Title: "What is happening", Back: &BackLink{Href: "/"}} }

// List is the list.
func (p NewsList) List() TaskList { return TaskList{Label: "news", Items: p.Items} }

// Examples implements Page.
func (NewsList) Examples() []Example {
	return []Example{
		{"empty", NewsList{}},
		{"typical", NewsList{Items: []Task{{Title: "Lantern one-to-one", Href: "/p/wait/1", Hint: "Ms Prosser talks with you on Monday 7 December.", Status: "You are on their list"}}}},
		{"hostile", NewsList{Items: []Task{{Title: nameLong + textScript, Href: "/p/wait/1", Hint: textArabic, Status: nameArabic}}}},
	}
}

// News is a pupil's page about one wait: every question has an answer, and "they have not told us" is one (T-043).
type News struct {
	Service string
	State   string // "You are on their list."
	Coming  string // "Ms Prosser talks with you about it by Tuesday."
	Ask     Link   // when it cannot wait
	HelpNow Link
	Wait    []SummaryRow
	People  []SummaryRow
	Use     []SummaryRow // what helps while you wait
	Told    []TimelineItem

	Plan      []string // the parts of their safety plan that went with it
	PlanPaper string   // address of the paper as it went
}

// Head implements Page.
func (News) Head() Head { return Head{Title: "What is happening", Back: &BackLink{Href: "/p/wait"}} }

// List is about the wait.
func (p News) List() SummaryList { return SummaryList{Rows: p.Wait} }

// Who is who stays with you.
func (p News) Who() SummaryList { return SummaryList{Rows: p.People} }

// Meanwhile is what you can use now.
func (p News) Meanwhile() SummaryList { return SummaryList{Rows: p.Use} }

// Timeline is what happened so far.
func (p News) Timeline() Timeline { return Timeline{Items: p.Told} }

// Examples implements Page.
func (News) Examples() []Example {
	none, ask, now := "They have not told us yet.", Link{Text: "Talk to someone", Href: "/p/1"}, Link{Text: "Help now", Href: "/help-now"}
	return []Example{
		{"empty", News{Service: "Quiet Hour", State: "We sent it. They have not said anything yet.", Wait: []SummaryRow{{Key: "On their list since", Text: none}, {Key: "When it may start", Text: none}}}},
		{"typical", News{
			Service: "Lantern one-to-one", State: "You are on their list.",
			Wait:   []SummaryRow{{Key: "On their list since", Text: "Monday 2 November"}, {Key: "Last news", Text: "Monday 9 November"}, {Key: "What they say about the wait", Text: "About ten weeks."}, {Key: "When it may start", Text: none}},
			People: []SummaryRow{{Key: "Who talks with you while you wait", Text: "Ms Prosser, on Monday 7 December"}, {Key: "Who helps you find your way", Text: "Mr Zając"}},
			Use:    []SummaryRow{{Key: "What may help now", Text: "The quiet room at lunch."}, {Key: "Ask for help at once", Text: "If it gets worse, go to any adult."}},
			Told:   []TimelineItem{{Title: "They said yes", When: "Monday 2 November", DateTime: "2026-11-02T09:15:00Z"}, {Title: "Ms Prosser told you", When: "Monday 2 November", DateTime: "2026-11-02T12:15:00Z"}},
		}},
		{"with news to come", News{Service: "Lantern one-to-one", State: "There is news. Someone will talk with you.", Coming: "Ms Prosser will talk with you about it by Tuesday.", Ask: ask, HelpNow: now}},
		{"not for them", News{Service: "Lantern one-to-one", State: "Not for them. We keep looking with you.", Coming: "Mr Zając talks with you about what comes next by Friday.", Ask: ask, HelpNow: now,
			People: []SummaryRow{{Key: "Who helps you find your way", Text: "Mr Zając"}}}},
		{"late", News{Service: "Lantern one-to-one", State: "Not for them. We keep looking with you.", Ask: ask, HelpNow: now,
			Coming: "Mr Zając was to talk with you by Friday. If they have not, ask them, or any adult you trust."}},
		{"with a safety plan", News{Service: "Lantern one-to-one", State: "We sent it.", Plan: []string{"How I can tell things are getting hard", "Numbers for any time"}, PlanPaper: "/p/wait/1/plan"}},
		{"hostile", News{Service: nameLong + textScript, State: "You are on their list.", Wait: []SummaryRow{{Key: "What they say about the wait", Text: textLong}}, People: []SummaryRow{{Key: "Who", Text: nameArabic}}, Use: []SummaryRow{{Key: "What may help now", Text: textScript}}}},
	}
}
