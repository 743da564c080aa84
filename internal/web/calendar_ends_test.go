package web_test

import (
	"net/http"
	"testing"
	"time"
)

// A calendar that nobody carries on was told to nobody, and then nothing could be sent to a service, answered by one or told to a
// young person until the next term was typed in. It is told to whoever answers for the school's numbers, in time; and a referral
// goes on by working days (4.17, T-041).
func TestWhenTheCalendarEndsItIsToldAndNothingWaitsForIt(t *testing.T) {
	a, _, camhs := withServices(t)
	const ends = "The school's calendar"
	a.As(t, "dsl").Get("/").Want(http.StatusOK).Silent(ends)

	a.Behind(t, `DELETE FROM calendar_term WHERE first_day > '2026-12-31'`)
	a.Behind(t, `UPDATE calendar_term SET last_day = '2026-12-11'`)
	a.Behind(t, `UPDATE copy_version SET version = version + 1 WHERE name = 'calendar'`)
	a.As(t, "dsl").Get("/").Want(http.StatusOK).Says(ends + " ends on Fri 11 Dec 2026.")
	a.As(t, "head").Get("/").Says(ends)
	for _, other := range []string{"teacher", "navigator", "aled"} {
		a.As(t, other).Get("/").Silent(ends)
	}

	nav := a.As(t, "navigator")
	id := draftReferral(t, a, nav, camhs)
	a.Clock.Set(time.Date(2026, 12, 14, 9, 15, 0, 0, time.UTC))
	a.As(t, "dsl").Get("/").Says(ends + " ended on Fri 11 Dec 2026.")
	nav = a.As(t, "navigator")
	nav.Post("/referrals/write/"+id, with(wholeReferral(a, "2"), "first_contact", "21/12/2026")).Want(http.StatusSeeOther)
	sendReferral(t, nav, id)
	nav.Get("/referrals/view/" + id).Want(http.StatusOK)
	answerReferral(a.As(t, "camhs"), id, "received").Want(http.StatusSeeOther)
	answerReferral(a.As(t, "camhs"), id, "not_for_us", "reason", "Too far away.", "has_told", "no").Want(http.StatusSeeOther)
}
