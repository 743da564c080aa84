package web_test

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"heard/internal/testapp"
)

var concernLink = regexp.MustCompile(`/concerns/(?:view|decide)/([0-9a-z]{26})`)

// linked gives the concerns that a page links to, each once, sorted.
func linked(a testapp.Answer) []string {
	var ids []string
	for _, m := range concernLink.FindAllStringSubmatch(a.Body, -1) {
		ids = append(ids, m[1])
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// For random data, what a list shows equals what the record's own gate allows one by one: who logged it, whom it is about,
// who declared a conflict with whom, and who holds it are all drawn by lot. Nobody sees more in a list than by opening, and
// nobody less.
func TestListsShowWhatTheRecordsAllow(t *testing.T) {
	a := testapp.Start(t)
	lot := rand.New(rand.NewPCG(7, 11)) //nolint:gosec // drawn the same way every time
	pupils := []string{"aled", "bea", "cora", "dov"}
	authors := []string{"teacher", "other", "pastoral", "dsl", "head"}
	adults := []string{"dsl", "ddsl", "head", "pastoral", "other"}
	pick := func(from []string) string { return from[lot.IntN(len(from))] }
	for range 4 {
		a.Conflict(t, pick(adults), pick(pupils))
	}
	about := map[string]string{} // concern to pupil
	for range 24 {
		author, pupil := pick(authors), pick(pupils)
		form := url.Values{"find": {pupil}, "facts": {"Something."}, "danger": {pick([]string{"no", "no", "yes"})}}
		if adult := pick(adults); lot.IntN(3) == 0 && adult != author {
			id := a.School.Staff[adult]
			form.Set("adult", "1")
			form.Set("about", id.String())
		}
		sent := a.Resume(t, author).Post("/concerns/new", form).Want(http.StatusSeeOther)
		about[strings.TrimSuffix(strings.TrimPrefix(sent.To, "/concerns/view/"), "?saved=1")] = pupil
	}
	for _, who := range []string{"dsl", "ddsl", "head", "pastoral", "teacher", "other", "navigator"} {
		c := a.As(t, who)
		var mayRead, mayDecide []string
		for id := range about {
			if c.Get("/concerns/view/"+id).Status == http.StatusOK {
				mayRead = append(mayRead, id)
			}
			if c.Get("/concerns/decide/"+id).Status == http.StatusOK {
				mayDecide = append(mayDecide, id)
			}
		}
		slices.Sort(mayRead)
		slices.Sort(mayDecide)
		if got := linked(c.Get("/concerns").Want(http.StatusOK)); !slices.Equal(got, mayRead) {
			t.Errorf("%s: the list shows %d, one by one %d open", who, len(got), len(mayRead))
		}
		morning := c.Get("/").Want(http.StatusOK)
		waits := linked(testapp.Answer{Body: sectionsOf(morning)})
		if !slices.Equal(waits, mayDecide) {
			t.Errorf("%s: %d wait on the first page, one by one %d may be decided about", who, len(waits), len(mayDecide))
		}
		for _, pupil := range pupils {
			id := a.School.Pupils[pupil]
			page := c.Get("/chronology/" + id.String())
			if page.Status != http.StatusOK {
				continue
			}
			mine := slices.DeleteFunc(slices.Clone(mayRead), func(x string) bool { return about[x] != pupil })
			if got := linked(page); !slices.Equal(got, mine) {
				t.Errorf("%s: the chronology of %s shows %d, one by one %d open", who, pupil, len(got), len(mine))
			}
		}
	}
}

// sectionsOf is the part of the first page that lists what waits.
func sectionsOf(a testapp.Answer) string {
	var b strings.Builder
	a.Page().Find("[data-item] a").Each(func(_ int, e *goquerySelection) { b.WriteString(e.AttrOr("href", "") + "\n") })
	return b.String()
}

// 4.1: once a decision is saved, no page of a concern, a decision, the morning or the chronology holds a grade, a colour of one,
// or a number of one.
func TestNoGradeBesideADecision(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "Sat alone.")
	logged(t, a, "Sat alone again.")
	dsl := a.As(t, "dsl")
	dsl.Post("/concerns/decide/"+id, whole(a, "dsl")).Want(http.StatusSeeOther)
	aled := a.School.Pupils["aled"]
	for _, path := range []string{"/", "/concerns", "/concerns/new", "/concerns/view/" + id, "/concerns/decide/" + id, "/chronology/" + aled.String(), "/cover", "/first-response"} {
		if found := grades(dsl.Get(path).Want(http.StatusOK)); len(found) > 0 {
			t.Errorf("%s %v", path, found)
		}
	}
}
