package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/pdf/pdftest"
	"heard/internal/testapp"
)

// begun opens a tracker for Cora, who is 17 years and 6 months old, with Siân Prosser as her named worker.
func begun(t *testing.T) (a *testapp.App, worker *testapp.Client, at string) {
	t.Helper()
	a = testapp.Start(t)
	worker = a.As(t, "pastoral")
	sent := worker.Post("/moving-on/start/"+a.School.Pupils["cora"].String(), url.Values{"worker": {a.School.Staff["pastoral"].String()}}).Want(http.StatusSeeOther)
	return a, worker, sent.To
}

func newKey() string { return ident.NewRaw(time.Now()).String() }

// T-108, C-25, C-29, scenario 11: at seventeen and a half with no plan, a young person is on the list, and on nobody else's.
func TestTheTrackerListsWhoHasNoPlan(t *testing.T) {
	a := testapp.Start(t)
	for _, who := range []string{"pastoral", "dsl", "ddsl", "senco"} {
		a.As(t, who).Get("/moving-on").Want(http.StatusOK).Says("Cora Nguyễn", "No plan for moving on, and the pack is due", "Thu 12 Nov 2026", "Not begun yet").Silent("Aled")
		a.As(t, who).Get("/moving-on/not-begun").Want(http.StatusOK).Says("Aled Vaughan").Silent("Cora")
	}
	a.As(t, "teacher").Get("/moving-on").Want(http.StatusOK).Silent("Cora")
	a.As(t, "navigator").Get("/moving-on").Want(http.StatusOK).Silent("Cora").Says("Nobody has begun with one young person.")
	for _, who := range []string{"governor", "itadmin", "riverside"} {
		a.As(t, who).Get("/moving-on").Want(http.StatusForbidden)
	}
	a.As(t, "pastoral").Get("/moving-on").Silent("Bea", "Dov") // nobody of their own; year 8
}

// A tracker is its young person's, their named worker's and the team's; for anybody else it is not there. A double click
// begins once.
func TestATrackerOutsideTheScopeIsNotHere(t *testing.T) {
	a, worker, at := begun(t)
	worker.Get(at).Want(http.StatusOK).Says("Cora Nguyễn", "Siân Prosser", "12 May 2027")
	for _, who := range []string{"teacher", "navigator"} {
		c := a.As(t, who)
		c.Get(at).Want(http.StatusNotFound).Silent("Cora")
		if got := c.Post(at+"/close", url.Values{"ending": {"chosen"}}).Status; got != http.StatusNotFound {
			t.Errorf("%s closes: %d", who, got)
		}
	}
	a.As(t, "aled").Get("/p/next").Want(http.StatusNotFound)
	worker.Post("/moving-on/start/"+a.School.Pupils["dov"].String(), nil).Want(http.StatusNotFound)
}

// Whoever may only read a tracker is offered no form of it, and whoever may not begin one no beginning: a navigator's page
// once led to both, because some grant of hers reached other young people.
func TestAReaderOfATrackerIsOfferedNoForms(t *testing.T) {
	a := testapp.Start(t)
	navigator, start := a.As(t, "navigator"), "/moving-on/start/"+a.School.Pupils["aled"].String()
	navigator.Get("/moving-on/not-begun").Want(http.StatusOK).Says("Aled Vaughan").Silent(start)
	navigator.Get("/moving-on").Says("the SENCO or the safeguarding team begins").Silent("See who, and begin")
	lead := a.As(t, "dsl")
	lead.Get("/moving-on").Want(http.StatusOK).Says("See who, and begin")
	at := lead.Post(start, nil).Want(http.StatusSeeOther).To
	lead.Post(at+"/service/new", url.Values{"name": {"CAMHS"}, "ends_age": {"18th birthday"}, "goes_on": {"yes"}}).Want(http.StatusSeeOther)
	lead.Post(at+"/service/new", url.Values{"name": {"Arts"}, "ends": {"30/06/2027"}, "nothing_found": {"yes"}}).Want(http.StatusSeeOther)
	lead.Get(at).Want(http.StatusOK).Says("CAMHS", "Dates and people", "Close", "30 June 2027") // only the age at which one ends stood there
	navigator.Get(at).Want(http.StatusOK).Says("CAMHS").Silent(at + "/")
}

