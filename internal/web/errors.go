package web

import (
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"heard/internal/actor"
	"heard/internal/fault"
	"heard/internal/web/view"
)

// fail is the one place where an error becomes an answer.
func (c *call) fail(err error) {
	switch fault.KindOf(err) {
	case fault.SignedOut:
		c.toSignIn()
	case fault.NotAllowed:
		c.failWith(http.StatusForbidden, view.ErrorNotAllowed{Ask: c.whomToAsk()})
	case fault.NotFound:
		c.failWith(http.StatusNotFound, view.ErrorNotFound{})
	case fault.Invalid:
		c.failWith(http.StatusUnprocessableEntity, view.ErrorConflict{Again: c.here()})
	case fault.Conflict:
		c.failWith(http.StatusConflict, view.ErrorConflict{Again: c.here()})
	case fault.TooMany:
		c.gin.Header("Retry-After", "60")
		c.failWith(http.StatusTooManyRequests, view.ErrorTooMany{When: "in a few minutes", Unsent: c.unsent()})
	case fault.Unavailable:
		c.logFault(slog.LevelWarn, err)
		c.gin.Header("Retry-After", "30")
		c.failWith(http.StatusServiceUnavailable, view.ErrorUnavailable{Unsent: c.unsent()})
	default:
		c.logFault(slog.LevelError, err)
		c.failWith(http.StatusInternalServerError, view.ErrorInternal{Unsent: c.unsent()})
	}
}

// failWith shows an error page. Should that fail too, a line of plain text is better than an empty answer.
func (c *call) failWith(status int, p view.Page) {
	if err := c.show(status, p); err != nil {
		c.logFault(slog.LevelError, err)
		if rec := recorderOf(c.gin.Writer); rec != nil {
			rec.fallback(c.request)
		}
	}
}

// unsent is what was sent and could not be taken in, for the page that says so: whether a browser that goes back still has the
// words is its own affair, and nothing could be kept here either. A sign-in and a password are typed again.
func (c *call) unsent() *view.Unsent {
	r := c.gin.Request
	if !c.route.IsUnsafe() || c.route.IsOpen() || r.ParseForm() != nil {
		return nil
	}
	u := &view.Unsent{To: r.URL.RequestURI()}
	for _, name := range slices.Sorted(maps.Keys(r.PostForm)) {
		for _, value := range r.PostForm[name] {
			u.Values = append(u.Values, view.Hidden{Name: name, Value: value})
		}
	}
	return u
}

// logFault writes what went wrong. Messages of faults are constants, and errors of the database have lost their text
// before they come here, so the line holds no word of a record.
func (c *call) logFault(level slog.Level, err error) {
	c.site.log.LogAttrs(c.Context(), level, "fault", slog.String("request", c.request), slog.String("route", c.route.Path), slog.String("error", err.Error()))
}

func (c *call) toSignIn() {
	q := url.Values{}
	if path := c.gin.Request.URL.Path; path != "/" {
		if c.route.IsUnsafe() {
			path += "?" + queryKept + "=1"
		}
		q.Set("next", path)
	}
	to := "/sign-in"
	if len(q) > 0 {
		to += "?" + q.Encode()
	}
	c.gin.Redirect(http.StatusSeeOther, to)
}

func (c *call) whomToAsk() string {
	if c.actor.Kind == actor.KindPupil {
		return "Ask any adult at school if you think this should open for you."
	}
	return "Ask the designated safeguarding lead if you think your role should include it."
}

func (c *call) here() *view.Link {
	return &view.Link{Text: "See how it is now", Href: c.gin.Request.URL.Path}
}

func messageOf(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Message
	}
	return ""
}

// crossSite answers a form that another site sent. It never reaches a route, a session or the policy.
func (s *Site) crossSite(w http.ResponseWriter, r *http.Request) {
	if rec := recorderOf(w); rec != nil {
		rec.fault = "cross-site"
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte("This was sent from another site, so Heard did not take it. Open Heard's own page and try again.\n"))
}
