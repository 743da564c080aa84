package view

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	webfiles "heard/web"
)

// fixture compares one component with the package's own rendering. Where
// Heard differs on purpose, instead rewrites theirs and says why.
type fixture struct {
	name    string
	ours    Component
	instead []string // pairs: theirs, ours
}

// Heard's components write what govuk-frontend's own templates write, so that
// its styles, its scripts and its testing with people apply.
func TestComponentsMatchTheirModels(t *testing.T) {
	text, err := os.ReadFile("testdata/govuk-frontend/fixtures.json")
	if err != nil {
		t.Fatal(err)
	}
	var models map[string]string
	if err := json.Unmarshal(text, &models); err != nil {
		t.Fatal(err)
	}
	engine := testEngine(t)
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			model, ok := models[f.name]
			if !ok {
				t.Fatal("no such fixture")
			}
			delete(models, f.name)
			ours, err := engine.show(f.ours)
			if err != nil {
				t.Fatal(err)
			}
			want := outline(t, strings.NewReplacer(f.instead...).Replace(model))
			if got := outline(t, string(ours)); !slices.Equal(got, want) {
				t.Errorf("ours:\n%s\ntheirs:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
	for name := range models {
		t.Errorf("fixture %q is compared with nothing", name)
	}
}

func testEngine(t *testing.T) *Engine {
	t.Helper()
	engine, err := New(Options{
		Templates: webfiles.Templates(),
		Asset:     func(name string) (string, error) { return "/static/" + name, nil },
		NewKey:    func() string { return "key" },
	})
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// Ours alone: dir for text in any script, and a guard against double clicks.
// Radio buttons need no script of the package, as what they reveal is CSS; a
// table folds into cards with the heads of its columns.
var ourAttributes = map[string]bool{"dir": true, "data-head": true, "data-prevent-double-click": true, "data-module": true}

// outline lists the elements, attributes and words of some HTML, without
// spaces and the order of classes.
func outline(t *testing.T, text string) []string {
	t.Helper()
	root, err := html.Parse(bytes.NewBufferString(text))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		switch {
		case n.Type == html.TextNode:
			if words := strings.Join(strings.Fields(n.Data), " "); words != "" {
				lines = append(lines, strings.Repeat(" ", depth)+words)
			}
		case n.Type == html.ElementNode:
			lines = append(lines, strings.Repeat(" ", depth)+"<"+n.Data+attributes(n)+">")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(root, 0)
	return lines
}

func attributes(n *html.Node) string {
	var all []string
	for _, a := range n.Attr {
		if ourAttributes[a.Key] {
			continue
		}
		if a.Key == "class" {
			classes := strings.Fields(a.Val)
			slices.Sort(classes)
			a.Val = strings.Join(classes, " ")
		}
		all = append(all, fmt.Sprintf(" %s=%q", a.Key, a.Val))
	}
	slices.Sort(all)
	return strings.Join(all, "")
}