// A form sent twice writes one service; a colleague's change is shown beside what was typed, and nothing is lost.
func TestTwoPeopleEditOneService(t *testing.T) {
	a, worker, at := begun(t)
	form := url.Values{"key": {newKey()}, "name": {"CAMHS"}, "ends_age": {"18th birthday"}, "revision": {"0"}}
	worker.Post(at+"/service/new", form).Want(http.StatusSeeOther)
	worker.Post(at+"/service/new", form).Want(http.StatusSeeOther)
	page := worker.Get(at)
	links := page.Page().Find(`a[href*="/service/0"]`)
	if links.Length() != 1 {
		t.Fatalf("%d services were written", links.Length())
	}
	service := links.AttrOr("href", "")
	worker.Get(at + "/meeting/new").Says("add the service first") // a list with nothing to choose from said only that one must be chosen
	dsl := a.As(t, "dsl")
	dsl.Post(service, url.Values{"name": {"CAMHS"}, "ends_age": {"18"}, "equivalent": {"Adult team"}, "revision": {"1"}}).Want(http.StatusSeeOther)
	late := worker.Post(service, url.Values{"name": {"CAMHS, Millbrook"}, "ends_age": {"18th birthday"}, "revision": {"1"}}).Want(http.StatusConflict)
	late.Says("Noor Khan saved this while you were writing", "Adult team", "CAMHS, Millbrook")
	if got := late.Page().Find(`input[name="revision"]`).AttrOr("value", ""); got != "2" {
		t.Errorf("the form is for revision %s, want the newest, 2", got)
	}
	worker.Post(service, url.Values{"name": {"CAMHS, Millbrook"}, "ends_age": {"18th birthday"}, "equivalent": {"Adult team"}, "revision": {"2"}}).Want(http.StatusSeeOther)
	worker.Get(at).Says("CAMHS, Millbrook", "Adult team")
	worker.Post(service, url.Values{"name": {""}, "contact": {"Duty worker"}, "revision": {"3"}}).Want(http.StatusUnprocessableEntity).Says("Name the service.", "Say at what age it ends")
}

