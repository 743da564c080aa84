package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"heard/internal/app"
	"heard/internal/testapp"
	"heard/internal/testdb"
)

const hard = "Something hard to say"

func leaving(words string) url.Values { return url.Values{"from": {"/p/5"}, "words": {words}} }

// gone fails the test unless the answer sends the reader to a page about nothing in particular.
func gone(t *testing.T, status int, h http.Header) {
	t.Helper()
	if status != http.StatusSeeOther || h.Get("Location") != "/term-dates" {
		t.Errorf("%d to %q", status, h.Get("Location"))
	}
	if !strings.Contains(h.Get("Set-Cookie"), testapp.SessionCookie+"=;") || !strings.Contains(h.Get("Clear-Site-Data"), "storage") {
		t.Errorf("the browser still holds the session: %q, %q", h.Get("Set-Cookie"), h.Get("Clear-Site-Data"))
	}
}

// Whatever cannot be saved, whoever leaves is gone at once; what can still be done is done. A full disk used to show them the
// page of an error, with Childline's number on it.
func TestNothingThatFailsKeepsAnybodyWhoLeaves(t *testing.T) {
	a := testapp.Start(t)
	for _, table := range []string{"draft", "session", "audit"} {
		t.Run(table, func(t *testing.T) {
			c, same := a.As(t, "aled"), a.Browser(t)
			same.Keep(testapp.SessionCookie, c.Cookie(testapp.SessionCookie))
			heal := testdb.FailWritesWith(t, table, 1114) // the table is full
			got := c.Post("/leave", leaving(hard+" "+table))
			heal()
			gone(t, got.Status, got.Header)
			if lasts := isIn(same); lasts != (table != "draft") {
				t.Errorf("the session lasts: %v", lasts)
			}
			if kept := strings.Contains(a.As(t, "aled").Get("/p/5?kept=1").Body, hard+" "+table); kept != (table == "session") {
				t.Errorf("what was typed is kept: %v", kept)
			}
		})
	}
}

// A database that does not answer holds nobody up either, and what was typed is kept once it goes on. Each request used to
// wait ten seconds and end in an error.
func TestLeavingWhileTheDatabaseStandsStill(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "aled")
	goOn, begun := testdb.Pause(t), time.Now()
	left := bare(t, a, c, "/leave", leaving(hard))
	gone(t, left.Code, left.Header())
	c.Forget()
	page := bare(t, a, c, "/term-dates", nil)
	if took := time.Since(begun); took > 4*time.Second {
		t.Errorf("it took %s", took)
	}
	if page.Code != http.StatusOK || !strings.Contains(page.Body.String(), "at the school office") {
		t.Errorf("%d: %s", page.Code, page.Body)
	}
	goOn()
	a.Site.Settle()
	a.As(t, "aled").Get("/p/5?kept=1").Want(http.StatusOK).Says(hard)
}

// bare asks without looking into the audit afterwards, for which the database must answer.
func bare(t *testing.T, a *testapp.App, c *testapp.Client, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	method := http.MethodGet
	if form != nil {
		method = http.MethodPost
	}
	r := httptest.NewRequestWithContext(t.Context(), method, a.URL+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.AddCookie(&http.Cookie{Name: testapp.SessionCookie, Value: c.Cookie(testapp.SessionCookie)})
	w := httptest.NewRecorder()
	a.Site.ServeHTTP(w, r)
	return w
}

// More than a form can keep is not kept, and is no reason to stay. It used to be answered with the page of an error.
func TestLeavingWithMoreThanCanBeKept(t *testing.T) {
	a := testapp.Start(t)
	for _, size := range []int{300_000, 1_100_000} {
		got := a.As(t, "aled").Post("/leave", leaving(strings.Repeat("a", size)))
		gone(t, got.Status, got.Header)
	}
}

// Somebody whose session is over and who then leaves finds what they had typed, as after sending it. It was thrown away: the
// way out is open to everybody, and only what was sent to other pages was kept.
func TestLeavingAfterTheSessionKeepsWhatWasTyped(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "aled")
	a.Clock.Advance(11 * time.Minute)
	got := c.Post("/leave", leaving(hard))
	gone(t, got.Status, got.Header)
	a.As(t, "bea").Get("/p/5?kept=1").Silent(hard)
	a.As(t, "aled").Get("/p/5?kept=1").Want(http.StatusOK).Says(hard)
}

// The neutral page is what it says it is, for anybody: today, and the terms that are not over. It had only ever held dates in
// its examples.
func TestTheNeutralPageHoldsTheTermDates(t *testing.T) {
	a := testapp.Start(t)
	page := a.Browser(t).Get("/term-dates").Want(http.StatusOK)
	page.Says("Monday 16 November 2026", "Autumn term", "2 September to 18 December 2026", "4 January to 26 March 2027").Silent("at the school office", "Childline", "Leave this page")
	a.Clock.Set(time.Date(2027, 4, 1, 9, 0, 0, 0, time.UTC))
	a.Browser(t).Get("/term-dates").Says("Summer term").Silent("Autumn term", "Spring term")
	a.Clock.Set(time.Date(2027, 8, 1, 9, 0, 0, 0, time.UTC))
	a.Browser(t).Get("/term-dates").Says("at the school office")
}

// The mark of a known device keeps its owner from being locked out by others, so leaving does not take it, whoever leaves.
func TestLeavingTakesNoMarkOfAKnownDevice(t *testing.T) {
	a := testapp.Start(t)
	teacher := a.As(t, "teacher")
	a.Clock.Advance(31 * time.Minute)
	for c, cookies := range map[*testapp.Client]bool{teacher: false, a.As(t, "aled"): true} {
		if got := strings.Contains(c.Get("/leave").Header.Get("Clear-Site-Data"), "cookies"); got != cookies {
			t.Errorf("cookies are cleared: %v, want %v", got, cookies)
		}
	}
}

// Where leaving ends is the school's choice: a page of this site that needs no session, or another site. A form is never
// answered with a redirect to one; see TestLeavingForAnotherSite.
func TestWhereLeavingEnds(t *testing.T) {
	const elsewhere = "https://www.example.org/weather?a=1;b=2"
	for _, x := range []struct{ leave, link, form, onward string }{
		{"", "/term-dates", "/term-dates", ""},
		{"/term-dates", "/term-dates", "/term-dates", ""},
		{"/help-now?x=1", "/help-now?x=1", "/help-now?x=1", ""},
		{elsewhere, elsewhere, "/term-dates", "0; url=" + elsewhere},
	} {
		t.Run(x.leave, func(t *testing.T) {
			a := testapp.Start(t, func(o *app.Options) { o.Leave = x.leave })
			c := a.Browser(t)
			if got := c.Get("/leave").To; got != x.link {
				t.Errorf("a link leads to %q", got)
			}
			if got := c.Post("/leave", nil).To; got != x.form {
				t.Errorf("a form leads to %q", got)
			}
			if got := c.Get("/term-dates").Want(http.StatusOK).Header.Get("Refresh"); got != x.onward {
				t.Errorf("from there it goes on to %q", got)
			}
		})
	}
}

// A page that is not there, or that asks to sign in, would tell whoever looks where somebody has been.
func TestLeavingEndsAtNoPageThatAsksToSignIn(t *testing.T) {
	testapp.Start(t, func(o *app.Options) {
		for _, unfit := range []string{"/away", "/concerns", "/leave"} {
			with := *o
			with.Leave = unfit
			if _, err := app.New(with); err == nil || !strings.Contains(err.Error(), "HEARD_LEAVE_URL must be") {
				t.Errorf("%s: %v", unfit, err)
			}
		}
	})
}
