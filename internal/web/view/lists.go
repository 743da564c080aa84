package view

import (
	"fmt"
	"strings"
)

// SummaryList shows what is known, one key and value a row.
type SummaryList struct {
	Rows  []SummaryRow
	Plain bool // without lines between rows
}

func (SummaryList) partial() string { return "summary_list" }

// HasActions reports whether any row can be changed; the other rows then
// keep the space.
func (s SummaryList) HasActions() bool {
	for _, row := range s.Rows {
		if len(row.Actions) > 0 {
			return true
		}
	}
	return false
}

// SummaryRow is one row. Text keeps the line breaks that somebody typed.
type SummaryRow struct {
	Key     string
	Text    string
	Parts   []Component // after the text
	Actions []RowAction
}

// RowAction is a link at the end of a row. About completes it for a screen
// reader: "Change" "your name".
type RowAction struct {
	Text  string
	About string
	Href  string
}

// Table shows rows that are worth comparing.
type Table struct {
	Caption string
	Columns []Column
	Rows    [][]Cell
	// FirstIsHeader makes the first cell of each row its header.
	FirstIsHeader bool
	// Headed says that the heading above the table has its caption already: it is read out and not shown again.
	Headed bool
}

func (Table) partial() string { return "table" }

// HeadOf names the column of a cell, which a narrow screen shows beside it.
func (t Table) HeadOf(n int) string {
	if n < len(t.Columns) {
		return t.Columns[n].Text
	}
	return ""
}

// Column is the head of one column.
type Column struct {
	Text    string
	Numeric bool
}

// Cell is one cell: text, a link, parts, or all of these.
type Cell struct {
	Text    string
	Note    string // small, after the text
	Href    string
	Numeric bool
	Parts   []Component
}

// IsEmpty reports a cell without anything to show, whose column a phone then does not name.
func (c Cell) IsEmpty() bool { return c.Text == "" && len(c.Parts) == 0 }

// TaskList is the hub of something with sections, one page each.
type TaskList struct {
	Label string // for the ids of its rows; letters and hyphens
	Items []Task
}

func (TaskList) partial() string { return "task_list" }

// Rows joins each task with the ids of its parts.
func (l TaskList) Rows() []TaskRow {
	rows := make([]TaskRow, len(l.Items))
	for n, task := range l.Items {
		rows[n] = TaskRow{Task: task, ID: fmt.Sprintf("%s-%d", l.Label, n+1)}
	}
	return rows
}

// TaskRow is a Task as the template shows it.
type TaskRow struct {
	Task
	ID string
}

// DescribedBy names what is read after the link: the hint and the status that there are.
func (r TaskRow) DescribedBy() string {
	var ids []string
	if r.Hint != "" {
		ids = append(ids, r.ID+"-hint")
	}
	if r.Status != "" {
		ids = append(ids, r.ID+"-status")
	}
	return strings.Join(ids, " ")
}

// Task is one section. Status is a few words, empty where a row has nothing to report; Done shows it as plain text.
type Task struct {
	Title  string
	Href   string // empty while it cannot be opened
	Hint   string
	Status string
	Done   bool
}

// Timeline shows what happened in order of time.
type Timeline struct{ Items []TimelineItem }

func (Timeline) partial() string { return "timeline" }

// TimelineItem is one event.
type TimelineItem struct {
	ID       string // for links to it; may be empty
	Title    string
	Href     string
	Type     string // shown as a tag
	By       string // "by Ms Adeyemi, tutor"
	When     string // "Tuesday 3 March 2026, 8:12"
	DateTime string // the same for machines: 2026-03-03T08:12:00Z
	Text     string
	// Corrects says what this entry corrects, as a link to it.
	Corrects *Link
	Parts    []Component
}

// Passage is a piece of a document on the screen: text, somebody's own words, or a list, under a small heading.
type Passage struct {
	Head  string
	Text  string
	Quote bool // somebody's own words
	Items []string
}

func (Passage) partial() string { return "passage" }
