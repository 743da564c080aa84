package view

var inboxPages = []Entry{
	{"referral/inbox.html", Partner, Inbox{}},
	{"referral/inbox_form.html", Partner, InboxForm{}},
	{"referral/inbox_show.html", Partner, InboxShow{}},
}

// Inbox is what a partner worker has been sent.
type Inbox struct {
	Organisation string
	Rows         [][]Cell
	Older        string
}

// Head implements Page.
func (Inbox) Head() Head { return Head{Title: "Referrals", Back: &BackLink{Href: "/"}} }

// Table is the list.
func (p Inbox) Table() Table {
	return Table{Caption: "Sent to you", Columns: []Column{{Text: "Who"}, {Text: "Service"}, {Text: "Sent"}, {Text: "Where it stands"}}, Rows: p.Rows}
}

// Empty says what will stand here.
func (Inbox) Empty() EmptyState {
	return EmptyState{Text: "Nothing has been sent to you. When the school sends a referral, it appears here."}
}

// Examples implements Page.
func (Inbox) Examples() []Example {
	row := func(name string) []Cell {
		return []Cell{{Text: name, Href: "/inbox/view/1"}, {Text: "Lantern one-to-one"}, {Text: "Mon 2 Nov 2026"}, {Text: "Sent, no receipt yet"}}
	}
	return []Example{
		{"empty", Inbox{Organisation: "Lantern Street Youth Project"}},
		{"typical", Inbox{Organisation: "Lantern Street Youth Project", Rows: [][]Cell{row(nameEnglish), row(nameVietnamese)}}},
		{"hostile", Inbox{Organisation: nameLong, Rows: [][]Cell{row(nameLong + textScript), row(nameArabic)}}},
	}
}

// InboxShow is one referral as its receiver sees it: the frozen set, what they answered, and what they can answer now.
type InboxShow struct {
	Who     string
	State   string
	Answers []Link
	Sent    SentSet
	Plan    *SentPlan
	Happens []TimelineItem
	Paper   string
	// NobodyInTouch is set when whoever was sent as staying in touch may have nothing to do with the young person any more.
	NobodyInTouch bool
}

// Head implements Page.
func (InboxShow) Head() Head { return Head{Title: "Referral", Back: &BackLink{Href: "/inbox"}} }

// Timeline is what happened.
func (p InboxShow) Timeline() Timeline { return Timeline{Items: p.Happens} }

// Examples implements Page.
func (InboxShow) Examples() []Example {
	return []Example{
		{"empty", InboxShow{Who: nameEnglish, State: "Ended", Sent: exampleSent(nameEnglish, textTypical)}},
		{"typical", InboxShow{Who: nameEnglish, State: "Sent, no receipt yet", Answers: []Link{{Text: "We have received it", Href: "/inbox/answer/1?answer=received"}, {Text: "Not for us", Href: "/inbox/answer/1?answer=not_for_us"}},
			Sent: exampleSent(nameEnglish, textTypical), Happens: []TimelineItem{{Title: "Sent", When: "Mon 2 Nov 2026, 09:15", DateTime: "2026-11-02T09:15:00Z"}}, Plan: exampleSentPlan("/inbox/view/1/plan"), Paper: "/inbox/paper/1"}},
		{"with nobody who stays in touch", InboxShow{Who: nameEnglish, State: "On the waiting list", Sent: exampleSent(nameEnglish, textTypical), NobodyInTouch: true, Paper: "/inbox/paper/1"}},
		{"with a plan that never came", InboxShow{Who: nameEnglish, State: "Sent, no receipt yet", Sent: exampleSent(nameEnglish, textTypical), Plan: &SentPlan{}, Paper: "/inbox/paper/1"}},
		{"hostile", InboxShow{Who: nameArabic + textScript, State: textLong, Sent: exampleSent(nameLong+textScript, textLong)}},
	}
}

// InboxForm is a partner's answer.
type InboxForm struct{ ReferralForm }

// Examples implements Page.
func (InboxForm) Examples() []Example {
	var all []Example
	for _, e := range (ReferralForm{}).Examples() {
		all = append(all, Example{e.Name, InboxForm{e.Page.(ReferralForm)}}) //nolint:forcetypeassert // its own examples
	}
	return all
}
