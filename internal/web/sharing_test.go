package web_test

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"testing"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/ident"
	"heard/internal/mariadb"
	"heard/internal/pupil"
	"heard/internal/testapp"
)

// receiver is the person to whom an override goes: who works for the organisation that it names.
const receiver = "Alex Rowe, youth worker, Riverside Youth Trust (fictional)"

// override is a complete record of records 2.10: the pupil, under 16, says do not tell, and was told first with a choice of how.
func override(a *testapp.App) url.Values {
	return url.Values{
		"pupil": {a.School.Pupils["aled"].String()}, "org": {a.School.Orgs["riverside"].String()}, "prompt": {"initiative"},
		"items": {"That Aled is not safe tonight\nHow to reach him"}, "to": {receiver}, "checked": {"Called back on the published number"},
		"purpose": {"So that he has a warm room and somebody to talk to tonight"}, "agreed": {"no"}, "agreed_why": {"He is afraid it gets worse."},
		"competence": {"Understands what it is for and what could follow; says why not, in his own words."}, "parents": {"not_told"}, "parents_why": {"It would not be safe."},
		"outcome": {"share"}, "reasons": {"He is at harm tonight; not sharing would be worse."}, "protect": {"The friend who told is not named."},
		"told": {"before"}, "told_by": {"Noor Khan"}, "told_how": {"In the library, before the call"}, "choices": {"Who says it, and whether he is there"}, "response": {"He wants to be there."},
		"basis": {"public_task"}, "extent": {"minimum"}, "how_sent": {"By telephone, then as a referral through Heard"}, "override": {"He cannot be kept safe otherwise."}, "advice": {"The duty worker of children's social care"},
	}
}

func without(form url.Values, box string) url.Values {
	f := maps.Clone(form)
	f.Del(box)
	return f
}

// Scenario 7, T-087, 4.16: an override is recorded with the child told first; it cannot be saved without reasons and that answer,
// and never waits for consent.
func TestScenario7Override(t *testing.T) {
	a := testapp.Start(t)
	dsl, form := a.As(t, "dsl"), override(a)
	dsl.Get("/sharing/new").Want(http.StatusOK).Says("call first", "Missing agreement never stops a share that protects a child", "Was the child told?")
	for box, says := range map[string]string{
		"told": "Say whether the child was told.", "reasons": "Write your reasons", "basis": "Choose the lawful basis.", "override": "Write why it goes all the same.",
		"competence": "they are under 16", "choices": "Write which choices they were offered", "items": "List exactly what information",
	} {
		dsl.Post("/sharing/new", without(form, box)).Want(http.StatusUnprocessableEntity).Says(says)
	}
	if checked := dsl.Get("/sharing/new").Page().Find("input[name=basis][checked]").Length(); checked != 0 {
		t.Error("a lawful basis is chosen before anybody chose it")
	}
	sent := dsl.Post("/sharing/new", form).Want(http.StatusSeeOther)
	dsl.Follow(sent).Want(http.StatusOK).Says("Share, without agreement", "Noor Khan, Designated safeguarding lead", "Before", "Public task")
	// The pupil reads what went, to whom, and that it was without their yes.
	a.As(t, "aled").Get("/p/shared").Want(http.StatusOK).Says(receiver, "How to reach him", "You did not say yes")
	// The referral room may send under it, to this organisation about this pupil and nothing else.
	covers(t, a, sent.To, "aled", "riverside", true)
	covers(t, a, sent.To, "bea", "riverside", false)
	covers(t, a, sent.To, "aled", "camhs", false)
}

