package web

import (
	"net/http"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/schoolday"
	"heard/internal/web/view"
)

// signOut ends the session on the server and asks the browser to forget this site.
func signOut(c *call) error {
	if err := c.endSession(audit.SignOut); err != nil {
		return err
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

// leave is "Leave this page": it keeps what was typed, ends the session, and goes to a page about nothing in particular.
// It works without a session and without a form.
func leave(c *call) error {
	if c.route.IsUnsafe() && c.actor.SignedIn() {
		if err := c.keepForLater(); err != nil {
			return err
		}
	}
	if err := c.endSession(audit.Leave); err != nil {
		return err
	}
	if to := c.site.settings.Leave; to != "" {
		return c.Redirect(to)
	}
	return c.Show(view.Left{Today: schoolday.DayForStaff(schoolday.DateOf(c.site.clock.Now()))})
}

// keepForLater stores the answers that came along under the address they were typed at.
func (c *call) keepForLater() error {
	if err := c.gin.Request.ParseForm(); err != nil {
		return nil //nolint:nilerr // somebody is leaving in a hurry: what cannot be read must not keep them here
	}
	values := c.gin.Request.PostForm
	from := ownPath(values.Get("from"))
	values.Del("from")
	values.Del("password")
	values.Del("code")
	if from == "/" || len(values) == 0 || c.isAside() {
		return nil // an earlier text waits there, and the page said that this one is not kept
	}
	return c.keepTyped(c.actor, from, values)
}

func (c *call) endSession(how audit.Action) error {
	wiped := `"cache", "storage"`
	if c.actor.Kind != actor.KindStaff {
		wiped += `, "cookies"` // not a colleague's: it would take the mark of a known device, which keeps them from being locked out
	}
	c.gin.Header("Clear-Site-Data", wiped)
	c.dropCookie()
	if !c.actor.SignedIn() {
		return nil
	}
	return c.site.Sessions.End(c.Context(), c.actor, c.session.Hash, how)
}
