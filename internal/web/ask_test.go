package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/ident"
	"heard/internal/schoolday"
	"heard/internal/testapp"
)

// halfTerm is the Friday of half term, 21:40 at night; firstDay the morning on which school is staffed again.
var (
	halfTerm = time.Date(2027, 2, 19, 21, 40, 0, 0, time.UTC)
	firstDay = time.Date(2027, 2, 22, 8, 0, 0, 0, time.UTC)
)

// at moves the clock and lets the schedule work, as the program does every few seconds.
func at(t *testing.T, a *testapp.App, when time.Time) {
	t.Helper()
	a.Clock.Set(when)
	a.Schedule.Tick(t.Context())
}

// sentTo is where the answer to sending leads, without its query.
func sentTo(t *testing.T, r testapp.Answer) string {
	t.Helper()
	if r.Status != http.StatusSeeOther || !strings.HasPrefix(r.To, "/p/r/") {
		t.Fatalf("not sent: %d to %q\n%s", r.Status, r.To, r.Text())
	}
	path, _, _ := strings.Cut(r.To, "?")
	return path
}

// staffPath is the same request as the school sees it.
func staffPath(pupils string) string { return strings.Replace(pupils, "/p/r/", "/requests/view/", 1) }

func staffID(a *testapp.App, name string) string { id := a.School.Staff[name]; return id.String() }

// Scenario 1, Quiet ask (T-002, T-004, T-017, C-04 to C-06).
func TestScenario1QuietAsk(t *testing.T) {
	a := testapp.Start(t)
	a.Clock.Set(halfTerm)
	aled := a.As(t, "aled")
	start := aled.Get("/p/1").Want(http.StatusOK)
	start.Says("School is closed. No one there will see this before Monday morning", "0800 1111", "999", "badly hurt", "Noor Khan reads this on Monday morning", "Peter Osei can open it too")
	aled.Post("/p/4", url.Values{"kind": {"talk"}}).Want(http.StatusSeeOther)
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "pastoral")}, "not": {staffID(a, "teacher"), staffID(a, "dsl")}}).Want(http.StatusSeeOther)
	aled.Get("/p/10").Want(http.StatusOK).Says("Siân Prosser reads this on Monday morning", "Peter Osei can open it too", "Daniel Marsh, Noor Khan", "To talk to someone")
	sent := aled.Post("/p/10", nil)
	mine := sentTo(t, sent)
	aled.Get(sent.To).Want(http.StatusOK).Says("Thank you, we have it", "Siân Prosser can read it", "On Monday morning", "If no one acts on it, we ask Peter Osei", "Someone talks with you", "By Monday afternoon", "R-", "0800 1111")

	// Mr B, and the lead whom the pupil kept out too, find nothing anywhere.
	theirs := staffPath(mine)
	a.Schedule.Tick(t.Context())
	for _, name := range []string{"teacher", "dsl", "other", "head"} {
		barred := a.As(t, name)
		barred.Get("/requests").Want(http.StatusOK).Silent("Aled", "Vaughan")
		barred.Get("/").Want(http.StatusOK).Silent("Aled", "Vaughan")
		barred.Get(theirs).Want(http.StatusNotFound)
		for _, below := range []string{"/spoken", "/offer", "/hand-over", "/close"} {
			barred.Get(theirs + below).Want(http.StatusNotFound)
			barred.Post(theirs+below, url.Values{"text": {"x"}}).Want(http.StatusNotFound)
		}
		barred.Post(theirs, nil).Want(http.StatusNotFound)
		if a.Holds(name) || a.Notices(name) > 0 {
			t.Errorf("%s was told", name)
		}
	}

	// On the first staffed day it is on Ms A's list; unread, it moves to the rest of the team.
	at(t, a, firstDay.Add(15*time.Minute))
	a.As(t, "pastoral").Get("/").Want(http.StatusOK).Says("asked for help", "Aled Vaughan", "by today, 16:30")
	if a.Holds("ddsl") {
		t.Error("the deputy was told before the chosen adult had a turn")
	}
	at(t, a, firstDay.Add(4*time.Hour))
	if !a.Holds("ddsl") || a.Holds("dsl") || a.Holds("teacher") {
		t.Error("unread by midday it goes to the deputy, and never to whom the pupil kept out")
	}
	at(t, a, firstDay.Add(9*time.Hour))
	if !a.Holds("head") {
		t.Error("unread when the promise is over it goes to the head")
	}
}