// Scenario 11: three copies of one data set, each with what was agreed and nothing more; section 1 is absent from the
// service's; what is agreed can be taken back; who opened and who was given a copy is the young person's to see.
func TestSeventeenAndAHalf(t *testing.T) {
	a, worker, at := begun(t)
	cora := a.As(t, "cora")
	cora.Get("/").Want(http.StatusOK).Says("Your pages for what comes next")
	for section, text := range map[string]string{"profile": "zqprofile", "about": "zqabout", "story": "zqstory", "safety_one": "zqfirst", "ready": "zqready", "preferences": "zqeasier"} {
		cora.Get("/p/next/write/" + section).Want(http.StatusOK)
		cora.Post("/p/next/write/"+section, url.Values{"b1": {text}, "revision": {"0"}}).Want(http.StatusSeeOther)
	}
	worker.Post(at+"/write/profile", url.Values{"b2": {"zqwith"}, "revision": {"0"}}).Want(http.StatusSeeOther)
	worker.Get(at + "/write/story").Want(http.StatusNotFound) // theirs alone to write
	worker.Post(at+"/terms", url.Values{"worker": {a.School.Staff["pastoral"].String()}, "transfer": {"14/06/2027"}, "worker_from": {"16/11/2026"}, "worker_until": {"17/12/2027"},
		"anchor": {"Zuzanna Łukaszewicz, Lantern Arts"}, "anchor_helps": {"yes"}, "receiver": {"Millbrook Adult Team"}, "gp": {"Hafan Surgery"}, "revision": {"0"}}).Want(http.StatusSeeOther)

	cora.Get("/p/next/copy/service").Want(http.StatusOK).Says("zqprofile", "zqwith", "Zuzanna").Silent("zqabout", "zqstory", "zqfirst", "zqready", "More about you")
	cora.Post("/p/next/who", url.Values{"service": {"story", "about"}, "gp": {"about", "story"}}).Want(http.StatusSeeOther)
	cora.Get("/p/next/copy/service").Says("zqstory", "zqabout").Silent("zqfirst")
	cora.Get("/p/next/copy/gp").Says("zqabout").Silent("zqstory") // never to the GP, whatever a form says
	cora.Post("/p/next/who", url.Values{"service": {"story"}}).Want(http.StatusSeeOther)

	worker.Post(at+"/make", nil).Want(http.StatusSeeOther)
	page := worker.Get(at)
	service := page.Page().Find(`a[href*="/file/"][href$="/service"]`).AttrOr("href", "")
	give := strings.Replace(service, "/file/", "/give/", 1)
	file := worker.Get(service).Want(http.StatusOK)
	if got := file.Header.Get("Content-Disposition"); got != `attachment; filename="pack.pdf"` {
		t.Errorf("the file is called %s", got)
	}
	words := pdftest.Words(t, []byte(file.Body))
	for _, no := range []string{"zqabout", "zqfirst", "zqready", "About me", "safety plan"} {
		if strings.Contains(words, no) {
			t.Errorf("the service's copy holds %q", no)
		}
	}
	if !strings.Contains(words, "zqstory") || file.Body != worker.Get(service).Body {
		t.Error("the service's copy lacks what was agreed, or two prints differ")
	}
	own := worker.Get(strings.Replace(service, "/service", "/own", 1)).Want(http.StatusOK)
	if text := pdftest.Words(t, []byte(own.Body)); strings.Contains(text, "zqready") || strings.Contains(text, "zqfirst") {
		t.Error("an adult prints what is the young person's alone")
	}

	worker.Post(give, url.Values{"to": {"Rhys Gwyndaf, nurse"}, "how": {"In person"}}).Want(http.StatusUnprocessableEntity).Says("has not signed this version off")
	check := cora.Get("/p/next").Says("There is a new version for you to look at").Page().Find(`a[href^="/p/next/right/"]`).AttrOr("href", "")
	cora.Get(check).Want(http.StatusOK).Says("Is this right?")
	cora.Post(check, nil).Want(http.StatusSeeOther)
	mine := cora.Get(strings.Replace(check, "/right/", "/file/", 1) + "/own").Want(http.StatusOK)
	if text := pdftest.Words(t, []byte(mine.Body)); !strings.Contains(text, "zqready") || !strings.Contains(text, "zqfirst") {
		t.Error("the young person's own copy is not whole")
	}
	form := url.Values{"key": {newKey()}, "to": {"Rhys Gwyndaf, nurse"}, "how": {"In person"}}
	worker.Post(give, form).Want(http.StatusSeeOther)
	worker.Post(give, form).Want(http.StatusSeeOther)
	given := worker.Get(at).Says("Rhys Gwyndaf, nurse", "In person")
	if n := given.Page().Find(`a[href*="/arrived/"]`).Length(); n != 1 {
		t.Errorf("%d copies were recorded", n)
	}
	arrived := given.Page().Find(`a[href*="/arrived/"]`).AttrOr("href", "")
	worker.Post(arrived, url.Values{"on": {"17/11/2026"}, "by": {"Rhys Gwyndaf"}}).Want(http.StatusUnprocessableEntity).Says("This day has not come yet.")
	cora.Get("/p/next").Silent("Mon 16 Nov 2026").Says("Today Rhys Gwyndaf, nurse has the copy for the adult service", "Siân Prosser", "looked at your pages", "made a paper copy of your pack")

	// Taken back: this version can go to nobody any more.
	cora.Post("/p/next/who", url.Values{}).Want(http.StatusSeeOther)
	worker.Post(give, url.Values{"to": {"Somebody else"}, "how": {"In person"}}).Want(http.StatusConflict).Says("changed what may be shared")
}

