package secret

// Text is a secret typed or configured by a person: a password, a database address. The zero value is no text.
type Text struct {
	Hidden
	s func() string
}

// NewText hides s.
func NewText(s string) Text {
	if s == "" {
		return Text{}
	}
	return Text{s: keep(s)}
}

// Reveal gives the text. Each call is a place to look at in a review.
func (t Text) Reveal() string {
	if t.s == nil {
		return ""
	}
	return t.s()
}

// IsZero reports whether there is no text.
func (t Text) IsZero() bool { return t.s == nil }
