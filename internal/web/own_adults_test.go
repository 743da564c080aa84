package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"heard/internal/testapp"
)

// manyAdults opts everybody who works at school in to being chosen, so that the list is as long as a real one.
func manyAdults(t *testing.T, a *testapp.App) {
	t.Helper()
	a.Behind(t, `UPDATE staff SET chosen_adult = TRUE`)
	a.Behind(t, `UPDATE copy_version SET version = version + 1`)
}

// T-004 on a phone: a pupil finds their own adults first and everybody else folded below, to choose and to keep out alike. What was
// chosen in there is unfolded when the page is shown again, and so is a list that something is wrong with. No script is needed.
func TestAPupilFindsTheirOwnAdultsFirst(t *testing.T) {
	a := testapp.Start(t)
	manyAdults(t, a)
	putOnCaseload(t, a, "other", "aled")
	aled := a.As(t, "aled")
	chosen := "input[name=chosen]:not(details input)"
	page := aled.Get("/p/6").Want(http.StatusOK).Page()
	if first, _ := page.Find(chosen).Eq(1).Attr("value"); first != staffID(a, "other") {
		t.Errorf("the first adult is %q, not their key adult", page.Find("label").Eq(1).Text())
	}
	if page.Find("main a[href='#not']").Length() != 1 || page.Find("#not[name=not]").Length() != 1 {
		t.Error("nothing at the top leads to who should not see it")
	}
	for _, name := range []string{"chosen", "not"} {
		fold := page.Find("details.heard-fold:has(input[name=" + name + "])")
		if _, open := fold.Attr("open"); fold.Length() != 1 || open {
			t.Errorf("%s: %d folds, open %v", name, fold.Length(), open)
		}
		if fold.Find("input[value='"+staffID(a, "other")+"'], input[value='"+staffID(a, "dsl")+"']").Length() != 0 {
			t.Errorf("%s: an adult of their own, or of the team, is folded away", name)
		}
	}
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "smhl")}, "not": {staffID(a, "senco")}}).Want(http.StatusSeeOther)
	page = aled.Get("/p/6").Page()
	if n := page.Find("details.heard-fold[open]").Length(); n != 2 {
		t.Errorf("%d folds stand open that hold a choice, want 2", n)
	}
	wrong := aled.Post("/p/6", url.Values{"chosen": {staffID(a, "smhl")}, "not": {staffID(a, "smhl")}}).Want(http.StatusUnprocessableEntity).Says("You named the same person twice").Page()
	if n := wrong.Find("details.heard-fold[open] input[name=not]").Length(); n == 0 {
		t.Error("the list with the mistake is folded away")
	}
	names := aled.Get("/p/names").Page()
	if first, _ := names.Find("input[name=not]").First().Attr("value"); first != staffID(a, "other") || names.Find("details.heard-fold").Length() != 1 {
		t.Error("whoever they keep out is not looked for among their own adults first")
	}
}

// Rules 3.1: whoever looks after a pupil can be kept out, though pupils may not choose them: nobody sees something who is not on the list.
func TestWhoeverLooksAfterAPupilCanBeKeptOut(t *testing.T) {
	a, charity, _ := withServices(t)
	nav := a.As(t, "navigator")
	aled := a.As(t, "aled")
	aled.Get("/p/names").Says("Tomasz Zając").Silent("Ruth Adeyemi")
	id := draftReferral(t, a, nav, charity)
	nav.Post("/referrals/write/"+id, with(wholeReferral(a, "2"), "owner", staffID(a, "senco"))).Want(http.StatusSeeOther)
	aled.Get("/p/names").Silent("Ruth Adeyemi") // they do not know of it yet
	sendReferral(t, nav, id)
	aled.Get("/p/6").Says("Ruth Adeyemi")
	keepOut(t, a, "aled", "senco", "navigator")
	for _, who := range []string{"senco", "navigator"} {
		a.As(t, who).Get("/referrals/view/" + id).Want(http.StatusNotFound)
	}
	a.As(t, "aled").Get("/p/wait/"+id).Silent("Ruth Adeyemi", "Tomasz")
}

// T-086: who has opened what is theirs stands by person, whoever was there last first, and none is left out: older ones follow page by
// page, each once.
func TestWhoHasOpenedWhatIsTheirsStandsByPersonAndIsWhole(t *testing.T) {
	a := testapp.Start(t)
	plan := "/plans/view/" + id(begin(t, a, "aled", "support"))
	const opened = 130
	pastoral := a.As(t, "pastoral")
	for range opened {
		a.Clock.Advance(2 * time.Minute)
		pastoral.Get(plan).Want(http.StatusOK)
	}
	a.Clock.Advance(2 * time.Minute)
	a.As(t, "dsl").Get(plan).Want(http.StatusOK)
	aled := a.As(t, "aled")
	page := aled.Get("/p/shared").Want(http.StatusOK).Page()
	who := page.Find("summary").Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
	if len(who) != 2 || !strings.HasPrefix(who[0], "Noor Khan, Designated safeguarding lead: last ") || !strings.HasPrefix(who[1], "Siân Prosser, Head of year 10: ") {
		t.Fatalf("gathered as %q", who)
	}
	lines := page.Find("details li").Length()
	older, more := page.Find("a[href^='/p/shared?before=']").Attr("href")
	if !more {
		t.Fatal("older ones are not led to")
	}
	next := aled.Get(older).Want(http.StatusOK).Silent("What was passed on").Page()
	if lines += next.Find("details li").Length(); lines < opened+1 || next.Find("a[href^='/p/shared?before=']").Length() != 0 {
		t.Errorf("%d lines on both pages, want %d and no third page", lines, opened+1)
	}
}
