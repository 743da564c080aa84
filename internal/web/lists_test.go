package web_test

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"heard/internal/ident"
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

// A list that ends with a whole page has no older one: "Older" once led to an empty page whenever the rows were as many as a page
// holds. Every list of the program that has pages is here; what young people read of sharing has a test of its own.
func TestAWholePageLeadsToNoEmptyOne(t *testing.T) {
	const pageOf = 25
	a, charity, _ := withServices(t)
	nav, dsl := a.As(t, "navigator"), a.As(t, "dsl")
	add := func(n int) {
		for range n {
			loggedBy(t, a.Resume(t, "teacher"), "aled", "Alone at lunch.")
			sentTo(t, a.Resume(t, "bea").Post("/p/10", nil))
			dsl.Post("/sharing/new", override(a)).Want(http.StatusSeeOther)
			sendReferral(t, nav, draftReferral(t, a, nav, charity))
			for _, insert := range []string{
				`INSERT INTO plan (id, pupil_id, kind, state, agreed, created_at, changed_at) VALUES (?,?,'support','ended','',?,?)`,
				`INSERT INTO exclusion (id, pupil_id, staff_id, state, said_at, changed_at) SELECT ?, p.id, s.id, 'stands', ?, ? FROM pupil p JOIN staff s
					WHERE p.id IN (?, ?, ?) AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.pupil_id = p.id AND x.staff_id = s.id) AND s.id NOT IN (SELECT person_id FROM account a JOIN account_role r ON r.account_id = a.id WHERE r.role IN ('dsl', 'navigator')) LIMIT 1`,
			} {
				args := []any{ident.NewRaw(time.Now()).Bytes()}
				if strings.Contains(insert, "plan (") {
					args = append(args, a.School.Pupils["dov"].Bytes())
				}
				if args = append(args, a.Clock.Now(), a.Clock.Now()); strings.Contains(insert, "exclusion") {
					args = append(args, a.School.Pupils["dov"].Bytes(), a.School.Pupils["bea"].Bytes(), a.School.Pupils["cora"].Bytes())
				}
				a.Behind(t, insert, args...)
			}
			a.Clock.Advance(time.Second)
		}
	}
	bea := a.School.Pupils["bea"]
	lists := []struct{ who, path string }{
		{"dsl", "/concerns"}, {"dsl", "/requests"}, {"dsl", "/sharing"}, {"dsl", "/plans"}, {"dsl", "/kept-out"}, {"navigator", "/referrals"}, {"riverside", "/inbox"},
		{"dsl", "/chronology/" + bea.String()},
	}
	older := func(page testapp.Answer) string {
		return page.Page().Find("main a[href*='before=']").AttrOr("href", "")
	}
	add(pageOf)
	for _, l := range lists {
		if page := a.Resume(t, l.who).Get(l.path).Want(http.StatusOK); older(page) != "" || listed(page) < pageOf {
			t.Errorf("%s, with %d rows, leads on to %q", l.path, listed(page), older(page))
		}
	}
	add(1)
	for _, l := range lists {
		c := a.Resume(t, l.who)
		next := older(c.Get(l.path).Want(http.StatusOK))
		if next == "" {
			t.Errorf("%s, with %d rows, leads on to none", l.path, pageOf+1)
		} else if rest := c.Get(next).Want(http.StatusOK).Page().Find("main tbody tr, main .heard-timeline__item, main ol > li").Length(); rest != 1 {
			t.Errorf("%s leads on to %d rows", l.path, rest)
		}
	}
}

// Every way to an older page is made by one function, which is told whether there is one; counting the rows that are shown is what
// led to empty pages.
func TestOlderPagesAreAskedForInOneWay(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	ways := 0
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(source), "\n") {
			if strings.HasSuffix(file, "_test.go") || !strings.Contains(line, `before="`) && !strings.Contains(line, `?passed="`) {
				continue
			}
			if ways++; !strings.Contains(line, " = older(") {
				t.Errorf("%s:%d: %s", file, n+1, strings.TrimSpace(line))
			}
		}
	}
	if ways < 10 {
		t.Errorf("only %d ways to older pages", ways)
	}
}
