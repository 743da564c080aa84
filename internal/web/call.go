package web

import (
	"bytes"
	"context"
	"net/http"
	"net/url"

	"heard/internal/actor"
	"heard/internal/authz"
	"heard/internal/fault"
	"heard/internal/ident"
	"heard/internal/once"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/web/view"

	"github.com/gin-gonic/gin"
)

// call is one request on its way through a handler. A handler reads path and form, calls one service method, and shows a
// page or redirects; it returns its error, and one function turns errors into pages.
type call struct {
	gin     *gin.Context
	site    *Site
	route   *Route
	session session.Session // zero for a visitor
	actor   actor.Actor
	viewer  authz.Viewer
	request string // opaque id, also on the error page and in the log
	nonce   string
	mark    secret.Token // given to a browser that has none, if somebody signs in
	seeing  string       // what a partner sees on this page, why, and until when
	ended   actor.Actor  // whose session was over when their form saved itself
	aside   bool         // an earlier text of this form waits; see isAside
	boxes   []string     // of the form that was bound, in the order of its page
	kept    url.Values   // what the person had typed before their session ended or their draft was saved
}

func (c *call) Context() context.Context { return c.gin.Request.Context() }

// Viewer is what the gate granted for this route's object and action.
func (c *call) Viewer() authz.Viewer { return c.viewer }

// idFrom reads an id out of the path. Anything that is no id is simply not here.
func idFrom[T any](c *call, name string) (ident.ID[T], error) {
	id, err := ident.Parse[T](c.gin.Param(name))
	if err != nil {
		return id, fault.Lost()
	}
	return id, nil
}

// Once gives the form's idempotency key: its hidden field and a digest of the rest.
func (c *call) Once() once.Key {
	id, err := ident.ParseRaw(c.gin.PostForm(fieldKey))
	if err != nil {
		return once.Key{}
	}
	values := url.Values{"path": {c.gin.Request.URL.Path}}
	for name, v := range c.gin.Request.PostForm {
		if name != fieldKey {
			values[name] = v
		}
	}
	k := once.Of(id, values)
	if !c.isAside() {
		k.Form = c.gin.Request.URL.Path
	}
	return k
}

// fieldKey is the hidden field of every form, and fieldAside that of one before which an earlier text waits.
const (
	fieldKey   = "key"
	fieldAside = "aside"
)

// isAside reports whether an earlier text of this form waits to be carried on with. What is written meanwhile neither replaces
// it, as it is typed, nor ends it, as it is sent.
func (c *call) isAside() bool { return c.aside || c.gin.Request.PostForm.Get(fieldAside) != "" }

// Show renders a page with status 200.
func (c *call) Show(p view.Page) error { return c.show(http.StatusOK, p) }

func (c *call) show(status int, p view.Page) error {
	head := p.Head()
	if head.Keeps && !c.route.IsUnsafe() {
		if err := c.lookForDraft(head.To); err != nil {
			return err
		}
	}
	frame := c.frame()
	frame.Unsaved = c.route.IsUnsafe() && (head.To == "" || head.To == frame.Path)
	var b bytes.Buffer
	if err := c.site.views.Render(&b, frame, p); err != nil {
		return fault.Wrap("web.Show", err)
	}
	c.gin.Data(status, "text/html; charset=utf-8", b.Bytes())
	return nil
}

// Redirect sends the browser on with a GET, so that reloading sends nothing twice. The path is always our own, but for
// the page that the school has chosen for leaving.
func (c *call) Redirect(path string) error {
	c.gin.Redirect(http.StatusSeeOther, path)
	return nil
}

// Again shows a form once more with what was typed, when err is about the form (422) or about somebody else's change
// (409). Any other error goes on to its own page. build is given the fields to mark.
func (c *call) Again(err error, build func([]fault.Field) (view.Page, error)) error {
	status := 0
	switch fault.KindOf(err) {
	case fault.Invalid:
		status = http.StatusUnprocessableEntity
	case fault.Conflict:
		status = http.StatusConflict
	case fault.TooMany:
		status = http.StatusTooManyRequests
	default:
		return err
	}
	fields := fault.FieldsOf(err)
	if len(fields) == 0 {
		fields = []fault.Field{{Message: messageOf(err)}}
	}
	page, err := build(inOrder(fields, c.boxes))
	if err != nil {
		return err
	}
	return c.show(status, page)
}

// Document sends a PDF. The name says what kind of paper it is and never whose.
func (c *call) Document(name string, pdf []byte) error {
	h := c.gin.Writer.Header()
	h.Set("Content-Disposition", `attachment; filename="`+name+`.pdf"`)
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	c.gin.Data(http.StatusOK, "application/pdf", pdf)
	return nil
}
