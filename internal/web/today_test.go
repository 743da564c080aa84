package web_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

// rows gives the words of a section's rows, in order.
func rows(a testapp.Answer, section string) []string {
	var all []string
	a.Page().Find("section[aria-labelledby=" + section + "] li").Each(func(_ int, e *goquerySelection) {
		all = append(all, strings.Join(strings.Fields(e.Text()), " "))
	})
	return all
}

// The morning: what needs a person, then what waits, oldest clock first, each with its one next action; an empty part says
// what will stand there, and counts are words.
func TestTheMorningStandsInOrder(t *testing.T) {
	a := testapp.Start(t)
	dsl := a.As(t, "dsl")
	dsl.Get("/").Want(http.StatusOK).Says("Nothing waits for a first look.", "Nobody has asked for a person today.", "Nothing has its day today.")
	teacher := a.As(t, "teacher")
	logged(t, a, "First.")
	a.Clock.Advance(10 * time.Minute)
	loggedBy(t, teacher, "bea", "Second.")
	teacher.Post("/concerns/new", url.Values{"find": {"cora"}, "facts": {"She ran off."}, "danger": {"not_sure"}}).Want(http.StatusSeeOther)
	a.Clock.Advance(5 * time.Minute)
	page := a.As(t, "dsl").Get("/").Want(http.StatusOK).Says("Waiting for a first look two")
	if got := rows(page, "person"); len(got) != 1 || !strings.Contains(got[0], "Cora") {
		t.Errorf("needs a person now: %q", got)
	}
	got := rows(page, "first-look")
	if len(got) != 2 || !strings.Contains(got[0], "Aled Vaughan") || !strings.Contains(got[0], "waiting 15 minutes") || !strings.Contains(got[1], "Bea") {
		t.Errorf("waiting: %q", got)
	}
	if n := page.Page().Find("[data-item] .heard-day__next a").Length(); n != 4 { // Cora's pack has been due since last week
		t.Errorf("%d next actions for four rows", n)
	}
	// 4.18: a teacher's first page holds what they logged, and nothing that waits for others.
	a.As(t, "teacher").Get("/").Says("What you have logged", "Aled Vaughan").Silent("Waiting for a first look")
	a.As(t, "other").Get("/").Silent("Aled", "Cora", "Waiting for a first look")
	a.As(t, "head").Get("/").Says("Nothing waits for a first look.").Silent("Aled", "Cora")
}

// C-04: what the lead has not read comes onto the deputy's notices and then onto the head's list.
func TestWhatIsNotReadComesOntoTheNextList(t *testing.T) {
	a := testapp.Start(t)
	logged(t, a, "First.")
	a.Clock.Set(testapp.Monday.Add(8 * time.Hour))
	a.Schedule.Tick(t.Context())
	a.Clock.Set(testapp.Monday.Add(32 * time.Hour))
	a.Schedule.Tick(t.Context())
	a.As(t, "head").Get("/").Says("Aled Vaughan", "waiting 1 day", "Read and act")
}

// What is decided comes back on its day, and stands as overdue after it; what somebody was asked to do stands on their list.
func TestWhatIsDueComesBackOnItsDay(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "First.")
	pastoral := a.School.Staff["pastoral"]
	a.As(t, "dsl").Post("/concerns/decide/"+id, changed(whole(a, "dsl"), "action_what_1", "Meet him at lunch", "action_owner_1", pastoral.String(), "action_due_1", "17/11/2026")).
		Want(http.StatusSeeOther)
	a.As(t, "pastoral").Get("/").Says("Meet him at lunch", "by Tue 17 Nov 2026", "Note it as done").Silent("Aled")
	a.Clock.Set(testapp.Monday.Add(48 * time.Hour))
	if got := rows(a.As(t, "dsl").Get("/"), "overdue"); !strings.Contains(strings.Join(got, "\n"), "Meet him at lunch (Siân Prosser)") {
		t.Errorf("overdue: %q", got)
	}
	a.Clock.Set(testapp.Monday.AddDate(0, 0, 14))
	if got := rows(a.As(t, "ddsl").Get("/"), "due-today"); !strings.Contains(strings.Join(got, "\n"), "decision to look at again") || !strings.Contains(strings.Join(got, "\n"), "Noor Khan") {
		t.Errorf("due today: %q", got)
	}
}

