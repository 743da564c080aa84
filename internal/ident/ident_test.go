package ident

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAnIDReadsBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRaw(time.UnixMilli(rapid.Int64Range(0, 1<<47).Draw(t, "ms")))
		got, err := ParseRaw(r.String())
		if err != nil || got != r {
			t.Fatalf("%s came back as %s, %v", r, got, err)
		}
	})
}

func TestNothingElseIsAnID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		if r, err := ParseRaw(s); err == nil && r.String() != s {
			t.Fatalf("%q was read as %s", s, r)
		}
	})
}

func TestIDsSortByTheTimeTheyWereMade(t *testing.T) {
	early, late := NewRaw(time.UnixMilli(1000)), NewRaw(time.UnixMilli(1001))
	if early.String() >= late.String() {
		t.Fatalf("%s sorts after %s", early, late)
	}
}

// What was not made for a time says of none that it was.
func TestAnIDSaysWhenItWasMade(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.UnixMilli(rapid.Int64Range(0, 1<<47).Draw(t, "ms"))
		if got, ok := NewRaw(at.Add(999 * time.Microsecond)).At(); !ok || !got.Equal(at) {
			t.Fatalf("made at %v, and says %v, %v", at, got, ok)
		}
	})
	for _, r := range []Raw{{}, Derived("pupil/aled")} {
		if at, ok := r.At(); ok {
			t.Errorf("%s says that it was made at %v", r, at)
		}
	}
}

func TestAMissingIDIsNull(t *testing.T) {
	var id ID[struct{}]
	if id.Bytes() != nil {
		t.Fatal("the zero id must be stored as NULL")
	}
	if err := id.Scan(nil); err != nil || !id.IsZero() {
		t.Fatal("NULL must read as the zero id")
	}
	if err := id.Scan([]byte("short")); err == nil {
		t.Fatal("five bytes are not an id")
	}
}
