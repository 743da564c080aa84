package typeset

// How a letter meets its neighbours, as in the Unicode Standard 9.2: a dual-joining
// letter has all four forms, a right-joining one has a final form only.
const (
	final = iota
	initial
	medial
)

const (
	tatweel = '\u0640'
	lam     = '\u0644'
)

// lamAlef holds the isolated ligature of lam with each alef; the final one follows it.
var lamAlef = map[rune]rune{'آ': 0xFEF5, 'أ': 0xFEF7, 'إ': 0xFEF9, 'ا': 0xFEFB}

// shape gives each Arabic letter the form that its neighbours ask for. Marks are part
// of their letter's cell and so are transparent to joining, as the standard asks.
func shape(in []cell) []cell {
	if !anyArabic(in) {
		return in
	}
	out := in[:0]
	before := false // the letter before reaches forward
	for i := 0; i < len(in); i++ {
		c := in[i]
		letter := base(c)
		if letter == lam && i+1 < len(in) && lamAlef[in[i+1].draw] != 0 {
			out = append(out, ligature(c, in[i+1], before))
			before = false
			i++
			continue
		}
		after := i+1 < len(in) && reachesBack(base(in[i+1]))
		if form := contextual(letter, before, after); form != 0 {
			c.draw, c.source = form, []rune{letter}
		}
		out = append(out, c)
		before = reachesForward(letter)
	}
	return out
}

func anyArabic(in []cell) bool {
	for i := range in {
		if _, ok := forms[in[i].draw]; ok {
			return true
		}
	}
	return false
}

// base is the written letter of a cell: a joiner has no ink but still joins.
func base(c cell) rune {
	if c.draw == 0 {
		return c.source[0]
	}
	return c.draw
}

func ligature(first, alef cell, before bool) cell {
	c := cell{
		draw:   lamAlef[alef.draw],
		source: []rune{lam, alef.draw},
		marks:  append(first.marks, alef.marks...),
		level:  first.level,
	}
	if before {
		c.draw++
	}
	return c
}

func contextual(r rune, before, after bool) rune {
	f, ok := forms[r]
	switch {
	case !ok:
		return 0
	case before && after && f[medial] != 0:
		return f[medial]
	case before && f[final] != 0:
		return f[final]
	case after:
		return f[initial]
	}
	return 0
}

func reachesForward(r rune) bool { return r == tatweel || r == zwj || forms[r][initial] != 0 }

func reachesBack(r rune) bool { return r == tatweel || r == zwj || forms[r][final] != 0 }
