package testapp

import "testing"

// An answer is read as HTML once; what one reader takes out of it, the next finds again, and a body that was changed is another.
func TestAnAnswerIsReadOnceAndBelongsToEachReader(t *testing.T) {
	a := Answer{Body: "<body><style>p {}</style><p>One <b>two</b>\n three.</p><script>four()</script>", t: t, page: &parsed{}}
	first := a.document()
	a.Page().Find("p").Remove()
	if a.document() != first {
		t.Error("it was read twice")
	}
	if got := a.Text(); got != "One two three." {
		t.Errorf("the text is %q", got)
	}
	if n := a.Page().Find("script, style, p, b").Length(); n != 4 {
		t.Errorf("%d of four elements are left", n)
	}
	if a.Body = "<p>Another."; a.Text() != "Another." || a.document() == first {
		t.Error("the body changed, and the text did not")
	}
}