// C-32, C-33, 4.8, T-109, A-09: after the birthday everything is still held; a missed first appointment raises its tasks,
// and only somebody telling the young person, after adult services have seen them, ends it.
func TestNothingEndsOnTheBirthday(t *testing.T) {
	a, worker, at := begun(t)
	worker.Post(at+"/terms", url.Values{"worker": {a.School.Staff["pastoral"].String()}, "transfer": {"14/06/2027"}, "worker_from": {"16/11/2026"}, "worker_until": {"17/12/2027"},
		"anchor": {"Zuzanna Łukaszewicz"}, "anchor_helps": {"yes"}, "stable": {"yes"}, "revision": {"0"}}).Want(http.StatusSeeOther)
	a.Clock.Set(time.Date(2027, 6, 22, 9, 0, 0, 0, time.UTC))
	worker, dsl := a.As(t, "pastoral"), a.As(t, "dsl")
	worker.Get("/moving-on").Says("Cora Nguyễn")
	dsl.Post(at+"/appointment/new", url.Values{"service": {"Millbrook Adult Team"}, "on": {"21/06/2027"}, "state": {"missed"}}).Want(http.StatusSeeOther)
	worker.Get(at).Says("Zuzanna Łukaszewicz", "Speak with them about Millbrook Adult Team and offer another time", "Ask Zuzanna Łukaszewicz to help", "A new time with Millbrook Adult Team",
		"They are 18: nothing goes to parents or carers until they say so again", "NICE quality standard 140")
	a.Schedule.Tick(t.Context())
	if a.Notices("pastoral") == 0 {
		t.Error("the named worker was not told of the missed appointment")
	}
	ending := url.Values{"ending": {"seen"}, "told_by": {"Siân Prosser"}, "told_on": {"21/06/2027"}, "told_how": {"in person"}, "way_back": {"Ring Siân"}}
	worker.Post(at+"/close", ending).Want(http.StatusUnprocessableEntity).Says("No first appointment with an adult service has been kept yet")
	worker.Post(at+"/close", url.Values{"ending": {"did_not_attend"}}).Want(http.StatusUnprocessableEntity).Says("Turning 18, or not coming, is not a reason")
	worker.Post(at+"/close", url.Values{"ending": {"chosen"}, "words": {"I am fine now"}, "way_back": {"Ring"}}).Want(http.StatusUnprocessableEntity).Says("Say who told the young person, when and how")
	worker.Post(at+"/close", url.Values{"ending": {"chosen"}, "words": {"I am fine now"}, "told_by": {"Siân Prosser"}, "told_on": {"21/06/2027"}, "told_how": {"in person"}, "way_back": {"Ring Siân"}}).Want(http.StatusSeeOther)
	worker.Get(at).Says("Closed on", "Siân Prosser told them", "Zuzanna Łukaszewicz")
	worker.Post(at+"/appointment/new", url.Values{"service": {"x"}, "on": {"21/06/2027"}, "state": {"booked"}}).Want(http.StatusConflict)
	a.As(t, "cora").Get("/p/next").Want(http.StatusOK).Says("you can come back")
}

// 2.8, 2.10: the safeguarding summary is the team's to write, needs a decision, and the young person is told what it says
// unless that is unsafe.
func TestTheSafeguardingSummaryGoesOnlyUnderADecision(t *testing.T) {
	a, worker, at := begun(t)
	cora, dsl := a.As(t, "cora"), a.As(t, "dsl")
	worker.Get(at + "/protection").Want(http.StatusForbidden)
	facts := "02/03/2026 | zqfact | Children's social care"
	dsl.Post(at+"/protection", url.Values{"facts": {facts}, "revision": {"0"}}).Want(http.StatusUnprocessableEntity).Says("Choose the information-sharing decision")
	aled := dsl.Post("/sharing/new", override(a)).Want(http.StatusSeeOther).To
	dsl.Post(at+"/protection", url.Values{"facts": {facts}, "decision": {decisionIn(aled)}, "revision": {"0"}}).Want(http.StatusUnprocessableEntity) // about somebody else
	about := override(a)
	about.Set("pupil", a.School.Pupils["cora"].String())
	decision := decisionIn(dsl.Post("/sharing/new", about).Want(http.StatusSeeOther).To)
	dsl.Post(at+"/protection", url.Values{"facts": {"no source"}, "decision": {decision}, "revision": {"0"}}).Want(http.StatusUnprocessableEntity).Says("Each line needs a day")
	dsl.Post(at+"/protection", url.Values{"facts": {facts}, "decision": {decision}, "revision": {"0"}}).Want(http.StatusSeeOther)
	cora.Get("/p/next/copy/service").Says("zqfact")
	cora.Get("/p/next/copy/own").Says("zqfact")
	cora.Get("/p/next/copy/gp").Silent("zqfact")
	cora.Post("/p/next/who", url.Values{"gp": {"protection"}}).Want(http.StatusSeeOther)
	cora.Get("/p/next/copy/gp").Says("zqfact")
	dsl.Post(at+"/protection", url.Values{"facts": {facts}, "decision": {decision}, "unsafe": {"yes"}, "unsafe_why": {"They live with the person"}, "look_again": {"01/02/2027"}, "revision": {"1"}}).Want(http.StatusSeeOther)
	for _, which := range []string{"own", "service", "gp"} {
		cora.Get("/p/next/copy/" + which).Silent("zqfact")
	}
}

