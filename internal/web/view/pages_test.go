package view_test

import (
	"bytes"
	"fmt"
	"sync/atomic"
	"testing"

	webfiles "heard/web"

	"heard/internal/web/view"
)

// newEngine reads the real templates; its keys count up.
func newEngine(t *testing.T) *view.Engine {
	t.Helper()
	assets, err := webfiles.NewAssets(webfiles.Static())
	if err != nil {
		t.Fatal(err)
	}
	var n atomic.Int64 // the accessibility run renders two pages at once
	engine, err := view.New(view.Options{
		Templates: webfiles.Templates(), Asset: assets.URL,
		NewKey: func() string { return fmt.Sprintf("key-%d", n.Add(1)) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// Every example of every page renders.
func TestExamplesRender(t *testing.T) {
	engine := newEngine(t)
	for _, s := range view.AllExamples() {
		t.Run(s.Name(), func(t *testing.T) {
			var out bytes.Buffer
			if err := engine.Render(&out, s.Frame, s.Example.Page); err != nil {
				t.Fatal(err)
			}
		})
	}
}
