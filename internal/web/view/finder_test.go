package view_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"heard/internal/testapp/browser"
	"heard/internal/web/view"
)

// Two with the same letters are told apart, and whoever was ticked stays
// while one looks for the next.
func TestFinderFindsWhileTyping(t *testing.T) {
	part := view.Finder{
		Words:   view.Input{Field: view.Field{Name: "find", Label: "Who?"}},
		Button:  view.Button{Text: "Find", Action: "/find"},
		Found:   view.Checkboxes{Field: view.Field{Name: "pupil", Label: "Choose"}},
		Suggest: "/suggest",
	}
	s := newScene(t, map[string]view.Page{"/": view.Components{
		Sections: []view.ComponentSection{{Name: "Finder", States: []view.ComponentState{{Name: "Alone", Part: part}}}},
	}})
	s.answer("/suggest?q=ell", `{"found":[{"value":"p1","text":"Ellie Brightwater","hint":"8B"},{"value":"p2","text":"Ellis <b>Ó Briain","hint":"9C"}]}`)
	s.answer("/suggest?q=ngu", `{"found":[{"value":"p3","text":"Nguyễn Thị Hồng Nhung","hint":"8B"}]}`)
	tab := browser.Start(t).NewTab(t)
	tab.Open(t, s.URL+"/", browser.Look{Width: 360})
	var names []string
	tab.Run(t,
		chromedp.SendKeys("#find", "ell", chromedp.ByQuery),
		chromedp.Click("#pupil-p2", chromedp.ByQuery),
		chromedp.Evaluate(`document.querySelector('#find').value = ''`, nil),
		chromedp.SendKeys("#find", "ngu", chromedp.ByQuery),
		chromedp.WaitVisible("#pupil-p3", chromedp.ByQuery),
		chromedp.Evaluate(`[...document.querySelectorAll('[data-finder-found] input')].map((i) => i.value + (i.checked ? ' taken' : ''))`, &names),
	)
	if len(names) != 2 || names[0] != "p2 taken" || names[1] != "p3" {
		t.Errorf("offered %q", names)
	}
}
