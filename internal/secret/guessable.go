package secret

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed common.txt
var commonText string

// commonWords has the longest first, so that "liverpoolfc" is taken out whole before "liverpool" is.
var commonWords = longestFirst(strings.Fields(withoutComments(commonText)))

const (
	shortestWord = 3
	leftToGuess  = 4  // characters beyond the known ones that make a password more than its known words
	freeDigits   = 6  // digits and signs that guessers add as a matter of course: a year, a date, an exclamation mark
	allDigits    = 14 // shorter strings of digits are dates and telephone numbers
	shortestRun  = 4  // "abcd", "7654", "qwer", "aaaa"
)

// guessable reports whether a password is at most two common words or keyboard runs with little added. Three different
// common words are a fair password; one of them written twice is not.
func guessable(password string) bool {
	s := strings.ToLower(password)
	if onlyDigits(s) && len(s) < allDigits || repeats(s) {
		return true
	}
	for _, form := range Readings(s) {
		rest, words := takeWords(form, commonWords)
		rest, runs := takeRuns(rest)
		left := weight(rest)
		switch known := words + runs; {
		case known == 0 && left == 0, known > 0 && known <= 2 && left < leftToGuess:
			return true
		}
	}
	return false
}

// guessableFrom reports whether little is left of a password without the words that others know about its owner.
func guessableFrom(password string, own []string) bool {
	words := wordsOf(own)
	for _, form := range Readings(password) {
		if rest, found := takeWords(form, words); found > 0 && weight(rest) < leftToGuess {
			return true
		}
	}
	return false
}

// wordsOf gives the parts of names, and each name run together: "Li Wu" has no part worth taking out, and "p12345" is letters
// and digits.
func wordsOf(names []string) []string {
	var words []string
	for _, n := range names {
		n = strings.ToLower(n)
		words = append(words, strings.FieldsFunc(n, func(r rune) bool { return !unicode.IsLetter(r) })...)
		words = append(words, strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, n))
	}
	return longestFirst(words)
}

// takeWords takes every listed word out of s and counts how many different ones there were.
func takeWords(s string, words []string) (rest string, different int) {
	for _, w := range words {
		if utf8.RuneCountInString(w) >= shortestWord && strings.Contains(s, w) {
			s = strings.ReplaceAll(s, w, " ")
			different++
		}
	}
	return s, different
}

// weight counts what a guesser would still have to guess: letters, and digits and signs beyond the usual few.
func weight(rest string) int {
	letters, others := 0, 0
	for _, r := range rest {
		switch {
		case unicode.IsLetter(r):
			letters++
		case r != ' ':
			others++
		}
	}
	return letters + max(0, others-freeDigits)
}

var keyboardRows = bothWays(
	"abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
	"1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
)

// takeRuns takes out stretches of one keyboard row or of the alphabet, in either direction, and of one character, and
// counts them as far as they hold letters: a run of digits is only digits that are added.
func takeRuns(s string) (rest string, lettered int) {
	var out strings.Builder
	for s != "" {
		n := runAt(s)
		if n < shortestRun {
			_, n = utf8.DecodeRuneInString(s)
			out.WriteString(s[:n])
		} else {
			out.WriteByte(' ')
			if strings.ContainsFunc(s[:n], unicode.IsLetter) {
				lettered++
			}
		}
		s = s[n:]
	}
	return out.String(), lettered
}

// runAt gives the length of the longest run that s begins with.
func runAt(s string) int {
	longest := len(s) - len(strings.TrimLeft(s, s[:1]))
	for _, row := range keyboardRows {
		for n := longest + 1; n <= len(s) && strings.Contains(row, s[:n]); n++ {
			longest = n
		}
	}
	return longest
}

// repeats reports whether s is one short piece over and over.
func repeats(s string) bool {
	for n := 1; n <= len(s)/2 && n <= 5; n++ {
		if len(s)%n == 0 && strings.Repeat(s[:n], len(s)/n) == s {
			return true
		}
	}
	return false
}

func onlyDigits(s string) bool { return strings.Trim(s, "0123456789 -./") == "" }

// Readings gives a password in small letters as it is, with the digits and signs that stand for letters read as letters, and
// with only those between its first and its last letter read so, because a year at the end is a year.
func Readings(password string) []string {
	s := strings.ToLower(password)
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	first := max(0, strings.IndexFunc(s, unicode.IsLetter))
	last := first + len(strings.TrimRightFunc(s[first:], notLetter))
	return []string{s, unleet.Replace(s), s[:first] + unleet.Replace(s[first:last]) + s[last:]}
}

var unleet = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i")

func withoutComments(text string) string {
	lines := strings.Split(text, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "#") }), "\n")
}

func longestFirst(words []string) []string {
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	return words
}

func bothWays(rows ...string) []string {
	for _, row := range slices.Clone(rows) {
		b := []byte(row)
		slices.Reverse(b)
		rows = append(rows, string(b))
	}
	return rows
}
