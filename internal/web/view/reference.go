package view

import (
	"html/template"
	"regexp"
)

// A reference such as C-7f3k9ab breaks at its hyphen in a narrow column, and is then read as two things.
var reference = regexp.MustCompile(`\b[A-Z]-[0-9a-z]{7}\b`)

// refs is text with its references kept on one line.
func refs(text string) template.HTML {
	safe := template.HTMLEscapeString(text)
	return template.HTML(reference.ReplaceAllString(safe, `<span class="heard-ref">$0</span>`)) //nolint:gosec // escaped above
}
