package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"heard/internal/testapp"
)

// The interface, "each with their part": one answer for every child on the form recorded "May have caused harm" for the one
// who was pushed as for the one who pushed; and no page showed it.
func TestEachChildOnAConcernHasTheirOwnPart(t *testing.T) {
	a := testapp.Start(t)
	teacher, dsl := a.As(t, "teacher"), a.As(t, "dsl")
	aled, bea, dov := a.School.Pupils["aled"].String(), a.School.Pupils["bea"].String(), a.School.Pupils["dov"].String()
	form := url.Values{
		"pupil": {aled, bea, dov}, "part": {"caused_harm"}, "part_of": {aled + ".caused_harm", bea + ".affected", dov + "."}, "facts": {"Aled pushed Bea."}, "danger": {"no"},
	}
	view := strings.TrimSuffix(teacher.Post("/concerns/new", form).Want(http.StatusSeeOther).To, "?saved=1")
	decide := strings.Replace(view, "view", "decide", 1)
	said := []string{"Aled Vaughan, 10A (may have caused harm)", "Bea Okafor, 10A (affected)", "Dov Szymański, 8A (part not said yet)"}
	teacher.Get(view).Says(said...).Says("What part each child had")
	dsl.Get(decide).Says(said...)
	for child, says := range map[string]string{aled: "may have caused harm", bea: "affected", dov: "part not said yet"} {
		dsl.Get("/chronology/" + child).Says("Concern C-" + view[len(view)-7:] + ": " + says)
	}
	// Beside another entry about the same children it is one line, with the part of each by name.
	other := strings.TrimSuffix(strings.Replace(teacher.Post("/concerns/new", changed(form, "facts", "Again.")).To, "view", "decide", 1), "?saved=1")
	page := dsl.Get(other).Says("Aled Vaughan, 10A, may have caused harm", "Bea Okafor, 10A, affected", "Dov Szymański, 8A, part not said yet")
	if n := strings.Count(page.Text(), "C-"+view[len(view)-7:]); n != 1 {
		t.Errorf("one concern about three children stands there %d times", n)
	}
	teacher.Follow(teacher.Post(view, url.Values{"parts": {"Dov came later and saw the end of it."}})).Says("Dov came later").Silent(`name="parts"`)
}

// One child: no more is asked than before, and what was chosen further down counts. What was said beside a name stays on a form
// that comes back, with JavaScript or without.
func TestAPartIsAskedBesideEachName(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	aled, bea := a.School.Pupils["aled"].String(), a.School.Pupils["bea"].String()
	for part, says := range map[string]string{"": "(affected)", "witness": "(saw or heard it)"} {
		form := url.Values{"pupil": {aled}, "part": {part}, "part_of": {aled + "."}, "facts": {"Sat alone."}, "danger": {"no"}}
		teacher.Follow(teacher.Post("/concerns/new", form)).Says("Aled Vaughan, 10A " + says).Silent("What part each child had")
	}
	form := url.Values{"find": {"bea"}, "pupil": {aled, bea}, "part_of": {aled + ".witness", bea + ".caused_harm"}}
	for _, path := range []string{"/concerns/find", "/concerns/new"} {
		page := teacher.Post(path, form).Page()
		for child, part := range map[string]string{aled: "witness", bea: "caused_harm"} {
			if got := page.Find("select#part_of-"+child+" option[selected]").AttrOr("value", ""); got != child+"."+part {
				t.Errorf("%s: what was said beside a name came back as %q", path, got)
			}
		}
	}
	teacher.Post("/concerns/new", url.Values{"pupil": {aled, bea}, "part_of": {aled + ".ringleader"}, "facts": {"Pushed."}}).
		Want(http.StatusUnprocessableEntity).Says("Choose what part each pupil had from the list")
}
