package web_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"heard/internal/testapp"
)

// asked has aled ask for one-to-one, and the lead speak with him.
func asked(t *testing.T, a *testapp.App) (mine, theirs string) {
	t.Helper()
	aled := a.As(t, "aled")
	aled.Post("/p/5", url.Values{"want": {"Somebody to sit with."}, "words": {"Lunch is long."}}).Want(http.StatusSeeOther)
	aled.Post("/p/9", url.Values{"format": {"one_to_one"}}).Want(http.StatusSeeOther)
	mine = sentTo(t, aled.Post("/p/10", nil))
	theirs = staffPath(mine)
	a.As(t, "dsl").Post(theirs+"/spoken", url.Values{"next": {"We look for a quiet place."}, "on": {"18/11/2026"}}).Want(http.StatusSeeOther)
	return mine, theirs
}

// Scenario 4, Preference respected (T-011, T-050).
func TestScenario4PreferenceRespected(t *testing.T) {
	a := testapp.Start(t)
	mine, theirs := asked(t, a)
	dsl := a.As(t, "dsl")
	dsl.Get(theirs).Want(http.StatusOK).Says("One to one, said on Mon 16 Nov 2026", "Somebody to sit with.", "Lunch is long.")
	offer := url.Values{"kind": {"group"}, "text": {"The art group on Tuesdays."}, "on": {"24/11/2026"}}
	dsl.Get(theirs + "/offer").Want(http.StatusOK).Says("They asked for: One to one, said on Mon 16 Nov 2026")
	dsl.Post(theirs+"/offer", offer).Want(http.StatusUnprocessableEntity).Says("Say why it is offered", "Ask them first", "The art group on Tuesdays.")
	a.As(t, "aled").Get(mine).Silent("art group")
	offer.Set("reason", "There is no one-to-one place before January.")
	offer.Set("reply", "no")
	offer.Set("said", "I said not in a group.")
	dsl.Post(theirs+"/offer", offer).Want(http.StatusSeeOther)
	dsl.Get(theirs).Says("Keep looking: they said no to an offer", "There is no one-to-one place before January.", "I said not in a group.").Silent("eclined", "/close")
	aled := a.As(t, "aled")
	aled.Get(mine).Says("We keep looking", "You said no, and we keep looking", "I said not in a group.").Silent("no one-to-one place before January")
	dsl.Get("/requests").Says("Keep looking")
	// It cannot be closed from there; the next offer may be right.
	dsl.Post(theirs+"/close", url.Values{"text": {"The end."}}).Want(http.StatusConflict)
	dsl.Post(theirs+"/offer", url.Values{"kind": {"one_to_one"}, "text": {"Mr Osei, Tuesdays, room 3."}, "on": {"24/11/2026"}}).Want(http.StatusSeeOther)
	aled.Get(mine).Says("There is an offer for you", "Mr Osei, Tuesdays, room 3.", "Say yes or no")
	aled.Get("/").Says("Your turn")
	page := aled.Get(mine + "/answer").Want(http.StatusOK).Says("Both answers are fine")
	id := page.Page().Find("input[name=offer]").AttrOr("value", "")
	aled.Post(mine+"/answer", url.Values{"offer": {id}}).Want(http.StatusUnprocessableEntity).Says("Choose one")
	aled.Post(mine+"/answer", url.Values{"offer": {id}, "reply": {"yes"}}).Want(http.StatusSeeOther)
	aled.Get(mine).Says("You said yes")
	dsl.Get(theirs).Says("New: they said yes")
	dsl.Post(theirs+"/close", url.Values{"text": {"You meet Mr Osei now. Come back any time."}}).Want(http.StatusSeeOther)
	aled.Get(mine).Says("This has come to an end", "Come back any time.", "You can ask again")
}

