package pupil

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"heard/internal/fault"
)

// Name is what a pupil is called. Given and Family are as on the roll; the known names are what everyone in school uses and
// are empty when they are the same. Either part may be missing: many people have one name only.
type Name struct {
	Given         string `json:"given,omitempty"`
	Family        string `json:"family,omitempty"`
	KnownAs       string `json:"known_as,omitempty"`      // in place of Given
	KnownFamily   string `json:"known_family,omitempty"`  // in place of Family
	Pronunciation string `json:"pronunciation,omitempty"` // "shi-VAWN"
}

const maxName = 100

// First is what to call the pupil in a sentence.
func (n Name) First() string {
	switch {
	case n.KnownAs != "":
		return n.KnownAs
	case n.Given != "":
		return n.Given
	}
	return n.lastName()
}

// Full is the name that pages show: "Ellie Jones".
func (n Name) Full() string { return join(n.firstName(), " ", n.lastName()) }

// Sorted is the name as registers list it: "Jones, Ellie".
func (n Name) Sorted() string { return join(n.lastName(), ", ", n.firstName()) }

// Legal is the name on the roll, for documents that leave the school: "Eleanor Jones".
func (n Name) Legal() string { return join(n.Given, " ", n.Family) }

// IsKnownDifferently reports whether a document must give both names, so that nobody takes one child for two.
func (n Name) IsKnownDifferently() bool { return n.Full() != n.Legal() }

// Both is Full, with Legal in brackets where that differs: "Ellie Jones (Eleanor Jones)".
func (n Name) Both() string {
	if !n.IsKnownDifferently() {
		return n.Full()
	}
	return n.Full() + " (" + n.Legal() + ")"
}

// Initials is for paper that may be left lying about: "EJ".
func (n Name) Initials() string {
	var b strings.Builder
	for _, w := range []string{n.firstName(), n.lastName()} {
		if r, _ := utf8.DecodeRuneInString(w); w != "" {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

func (n Name) firstName() string { return orElse(n.KnownAs, n.Given) }
func (n Name) lastName() string  { return orElse(n.KnownFamily, n.Family) }

// Clean gives the name as it is kept: composed (NFC), with single spaces, without invisible characters that could make it
// read as something else, and without a known name that only repeats the roll.
func (n Name) Clean() Name {
	n = Name{tidy(n.Given), tidy(n.Family), tidy(n.KnownAs), tidy(n.KnownFamily), tidy(n.Pronunciation)}
	if n.KnownAs == n.Given {
		n.KnownAs = ""
	}
	if n.KnownFamily == n.Family {
		n.KnownFamily = ""
	}
	return n
}

func (n Name) check(f *fault.Fields) {
	f.Need(n.Given != "" || n.Family != "", "given", "Enter at least one name.")
	for _, x := range []struct{ box, name string }{
		{"given", n.Given}, {"family", n.Family}, {"known_as", n.KnownAs}, {"known_family", n.KnownFamily}, {"pronunciation", n.Pronunciation},
	} {
		f.Need(utf8.RuneCountInString(x.name) <= maxName, x.box, "Use at most 100 characters.")
	}
}

// tidy composes s, turns every run of white space into one space, and drops what is not seen. The joiners are kept,
// because Persian, Urdu and several Indian names are misspelt without them.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		const nonJoiner, joiner = '\u200c', '\u200d'
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == nonJoiner || r == joiner:
			return r
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

func orElse(s, other string) string {
	if s != "" {
		return s
	}
	return other
}

func join(a, between, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}
