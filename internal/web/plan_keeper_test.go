package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"heard/internal/testapp"
)

// T-071, T-086: whoever keeps a plan together opens what the young person is told that they see, whatever their role, and writes
// nothing that their role does not. They had been named to the young person, and told of every change, and found nothing there.
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
	senco.Get(path).Want(http.StatusOK).Says("Support needs").Silent("/settle", "/copy", "/end")
	senco.Get(path + "/part/support_needs").Want(http.StatusOK).Says("A seat by the door.")
	senco.Post(path+"/part/support_needs", url.Values{"beside_text": {"Mine."}, "beside_revision": {"1"}}).Want(http.StatusForbidden)
	senco.Post(path+"/settle", nil).Want(http.StatusForbidden)

	aled.Post(own+"/who/colleague-"+staffID(a, "senco"), url.Values{"part_support_needs": {"no"}}).Want(http.StatusSeeOther)
	senco.Get(path).Want(http.StatusOK).Silent("Support needs")
	senco.Get(path + "/part/support_needs").Want(http.StatusNotFound)
	names("pastoral")
	senco.Get(path).Want(http.StatusNotFound)
}
