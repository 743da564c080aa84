package web_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"heard/internal/testapp"
)

// Rules 3.1: a pupil's "not this adult" is set aside only by an unconflicted member of the team or the head, under a recorded
// decision of their own; the pupil reads it, and a conflict is never set aside.
func TestAWishIsSetAsideOnlyUnderARecordedDecision(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/6", url.Values{"not": {staffID(a, "dsl"), staffID(a, "teacher")}}).Want(http.StatusSeeOther)
	mine := sentTo(t, aled.Post("/p/10", nil))
	theirs := staffPath(mine)
	a.Clock.Advance(time.Minute)
	wish := url.Values{"who": {staffID(a, "dsl")}, "text": {"Ms Khan can see this now. She has to call someone to keep you well."}}

	lead, deputy := a.As(t, "dsl"), a.As(t, "ddsl")
	lead.Get(theirs + "/wishes").Want(http.StatusNotFound) // whoever is kept out does not let themselves in
	lead.Post(theirs+"/wishes", wish).Want(http.StatusNotFound)
	a.As(t, "pastoral").Post(theirs+"/wishes", wish).Want(http.StatusForbidden)
	deputy.Get(theirs).Says("Set one of their wishes aside")
	deputy.Get(theirs+"/wishes").Want(http.StatusOK).Says("You have recorded no sharing decision", "Noor Khan", "Daniel Marsh")
	deputy.Post(theirs+"/wishes", wish).Want(http.StatusUnprocessableEntity).Says("record it first", "She has to call someone")

	deputy.Post("/sharing/new", override(a)).Want(http.StatusSeeOther)
	page := deputy.Get(theirs + "/wishes").Want(http.StatusOK).Says(override(a).Get("purpose"))
	wish.Set("under", page.Page().Find("input[name=under]").AttrOr("value", ""))
	told := url.Values{"who": wish["who"], "under": wish["under"]}
	deputy.Post(theirs+"/wishes", told).Want(http.StatusUnprocessableEntity).Says("Write what the young person will read")
	deputy.Post(theirs+"/wishes", url.Values{"who": {staffID(a, "pastoral")}, "under": wish["under"], "text": wish["text"]}).Want(http.StatusUnprocessableEntity)
	deputy.Post(theirs+"/wishes", wish).Want(http.StatusSeeOther)

	lead.Get(theirs).Want(http.StatusOK).Says("A wish was set aside", "Peter Osei")
	lead.Get("/requests").Says("Aled Vaughan")
	a.As(t, "teacher").Get(theirs).Want(http.StatusNotFound)
	aled.Get(mine).Says("Peter Osei let someone see this whom you kept out: Noor Khan", "She has to call someone to keep you well.")
}

// A declared conflict is never set aside, whatever was decided.
func TestAConflictIsNeverSetAside(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/6", url.Values{"not": {staffID(a, "dsl")}}).Want(http.StatusSeeOther)
	mine := sentTo(t, aled.Post("/p/10", nil))
	a.Conflict(t, "dsl", "aled")
	a.Clock.Advance(time.Minute)
	deputy := a.As(t, "ddsl")
	deputy.Post("/sharing/new", override(a)).Want(http.StatusSeeOther)
	under := deputy.Get(staffPath(mine)+"/wishes").Page().Find("input[name=under]").AttrOr("value", "")
	deputy.Post(staffPath(mine)+"/wishes", url.Values{"who": {staffID(a, "dsl")}, "under": {under}, "text": {"x"}}).
		Want(http.StatusConflict).Says("never set aside")
	a.As(t, "dsl").Get(staffPath(mine)).Want(http.StatusNotFound)
}
