package web_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/exclusion"
	"heard/internal/ident"
	"heard/internal/outline"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// manyKeptOut lets Aled, Bea and Cora keep out everybody but the deputy, and Dov the deputy too, several at one moment and some
// taken back or set aside since. It gives those that stand and that the deputy may know of, the newest first.
func manyKeptOut(t *testing.T, a *testapp.App) (want []string) {
	t.Helper()
	type row struct {
		id ident.Raw
		at time.Time
	}
	var stands []row
	n := 0
	for _, pupil := range []string{"aled", "bea", "cora", "dov"} {
		for _, who := range []string{"dsl", "ddsl", "head", "pastoral", "navigator", "senco", "smhl", "teacher", "other", "governor", "itadmin"} {
			if who == "ddsl" && pupil != "dov" {
				continue
			}
			n++
			r, state := row{ident.NewRaw(time.Now()), testapp.Monday.Add(-time.Duration(n/4) * time.Hour)}, "stands"
			if n%13 == 0 {
				state = "taken_back"
			} else if n%17 == 0 {
				state = "set_aside"
			}
			p, s := a.School.Pupils[pupil], a.School.Staff[who]
			if _, err := testdb.Admin(t).ExecContext(t.Context(), `INSERT INTO exclusion (id, pupil_id, staff_id, state, said_at, changed_at) VALUES (?,?,?,?,?,?)`,
				r.id.Bytes(), p.Bytes(), s.Bytes(), state, r.at, r.at); err != nil {
				t.Fatal(err)
			}
			if state == "stands" && pupil != "dov" {
				stands = append(stands, r)
			}
		}
	}
	slices.SortFunc(stands, func(x, y row) int {
		if c := y.at.Compare(x.at); c != 0 {
			return c
		}
		return slices.Compare(y.id[:], x.id[:])
	})
	for _, r := range stands {
		want = append(want, r.id.String())
	}
	return want
}

// The page of whom pupils keep out is complete, a page at a time: each that stands once, newest first, through moments at which
// several were said, and no page is short because of what its reader may not know of.
func TestTheListOfWhoIsKeptOutIsComplete(t *testing.T) {
	a := testapp.Start(t)
	want := manyKeptOut(t, a)
	deputy := actor.Actor{Kind: actor.KindStaff, Account: a.School.Account["ddsl"], Person: a.School.Staff["ddsl"].Raw(), Roles: []actor.Role{actor.Staff, actor.DeputyDSL}}
	v := a.Policy.Glance(deputy, "exclusion", "read")
	for most := 1; most <= 30; most++ {
		var got []string
		for key, more := (outline.Key{}), true; more; {
			l, err := a.Services.Exclude.List(t.Context(), v, key, most)
			if err != nil {
				t.Fatal(err)
			}
			if more = l.More; more && len(l.All) != most {
				t.Fatalf("a page of %d holds %d, and there are more", most, len(l.All))
			}
			for _, x := range l.All {
				if got, key = append(got, x.ID.String()), x.Key(); x.State != exclusion.Stands {
					t.Errorf("one that is %s is listed", x.State)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("pages of %d show %d, want %d in their order", most, len(got), len(want))
		}
	}
	c, path, shown := a.As(t, "ddsl"), "/kept-out", 0
	for path != "" {
		page := c.Get(path).Want(http.StatusOK).Silent("Dov").Page()
		shown += page.Find("tbody tr").Length()
		path = page.Find("main a:contains('Older')").AttrOr("href", "")
	}
	if shown != len(want) {
		t.Errorf("the pages show %d, want %d", shown, len(want))
	}
	c.Get("/kept-out?before=nonsense").Want(http.StatusOK)
}
