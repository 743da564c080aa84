package mariadb_test

import (
	"strconv"
	"sync"
	"testing"

	"heard/internal/actor"
	"heard/internal/pupil"
	"heard/internal/selfreferral"
	"heard/internal/testapp"
)

// A class is shown the form and sends it in one moment of one lesson, each naming an adult whom they keep out. Whoever keeps
// somebody out changes one row that all of them read: after eight tries fourteen of thirty read that Heard cannot be reached.
func TestAClassAsksAtOnce(t *testing.T) {
	a := testapp.Start(t)
	const class = 30
	for i := range class {
		a.Enrol(t, "pupil"+strconv.Itoa(i), pupil.Name{Given: "Pupil", Family: "Number " + strconv.Itoa(i)}, 10, nil)
	}
	var all sync.WaitGroup
	for i := range class {
		v := a.Policy.Glance(pupilActor(a, "pupil"+strconv.Itoa(i)), "self_referral", "ask")
		all.Go(func() {
			if _, err := a.Services.Requests.Send(t.Context(), v, form("ask"), selfreferral.Ask{Not: []actor.StaffID{a.School.Staff["teacher"]}}); err != nil {
				t.Errorf("number %d: %v", i, err)
			}
		})
	}
	all.Wait()
	if n := rowsOf(t, `SELECT COUNT(*) FROM self_referral`); n != class {
		t.Errorf("%d requests of %d pupils", n, class)
	}
	if n := rowsOf(t, `SELECT COUNT(*) FROM exclusion WHERE state = 'stands'`); n != class {
		t.Errorf("%d wishes of %d pupils", n, class)
	}
}