// Scenario 1, on the first staffed day it is top of Ms A's list: above what another pupil asked later, above what has its day today
// of an older concern, and above what has been due for longer.
func TestScenario1TheAskIsAtTheTopOfAFullList(t *testing.T) {
	a := testapp.Start(t)
	older := loggedBy(t, a.As(t, "teacher"), "bea", "Came in late again.")
	a.As(t, "dsl").Post("/concerns/decide/"+older, changed(whole(a, "dsl"),
		"action_what_1", "Ring the club", "action_owner_1", staffID(a, "pastoral"), "action_due_1", "12/02/2027",
		"action_what_2", "Meet her at the gate", "action_owner_2", staffID(a, "pastoral"), "action_due_2", "22/02/2027")).Want(http.StatusSeeOther)
	for _, name := range []string{"aled", "dov"} {
		a.Clock.Set(halfTerm.Add(map[string]time.Duration{"dov": 10 * time.Minute}[name]))
		a.As(t, name).Post("/p/6", url.Values{"chosen": {staffID(a, "pastoral")}}).Want(http.StatusSeeOther)
		sentTo(t, a.As(t, name).Post("/p/10", nil))
	}
	at(t, a, firstDay.Add(15*time.Minute))
	list := a.As(t, "pastoral").Get("/").Want(http.StatusOK)
	for section, want := range map[string][]string{"first-look": {"Aled Vaughan", "Dov Szymański"}, "due-today": {"Meet her at the gate"}, "overdue": {"no plan for moving on", "Ring the club"}} {
		got := rows(list, section)
		for i, text := range want {
			if len(got) <= i || !strings.Contains(got[i], text) {
				t.Errorf("%s: %q, want %q", section, got, want)
			}
		}
	}
	if first := list.Page().Find("[data-item]").First().Text(); !strings.Contains(first, "Aled Vaughan") || !strings.Contains(first, "asked for help") {
		t.Errorf("top of the list: %q", first)
	}
}

// T-002, T-005: one tap is enough, nobody approves it, and nothing but the tap is needed.
func TestOneTapIsEnough(t *testing.T) {
	a := testapp.Start(t)
	bea := a.As(t, "bea")
	mine := sentTo(t, bea.Post("/p/1", nil))
	bea.Get(mine).Want(http.StatusOK).Says("Noor Khan reads it today", "To talk to someone")
	a.As(t, "dsl").Get("/requests").Want(http.StatusOK).Says("Bea Okafor")
	bea.Get("/").Want(http.StatusOK).Says("Sent this morning", "No one has answered it yet.")
}

// T-004, T-086: one chosen adult and everyone on the team can open it; opening answers nothing, and the pupil sees it.
func TestOpeningIsNotAnswering(t *testing.T) {
	a := testapp.Start(t)
	aled, pastoral := a.As(t, "aled"), a.As(t, "pastoral")
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "pastoral")}}).Want(http.StatusSeeOther)
	mine := sentTo(t, aled.Post("/p/10", nil))
	aled.Get(mine).Says("Nothing to show yet")
	pastoral.Get(staffPath(mine)).Want(http.StatusOK).Says("Opening this has not answered it", "I have read this and will act")
	a.As(t, "ddsl").Get(staffPath(mine)).Want(http.StatusOK)
	aled.Get(mine).Says("Opened by Siân Prosser", "They have not told us yet that they will act", "Who has opened this", "Head of year 10", "Peter Osei", "on the team that keeps pupils safe")
	at(t, a, testapp.Monday.Add(24*time.Hour))
	if !a.Holds("dsl") {
		t.Fatal("it was opened, nobody took it up, and it did not move on")
	}
	a.As(t, "pastoral").Post(staffPath(mine), nil).Want(http.StatusSeeOther)
	aled = a.As(t, "aled")
	aled.Get(mine).Says("Siân Prosser will act on this")
	aled.Get("/").Says("Siân Prosser will act on this")
	at(t, a, testapp.Monday.Add(32*time.Hour))
	if !a.Holds("head") {
		t.Fatal("nobody has spoken with the pupil by the promised day, and the head does not know")
	}
}

