package view

// DiffView shows what changed between two versions of one text.
type DiffView struct {
	Label string
	Spans []DiffSpan
}

func (DiffView) partial() string { return "diff_view" }

// DiffSpan is a run of words with one fate.
type DiffSpan struct {
	Change Change
	Text   string
}

// Change is the fate of a run of words.
type Change string

// What can have happened to a run of words.
const (
	Same    Change = "same"
	Added   Change = "added"
	Removed Change = "removed"
)

// ConflictView stands above a form whose record somebody else has saved in
// the meantime. It shows what is saved now beside what was typed, and loses
// neither.
type ConflictView struct {
	By     string // "Ms Adeyemi"
	When   string // "8:12 today"
	Fields []ConflictField
}

func (ConflictView) partial() string { return "conflict_view" }

// ConflictField is one field in which the two differ.
type ConflictField struct {
	Label string
	Saved string
	Typed string
}
