package secret

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestATokenIsReadBackAndHashesTheSame(t *testing.T) {
	token := NewToken()
	got, err := ParseToken(token.Reveal())
	if err != nil || !got.Hash().Equal(token.Hash()) || len(token.Reveal()) != 43 {
		t.Fatalf("%d characters, %v", len(token.Reveal()), err)
	}
	if NewToken().Hash().Equal(token.Hash()) || (Token{}).Hash().Equal(token.Hash()) {
		t.Fatal("two tokens have one hash")
	}
}

// Two spellings of one token would be two keys in a rate limit.
func TestATokenHasOneSpelling(t *testing.T) {
	s := NewToken().Reveal()
	for _, other := range []string{"", s + "=", s[:42], s + "A", " " + s, s[:20] + "\n" + s[20:], strings.Repeat("A", 42) + "B"} {
		if _, err := ParseToken(other); !errors.Is(err, ErrNotAToken) {
			t.Errorf("%q was read", other)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[A-Za-z0-9_\-+/=]{43,44}`).Draw(t, "text")
		if got, err := ParseToken(s); err == nil && got.Reveal() != s {
			t.Fatalf("%q was read as %q", s, got.Reveal())
		}
	})
}

func TestADigestIsReadFromItsColumn(t *testing.T) {
	want := NewToken().Hash()
	var got Digest
	if err := got.Scan(want.Bytes()); err != nil || got != want {
		t.Fatal(err)
	}
	if err := got.Scan(nil); err != nil || !got.IsZero() {
		t.Fatal("NULL is the zero digest")
	}
	for _, bad := range []any{"x", []byte("short"), 7} {
		if err := got.Scan(bad); !errors.Is(err, ErrNotADigest) {
			t.Errorf("%v was read", bad)
		}
	}
}