// C-06, T-051: only a talk answers; the pupil reads what happens next, in plain words, with its day.
func TestOnlyATalkAnswers(t *testing.T) {
	a := testapp.Start(t)
	aled, dsl := a.As(t, "aled"), a.As(t, "dsl")
	mine := sentTo(t, aled.Post("/p/1", nil))
	spoken := staffPath(mine) + "/spoken"
	dsl.Post(spoken, url.Values{"next": {""}, "on": {"1/1/2020"}}).Want(http.StatusUnprocessableEntity).Says("Write what happens next", "It cannot be past")
	dsl.Post(spoken, url.Values{"next": {"We meet in the library."}, "on": {"24/11/2026"}, "when": {"17/11/2026 09:00"}}).
		Want(http.StatusUnprocessableEntity).Says("not later than now")
	dsl.Post(spoken, url.Values{"next": {"We meet in the library."}, "on": {"24/11/2026"}, "who": {staffID(a, "pastoral")}}).Want(http.StatusSeeOther)
	// Of a talk that followed, a day to come was taken, an adult whom he keeps out was named to him, and the time of it was kept nowhere.
	again := url.Values{"next": {"We meet in the library."}, "on": {"24/11/2026"}, "when": {"17/11/2026 09:00"}}
	dsl.Post(spoken, again).Want(http.StatusUnprocessableEntity).Says("not later than now")
	a.Clock.Advance(2 * time.Hour)
	dsl = a.As(t, "dsl")
	again.Set("when", schoolday.TypedMoment(a.Clock.Now().Add(-time.Hour)))
	dsl.Post(spoken, again).Want(http.StatusSeeOther)
	dsl.Get(staffPath(mine)).Says("When: " + schoolday.ForStaff(a.Clock.Now().Add(-time.Hour)))
	aled = a.As(t, "aled")
	aled.Get(mine).Says("You have talked with someone", "We meet in the library.", "Next step: Tuesday 24 November")
	aled.Get("/").Says("Answered", "Next step: Tuesday 24 November")
	dsl.Get("/requests").Says("Nothing waits for you", "Spoken with")
	at(t, a, testapp.Monday.Add(72*time.Hour))
	if a.Holds("head") {
		t.Error("an answered request moved on")
	}
}

// A child may fear the very person whom the one tap would tell, so they can say so first and come back to it (3.1).
func TestWhoMustNotSeeItIsSaidBeforeTheOneTap(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Get("/p/1").Says("Noor Khan reads this today", "Is there someone who must not see this?", "Say who first")
	list := aled.Get("/p/6?then=1").Want(http.StatusOK).Text()
	if out, who := strings.Index(list, "Is there anyone who should not see this?"), strings.Index(list, "Who would you like to talk to?"); out < 0 || out > who {
		t.Error("whom to keep out stands below everybody who could be chosen")
	}
	if to := aled.Post("/p/6", url.Values{"then": {"1"}, "not": {staffID(a, "dsl")}}).Want(http.StatusSeeOther).To; to != "/p/1" {
		t.Fatalf("led to %q, away from the tap", to)
	}
	aled.Get("/p/1").Says("Peter Osei reads this today").Silent("Noor Khan")
	mine := sentTo(t, aled.Post("/p/1", nil))
	a.As(t, "dsl").Get(staffPath(mine)).Want(http.StatusNotFound)
	a.As(t, "ddsl").Get(staffPath(mine)).Want(http.StatusOK)
}

// Records 2.1: "help today" is a submission of its own, and tells the chosen adult and the lead at once.
func TestHelpTodayIsSentByItself(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Get("/p/2").Want(http.StatusOK).Says("“Yes” and “Not sure” tell Noor Khan, even if you send nothing else", "Is there someone who must not know?")
	aled.Post("/p/6", url.Values{"then": {"2"}, "chosen": {staffID(a, "pastoral")}}).Want(http.StatusSeeOther)
	aled.Get("/p/2").Says("tell Siân Prosser and Noor Khan")
	told := aled.Post("/p/2", url.Values{"today": {"not_sure"}})
	aled.Follow(told).Want(http.StatusOK).Says("We have told Siân Prosser and Noor Khan", "by this afternoon at 4:30", "Carry on", "Stop here", "You can say who reads it.").Silent("the same people")
	a.Schedule.Tick(t.Context())
	if a.Notices("pastoral") != 1 || a.Notices("dsl") != 1 || a.Notices("ddsl") != 0 {
		t.Fatal("the chosen adult and the lead are told at once, and nobody else yet")
	}
	aled.Get("/p/2").Says("You told us this morning at 9:15. If no one has come, say yes again.")
	// What follows joins it, so that one person has all of it; tapping again makes no second request.
	aled.Post("/p/2", url.Values{"today": {"yes"}}).Want(http.StatusSeeOther)
	aled.Post("/p/5", url.Values{"words": {"It is about home."}}).Want(http.StatusSeeOther)
	mine := sentTo(t, aled.Post("/p/10", nil))
	if want := strings.Replace(told.To, "/p/told/", "/p/r/", 1); mine != want {
		t.Fatalf("sent to %s, want %s", mine, want)
	}
	a.As(t, "dsl").Get(staffPath(mine)).Says("Do you need help today?", "It is about home.", "Find them in person")
	if n := strings.Count(aled.Get(mine).Text(), "Help today"); n != 2 { // "not sure", then "yes"; what followed says it no third time
		t.Errorf("the pupil reads %d times what they said of today, want 2", n)
	}
	if n := aled.Get("/").Page().Find(`a[href^="/p/r/"]`).Length(); n != 1 {
		t.Fatalf("%d requests, want one", n)
	}
	at(t, a, testapp.Monday.Add(time.Hour))
	if !a.Holds("ddsl") {
		t.Error("C-04: nobody acted within a school hour, and the deputy does not know")
	}
}

