package once

import (
	"maps"
	"testing"

	"heard/internal/ident"

	"pgregory.net/rapid"
)

func TestDifferentContentHasADifferentDigest(t *testing.T) {
	form := rapid.MapOf(rapid.String(), rapid.SliceOf(rapid.String()))
	rapid.Check(t, func(t *rapid.T) {
		a, b := form.Draw(t, "a"), form.Draw(t, "b")
		same := maps.EqualFunc(a, b, func(x, y []string) bool {
			if len(x) != len(y) {
				return false
			}
			for i := range x {
				if x[i] != y[i] {
					return false
				}
			}
			return true
		})
		if got := Of(ident.Raw{}, a) == Of(ident.Raw{}, b); got != same {
			t.Fatalf("same content %v, same digest %v", same, got)
		}
	})
}
