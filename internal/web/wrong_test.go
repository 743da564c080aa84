package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"heard/internal/testapp"
)

// Interface.md, records 2.0, 2.3 and 2.10: a form says everything that is wrong with it in one answer, in the order of its
// boxes, and each line leads to a box that is there. A stranger mended the missing pupil and only then met eleven more.
func TestAFormSaysEverythingThatIsWrongAtOnceInItsOwnOrder(t *testing.T) {
	a := testapp.Start(t)
	dsl := a.As(t, "dsl")
	_, theirs := asked(t, a)
	concern, request := "/concerns/decide/"+logged(t, a, "Sat alone again."), strings.Replace(theirs, "/view/", "/decide/", 1)
	tracker := dsl.Post("/moving-on/start/"+a.School.Pupils["cora"].String(), nil).Want(http.StatusSeeOther).To
	for path, form := range map[string]struct {
		typed url.Values
		boxes string
	}{
		"/concerns/new": {url.Values{"when": {"soon"}, "danger": {"perhaps"}}, "find facts when danger"},
		"/sharing/new": {url.Values{"told": {"not_told"}, "outcome": {"share"}, "agreed": {"no"}, "parents": {"not_told"}},
			"find prompt items to checked purpose agreed_why parents_why reasons protect not_told review basis extent how_sent override"},
		"/referrals/new":         {url.Values{}, "find entry for"},
		"/plans/new":             {url.Values{}, "find kind"},
		"/cover":                 {url.Values{"from": {"soon"}}, "for by from until"},
		"/clocks/edit":           {url.Values{"today_minutes": {"60"}}, "morning_minutes answer_days receipt_days check_in_days retry_days tell_days safety_days support_days warn_days line_days entry_months"},
		tracker + "/terms":       {url.Values{"transfer": {"soon"}, "worker_from": {"x"}, "next_review": {"y"}, "worker": {"z"}}, "worker transfer worker_from next_review"},
		tracker + "/service/new": {url.Values{"ends": {"soon"}, "looked_on": {"x"}}, "name ends_age ends looked_on"},
		concern:                  {url.Values{"immediate": {"yes"}, "choice": {"in_school", "social_care"}, "told": {"no"}, "parents": {"not_yet"}, "care_status": {"cpp"}, "action_due_2": {"x"}}, ""},
		request:                  {url.Values{"version": {"0"}}, ""},
		"/directory/new":         {url.Values{}, ""},
	} {
		p := dsl.Post(path, form.typed).Want(http.StatusUnprocessableEntity).Page()
		at := map[string]int{}
		for i, s := range p.Find("[id]").Nodes {
			for _, attr := range s.Attr {
				if attr.Key == "id" {
					at[attr.Val] = i + 1
				}
			}
		}
		var boxes []string
		last := 0
		for _, link := range p.Find(".govuk-error-summary__list a").EachIter() {
			box := strings.TrimPrefix(link.AttrOr("href", ""), "#")
			boxes = append(boxes, box)
			if at[box] == 0 {
				t.Errorf("%s: %q leads to no box", path, box)
			} else if at[box] < last {
				t.Errorf("%s: %q is said out of its order", path, box)
			}
			last = at[box]
		}
		if got := strings.Join(boxes, " "); len(boxes) < 2 || form.boxes != "" && got != form.boxes {
			t.Errorf("%s says what is wrong with %q, want %q", path, got, form.boxes)
		}
	}
}

// Interface.md, T-040: nothing typed is lost. A box that was too long made a charity's answer, a check-in and a step of a search go
// to a page that said that somebody else had changed it, and every word was gone.
func TestWhatIsTooLongComesBackOnItsOwnPage(t *testing.T) {
	a, charity, _ := withServices(t)
	dsl, partner := a.As(t, "dsl"), a.As(t, "riverside")
	id := draftReferral(t, a, dsl, charity)
	sendReferral(t, dsl, id)
	search := dsl.Get("/referrals/view/"+id).Page().Find("a[href^='/journeys/view/']").AttrOr("href", "")
	const short = "They understood it."
	long := url.Values{"told_questions": {short}, "told_who": {strings.Repeat("ŵ", 60_001)}}
	for path, c := range map[string]*testapp.Client{
		"/inbox/answer/" + id: partner, "/referrals/answer/" + id: dsl, "/referrals/tell/" + id: dsl, strings.Replace(search, "/view/", "/close/", 1): dsl,
	} {
		c.Post(path, long).Want(http.StatusUnprocessableEntity).Says("This is longer than one box can keep. Split it in two.", short)
	}
	for path, box := range map[string]string{"/referrals/contact/" + id: "note", strings.Replace(search, "/view/", "/step/", 1): "plan", "/concerns/find": "facts", "/sharing/find": "reasons", "/plans/find": "find"} {
		page := dsl.Post(path, url.Values{box: {strings.Repeat("ŵ", 60_001)}}).Want(http.StatusUnprocessableEntity).Says("This is longer than one box can keep. Split it in two.").Page()
		if kept := page.Find("[name=" + box + "]"); len(kept.Text())+len(kept.AttrOr("value", "")) < 60_001 {
			t.Errorf("%s: what was typed is gone", path)
		}
	}
}
