package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/pdf/pdftest"
	"heard/internal/testapp"
)

// Whoever took it back read in one breath that somebody may check, and that somebody talks with them by Monday; later, that somebody
// should have.
func TestWhoTookItBackIsNotToldThatSomebodyComes(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	mine := sentTo(t, aled.Post("/p/1", nil))
	aled.Get(mine).Says("Someone talks with you")
	aled.Post(mine+"/change", nil).Want(http.StatusSeeOther)
	aled.Get(mine).Says("You took this back", "Someone may check that you are OK By tomorrow afternoon").Silent("Someone talks with you")
	a.Clock.Advance(72 * time.Hour)
	aled = a.As(t, "aled")
	aled.Get(mine).Says("Someone may still check once").Silent("should have talked with you")
	aled.Post(mine+"/change", nil).Want(http.StatusSeeOther)
	aled.Get(mine).Says("should have talked with you")
}

// Back after sending led to a page that said "you left all of it empty" of what had just gone.
func TestBackAfterSendingSaysWhereItWent(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/5", url.Values{"words": {"It is about home."}}).Want(http.StatusSeeOther)
	sentTo(t, aled.Post("/p/10", nil))
	page := aled.Get("/p/10").Want(http.StatusOK).Says("There is nothing here yet", "It is not lost").Silent("You left all of it empty")
	if page.Page().Find(`main a[href="/"]`).Length() == 0 {
		t.Error("nothing leads to what was sent")
	}
}

// 4.7: while school is closed nobody there has been told, and nobody comes for a second tap.
func TestNobodyIsSaidToKnowWhileSchoolIsClosed(t *testing.T) {
	a := testapp.Start(t)
	a.Clock.Set(halfTerm)
	aled := a.As(t, "aled")
	aled.Follow(aled.Post("/p/2", url.Values{"today": {"yes"}})).Want(http.StatusOK).Says("Sent to Noor Khan", "No one there will see this before Monday morning").Silent("We have told")
	aled.Get("/p/2").Says("You told us this evening at 9:40. They see it when school opens.", "use a number here").Silent("say yes again")
	aled.Get("/p/names").Says("You can still ask for help.").Silent("always there")
	a.Clock.Set(firstDay)
	a.As(t, "aled").Get("/p/2").Says("If no one has come, say yes again.")
}

// A day that has gone by read like the one to come ("Next step: Monday."), and so did one that a newer step had replaced.
func TestOnlyTheNewestNextStepIsToCome(t *testing.T) {
	a := testapp.Start(t)
	aled, dsl := a.As(t, "aled"), a.As(t, "dsl")
	mine := sentTo(t, aled.Post("/p/1", nil))
	dsl.Post(staffPath(mine)+"/spoken", url.Values{"next": {"We meet in the library."}, "on": {"18/11/2026"}}).Want(http.StatusSeeOther)
	aled.Get(mine).Says("Next step: Wednesday.")
	a.Clock.Advance(72 * time.Hour)
	aled, dsl = a.As(t, "aled"), a.As(t, "dsl")
	aled.Get(mine).Says("The next step was set for yesterday.").Silent("Next step:")
	for _, on := range []string{"24/11/2026", "25/11/2026"} {
		dsl.Post(staffPath(mine)+"/spoken", url.Values{"next": {"We meet again."}, "on": {on}}).Want(http.StatusSeeOther)
		a.Clock.Advance(time.Minute)
	}
	text := aled.Get(mine).Says("Next step: Wednesday.", "The next step was set for yesterday.").Text()
	if n := strings.Count(text, "Next step: "); n != 1 {
		t.Errorf("%d next steps are to come, want 1:\n%s", n, text)
	}
	aled.Post(mine+"/change", nil).Want(http.StatusSeeOther)
	dsl.Get(staffPath(mine)).Says("New: taken back")
	dsl.Post(staffPath(mine)+"/spoken", url.Values{"next": {"You are fine."}, "on": {"26/11/2026"}}).Want(http.StatusSeeOther)
	dsl.Post(staffPath(mine)+"/close", url.Values{"text": {"We are done. Ask again any time."}}).Want(http.StatusSeeOther)
	aled.Get(mine).Says("This has come to an end").Silent("Next step: ")
}