// The next step that a young person was told of comes up on its day for whoever told them, until another step is kept; it
// once stood on nobody's list.
func TestTheNextStepOfARequestComesUpOnItsDay(t *testing.T) {
	a := testapp.Start(t)
	_, theirs := asked(t, a) // they speak again on the 18th
	step := "next step of a request for help"
	a.As(t, "dsl").Get("/").Want(http.StatusOK).Silent(step)
	a.Clock.Set(testapp.Monday.AddDate(0, 0, 2))
	if got := strings.Join(rows(a.As(t, "dsl").Get("/"), "due-today"), "\n"); !strings.Contains(got, "Aled Vaughan") || !strings.Contains(got, step) {
		t.Errorf("due today: %q", got)
	}
	for _, who := range []string{"ddsl", "head", "teacher", "pastoral"} {
		a.As(t, who).Get("/").Want(http.StatusOK).Silent(step)
	}
	a.Clock.Set(testapp.Monday.AddDate(0, 0, 3))
	dsl := a.As(t, "dsl")
	if got := strings.Join(rows(dsl.Get("/"), "overdue"), "\n"); !strings.Contains(got, step) || !strings.Contains(got, "since Wed 18 Nov 2026") {
		t.Errorf("overdue: %q", got)
	}
	dsl.Post(theirs+"/spoken", url.Values{"next": {"Room 3 at lunch."}, "on": {"24/11/2026"}}).Want(http.StatusSeeOther)
	dsl.Get("/").Want(http.StatusOK).Silent(step)
}

// Several entries about one child stand side by side as a dated list, and never under a label; one entry alone is none.
func TestSeveralEntriesLatelyAreADatedList(t *testing.T) {
	a := testapp.Start(t)
	logged(t, a, "First.")
	dsl := a.As(t, "dsl")
	dsl.Get("/").Silent("Several entries lately")
	logged(t, a, "Second.")
	page := dsl.Get("/").Says("Several entries lately", "Aled Vaughan, 10A")
	if n := len(rows(page, "lately")); n != 2 {
		t.Errorf("%d lines", n)
	}
	for _, never := range []string{"pattern", "cluster", "concerning", "escalat", "trend"} {
		page.Silent(never)
	}
	a.Clock.Advance(15 * 24 * time.Hour)
	a.As(t, "dsl").Get("/").Silent("Several entries lately")
}

// "Since you last looked" knows what others added and decided since, and a reload does not make it vanish.
func TestSinceYouLastLooked(t *testing.T) {
	a := testapp.Start(t)
	id := logged(t, a, "First.")
	a.As(t, "dsl").Get("/").Silent("Since you last looked")
	a.Clock.Advance(3 * time.Hour)
	a.As(t, "teacher").Post("/concerns/view/"+id, url.Values{"more": {"He was with friends."}}).Want(http.StatusSeeOther)
	dsl := a.As(t, "dsl")
	for range 2 {
		dsl.Get("/").Says("Since you last looked", "added to by Daniel Marsh").Silent("He was with friends")
	}
}

