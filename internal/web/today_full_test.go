package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// behind changes rows behind the program's back.
func behind(t *testing.T, query string, args ...any) {
	t.Helper()
	if _, err := testdb.Admin(t).ExecContext(t.Context(), query, args...); err != nil {
		t.Fatal(err)
	}
}

// copies makes more of the newest entry, each a moment older: what is sealed is copied as it is, and the lists read none of it.
func copies(t *testing.T, a *testapp.App, n int, tables ...string) {
	t.Helper()
	for i := range n {
		at := a.Clock.Now().Add(-time.Hour - time.Duration(i)*time.Second)
		id := ident.NewRaw(at)
		for _, insert := range tables {
			args := []any{id.Bytes()}
			for range strings.Count(insert, "?") - 1 {
				args = append(args, "Z-"+id.String()[20:])
			}
			behind(t, insert, args...)
		}
	}
}

const copyClock = `INSERT INTO response_clock (record_id, kind, pupil_id, state, rung, received_at, starts_at, answer_by, due_at, unplanned)
		SELECT ?, kind, pupil_id, state, rung, received_at, starts_at, answer_by, due_at, unplanned FROM response_clock ORDER BY received_at DESC, record_id DESC LIMIT 1`

// part reads one part of the day: how many rows about one young person, and what it says below them.
func part(page testapp.Answer, id string) (n int, below string) {
	section := page.Page().Find("section[aria-labelledby=" + id + "]")
	return section.Find("li:contains('Aled')").Length(), strings.Join(strings.Fields(section.ChildrenFiltered("p").Text()), " ")
}

const moreWait = "More wait: they come up as these are dealt with."

// H1: fifty older concerns pushed the newest "may be in danger now" off the lead's list, which said that nobody had asked.
// Whoever asked for a person is always on it, all of them; what does not fit is said, with where all of it stands.
func TestOlderConcernsHideNobodyInDanger(t *testing.T) {
	a := testapp.Start(t)
	logged(t, a, "First.")
	copies(t, a, 50, `INSERT INTO concern (id, reference, author_id, state, asked_today, event_at, written_at, sealed)
		SELECT ?, ?, author_id, state, FALSE, event_at, written_at, sealed FROM concern ORDER BY id DESC LIMIT 1`,
		`INSERT INTO concern_pupil (concern_id, pupil_id, part) SELECT ?, pupil_id, part FROM concern_pupil LIMIT 1`, copyClock)
	teacher := a.As(t, "teacher")
	for _, who := range []string{"cora", "dov"} {
		a.Clock.Advance(time.Minute)
		teacher.Post("/concerns/new", url.Values{"find": {who}, "facts": {"Ran off."}, "danger": {"yes"}}).Want(http.StatusSeeOther)
	}
	page := a.As(t, "dsl").Get("/").Silent("Nobody has asked for a person today.")
	got := rows(page, "person")
	if len(got) != 2 || !strings.Contains(got[0], "Cora") || !strings.Contains(got[0], "may be in danger") || !strings.Contains(got[1], "Dov") {
		t.Errorf("needs a person now: %q", got)
	}
	if n, below := part(page, "first-look"); n != 50 || below != moreWait+" Every concern that you may open" {
		t.Errorf("first look: %d rows, below them %q", n, below)
	}
	behind(t, `UPDATE concern SET asked_today = TRUE`)
	behind(t, `UPDATE response_clock SET kind = 'concern_danger'`)
	if n, below := part(a.As(t, "ddsl").Get("/").Says("Needs a person now more than twelve"), "person"); n != 51 || below != "" {
		t.Errorf("needs a person now: %d rows, below them %q", n, below)
	}
}

