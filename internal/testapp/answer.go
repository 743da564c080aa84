package testapp

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// Answer is what came back.
type Answer struct {
	Status int
	To     string // where a redirect leads
	Header http.Header
	Body   string
	t      testing.TB
	page   *parsed
}

// parsed is an answer read as HTML, and which body it was.
type parsed struct {
	body string
	doc  *goquery.Document
}

// Page reads the answer as HTML, for CSS selectors. What is done to the document is done to this one alone.
func (a Answer) Page() *goquery.Document {
	a.t.Helper()
	return goquery.CloneDocument(a.document())
}

// document is the answer read as HTML, once however often it is asked about. Nobody may change it.
func (a Answer) document() *goquery.Document {
	a.t.Helper()
	if a.page != nil && a.page.doc != nil && a.page.body == a.Body {
		return a.page.doc
	}
	d, err := goquery.NewDocumentFromReader(strings.NewReader(a.Body))
	if err != nil {
		a.t.Fatal(err)
	}
	if a.page != nil {
		*a.page = parsed{a.Body, d}
	}
	return d
}

// Text is the page's words with single spaces, for asking what a reader would read.
func (a Answer) Text() string {
	a.t.Helper()
	var b strings.Builder
	for _, body := range a.document().Find("body").Nodes {
		readable(&b, body)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// readable gathers the text of an element, but for scripts and styles.
func readable(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style"):
		return
	}
	for child := range n.ChildNodes() {
		readable(b, child)
	}
}

// Want fails the test unless the answer has the status.
func (a Answer) Want(status int) Answer {
	a.t.Helper()
	if a.Status != status {
		a.t.Fatalf("status %d, want %d, to %q\n%s", a.Status, status, a.To, clip(a.Text()))
	}
	return a
}

// Says fails the test unless a reader of the page would read every text.
func (a Answer) Says(texts ...string) Answer {
	a.t.Helper()
	text := a.Text()
	for _, s := range texts {
		if !strings.Contains(text, s) {
			a.t.Fatalf("the page does not say %q:\n%s", s, clip(text))
		}
	}
	return a
}

// Silent fails the test when the answer holds any of the texts, anywhere, headers included.
func (a Answer) Silent(texts ...string) Answer {
	a.t.Helper()
	for _, s := range texts {
		if strings.Contains(a.Body, s) || strings.Contains(strings.Join(a.Header.Values("Location"), " "), s) {
			a.t.Fatalf("the answer holds %q:\n%s", s, clip(a.Text()))
		}
	}
	return a
}

func clip(s string) string {
	if len(s) > 1500 {
		return s[:1500] + " …"
	}
	return s
}
