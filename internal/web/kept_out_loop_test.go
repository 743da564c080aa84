package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"heard/internal/testapp"
	"heard/internal/testdb"
)

// T-048 where rules 3.1 let somebody else look after the pupil: the alarm of two refusals reaches the head while the whole team
// is kept out, the key adult while the head may not either, and nobody whom it must not reach.
func TestTheLoopReachesWhoeverStandsIn(t *testing.T) {
	for name, c := range map[string]struct {
		out      []string // kept out by Aled
		conflict string
		told     []string
	}{
		"nobody is kept out":             {nil, "", []string{"dsl", "ddsl"}},
		"the lead":                       {[]string{"dsl"}, "", []string{"ddsl"}},
		"the lead, and the deputy's own": {[]string{"dsl"}, "ddsl", []string{"head"}},
		"the team":                       {[]string{"dsl", "ddsl"}, "", []string{"head"}},
		"the lead, and the head's own":   {[]string{"dsl"}, "head", []string{"ddsl"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := testLoop(t, func(a *testapp.App) {
				if c.conflict != "" {
					a.Conflict(t, c.conflict, "aled")
				}
				if c.out != nil {
					keepOut(t, a, "aled", c.out...)
				}
			})
			for _, who := range []string{"dsl", "ddsl", "head", "pastoral", "navigator"} {
				want := 0
				for _, told := range append(c.told, "navigator") {
					if told == who {
						want = 1
					}
				}
				if n := loops(t, a, who); n != want {
					t.Errorf("%s is told %d times, want %d", who, n, want)
				}
			}
			stands := a.As(t, c.told[0])
			stands.Get("/").Want(http.StatusOK).Says("Between services: set the next step")
		})
	}
	t.Run("the team and the head", func(t *testing.T) {
		a := testLoop(t, func(a *testapp.App) {
			keepOut(t, a, "aled", "dsl", "ddsl")
			a.Conflict(t, "head", "aled")
		})
		if loops(t, a, "pastoral") != 1 || loops(t, a, "head")+loops(t, a, "dsl")+loops(t, a, "ddsl") != 0 {
			t.Error("the key adult, whom alone a search reaches then, is not told, or somebody is who may not be")
		}
	})
}

// The alarm reached nobody while team, head and key adults were all kept out: somebody always remains, and that is the chair of
// governors, who sets the next step. To any other governor, and while one of the others may, there is no such search.
func TestTheLoopEndsAtTheChairOfGovernors(t *testing.T) {
	a := testLoop(t, func(a *testapp.App) {
		a.Behind(t, `UPDATE staff SET chair_of_governors = TRUE WHERE id = ?`, a.School.Staff["governor"].Bytes())
		keepOut(t, a, "aled", "dsl", "ddsl", "head", "pastoral")
		a.Conflict(t, "navigator", "aled")
	})
	for _, who := range []string{"dsl", "ddsl", "head", "pastoral", "navigator"} {
		if loops(t, a, who) != 0 {
			t.Errorf("%s is told, whom Aled keeps out", who)
		}
	}
	chair := a.As(t, "governor")
	if loops(t, a, "governor") != 1 {
		t.Fatal("nobody is told that Aled is between services")
	}
	at, _ := chair.Get("/").Want(http.StatusOK).Says("Between services: set the next step", "Aled Vaughan").Page().Find("a[href^='/journeys/view/']").Attr("href")
	page := chair.Get(at).Want(http.StatusOK).Says("Aled Vaughan")
	page.Page().Find("main a[href]").Each(func(_ int, l *goquery.Selection) {
		if to := l.AttrOr("href", ""); strings.HasPrefix(to, "/") && !strings.HasPrefix(to, at) {
			chair.Get(to).Want(http.StatusOK)
		}
	})
	step := strings.Replace(at, "view", "step", 1)
	form := seen(t, chair, step, url.Values{"step": {"icb"}, "plan": {"I ring the director of children's services today."}, "plan_due": {"20/11/2026"}})
	chair.Post(step, form).Want(http.StatusSeeOther)
	chair.Get("/").Silent("Between services: set the next step")
	a.Behind(t, `UPDATE staff SET chair_of_governors = FALSE WHERE id = ?`, a.School.Staff["governor"].Bytes())
	chair.Get(at).Want(http.StatusNotFound)
	a.Behind(t, `UPDATE staff SET chair_of_governors = TRUE WHERE id = ?`, a.School.Staff["governor"].Bytes())
	chair.Get(at).Want(http.StatusOK)
	letBack(t, a, "aled")
	chair.Get(at).Want(http.StatusNotFound)
	a.As(t, "head").Get(at).Want(http.StatusNotFound)
	a.As(t, "dsl").Get(at).Want(http.StatusOK)
}

// testLoop plays two refusals of one need, with what before does before the second.
func testLoop(t *testing.T, before func(*testapp.App)) *testapp.App {
	t.Helper()
	a, charity, camhs := withServices(t)
	nav := a.As(t, "navigator")
	first := draftReferral(t, a, nav, camhs)
	sendReferral(t, nav, first)
	journey, _ := nav.Get("/referrals/view/" + first).Page().Find("a[href^='/journeys/view/']").Attr("href")
	second := draftReferral(t, a, nav, charity, "journey", strings.TrimPrefix(journey, "/journeys/view/"))
	sendReferral(t, nav, second)
	told := []string{"reason", "Not now.", "suggest", "Others", "has_told", "yes", "told_who", "Alex Rowe", "told_when", "16/11/2026 09:00", "told_how", "By phone"}
	answerReferral(a.As(t, "camhs"), first, "not_for_us", told...).Want(http.StatusSeeOther)
	before(a)
	answerReferral(a.As(t, "riverside"), second, "not_for_us", told...).Want(http.StatusSeeOther)
	a.Schedule.Tick(t.Context())
	return a
}

func loops(t *testing.T, a *testapp.App, who string) (n int) {
	t.Helper()
	id := a.School.Staff[who]
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT COUNT(*) FROM notice WHERE to_id = ? AND event = 'referral.loop'`, id.Bytes()).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
