package main

import (
	"bytes"
	"strings"
	"testing"
)

const pkg = `"Package":"heard/internal/x"`

func reportOf(t *testing.T, lines ...string) (r *report, printed string) {
	t.Helper()
	var out bytes.Buffer
	r = newReport(&out)
	if err := r.read(strings.NewReader(strings.Join(lines, "\n"))); err != nil {
		t.Fatal(err)
	}
	r.finish()
	return r, out.String()
}

func TestPassingTestsAreQuietAndCounted(t *testing.T) {
	r, printed := reportOf(t,
		`{"Action":"start",`+pkg+`}`,
		`{"Action":"run",`+pkg+`,"Test":"TestA"}`,
		`{"Action":"output",`+pkg+`,"Test":"TestA","Output":"chatter\n"}`,
		`{"Action":"pass",`+pkg+`,"Test":"TestA"}`,
		`{"Action":"pass",`+pkg+`,"Elapsed":1.5}`,
		`{"Action":"skip","Package":"heard/internal/empty"}`,
	)
	if !r.ok() || r.summary() != "1 passed, 0 failed" {
		t.Errorf("ok %v, summary %q", r.ok(), r.summary())
	}
	if strings.Contains(printed, "chatter") || strings.Contains(printed, "empty") {
		t.Errorf("a passing package said too much:\n%s", printed)
	}
}

func TestWhatGoesWrongIsCountedAndShown(t *testing.T) {
	run := `{"Action":"run",` + pkg + `,"Test":"TestA"}`
	said := `{"Action":"output",` + pkg + `,"Test":"TestA","Output":"the reason\n"}`
	end := `{"Action":"fail",` + pkg + `}`
	for name, lines := range map[string][]string{
		"failing test":               {run, said, `{"Action":"fail",` + pkg + `,"Test":"TestA"}`, end},
		"skipped test":               {run, said, `{"Action":"skip",` + pkg + `,"Test":"TestA"}`, `{"Action":"pass",` + pkg + `}`},
		"panic in a running test":    {run, said, end},
		"failure outside every test": {`{"Action":"output",` + pkg + `,"Output":"the reason\n"}`, end},
		"stream cut off":             {run, said},
		"does not build": {
			`{"ImportPath":"heard/internal/x","Action":"build-output","Output":"the reason\n"}`,
			`{"ImportPath":"heard/internal/x","Action":"build-fail"}`, end,
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, printed := reportOf(t, lines...)
			if r.ok() || r.failed != 1 {
				t.Errorf("counted %q, want exactly one failure", r.summary())
			}
			if !strings.Contains(printed, "the reason") {
				t.Errorf("the reason was not shown:\n%s", printed)
			}
		})
	}
}

func TestARunOfNothingIsNotOK(t *testing.T) {
	if r, _ := reportOf(t, `{"Action":"skip",`+pkg+`}`); r.ok() {
		t.Error("a run without tests passed")
	}
}
