package web_test

import (
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"heard/internal/pdf/pdftest"
	"heard/internal/plan"
	"heard/internal/sharing"
	"heard/internal/testapp"
)

// marker is a word that stands in one section and nowhere else.
func marker(p plan.Part) string { return "marker" + string(p.Key) + "end" }

// fill writes a marker into every section of a safety plan.
func fill(t *testing.T, aled *testapp.Client, own string) {
	t.Helper()
	for _, p := range plan.Parts(plan.Safety) {
		typed := url.Values{"own_text": {marker(p)}}
		if p.Key == plan.Services {
			typed = url.Values{"row_name": {marker(p)}, "row_number": {"0800 1111"}, "row_answer": {"yes"}}
		}
		write(t, aled, own+"/part/"+string(p.Key), typed).Want(http.StatusSeeOther)
	}
}

// said is what the pupil has chosen so far, kept by the test beside the program.
type said map[string]map[plan.Key]sharing.Answer

// sees is the rule as a person would say it: what was said about me; else what was said of the team, if I am on it; else what
// the plan begins with.
func (s said) sees(who string, onTeam, keeps bool, p plan.Part) bool {
	if a := s[who][p.Key]; a != "" {
		return a == sharing.Yes
	}
	if who == "pastoral" && p.Reach == plan.Pinned {
		return true // the key adult of the day on which it was begun
	}
	if a := s["team"][p.Key]; onTeam && a != "" {
		return a == sharing.Yes
	}
	return p.Reach == plan.Around && (onTeam || keeps)
}

// T-061, T-086, 4.21: over random choices by the pupil, the pages and the paper of every person hold exactly the sections they
// may see, and no address leads to another.
func TestPagesAndPapersHoldExactlyThePermittedSections(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "safety")
	aled := a.As(t, "aled")
	fill(t, aled, own)
	path := "/plans/view/" + id(own)
	chosen := said{}
	receivers := map[string]string{"team": "team", "family": "family"}
	people := map[string]*testapp.Client{}
	for _, who := range []string{"pastoral", "dsl", "teacher", "other"} {
		receivers[who] = "colleague-" + a.School.Staff[who].String()
		people[who] = a.As(t, who)
	}
	draw := rand.New(rand.NewPCG(2026, 11))
	for range 5 {
		for _, who := range slices.Sorted(maps.Keys(receivers)) { // in one order, so that the same is drawn every time
			choose(t, aled, own+"/who/"+receivers[who], who, chosen, draw)
		}
		for who, c := range people {
			expect := map[plan.Key]bool{}
			for _, p := range plan.Parts(plan.Safety) {
				if p.Reach != plan.Always && chosen.sees(who, who == "dsl", who == "pastoral", p) {
					expect[p.Key], expect[plan.Services] = true, true
				}
			}
			holds(t, c, path, who, expect)
		}
		family(t, people["pastoral"], path, chosen)
	}
}

func choose(t *testing.T, aled *testapp.Client, path, who string, chosen said, draw *rand.Rand) {
	t.Helper()
	form := url.Values{}
	if chosen[who] == nil {
		chosen[who] = map[plan.Key]sharing.Answer{}
	}
	for _, p := range plan.Parts(plan.Safety) {
		if p.Reach == plan.Always || draw.IntN(3) == 0 {
			continue
		}
		answer := []sharing.Answer{sharing.Yes, sharing.No, sharing.AskMe}[draw.IntN(3)]
		form.Set("part_"+string(p.Key), string(answer))
		chosen[who][p.Key] = answer
	}
	aled.Post(path, form).Want(http.StatusSeeOther)
}

