// Package pdftest reads documents back with other people's programs, so that a test
// sees what a reader's computer sees. It is for tests only.
//
// It uses pdftotext, pdftoppm and pdfinfo from poppler-utils, and qpdf. A missing one
// fails the test with how to install it; nothing is skipped.
package pdftest

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// Text is the text of a document as a reader would copy it, page after page.
func Text(t testing.TB, doc []byte) string {
	t.Helper()
	return strings.Join(Pages(t, doc), "\n")
}

// Pages is the text of each page. Presentation forms are folded to the letters they
// show (NFKC), and the direction marks that pdftotext adds are left out.
func Pages(t testing.TB, doc []byte) []string {
	t.Helper()
	raw := string(run(t, "pdftotext", doc, "-enc", "UTF-8", "@", "-"))
	raw = afterRightToLeft.ReplaceAllString(raw, " $1")
	text := norm.NFKC.String(strings.Map(dropDirection, raw))
	return strings.Split(strings.TrimSuffix(text, "\f"), "\f")
}

// afterRightToLeft is where pdftotext has put the space that follows right-to-left text
// in front of it.
var afterRightToLeft = regexp.MustCompile(`\x{202C}([\pL\pN])`)

func dropDirection(r rune) rune {
	if r >= '\u202A' && r <= '\u202E' || r == '\u200E' || r == '\u200F' {
		return -1
	}
	return r
}

// Words is Text with every run of spaces and line ends as one space: for looking for a
// sentence wherever its lines were broken.
func Words(t testing.TB, doc []byte) string {
	t.Helper()
	return strings.Join(strings.Fields(Text(t, doc)), " ")
}

// Unexpected lists the words of a document that none of the allowed texts has, in order
// and each once: what a list of the fields that may be printed does not account for
// (rule 4.21). Page numbers are allowed; so are the parts of a word that was too long
// for its line.
func Unexpected(t testing.TB, doc []byte, allowed ...string) []string {
	t.Helper()
	pages := Pages(t, doc)
	known := make(map[string]bool)
	var long []string
	for _, text := range append(allowed, "Page of") {
		for _, word := range strings.Fields(norm.NFKC.String(text)) {
			known[word] = true
			if len(word) > 24 {
				long = append(long, word)
			}
		}
	}
	for n := range len(pages) + 1 {
		known[strconv.Itoa(n)] = true
		known[strconv.Itoa(n)+"/"+strconv.Itoa(len(pages))] = true
	}
	var out []string
	for _, word := range strings.Fields(strings.Join(pages, " ")) {
		part := slices.ContainsFunc(long, func(whole string) bool { return strings.Contains(whole, word) })
		if !known[word] && !part {
			known[word] = true
			out = append(out, word)
		}
	}
	return out
}

// Info is what pdfinfo says of a document, by its labels: "Title", "Pages", "Page size".
func Info(t testing.TB, doc []byte) map[string]string {
	t.Helper()
	info := make(map[string]string)
	for line := range strings.Lines(string(run(t, "pdfinfo", doc, "-isodates", "@"))) {
		if label, value, ok := strings.Cut(line, ":"); ok {
			info[label] = strings.TrimSpace(value)
		}
	}
	return info
}

// Check fails the test unless qpdf finds the document sound.
func Check(t testing.TB, doc []byte) {
	t.Helper()
	if out := run(t, "qpdf", doc, "--check", "@"); !bytes.Contains(out, []byte("No syntax or stream encoding errors found")) {
		t.Errorf("qpdf --check: %s", out)
	}
}

// Bookmark is one line of a document's outline.
type Bookmark struct {
	Title    string
	Page     int
	Children []Bookmark
}

// Bookmarks is the outline that a viewer shows beside the pages.
func Bookmarks(t testing.TB, doc []byte) []Bookmark {
	t.Helper()
	type outline struct {
		Title string    `json:"title"`
		Page  int       `json:"destpageposfrom1"`
		Kids  []outline `json:"kids"`
	}
	var parsed struct {
		Outlines []outline `json:"outlines"`
	}
	if err := json.Unmarshal(run(t, "qpdf", doc, "--json", "--json-key=outlines", "@"), &parsed); err != nil {
		t.Fatalf("qpdf --json: %v", err)
	}
	var convert func([]outline) []Bookmark
	convert = func(in []outline) []Bookmark {
		var out []Bookmark
		for _, o := range in {
			out = append(out, Bookmark{Title: o.Title, Page: o.Page, Children: convert(o.Kids)})
		}
		return out
	}
	return convert(parsed.Outlines)
}

// Picture is a page, counted from 1, as it looks at the given dots per inch.
func Picture(t testing.TB, doc []byte, page, dpi int) image.Image {
	t.Helper()
	n := strconv.Itoa(page)
	raw := run(t, "pdftoppm", doc, "-png", "-r", strconv.Itoa(dpi), "-f", n, "-l", n, "@")
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("pdftoppm, page %d: %v", page, err)
	}
	return picture
}

// run gives doc to a program as the file that stands for "@" among its arguments, and
// returns what the program prints.
func run(t testing.TB, program string, doc []byte, arguments ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Fatalf("%s is needed to read documents back: apt-get install poppler-utils qpdf", program)
	}
	file := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(file, doc, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range arguments {
		if a == "@" {
			arguments[i] = file
		}
	}
	command := exec.Command(path, arguments...)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%s: %v\n%s%s", program, err, stderr.Bytes(), out)
	}
	return out
}