// C-31: the move is planned for about a day, as the pack itself says. A copy of a version leads back to the question whether it is right,
// and saying so is not "you can change it at any time".
func TestALookAtACopyLeadsBackToTheQuestion(t *testing.T) {
	a, worker, at := begun(t)
	worker.Post(at+"/terms", url.Values{"worker": {staffID(a, "pastoral")}, "transfer": {"14/06/2027"}, "revision": {"0"}}).Want(http.StatusSeeOther)
	worker.Post(at+"/make", nil).Want(http.StatusSeeOther)
	cora := a.As(t, "cora")
	check := cora.Get("/p/next").Says("The move is planned for about Monday 14 June 2027. That can change.").Page().Find(`a[href^="/p/next/right/"]`).AttrOr("href", "")
	copyOf := strings.Replace(check, "/right/", "/see/", 1) + "/service"
	if back := cora.Get(copyOf).Want(http.StatusOK).Page().Find(".govuk-back-link").AttrOr("href", ""); back != check {
		t.Errorf("a copy of the version leads back to %q, want %q", back, check)
	}
	if back := cora.Get("/p/next/copy/service").Page().Find(".govuk-back-link").AttrOr("href", ""); back != "/p/next" {
		t.Errorf("a copy as it would be now leads back to %q", back)
	}
	cora.Follow(cora.Post(check, nil)).Says("You said that this version is right.").Silent("You can change it at any time")
	a.Clock.Set(time.Date(2027, 6, 15, 9, 0, 0, 0, time.UTC))
	a.As(t, "cora").Get("/p/next").Says("The move was planned for about Monday 14 June 2027.")
}

// An age that stands for "no end" is no age: "Up to 99" read like a joke.
func TestNoAgeReadsLikeAJoke(t *testing.T) {
	a := testapp.Start(t)
	a.As(t, "navigator").Post("/directory/new", with(quietHour(a), "age_from", "14", "age_to", "99")).Want(http.StatusSeeOther)
	a.Browser(t).Get("/find-support").Says("Quiet Hour", "14 and over").Silent("to 99")
	a.As(t, "navigator").Post("/directory/new", with(quietHour(a), "name", "The Warm Kitchen", "age_from", "0", "age_to", "99")).Want(http.StatusSeeOther)
	a.Browser(t).Get("/find-support").Says("The Warm Kitchen").Silent("Up to")
}

// Whoever had said "I need help today" and stopped there read on their first page that it was "not sent", and that no one can see it.
func TestHelpTodayIsNotCalledUnsent(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/6", url.Values{"then": {"2"}, "chosen": {staffID(a, "pastoral")}}).Want(http.StatusSeeOther)
	aled.Get("/").Says("What you began to write", "No one at school can see it.")
	aled.Post("/p/2", url.Values{"today": {"yes"}}).Want(http.StatusSeeOther)
	aled.Get("/").Says("Sent this morning").Silent("Not sent", "No one at school can see")
	begins := func(want string) {
		t.Helper()
		if aled.Get("/p/1").Page().Find(`main a.govuk-button[href="`+want+`"]`).Length() != 1 {
			t.Errorf("asking does not begin at %s", want)
		}
	}
	begins("/p/2")
	aled.Post("/p/5", url.Values{"words": {""}}).Want(http.StatusSeeOther)
	aled.Get("/").Silent("Not sent")
	aled.Post("/p/5", url.Values{"words": {"It is about home."}}).Want(http.StatusSeeOther)
	aled.Get("/").Says("Not sent", "That you need help today was sent. No one at school can see the rest.")
	begins("/p/10")
	sentTo(t, aled.Post("/p/10", nil))
	aled.Get("/").Silent("Not sent")
}

// "The file has no name on it", said the page of a paper that begins with their name: it is only not called by it.
func TestAPaperSaysThatTheirNameIsOnIt(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	own := aled.Post("/p/plans", url.Values{"kind": {"safety"}}).Want(http.StatusSeeOther).To
	aled.Get(own + "/paper").Want(http.StatusOK).Says("Your name is on it, but not in the name of the file.")
	file := aled.Get(own + "/paper/file?size=phone").Want(http.StatusOK)
	if !strings.Contains(pdftest.Words(t, []byte(file.Body)), "Aled Vaughan") || strings.Contains(file.Header.Get("Content-Disposition"), "Aled") {
		t.Error("the page says otherwise than the paper")
	}
}

// Back after leaving led to the school's own first page, where the page about leaving had said that it shows nothing.
func TestWhatLeavingDoesIsTrue(t *testing.T) {
	a := testapp.Start(t)
	a.Browser(t).Get("/about-leaving").Says("does not bring back what you had open").Silent("shows nothing")
}