// Who covers for whom is named at the top; whoever covers holds what comes from then on, and can decide about it.
func TestCoverIsNamedAndHolds(t *testing.T) {
	a := testapp.Start(t)
	dsl := a.As(t, "dsl")
	lead, pastoral := a.School.Staff["dsl"], a.School.Staff["pastoral"]
	form := url.Values{"for": {lead.String()}, "by": {pastoral.String()}, "until": {"20/11/2026 16:30"}}
	for until, says := range map[string]string{
		"1/11/2026 16:30": "This end has passed.", "17/11/2026 09:00": "The end comes before the beginning.", "20/03/2027 16:30": "Cover lasts sixty days at most.",
		"Friday": "Write until what day and time", "": "Write until what day and time",
	} {
		page := dsl.Post("/cover", changed(form, "from", "18/11/2026 09:00", "until", until)).Want(http.StatusUnprocessableEntity).Says(says).Page()
		if page.Find("#until-error").Length() != 1 || page.Find(".govuk-error-message").Length() != 1 {
			t.Errorf("%q: it is not said at its own box alone", until)
		}
	}
	teacher := a.School.Staff["teacher"]
	dsl.Post("/cover", changed(form, "by", teacher.String())).Want(http.StatusUnprocessableEntity).Says("Choose somebody else to stand in.")
	dsl.Follow(dsl.Post("/cover", form)).Says("Siân Prosser for Noor Khan, until Fri 20 Nov 2026, 16:30", "The cover is set")
	a.As(t, "teacher").Post("/cover", form).Want(http.StatusForbidden)
	id := logged(t, a, "First.")
	stand := a.As(t, "pastoral")
	stand.Get("/").Says("Waiting for a first look", "Aled Vaughan")
	stand.Post("/concerns/decide/"+id, whole(a, "dsl")).Want(http.StatusSeeOther)
	stand.Get("/concerns/decide/" + id).Says("by Siân Prosser, Head of year 10, for Noor Khan")
}

