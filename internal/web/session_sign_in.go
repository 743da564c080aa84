package web

import (
	"net/url"
	"strings"
	"time"

	"heard/internal/audit"
	"heard/internal/fault"
	"heard/internal/secret"
	"heard/internal/session"
	"heard/internal/web/view"
)

type signInForm struct {
	Username string `form:"username" validate:"required,max=200" say:"Type your username."`
	Password string `form:"password" as:"typed" validate:"required" say:"Type your password."`
	Shared   bool   `form:"shared"`
	Next     string `form:"next"`
}

func (f signInForm) page(fields []fault.Field) (view.Page, error) {
	return view.SignIn{
		Next: ownPath(f.Next), Username: f.Username, Shared: f.Shared, Parked: strings.Contains(f.Next, queryKept+"="),
		Problems: view.Problems(fields),
	}, nil
}

func signInShow(c *call) error {
	if c.actor.SignedIn() {
		return c.Redirect("/")
	}
	var f signInForm
	c.Prefill(&f)
	f.Username, f.Password = "", "" // an address never fills these
	page, _ := f.page(nil)
	return c.Show(page)
}

func signInSend(c *call) error {
	var f signInForm
	if err := c.Bind(&f); err != nil {
		return c.Again(err, f.page)
	}
	attempt := c.attempt(f.Shared)
	attempt.Name, attempt.Password = f.Username, secret.NewText(f.Password)
	return c.enter(attempt, f.Next, f.page)
}

type codeForm struct {
	Code   string `form:"code" validate:"required,max=100" say:"Type the code from your letter."`
	Shared bool   `form:"shared"`
	Next   string `form:"next"`
}

func (f codeForm) page(fields []fault.Field) (view.Page, error) {
	return view.SignInCode{Next: ownPath(f.Next), Shared: f.Shared, Problems: view.Problems(fields)}, nil
}

func codeShow(c *call) error {
	if c.actor.SignedIn() {
		return c.Redirect("/")
	}
	var f codeForm
	c.Prefill(&f)
	page, _ := f.page(nil)
	return c.Show(page)
}

func codeSend(c *call) error {
	var f codeForm
	if err := c.Bind(&f); err != nil {
		return c.Again(err, f.page)
	}
	code, err := secret.ParseCode(f.Code)
	if err != nil {
		return c.Again(&fault.Error{Kind: fault.Invalid, Fields: []fault.Field{{Name: "code", Message: "That does not look like a code. It has five groups of three."}}}, f.page)
	}
	attempt := c.attempt(f.Shared)
	attempt.Code = code
	return c.enter(attempt, f.Next, f.page)
}

func (c *call) attempt(shared bool) session.Attempt {
	hash, _ := c.device()
	return session.Attempt{Shared: shared, From: c.client(), Device: hash, Request: c.request}
}

// enter signs in, or shows the same form again. A wrong guess marks the first box, so that the summary leads somewhere.
func (c *call) enter(a session.Attempt, next string, again func([]fault.Field) (view.Page, error)) error {
	opened, err := c.site.Sessions.SignIn(c.Context(), a)
	if err != nil {
		return c.Again(err, func(fields []fault.Field) (view.Page, error) {
			for i := range fields {
				if fields[i].Name == "" && a.Code.IsZero() {
					fields[i].Name = "username"
				} else if fields[i].Name == "" {
					fields[i].Name = "code"
				}
			}
			return again(fields)
		})
	}
	if err := c.welcome(opened); err != nil {
		return err
	}
	return c.Redirect(ownPath(next))
}

// welcome gives the browser its new session. The old cookie, if any, is overwritten, so a token from before signing in is worth
// nothing, and the session that it was for ends with it.
func (c *call) welcome(o session.Opened) error {
	if c.actor.SignedIn() {
		if err := c.site.Sessions.End(c.Context(), c.actor, c.session.Hash, audit.SignOut); err != nil {
			return err
		}
	}
	c.setCookie(cookieSession, o.Token.Reveal(), 0)
	if _, fresh := c.device(); !fresh.IsZero() && !o.Session.Shared && o.Session.Kind == "staff" {
		c.setCookie(cookieDevice, fresh.Reveal(), 365*24*time.Hour)
	}
	return nil
}

// ownPath keeps a way back only when it leads to this site.
func ownPath(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Host != "" || u.Scheme != "" || u.Opaque != "" || !strings.HasPrefix(next, "/") ||
		strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return "/"
	}
	return next
}
