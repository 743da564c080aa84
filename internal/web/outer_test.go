package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"heard/internal/secret"
	"heard/internal/testapp"
)

// Nothing is taken in under a name that somebody else made point here; a reader is sent to the right address.
func TestARequestForAnotherHost(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "teacher")
	c.Headers["Host"] = "elsewhere.example"
	if got := c.Get("/concerns?before=x"); got.Status != http.StatusTemporaryRedirect || got.To != a.URL+"/concerns?before=x" {
		t.Errorf("%d to %q", got.Status, got.To)
	}
	c.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Words."}}).Want(http.StatusForbidden)
	c.Get("/livez").Want(http.StatusOK)
}

// A form is held in memory until the whole of it is here. Two hundred strangers who sent one of a megabyte slowly took the program
// from 40 to 302 MB; what is read of a stranger's is short.
func TestAStrangersFormIsShort(t *testing.T) {
	a := testapp.Start(t)
	made := secret.NewToken().Reveal() // what a stranger makes up
	for path, want := range map[string]int{"/sign-in": 422, "/sign-in/code": 422, "/link/" + made: 422, "/leave": 303, "/concerns/new": 303} {
		body := &longBody{left: 1 << 19}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, a.URL+path, body)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.AddCookie(&http.Cookie{Name: "__Host-heard", Value: made})
		w := httptest.NewRecorder()
		a.Site.ServeHTTP(w, r)
		if w.Code != want || strings.HasPrefix(path, "/sign-in") && !strings.Contains(w.Body.String(), "longer than one form can keep") {
			t.Errorf("%s: %d", path, w.Code)
		}
		if body.read > 128<<10 {
			t.Errorf("%s: %d bytes were read into memory", path, body.read)
		}
	}
}

// longBody is a long form, and counts what was read of it.
type longBody struct{ left, read int }

func (b *longBody) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, io.EOF
	}
	n := min(len(p), b.left)
	for i := range p[:n] {
		p[i] = 'a'
	}
	b.left, b.read = b.left-n, b.read+n
	return n, nil
}

// Rate limits are kept in the database: a pupil who sends without end is slowed, told kindly, and loses nothing; help now and
// leaving always work.
func TestSendingWithoutEndIsSlowed(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "aled")
	slowed := false
	for range 200 {
		if got := c.Post("/stay", nil); got.Status == http.StatusTooManyRequests {
			slowed = true
			break
		}
	}
	if !slowed {
		t.Error("two hundred at once were all taken")
	}
	told := c.Post("/p/5", url.Values{"words": {"The bus is the hard part."}}).Want(http.StatusTooManyRequests).Says("What you wrote is still here").Page()
	if told.Find(`form#unsent[action="/p/5"] input[name=words]`).AttrOr("value", "") != "The bus is the hard part." {
		t.Error("whoever is slowed loses what they wrote")
	}
	c.Get("/help-now").Want(http.StatusOK)
	if got := c.Post("/leave", nil); got.Status >= 400 {
		t.Errorf("leaving was slowed: %d", got.Status)
	}
	a.As(t, "bea").Post("/stay", nil).Want(http.StatusNoContent)
}

// 4.14, and the one-line log: no name, no username, no id and no word of a record, whatever a journey does.
func TestTheLogHoldsNoPersonalData(t *testing.T) {
	a := testapp.Start(t)
	c := a.As(t, "teacher")
	sent := c.Post("/concerns/new", url.Values{"find": {"aled"}, "facts": {"Canary narrative."}, "danger": {"no"}})
	c.Follow(sent)
	c.Post("/concerns/find", url.Values{"find": {"vaughan"}})
	c.Get("/concerns/view/not-an-id")
	a.Browser(t).Post("/sign-in", url.Values{"username": {"canary-user"}, "password": {"canary-secret"}})
	// A stranger's word in place of a method went into the log as it was.
	odd, err := http.NewRequestWithContext(t.Context(), "Canary-Method", a.URL+"/concerns", nil)
	if err != nil {
		t.Fatal(err)
	}
	odd.Header.Set("Sec-Fetch-Site", "same-origin")
	a.Site.ServeHTTP(httptest.NewRecorder(), odd)
	id := strings.TrimSuffix(strings.TrimPrefix(sent.To, "/concerns/view/"), "?saved=1")
	for _, word := range []string{"aled", "Aled", "vaughan", "Vaughan", "Canary", "canary", "teacher", "Marsh", id, testapp.Password} {
		if strings.Contains(a.Logged(), word) {
			t.Errorf("the log holds %q", word)
		}
	}
}