func holds(t *testing.T, c *testapp.Client, path, who string, expect map[plan.Key]bool) {
	t.Helper()
	if len(expect) == 0 && (who == "teacher" || who == "other") {
		c.Get(path).Want(http.StatusNotFound)
		c.Get(path + "/paper?size=a4&for=staff&ways=yes").Want(http.StatusNotFound)
		return
	}
	hub := c.Get(path).Want(http.StatusOK)
	paper := c.Get(path + "/paper?size=a4&for=staff&ways=yes").Want(http.StatusOK)
	words := strings.ReplaceAll(pdftest.Words(t, []byte(paper.Body)), " ", "")
	for _, p := range plan.Parts(plan.Safety) {
		if linked := hub.Page().Find(`a[href$="/part/`+string(p.Key)+`"]`).Length() > 0; linked != expect[p.Key] {
			t.Errorf("%s: the page lists %s: %t", who, p.Key, linked)
		}
		if printed := strings.Contains(words, marker(p)); printed != expect[p.Key] {
			t.Errorf("%s: the paper holds %s: %t", who, p.Key, printed)
		}
		page := c.Get(path + "/part/" + string(p.Key))
		if opens := page.Status == http.StatusOK && strings.Contains(page.Body, marker(p)); opens != expect[p.Key] {
			t.Errorf("%s: the page of %s opens: %t (%d)", who, p.Key, opens, page.Status)
		}
	}
	if name := paper.Header.Get("Content-Disposition"); name != `attachment; filename="document.pdf"` {
		t.Errorf("the file is called %s", name)
	}
}

// family checks the copy for parents and carers against what the pupil said of them and what the adult may see (T-068). Where
// that is nothing, there is no copy: an empty one would tell them at home that there is a plan.
func family(t *testing.T, c *testapp.Client, path string, chosen said) {
	t.Helper()
	some := slices.ContainsFunc(plan.Parts(plan.Safety), func(p plan.Part) bool {
		return p.Reach != plan.Always && chosen["family"][p.Key] == sharing.Yes && chosen.sees("pastoral", false, true, p)
	})
	if !some {
		c.Get(path + "/paper?size=a4&for=family&ways=yes").Want(http.StatusUnprocessableEntity)
		return
	}
	paper := c.Get(path + "/paper?size=a4&for=family&ways=yes").Want(http.StatusOK)
	words := strings.ReplaceAll(pdftest.Words(t, []byte(paper.Body)), " ", "")
	for _, p := range plan.Parts(plan.Safety) {
		want := chosen["family"][p.Key] == sharing.Yes && chosen.sees("pastoral", false, true, p)
		if got := strings.Contains(words, marker(p)); p.Reach != plan.Always && got != want {
			t.Errorf("the family's copy holds %s: %t", p.Key, got)
		}
	}
}

// Records 2.5: every print leaves section 1 out unless it is ticked, the pupil's own included; a print is audited as a reading
// that the pupil sees.
func TestEveryPrintLeavesSectionOneOut(t *testing.T) {
	a := testapp.Start(t)
	own := begin(t, a, "aled", "safety")
	aled, key := a.As(t, "aled"), a.As(t, "pastoral")
	fill(t, aled, own)
	ways, _ := plan.PartOf(plan.Safety, plan.Ways)
	for address, c := range map[string]*testapp.Client{own + "/paper/file": aled, "/plans/view/" + id(own) + "/paper": key} {
		for _, size := range []string{"a4", "phone", "wallet"} {
			for tick, want := range map[string]bool{"": false, "&ways=yes": true} {
				paper := c.Get(address + "?for=pupil&size=" + size + tick).Want(http.StatusOK)
				words := strings.ReplaceAll(pdftest.Words(t, []byte(paper.Body)), " ", "")
				if got := strings.Contains(words, marker(ways)); got != want {
					t.Errorf("%s%s: section 1 on paper: %t", size, tick, got)
				}
			}
		}
	}
	aled.Get(own + "/who").Says("made a paper copy of your plan")
	key.Get("/plans/view/" + id(own) + "/paper?size=poster&for=pupil").Want(http.StatusUnprocessableEntity)
}

// Whoever presses the button before they chose somebody is told so beside the list. They once came to a page that is not there.
func TestChoosingNobodyToSeeAPlanIsSaidBesideTheList(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	who := "/p/plan/" + id(begin(t, a, "aled", "support")) + "/who"
	for _, path := range []string{who + "/add?who=", who + "/add"} {
		page := aled.Get(path).Want(http.StatusUnprocessableEntity).Says("Choose who first.", "Who can see this plan").Page()
		if page.Find("select#who").Length() != 1 || page.Find(`.govuk-error-summary a[href="#who"]`).Length() != 1 {
			t.Errorf("%s: nothing leads to the list", path)
		}
	}
	aled.Get(who + "/add?who=nobody").Want(http.StatusNotFound)
}
