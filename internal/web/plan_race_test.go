package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"testing"

	"heard/internal/testapp"
	"heard/internal/testdb"
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

// A fault in the middle of any write leaves nothing half done: the plan is as it was.
func TestAFaultLeavesAPlanAsItWas(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	path := "/plans/view/" + id(own)
	key := a.As(t, "pastoral")
	before := key.Get(path).Text()
	for _, x := range []struct {
		table, path string
		form        url.Values
	}{
		{"plan_box", path + "/part/support_needs", url.Values{"beside_text": {"Half."}, "beside_revision": {"0"}}},
		{"outbox", path + "/part/support_needs", url.Values{"beside_text": {"Half."}, "beside_revision": {"0"}}},
		{"audit", path + "/part/support_needs", url.Values{"beside_text": {"Half."}, "beside_revision": {"0"}}},
		{"plan_terms", path + "/settle", url.Values{"version": {"1"}, "made_with": {"Half"}, "coordinator": {a.School.Staff["pastoral"].String()}, "review": {"18/12/2026"}}},
		{"adjustment", path + "/adjust", url.Values{"action": {"Half."}}},
		{"plan_copy", path + "/copy", url.Values{"holder": {"other"}, "to": {"Mum"}, "format": {"pdf"}}},
		{"agreement", path + "/say", url.Values{"receiver": {"family"}, "how": {"Said so"}, "part_support_needs": {"yes"}}},
	} {
		heal := testdb.FailWritesWith(t, x.table, 1644)
		key.Post(x.path, x.form).Want(http.StatusInternalServerError)
		heal()
		if after := key.Get(path).Text(); after != before {
			t.Errorf("a fault in %s left something behind:\n%s", x.table, after)
		}
	}
}
