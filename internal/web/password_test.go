package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"heard/internal/testapp"
)

// ASVS 6.2.11: a password made of what others know about its owner is refused where it is chosen, whoever the owner is.
func TestAPasswordMadeOfOnesOwnNamesIsRefused(t *testing.T) {
	a := testapp.Start(t)
	for who, refused := range map[string][]string{
		"teacher":   {"Daniel.Marsh.2026", "danielmarsh1", "D4niel M4rsh 99", "teacher teacher", "T3acher-2026-11", "larkfieldschool", "Larkfield 2026!", "heard heard heard"},
		"pastoral":  {"sian prosser 1", "Siân Prosser!!", "pastoral.2026", "PASTORALpastoral"},
		"aled":      {"AledVaughan", "vaughan2011", "aled.aled.aled", "Larkfield1"},
		"bea":       {"beatrix okafor", "bea okafor 12"},
		"riverside": {"alexrowe2026!", "riverside2026", "Riverside Youth", "riverside trust"},
	} {
		path := "/link/" + link(t, a, who)
		for _, p := range refused {
			a.Browser(t).Post(path, url.Values{"password": {p}}).Want(http.StatusUnprocessableEntity).Says("Leave out your name").Silent(p)
		}
	}
	for who, taken := range map[string]string{
		"teacher": "daniel kettle moss", "aled": "vaughan kettle moss", "riverside": "riverside copper moss", "other": "teacher marsh kettle",
	} {
		a.Browser(t).Post("/link/"+link(t, a, who), url.Values{"password": {taken}}).Want(http.StatusSeeOther)
	}
}
