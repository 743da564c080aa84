package view

// words are what the component page puts into every component, once tame
// and once hostile.
type words struct {
	name, short, long string
}

var (
	exampleWords = words{name: nameEnglish, short: "After lunch", long: textTypical}
	hostileWords = words{name: nameArabic + ", " + nameVietnamese + ", " + nameLong, short: textScript, long: textLong + textScript}
)

func componentSections(w words) []ComponentSection {
	return []ComponentSection{
		{"Buttons", buttonStates(w)},
		{"One line of text", inputStates(w)},
		{"Text of any length", textareaStates(w)},
		{"Radio buttons", radioStates(w)},
		{"Checkboxes", checkboxStates(w)},
		{"Select and date", pickStates(w)},
		{"Notices", noticeStates(w)},
		{"Lists", listStates(w)},
		{"Ways through", wayStates(w)},
		{"Time and versions", versionStates(w)},
	}
}

func buttonStates(w words) []ComponentState {
	return []ComponentState{
		{"The one main button", Button{Text: "Send"}},
		{"Another way", Button{Text: w.short, Kind: Secondary, Name: "then", Value: "stop"}},
		{"Cannot be undone", Button{Text: "Delete my draft", Kind: Warning}},
		{"A link", Button{Text: "Log a concern", Href: "/example"}},
		{"Side by side", ButtonGroup{
			Buttons: []Button{{Text: "Carry on"}, {Text: w.short, Kind: Secondary}},
			Links:   []Link{{Text: "Skip this", Href: "/example"}},
		}},
	}
}

func inputStates(w words) []ComponentState {
	return []ComponentState{
		{"Empty", Input{Field: Field{Name: "i1", Label: "Your name"}}},
		{"With a hint", Input{Field: Field{Name: "i2", Label: w.short, Hint: w.long, Value: w.name}, Width: 20}},
		{"With an error", Input{Field: Field{Name: "i3", Label: "Where", Value: w.short, Error: "Say where, or leave it empty."}}},
		{"Label and hint apart", Label{For: "i1", Text: w.short}},
		{"Hint apart", Hint{ID: "h1", Text: w.long}},
		{"Error apart", FieldError{ID: "e1", Text: w.short}},
		{"Carried along", Hidden{Name: "carried", Value: w.short}},
	}
}

func textareaStates(w words) []ComponentState {
	return []ComponentState{
		{"Empty", Textarea{Field: Field{Name: "t1", Label: "What did you see or hear?"}}},
		{"Counted", Textarea{Field: Field{Name: "t2", Label: "In your own words", Hint: "You can leave this empty.", Value: w.long}, Max: 2000}},
		{"With an error", Textarea{Field: Field{Name: "t3", Label: w.name, Value: w.long, Error: "Write what you saw."}, Rows: 3}},
	}
}

func radioStates(w words) []ComponentState {
	choices := []Choice{
		{Value: "yes", Text: "Yes"},
		{Value: "no", Text: w.name, Hint: w.short},
		{Value: "skip", Text: "Skip this", Divider: "or"},
	}
	reveal := []Choice{
		{Value: "a", Text: "By text", Reveal: []Component{Input{Field: Field{Name: "r3-number", Label: "Your number"}, Width: 20}}},
		{Value: "b", Text: "In school"},
	}
	return []ComponentState{
		{"Nothing taken", Radios{Field: Field{Name: "r1", Label: "Do you need help today?"}, Choices: choices}},
		{"One taken, in a row", Radios{Field: Field{Name: "r2", Label: w.short, Hint: w.long, Value: "yes"}, Choices: choices[:2], Inline: true}},
		{"One reveals more", Radios{Field: Field{Name: "r3", Label: "How can we find you?", Value: "a"}, Choices: reveal}},
		{"With an error, small", Radios{Field: Field{Name: "r4", Label: "When?", Error: "Choose one."}, Choices: choices, Small: true}},
	}
}

func checkboxStates(w words) []ComponentState {
	choices := []Choice{
		{Value: "time", Text: "A time that suits me"},
		{Value: "place", Text: w.name, Hint: w.short},
		{Value: "none", Text: "None of these", Divider: "or", Alone: true},
	}
	return []ComponentState{
		{"Two taken", Checkboxes{Field: Field{Name: "c1", Label: "What would make it easier?"}, Values: []string{"time", "place"}, Choices: choices}},
		{"With an error", Checkboxes{Field: Field{Name: "c2", Label: w.short, Error: "Choose at least one."}, Choices: choices}},
		{"On its own", Checkboxes{Field: Field{Name: "c3"}, Choices: []Choice{{Value: "yes", Text: "I have told somebody in person"}}}},
		{"Small", Checkboxes{Field: Field{Name: "c4", Label: "Show"}, Choices: choices, Small: true}},
	}
}

func pickStates(w words) []ComponentState {
	options := []Option{{"", "Choose one"}, {"8", "Year 8"}, {"9", w.name}}
	return []ComponentState{
		{"Select", Select{Field: Field{Name: "s1", Label: "Year"}, Options: options}},
		{"Select with an error", Select{Field: Field{Name: "s2", Label: "Year", Hint: w.short, Value: "9", Error: "Choose a year."}, Options: options}},
		{"Date", DateInput{Field: Field{Name: "d1", Label: "When is the next review?", Hint: "For example, 3 5 2027."}, Day: "3", Month: "5"}},
		{"Date with an error", DateInput{Field: Field{Name: "d2", Label: w.short, Error: "Write the year in four digits."}, Day: "31", Month: "2", Year: "27"}},
		{"Legend apart", Legend{Text: w.short}},
	}
}

