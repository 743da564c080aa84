package view

import (
	"strings"
	"testing"

	"heard/internal/fault"
)

// A form that comes back shows what was typed and what to put right.
func TestFieldsKeepWhatWasTyped(t *testing.T) {
	engine := testEngine(t)
	problems := Problems{{Name: "what", Message: "Write what you saw."}}
	typed := "\n<b>first line\nsecond</b>"
	field := Field{Name: "what", Label: "What", Value: typed, Error: problems.On("what")}
	choices := []Choice{{Value: "a", Text: "A"}, {Value: "b", Text: "B"}}
	cases := map[string]struct {
		part Component
		want []string
	}{
		"textarea": {Textarea{Field: field}, []string{"\n\n&lt;b&gt;first line\nsecond&lt;/b&gt;</textarea>", "Write what you saw.", `aria-describedby="what-error"`}},
		"input":    {Input{Field: field}, []string{`value="` + "\n&lt;b&gt;first line\nsecond&lt;/b&gt;" + `"`}},
		"radios":   {Radios{Field: Field{Name: "r", Label: "R", Value: "b"}, Choices: choices}, []string{`value="b" checked`}},
		"boxes":    {Checkboxes{Field: Field{Name: "c", Label: "C"}, Values: []string{"a"}, Choices: choices}, []string{`value="a" checked`}},
		"select":   {Select{Field: Field{Name: "s", Label: "S", Value: "b"}, Options: []Option{{"a", "A"}, {"b", "B"}}}, []string{`value="b" selected`}},
		"date":     {DateInput{Field: Field{Name: "d", Label: "D"}, Day: "31", Month: "x"}, []string{`name="d-day"`, `value="31"`, `value="x"`}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got, err := engine.show(c.part)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range c.want {
				if !strings.Contains(string(got), want) {
					t.Errorf("no %q in\n%s", want, got)
				}
			}
		})
	}
}

func TestProblemsSummaryLeadsToTheFields(t *testing.T) {
	summary := Problems(fault.FieldsOf(fault.Fields{{Name: "who", Message: "Say who."}, {Message: "Try again."}}.Err())).Summary()
	want := []ErrorItem{{Text: "Say who.", Href: "#who"}, {Text: "Try again."}}
	if len(summary.Items) != 2 || summary.Items[0] != want[0] || summary.Items[1] != want[1] {
		t.Errorf("got %v", summary.Items)
	}
}