// Cover is kept in memory by each process: what one sets, the other goes by in its very next concern.
func TestCoverSetElsewhereCountsAtOnce(t *testing.T) {
	a := testapp.Start(t)
	loggedBy(t, a.As(t, "teacher"), "aled", "Before.")
	form := url.Values{"key": {ident.NewRaw(testapp.Monday).String()}, "for": {a.School.Staff["dsl"].String()},
		"by": {a.School.Staff["pastoral"].String()}, "until": {"20/11/2026 16:30"}}
	r := httptest.NewRequest(http.MethodPost, a.URL+"/cover", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.AddCookie(&http.Cookie{Name: testapp.SessionCookie, Value: a.As(t, "dsl").Cookie(testapp.SessionCookie)})
	answer := httptest.NewRecorder()
	a.Twin(t).Site.ServeHTTP(answer, r)
	if answer.Code != http.StatusSeeOther {
		t.Fatalf("the other process answered %d", answer.Code)
	}
	loggedBy(t, a.As(t, "teacher"), "bea", "After.")
	a.As(t, "pastoral").Get("/").Says("Bea").Silent("Aled")
	a.Clock.Advance(5 * 24 * time.Hour)
	loggedBy(t, a.As(t, "teacher"), "dov", "Later.")
	a.As(t, "pastoral").Get("/").Silent("Dov")
}

// Cover ends early, and by its date: what came only through it goes back to whose it is, who are told; what was taken up
// stays; nothing is left without a holder. Set again, it is as before.
func TestWhatCameThroughCoverGoesBack(t *testing.T) {
	a := testapp.Start(t)
	head, dsl := a.As(t, "head"), a.As(t, "dsl")
	head.Post("/cover", url.Values{"for": {staffID(a, "dsl")}, "by": {staffID(a, "pastoral")}, "until": {"20/11/2026 16:30"}}).Want(http.StatusSeeOther)
	left, taken := logged(t, a, "Left lying."), logged(t, a, "Taken up.")
	stand := a.As(t, "pastoral")
	stand.Post("/concerns/acknowledge/"+taken, url.Values{"version": {"0"}}).Want(http.StatusSeeOther)
	stand.Get("/concerns/decide/" + left).Want(http.StatusOK)
	end, _ := head.Get("/cover").Says("Siân Prosser for Noor Khan").Page().Find("main li a").Attr("href")
	a.As(t, "teacher").Post(end, nil).Want(http.StatusForbidden)
	head.Get(end).Want(http.StatusOK).Says("goes back at once", "End cover now")
	told := func() int {
		a.Clock.Advance(time.Minute)
		a.Schedule.Tick(t.Context())
		return a.Notices("dsl")
	}
	before := told()
	again := head.Follow(head.Post(end, nil)).Says("The cover has ended", "No cover is set").Page()
	if told() != before+1 {
		t.Error("whose it is was not told that it came back")
	}
	stand.Get("/concerns/decide/" + left).Want(http.StatusNotFound)
	stand.Get("/concerns/decide/" + taken).Want(http.StatusOK)
	stand.Get("/").Silent("Waiting for a first look one")
	dsl.Get("/concerns/decide/" + left).Want(http.StatusOK)
	head.Get(end).Want(http.StatusNotFound)
	if again.Find("input[name=until]").AttrOr("value", "") != "20/11/2026 16:30" || again.Find("select[name=by] option[selected]").AttrOr("value", "") != staffID(a, "pastoral") {
		t.Error("the form does not offer to set it again")
	}

	head.Post("/cover", url.Values{"for": {staffID(a, "dsl")}, "by": {staffID(a, "pastoral")}, "until": {"20/11/2026 16:30"}}).Want(http.StatusSeeOther)
	stand.Get("/concerns/decide/" + left).Want(http.StatusOK)
	a.Clock.Set(testapp.Monday.AddDate(0, 0, 4).Add(hoursOf(9))) // Friday evening, after its time
	a.Schedule.Tick(t.Context())
	stand = a.As(t, "pastoral")
	stand.Get("/concerns/decide/" + left).Want(http.StatusNotFound)
	stand.Get("/concerns/decide/" + taken).Want(http.StatusOK)
}

// An entry that was being passed on while cover ended came to whoever had covered after everything had gone back, and stayed
// theirs to read for good. What they owe by somebody's decision stays with them.
func TestNothingSlipsThroughWhileCoverEnds(t *testing.T) {
	a := testapp.Start(t)
	head := a.As(t, "head")
	head.Post("/cover", url.Values{"for": {staffID(a, "dsl")}, "by": {staffID(a, "pastoral")}, "until": {"20/11/2026 16:30"}}).Want(http.StatusSeeOther)
	owed := logged(t, a, "Something goes out.")
	a.As(t, "ddsl").Post("/concerns/decide/"+owed, changed(whole(a, "ddsl"), "choice", "social_care", "reason_social_care", "Both of them said so.",
		"sharing_because", "Nobody had the time yet.", "sharing_owner", staffID(a, "pastoral"))).Want(http.StatusSeeOther)
	end, _ := head.Get("/cover").Page().Find("main li a").Attr("href")
	head.Post(end, nil).Want(http.StatusSeeOther)
	late := logged(t, a, "Passed on just then.")
	record, err := ident.ParseRaw(late)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := testdb.Admin(t).ExecContext(t.Context(), `INSERT INTO response_holder (record_id, staff_id, rung, since, through_cover) VALUES (?,?,'dsl',?,TRUE)`,
		record.Bytes(), a.School.Staff["pastoral"].Bytes(), a.Clock.Now()); err != nil {
		t.Fatal(err)
	}
	stand := a.As(t, "pastoral")
	stand.Get("/concerns/decide/" + late).Want(http.StatusOK)
	a.Clock.Advance(2 * time.Minute)
	a.Schedule.Tick(t.Context())
	stand.Get("/concerns/decide/" + late).Want(http.StatusNotFound)
	stand.Get("/concerns/decide/" + owed).Want(http.StatusOK)
}

// Cover set twice for one person is ended once: whoever still stands in by the other keeps what came to them, what somebody has acted
// on since included.
func TestWhoStillStandsInKeepsWhatCame(t *testing.T) {
	a := testapp.Start(t)
	head := a.As(t, "head")
	for _, until := range []string{"20/11/2026 16:30", "18/11/2026 16:30"} {
		head.Post("/cover", url.Values{"for": {staffID(a, "dsl")}, "by": {staffID(a, "pastoral")}, "until": {until}}).Want(http.StatusSeeOther)
	}
	waits, taken := logged(t, a, "Sat alone."), logged(t, a, "Sat alone again.")
	a.As(t, "dsl").Post("/concerns/acknowledge/"+taken, nil).Want(http.StatusSeeOther)
	stand := a.As(t, "pastoral")
	ends := head.Get("/cover").Page().Find("main li a[href^='/cover/end/']")
	if ends.Length() != 2 {
		t.Fatalf("%d times of cover can be ended, want two", ends.Length())
	}
	for n, want := range []int{http.StatusOK, http.StatusNotFound} {
		head.Post(ends.Eq(n).AttrOr("href", ""), nil).Want(http.StatusSeeOther)
		for _, id := range []string{waits, taken} {
			stand.Get("/concerns/decide/" + id).Want(want)
		}
	}
}

// Weight and paper: forty waiting entries make a page under 40 KB as it is sent, and what would be printed names nobody.
func TestTheMorningIsLightAndItsPaperNamesNobody(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	for n := range 40 {
		loggedBy(t, teacher, []string{"aled", "bea", "cora", "dov"}[n%4], fmt.Sprintf("Entry %d.", n))
	}
	page := a.As(t, "dsl").Get("/").Want(http.StatusOK)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(page.Body))
	_ = z.Close()
	if packed.Len() > 40_000 {
		t.Errorf("%d bytes", packed.Len())
	}
	paper := page.Page()
	paper.Find(".heard-screen-only, header, footer, nav").Remove()
	text := paper.Find("main").Text()
	for _, name := range []string{"Aled", "Vaughan", "Bea", "Okafor", "Nguyễn", "Szymański"} {
		if strings.Contains(text, name) {
			t.Errorf("the sheet names %s", name)
		}
	}
	if !strings.Contains(text, "AV") || !strings.Contains(text, "Hand-over, Mon 16 Nov 2026") {
		t.Errorf("the sheet lacks its initials or its heading: %.300s", text)
	}
}

