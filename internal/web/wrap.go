package web

import (
	"context"
	"net/http"
	"time"

	"heard/internal/actor"
	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/secret"
	"heard/internal/session"

	"github.com/gin-gonic/gin"
)

func with(ctx context.Context, request, nonce string) context.Context {
	return context.WithValue(context.WithValue(ctx, keyRequest, request), keyNonce, nonce)
}

func text(ctx context.Context, k contextKey) string {
	s, _ := ctx.Value(k).(string)
	return s
}

// wrap is a route's way in: session, actor, gate, handler, error page.
func (s *Site) wrap(r *Route) gin.HandlerFunc {
	return func(g *gin.Context) {
		c := &call{gin: g, site: s, route: r, request: text(g.Request.Context(), keyRequest), nonce: text(g.Request.Context(), keyNonce)}
		rec := recorderOf(g.Writer)
		if rec != nil {
			rec.route = r.Path
		}
		err := c.missed(c.run())
		if err == nil {
			return
		}
		if rec != nil {
			rec.fault = fault.KindOf(err).String()
		}
		c.fail(err)
	}
}

func (c *call) run() error {
	if c.route.isWayOut() {
		return c.route.Handle(c)
	}
	if err := c.resume(); err != nil {
		return err
	}
	if c.ended.SignedIn() {
		if err := c.limit(c.ended); err != nil {
			return err
		}
		return c.autosave(c.ended)
	}
	if c.route.IsOpen() {
		c.gin.Request.Body = http.MaxBytesReader(c.gin.Writer, c.gin.Request.Body, maxOpenBody)
	}
	if err := c.gate(); err != nil {
		return err
	}
	if err := c.limit(c.actor); err != nil {
		return err
	}
	if err := c.loadKept(); err != nil {
		return err
	}
	return c.route.Handle(c)
}

// resume finds who acts. On an open route a session that ended is no error: the visitor is simply nobody.
func (c *call) resume() error {
	c.actor = actor.Nobody(c.request)
	token, err := secret.ParseToken(c.cookie(cookieSession))
	if err != nil {
		return nil
	}
	found, over, err := c.site.Sessions.Resume(c.Context(), token, c.request)
	switch {
	case err == nil:
		c.session, c.actor = found, found.Actor(c.request)
		return nil
	case !fault.Is(err, fault.SignedOut):
		return err
	}
	if c.route.Path == pathDraft && !over.Session.Account.IsZero() { // and the cookie stays: the form itself is still to come
		c.ended = over.Session.Actor(c.request)
		return nil
	}
	c.dropCookie()
	if c.route.IsUnsafe() && !over.Session.Account.IsZero() && !c.route.IsOpen() {
		return c.park(over.Session.Actor(c.request))
	}
	return nil
}

// limit slows down whoever sends a great deal: visitors by network, pupils and partners by account. Adults in school log as
// much as they have to.
func (c *call) limit(by actor.Actor) error {
	if !c.route.IsUnsafe() || c.route.isTry() || by.Kind == actor.KindStaff {
		return nil
	}
	limit := session.Limit{Name: "sends account " + by.Account.String(), Every: 500 * time.Millisecond, Burst: 120}
	if !by.SignedIn() { // a whole school may stand behind one address, and sign in on Monday morning
		limit = session.Limit{Name: "sends visitor " + c.client(), Every: 200 * time.Millisecond, Burst: 300}
	}
	return c.site.Sessions.Allow(c.Context(), by, limit)
}

// park keeps what somebody sent after their session had ended, sealed, for them alone.
func (c *call) park(owner actor.Actor) error {
	if err := c.limit(owner); err != nil {
		return err
	}
	if err := c.parse(); err != nil {
		return err
	}
	if err := c.keepTyped(owner, c.gin.Request.URL.Path, c.gin.Request.PostForm); err != nil {
		return err
	}
	return fault.New(fault.SignedOut, "Sign in to go on. What you typed is kept for you.")
}

// loadKept gives a form page what its reader had typed before; the address says when there may be something.
func (c *call) loadKept() error {
	if c.route.IsUnsafe() || c.gin.Query(queryKept) == "" || !c.actor.SignedIn() {
		return nil
	}
	kept, err := c.site.Drafts.Kept(c.Context(), c.actor, c.gin.Request.URL.Path)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	c.kept = kept
	return err
}

const queryKept = "kept"

// gate asks the policy. A refusal leaves a trace even though nothing else happens.
func (c *call) gate() error {
	if c.route.IsOpen() {
		return nil
	}
	v, err := c.site.Policy.Viewer(c.actor, c.route.Object, c.route.Action)
	if fault.Is(err, fault.NotAllowed) {
		if traced := c.site.Trace.Refused(c.Context(), v, audit.Entry{Action: audit.Refusal, Outcome: audit.Refused}); traced != nil {
			return traced
		}
	}
	c.viewer = v
	return err
}

// missed leaves a trace where somebody asked for a record by its id and was told that it is not here: it may be somebody else's.
func (c *call) missed(err error) error {
	if !fault.Is(err, fault.NotFound) || c.route.IsOpen() || !c.actor.SignedIn() {
		return err
	}
	for _, p := range c.gin.Params {
		if id, bad := ident.ParseRaw(p.Value); bad == nil {
			if traced := c.site.Sessions.Missed(c.Context(), c.actor, id); traced != nil {
				return traced
			}
			break
		}
	}
	return err
}

func recorderOf(w http.ResponseWriter) *recorder {
	for w != nil {
		if r, ok := w.(*recorder); ok {
			return r
		}
		u, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return nil
		}
		w = u.Unwrap()
	}
	return nil
}

func notHere(*call) error { return fault.Lost() }
