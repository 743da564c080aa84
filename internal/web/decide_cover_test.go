package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"heard/internal/testapp"
)

// Records 2.3, cover_for: a deputy who covers for the head decided a concern that was the deputies' own, and the record, which
// nobody can change, said "for the head".
func TestADecisionSaysForWhomOnlyWhereItIsTrue(t *testing.T) {
	a := testapp.Start(t)
	head := a.As(t, "head")
	for _, c := range [][2]string{{"dsl", "pastoral"}, {"head", "pastoral"}, {"head", "ddsl"}} {
		head.Post("/cover", url.Values{"for": {staffID(a, c[0])}, "by": {staffID(a, c[1])}, "until": {"20/11/2026 16:30"}}).Want(http.StatusSeeOther)
	}
	own, covered := "/concerns/decide/"+logged(t, a, "First."), "/concerns/decide/"+logged(t, a, "Second.")
	deputy := a.As(t, "ddsl")
	deputy.Post(own, whole(a, "ddsl")).Want(http.StatusSeeOther)
	deputy.Get(own).Says("by Peter Osei").Silent("for Margaret Ellery", "for Noor Khan")
	stand := a.As(t, "pastoral")
	stand.Post(covered, whole(a, "dsl")).Want(http.StatusSeeOther)
	stand.Post("/concerns/close/"+covered[len("/concerns/decide/"):], url.Values{"version": {"1"}, "outcome": {"He eats with friends."}}).Want(http.StatusSeeOther)
	stand.Get(covered).Says("Decided Mon 16 Nov 2026, 09:15 by Siân Prosser, Head of year 10, for Noor Khan",
		"Closed Mon 16 Nov 2026, 09:15 by Siân Prosser, Head of year 10, for Noor Khan").Silent("for Margaret Ellery")
}
