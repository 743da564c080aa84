package view

import "strings"

// diffLimit bounds the table of the comparison, whose size is the product of
// both lengths: 2,000 words against 2,000.
const diffLimit = 4_000_000

// NewDiffView compares two versions of one text word by word.
func NewDiffView(label, before, after string) DiffView {
	return DiffView{Label: label, Spans: diff(splitWords(before), splitWords(after))}
}

// splitWords keeps the space after each word with it, so that joining the
// words gives the text again.
func splitWords(text string) []string {
	var words []string
	for text != "" {
		end := strings.IndexAny(text, " \n")
		if end < 0 {
			return append(words, text)
		}
		words, text = append(words, text[:end+1]), text[end+1:]
	}
	return words
}

func diff(before, after []string) []DiffSpan {
	if len(before)*len(after) > diffLimit {
		return []DiffSpan{{Removed, strings.Join(before, "")}, {Added, strings.Join(after, "")}}
	}
	common := commonLengths(before, after)
	var spans []DiffSpan
	i, j := 0, 0
	for i < len(before) || j < len(after) {
		switch {
		case i < len(before) && j < len(after) && before[i] == after[j]:
			spans = extend(spans, Same, before[i])
			i, j = i+1, j+1
		case j == len(after) || i < len(before) && common[i+1][j] >= common[i][j+1]:
			spans = extend(spans, Removed, before[i])
			i++
		default:
			spans = extend(spans, Added, after[j])
			j++
		}
	}
	return spans
}

// commonLengths gives, for every pair of positions, the length of the longest
// run of words that both texts still share from there on.
func commonLengths(before, after []string) [][]int32 {
	common := make([][]int32, len(before)+1)
	for i := range common {
		common[i] = make([]int32, len(after)+1)
	}
	for i := len(before) - 1; i >= 0; i-- {
		for j := len(after) - 1; j >= 0; j-- {
			if before[i] == after[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	return common
}

func extend(spans []DiffSpan, change Change, word string) []DiffSpan {
	if n := len(spans); n > 0 && spans[n-1].Change == change {
		spans[n-1].Text += word
		return spans
	}
	return append(spans, DiffSpan{change, word})
}
