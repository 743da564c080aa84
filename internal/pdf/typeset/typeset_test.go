package typeset

import (
	"strings"
	"testing"
	"unicode"

	"heard/internal/pdf/fonts"
)

var body = Style{Weight: fonts.Regular, Size: 10}

// drawn is a line as the eye meets it, from left to right.
func drawn(line Line) string {
	var b strings.Builder
	for _, run := range line.Runs {
		b.WriteString(run.Text)
	}
	return b.String()
}

func oneLine(t *testing.T, text string) Line {
	t.Helper()
	lines := Break(text, body, 10_000)
	if len(lines) != 1 {
		t.Fatalf("Break(%q) gave %d lines", text, len(lines))
	}
	return lines[0]
}

func TestCleanComposesAndStripsWhatCannotBeSeen(t *testing.T) {
	for in, want := range map[string]string{
		"Sia\u0302n":                  "Siân",
		"Nguye\u0302\u0303n":          "Nguyễn",
		"a\x00b\x1bc\u0085d":          "abc\nd",
		"one\r\ntwo\rthree\u2028four": "one\ntwo\nthree\nfour",
		"tab\there":                   "tab here",
		"bad\xff\xfebytes":            "bad□bytes",
		"safe\u202Etxt.exe\u202C":     "safetxt.exe",
		"soft\u00ADhyphen":            "softhyphen",
		"plain":                       "plain",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRightToLeftTextIsOrderedForTheEye(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		rtl              bool
	}{
		{"left to right only", "Khan 12", "Khan 12", false},
		{"Hebrew", "שרה", "הרש", true},
		{"number inside Hebrew", "שרה 12 דן", "ןד 12 הרש", true},
		{"Hebrew inside English", "Sarah (שרה), 12", "Sarah (הרש), 12", false},
		{"number between Hebrew in English", "Name: שרה 12 דן, ok", "Name: ןד 12 הרש, ok", false},
		{"number after Hebrew in English", "A שרה 12 July", "A 12 הרש July", false},
		{"English inside Hebrew", "שרה (Year 11)", "(Year 11) הרש", true},
		{"brackets around English in Hebrew", "שרה (abc) דן", "ןד (abc) הרש", true},
		{"a sum of money", "שרה £12.50 דן", "ןד £12.50 הרש", true},
		{"Arabic digits after English", "Room ١٢/٣ ok", "Room ١٢/٣ ok", false},
		{"nested brackets", "a [(שרה) דן] b", "a [(הרש) ןד] b", false},
		{"brackets are mirrored", "(שרה)", "(הרש)", true},
	} {
		line := oneLine(t, c.text)
		if got := drawn(line); got != c.want || line.RTL != c.rtl {
			t.Errorf("%s: %q is drawn %q (RTL %t), want %q (RTL %t)", c.name, c.text, got, line.RTL, c.want, c.rtl)
		}
	}
}

// Letters as a reader of each language writes them, from right to left.
func TestArabicLettersTakeTheirForms(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"initial, medial, medial, final", "محمد", "\uFEE3\uFEA4\uFEE4\uFEAA"},
		{"right-joining letters do not reach on", "دار", "\u062F\u0627\u0631"},
		{"lam-alef alone", "لا", "\uFEFB"},
		{"lam-alef after a joining letter", "بلال", "\uFE91\uFEFC\u0644"},
		{"lam-alef with hamza", "الأم", "\u0627\uFEF7\u0645"},
		{"marks are transparent", "بَب", "\uFE91\u064E\uFE90"},
		{"Persian: a non-joiner parts letters", "می\u200Cخ", "\uFEE3\uFBFD\u062E"},
		{"Urdu", "ٹینا", "\uFB68\uFBFF\uFEE8\uFE8E"},
		{"tatweel joins", "بـ", "\uFE91\u0640"},
	} {
		got := []rune(drawn(oneLine(t, c.text)))
		var logical []rune
		for i := len(got) - 1; i >= 0; i-- { // a mark is drawn after its letter
			if unicode.Is(unicode.Mn, got[i]) {
				i--
				logical = append(logical, got[i], got[i+1])
				continue
			}
			logical = append(logical, got[i])
		}
		if string(logical) != c.want {
			t.Errorf("%s: %q has forms %U, want %U", c.name, c.text, logical, []rune(c.want))
		}
	}
}

