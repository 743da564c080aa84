package view

// Component is one part of a page, shown in a template with {{show .}}. Each
// has a struct and one file below web/templates/partials.
type Component interface {
	// partial is the name of the file without ".html".
	partial() string
}

// components declares every component: the start fails when a partial has no
// struct here, or a struct no partial.
var components = []Component{
	BackLink{},
	Breadcrumbs{},
	Button{},
	ButtonGroup{},
	CareCard{},
	Checkboxes{},
	ConflictView{},
	DateInput{},
	Details{},
	DiffView{},
	EmptyState{},
	ErrorSummary{},
	FieldError{},
	FilterForm{},
	Finder{},
	Hidden{},
	Hint{},
	Input{},
	InsetText{},
	NoticeList{},
	Label{},
	Legend{},
	NotificationBanner{},
	Pagination{},
	Passage{},
	Radios{},
	Select{},
	SentSet{}, SentPlan{},
	SkipLink{},
	SummaryList{},
	Table{},
	Tabs{},
	Tag{},
	TaskList{},
	Textarea{},
	Timeline{},
	Unsent{},
	WarningText{},
}