// What other areas have with a day of its own stands on the list too, through their own gates: a pupil of seventeen and a
// half with whom nobody has begun comes up for those who answer for it (T-108), and for nobody else.
func TestOtherAreasHaveTheirLinesOnTheMorning(t *testing.T) {
	a := testapp.Start(t)
	a.As(t, "dsl").Get("/").Says("Cora Nguyễn, 13A", "no plan for moving on")
	a.As(t, "teacher").Get("/").Silent("Cora", "moving on, and")
}

// What a page offers opens: a governor logs no concern here, and is not sent to a page that refuses them.
func TestNobodyIsOfferedWhatTheyMayNotOpen(t *testing.T) {
	a := testapp.Start(t)
	governor := a.As(t, "governor")
	governor.Get("/").Want(http.StatusOK).Says("Numbers to call").Silent("Log a concern")
	governor.Get("/first-response").Want(http.StatusOK).Says("When a child tells you something").Silent("Log a concern")
	a.As(t, "teacher").Get("/").Says("Log a concern", "What you have logged")
}

// T-166, product.md "governor: anonymised picture": a governor's first page says what comes to them and what they can look at, and
// their menu has no entry that leads to an empty page; nor has anybody else's an entry that is refused.
func TestEverybodysMenuLeadsSomewhere(t *testing.T) {
	a := testapp.Start(t)
	menus := map[string]string{
		"governor": "Today|Who can see what", "itadmin": "Who can see what", "riverside": "Referrals", "aled": "What is happening|Find support",
		"teacher": "Today|Log a concern|In class|Services|Requests for help|Moving on|Who can see what",
	}
	for _, who := range []string{"governor", "itadmin", "riverside", "aled", "teacher", "pastoral", "navigator", "dsl", "ddsl", "head", "senco", "smhl"} {
		c := a.As(t, who)
		var menu []string
		for _, link := range c.Get("/").Want(http.StatusOK).Page().Find(".heard-nav__link").EachIter() {
			menu = append(menu, link.Text())
			c.Get(link.AttrOr("href", "")).Want(http.StatusOK)
		}
		if got := strings.Join(menu, "|"); menus[who] != "" && got != menus[who] {
			t.Errorf("%s is offered %q", who, got)
		}
	}
	governor := a.As(t, "governor")
	governor.Get("/").Says("Governors see that the work is done, and no child.", "Nothing has come to you.", "School policy: how soon")
	governor.Get("/clocks").Want(http.StatusOK).Says("3 school days").Silent("Change a number")
}