// The 51st row of every list of requests is said to wait, wherever requests stand.
func TestAFullListOfRequestsSaysThatMoreWait(t *testing.T) {
	a := testapp.Start(t)
	lead := a.School.Staff["dsl"]
	sentTo(t, a.As(t, "aled").Post("/p/10", nil))
	copies(t, a, 100, `INSERT INTO self_referral (id, reference, pupil_id, state, help_today, sent_at)
		SELECT ?, ?, pupil_id, state, help_today, sent_at FROM self_referral ORDER BY id DESC LIMIT 1`, copyClock)
	behind(t, `INSERT IGNORE INTO response_holder (record_id, staff_id, rung, since) SELECT id, ?, 'dsl', sent_at FROM self_referral`, lead.Bytes())
	dsl := a.As(t, "dsl")
	if n := dsl.Get("/requests").Page().Find("main table").First().Find("tbody tr").Length(); n != 100 {
		t.Errorf("%d requests wait on their own page", n)
	}
	dsl.Get("/requests").Says(moreWait)
	says := func(what, section, want string) {
		t.Helper()
		if n, below := part(dsl.Get("/"), section); n != 50 || !strings.HasPrefix(below, want) {
			t.Errorf("%s: %d rows, below them %q", what, n, below)
		}
	}
	says("not taken up", "first-look", moreWait+" Every request that you may open")
	behind(t, `UPDATE response_clock SET state = 'acknowledged', acknowledged_by = ?, acknowledged_at = received_at`, lead.Bytes())
	says("taken up", "due-today", moreWait)
	behind(t, `UPDATE response_clock SET answer_by = received_at`)
	a.Clock.Advance(time.Second)
	says("late", "overdue", "There is more than fits here.")
	if n, below := part(dsl.Get("/"), "due-today"); n != 0 || !strings.HasPrefix(below, "There is more than fits here.") {
		t.Errorf("today, behind what is late: %d rows, %q", n, below)
	}
	behind(t, `UPDATE response_clock SET state = 'met', met_by = ?, met_at = received_at`, lead.Bytes())
	behind(t, `UPDATE self_referral SET state = 'answered', unread_since = sent_at`)
	says("unread", "first-look", moreWait)
	behind(t, `UPDATE self_referral SET unread_since = NULL, next_on = '2026-11-16', acting_by = ?, acting_at = sent_at`, lead.Bytes())
	says("next steps", "due-today", moreWait)
	behind(t, `INSERT INTO triage (record_id, kind, owner_id, review_on, decided_at) SELECT id, 'self_referral', ?, '2026-11-16', sent_at FROM self_referral`, lead.Bytes())
	says("reviews", "due-today", moreWait)
}

// What decisions hand out and wait for, and plans, say the same through the lists of their own areas.
func TestAFullListOfWhatIsDueSaysThatMoreWait(t *testing.T) {
	a := testapp.Start(t)
	dsl, teacher := a.As(t, "dsl"), a.As(t, "teacher")
	form := owing(a, changed(whole(a, "dsl"), "choice", "social_care", "reason_social_care", "Both of them said so."))
	for _, n := range []string{"1", "2", "3"} {
		form.Set("action_what_"+n, "Meet him "+n)
		form.Set("action_owner_"+n, staffID(a, "dsl"))
		form.Set("action_due_"+n, "17/11/2026")
	}
	for range 17 {
		id := loggedBy(t, teacher, "aled", "Alone.")
		dsl.Post("/concerns/decide/"+id, form).Want(http.StatusSeeOther)
	}
	a.Clock.Advance(24 * time.Hour)
	page := a.As(t, "dsl").Get("/")
	met := 0
	for _, row := range rows(page, "due-today") {
		if strings.Contains(row, "Meet him") {
			met++
		}
	}
	if _, below := part(page, "due-today"); met != 50 || below != moreWait {
		t.Errorf("%d of 51 things to do, below them %q", met, below)
	}
	by := actor.Actor{Kind: actor.KindStaff, Person: a.School.Staff["dsl"].Raw(), Roles: []actor.Role{actor.DSL}}
	today := schoolday.DateOf(a.Clock.Now())
	for most, more := range map[int]bool{16: true, 33: true} {
		if d, err := a.Services.Triage.DueItems(t.Context(), a.Policy.Glance(by, "concern", "decide"), today, most); err != nil || len(d.Lines) != most || d.More != more {
			t.Errorf("awaited, at most %d: %d lines, more %v, %v", most, len(d.Lines), d.More, err)
		}
	}
	aled := a.As(t, "aled")
	for _, kind := range []string{"support", "safety"} {
		aled.Post("/p/plans", url.Values{"kind": {kind}}).Want(http.StatusSeeOther)
	}
	behind(t, `UPDATE plan SET state = 'active', copy_edition = 1, coordinator_id = ?, review_on = '2026-11-16'`, a.School.Staff["pastoral"].Bytes())
	for most, more := range map[int]bool{1: true, 2: false} {
		if d, err := a.Services.Plans.DueItems(t.Context(), a.Policy.Glance(by, "plan", "write"), today, most); err != nil || len(d.Lines) != most || d.More != more {
			t.Errorf("plans, at most %d: %d lines, more %v, %v", most, len(d.Lines), d.More, err)
		}
	}
}
