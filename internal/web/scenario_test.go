package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"heard/internal/testapp"

	"github.com/PuerkitoBio/goquery"
)

// Scenario 2: a member of staff who is not the lead logs what a child said, in the child's own words, is told to speak to a
// person first, cannot afterwards browse or open anybody else's, and hears back that it is acted on. (T-027, C-01, C-02, 4.18)
func TestScenario2AMemberOfStaffWhoIsNotTheLead(t *testing.T) {
	a := testapp.Start(t)
	desk, colleague, lead := a.As(t, "other"), a.As(t, "teacher"), a.As(t, "dsl")
	theirs := colleague.Post("/concerns/new", url.Values{"find": {"bea"}, "facts": {"Came in late again."}, "danger": {"no"}}).Want(http.StatusSeeOther)

	desk.Get("/concerns/new").Want(http.StatusOK).Says("speak to a person", "Noor Khan", "999", "What to say first")
	desk.Get("/first-response").Want(http.StatusOK)
	sent := desk.Post("/concerns/new", url.Values{
		"find": {"aled"}, "facts": {"He came to the desk and asked to sit down."}, "words": {"“i dont want 2 go home tonite”"}, "danger": {"not_sure"},
		"done": {"Sat with him and rang the lead."}, "told_first": {"Noor Khan, just now"},
	}).Want(http.StatusSeeOther)
	mine, _, _ := strings.Cut(sent.To, "?")
	page := desk.Get(sent.To).Want(http.StatusOK).Says("Speak to Noor Khan", "in person now", "Received, waiting for a first look")
	if said := page.Page().Find("blockquote.heard-quote").Text(); said != "“i dont want 2 go home tonite”" {
		t.Errorf("the child's words were changed to %q", said)
	}

	for _, path := range []string{"/", "/concerns", "/requests"} {
		desk.Get(path).Want(http.StatusOK).Silent("Bea", "Okafor")
	}
	other, _, _ := strings.Cut(theirs.To, "?")
	desk.Get(other).Want(http.StatusNotFound)
	desk.Post(other, url.Values{"more": {"x"}}).Want(http.StatusNotFound)
	pupil := a.School.Pupils["bea"]
	if got := desk.Get("/chronology/" + pupil.String()); got.Status != http.StatusForbidden {
		t.Errorf("a chronology opened at the desk: %d", got.Status)
	}

	take := strings.Replace(mine, "/view/", "/acknowledge/", 1)
	lead.Get(mine).Want(http.StatusOK).Says("“i dont want 2 go home tonite”")
	desk.Get(mine).Says("Received, waiting for a first look") // opening is not answering
	lead.Post(take, url.Values{"feedback": {"Thank you. It is in hand."}}).Want(http.StatusSeeOther)
	desk.Get(mine).Want(http.StatusOK).Says("Received, acting")
}

// graded is any word that would put a level, a number or a colour of danger on a child (4.1). The sentences that say that
// Heard does not do so are taken out first.
var graded = regexp.MustCompile(`(?i)\b(risk (level|score|rating|grade|band)|(low|medium|high) risk|rag rating|severity|amber|red flag)\b`)

var denial = regexp.MustCompile(`(?i)this school does not grade risk[^.]*\.|no (risk )?(score|level)[^.]*\.`)

// Scenario 12: no scores anywhere. Every page that any role can reach by its links is read; no page, no box and no choice
// grades a child. The schema, the templates and the program's own words are scanned by package arch. (4.1)
func TestScenario12NoScoresAnywhere(t *testing.T) {
	a := testapp.Start(t)
	a.As(t, "teacher").Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Sat alone."}, "danger": {"yes"}}).Want(http.StatusSeeOther)
	a.As(t, "aled").Post("/p/10", nil).Want(http.StatusSeeOther)
	read := map[string]bool{}
	for _, who := range columns[1:] {
		pages := crawl(t, a.As(t, who), 60)
		if len(pages) < 3 {
			t.Errorf("%s reached only %v", who, pages)
		}
		for path, text := range pages {
			read[path] = true
			if found := graded.FindString(denial.ReplaceAllString(text, "")); found != "" {
				t.Errorf("%s as %s says %q", path, who, found)
			}
		}
	}
	if len(read) < 40 {
		t.Errorf("only %d pages were read", len(read))
	}
}

// crawl follows every link from the first page, and gives each page's words with the names and values of its boxes.
func crawl(t *testing.T, c *testapp.Client, most int) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for todo := []string{"/"}; len(todo) > 0 && len(pages) < most; todo = todo[1:] {
		path := todo[0]
		if _, done := pages[path]; done || path == "/leave" {
			continue
		}
		got := c.Get(path)
		if got.Status != http.StatusOK || !strings.HasPrefix(got.Header.Get("Content-Type"), "text/html") {
			continue
		}
		text := got.Text()
		got.Page().Find("input, select, textarea, option").Each(func(_ int, n *goquery.Selection) {
			text += " " + n.AttrOr("name", "") + " " + n.AttrOr("value", "")
		})
		pages[path] = strings.ReplaceAll(text, "_", " ")
		got.Page().Find("a[href]").Each(func(_ int, n *goquery.Selection) {
			to, _, _ := strings.Cut(n.AttrOr("href", ""), "#")
			if strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !slices.Contains(todo, to) {
				todo = append(todo, to)
			}
		})
	}
	return pages
}