// An answer to an offer that has been replaced is not taken for the new one.
func TestAnAnswerBelongsToTheOfferThatWasRead(t *testing.T) {
	a := testapp.Start(t)
	mine, theirs := asked(t, a)
	dsl, aled := a.As(t, "dsl"), a.As(t, "aled")
	dsl.Post(theirs+"/offer", url.Values{"kind": {"drop_in"}, "text": {"Drop in at lunch."}, "on": {"24/11/2026"}}).Want(http.StatusSeeOther)
	old := aled.Get(mine+"/answer").Page().Find("input[name=offer]").AttrOr("value", "")
	dsl.Post(theirs+"/offer", url.Values{"kind": {"drop_in"}, "text": {"Drop in after school."}, "on": {"25/11/2026"}}).Want(http.StatusSeeOther)
	aled.Post(mine+"/answer", url.Values{"offer": {old}, "reply": {"yes"}, "said": {"I like lunch."}}).Want(http.StatusConflict).Says("Drop in after school.", "I like lunch.")
}

// A handover is accepted and told first, or it is none (T-050).
func TestHandingOverNeedsAYesFromBoth(t *testing.T) {
	a := testapp.Start(t)
	mine, theirs := asked(t, a)
	dsl := a.As(t, "dsl")
	dsl.Post(theirs+"/hand-over", url.Values{"text": {"x"}}).Want(http.StatusUnprocessableEntity).Says("Without a yes it is not handed over", "Tell the young person first")
	dsl.Post(theirs+"/hand-over", url.Values{"to": {"Alex Rowe, Riverside"}, "text": {"Alex meets you on Tuesday."}, "on": {"24/11/2026"}, "told": {"yes"}}).Want(http.StatusSeeOther)
	a.As(t, "aled").Get(mine).Says("Someone new will help you", "Alex Rowe, Riverside", "Alex meets you on Tuesday.")
}

// Changing one's mind is a button. It deletes nothing and stops no clock: somebody checks that the pupil is all right.
func TestChangingOnesMindDeletesNothing(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/5", url.Values{"words": {"Forget it later."}}).Want(http.StatusSeeOther)
	mine := sentTo(t, aled.Post("/p/10", nil))
	aled.Get(mine+"/change").Want(http.StatusOK).Says("What you wrote is not wiped away", "Someone may still check once")
	aled.Post(mine+"/change", nil).Want(http.StatusSeeOther)
	aled.Get(mine).Says("You took this back", "I want this after all", "Forget it later.")
	dsl := a.As(t, "dsl")
	dsl.Get("/").Says("Taken back by the young person")
	dsl.Post(staffPath(mine)+"/close", url.Values{"text": {"Over."}}).Want(http.StatusConflict).Says("Somebody must speak with the young person")
	aled.Post(mine+"/change", nil).Want(http.StatusSeeOther)
	aled.Get(mine).Says("I have changed my mind", "You asked for it after all")
	aled.Post(mine+"/change", nil).Want(http.StatusSeeOther)
	at(t, a, testapp.Monday.Add(32*time.Hour))
	if !a.Holds("head") {
		t.Error("a request that was taken back waits unseen")
	}
	a.As(t, "dsl").Post(staffPath(mine)+"/spoken", url.Values{"next": {"You are fine. We talk on Friday."}, "on": {"20/11/2026"}}).Want(http.StatusSeeOther)
	a.As(t, "dsl").Get(staffPath(mine)).Says("New: taken back")
	a.As(t, "dsl").Post(staffPath(mine)+"/close", url.Values{"text": {"You took it back. Ask again any time."}}).Want(http.StatusSeeOther)
}

