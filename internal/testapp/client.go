package testapp

import (
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"heard/internal/ident"
	"heard/internal/secret"
)

// Client is one browser without JavaScript: it keeps cookies (Secure ones too, as browsers do on loopback), sends what
// browsers send, and follows no redirect unless asked.
type Client struct {
	App     *App
	cookies map[string]string
	Headers map[string]string // sent with every request; a test may change them to be hostile
	sent    map[string]bool   // keys of forms, so that a re-sent one is known
	t       testing.TB
}

// Browser opens a new browser that is not signed in.
func (a *App) Browser(t testing.TB) *Client {
	return &Client{App: a, t: t, cookies: map[string]string{}, sent: map[string]bool{}, Headers: map[string]string{"Sec-Fetch-Site": "same-origin"}}
}

// As opens a browser signed in under a name of the small school.
func (a *App) As(t testing.TB, name string) *Client {
	t.Helper()
	c := a.Browser(t)
	r := c.Post("/sign-in", url.Values{"username": {name}, "password": {Password}})
	if r.Status != http.StatusSeeOther {
		t.Fatalf("%s could not sign in: %d\n%s\n%s", name, r.Status, clip(r.Text()), a.Logged())
	}
	return c
}

// Get asks for a page.
func (c *Client) Get(path string) Answer {
	c.t.Helper()
	return c.do(http.MethodGet, path, nil)
}

// Head asks for a page without its body.
func (c *Client) Head(path string) Answer {
	c.t.Helper()
	return c.do(http.MethodHead, path, nil)
}

// Post sends a form. A form without a key is given a fresh one, as the page would have.
func (c *Client) Post(path string, form url.Values) Answer {
	c.t.Helper()
	form = maps.Clone(form)
	if form == nil {
		form = url.Values{}
	}
	if form.Get("key") == "" {
		form.Set("key", newKey(c.App))
	}
	return c.do(http.MethodPost, path, form)
}

// Follow goes where an answer leads, to the end.
func (c *Client) Follow(a Answer) Answer {
	c.t.Helper()
	for range 10 {
		if a.To == "" {
			return a
		}
		a = c.Get(a.To)
	}
	c.t.Fatal("redirected ten times")
	return a
}

// Cookie gives a cookie that the browser holds; the session's is SessionCookie.
func (c *Client) Cookie(name string) string { return c.cookies[name] }

// Keep puts a cookie into the browser, as whoever sat there before may have.
func (c *Client) Keep(name, value string) { c.cookies[name] = value }

// The program's two cookies.
const (
	SessionCookie = "__Host-heard"
	DeviceCookie  = "__Host-heard-device"
)

// Forget drops a cookie, as closing the browser does.
func (c *Client) Forget() { clear(c.cookies) }

func (c *Client) do(method, path string, form url.Values) Answer {
	c.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.App.URL+path, body)
	if err != nil {
		c.t.Fatal(err)
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for k, v := range c.Headers {
		r.Header.Set(k, v)
		if k == "Host" {
			r.Host = v
		}
	}
	for name, value := range c.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	before := c.App.requests()
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	for _, ck := range res.Cookies() {
		if ck.MaxAge < 0 || ck.Value == "" {
			delete(c.cookies, ck.Name)
		} else {
			c.cookies[ck.Name] = ck.Value
		}
	}
	all, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	answer := Answer{Status: res.StatusCode, To: res.Header.Get("Location"), Header: res.Header, Body: string(all), t: c.t, page: &parsed{}}
	key := form.Get("key")
	if c.App.hasLine(r) {
		c.traced(method, before, answer, key != "" && c.sent[key])
	}
	c.sent[key] = true
	return answer
}

// Resume gives a browser signed in under a name, the same one as before while its session lasts.
func (a *App) Resume(t testing.TB, name string) *Client {
	t.Helper()
	if c := a.signedIn[name]; c != nil && c.lasts() {
		return c
	}
	if a.signedIn == nil {
		a.signedIn = map[string]*Client{}
	}
	a.signedIn[name] = a.As(t, name)
	return a.signedIn[name]
}

// lasts reports whether the browser's session is still one, as the program asks before it handles a request.
func (c *Client) lasts() bool {
	token, err := secret.ParseToken(c.cookies[SessionCookie])
	if err != nil {
		return false
	}
	_, _, err = c.App.Services.Sessions.Resume(c.t.Context(), token, "resume")
	return err == nil
}

// Silently posts a form and gives only the status; unlike Post it may be called from several goroutines at once.
func (c *Client) Silently(path string, form url.Values) int {
	form = maps.Clone(form)
	form.Set("key", newKey(c.App))
	r, err := http.NewRequestWithContext(c.t.Context(), http.MethodPost, c.App.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		return 0
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for k, v := range c.Headers {
		r.Header.Set(k, v)
	}
	for name, value := range c.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return 0
	}
	_ = res.Body.Close()
	return res.StatusCode
}

func newKey(a *App) string { return ident.NewRaw(a.Clock.Now()).String() }
