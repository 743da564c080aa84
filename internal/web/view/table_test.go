package view

import (
	"strings"
	"testing"
)

// A phone names the column beside each value of a table; beside nothing it names nothing.
func TestAnEmptyCellNamesNoColumn(t *testing.T) {
	table := Table{Columns: []Column{{Text: "Who"}, {Text: "Next"}, {Text: "Act"}}, Rows: [][]Cell{{{Text: "Aled"}, {}, {Parts: []Component{Button{Text: "Open"}}}}}}
	out, err := testEngine(t).show(table)
	if err != nil {
		t.Fatal(err)
	}
	for head, want := range map[string]int{"Who": 1, "Next": 0, "Act": 1} {
		if n := strings.Count(string(out), `data-head="`+head+`"`); n != want {
			t.Errorf("%s is named %d times, want %d", head, n, want)
		}
	}
}