// Records 2.3: the adult whom a pupil chose acts on the request and answers the pupil; what happens next is decided by those who
// answer for safeguarding, and what they write, social care included, is theirs. Any chosen teacher could decide, and read it.
func TestAChosenAdultAnswersAndDecidesNothing(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "teacher")}}).Want(http.StatusSeeOther)
	mine := sentTo(t, aled.Post("/p/10", nil))
	decide := "/requests/decide/" + id(mine)
	teacher, lead := a.As(t, "teacher"), a.As(t, "dsl")
	teacher.Get(staffPath(mine)).Want(http.StatusOK).Silent(decide)
	teacher.Get(decide).Want(http.StatusNotFound)
	teacher.Post(decide, whole(a, "dsl")).Want(http.StatusNotFound)
	teacher.Post(staffPath(mine), nil).Want(http.StatusSeeOther)
	teacher.Post(staffPath(mine)+"/spoken", url.Values{"next": {"We talk on Friday."}, "on": {"20/11/2026"}}).Want(http.StatusSeeOther)
	page := lead.Get(decide).Want(http.StatusOK).Page()
	if page.Find(`select[name=owner] option[value="`+staffID(a, "teacher")+`"]`).Length() != 0 || page.Find(`select[name=owner] option[value="`+staffID(a, "ddsl")+`"]`).Length() != 1 {
		t.Error("whoever answers for safeguarding owns a decision, and not an adult whom the pupil chose")
	}
	lead.Post(decide, changed(whole(a, "dsl"), "told_at", "16/11/2026 09:15", "for_pupil", "You asked for quiet. You can sit in the library.")).Want(http.StatusSeeOther)
	a.Clock.Set(testapp.Monday.AddDate(0, 0, 28))
	a.As(t, "teacher").Get("/").Silent("decision to look at again")
}

// An adult who is kept out later loses it at once, everywhere; when nobody else had it yet, it moves on.
func TestKeepingSomebodyOutLater(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "teacher")}}).Want(http.StatusSeeOther)
	mine := sentTo(t, aled.Post("/p/10", nil))
	teacher := a.As(t, "teacher")
	teacher.Get(staffPath(mine)).Want(http.StatusOK)
	aled.Get(mine+"/names").Want(http.StatusOK).Says("Daniel Marsh", "They may have read it before")
	aled.Post(mine+"/names", nil).Want(http.StatusUnprocessableEntity).Says("Choose a name")
	aled.Post(mine+"/names", url.Values{"not": {staffID(a, "teacher")}}).Want(http.StatusSeeOther)
	teacher.Get(staffPath(mine)).Want(http.StatusNotFound)
	teacher.Post(staffPath(mine), nil).Want(http.StatusNotFound)
	teacher.Get("/requests").Silent("Aled")
	teacher.Get("/").Silent("Aled")
	if !a.Holds("dsl") {
		t.Error("nobody had it any more, and it did not move on")
	}
	all := url.Values{"not": {staffID(a, "dsl"), staffID(a, "ddsl"), staffID(a, "head")}}
	aled.Post(mine+"/names", all).Want(http.StatusUnprocessableEntity).Says("Someone must be left")
}

// Somebody always remains: an ask that nobody of the team, the head or the chair may hold is not sent into nothing.
func TestSomebodyMustBeLeftToReadIt(t *testing.T) {
	a := testapp.Start(t)
	aled := a.As(t, "aled")
	page := aled.Post("/p/6", url.Values{"not": {staffID(a, "dsl"), staffID(a, "ddsl"), staffID(a, "head")}})
	page.Want(http.StatusUnprocessableEntity).Says("Leave one name out", "0800 1111")
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "teacher")}, "not": {staffID(a, "teacher")}}).Want(http.StatusUnprocessableEntity).Says("named the same person twice")
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "itadmin")}}).Want(http.StatusUnprocessableEntity).Says("can't reach this person")
	aled.Post("/p/6", url.Values{"not": {staffID(a, "dsl"), staffID(a, "ddsl")}}).Want(http.StatusSeeOther)
	aled.Get("/p/10").Says("Margaret Ellery reads this today")
	mine := sentTo(t, aled.Post("/p/10", nil))
	a.As(t, "head").Get(staffPath(mine)).Want(http.StatusOK).Says("Aled Vaughan")
}

// Whoever declared a conflict with the pupil is never told, chosen or not, and cannot open it, the lead included.
func TestADeclaredConflictKeepsEverybodyOut(t *testing.T) {
	a := testapp.Start(t)
	a.Conflict(t, "dsl", "aled")
	aled := a.As(t, "aled")
	aled.Get("/p/1").Says("Peter Osei reads this today").Silent("Noor Khan")
	aled.Post("/p/6", url.Values{"chosen": {staffID(a, "dsl")}}).Want(http.StatusUnprocessableEntity).Says("can't reach this person")
	mine := sentTo(t, aled.Post("/p/1", nil))
	lead := a.As(t, "dsl")
	lead.Get("/requests").Silent("Aled")
	lead.Get(staffPath(mine)).Want(http.StatusNotFound)
}

