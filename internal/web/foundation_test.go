package web_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/actor"
	"heard/internal/ident"
	"heard/internal/notify"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// More than one form can keep is refused in plain words that say where the words still are, and nothing is saved.
func TestAFormThatIsTooLongSaysWhereTheWordsAre(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "teacher")
	got := c.Post("/concerns/new", url.Values{"find": {"aled"}, "danger": {"no"}, "facts": {strings.Repeat("a ", 600_000)}})
	got.Want(http.StatusUnprocessableEntity).Says("longer than one form can keep", "Press back in your browser")
	c.Get("/concerns").Want(http.StatusOK).Silent("Aled")
	c.Post("/concerns/new", url.Values{"find": {"aled"}, "danger": {"no"}, "facts": {strings.Repeat("a ", 35_000)}}).
		Want(http.StatusUnprocessableEntity).Says("longer than one box can keep")
}

// A box that holds too much comes back on its own page with every word of it. On these forms the words were gone, and the page
// said that the record had changed.
func TestABoxThatIsTooLongComesBackWithItsWords(t *testing.T) {
	a, charity, _ := withServices(t)
	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, charity)
	sendReferral(t, nav, id)
	journey, _ := nav.Get("/referrals/view/" + id).Page().Find("a[href^='/journeys/view/']").Attr("href")
	for path, x := range map[string]struct{ who, box string }{
		"/concerns/find":           {"teacher", "facts"},
		"/sharing/find":            {"dsl", "purpose"},
		"/referrals/contact/" + id: {"navigator", "note"},
		strings.Replace(journey, "/view/", "/step/", 1): {"navigator", "plan"},
		"/inbox/answer/" + id:                           {"riverside", "suggest"},
	} {
		words := "The first of many words. " + strings.Repeat("a ", 35_000)
		got := a.Resume(t, x.who).Post(path, url.Values{"find": {"aled"}, x.box: {words}}).Want(http.StatusUnprocessableEntity)
		if !strings.Contains(got.Body, "longer than one box can keep") || !strings.Contains(got.Body, "The first of many words.") {
			t.Errorf("%s does not give the words back", path)
		}
	}
}

// The same after the session ended: there is nothing to bring back, and the page does not pretend.
func TestAFormThatIsTooLongForASessionThatEnded(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "teacher")
	a.Clock.Advance(31 * time.Minute)
	got := c.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {strings.Repeat("a ", 600_000)}})
	if got.Status != http.StatusUnprocessableEntity {
		t.Errorf("%d to %q", got.Status, got.To)
	}
}

// One line a request with the pattern and never the address, whatever was asked and whatever came of it.
func TestEveryRequestHasOneLine(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "dsl")
	id := ident.NewRaw(a.Clock.Now()).String()
	before := strings.Count(a.Logged(), `"msg":"request"`)
	c.Get("/")
	c.Get("/concerns/view/" + id)
	c.Get("/nothing/" + id)
	c.Post("/sign-out", nil)
	a.Browser(t).Get("/link/" + id)
	lines := a.Logged()
	if n := strings.Count(lines, `"msg":"request"`) - before; n != 5 {
		t.Errorf("%d lines for five requests", n)
	}
	if strings.Contains(lines, id) {
		t.Error("an address is in the log")
	}
	for _, part := range []string{`"route":"/concerns/view/:id"`, `"route":"/link/:token"`, `"status":404`, `"fault":"not found"`} {
		if !strings.Contains(lines, part) {
			t.Errorf("no line has %s", part)
		}
	}
}

