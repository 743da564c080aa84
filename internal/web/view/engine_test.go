package view

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

type stubPage struct{ Part Component }

func (stubPage) Head() Head          { return Head{Title: "Stub"} }
func (stubPage) Examples() []Example { return nil }

type otherPage struct{}

func (otherPage) Head() Head          { return Head{} }
func (otherPage) Examples() []Example { return nil }

// stubFiles has one layout that needs nothing, one page and one partial.
func stubFiles() fstest.MapFS {
	return fstest.MapFS{
		"layout/staff.html": {Data: []byte(`{{.Head.Title}}: {{template "content" .}}`)},
		"pages/a/stub.html": {Data: []byte(`{{show .Page.Part}}`)},
		"partials/tag.html": {Data: []byte(`<b>{{.Text}}</b>`)},
	}
}

var stubEntries = []Entry{{"a/stub.html", Staff, stubPage{}}}

func stubEngine(files fstest.MapFS, entries []Entry, parts []Component) (*Engine, error) {
	return newEngine(Options{
		Templates: files,
		Asset:     func(name string) (string, error) { return name, nil },
		NewKey:    func() string { return "key" },
	}, entries, parts)
}

// A program that starts has every page and every part of a page.
func TestStartFailsUnlessFilesAndStructsMatch(t *testing.T) {
	cases := []struct {
		name    string
		change  func(fstest.MapFS)
		entries []Entry
		parts   []Component
		want    string
	}{
		{"all there", func(fstest.MapFS) {}, stubEntries, []Component{Tag{}}, ""},
		{"page missing", func(f fstest.MapFS) { delete(f, "pages/a/stub.html") }, stubEntries, []Component{Tag{}}, "missing"},
		{"page undeclared", func(f fstest.MapFS) { f["pages/a/more.html"] = &fstest.MapFile{} }, stubEntries, []Component{Tag{}}, "not declared"},
		{"partial missing", func(f fstest.MapFS) { delete(f, "partials/tag.html") }, stubEntries, []Component{Tag{}}, "missing"},
		{"partial undeclared", func(fstest.MapFS) {}, stubEntries, nil, "not declared"},
		{
			"struct twice", func(f fstest.MapFS) { f["pages/a/x.html"] = &fstest.MapFile{} },
			append(stubEntries[:1:1], Entry{"a/x.html", Staff, stubPage{}}), []Component{Tag{}}, "declared twice",
		},
		{"file twice", func(fstest.MapFS) {}, append(stubEntries[:1:1], Entry{"a/stub.html", Staff, otherPage{}}), []Component{Tag{}}, "declared twice"},
		{"does not parse", func(f fstest.MapFS) { f["pages/a/stub.html"] = &fstest.MapFile{Data: []byte("{{if}}")} }, stubEntries, []Component{Tag{}}, "stub.html"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			files := stubFiles()
			c.change(files)
			_, err := stubEngine(files, c.entries, c.parts)
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestRenderEscapesInsideComponents(t *testing.T) {
	engine, err := stubEngine(stubFiles(), stubEntries, []Component{Tag{}})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := engine.Render(&out, Frame{}, stubPage{Part: Tag{Text: "<script>"}}); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != "Stub: <b>&lt;script&gt;</b>" {
		t.Errorf("got %q", got)
	}
}

// A page cut short must never reach the reader.
func TestRenderWritesNothingWhenItFails(t *testing.T) {
	engine, err := stubEngine(stubFiles(), stubEntries, []Component{Tag{}})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, page := range []Page{stubPage{Part: WarningText{}}, otherPage{}} {
		if err := engine.Render(&out, Frame{}, page); err == nil {
			t.Errorf("%T rendered", page)
		}
	}
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
}
