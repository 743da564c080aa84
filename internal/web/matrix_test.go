package web_test

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"heard/internal/testapp"
)

var update = flag.Bool("update", false, "write golden files anew")

// columns are the sign-in names of the small school, one for each role, in the order of the matrix.
var columns = []string{"visitor", "aled", "teacher", "pastoral", "navigator", "dsl", "ddsl", "head", "senco", "smhl", "governor", "riverside", "itadmin"}

var headings = []string{"visitor", "pupil", "staff", "pastoral", "navig.", "dsl", "ddsl", "head", "senco", "smhl", "gov.", "partner", "itadmin"}

// The access matrix: every role asks every route, for real. The file is for a safeguarding lead to read line by line; a
// change to it is a change of who may do what, and is reviewed as one. "yes" means that the role may try: which records it
// then reaches is the row gate's, tested by area.
func TestAccessMatrix(t *testing.T) {
	a := testapp.Start(t)
	var b strings.Builder
	fmt.Fprintf(&b, "Who may open or send what. yes: the role may; no: refused; in: asked to sign in first; open: anybody.\n\n%-46s", "")
	for _, h := range headings {
		fmt.Fprintf(&b, "%-10s", h)
	}
	b.WriteString("\n")
	cells := map[string]map[string]string{}
	for _, who := range columns {
		cells[who] = map[string]string{}
		for _, r := range a.Site.Routes() {
			c := a.Browser(t)
			if who != "visitor" {
				c = a.Resume(t, who)
			}
			cells[who][r.Method+" "+r.Path] = cell(t, send(c, r), r.IsOpen())
		}
	}
	for _, r := range a.Site.Routes() {
		name := r.Method + " " + r.Path
		fmt.Fprintf(&b, "%-46s", name)
		for _, who := range columns {
			fmt.Fprintf(&b, "%-10s", cells[who][name])
		}
		b.WriteString("\n")
	}
	got := strings.ReplaceAll(b.String(), " \n", "\n")
	lines := strings.Split(got, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	golden(t, "testdata/access_matrix.txt", strings.Join(lines, "\n"))
}

func cell(t *testing.T, a testapp.Answer, open bool) string {
	t.Helper()
	switch {
	case a.Status >= 500 && a.Status != http.StatusServiceUnavailable:
		t.Errorf("status %d\n%s", a.Status, a.Text())
		return "BROKEN"
	case open:
		return "open"
	case a.Status == http.StatusForbidden:
		return "no"
	case a.Status == http.StatusSeeOther && strings.HasPrefix(a.To, "/sign-in"):
		return "in"
	}
	return "yes"
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s has changed. Read the difference as a safeguarding lead would; if it is meant, run\n  go test ./internal/web -run %s -update\n%s",
			file, t.Name(), difference(string(want), got))
	}
}

// difference gives the lines that only one of the two has.
func difference(want, got string) string {
	has := func(all []string, one string) bool {
		for _, l := range all {
			if l == one {
				return true
			}
		}
		return false
	}
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	var b strings.Builder
	for _, l := range w {
		if !has(g, l) {
			b.WriteString("- " + l + "\n")
		}
	}
	for _, l := range g {
		if !has(w, l) {
			b.WriteString("+ " + l + "\n")
		}
	}
	return b.String()
}
