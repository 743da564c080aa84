package web_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"heard/internal/testapp"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// graded is any word that would put a level, a number or a colour of danger on a child (4.1).
var graded = regexp.MustCompile(`(?i)\b(risks?|severity|scores?|priority|rag|red|amber|(low|medium|moderate|high)[- ](level|risk|priority|concern))\b`)

// notGraded are the only texts with such a word: what the law calls people, what somebody else's form asks for, and that Heard
// does not answer it. They are taken out letter for letter, so that nothing beside them is excused.
var notGraded = strings.NewReplacer(
	"safeguarding of children and individuals at risk", "",
	"Its own form demands a \"degree of risk\"", "",
	"Where your form asks for a degree of risk", "",
	"Their form asks for a degree of risk", "",
	"This school does not grade risk (NICE NG225 1.6).", "",
)

// verdict is a word that grades when it stands alone: in a cell, on a button, as a choice.
var verdict = regexp.MustCompile(`(?i)^(very )?(low|medium|moderate|high|severe|critical|red|amber|green|urgent|[0-9]+ ?(/|out of) ?[0-9]+)$`)

// painted is a class, a style or any other attribute that colours, sorts or names by a grade.
var painted = regexp.MustCompile(`(?i)\b(risk|severity|score|priority|rag|red|amber|orange|yellow|green|(very )?(low|medium|moderate|high)|severe|critical)\b`)

// grades finds what grades somebody in a page: in its words, in what stands alone, and in any attribute of its elements, a
// colour too. An address may hold a word that a school typed, and is left out.
func grades(a testapp.Answer) (all []string) {
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	page := a.Page()
	if found := graded.FindString(notGraded.Replace(a.Text())); found != "" {
		all = append(all, "says "+found)
	}
	page.Find("body, body *").Each(func(_ int, n *goquery.Selection) {
		if n.Children().Length() == 0 { // asked first: the text of what holds others is the whole page again
			if text := strings.TrimSpace(n.Text()); verdict.MatchString(text) {
				all = append(all, "says alone "+text)
			}
		}
		for _, at := range n.Nodes[0].Attr {
			if found := paints(spaced(at)); found != "" {
				all = append(all, "has in "+at.Key+" "+found)
			}
		}
	})
	slices.Sort(all)
	return slices.Compact(all)
}

// paints is painted's finding, looked for once in each text: the attributes of one page are those of the next.
func paints(text string) string {
	found, known := foundIn[text]
	if !known {
		found = painted.FindString(text)
		foundIn[text] = found
	}
	return found
}

var foundIn = map[string]string{}

func spaced(at html.Attribute) string {
	if slices.Contains([]string{"href", "action", "formaction", "nonce"}, at.Key) {
		return ""
	}
	return joints.Replace(notGraded.Replace(at.Val))
}

var joints = strings.NewReplacer("_", " ", "-", " ")

func TestTheSearchForGradesKnowsWhatItLooksFor(t *testing.T) {
	a := testapp.Start(t).Browser(t).Get("/")
	if found := grades(a); len(found) > 0 {
		t.Errorf("the first page: %v", found)
	}
	for _, body := range []string{
		"<p>She is at risk.</p>", "<p>Risk: some</p>", "<td>High</td>", "<option>Medium</option>", "<td>7 / 10</td>", "<p>There is no doubt. High risk</p>",
		`<strong class="govuk-tag govuk-tag--red">Open</strong>`, `<p style="color: red">x</p>`, `<p data-level="high">x</p>`, `<input name="risk_level">`,
		`<input type="radio" name="x" value="low">`, `<label for="severity">x</label>`, `<img alt="amber light">`, `<p title="high risk">x</p>`, `<li class="rag-2">x</li>`,
	} {
		a.Body = "<!doctype html><body>" + body
		if len(grades(a)) == 0 {
			t.Errorf("%s was not found", body)
		}
	}
}