// T-055, "said once": what stands in the young person's own plan is offered to them, goes nowhere until they save it, and
// is offered to nobody else.
func TestWhatIsInTheirPlanIsOfferedOnce(t *testing.T) {
	a, worker, at := begun(t)
	cora := a.As(t, "cora")
	own := cora.Post("/p/plans", url.Values{"kind": {"support"}}).Want(http.StatusSeeOther).To
	write(t, cora, own+"/part/matters", url.Values{"own_text": {"zqbrother"}}).Want(http.StatusSeeOther)
	cora.Get("/p/next/write/profile").Want(http.StatusOK).Says("zqbrother", "It goes in here only when you save")
	cora.Get("/p/next/copy/service").Silent("zqbrother")
	worker.Get(at + "/write/profile").Want(http.StatusOK).Silent("zqbrother")
	write(t, cora, "/p/next/write/profile", url.Values{"b1": {"zqbrother, and the dog"}}).Want(http.StatusSeeOther)
	cora.Get("/p/next/write/profile").Says("and the dog").Silent("It goes in here only when you save")
	cora.Get("/p/next/copy/service").Says("and the dog")
}

func decisionIn(address string) string {
	return address[len("/sharing/view/") : len("/sharing/view/")+26]
}

// Two windows of one page: the second sees what the first saved beside what it typed.
func TestTwoWindowsOfOnePage(t *testing.T) {
	a, _, _ := begun(t)
	cora := a.As(t, "cora")
	cora.Post("/p/next/write/story", url.Values{"b1": {"The first."}, "revision": {"0"}}).Want(http.StatusSeeOther)
	cora.Post("/p/next/write/story", url.Values{"b1": {"The second."}, "revision": {"0"}}).Want(http.StatusConflict).Says("The first.", "The second.")
	cora.Get("/p/next/write/nothing").Want(http.StatusNotFound)
	cora.Get("/p/next/write/status").Want(http.StatusNotFound) // written with them, not by them
}

// Two people who begin with one young person at the same moment begin once.
func TestTwoWhoBeginAtOnceBeginOnce(t *testing.T) {
	a := testapp.Start(t)
	path := "/moving-on/start/" + a.School.Pupils["cora"].String()
	both := make(chan int, 2)
	for _, who := range []string{"pastoral", "dsl"} {
		c := a.As(t, who)
		go func() { both <- c.Post(path, nil).Status }()
	}
	first, second := <-both, <-both
	if won := first == http.StatusSeeOther; won == (second == http.StatusSeeOther) {
		t.Errorf("answers %d and %d, want one to begin", first, second)
	}
	if n := a.As(t, "dsl").Get("/moving-on").Page().Find(`a[href^="/moving-on/view/"]`).Length(); n != 1 {
		t.Errorf("%d trackers", n)
	}
}

// T-108: the step that is due stands on the morning's list of whoever must see to it, and leads there.
func TestAStepIsOnTheMorningsList(t *testing.T) {
	a := testapp.Start(t)
	a.As(t, "dsl").Get("/").Want(http.StatusOK).Says("no plan for moving on, and the pack is due", "Cora Nguyễn")
	a.As(t, "teacher").Get("/").Want(http.StatusOK).Silent("Cora")
}

// Who follows a list that was shown before somebody began comes to what was begun; a form sent too late says so, changes nothing
// and leads there. Whoever may not follow that young person learns nothing of it.
func TestSomebodyBeganMeanwhile(t *testing.T) {
	a, worker, at := begun(t)
	start := "/moving-on/start/" + a.School.Pupils["cora"].String()
	if got := worker.Get(start).Want(http.StatusSeeOther).To; got != at {
		t.Errorf("the old list leads to %s", got)
	}
	before := a.Rows("transition", "audit")
	late := worker.Post(start, url.Values{"worker": {staffID(a, "pastoral")}}).Want(http.StatusConflict).Says("Somebody has just begun with them")
	if late.Page().Find("a[href='"+at+"']").Length() == 0 || late.Page().Find("select[name=worker]").Length() == 0 {
		t.Error("a late form leads nowhere")
	}
	if n := a.Rows("transition", "audit") - before; n != 0 {
		t.Errorf("a late form left %d rows", n)
	}
	for _, who := range []string{"teacher", "navigator"} {
		a.As(t, who).Get(start).Want(http.StatusForbidden)
	}
}