// 4.7: when the school is closed the page says so before the tap, with who can help now first.
func TestClosedSchoolIsSaidBeforeTheTap(t *testing.T) {
	a := testapp.Start(t)
	a.Clock.Set(halfTerm)
	page := a.As(t, "aled").Get("/p/2").Want(http.StatusOK)
	text := page.Text()
	shut, line, tap := strings.Index(text, "No one there will see this before Monday morning"), strings.Index(text, "0800 1111"), strings.Index(text, "Do you need help today?")
	if shut < 0 || line < 0 || tap < 0 || shut > line || line > tap {
		t.Fatalf("order on the page: closed at %d, Childline at %d, the question at %d", shut, line, tap)
	}
}

// Said once: every answer is kept on the server at each step, and comes back on every page, after Back too.
func TestAnswersAreKeptStepByStep(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/5", url.Values{"words": {"I wish it was quiet."}}).Want(http.StatusSeeOther)
	aled.Post("/p/7", url.Values{"reach": {"note", "in_person"}, "reach_how": {"at lunch"}}).Want(http.StatusSeeOther)
	aled.Get("/p/5").Says("I wish it was quiet.")
	aled.Post("/p/7", url.Values{"reach": {"note"}, "then": {"check"}}).Want(http.StatusSeeOther)
	check := aled.Get("/p/10").Says("I wish it was quiet.", "A note")
	if strings.Contains(check.Text(), "Find me at school") || strings.Contains(check.Text(), "at lunch") {
		t.Error("an answer that was taken back is still there")
	}
	again := a.As(t, "aled") // another computer
	again.Get("/p/1").Says("Carry on")
	again.Get("/p/10").Says("I wish it was quiet.")
	// T-007: no adult can see what was not sent.
	a.As(t, "dsl").Get("/requests").Silent("Aled")
	a.As(t, "bea").Get("/p/5").Silent("I wish it was quiet.")
}

// A session that ends in the middle keeps the answers, those of the page that was being sent too.
func TestASessionThatEndsKeepsTheAnswers(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/4", url.Values{"kind": {"group"}}).Want(http.StatusSeeOther)
	a.Clock.Advance(11 * time.Minute)
	sent := aled.Post("/p/5", url.Values{"words": {"The hard part is the bus."}}).Want(http.StatusSeeOther)
	next, err := url.Parse(sent.To)
	if err != nil || next.Path != "/sign-in" {
		t.Fatalf("sent to %q", sent.To)
	}
	back := aled.Post("/sign-in", url.Values{"username": {"aled"}, "password": {testapp.Password}, "next": {next.Query().Get("next")}})
	aled.Follow(back).Want(http.StatusOK).Says("The hard part is the bus.")
	aled.Post("/p/5", url.Values{"words": {"The hard part is the bus."}}).Want(http.StatusSeeOther)
	aled.Get("/p/10").Says("To join a group", "The hard part is the bus.")
}

// "Leave this page" takes the answers along, and they are there when the pupil comes back.
func TestLeavingKeepsThePage(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/leave", url.Values{"from": {"/p/5"}, "words": {"It began when we moved."}})
	aled = a.As(t, "aled")
	aled.Get("/p/5").Want(http.StatusOK).Says("It began when we moved.")
	aled.Get("/").Says("What you began to write", "Not sent")
	aled.Get("/p/10").Says("It began when we moved.") // and it is not forgotten when they send
}

// A double click makes one request.
func TestSendingTwiceMakesOne(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/5", url.Values{"words": {"Twice."}}).Want(http.StatusSeeOther)
	key := url.Values{"key": {ident.NewRaw(a.Clock.Now()).String()}}
	first, second := aled.Post("/p/10", key), aled.Post("/p/10", key)
	if first.To == "" || first.To != second.To {
		t.Fatalf("%q and %q", first.To, second.To)
	}
	if n := aled.Get("/").Page().Find(`a[href^="/p/r/"]`).Length(); n != 1 {
		t.Fatalf("%d requests", n)
	}
}
