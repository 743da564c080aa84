package view

import "regexp"

// A reference such as C-7f3k9ab breaks at its hyphen in a narrow column, and is then read as two things.
var reference = regexp.MustCompile(`\b[A-Z]-[0-9a-z]{7}\b`)

// piece is a stretch of text; one that is a reference is kept on one line.
type piece struct {
	Text string
	Ref  bool
}

// pieces cuts text at its references, for the template "refs".
func pieces(text string) []piece {
	var all []piece
	from := 0
	for _, at := range reference.FindAllStringIndex(text, -1) {
		if at[0] > from {
			all = append(all, piece{Text: text[from:at[0]]})
		}
		all = append(all, piece{Text: text[at[0]:at[1]], Ref: true})
		from = at[1]
	}
	if from < len(text) {
		all = append(all, piece{Text: text[from:]})
	}
	return all
}
