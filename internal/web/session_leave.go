package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/secret"
)

// signOut ends the session on the server and asks the browser to forget this site.
func signOut(c *call) error {
	c.forget()
	if c.actor.SignedIn() {
		if err := c.site.Sessions.End(c.Context(), c.actor, c.session.Hash, audit.SignOut); err != nil {
			return err
		}
	}
	return c.Redirect("/")
}

// stay keeps a session that is about to idle out. The browser's script sends it, so there is no page to show.
func stay(c *call) error {
	if err := c.site.Sessions.Stay(c.Context(), c.actor, c.session.Hash); err != nil {
		return err
	}
	c.gin.Status(http.StatusNoContent)
	return nil
}

// Whoever leaves waits this long for what is done behind them, which has longer: what they typed is worth it.
const (
	leaveWait = time.Second
	leaveWork = 10 * time.Second
)

// leave is "Leave this page": the browser forgets this site, what was typed is kept, the session ends, and whatever of that
// fails or takes its time, there is a page about nothing in particular. It works without a session and without a form.
func leave(c *call) error {
	c.forget()
	select {
	case <-c.leaveBehind():
	case <-time.After(leaveWait):
	}
	to := c.site.settings.Leave
	if to == "" || c.route.IsUnsafe() && isElsewhere(to) { // form-action holds for what answers a form, too
		to = pathNeutral
	}
	return c.Redirect(to)
}

// isElsewhere reports whether leaving ends at another site; see fitsLeaving.
func isElsewhere(to string) bool { return !strings.HasPrefix(to, "/") }

// forget makes the browser forget this site, but for the mark of a known device, which keeps its owner from being locked out.
func (c *call) forget() {
	wiped := `"cache", "storage"`
	if c.cookie(cookieDevice) == "" {
		wiped += `, "cookies"`
	}
	c.gin.Header("Clear-Site-Data", wiped)
	c.dropCookie()
}

// leaveBehind does the rest on its own, and says when it has: it outlives the request, which must not wait for a database that
// is slow or away.
func (c *call) leaveBehind() <-chan struct{} {
	done := make(chan struct{})
	token, err := secret.ParseToken(c.cookie(cookieSession))
	if err != nil {
		close(done)
		return done
	}
	var typed url.Values
	if c.route.IsUnsafe() && c.mayHold(token) && c.gin.Request.ParseForm() == nil { // what cannot be read must not keep them here
		typed = c.gin.Request.PostForm
	}
	behind, cancel := c.detached(leaveWork)
	c.site.leaving.Go(func() {
		defer close(done)
		defer cancel()
		defer behind.survive()
		behind.endOf(token, typed)
	})
	return done
}

// mayHold reports whether what was typed may be read into memory: what is short always, and what is long unless the token is nobody's,
// since a stranger can make one up.
func (c *call) mayHold(token secret.Token) bool {
	if n := c.gin.Request.ContentLength; n >= 0 && n <= maxOpenBody {
		return true
	}
	ctx, cancel := context.WithTimeout(c.Context(), leaveWait)
	defer cancel()
	_, over, err := c.site.Sessions.Resume(ctx, token, c.request)
	return !fault.Is(err, fault.SignedOut) || !over.Session.Account.IsZero()
}

// detached is a call that may outlive its request, for so long. It has no answer to write to.
func (c *call) detached(most time.Duration) (*call, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.Context()), most)
	g := c.gin.Copy()
	g.Request = g.Request.WithContext(ctx)
	return &call{gin: g, site: c.site, route: c.route, request: c.request}, cancel
}

// survive is deferred around what is done beside a request: a panic there would end the program.
func (c *call) survive() {
	if p := recover(); p != nil {
		c.site.logPanic(c.Context(), c.request, p)
	}
}

// endOf keeps what was typed for whoever's session it is, or was, and ends it. One that fails does not keep the other.
func (c *call) endOf(token secret.Token, typed url.Values) {
	found, over, err := c.site.Sessions.Resume(c.Context(), token, c.request)
	isOver := fault.Is(err, fault.SignedOut)
	if isOver {
		found, err = over.Session, nil
	}
	owner := found.Actor(c.request)
	if err != nil || !owner.SignedIn() {
		c.logLeft(err)
		return
	}
	c.logLeft(c.keepForLater(owner, typed))
	if !isOver {
		c.logLeft(c.site.Sessions.End(c.Context(), owner, found.Hash, audit.Leave))
	}
}

func (c *call) logLeft(err error) {
	if err != nil {
		c.logFault(slog.LevelWarn, err)
	}
}

// keepForLater stores the answers that came along under the address they were typed at.
func (c *call) keepForLater(owner actor.Actor, values url.Values) error {
	from := values.Get("from")
	values.Del("from")
	values.Del("password")
	values.Del("code")
	if !c.site.hasForm(from) || len(values) == 0 || c.isAside() {
		return nil // an earlier text waits there, and the page said that this one is not kept
	}
	return c.keepTyped(owner, from, values)
}
