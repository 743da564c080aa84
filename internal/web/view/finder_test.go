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
	s.answer("/suggest", "ell", `{"found":[{"value":"p1","text":"Ellie Brightwater","hint":"8B"},{"value":"p2","text":"Ellis <b>Ó Briain","hint":"9C"}]}`)
	s.answer("/suggest", "ngu", `{"found":[{"value":"p3","text":"Nguyễn Thị Hồng Nhung","hint":"8B"}]}`)
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

// What is asked of everybody is asked beside each name once two are ticked, and never of one alone; what was said there stays
// while one looks for the next. Without JavaScript it is the same.
func TestFinderAsksOfEachOfSeveral(t *testing.T) {
	part := view.Finder{
		Words:   view.Input{Field: view.Field{Name: "find", Label: "Who?"}},
		Button:  view.Button{Text: "Find", Action: "/find"},
		Found:   view.Checkboxes{Field: view.Field{Name: "pupil", Label: "Choose"}, Choices: []view.Choice{{Value: "p1", Text: "Ellie Brightwater, 8B"}, {Value: "p2", Text: "Ellis Ó Briain, 9C"}}},
		Suggest: "/suggest",
		Each:    &view.Select{Field: view.Field{Name: "part_of", Label: "what part?"}, Options: []view.Option{{Value: "", Text: "Not said yet"}, {Value: "witness", Text: "Saw it"}}},
	}
	s := newScene(t, map[string]view.Page{"/": view.Components{
		Sections: []view.ComponentSection{{Name: "Finder", States: []view.ComponentState{{Name: "Alone", Part: part}}}},
	}})
	s.answer("/suggest", "ngu", `{"found":[{"value":"p3","text":"Nguyễn Thị Hồng Nhung, 8B"}]}`)
	chromium := browser.Start(t)
	const shown = `[...document.querySelectorAll('[data-finder-found] select')].filter((s) => s.checkVisibility()).map((s) => s.labels[0].textContent + '=' + s.value)`
	for _, noScript := range []bool{false, true} {
		tab := chromium.NewTab(t)
		tab.Open(t, s.URL+"/", browser.Look{Width: 360, NoScript: noScript})
		var one, two, three []string
		tab.Run(t, chromedp.Click("#pupil-2", chromedp.ByQuery), chromedp.Evaluate(shown, &one),
			chromedp.Click("#pupil", chromedp.ByQuery), chromedp.SetValue("#part_of-p2", "p2.witness", chromedp.ByQuery), chromedp.Evaluate(shown, &two))
		if len(one) != 0 || len(two) != 2 || two[1] != "Ellis Ó Briain, 9C: what part?=p2.witness" {
			t.Errorf("without script %v: of one %q is asked, of two %q", noScript, one, two)
		}
		if noScript {
			continue
		}
		tab.Run(t, chromedp.SendKeys("#find", "ngu", chromedp.ByQuery), chromedp.WaitVisible("#pupil-p3", chromedp.ByQuery),
			chromedp.Click("#pupil-p3", chromedp.ByQuery), chromedp.SetValue("#part_of-p3", "p3.witness", chromedp.ByQuery), chromedp.Evaluate(shown, &three))
		if len(three) != 3 || three[1] != two[1] || three[2] != "Nguyễn Thị Hồng Nhung, 8B: what part?=p3.witness" {
			t.Errorf("of three is asked %q", three)
		}
	}
}