// Kurdish and Pashto letters have shapes although Unicode has no code points for them,
// and what was written is kept for searching.
func TestLettersWithoutPresentationFormsAreShapedToo(t *testing.T) {
	line := oneLine(t, "ښځه")
	if len(line.Runs) != 3 {
		t.Fatalf("%d runs, want 3", len(line.Runs))
	}
	for _, run := range line.Runs[1:] {
		if r := []rune(run.Text)[0]; !unicode.Is(unicode.Co, r) {
			t.Errorf("%U is not one of the font's own shapes", r)
		}
	}
	if got := line.Runs[2].Source; got != "ښ" {
		t.Errorf("the first letter's source is %q", got)
	}
}

func TestWhatNoFontDrawsIsShownAsOneBox(t *testing.T) {
	for in, want := range map[string]string{
		"ok 😀":           "ok □",
		"family 👨‍👩‍👧 x": "family □ x",
		"wave 👋🏽!":       "wave □!",
		"flags 🇬🇧🇵🇱":     "flags □□",
		"two 😀😀":         "two □□",
		"প্রিয়া":        "□□□",
		"heart ❤\uFE0F.": "heart □.",
	} {
		if got := drawn(oneLine(t, in)); got != want {
			t.Errorf("%q is drawn %q, want %q", in, got, want)
		}
	}
}

func TestLinesEndBetweenWordsAndLongWordsAreCut(t *testing.T) {
	lines := Break("When things are calmer we can talk about what would help", body, 100)
	if len(lines) < 3 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, line := range lines {
		if line.Width > 100 {
			t.Errorf("%q is %.1f points wide", drawn(line), line.Width)
		}
		if text := drawn(line); strings.TrimSpace(text) != text {
			t.Errorf("%q has spaces at its ends", text)
		}
	}
	for _, line := range Break(strings.Repeat("a", 200), body, 100) {
		if line.Width > 100 {
			t.Errorf("a cut word is %.1f points wide", line.Width)
		}
	}
	if got := drawn(Break("mother/carer", body, 45)[0]); got != "mother/" {
		t.Errorf("the first line is %q, want it to end after the stroke", got)
	}
	if got := len(Break("10\u00A0November", body, 20)); got < 2 {
		t.Errorf("%d lines", got)
	}
	if got := len(Break("one\n\ntwo\n", body, 100)); got != 3 {
		t.Errorf("%d lines, want the empty one kept and the last one dropped", got)
	}
}

// A mark that cannot be composed sits over the middle of its letter.
func TestMarksAreCentredOnTheirLetter(t *testing.T) {
	line := oneLine(t, "m\u0300")
	if len(line.Runs) != 2 {
		t.Fatalf("%d runs, want the letter and its mark", len(line.Runs))
	}
	letter, mark := line.Runs[0], line.Runs[1]
	middle := func(r Run) float64 {
		ink := r.Face.Ink([]rune(r.Text)[0])
		return r.X + points(ink.Left+ink.Right, body)/2
	}
	if d := middle(letter) - middle(mark); d > 0.02 || d < -0.02 {
		t.Errorf("the mark is %.2f points off the middle", d)
	}
	if tall := oneLine(t, "Ṁ\u0300"); tall.Runs[1].Rise <= 0 {
		t.Error("a second mark does not stand above the first")
	}
}

// Where the dot of a sin stands is the letter, not an ornament.
func TestHebrewPointsThatTellLettersApart(t *testing.T) {
	for in, want := range map[string]string{"שׂ": "\uFB2B", "שׁ": "\uFB2A", "שּׁ": "\uFB2C", "שָׂ": "\uFB2B\u05B8"} {
		line := oneLine(t, in)
		if got := drawn(line); got != want {
			t.Errorf("%q is drawn %U, want %U", in, []rune(got), []rune(want))
		}
		if in == "שׁ" && line.Runs[0].Source != in {
			t.Errorf("the source of %q is %q", in, line.Runs[0].Source)
		}
	}
}
