package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/mariadb"
	"heard/internal/partner"
	"heard/internal/testapp"
)

// Scenario 8 and T-066: section 6 is fed from the directory; when a number changes there, every plan that uses it says so, its
// holders are listed, and saving the section again brings it up to date.
func TestAChangedNumberFlagsEveryPlanThatUsesIt(t *testing.T) {
	a := testapp.Start(t)
	line := crisisLine(t, a)
	own := begin(t, a, "aled", "safety")
	aled, key, path := a.As(t, "aled"), a.As(t, "pastoral"), "/plans/view/"+id(own)
	write(t, aled, own+"/part/signs", url.Values{"own_text": {"I stop answering."}})
	write(t, aled, own+"/part/myself", url.Values{"own_text": {"The long playlist."}})
	aled.Get(own+"/part/services").Says("Choose from school's list", "Larkfield crisis line")
	chosen := url.Values{"row_entry": {line.ID.String()}, "row_name": {""}, "row_number": {""}, "row_answer": {""}}
	write(t, aled, own+"/part/services", chosen).Want(http.StatusSeeOther)
	key.Get(path+"/part/services").Says("Kept together", "Written by the young person")
	write(t, key, path+"/settle", url.Values{"made_with": {"Both"}, "coordinator": {a.School.Staff["pastoral"].String()}, "review": {"11/12/2026"}})
	aled.Post(own+"/paper", seen(t, aled, own+"/paper", nil)).Want(http.StatusSeeOther)
	key.Get("/plans").Says("Active").Silent("number in it has changed")

	line.Version, line.Phone = 2, "01632 960111"
	shelve(t, a, line)
	key.Get("/plans").Says("A number in it has changed: new copies are needed")
	key.Get(path).Says("A number in this plan has changed in the directory: Larkfield crisis line", "Who holds a copy", "on a phone, edition 4")
	aled.Get(own).Says("A number on your plan has changed.")

	write(t, aled, own+"/part/services", chosen).Want(http.StatusSeeOther)
	key.Get(path).Says("Give them a new one").Silent("has changed in the directory")
	aled.Post(own+"/paper", seen(t, aled, own+"/paper", nil)).Want(http.StatusSeeOther)
	key.Get(path).Says("on a phone, edition 5").Silent("Give them a new one")
}

// shelve puts an entry into the directory, as whoever looks after it does.
func shelve(t *testing.T, a *testapp.App, e partner.Entry) {
	t.Helper()
	err := mariadb.Transact[partner.Tx](a.Store)(t.Context(), actor.Named("set-up", "test"), func(tx partner.Tx) error {
		if err := tx.SaveEntry(t.Context(), e); err != nil {
			return err
		}
		return tx.RecordAudit(t.Context(), audit.Entry{Action: audit.DirectorySave, Record: e.ID.Raw()})
	})
	if err != nil {
		t.Fatal(err)
	}
}
