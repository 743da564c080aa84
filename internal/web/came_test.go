package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// What somebody hears of "since you last looked" and of "several lately" is looked for among what has come to them. For the head
// that is also what has not: the entries of a pupil for whom the team may not act any more.
func TestTheHeadHearsOfWhatTheTeamMayNotOpen(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "First.")
	logged(t, a, "Second.")
	mine := sentTo(t, a.As(t, "aled").Post("/p/10", nil))
	a.As(t, "head").Get("/").Want(http.StatusOK).Silent("Aled")
	a.Clock.Advance(3 * time.Hour)
	a.As(t, "teacher").Post("/concerns/view/"+id, url.Values{"more": {"He was with friends."}}).Want(http.StatusSeeOther)
	a.As(t, "aled").Post(mine+"/more", url.Values{"more": {"It got worse."}}).Want(http.StatusSeeOther)
	head := a.As(t, "head")
	head.Get("/").Want(http.StatusOK).Silent("Aled", "added to", "Several entries lately")
	for _, who := range []string{"dsl", "ddsl"} {
		a.Conflict(t, who, "aled")
	}
	head.Get("/").Says("Since you last looked", "added to by Daniel Marsh", "added to by the young person", "Several entries lately", "Aled Vaughan, 10A")
	a.As(t, "other").Get("/").Want(http.StatusOK).Silent("Aled")
}

// While the school has no safeguarding team at all, that is everything.
func TestTheHeadHearsOfAllWhileThereIsNoTeam(t *testing.T) {
	a := testapp.Start(t)
	logged(t, a, "First.")
	logged(t, a, "Second.")
	a.Behind(t, `UPDATE staff s JOIN account c ON c.person_id = s.id JOIN account_role r ON r.account_id = c.id SET s.state = 'left' WHERE r.role IN ('dsl', 'ddsl')`)
	a.As(t, "head").Get("/").Says("Several entries lately", "Aled Vaughan, 10A")
}

// A chronology begins at what was written last and stands in the order of what happened: whatever was told late, each entry is on
// one page of it, in its place.
func TestAChronologyHasWhatWasToldLateInItsPlace(t *testing.T) {
	a := testapp.Start(t)
	dsl := a.As(t, "dsl")
	for range 80 {
		a.Clock.Advance(5 * time.Second)
		loggedBy(t, dsl, "aled", "Sat alone.")
	}
	for _, late := range []string{
		`0`, `MOD(CRC32(id), 3) * 7000`, `IF(MOD(CRC32(id), 20) = 0, 40000000, 0)`, `CRC32(id) / 100`, `TIMESTAMPDIFF(SECOND, '2026-01-01', written_at) * 2`,
	} {
		behind(t, `UPDATE concern SET event_at = written_at - INTERVAL `+late+` SECOND`)
		want, got := byTime(t), []string(nil)
		for path := "/chronology/" + a.School.Pupils["aled"].String(); path != ""; {
			page := dsl.Get(path).Want(http.StatusOK).Page()
			page.Find("main a[href^='/concerns/view/']").Each(func(_ int, l *goquerySelection) { got = append(got, l.AttrOr("href", "")) })
			path = page.Find("a[rel=prev], .govuk-pagination__next a").AttrOr("href", "")
		}
		if !slices.Equal(got, want) {
			t.Errorf("told %s seconds late: %d lines of %d, or in another order", late, len(got), len(want))
		}
	}
}

// byTime is where every concern opens, in the order of what happened, newest first.
func byTime(t *testing.T) (paths []string) {
	t.Helper()
	all, err := testdb.Admin(t).QueryContext(t.Context(), `SELECT id FROM concern ORDER BY event_at DESC, id DESC`)
	if err != nil {
		t.Fatal(err)
	}
	defer all.Close()
	for all.Next() {
		var id ident.Raw
		if err := all.Scan(&id); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, "/concerns/view/"+id.String())
	}
	if err := all.Err(); err != nil {
		t.Fatal(err)
	}
	return paths
}