// What stands around a page: names for staff and partners, none for a pupil, and when somebody reads what is sent (4.7).
func TestTheFrameSaysWhenSomebodyReads(t *testing.T) {
	a := testapp.Start(t)
	ctx := t.Context()
	who := func(kind actor.Kind, person ident.Raw, org actor.OrgID, roles ...actor.Role) actor.Actor {
		return actor.Actor{Kind: kind, Account: a.School.Account["teacher"], Person: person, Org: org, Roles: roles}
	}
	lead := who(actor.KindStaff, a.School.Staff["dsl"].Raw(), actor.OrgID{}, actor.Staff, actor.DSL)
	f, err := a.Services.Frames.Facts(ctx, lead)
	if err != nil || f.Name != "Noor Khan" || f.Role != actor.DSL.Title() || !f.Open || !f.Closes.Equal(testapp.Monday.Truncate(24*time.Hour).Add(16*time.Hour+30*time.Minute)) {
		t.Errorf("%+v %v", f, err)
	}
	teacher := who(actor.KindStaff, a.School.Staff["teacher"].Raw(), actor.OrgID{}, actor.Staff)
	if f, err := a.Services.Frames.Facts(ctx, teacher); err != nil || f.Role != "Teacher of history" {
		t.Errorf("a colleague without a part in safeguarding is known by their job, not as any adult: %+v %v", f, err)
	}
	pupil := who(actor.KindPupil, a.School.Pupils["aled"].Raw(), actor.OrgID{}, actor.Pupil)
	if f, err := a.Services.Frames.Facts(ctx, pupil); err != nil || f.Name != "" {
		t.Errorf("a pupil's name stands on the page: %+v %v", f, err)
	}
	a.Clock.Set(testapp.Monday.AddDate(0, 0, 5)) // Saturday
	f, err = a.Services.Frames.Facts(ctx, actor.Nobody("x"))
	if monday := testapp.Monday.AddDate(0, 0, 7).Truncate(24 * time.Hour).Add(8 * time.Hour); err != nil || f.Open || !f.Next.Equal(monday) {
		t.Errorf("on Saturday: %+v %v", f, err)
	}
	a.Clock.Set(testapp.Monday.AddDate(3, 0, 0)) // nobody has put in a calendar for then
	if f, err := a.Services.Frames.Facts(ctx, actor.Nobody("x")); err != nil || f.Open || !f.Next.IsZero() {
		t.Errorf("without a calendar: %+v %v", f, err)
	}
}

// The outbox: what is due is told once; an event that this program does not know is left for one that does, and after eight
// tries for a person to see.
func TestTheOutboxTellsOnceAndGivesUpInTheOpen(t *testing.T) {
	a := testapp.Start(t)
	put := func(event string, due time.Time) ident.Raw {
		id := ident.NewRaw(a.Clock.Now())
		if _, err := testdb.Admin(t).ExecContext(t.Context(), `INSERT INTO outbox (id, due_key, event, to_kind, to_id, due_at, created_at) VALUES (?,?,?,'staff',?,?,?)`,
			id.Bytes(), id.String(), event, a.School.Staff["dsl"].Bytes(), due, a.Clock.Now()); err != nil {
			t.Fatal(err)
		}
		return id
	}
	said := 0 // to the log, where an administrator sees it
	deliver := func() int {
		n, err := a.Services.Notices.Deliver(t.Context(), actor.Named("deliver", "test"))
		switch {
		case errors.Is(err, notify.ErrGaveUp):
			said++
		case err != nil:
			t.Fatal(err)
		}
		return n
	}
	put("concern.waiting", a.Clock.Now())
	put("concern.waiting", a.Clock.Now().Add(time.Hour))
	put("event.of.a.newer.program", a.Clock.Now())
	if n := deliver(); n != 1 {
		t.Errorf("%d told, want the one that is due", n)
	}
	for range 10 {
		a.Clock.Advance(6 * time.Hour)
		deliver()
	}
	if n := a.Notices("dsl"); n != 2 {
		t.Errorf("%d notices, want 2", n)
	}
	var attempts, gaveUp int
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT attempts, gave_up_at IS NOT NULL FROM outbox WHERE event = 'event.of.a.newer.program'`).Scan(&attempts, &gaveUp); err != nil {
		t.Fatal(err)
	}
	if attempts != 8 || gaveUp != 1 || said != 1 {
		t.Errorf("%d tries, given up: %d, said %d times", attempts, gaveUp, said)
	}
}