func covers(t *testing.T, a *testapp.App, address, pupil, org string, want bool) {
	t.Helper()
	raw, err := ident.ParseRaw(address[len("/sharing/view/") : len("/sharing/view/")+26])
	if err != nil {
		t.Fatal(err)
	}
	err = mariadb.Transact[decisions](a.Store)(t.Context(), actor.Named("test", "test"), func(tx decisions) error {
		got, err := tx.DecisionCovers(t.Context(), raw, a.School.Pupils[pupil], a.School.Orgs[org])
		if got != want {
			t.Errorf("the decision lets something about %s go to %s: %t", pupil, org, got)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// decisions is what package referral asks of a transaction before it sends anything without agreement.
type decisions interface {
	DecisionCovers(ctx context.Context, decision ident.Raw, p pupil.ID, org actor.OrgID) (bool, error)
}

// Only the safeguarding team and the head go beyond agreement; a key adult records what was agreed, for their own pupils.
func TestOnlyTheTeamOverrides(t *testing.T) {
	a := testapp.Start(t)
	form := override(a)
	a.As(t, "pastoral").Post("/sharing/new", form).Want(http.StatusUnprocessableEntity).Says("decided by the safeguarding team or the head", "call first")
	a.As(t, "head").Post("/sharing/new", form).Want(http.StatusSeeOther)
	a.As(t, "teacher").Post("/sharing/new", form).Want(http.StatusForbidden)
	form.Set("agreed", "yes")
	form.Set("pupil", a.School.Pupils["dov"].String())
	a.As(t, "pastoral").Post("/sharing/new", form).Want(http.StatusNotFound)
	form.Set("pupil", a.School.Pupils["aled"].String())
	own := a.As(t, "pastoral").Post("/sharing/new", form).Want(http.StatusSeeOther)
	a.As(t, "pastoral").Follow(own).Want(http.StatusOK).Silent("without agreement")
	// A declared conflict takes the lead away from it, whatever the role.
	a.Conflict(t, "dsl", "aled")
	a.As(t, "dsl").Post("/sharing/new", override(a)).Want(http.StatusNotFound)
	a.As(t, "dsl").Get(own.To).Want(http.StatusNotFound)
	a.As(t, "ddsl").Get(own.To).Want(http.StatusOK)
}

// A child who was not told does not read of it, until they are told; "not told because" needs a day to look again.
func TestNotToldIsLookedAtAgain(t *testing.T) {
	a := testapp.Start(t)
	dsl, aled, form := a.As(t, "dsl"), a.As(t, "aled"), override(a)
	form.Set("told", "not_told")
	dsl.Post("/sharing/new", form).Want(http.StatusUnprocessableEntity).Says("Write why telling them is not safe now.", "Choose the day on which you look again")
	form.Set("not_told", "The person at home reads his messages.")
	form.Set("review", "18/11/2026")
	sent := dsl.Post("/sharing/new", form).Want(http.StatusSeeOther)
	aled.Get("/p/shared").Want(http.StatusOK).Silent("Alex Rowe", "sharing")
	show := sent.To[:len(sent.To)-len("?saved=1")]
	dsl.Post(show, url.Values{"text": {"Told in the library."}}).Want(http.StatusUnprocessableEntity)
	dsl.Post(show, url.Values{"text": {"Told in the library."}, "told_on": {"16/11/2026"}}).Want(http.StatusSeeOther)
	aled.Get("/p/shared").Want(http.StatusOK).Says(receiver)
	dsl.Get(show).Says("Told on Mon 16 Nov 2026", "Not told because")
}

// What was passed on goes page by page for a young person: the fifty newest decisions stood there, fewer where some were not to be told yet,
// and nothing said that there were others.
func TestWhatWasPassedOnGoesPageByPage(t *testing.T) {
	const whole = 20
	a := testapp.Start(t)
	dsl, aled, notYet := a.As(t, "dsl"), a.As(t, "aled"), override(a)
	for name, value := range map[string]string{"told": "not_told", "not_told": "The person at home reads his messages.", "review": "20/11/2026"} {
		notYet.Set(name, value)
	}
	shared := func(n int) {
		for range n {
			for _, form := range []url.Values{override(a), notYet} {
				dsl.Post("/sharing/new", form).Want(http.StatusSeeOther)
			}
		}
	}
	page := func(path string) (shown int, next string) {
		got := aled.Get(path).Want(http.StatusOK).Page()
		return got.Find("main section.heard-section").Length(), got.Find("main a[href*='passed=']").AttrOr("href", "")
	}
	shared(whole)
	if n, next := page("/p/shared"); n != whole || next != "" {
		t.Errorf("%d on a whole page, which leads on to %q", n, next)
	}
	shared(whole + 1)
	aled.Get("/p/shared").Says("Here you see the newest", "See what was passed on before that")
	seen, next := page("/p/shared")
	for _, want := range []int{whole, 1} {
		before := a.Done(audit.SharingSeen)
		aled.Get(next).Says("What was passed on before that").Silent("Who has opened")
		if a.Done(audit.SharingSeen) != before+1 {
			t.Error("an older page is read without a trace")
		}
		var n int
		if n, next = page(next); n != want {
			t.Errorf("%d on a page, not %d", n, want)
		}
		seen += n
	}
	if seen != 2*whole+1 || next != "" {
		t.Errorf("%d of %d, and then %q", seen, 2*whole+1, next)
	}
	if n, _ := page("/p/shared?passed=nonsense"); n != whole {
		t.Errorf("%d where the place is none", n)
	}
}
