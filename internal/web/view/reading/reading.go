// Package reading measures how hard a text is to read. Pupil pages are held
// to these measures by tests.
package reading

import (
	"strings"
	"unicode"
)

// Measure is what was counted in a text.
type Measure struct {
	Sentences []string
	Words     int
	Syllables int
}

// Grade is the Flesch–Kincaid grade: years of (American) schooling needed,
// so 5 is about the age of eleven.
func (m Measure) Grade() float64 {
	if m.Words == 0 {
		return 0
	}
	words := float64(m.Words)
	return 0.39*words/float64(len(m.Sentences)) + 11.8*float64(m.Syllables)/words - 15.59
}

// MeanLength is the mean number of words in a sentence.
func (m Measure) MeanLength() float64 {
	if len(m.Sentences) == 0 {
		return 0
	}
	return float64(m.Words) / float64(len(m.Sentences))
}

// Of measures blocks of text. A block, such as a heading or a list item,
// ends a sentence even without a full stop.
func Of(blocks []string) Measure {
	var m Measure
	for _, block := range blocks {
		for _, sentence := range sentences(block) {
			m.Sentences = append(m.Sentences, sentence)
			for _, word := range Words(sentence) {
				m.Words++
				m.Syllables += syllables(word)
			}
		}
	}
	return m
}

// Words splits a sentence into words; numbers are not words.
func Words(sentence string) []string {
	return strings.FieldsFunc(sentence, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\'' && r != '’'
	})
}

func sentences(block string) []string {
	var all []string
	start := 0
	runes := []rune(block)
	for i, r := range runes {
		atEnd := i == len(runes)-1
		if strings.ContainsRune(".?!:", r) && (atEnd || unicode.IsSpace(runes[i+1])) || atEnd {
			if s := strings.TrimSpace(string(runes[start : i+1])); len(Words(s)) > 0 {
				all = append(all, s)
			}
			start = i + 1
		}
	}
	return all
}

// syllables counts groups of vowels, less a silent e.
func syllables(word string) int {
	word = strings.ToLower(word)
	count, inVowel := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouyáéíóúàèìòùâêîôûŵŷäëïöü", r)
		if vowel && !inVowel {
			count++
		}
		inVowel = vowel
	}
	silent := strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") ||
		strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded")
	if silent && count > 1 {
		count--
	}
	return max(count, 1)
}