// A pupil sees their own and nobody else's; a colleague it has not come to sees nothing; nobody without a session does.
func TestARequestIsNotHereForOthers(t *testing.T) {
	a := testapp.Start(t)
	mine, theirs := asked(t, a)
	bea := a.As(t, "bea")
	for _, below := range []string{"", "/more", "/change", "/answer", "/names"} {
		bea.Get(mine + below).Want(http.StatusNotFound)
	}
	bea.Post(mine+"/more", url.Values{"more": {"x"}}).Want(http.StatusNotFound)
	bea.Post(mine+"/change", nil).Want(http.StatusNotFound)
	bea.Get("/").Silent("Sent this morning")
	for name, want := range map[string]int{
		"teacher": 404, "pastoral": 404, "head": 404, "senco": 404, "governor": 404, "itadmin": 403, "riverside": 403, "aled": 403, "dsl": 200, "ddsl": 200,
	} {
		a.As(t, name).Get(theirs).Want(want)
	}
	if got := a.Browser(t).Get(theirs); got.Status != http.StatusSeeOther {
		t.Errorf("without a session: %d", got.Status)
	}
	// Adding comes beside what was sent, for the same people.
	aled := a.As(t, "aled")
	aled.Post(mine+"/more", url.Values{"more": {""}}).Want(http.StatusUnprocessableEntity)
	aled.Post(mine+"/more", url.Values{"more": {"And the bus."}}).Want(http.StatusSeeOther)
	a.As(t, "ddsl").Get(theirs).Says("And the bus.", "Lunch is long.")
}

// T-086: everyone who opened it is named with role and day, once a day; what the pupil did themselves is not in the list.
func TestWhoHasOpenedIt(t *testing.T) {
	a := testapp.Start(t)
	mine := sentTo(t, a.As(t, "aled").Post("/p/1", nil))
	for range 3 {
		a.As(t, "dsl").Get(staffPath(mine)).Want(http.StatusOK)
	}
	a.Clock.Advance(24 * time.Hour)
	a.As(t, "dsl").Get(staffPath(mine)).Want(http.StatusOK)
	a.As(t, "teacher").Get(staffPath(mine)).Want(http.StatusNotFound)
	page := a.As(t, "aled").Get(mine).Want(http.StatusOK)
	page.Says("Noor Khan, leads the team that keeps pupils safe", "Yesterday morning", "This morning at 9:15").Silent("Daniel Marsh,")
}

// The day is that of the school's clock, by which the pupil reads it: in summer a day in UTC ends at one in the morning. Whoever had
// opened it late the evening before and again after midnight stood there without the second day.
func TestWhoHasOpenedItOnASummerNight(t *testing.T) {
	a := testapp.Start(t)
	a.Clock.Set(time.Date(2027, 6, 14, 12, 0, 0, 0, time.UTC))
	mine := sentTo(t, a.As(t, "aled").Post("/p/1", nil))
	for _, when := range []time.Time{
		time.Date(2027, 6, 14, 22, 30, 0, 0, time.UTC), // half past eleven at night
		time.Date(2027, 6, 14, 23, 30, 0, 0, time.UTC), // half past midnight, the next day
		time.Date(2027, 6, 15, 8, 0, 0, 0, time.UTC),
	} {
		a.Clock.Set(when)
		a.As(t, "dsl").Get(staffPath(mine)).Want(http.StatusOK)
	}
	a.Clock.Set(time.Date(2027, 6, 15, 9, 0, 0, 0, time.UTC))
	page := a.As(t, "aled").Get(mine).Want(http.StatusOK)
	page.Says("Yesterday evening", "This morning at 12:30").Silent("This morning at 9 o'clock")
}
