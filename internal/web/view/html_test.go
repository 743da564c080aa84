package view_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"heard/internal/web/view"
)

// Every example of every page is sound HTML: what a screen reader, a keyboard
// and the content security policy need is there.
func TestExamplesAreSound(t *testing.T) {
	engine := newEngine(t)
	for _, s := range view.AllExamples() {
		t.Run(s.Name(), func(t *testing.T) {
			doc := render(t, engine, s)
			checkSkeleton(t, doc)
			checkIDs(t, doc)
			checkControls(t, doc)
			checkForms(t, doc)
			checkNothingInline(t, doc)
			checkLinks(t, doc)
			if s.Audience == view.Pupil {
				checkPupilPage(t, s, doc)
			}
		})
	}
}

func render(t *testing.T, engine *view.Engine, s view.Specimen) *goquery.Document {
	t.Helper()
	var out bytes.Buffer
	if err := engine.Render(&out, s.Frame, s.Example.Page); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func checkSkeleton(t *testing.T, doc *goquery.Document) {
	t.Helper()
	if n := doc.Find("h1").Length(); n != 1 {
		t.Errorf("%d h1, want one", n)
	}
	if n := doc.Find("main#main").Length(); n != 1 {
		t.Errorf("%d main, want one", n)
	}
	html := doc.Find("html")
	if html.AttrOr("lang", "") == "" || html.AttrOr("dir", "") == "" {
		t.Error("html lacks lang or dir")
	}
	if strings.TrimSpace(doc.Find("head title").Text()) == "" {
		t.Error("no title")
	}
	if strings.Contains(doc.Text(), "ZgotmplZ") {
		t.Error("a value stands where the template engine will not have it")
	}
}

func checkIDs(t *testing.T, doc *goquery.Document) {
	t.Helper()
	seen := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
		id := e.AttrOr("id", "")
		if id == "" || strings.ContainsAny(id, " \t\n") || seen[id] {
			t.Errorf("id %q is empty, has spaces or stands twice", id)
		}
		seen[id] = true
	})
	for _, attr := range []string{"for", "aria-describedby", "aria-labelledby", "aria-controls", "form"} {
		doc.Find("[" + attr + "]").Each(func(_ int, e *goquery.Selection) {
			for id := range strings.FieldsSeq(e.AttrOr(attr, "")) {
				if !seen[id] {
					t.Errorf("%s names id %q, which is not on the page", attr, id)
				}
			}
		})
	}
}

func checkControls(t *testing.T, doc *goquery.Document) {
	t.Helper()
	labels := map[string]bool{}
	doc.Find("label[for]").Each(func(_ int, e *goquery.Selection) {
		if strings.TrimSpace(e.Text()) != "" {
			labels[e.AttrOr("for", "")] = true
		}
	})
	doc.Find("input, textarea, select").Each(func(_ int, e *goquery.Selection) {
		if e.AttrOr("type", "") == "hidden" {
			return
		}
		if !labels[e.AttrOr("id", "-")] && e.AttrOr("aria-label", "") == "" {
			t.Errorf("%s named %q has no label", goquery.NodeName(e), e.AttrOr("name", ""))
		}
		if e.AttrOr("name", "") == "" {
			t.Errorf("control %q has no name", e.AttrOr("id", ""))
		}
		if _, required := e.Attr("required"); required {
			t.Errorf("%q is checked by the browser; its messages are not ours", e.AttrOr("name", ""))
		}
	})
	doc.Find("button, a").Each(func(_ int, e *goquery.Selection) {
		if strings.TrimSpace(e.Text()) == "" && e.AttrOr("aria-label", "") == "" {
			t.Errorf("a %s without words", goquery.NodeName(e))
		}
	})
	doc.Find("fieldset").Each(func(_ int, e *goquery.Selection) {
		if strings.TrimSpace(e.ChildrenFiltered("legend").Text()) == "" {
			t.Error("a fieldset without a legend")
		}
	})
}

// A form that posts has one key, so that sending it twice makes one record.
func checkForms(t *testing.T, doc *goquery.Document) {
	t.Helper()
	keys := map[string]bool{}
	doc.Find("form").Each(func(_ int, form *goquery.Selection) {
		action := form.AttrOr("action", "")
		if !strings.HasPrefix(action, "/") {
			t.Errorf("form has action %q", action)
		}
		if form.AttrOr("method", "get") != "post" {
			return
		}
		fields := form.Find(`input[type=hidden][name=key]`)
		key := fields.AttrOr("value", "")
		if fields.Length() != 1 || key == "" || keys[key] {
			t.Errorf("form to %s: %d keys, value %q", action, fields.Length(), key)
		}
		keys[key] = true
	})
}

func checkNothingInline(t *testing.T, doc *goquery.Document) {
	t.Helper()
	doc.Find("script").Each(func(_ int, e *goquery.Selection) {
		if e.AttrOr("src", "") == "" || e.Text() != "" || e.AttrOr("nonce", "") == "" {
			t.Error("an inline script, or one without a nonce")
		}
	})
	if doc.Find("style").Length() > 0 {
		t.Error("an inline style sheet")
	}
	doc.Find("*").Each(func(_ int, e *goquery.Selection) {
		for _, attr := range e.Nodes[0].Attr {
			if attr.Key == "style" || strings.HasPrefix(attr.Key, "on") {
				t.Errorf("%s has attribute %s", goquery.NodeName(e), attr.Key)
			}
		}
	})
}

// 4.25: nothing on a page leads, fetches or sends anywhere else.
func checkLinks(t *testing.T, doc *goquery.Document) {
	t.Helper()
	for _, attr := range []string{"href", "src", "action", "formaction"} {
		doc.Find("[" + attr + "]").Each(func(_ int, e *goquery.Selection) {
			to := e.AttrOr(attr, "")
			local := strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//")
			if !local && !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "tel:") {
				t.Errorf("%s %q is not local", attr, to)
			}
		})
	}
}

// Each page that shows anything of its own has examples for the three cases
// that pages break on.
func TestPagesHaveTheirExamples(t *testing.T) {
	names := map[string]map[string]bool{}
	changing := map[string]bool{}
	for _, s := range view.AllExamples() {
		if names[s.File] == nil {
			names[s.File] = map[string]bool{}
		}
		names[s.File][s.Example.Name] = true
		changing[s.File] = reflect.TypeOf(s.Example.Page).NumField() > 0
	}
	for file, have := range names {
		for _, name := range []string{"empty", "typical", "hostile"} {
			if !have[name] && (changing[file] || name == "typical") {
				t.Errorf("%s has no %s example", file, name)
			}
		}
	}
}
