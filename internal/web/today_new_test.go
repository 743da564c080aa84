package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"heard/internal/testapp"
	"heard/internal/testdb"
)

// holdsOne reports whether exactly one row of a part of the day tells of the young person and says all of it.
func holdsOne(page testapp.Answer, section, who string, says ...string) bool {
	n := 0
	for _, row := range rows(page, section) {
		if strings.Contains(row, who) {
			n++
			for _, s := range says {
				if !strings.Contains(row, s) {
					return false
				}
			}
		}
	}
	return n == 1
}

// H1: what a young person added after the first talk reached no list. It comes back as waiting to be read, for everybody who
// acts on the request, and stays until one of them has opened it; the words stand on the request alone.
func TestWhatAPupilAddsComesBackToBeRead(t *testing.T) {
	a := testapp.Start(t)
	mine, theirs := asked(t, a)
	a.As(t, "dsl").Get("/").Silent("not read yet")
	a.Clock.Advance(3 * time.Hour)
	a.As(t, "aled").Post(mine+"/more", url.Values{"more": {"It got much worse last night."}}).Want(http.StatusSeeOther)
	for _, who := range []string{"dsl", "ddsl"} {
		page := a.As(t, who).Get("/").Silent("much worse")
		if !holdsOne(page, "first-look", "Aled Vaughan", "request for help, R-", "Something new from them, not read yet", "Read what is new", "waiting") {
			t.Errorf("%s: %q", who, rows(page, "first-look"))
		}
	}
	for _, who := range []string{"head", "teacher", "pastoral"} {
		a.As(t, who).Get("/").Silent("Aled", "not read yet")
	}
	dsl := a.As(t, "dsl")
	dsl.Get("/").Says("Since you last looked", "added to by the young person")
	dsl.Get("/requests").Says("Spoken with. Something new from them, not read yet")
	dsl.Get(theirs + "/spoken").Want(http.StatusOK) // a form about it does not show what was added
	if !holdsOne(dsl.Get("/"), "first-look", "Aled Vaughan") {
		t.Error("opening a form made it read")
	}
	dsl.Get(theirs).Want(http.StatusOK).Says("New: added", "It got much worse last night.")
	dsl.Get(theirs).Silent("New: added")
	for _, who := range []string{"dsl", "ddsl"} {
		a.As(t, who).Get("/").Silent("not read yet")
	}
}

// Everything that a young person does to a request of theirs comes back the same way, and nothing that a colleague does.
func TestEveryStepOfAPupilComesBackToBeRead(t *testing.T) {
	a := testapp.Start(t)
	mine, theirs := asked(t, a)
	dsl, aled := a.As(t, "dsl"), a.As(t, "aled")
	for _, step := range []struct {
		path string
		form url.Values
		read string
	}{
		{"/answer", url.Values{"reply": {"no"}, "said": {"Too loud there."}}, "New: they said no"},
		{"/more", url.Values{"more": {"Can it be later?"}}, "Can it be later?"},
		{"/change", nil, "New: taken back"},
	} {
		if step.path == "/answer" {
			dsl.Post(theirs+"/offer", url.Values{"kind": {"one_to_one"}, "text": {"Room 3."}, "on": {"24/11/2026"}}).Want(http.StatusSeeOther)
			dsl.Get("/").Silent("not read yet")
			offer, _ := aled.Get(mine + "/answer").Page().Find("input[name=offer]").Attr("value")
			step.form.Set("offer", offer)
		}
		aled.Post(mine+step.path, step.form).Want(http.StatusSeeOther)
		if page := dsl.Get("/"); !holdsOne(page, "first-look", "Aled Vaughan", "not read yet") {
			t.Errorf("%s: %q", step.path, rows(page, "first-look"))
		}
		dsl.Get(theirs).Want(http.StatusOK).Says(step.read)
		dsl.Get("/").Silent("not read yet")
	}
}

// A second "help today" tap while somebody acts on the first is said on its row, among those who need a person now.
func TestASecondTapIsSaidOnItsRow(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/2", url.Values{"today": {"yes"}}).Want(http.StatusSeeOther)
	path, _ := a.As(t, "dsl").Get("/").Page().Find("section[aria-labelledby=person] a").Attr("href")
	a.As(t, "dsl").Post(path, nil).Want(http.StatusSeeOther)
	a.As(t, "dsl").Get("/").Silent("not read yet")
	a.As(t, "aled").Post("/p/2", url.Values{"today": {"not_sure"}}).Want(http.StatusSeeOther)
	page := a.As(t, "dsl").Get("/")
	if !holdsOne(page, "person", "Aled Vaughan", "asked for help today, R-", "not read yet") || len(rows(page, "first-look")) > 0 {
		t.Errorf("%q, %q", rows(page, "person"), rows(page, "first-look"))
	}
}

// Nothing is closed over what nobody has read.
func TestARequestIsNotClosedOverSomethingUnread(t *testing.T) {
	a := testapp.Start(t)
	mine, theirs := asked(t, a)
	a.As(t, "aled").Post(mine+"/change", nil).Want(http.StatusSeeOther)
	end := url.Values{"text": {"You can come back any time."}}
	a.As(t, "dsl").Post(theirs+"/close", end).Want(http.StatusConflict).Says("has said something new")
	a.As(t, "dsl").Get(theirs).Want(http.StatusOK)
	a.As(t, "dsl").Post(theirs+"/close", end).Want(http.StatusSeeOther)
}

// Two pieces of news on two referrals read the same on a colleague's first page and lead to two pages: each has its reference, which
// names nobody. A young person reads none.
func TestNewsIsToldApartByItsReference(t *testing.T) {
	a, charity, _ := withServices(t)
	nav, partner := a.As(t, "navigator"), a.As(t, "riverside")
	var news, arrived []string
	for range 2 {
		id := draftReferral(t, a, nav, charity)
		sendReferral(t, nav, id)
		reference := regexp.MustCompile(`R-[0-9a-z]{7}`).FindString(nav.Get("/referrals/view/" + id).Page().Find("h1").Text())
		news, arrived = append(news, "There is news on a referral. "+reference), append(arrived, "A referral has arrived. "+reference)
		answerReferral(partner, id, "received").Want(http.StatusSeeOther)
	}
	dsl := a.As(t, "dsl")
	concern := logged(t, a, "Alone at lunch.")
	dsl.Post("/concerns/decide/"+concern, changed(whole(a, "dsl"), "action_what_1", "Ring the club", "action_owner_1", staffID(a, "pastoral"), "action_due_1", "20/11/2026")).Want(http.StatusSeeOther)
	toldInApp(t, a)
	if news[0] == news[1] || !strings.Contains(news[0], "R-") {
		t.Fatalf("no references: %v", news)
	}
	nav.Get("/").Says(news...)
	partner.Get("/").Says(arrived...)
	var reference string
	if err := testdb.Admin(t).QueryRowContext(t.Context(), `SELECT reference FROM concern`).Scan(&reference); err != nil {
		t.Fatal(err)
	}
	a.As(t, "pastoral").Get("/").Says("Something was given to you to do. " + reference)
	a.As(t, "aled").Get("/").Says("There is news").Silent("R-")
}
