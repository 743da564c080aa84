package view

import "slices"

// Folds is the rest of a long list of choices, folded away below those that somebody looks for first. It unfolds without a script.
type Folds struct {
	More   []Choice
	Unfold string // "Other adults at school"
}

// Fold is what is folded away. Open while something in it is taken or in error: a choice once made is never out of sight.
type Fold struct {
	Summary string
	Open    bool
	Items   []ChoiceItem
}

func (f Folds) fold(field Field, items []ChoiceItem) *Fold {
	if len(f.More) == 0 {
		return nil
	}
	rest := items[len(items)-len(f.More):]
	taken := slices.ContainsFunc(rest, func(i ChoiceItem) bool { return i.Checked })
	return &Fold{Summary: f.Unfold, Open: taken || field.Error != "", Items: rest}
}

// fewEnough is how many more choices are not worth a fold.
const fewEnough = 4

// Adults is a list of adults of which the first Near are those whom a pupil knows.
type Adults struct {
	All  []Choice
	Near int
}

func (a Adults) any() bool { return len(a.All) > 0 }

// split shows those whom the pupil knows, and folds the rest where it is long.
func (a Adults) split() (shown []Choice, rest Folds) {
	if a.Near == 0 || len(a.All)-a.Near <= fewEnough {
		return a.All, Folds{}
	}
	return a.All[:a.Near], Folds{More: a.All[a.Near:], Unfold: "Everyone else at school"}
}

var exampleAdults = Adults{Near: 2, All: []Choice{
	{Value: "a", Text: "Miss Khan", Hint: "Head of year 10"}, {Value: "b", Text: "Mr Osei", Hint: "Teacher of maths"}, {Value: "c", Text: nameWelsh}, {Value: "d", Text: namePolish},
	{Value: "e", Text: nameVietnamese, Hint: "Librarian"}, {Value: "f", Text: "Mrs Bell", Hint: "Teacher of music"}, {Value: "g", Text: "Mr Marsh", Hint: "Teacher of history"},
}}
