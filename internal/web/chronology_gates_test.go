package web_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// recorded gives Aled one of everything that has lines in a chronology, and the address at which each opens by itself.
func recorded(t *testing.T, a *testapp.App) []string {
	t.Helper()
	a.As(t, "teacher")
	first := logged(t, a, "The first thing.")
	opens := []string{"/concerns/view/" + first, "/concerns/decide/" + first, "/concerns/view/" + logged(t, a, "The second thing.")}
	dsl := a.As(t, "dsl")
	dsl.Post("/concerns/decide/"+first, whole(a, "dsl")).Want(http.StatusSeeOther)
	sent := dsl.Post("/sharing/new", override(a)).Want(http.StatusSeeOther)
	opens = append(opens, strings.TrimSuffix(sent.To, "?saved=1"))
	opens = append(opens, "/plans/view/"+id(begin(t, a, "pastoral", "support")), "/plans/view/"+id(begin(t, a, "aled", "safety")))
	a.As(t, "aled").Post("/p/10", nil).Want(http.StatusSeeOther)
	opens = append(opens, a.As(t, "dsl").Get("/requests").Page().Find(`a[href^="/requests/view/"]`).AttrOr("href", ""))
	return append(opens, moved(t, a))
}

// moved begins Aled's move, with a meeting held, one arranged, and a pack that he was given.
func moved(t *testing.T, a *testapp.App) (at string) {
	t.Helper()
	worker := a.As(t, "pastoral")
	at = worker.Post("/moving-on/start/"+a.School.Pupils["aled"].String(), url.Values{"worker": {a.School.Staff["pastoral"].String()}}).Want(http.StatusSeeOther).To
	for _, on := range []string{"13/11/2026", "20/11/2027"} {
		form := url.Values{"purpose": {"yearly"}, "on": {on}, "who": {"Aled and Siân Prosser, " + on}, "revision": {"0"}}
		worker.Post(at+"/meeting/new", form).Want(http.StatusSeeOther)
	}
	worker.Post(at+"/make", nil).Want(http.StatusSeeOther)
	give := strings.Replace(worker.Get(at).Page().Find(`a[href*="/file/"][href$="/own"]`).AttrOr("href", ""), "/file/", "/give/", 1)
	worker.Post(give, url.Values{"to": {"Aled himself"}, "how": {"In person"}}).Want(http.StatusSeeOther)
	return at
}

// leadsTo walks a whole chronology and gives where its lines open.
func leadsTo(t *testing.T, c *testapp.Client, path string) []string {
	t.Helper()
	found := map[string]bool{}
	for path != "" {
		page := c.Get(path).Want(http.StatusOK).Page()
		for _, link := range page.Find(".heard-timeline a").EachIter() {
			to, _, _ := strings.Cut(link.AttrOr("href", ""), "#")
			found[to] = true
		}
		path = page.Find("a[rel=prev], .govuk-pagination__next a").AttrOr("href", "")
	}
	return slices.Sorted(maps.Keys(found))
}

// 4.18 for every kind of line: whatever bars and conflicts there are, a chronology leads exactly to what its reader can open
// one by one.
func TestAChronologyIsWhatEveryGateLetsThrough(t *testing.T) {
	a := testapp.Start(t)
	opens := recorded(t, a)
	slices.Sort(opens)
	readers, path := []string{"dsl", "ddsl", "head"}, "/chronology/"+a.School.Pupils["aled"].String()
	if got := leadsTo(t, a.As(t, "dsl"), path); !slices.Equal(got, opens) {
		t.Fatalf("the lead's chronology leads to %v, want %v", got, opens)
	}
	const seed = 18
	draw := rand.New(rand.NewPCG(seed, seed)) //nolint:gosec // which bars are tried, the same ones each time
	for round := range 8 {
		bars := scatter(t, a, draw, readers, opens)
		for _, who := range readers {
			c := a.Resume(t, who)
			var may []string
			for _, to := range opens {
				if c.Get(to).Status == http.StatusOK {
					may = append(may, to)
				}
			}
			if got := leadsTo(t, c, path); !slices.Equal(got, may) {
				t.Errorf("round %d, %s, barred %v: leads to %v, and each by itself opens %v", round, who, bars, got, may)
			}
		}
	}
}

// scatter bars each reader from some of the records, and sometimes declares a conflict with the pupil.
func scatter(t *testing.T, a *testapp.App, draw *rand.Rand, readers, opens []string) (said []string) {
	t.Helper()
	run := func(query string, args ...any) {
		if _, err := testdb.Admin(t).ExecContext(t.Context(), query, args...); err != nil {
			t.Fatal(err)
		}
	}
	run(`DELETE FROM bar`)
	a.Behind(t, `DELETE FROM pupil_conflict`)
	for _, who := range readers {
		for _, to := range opens {
			raw, err := ident.ParseRaw(id(to))
			if err != nil {
				t.Fatal(err)
			}
			if draw.IntN(4) == 0 {
				run(`INSERT IGNORE INTO bar (record_id, staff_id, why, created_at) VALUES (?,?,'conflict',NOW(6))`, raw.Bytes(), a.School.Staff[who].Bytes())
				said = append(said, who+" "+to)
			}
		}
		if draw.IntN(6) == 0 {
			a.Conflict(t, who, "aled")
			said = append(said, who+" conflict")
		}
	}
	return said
}

// What the new lines say, in order of time, page by page; nothing of a section, and no meeting before its day.
func TestAChronologyTellsOfPlansSharingAndMovingOn(t *testing.T) {
	a := testapp.Start(t)
	recorded(t, a)
	dsl, path := a.As(t, "dsl"), "/chronology/"+a.School.Pupils["aled"].String()
	dsl.Get(path).Says("Support plan begun", "Safety plan begun", "Share, without agreement: "+receiver, "Yearly meeting", "Fri 13 Nov 2026",
		"Pack, version 1, given: The young person's copy", "Aled himself").Silent("20/11/2027")
	for n := range 30 { // more than a page, so that every kind is cut by the key
		a.Clock.Advance(time.Minute)
		logged(t, a, fmt.Sprintf("Entry number %02d.", n))
	}
	if got, want := len(leadsTo(t, a.As(t, "dsl"), path)), 8+30; got != want {
		t.Errorf("the pages lead to %d records, want %d", got, want)
	}
}
