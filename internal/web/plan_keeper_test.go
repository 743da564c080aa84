package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"heard/internal/testapp"
)

// T-071, T-086: whoever keeps a plan together opens what the young person is told that they see and writes in it, whatever their
// role, and finds on their list when it is due. They had been named to the young person, and told of every change, and found
// nothing there.
func TestWhoeverKeepsAPlanTogetherOpensIt(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	path, lead := "/plans/view/"+id(own), a.As(t, "dsl")
	write(t, lead, path+"/part/support_needs", url.Values{"beside_text": {"A seat by the door."}}).Want(http.StatusSeeOther)
	senco := a.As(t, "senco")
	senco.Get(path).Want(http.StatusNotFound)
	names := func(who string) {
		typed := url.Values{"made_with": {"Aled"}, "review": {"18/12/2026"}, "agreed": {"agreed"}, "coordinator": {staffID(a, who)}}
		lead.Post(path+"/settle", seen(t, lead, path+"/settle", typed)).Want(http.StatusSeeOther)
	}
	names("senco")
	aled := a.As(t, "aled")
	aled.Get(own + "/who").Says("Ruth Adeyemi")
	senco.Get("/plans").Want(http.StatusOK).Says("Aled Vaughan")
	senco.Get(path).Want(http.StatusOK).Says("Support needs")
	senco.Get(path + "/part/support_needs").Want(http.StatusOK).Says("A seat by the door.")
	senco.Post(path+"/part/support_needs", url.Values{"beside_text": {"Mine."}, "beside_revision": {"1"}}).Want(http.StatusSeeOther)
	senco.Get(path + "/settle").Want(http.StatusOK)

	aled.Post(own+"/who/colleague-"+staffID(a, "senco"), url.Values{"part_support_needs": {"no"}}).Want(http.StatusSeeOther)
	senco.Get(path).Want(http.StatusOK).Silent("Support needs")
	senco.Get(path + "/part/support_needs").Want(http.StatusNotFound)
	names("pastoral")
	senco.Get(path).Want(http.StatusNotFound)
}

// C-22, T-071: when a plan is due to be looked at again, whoever keeps it together finds it on their list, whatever their role.
func TestAPlanThatIsDueStandsOnTheListOfWhoeverKeepsIt(t *testing.T) {
	a := testapp.Start(t)
	path, lead := "/plans/view/"+id(planInUse(t, a)), a.As(t, "dsl")
	typed := url.Values{"made_with": {"Aled"}, "review": {"11/12/2026"}, "coordinator": {staffID(a, "senco")}}
	lead.Post(path+"/settle", seen(t, lead, path+"/settle", typed)).Want(http.StatusSeeOther)
	a.As(t, "senco").Get("/").Silent("Aled Vaughan")
	a.Clock.Set(testapp.Monday.AddDate(0, 0, 25))
	a.As(t, "senco").Get("/").Says("Aled Vaughan", "safety plan to look at again")
	a.As(t, "teacher").Get("/").Silent("Aled Vaughan")
}

// A colleague whose role begins no plans finds those that a young person shared with them from the page on which they look up how
// to support their pupils: the menu has none, and the young person had been told that they see it.
func TestWhomAPlanIsSharedWithFindsIt(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "support")
	const link = `main a[href="/plans"]`
	teacher := a.As(t, "teacher")
	if teacher.Get("/in-class").Page().Find(link).Length() != 1 || a.As(t, "dsl").Get("/in-class").Page().Find(link).Length() != 0 {
		t.Error("the way to the plans is not where it is needed, or where it is not")
	}
	teacher.Get("/plans").Says("when a young person shares a section of it with you").Silent("Begin a plan")
	a.As(t, "aled").Post(own+"/who/colleague-"+staffID(a, "teacher"), url.Values{"part_support_needs": {"yes"}}).Want(http.StatusSeeOther)
	there := teacher.Get("/plans").Says("Aled Vaughan").Page().Find(`main a[href^="/plans/view/"]`).AttrOr("href", "")
	teacher.Get(there).Want(http.StatusOK).Says("Support needs")
}

// With two young people open side by side, no form about a plan leaves open whose plan it changes.
func TestEveryFormAboutAPlanNamesTheYoungPerson(t *testing.T) {
	a := testapp.Start(t)
	path := "/plans/view/" + id(begin(t, a, "aled", "support"))
	dsl := a.As(t, "dsl")
	for _, form := range []string{"", "/settle", "/copy", "/end", "/say", "/adjust", "/print", "/part/goals", "/part/goals/versions"} {
		page := dsl.Get(path + form).Want(http.StatusOK).Page()
		if whose := page.Find("main .govuk-caption-l").Text(); !strings.Contains(whose, "Aled") {
			t.Errorf("%s is about %q", form, whose)
		}
	}
}
