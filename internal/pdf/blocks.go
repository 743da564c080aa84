package pdf

import "time"

// Block is one piece of a section. Text in a block may have several lines; an empty
// block takes no room.
type Block interface {
	compose(c composer) []row
}

// Paragraph is plain text.
type Paragraph struct{ Text string }

// SmallPrint is text that explains and may be passed over.
type SmallPrint struct{ Text string }

// Heading divides a section. It stands in the bookmarks, not in the contents.
type Heading struct{ Text string }

// Quote is somebody's own words, marked as theirs and never altered.
type Quote struct {
	Text string
	// By says whose words they are and when they were said.
	By string
}

// List is a list of short texts.
type List struct {
	Items    []string
	Numbered bool
}

// KeyValue is a label with what it stands for.
type KeyValue struct{ Label, Value string }

// KeyValues sets labels beside their values. A pair with an empty value is left out:
// what should be seen to be empty says so in words.
type KeyValues struct{ Rows []KeyValue }

// Table repeats its heading on every page it reaches. On a card, where columns have no
// room, each row is set as labels and values instead.
type Table struct {
	Columns []Column
	Rows    [][]string
}

// Column is one column of a Table. Share is its part of the width beside the others';
// columns without one share equally.
type Column struct {
	Title string
	Share float64
}

// Notice is a panel that must not be missed, such as where to find help tonight. It is
// never divided between two pages unless it is longer than one.
type Notice struct {
	Title    string
	Text     string
	Contacts []Contact
	// Care sets the panel in the warmer colour kept for urgent help.
	Care bool
}

// Contact is somebody who can be reached. A telephone number can be tapped on a phone.
type Contact struct {
	Name   string
	Phone  string
	Detail string // hours, or how to reach them otherwise
	// Checked is when somebody last made sure of it; zero prints nothing.
	Checked time.Time
}

// Timeline is what happened, in the order given.
type Timeline struct{ Entries []Entry }

// Entry is one event of a Timeline.
type Entry struct{ When, Title, Text string }

// Checks is a list of things to tick, by hand or already.
type Checks struct{ Items []Check }

// Check is one thing to tick.
type Check struct {
	Text string
	Done bool
}

// Slip is a part to fill in and send back, set apart by a line to cut along.
type Slip struct {
	Title  string
	Text   string
	Checks []Check
	// Fields are labels, each with a line to write on.
	Fields []string
	// Return says where the slip goes.
	Return string
}

// PageBreak begins a new page.
type PageBreak struct{}
