package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"testing"

	"heard/internal/testapp"
)

// Two who save one box at the same moment: one is in, the other is shown both, and nothing is saved twice.
func TestTwoSavesAtTheSameMoment(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	path := "/plans/view/" + id(own) + "/part/support_needs"
	people := []*testapp.Client{a.As(t, "pastoral"), a.As(t, "dsl"), a.As(t, "ddsl")}
	status := make([]int, len(people))
	var all sync.WaitGroup
	for i, c := range people {
		all.Go(func() {
			status[i] = c.Silently(path, url.Values{"beside_text": {"Mine, as number " + strconv.Itoa(i)}, "beside_revision": {"0"}})
		})
	}
	all.Wait()
	saved := 0
	for _, s := range status {
		switch s {
		case http.StatusSeeOther:
			saved++
		case http.StatusConflict:
		default:
			t.Errorf("an answer of %d", s)
		}
	}
	if saved != 1 {
		t.Errorf("%d of three were saved: %v", saved, status)
	}
}