func noticeStates(w words) []ComponentState {
	return []ComponentState{
		{"Error summary", ErrorSummary{Items: []ErrorItem{{Text: "Choose a year.", Href: "#s2"}, {Text: w.long}}}},
		{"Saved", NotificationBanner{Heading: "Saved at 8:12", Text: w.short, Success: true}},
		{"Inset text", InsetText{Text: w.long}},
		{"News", NoticeList{Heading: w.short, Items: []NoticeItem{{Text: w.long, Href: "#news", When: w.short, DateTime: "2026-11-16T07:40:00Z"}, {Text: w.short, When: w.short, DateTime: "2026-11-16T07:40:00Z"}}}},
		{"Warning text", WarningText{Text: "Speak to the safeguarding lead first. " + w.short}},
		{"Tag", Tag{Text: w.short}},
		{"Details", Details{Summary: "Why we ask", Text: []string{w.long}, Parts: []Component{InsetText{Text: w.short}}, Open: true}},
		{"Care card", CareCard{Heading: "Help now", Text: w.long, Lines: exampleLines}},
		{"Empty", EmptyState{Heading: "Nothing here yet", Text: w.long, Action: &Link{Text: "Log the first concern", Href: "/example"}}},
	}
}

func listStates(w words) []ComponentState {
	change := []RowAction{{Text: "Change", About: "who", Href: "/example"}}
	return []ComponentState{
		{"Summary list", SummaryList{Rows: []SummaryRow{
			{Key: "Who", Text: w.name, Actions: change},
			{Key: "What", Text: w.long, Actions: append(change, RowAction{Text: "Take out", About: "what", Href: "/example"})},
			{Key: "Type", Parts: []Component{Tag{Text: "Health"}}},
		}}},
		{"Summary list, plain", SummaryList{Plain: true, Rows: []SummaryRow{{Key: w.short, Text: w.short}}}},
		{"What is sent", exampleSent(w.name, w.long)},
		{"Table", Table{
			Caption: "Reviews due", Columns: []Column{{Text: "Who"}, {Text: "What"}, {Text: "Entries", Numeric: true}}, FirstIsHeader: true,
			Rows: [][]Cell{{{Text: w.name, Href: "/example"}, {Text: w.short, Parts: []Component{Tag{Text: "Plan"}}}, {Text: "4", Numeric: true}}},
		}},
		{"Task list", TaskList{Label: "sections", Items: []Task{
			{Title: "What helps", Href: "/example", Hint: w.short, Status: "To do"},
			{Title: w.name, Href: "/example", Status: "Done", Done: true},
			{Title: "Sign", Status: "Later", Hint: w.short},
		}}},
	}
}

func wayStates(w words) []ComponentState {
	return []ComponentState{
		{"Back", BackLink{Href: "/example"}},
		{"Breadcrumbs", Breadcrumbs{Items: []Link{{"Plans", "/example"}, {w.name, "/example"}, {"Review", ""}}}},
		{"Skip link", SkipLink{Text: "Skip to the form", Href: "#main"}},
		{"Tabs", Tabs{Label: "Record", Items: []NavLink{{Text: "Summary", Href: "/example", Current: true}, {Text: "Chronology", Href: "/example"}, {Text: w.short, Href: "/example"}}}},
		{"Older and newer", Pagination{Newer: &PageLink{Href: "/example"}, Older: &PageLink{Href: "/example", About: "before 3 May 2026"}}},
		{"Find people", Finder{
			Words:  Input{Field: Field{Name: "find", Label: "Who is this about?", Hint: "A few letters of any name, or the form", Value: w.short}, Autocomplete: "off", Width: 20},
			Button: Button{Text: "Find", Kind: Secondary, Action: "/example"},
			Found: Checkboxes{Field: Field{Name: "pupil", Label: "Choose"}, Small: true, Values: []string{"1", "2"},
				Choices: []Choice{{Value: "1", Text: w.name, Hint: "8B"}, {Value: "2", Text: w.short, Hint: "8B"}}},
			Suggest: "/example",
			Each:    &Select{Field: Field{Name: "part_of", Label: "what part did they have?"}, Options: []Option{{"", "Not said yet"}, {"witness", "Saw or heard it"}}},
			Told:    []string{"1.witness"},
		}},
		{"Filter", FilterForm{Action: "/example", Label: "Filter services", Clear: "/example", Fields: []Component{
			Input{Field: Field{Name: "q", Label: "Words", Value: w.short}, Width: 20},
			Select{Field: Field{Name: "kind", Label: "Kind"}, Options: []Option{{"", "Any"}, {"group", "Group"}}},
		}}},
	}
}

func versionStates(w words) []ComponentState {
	return []ComponentState{
		{"Timeline", Timeline{Items: []TimelineItem{
			{ID: "entry-1", Title: "Concern logged", Type: "Concern", By: "by " + w.name, When: "Tuesday 3 March 2026, 8:12", DateTime: "2026-03-03T08:12:00Z", Text: w.long, Href: "/example"},
			{Title: "Correction", Type: "Correction", By: "by Mr Osei", When: "Wednesday 4 March 2026, 9:00", DateTime: "2026-03-04T09:00:00Z", Text: w.short, Corrects: &Link{"Concern logged on 3 March", "#entry-1"}},
		}}},
		{"What changed", NewDiffView("What helps", "A walk before lunch helps.", "A walk after lunch helps. "+w.short)},
		{"Two people wrote", ConflictView{By: w.name, When: "8:12 today", Fields: []ConflictField{{Label: "What helps", Saved: w.short, Typed: w.long}, {Label: "Who", Saved: "", Typed: w.name}}}},
	}
}
