package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/testapp"
)

// One child in order of time, from every kind of entry, each through its own gate, a page at a time.
func TestAChronologyHoldsWhatItsReaderMayOpen(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	first := logged(t, a, "The first thing.")
	hidden := aboutAdult(t, a, teacher, "other")
	bea := loggedBy(t, teacher, "bea", "About somebody else.")
	a.Clock.Advance(time.Minute)
	a.As(t, "aled").Post("/p/1", nil).Want(http.StatusSeeOther)
	dsl := a.As(t, "dsl")
	dsl.Post("/concerns/decide/"+first, whole(a, "dsl")).Want(http.StatusSeeOther)
	aled := a.School.Pupils["aled"]
	path := "/chronology/" + aled.String()
	page := dsl.Get(path).Want(http.StatusOK).Says("Aled Vaughan, 10A", "The first thing.", "Decided about C-"+first[len(first)-7:]+": Support in school", "Alone at lunch")
	page.Silent("locked door", strings.TrimPrefix(hidden, "/concerns/view/"), bea, "somebody else")
	a.As(t, "head").Get(path).Want(http.StatusOK).Silent("The first thing.")
	for _, who := range []string{"teacher", "pastoral", "governor", "aled", "riverside", "itadmin"} {
		a.As(t, who).Get(path).Want(http.StatusForbidden)
	}
}

func TestAChronologyIsReadPageByPage(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	const all = 30 // more than a page
	for n := range all {
		teacher.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {fmt.Sprintf("Entry number %02d.", n)}, "danger": {"no"}}).Want(http.StatusSeeOther)
	}
	dsl := a.As(t, "dsl")
	aled := a.School.Pupils["aled"]
	path, seen := "/chronology/"+aled.String(), map[string]int{}
	for path != "" {
		page := dsl.Get(path).Want(http.StatusOK).Page()
		page.Find(".heard-timeline__text").Each(func(_ int, e *goquerySelection) { seen[e.Text()]++ })
		path = page.Find("a[rel=prev], .govuk-pagination__next a").AttrOr("href", "")
	}
	if len(seen) != all {
		t.Fatalf("%d of %d entries were shown", len(seen), all)
	}
	for text, n := range seen {
		if n != 1 {
			t.Errorf("%q stands there %d times", text, n)
		}
	}
}

// 2.3 on a pupil's request: told in person, they read the plain words as the next step; not told, they read nothing that
// they were not told.
func TestADecisionAboutARequestIsReadByThePupil(t *testing.T) {
	a := testapp.Start(t)
	pupil := a.As(t, "aled")
	mine := sentTo(t, pupil.Post("/p/10", nil))
	dsl := a.As(t, "dsl")
	link := dsl.Get("/requests").Page().Find(`a[href^="/requests/view/"]`).AttrOr("href", "")
	if link == "" {
		t.Fatal("the request is not on the lead's list")
	}
	path := strings.Replace(link, "view", "decide", 1)
	form := changed(whole(a, "dsl"), "told_at", "16/11/2026 09:20")
	a.Clock.Advance(10 * time.Minute)
	dsl.Post(path, form).Want(http.StatusUnprocessableEntity).Says("in plain words for the young person")
	dsl.Post(path, changed(form, "for_pupil", "You can eat in the library from Tuesday.", "choice", "no_further_action", "reason_no_further_action", "x")).
		Want(http.StatusUnprocessableEntity).Says("A young person asked for help.")
	dsl.Post(path, changed(form, "for_pupil", "You can eat in the library from Tuesday.", "told_at", "15/11/2026 09:20")).Want(http.StatusUnprocessableEntity).Says("before they asked")
	dsl.Post(path, changed(form, "for_pupil", "You can eat in the library from Tuesday.")).Want(http.StatusSeeOther)
	a.As(t, "aled").Get(mine).Want(http.StatusOK).Says("You can eat in the library from Tuesday.").Silent("He asked for it.", "Riverside")
	a.As(t, "other").Get(path).Want(http.StatusNotFound)
}
