package view_test

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"heard/internal/web/view"
)

// The pupil's way: leaving is always in reach, and whoever glances at the tab
// or the address learns nothing.
func checkPupilPage(t *testing.T, s view.Specimen, doc *goquery.Document) {
	t.Helper()
	checkLeave(t, doc)
	title := strings.ToLower(doc.Find("head title").Text())
	for _, word := range tellingWords {
		if strings.Contains(title, word) {
			t.Errorf("title %q says %q", title, word)
		}
	}
	if name := s.Frame.SignedIn; name != nil && strings.Contains(doc.Find("header, head, footer").Text(), name.Name) {
		t.Error("the page shows who is signed in")
	}
	if !strings.HasPrefix(s.Example.Name, "hostile") {
		checkWords(t, doc)
	}
}

// tellingWords give a topic away in a title.
var tellingWords = []string{"harm", "safe", "concern", "worr", "feel", "support", "wellbeing", "heard", "abuse", "suicid"}

func checkLeave(t *testing.T, doc *goquery.Document) {
	t.Helper()
	first := doc.Find("body").Find("a, button, input, select, textarea, summary, [tabindex]").
		FilterFunction(func(_ int, e *goquery.Selection) bool {
			_, hidden := e.Attr("hidden")
			return !hidden && e.AttrOr("type", "") != "hidden"
		}).First()
	if _, leaves := first.Attr("data-leave"); !leaves {
		t.Errorf("the first stop of the tab key is %q, not Leave this page", strings.TrimSpace(first.Text()))
	}
	form := doc.Find(`main form[method="post"]`)
	if form.Length() == 0 {
		if first.AttrOr("href", "") != "/leave" {
			t.Error("Leave this page does not lead to /leave")
		}
		return
	}
	if first.AttrOr("formaction", "") != "/leave" || first.AttrOr("form", "-") != form.First().AttrOr("id", "") {
		t.Errorf("Leave this page does not take the answers of form %q along: name it in Head.Form", form.First().AttrOr("id", ""))
	}
}
