package view_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"heard/internal/web/view/reading"
)

const (
	maxGrade    = 5.0
	maxMean     = 15.0
	maxSentence = 22
)

// bannedWords have no place on a pupil's page: the trade's own words, praise
// for telling, promises of secrecy, blame.
var bannedWords = regexp.MustCompile(`(?i)\b(disclos\w*|safeguard\w*|refer|refers|referr\w*|triag\w*|incident\w*|agenc\w*|` +
	`confidential\w*|secret\w*|well done|brave|invalid|illegal|forbidden|attention.seeking|self-harmer\w*|commit\w* suicide)\b`)

// Nobody can always talk with a child first (4.16), and no page says so: "if we can" belongs to it.
var (
	promised = regexp.MustCompile(`(?i)\b(always there|(talk|talks|tell|tells|ask|asks) (to |with )?you first)\b`)
	hedged   = regexp.MustCompile(`(?i)\bif (we|they) can\b`)
)

// checkWords holds a pupil's page to interface.md, "Words".
func checkWords(t *testing.T, doc *goquery.Document) {
	t.Helper()
	blocks := textBlocks(doc)
	m := reading.Of(blocks)
	if grade := m.Grade(); grade > maxGrade {
		t.Errorf("Flesch–Kincaid grade %.1f, want at most %.0f", grade, maxGrade)
	}
	if mean := m.MeanLength(); mean > maxMean {
		t.Errorf("%.1f words a sentence, want at most %.0f", mean, maxMean)
	}
	for _, sentence := range m.Sentences {
		if n := len(reading.Words(sentence)); n > maxSentence {
			t.Errorf("%d words: %q", n, sentence)
		}
		if found := bannedWords.FindString(sentence); found != "" {
			t.Errorf("%q in %q", found, sentence)
		}
		if promised.MatchString(sentence) && !hedged.MatchString(sentence) {
			t.Errorf("promises what cannot always be kept: %q", sentence)
		}
		if strings.Contains(sentence, "!") {
			t.Errorf("exclamation mark in %q", sentence)
		}
	}
}

// textBlocks are the words of the page, one block for each element that ends
// a line. What somebody typed (.heard-typed, form values) is theirs.
func textBlocks(doc *goquery.Document) []string {
	body := doc.Find("body").Clone()
	body.Find("script, style, svg, [hidden], .heard-typed, textarea, option").Remove()
	var blocks []string
	body.Find("*").Each(func(_ int, e *goquery.Selection) {
		if !endsALine(e) {
			return
		}
		text := strings.Join(strings.Fields(ownText(e)), " ")
		if text != "" {
			blocks = append(blocks, text)
		}
	})
	return blocks
}

// What stands in no paragraph is read as well: a strong word in a box, a quotation, small print.
func TestEveryWordOfAPageIsRead(t *testing.T) {
	for _, markup := range []string{
		"<div><strong>It is secret</strong></div>", "<blockquote>It is secret</blockquote>", "<p>Well, <small>it is secret</small></p>", "<section>It is secret</section>",
		"<fieldset>It is secret</fieldset>", "<p>It is <em>secret</em></p>", "<address>It is secret</address>",
	} {
		doc, err := goquery.NewDocumentFromReader(strings.NewReader("<body>" + markup))
		if err != nil {
			t.Fatal(err)
		}
		if !bannedWords.MatchString(strings.Join(textBlocks(doc), " ")) {
			t.Errorf("%s was not read", markup)
		}
	}
}

var inlineNames = map[string]bool{"a": true, "span": true, "strong": true, "em": true, "b": true, "i": true, "time": true, "ins": true, "del": true}

// endsALine reports whether an element's text is a block of its own: a block
// element, or an inline one with no block around its words.
func endsALine(e *goquery.Selection) bool {
	if !inlineNames[goquery.NodeName(e)] {
		return true
	}
	parent := e.Parent()
	return parent.Is("div, li, nav, section, header, footer, body, td, dd") && strings.TrimSpace(ownTextOnly(parent)) == ""
}

// ownText is the text of an element and of the inline elements in it.
func ownText(e *goquery.Selection) string {
	var b strings.Builder
	e.Contents().Each(func(_ int, c *goquery.Selection) {
		switch name := goquery.NodeName(c); {
		case name == "#text":
			b.WriteString(c.Text())
		case inlineNames[name] && !endsALine(c):
			b.WriteString(ownText(c))
		}
	})
	return b.String()
}

func ownTextOnly(e *goquery.Selection) string {
	var b strings.Builder
	e.Contents().Each(func(_ int, c *goquery.Selection) {
		if goquery.NodeName(c) == "#text" {
			b.WriteString(c.Text())
		}
	})
	return b.String()
}
