package view

const insurance = "It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’."

var fixtures = []fixture{
	{name: "button: secondary", ours: Button{Text: "Secondary button", Name: "secondary", Kind: Secondary}},
	{name: "button: link", ours: Button{Text: "Link button", Href: "/"}},
	{name: "button: prevent double click", ours: Button{Text: "Submit"}},
	{name: "input: default", ours: Input{Field: Field{Name: "test-name", Label: "National Insurance number"}}},
	{name: "input: with error and hint", ours: Input{Field: Field{
		Name: "with-error-hint", Label: "National insurance number", Hint: insurance,
		Error: "Enter a National Insurance number in the correct format",
	}}},
	{name: "input: with width-10 class", ours: Input{
		Field: Field{ID: "input-width-10", Name: "test-width-10", Label: "National insurance number", Hint: insurance}, Width: 10,
	}},
	{name: "input: with label as page heading", ours: Input{
		Field: Field{ID: "input-with-page-heading", Name: "test-name", Label: "National Insurance number", Heading: true},
	}},
	{name: "input: inputmode", ours: Input{Field: Field{Name: "with-inputmode", Label: "With inputmode"}, InputMode: "decimal"}},
	{name: "textarea: with hint and error message", ours: Textarea{
		Field: Field{Name: "with-hint-error", Label: "With hint and error", Hint: "Hint", Error: "Error message"},
	}},
	{name: "textarea: with default value", ours: Textarea{
		Field: Field{ID: "full-address", Name: "address", Label: "Full address", Value: "221B Baker Street\nLondon\nNW1 6XE\n"},
	}},
	{name: "character-count: default", ours: Textarea{
		Field: Field{Name: "more-detail", Label: "Can you provide more detail?"}, Max: 10,
	}},
	{name: "radios: with a divider", ours: Radios{
		Field: Field{ID: "example-divider", Name: "example", Label: "How do you want to sign in?"},
		Choices: []Choice{
			{Value: "government-gateway", Text: "Use Government Gateway"},
			{Value: "govuk-verify", Text: "Use GOV.UK Verify"},
			{Value: "create-account", Text: "Create an account", Divider: "or"},
		},
	}, instead: []string{"divider-4", "divider-3"}}, // they count the divider as a choice
	{name: "radios: inline", ours: Radios{
		Field: Field{
			Name: "example", Label: "Have you changed your name?", Value: "no",
			Hint: "This includes changing your last name or spelling your name differently.",
		},
		Choices: []Choice{{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}}, Inline: true,
	}},
	{name: "checkboxes: with divider and None", ours: Checkboxes{
		Field: Field{Name: "with-divider-and-none", Label: "Which types of waste do you transport regularly?"},
		Choices: []Choice{
			{Value: "animal", Text: "Waste from animal carcasses"},
			{Value: "mines", Text: "Waste from mines or quarries"},
			{Value: "farm", Text: "Farm or agricultural waste"},
			{Value: "none", Text: "None of these", Divider: "or", Alone: true},
		},
	}, instead: []string{"none-5", "none-4"}},
	{name: "checkboxes: with error message and hint", ours: Checkboxes{
		Field: Field{
			Name: "example", Label: "What is your nationality?", Error: "Please select an option",
			Hint: "If you have dual nationality, select all options that are relevant to you.",
		},
		Choices: []Choice{{Value: "british", Text: "British"}, {Value: "irish", Text: "Irish"}},
	}},
	{name: "select: with hint text and error message", ours: Select{
		Field: Field{Name: "select-2", Label: "Label text goes here", Hint: "Hint text goes here", Error: "Error message goes here"},
		Options: []Option{
			{"1", "GOV.UK frontend option 1"}, {"2", "GOV.UK frontend option 2"}, {"3", "GOV.UK frontend option 3"},
		},
	}},
	{name: "date-input: with values", ours: DateInput{
		Field: Field{Name: "with-values", Label: "What is your date of birth?", Hint: "For example, 31 3 1980"},
		Day:   "31", Month: "3", Year: "1980",
	}, instead: []string{`name="`, `name="with-values-`}}, // several dates on one page
	{name: "error-summary: mixed with and without links", ours: ErrorSummary{Items: []ErrorItem{
		{Text: "Invalid username or password"},
		{Text: "Agree to the terms of service to log in", Href: "#example-error-1"},
	}}},
	{name: "notification-banner: with type as success", ours: NotificationBanner{
		Title: "Success", Heading: "Email sent to example@email.com", Success: true,
	}},
	{name: "inset-text: default", ours: InsetText{
		Text: "It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the application.",
	}},
	{name: "warning-text: default", ours: WarningText{Text: "You can be fined up to £5,000 if you don’t register."}},
	{name: "tag: default", ours: Tag{Text: "Alpha"}},
	{name: "details: default", ours: Details{Summary: "Help with nationality", Text: []string{
		"We need to know your nationality so we can work out which elections you’re entitled to vote in. " +
			"If you can’t provide your nationality, you’ll have to send copies of identity documents through the post.",
	}}, instead: []string{ // several paragraphs, so each is one
		"We need to", `<p class="govuk-body">We need to`, "through the post.", "through the post.</p>",
	}},
	{name: "table: with head and caption", ours: Table{
		Caption: "Caption 1: Months and rates", FirstIsHeader: true,
		Columns: []Column{{Text: "Month you apply"}, {Text: "Rate for bicycles", Numeric: true}, {Text: "Rate for vehicles", Numeric: true}},
		Rows: [][]Cell{
			{{Text: "January"}, {Text: "£85", Numeric: true}, {Text: "£95", Numeric: true}},
			{{Text: "February"}, {Text: "£75", Numeric: true}, {Text: "£55", Numeric: true}},
			{{Text: "March"}, {Text: "£165", Numeric: true}, {Text: "£125", Numeric: true}},
		},
	}, instead: []string{ // a box of its own to scroll in
		`<table class="govuk-table">`, `<div class="heard-table" role="region" tabindex="0" aria-label="Caption 1: Months and rates"><table class="govuk-table">`,
		"</table>", "</table></div>",
		`<td class="govuk-table__cell govuk-table__cell--numeric">`, `<td class="govuk-table__cell govuk-table__cell--numeric"><div>`,
		"</td>", "</div></td>",
	}},
	{name: "task-list: with hint text and additional states", ours: TaskList{Label: "task-list", Items: []Task{
		{Title: "Company Directors", Href: "#", Status: "Completed", Done: true},
		{Title: "Registered company details", Href: "#", Status: "Not started"},
		{Title: "Business plan", Href: "#", Status: "Review", Hint: "Ensure the plan covers objectives, strategies, sales, marketing and financial forecasts."},
		{Title: "Documentation", Href: "#", Status: "In progress"},
		{Title: "Charitable status", Href: "#", Status: "Error"},
		{Title: "Payment", Hint: "It will cost between £15 and £75", Status: "Cannot start yet", Done: true},
	}}, instead: []string{ // 4.1: a tag has no colours
		" govuk-tag--teal", "", " govuk-tag--blue", "", " govuk-tag--red", "", " govuk-tag--magenta", "",
		" govuk-task-list__status--cannot-start-yet", "",
	}},
	{name: "summary-list: actions href", ours: SummaryList{Rows: []SummaryRow{
		{Key: "Name", Text: "Firstname Lastname", Actions: []RowAction{{Text: "Go to GOV.UK", Href: "https://www.gov.uk"}}},
	}}, instead: []string{ // text keeps its own lines and direction
		"Firstname Lastname", `<span class="heard-typed">Firstname Lastname</span>`,
	}},
	{name: "pagination: with prev and next only and labels", ours: Pagination{
		Newer: &PageLink{Href: "/previous", About: "Paying VAT and duty"},
		Older: &PageLink{Href: "/next", About: "Registering an imported vehicle"},
	}, instead: []string{"Previous page", "Newer", "Next page", "Older"}},
	{name: "back-link: default", ours: BackLink{Href: "#"}},
	{name: "breadcrumbs: with last breadcrumb as current page", ours: Breadcrumbs{Items: []Link{
		{"Home", "/"}, {"Passports, travel and living abroad", "/browse/abroad"}, {"Travel abroad", ""},
	}}},
	{name: "skip-link: default", ours: SkipLink{Text: "Skip to main content", Href: "#test-target-element"}},
}
