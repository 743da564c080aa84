package view

import "testing"

// A reference stays on one line, whatever stands around it; what was typed stays text.
func TestAReferenceDoesNotBreak(t *testing.T) {
	for text, want := range map[string]string{
		"concern C-7f3k9ab":             `concern <span class="heard-ref">C-7f3k9ab</span>`,
		"R-7f3k9ab, <b>the library</b>": `<span class="heard-ref">R-7f3k9ab</span>, &lt;b&gt;the library&lt;/b&gt;`,
		"DSA-03, X-ray, one-to-one":     "DSA-03, X-ray, one-to-one",
	} {
		if got := string(refs(text)); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}
