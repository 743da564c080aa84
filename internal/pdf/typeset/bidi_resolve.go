package typeset

import "golang.org/x/text/unicode/bidi"

// resolveWeak settles marks, numbers and their signs (rules W1 to W7).
func resolveWeak(types []bidi.Class, base bidi.Class) {
	previous, strong := base, base
	for i, t := range types {
		switch t {
		case bidi.NSM, bidi.BN: // W1
			types[i] = previous
		case bidi.EN: // W2
			if strong == bidi.AL {
				types[i] = bidi.AN
			}
		case bidi.L, bidi.R, bidi.AL:
			strong = t
		}
		previous = types[i]
	}
	for i, t := range types {
		if t == bidi.AL { // W3
			types[i] = bidi.R
		}
	}
	joinSeparators(types)
	joinTerminators(types)
	strong = base
	for i, t := range types {
		switch t {
		case bidi.ES, bidi.ET, bidi.CS: // W6
			types[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = t
		case bidi.EN: // W7
			if strong == bidi.L {
				types[i] = bidi.L
			}
		}
	}
}

// joinSeparators makes one separator between two numbers of a kind part of them (W4).
func joinSeparators(types []bidi.Class) {
	for i := 1; i+1 < len(types); i++ {
		before, after := types[i-1], types[i+1]
		switch {
		case before != after:
		case types[i] == bidi.ES && before == bidi.EN, types[i] == bidi.CS && (before == bidi.EN || before == bidi.AN):
			types[i] = before
		}
	}
}

// joinTerminators makes signs such as % and £ part of the number they touch (W5).
func joinTerminators(types []bidi.Class) {
	for i := 0; i < len(types); i++ {
		if types[i] != bidi.ET {
			continue
		}
		end := i
		for end < len(types) && types[end] == bidi.ET {
			end++
		}
		if i > 0 && types[i-1] == bidi.EN || end < len(types) && types[end] == bidi.EN {
			fill(types[i:end], bidi.EN)
		}
		i = end - 1
	}
}

// resolveNeutral gives spaces and signs the direction of what surrounds them, or of
// the paragraph (rules N1 and N2).
func resolveNeutral(types []bidi.Class, base bidi.Class) {
	before := base
	for i := 0; i < len(types); i++ {
		if direction, ok := strongType(types[i]); ok {
			before = direction
			continue
		}
		end, after := i, base
		for end < len(types) {
			if direction, ok := strongType(types[end]); ok {
				after = direction
				break
			}
			end++
		}
		if before == after {
			fill(types[i:end], before)
		} else {
			fill(types[i:end], base)
		}
		i = end - 1
	}
}

// strongType is the direction that a resolved type lends to its neighbours: numbers
// count as right to left.
func strongType(t bidi.Class) (bidi.Class, bool) {
	switch t {
	case bidi.L:
		return bidi.L, true
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R, true
	}
	return bidi.ON, false
}

// maxOpenBrackets is the algorithm's own bound (BD16).
const maxOpenBrackets = 63

type bracketPair struct{ open, shut int }

// resolveBrackets lets a pair of brackets follow what it encloses (rule N0).
func resolveBrackets(types []bidi.Class, runes []rune, base bidi.Class) {
	for _, pair := range bracketPairs(types, runes) {
		inside, found := enclosed(types[pair.open+1:pair.shut], base)
		if !found {
			continue
		}
		if inside != base && lastStrong(types[:pair.open], base) != inside {
			inside = base
		}
		types[pair.open], types[pair.shut] = inside, inside
	}
}

// bracketPairs finds matching brackets, in order of the opening one.
func bracketPairs(types []bidi.Class, runes []rune) []bracketPair {
	var pairs []bracketPair
	var stack []int // indexes into pairs
	for i, r := range runes {
		properties, _ := bidi.LookupRune(r)
		switch {
		case types[i] != bidi.ON || !properties.IsBracket():
		case properties.IsOpeningBracket():
			if len(stack) == maxOpenBrackets {
				return closed(pairs)
			}
			stack = append(stack, len(pairs))
			pairs = append(pairs, bracketPair{open: i})
		default:
			for n := len(stack) - 1; n >= 0; n-- {
				if mirrored(runes[pairs[stack[n]].open]) == r {
					pairs[stack[n]].shut = i
					stack = stack[:n]
					break
				}
			}
		}
	}
	return closed(pairs)
}

func closed(pairs []bracketPair) []bracketPair {
	out := pairs[:0]
	for _, pair := range pairs {
		if pair.shut > 0 {
			out = append(out, pair)
		}
	}
	return out
}

// enclosed is the direction found between brackets; the paragraph's own wins.
func enclosed(types []bidi.Class, base bidi.Class) (bidi.Class, bool) {
	found := false
	for _, t := range types {
		direction, ok := strongType(t)
		if ok && direction == base {
			return base, true
		}
		found = found || ok
	}
	return opposite(base), found
}

func lastStrong(types []bidi.Class, base bidi.Class) bidi.Class {
	for i := len(types) - 1; i >= 0; i-- {
		if direction, ok := strongType(types[i]); ok {
			return direction
		}
	}
	return base
}

func opposite(c bidi.Class) bidi.Class {
	if c == bidi.L {
		return bidi.R
	}
	return bidi.L
}

func fill(types []bidi.Class, t bidi.Class) {
	for i := range types {
		types[i] = t
	}
}
